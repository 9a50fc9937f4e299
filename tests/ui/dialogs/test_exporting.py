"""The register written as another file from the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_desktop.ui.dialogs.exporting import export_filter, export_register
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.waiting import WaitingBeside
from tests.ui.desk import Desk, FileAnswers
from tests.ui.ground import Ground, ground


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_the_ending_decides_the_kind(place: Ground, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"Porteføljen.{ending}"
    export_register(place.context, place.window, FileAnswers(new_path=target))
    assert target.stat().st_size > 100
    assert place.noted == [f"Eksporteret som Porteføljen.{ending}"]
    assert place.told == []


def test_a_name_without_an_ending_becomes_a_workbook(place: Ground, tmp_path: Path) -> None:
    export_register(place.context, place.window, FileAnswers(new_path=tmp_path / "oktober"))
    assert (tmp_path / "oktober.xlsx").is_file()


def test_the_month_that_is_shown_is_proposed(place: Ground) -> None:
    class Asked(FileAnswers):
        proposed = Path()

        def new(self, parent: object, title: str, proposed: Path, filters: str) -> Path | None:
            self.proposed = proposed
            assert filters == export_filter()
            return None

    files = Asked()
    export_register(place.context, place.window, files)
    assert files.proposed.name == "prøve oktober 2023.xlsx"
    assert place.noted == []


@pytest.mark.parametrize("name", ["porteføljen.docx", "porteføljen.exe", "mangler/x.csv"])
def test_what_cannot_be_written_is_told(place: Ground, tmp_path: Path, name: str) -> None:
    export_register(place.context, place.window, FileAnswers(new_path=tmp_path / name))
    (message,) = place.told
    assert message.happened
    assert message.advice
    assert place.noted == []
    assert not (tmp_path / name).exists()


def test_the_register_is_not_written_over_itself(place: Ground) -> None:
    before = place.register.path.read_bytes()
    export_register(place.context, place.window, FileAnswers(new_path=place.register.path))
    assert len(place.told) == 1
    assert place.register.path.read_bytes() == before


def test_the_window_says_quietly_that_it_was_exported(desk: Desk, tmp_path: Path) -> None:
    desk.files.new_path = tmp_path / "liste.csv"
    desk.menu("export")
    assert desk.window.status.note == "Eksporteret som liste.csv"
    assert not desk.window.banner.isVisible()


def test_an_export_given_up_writes_nothing_and_says_nothing(
    qtbot: QtBot, theme: Theme, small_register: Path, tmp_path: Path
) -> None:
    target = tmp_path / "Porteføljen.xlsx"
    runner = WorkerRunner()
    with ground(theme, Path(shutil.copy(small_register, tmp_path)), runner) as place:
        place.window.show()
        export_register(place.context, place.window, FileAnswers(new_path=target))
        waiting = place.window.findChildren(WaitingBeside)[0]
        waiting.given_up.emit()
        qtbot.waitUntil(lambda: not isValid(waiting))
        assert not target.exists()
        assert place.noted == []
        assert place.told == []
