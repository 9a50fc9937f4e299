"""Report forms as a secretariat uses them: made, filled in elsewhere, dropped, looked at, in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.reporting import approve_reports, mark_reported
from portfolio_desktop.ui.dialogs.forms import FormsDialog
from portfolio_desktop.ui.dialogs.making_forms import MakingFormsDialog
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.verbs import forms
from tests.ui.answering import answer, press
from tests.ui.desk import NOVEMBER, Desk
from tests.ui.ground import words_in
from tests.ui.walking import faults_of
from tests.workflows.form_ground import fill


@pytest.fixture
def opened_folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    asked: list[Path] = []
    monkeypatch.setattr("portfolio_desktop.ui.form_writing.open_outside", asked.append)
    return asked


def report(desk: Desk, number: str) -> Report:
    (found,) = desk.context.reader.reports([NOVEMBER], [desk.row(number).id])
    return found


@pytest.fixture
def made(november: Desk, tmp_path: Path, opened_folders: list[Path]) -> dict[str, Path]:
    """The forms of November by project number, made by the menu."""
    folder = tmp_path / "ud"

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, MakingFormsDialog)
        november.files.folder_path = folder
        press(dialog, "Vælg")
        press(dialog, "Lav ")

    answer(QDialog, act)
    november.menu("make_forms")
    assert opened_folders == [folder]
    return {path.name.split()[0]: path for path in folder.iterdir()}


def dropped(desk: Desk, *paths: Path) -> None:
    """Let go of files over the window, as from the desktop's folder."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)


def test_forms_are_made_by_menu_for_every_project_that_is_to_report(
    made: dict[str, Path],
) -> None:
    assert set(made) == {"16-5", "17-1", "19-2", "22-2"}
    assert made["17-1"].name == "17-1 Patologisk databank november 2023.xlsx"


def test_the_shortcut_opens_the_same_dialog_with_the_month_that_is_shown(november: Desk) -> None:
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, MakingFormsDialog)
        seen.append(dialog.findChildren(QComboBox)[0].currentText())
        press(dialog, "Annullér")

    answer(QDialog, act)
    november.shortcut("make_forms")
    assert seen == ["november 2023"]


def test_before_it_is_known_for_whom_nothing_is_said_of_nobody(november: Desk) -> None:
    november.context.runner = WorkerRunner(november.window)
    seen: list[tuple[str, bool]] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, MakingFormsDialog)
        (made,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("Lav ")]
        seen.append((made.text(), made.isEnabled()))
        november.qtbot.waitUntil(made.isEnabled)
        seen.append((made.text(), made.isEnabled()))
        press(dialog, "Annullér")

    answer(QDialog, act)
    november.menu("make_forms")
    november.context.runner.close()
    assert seen == [("Lav skemaer", False), ("Lav 4 skemaer", True)]


def test_only_missing_or_only_marked_projects_get_one(november: Desk) -> None:
    mark_reported(november.context.register, [november.row("17-1").id], NOVEMBER)
    november.go("19-2")
    counts: dict[str, int] = {}

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, MakingFormsDialog)
        for choice in dialog.findChildren(QRadioButton):
            if not choice.text().startswith("Ét skema"):
                choice.click()
                counts[choice.text()] = len(dialog.orders)
        press(dialog, "Annullér")

    answer(QDialog, act)
    november.menu("make_forms")
    assert counts == {
        "Alle projekter, der skal rapportere": 4,
        "Kun dem, hvis rapport mangler": 3,
        "Det markerede projekt": 1,
    }


def test_two_forms_dropped_on_the_window_come_in_as_one_step(
    november: Desk, made: dict[str, Path]
) -> None:
    fill(made["17-1"], {"light.overall": "Rød", "remarks": "Går i stå.", "reported_by": "Karen"})
    fill(made["22-2"], {"light.overall": "gult", "remarks": "Lidt sent.", "reported_by": "Per"})
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        seen.append(words_in(dialog))
        press(dialog, "Hent 2 rapporter ind")

    answer(QDialog, act)
    dropped(november, made["17-1"], made["22-2"])
    assert "2 rapporter" in seen[0]
    assert report(november, "17-1").overall is Colour.RED
    assert report(november, "22-2").overall is Colour.YELLOW
    assert report(november, "22-2").stage is ReportStage.REPORTED
    november.menu("undo")
    assert report(november, "17-1").stage is ReportStage.DRAFT
    assert report(november, "22-2").stage is ReportStage.DRAFT


def test_one_form_dropped_or_imported_as_a_table_is_known_as_a_form(
    november: Desk, made: dict[str, Path]
) -> None:
    path = fill(made["17-1"], {"remarks": "Nyt.", "reported_by": "Karen"})
    answer(QDialog, lambda dialog: press(dialog, "Hent 1 rapport ind"))
    dropped(november, path)
    assert report(november, "17-1").remarks == "Nyt."
    november.files.existing_path = fill(made["22-2"], {"remarks": "Også.", "reported_by": "P"})
    answer(QDialog, lambda dialog: press(dialog, "Hent 1 rapport ind"))
    november.menu("import")
    assert report(november, "22-2").remarks == "Også."


def test_brought_in_by_shortcut_and_once_more_says_that_nothing_changes(
    november: Desk, made: dict[str, Path]
) -> None:
    november.files.several_paths = (fill(made["17-1"], {"remarks": "Nyt.", "reported_by": "K"}),)
    answer(QDialog, lambda dialog: press(dialog, "Hent 1 rapport ind"))
    november.shortcut("bring_in_forms")
    edits = len(list(november.context.register.edits()))
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        seen.append(words_in(dialog))
        assert isinstance(dialog, FormsDialog)
        buttons = [each.text() for each in dialog.findChildren(QPushButton)]
        seen.extend(buttons)
        press(dialog, "Luk")

    answer(QDialog, act)
    november.menu("bring_in_forms")
    assert "1 er uændret" in seen[0]
    assert "Intet at hente ind" in seen
    assert len(list(november.context.register.edits())) == edits


def test_what_is_refused_is_told_and_the_others_go_on(
    november: Desk, made: dict[str, Path], tmp_path: Path
) -> None:
    good = fill(made["17-1"], {"remarks": "Nyt.", "reported_by": "K"})
    locked = fill(made["22-2"], {"remarks": "For sent.", "reported_by": "K"})
    register = november.context.register
    mark_reported(register, [november.row("22-2").id], NOVEMBER)
    approve_reports(register, [november.row("22-2").id], NOVEMBER)
    junk = tmp_path / "noter.txt"
    junk.write_text("ikke et skema")
    told: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        view = dialog._rows.view
        model = view.model()
        for row in range(model.rowCount()):
            view.selectRow(row)
            told.append(words_in(dialog))
        press(dialog, "Hent 1 rapport ind")

    answer(QDialog, act)
    dropped(november, good, locked, junk)
    assert "godkendt" in "".join(told[:2])
    assert "noter.txt" in "".join(told[:2])
    assert report(november, "17-1").remarks == "Nyt."
    assert report(november, "22-2").remarks == ""


def test_a_colour_that_cannot_be_read_is_not_ticked_and_last_months_does_not_come_in(
    november: Desk, made: dict[str, Path]
) -> None:
    path = fill(made["17-1"], {"light.overall": "lilla", "reported_by": "Karen"})
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        assert not dialog._rows.taken
        seen.append(words_in(dialog))
        dialog._rows.view.setFocus()
        november.qtbot.keyClick(dialog._rows.view, Qt.Key.Key_Space)
        press(dialog, "Hent 1 rapport ind")

    answer(QDialog, act)
    dropped(november, path)
    assert "»lilla« kan ikke læses som en status" in seen[0]
    assert "tages ikke med" in seen[0]
    assert (report(november, "17-1").overall, report(november, "17-1").stage) == (
        None,
        ReportStage.REPORTED,
    )


def test_what_can_be_decided_is_marked_first_and_a_refused_page_names_its_project(
    november: Desk, made: dict[str, Path]
) -> None:
    good = fill(made["17-1"], {"remarks": "Nyt.", "reported_by": "K"})
    locked = fill(made["22-2"], {"remarks": "For sent.", "reported_by": "K"})
    register = november.context.register
    mark_reported(register, [november.row("22-2").id], NOVEMBER)
    approve_reports(register, [november.row("22-2").id], NOVEMBER)
    seen: list[tuple[str, ...]] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        marked = dialog._rows.view.marked()
        assert marked is not None
        seen.extend((marked.cells, dialog._rows._model.lines[0].cells))
        dialog.close()

    answer(QDialog, act)
    dropped(november, good, locked)
    assert seen[0][1] == "17-1"
    assert seen[1][:3] == ("Afvist", "22-2", november.row("22-2").name)


def test_of_two_forms_for_one_project_ticking_the_older_unticks_the_newer(
    november: Desk, made: dict[str, Path], tmp_path: Path
) -> None:
    older = tmp_path / "første.xlsx"
    older.write_bytes(made["17-1"].read_bytes())
    fill(older, {"remarks": "Den første.", "reported_by": "K"})
    newer = fill(made["17-1"], {"remarks": "Den anden.", "reported_by": "K"})
    os.utime(older, (1_700_000_000, 1_700_000_000))

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FormsDialog)
        view = dialog._rows.view
        keys = [line.key for line in dialog._rows._model.lines]
        (place,) = [place for place, key in enumerate(keys) if "første.xlsx" in key]
        view.selectRow(place)
        view.setFocus()
        QApplication.processEvents()
        november.qtbot.keyClick(view, Qt.Key.Key_Space)
        assert len(dialog._rows.taken) == 1
        press(dialog, "Hent 1 rapport ind")

    answer(QDialog, act)
    dropped(november, older, newer)
    assert report(november, "17-1").remarks == "Den første."


def test_every_control_of_both_dialogs_is_named(november: Desk, made: dict[str, Path]) -> None:
    found: list[str] = []

    def act(dialog: QWidget) -> None:
        found.extend(faults_of(dialog))
        dialog.close()

    answer(QDialog, act)
    november.menu("make_forms")
    answer(QDialog, act)
    dropped(november, *made.values())
    assert not found


def test_reading_beside_the_window_can_be_given_up(
    qtbot: QtBot, theme: Theme, november: Desk, made: dict[str, Path]
) -> None:
    runner = WorkerRunner(november.window)
    november.context.runner = runner
    before = len(list(november.context.register.edits()))
    dialog = FormsDialog(november.context, november.window, list(made.values()) * 10)
    dialog.show()
    dialog.reject()
    runner.close()
    QApplication.processEvents()
    assert len(list(november.context.register.edits())) == before


def test_forms_come_in_with_the_worker_running_beside_the_window(
    qtbot: QtBot, november: Desk, made: dict[str, Path]
) -> None:
    runner = WorkerRunner(november.window)
    november.context.runner = runner
    path = fill(made["17-1"], {"remarks": "Nyt.", "reported_by": "K"})
    dialog = FormsDialog(november.context, november.window, [path])
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog._rows.taken), timeout=20_000)
    press(dialog, "Hent 1 rapport ind")
    assert report(november, "17-1").remarks == "Nyt."
    runner.close()


def test_the_forms_of_a_month_are_counted_with_the_worker_running(
    qtbot: QtBot, november: Desk
) -> None:
    runner = WorkerRunner(november.window)
    november.context.runner = runner
    documents = DocumentChoice(november.files, november.context.choices)
    dialog = MakingFormsDialog(november.context, november.window, documents, ())
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.orders) == 4, timeout=20_000)
    months = dialog.findChildren(QComboBox)[0]
    months.setCurrentIndex(months.findText("december 2023"))
    dialog.reject()
    runner.close()
    QApplication.processEvents()


def test_the_verb_for_marked_projects_knows_the_collection_desk(november: Desk) -> None:
    november.window.show_page("collection")
    QApplication.processEvents()
    november.window.collection.findChild(QTableView).selectAll()
    assert len(forms._marked(november.window)) == 4
