"""The main job's first step as the secretariat does it: a table in, the grid full, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.dialogs.importing import ImportDialog
from portfolio_desktop.ui.verbs.importing import take_files
from tests.ui.desk import Desk

Answer = Callable[..., list[str]]


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Answer]:
    """Presses buttons of the import dialog when it has opened; those that could be are returned."""
    watches: list[QTimer] = []

    def press_later(*starts: str) -> list[str]:
        pressed: list[str] = []
        watch = QTimer()
        watches.append(watch)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, ImportDialog):  # else it is not there yet
                watch.stop()
                pressed.extend(start for start in starts if _pressed(dialog, start))
                if len(pressed) < len(starts):
                    dialog.reject()  # never leave a modal dialog waiting for nobody

        watch.timeout.connect(look)
        watch.start(5)
        return pressed

    yield press_later
    for watch in watches:
        watch.stop()  # the dialog of another test is not for this one's answer


def _pressed(dialog: ImportDialog, start: str) -> bool:
    for each in dialog.findChildren(QPushButton):
        if each.isVisible() and each.isEnabled() and each.text().startswith(start):
            each.click()
            return True
    return False


@pytest.mark.parametrize("way", ["menu", "shortcut"])
def test_a_table_comes_in_and_goes_with_one_undo(
    desk: Desk, workbook: Path, answer: Answer, way: str
) -> None:
    reach = desk.menu if way == "menu" else desk.shortcut
    desk.files.existing_path = workbook
    pressed = answer("Importér")
    reach("import")
    assert pressed == ["Importér"]
    assert desk.context.period == Period(2023, 11)
    assert desk.row("24-2").name == "Ø-beredskab på Læsø"
    assert desk.row("17-1").now.colour is Colour.RED
    assert "4 projekter" in desk.window.actions_by_id["undo"].text()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.go("17-1")
    reach("undo")
    assert "24-2" not in desk.shown()
    assert desk.row("17-1").now.colour is None
    desk.go("17-1")
    reach("redo")
    assert desk.row("17-1").now.colour is Colour.RED


def test_a_file_dropped_on_the_window_is_looked_through(
    desk: Desk, workbook: Path, answer: Answer
) -> None:
    before = desk.shown()
    pressed = answer("Annullér")
    take_files(desk.window, (workbook,))
    assert pressed == ["Annullér"]
    assert desk.shown() == before


def test_rows_are_pasted_from_a_spreadsheet(desk: Desk, answer: Answer) -> None:
    QGuiApplication.clipboard().setText("Nr.\tProjekt\tStatus\r\n24-7\tÅben adgang\tgul\r\n")
    pressed = answer("Brug denne måned", "Importér")
    desk.menu("paste")
    assert pressed == ["Brug denne måned", "Importér"]
    assert desk.row("24-7").now.colour is Colour.YELLOW
