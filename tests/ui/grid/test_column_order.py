"""Columns stand where the user dragged them, also the next time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.grid.column_order import in_order
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import Desk


def order(desk: Desk) -> list[str]:
    """The columns that are seen, from the left."""
    columns, view = desk.window.portfolio.model.columns, desk.window.portfolio.view
    header = view.horizontalHeader()
    places = [header.logicalIndex(place) for place in range(len(columns))]
    return [columns[place].key for place in places if not view.isColumnHidden(place)]


def drag(desk: Desk, key: str, to: str) -> None:
    """Drag a column's head onto another one."""
    header = desk.window.portfolio.view.horizontalHeader()
    keys = [column.key for column in desk.window.portfolio.model.columns]
    start, end = (
        QPoint(header.sectionViewportPosition(place) + header.sectionSize(place) // 2, 12)
        for place in (keys.index(key), keys.index(to))
    )
    head, left = header.viewport(), Qt.MouseButton.LeftButton
    desk.qtbot.mousePress(head, left, pos=start)
    for step in range(1, 11):
        desk.qtbot.mouseMove(head, start + (end - start) * step / 10)
    desk.qtbot.mouseRelease(head, left, pos=end)
    QApplication.processEvents()


def test_the_order_is_kept_when_the_column_is_let_go(
    desk: Desk, qtbot: QtBot, theme: Theme
) -> None:
    usual = order(desk)
    drag(desk, "trend", "previous")
    dragged = order(desk)
    assert dragged != usual
    assert dragged.index("trend") < usual.index("trend")
    assert [key for key in desk.preferences.column_order if key in dragged] == dragged
    desk.menu("previous_month")
    assert order(desk) == dragged
    path = desk.context.register.path
    desk.menu("close_register")
    other = Desk(qtbot, theme)
    other.preferences = desk.preferences
    other.show()
    open_path(other.window, path)
    assert order(other) == dragged
    other.close()


def test_a_click_on_a_head_keeps_nothing(desk: Desk) -> None:
    drag(desk, "deadline", "deadline")
    assert desk.preferences.column_order == ()


def test_the_usual_columns_stand_in_their_usual_order(desk: Desk) -> None:
    usual = order(desk)
    drag(desk, "trend", "previous")
    menu = QMenu()
    desk.window.portfolio.columns.fill_menu(menu)
    menu.actions()[-1].trigger()
    assert order(desk) == usual
    assert desk.preferences.column_order == ()


def test_the_menu_says_why_the_column_of_the_grouping_is_not_seen(desk: Desk) -> None:
    for grouping, words in (("phase", "Fase – skjult"), ("", "Fase")):
        desk.window.portfolio.group_by(grouping)
        menu = QMenu()
        desk.window.portfolio.columns.fill_menu(menu)
        (phase,) = (each for each in menu.actions() if each.text().startswith("Fase"))
        assert phase.text().startswith(words)
        assert ("overskrifter" in phase.text()) is bool(grouping)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("", "abcd"), ("dcba", "dcba"), ("ca", "cdab"), ("xb", "abcd"), ("d", "abcd")],
)
def test_what_has_no_place_yet_follows_what_it_usually_follows(wanted: str, expected: str) -> None:
    assert "".join(in_order("abcd", wanted)) == expected
