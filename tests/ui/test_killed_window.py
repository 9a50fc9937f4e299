"""The window is killed while one writes: what was written is there, and the next start says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.last_session import message_of_last_session
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.presence import note_path
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import MOMENT, Desk

SCRIPT = Path(__file__).parent / "scripts" / "write_until_killed.py"


def killed_while_writing(path: Path) -> list[str]:
    """What the window said until it was killed, the moment the last of it was in the file."""
    said: list[str] = []
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.strip())
            if said[-1] == "request":
                process.kill()
                break
    return said


def start_words(desk: Desk) -> str:
    page = desk.window.welcome
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def banner_words(desk: Desk) -> str:
    banner = desk.window.banner
    return " ".join(each.text() for each in banner.findChildren(QLabel)) * banner.isVisible()


def test_a_killed_window_loses_no_word_and_the_next_one_says_so(
    empty_desk: Desk, small_register: Path, tmp_path: Path, program_home: Path
) -> None:
    desk = empty_desk
    path = Path(shutil.copy(small_register, tmp_path))
    assert killed_while_writing(path) == ["written", "remarks", "request"]
    assert note_path(path).exists(), "it was killed, not closed"
    desk.start_page(str(path))
    told = start_words(desk)
    assert "Programmet blev ikke afsluttet, som det skulle, sidste gang." in told
    assert "er i filen" in told
    assert "kan mangle" in told
    open_path(desk.window, path)
    QApplication.processEvents()
    reader = desk.context.reader
    assert [each.remarks for each in reader.reports() if each.remarks] == [
        "Leverandøren er forsinket."
    ]
    (request,) = reader.requests()
    assert (request.title, request.state) == ("En måned mere", RequestState.DRAFT)
    words = banner_words(desk)
    assert "Programmet blev ikke afsluttet, som det skulle, sidste gang." in words
    assert "Alt, der var gemt, er her; filen er kontrolleret." in words
    assert "kan mangle" in words
    assert "Ny ændringsanmodning" in words
    open_path(desk.window, path.with_name("væk.pfreg"))
    desk.menu("close_register")
    open_path(desk.window, path)
    assert banner_words(desk) == ""
    desk.menu("close_register")
    assert "ikke afsluttet" not in start_words(desk)


def test_the_start_page_says_nothing_of_a_register_that_is_open_in_another_window(
    empty_desk: Desk, small_register: Path, tmp_path: Path, program_home: Path
) -> None:
    path = Path(shutil.copy(small_register, tmp_path))
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        noted = note_path(path).exists()
        empty_desk.start_page(str(path))
        told = start_words(empty_desk)
        process.kill()
    assert (said, noted) == ("written", True)
    assert "ikke afsluttet" not in told


@pytest.mark.parametrize(
    ("later", "when"),
    [(MOMENT, "kl. 10.30"), (MOMENT.replace(day=5), "2. nov. 2023 kl. 10.30")],
)
def test_the_last_saved_change_is_told_with_its_time(
    small_register: Path, tmp_path: Path, later: datetime, when: str
) -> None:
    path = Path(shutil.copy(small_register, tmp_path))
    note_path(path).write_text("{}", encoding="utf-8")
    with open_register(path, actor="Prøve", clock=lambda: later) as register:
        message = message_of_last_session(register)
    assert message is not None
    assert message.advice == f"Sidst gemt {when}: Tid for 19-2 til rød."
    assert danish_time(MOMENT).hour == 10


def test_a_register_that_was_closed_says_nothing(small_register: Path, tmp_path: Path) -> None:
    with open_register(Path(shutil.copy(small_register, tmp_path)), actor="Prøve") as register:
        assert message_of_last_session(register) is None
