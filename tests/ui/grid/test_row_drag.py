"""Projects dragged in the list, one and several, refused where the list has no places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from portfolio_desktop.services.history import history
from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.grid.board_places import changes_order, put_after, segment_of
from portfolio_desktop.ui.pages.portfolio import PortfolioPage
from tests.ui.desk import Desk
from tests.ui.made import row

A, B, C, D = (row(f"{n}-1", f"P{n}") for n in (1, 2, 3, 4))
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk) -> PortfolioPage:
    """Without groups: 16-5, 17-1, 19-2, 22-2."""
    desk.window.portfolio.group_by("")
    QApplication.processEvents()
    return desk.window.portfolio


def where(desk: Desk, number: str, part: float = 0.5) -> QPoint:
    """A point of a project's row; `part` is how far down in it."""
    view, model = desk.window.portfolio.view, desk.window.portfolio.model
    place = model.place_of(desk.row(number).id)
    assert place is not None
    rect = view.visualRect(model.index(place, 1))
    return QPoint(rect.center().x(), rect.top() + int(rect.height() * part))


def send(desk: Desk, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
    viewport = desk.window.portfolio.view.viewport()
    held = NONE if kind is QEvent.Type.MouseButtonRelease else LEFT
    spot, everywhere = QPointF(at), QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, spot, everywhere, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def drag(desk: Desk, begin: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    send(desk, QEvent.Type.MouseButtonPress, begin, LEFT)
    send(desk, QEvent.Type.MouseMove, begin + QPoint(0, 12), NONE)
    send(desk, QEvent.Type.MouseMove, end, NONE)
    if let_go:
        send(desk, QEvent.Type.MouseButtonRelease, end, LEFT)


def banner(desk: Desk) -> str:
    return " ".join(each.text() for each in desk.window.banner.findChildren(QLabel))


def test_one_project_is_dragged_up_and_stays_marked(desk: Desk, page: PortfolioPage) -> None:
    drag(desk, where(desk, "22-2"), where(desk, "17-1", 0.2))
    assert desk.shown() == ["16-5", "22-2", "17-1", "19-2"]
    assert desk.window.current_number == "22-2"
    assert desk.window.status.note == "22-2 er flyttet i rækkefølgen"
    assert history(desk.context.register)[0].sentence == "Plads på listen for 22-2"
    desk.menu("undo")
    assert desk.shown() == ["16-5", "17-1", "19-2", "22-2"]


def test_several_are_dragged_together_and_stay_marked(desk: Desk, page: PortfolioPage) -> None:
    desk.go("16-5")
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Down, SHIFT)
    drag(desk, where(desk, "16-5"), where(desk, "19-2", 0.8))
    assert desk.shown() == ["19-2", "16-5", "17-1", "22-2"]
    assert [each.number for each in page.view.marks.rows()] == ["16-5", "17-1"]
    assert history(desk.context.register)[0].sentence == "Plads på listen for 2 projekter"


def test_to_the_end_and_to_the_beginning(desk: Desk, page: PortfolioPage) -> None:
    below = where(desk, "22-2") + QPoint(0, 200)
    drag(desk, where(desk, "17-1"), below)
    assert desk.shown() == ["16-5", "19-2", "22-2", "17-1"]
    drag(desk, where(desk, "17-1"), where(desk, "16-5", 0.1))
    assert desk.shown() == ["17-1", "16-5", "19-2", "22-2"]


def test_a_line_shows_the_place_and_escape_gives_up(desk: Desk, page: PortfolioPage) -> None:
    drag(desk, where(desk, "22-2"), where(desk, "17-1", 0.2), let_go=False)
    assert page.drag.going_on
    assert not page.drag._line.isHidden()
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.drag.going_on
    assert page.drag._line.isHidden()
    send(desk, QEvent.Type.MouseButtonRelease, where(desk, "17-1"), LEFT)
    assert desk.shown() == ["16-5", "17-1", "19-2", "22-2"]


def test_where_it_stood_nothing_is_written(desk: Desk, page: PortfolioPage) -> None:
    edits = len(history(desk.context.register))
    drag(desk, where(desk, "17-1"), where(desk, "17-1", 0.9))
    assert len(history(desk.context.register)) == edits


def test_a_sorted_list_has_no_places(desk: Desk, page: PortfolioPage) -> None:
    page.sort_by("name")
    before = desk.shown()
    drag(desk, where(desk, before[-1]), where(desk, before[0], 0.1))
    assert desk.shown() == before
    assert desk.window.banner.isVisible()
    assert "sorteret efter en kolonne" in banner(desk)


def test_a_project_stays_within_its_group(desk: Desk) -> None:
    before = desk.shown()
    assert before[0] == "22-2", "analysis stands first"
    drag(desk, where(desk, "19-2"), where(desk, "22-2", 0.2))
    assert desk.shown() == before
    assert "inden for sin egen gruppe" in banner(desk)
    drag(desk, where(desk, "19-2"), where(desk, "16-5", 0.2))
    assert desk.shown() == ["22-2", "19-2", "16-5", "17-1"]


def test_a_press_on_one_of_several_marks_it_alone_when_let_go(
    desk: Desk, page: PortfolioPage
) -> None:
    desk.go("16-5")
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Down, SHIFT)
    desk.qtbot.mouseClick(page.view.viewport(), LEFT, pos=where(desk, "16-5"))
    assert [each.number for each in page.view.marks.rows()] == ["16-5"]


def test_several_are_moved_by_keyboard(desk: Desk, page: PortfolioPage) -> None:
    desk.go("17-1")
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Down, SHIFT)
    desk.shortcut("move_up")
    assert desk.shown() == ["17-1", "19-2", "16-5", "22-2"]
    desk.shortcut("move_down")
    desk.shortcut("move_down")
    assert desk.shown() == ["16-5", "22-2", "17-1", "19-2"]
    assert desk.window.status.note == "2 projekter er flyttet ned i rækkefølgen"


LINES = (Group("a", "A", 2), A, B, Group("b", "B", 2), C, D)


def test_places_are_those_of_the_own_group() -> None:
    assert segment_of(LINES, {A.id}) == range(1, 3)
    assert segment_of(LINES, {C.id, D.id}) == range(4, 6)
    assert segment_of(LINES, {B.id, C.id}) is None
    assert segment_of(LINES, {"gone"}) is None


@pytest.mark.parametrize(
    ("moved", "gap", "changes", "after"),
    [
        ({B.id}, 1, True, None),
        ({A.id}, 3, True, B.id),
        ({A.id}, 1, False, None),
        ({A.id}, 2, False, None),
        ({C.id}, 6, True, D.id),
        ({D.id}, 4, True, B.id),
    ],
)
def test_what_is_dropped_follows_the_one_above_it(
    moved: set[str], gap: int, changes: bool, after: str | None
) -> None:
    assert changes_order(LINES, moved, gap) is changes
    if changes:
        assert put_after(LINES, (A, B, C, D), moved, gap) == after
