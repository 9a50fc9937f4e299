"""A table that is filled in: Tab goes from cell to cell, and never leads into a dead end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.ui.sheet import SheetView
from portfolio_desktop.ui.theme import Theme


def years() -> tuple[SheetRow, ...]:
    """Two years with two amounts each; the years themselves stand fast."""
    amount = SheetCell("10,5", "10,5", editable=True)
    return tuple(
        SheetRow(year, year, (SheetCell(year), amount, amount)) for year in ("2023", "2024")
    )


class Page(QWidget):
    """The table between two buttons, the cursor in its first amount."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.before, self.after = QPushButton("før"), QPushButton("efter")
        self.table = SheetView("Økonomi", ("År", "a", "b"), theme)
        column = QVBoxLayout(self)
        for part in (self.before, self.table, self.after):
            column.addWidget(part)
        self.table.show_rows(years())


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    shown = Page(theme)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.table.setFocus()
    shown.table.setCurrentIndex(shown.table.sheet.index(0, 1))
    return shown


def place(view: SheetView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def test_tab_goes_through_the_cells_and_then_on(qtbot: QtBot, page: Page) -> None:
    visited: list[tuple[int, int]] = []
    while page.table.hasFocus() and len(visited) < 10:
        visited.append(place(page.table))
        qtbot.keyClick(page.table, Qt.Key.Key_Tab)
    assert visited == [(0, 1), (0, 2), (1, 1), (1, 2)]
    assert QApplication.focusWidget() is page.after


def test_backtab_goes_back_and_out_before_the_first_cell(qtbot: QtBot, page: Page) -> None:
    page.table.setCurrentIndex(page.table.sheet.index(1, 1))
    for _ in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert place(page.table) == (0, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.before


def test_control_tab_leaves_at_once(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.after
    page.table.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.table, Qt.Key.Key_Backtab, both)
    assert QApplication.focusWidget() is page.before
