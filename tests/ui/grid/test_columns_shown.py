"""The grid fits the width it has; what the user chose is kept and comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.grid.view import PortfolioView
from tests.ui.desk import Desk
from tests.ui.walking import controls_of

ALWAYS = {
    "number",
    "name",
    "now",
    "light:deliverables",
    "light:time",
    "light:cost",
    "light:resources",
}
NARROW = ALWAYS | {"deadline"}
USUAL = NARROW | {"previous", "delay", "trend", "remarks"}


class Grid:
    """The grid of the desk, and the ways to give it more or less room."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.view: PortfolioView = desk.window.portfolio.view
        qtbot.waitUntil(lambda: desk.window.panel_made)

    def place(self, key: str) -> int:
        keys = [column.key for column in self.desk.window.portfolio.model.columns]
        return keys.index(key)

    def resize_window(self, width: int) -> None:
        self.desk.window.resize(width, 700)
        QApplication.processEvents()

    def show_panel(self, shown: bool) -> None:
        if self.desk.window.panel_shown is not shown:
            self.desk.menu("panel")
        QApplication.processEvents()

    def give(self, width: int) -> None:
        """Drag the edge of the panel until the grid is so wide."""
        splitter = self.desk.window.findChild(QSplitter)
        assert splitter is not None
        splitter.setSizes([width, sum(splitter.sizes()) - width])
        QApplication.processEvents()

    @property
    def shown(self) -> set[str]:
        columns = self.desk.window.portfolio.model.columns
        return {
            column.key
            for place, column in enumerate(columns)
            if not self.view.isColumnHidden(place)
        }

    def width(self, key: str) -> int:
        return self.view.columnWidth(self.place(key))

    def drag(self, key: str, by: int) -> None:
        """Drag the right edge of a column's head."""
        header = self.view.horizontalHeader()
        place = self.place(key)
        edge = header.sectionViewportPosition(place) + header.sectionSize(place) - 2
        start, end = QPoint(edge, 10), QPoint(edge + by, 10)
        head, left = header.viewport(), Qt.MouseButton.LeftButton
        self.qtbot.mouseMove(head, start)
        self.qtbot.mousePress(head, left, pos=start)
        self.qtbot.mouseMove(head, end)
        self.qtbot.mouseRelease(head, left, pos=end)
        QApplication.processEvents()

    def in_view(self, key: str) -> bool:
        left = self.view.columnViewportPosition(self.place(key))
        return left >= 0 and left + self.width(key) <= self.view.viewport().width()

    def menu_words(self) -> list[str]:
        return [entry.text() for entry in self.menu().actions() if entry.text()]

    def menu(self) -> QMenu:
        menu: QMenu = self.desk.window.menus["columns"]
        menu.aboutToShow.emit()
        return menu

    def choose(self, words: str) -> None:
        (entry,) = [entry for entry in self.menu().actions() if entry.text().startswith(words)]
        entry.trigger()
        QApplication.processEvents()


@pytest.fixture
def grid(desk: Desk, qtbot: QtBot) -> Grid:
    return Grid(desk, qtbot)


def is_whole(grid: Grid) -> bool:
    """Nothing of the grid stands outside, and nothing of the room stands empty."""
    total = sum(grid.width(key) for key in grid.shown)
    return (
        not grid.view.horizontalScrollBar().isVisible()
        and total == grid.view.viewport().width()
        and all(grid.in_view(key) for key in grid.shown)
    )


@pytest.mark.parametrize("width", [1024, 1100, 1180, 1280, 1366, 1440, 1920])
@pytest.mark.parametrize("panel", [True, False])
def test_every_lamp_is_in_view_without_moving_sideways(grid: Grid, width: int, panel: bool) -> None:
    grid.show_panel(panel)
    grid.resize_window(width)
    assert grid.shown >= ALWAYS
    assert is_whole(grid)


def test_the_other_pages_take_no_room_from_the_grid_and_its_panel(grid: Grid) -> None:
    grid.resize_window(1024)
    window = grid.desk.window
    before = window.panel.view.geometry()
    for page in window.pages:
        window.show_page(page)
        QApplication.processEvents()
    window.show_page(window.pages[0])
    QApplication.processEvents()
    right_edge = window.panel.view.mapTo(window, window.panel.view.rect().bottomRight()).x()
    assert right_edge < window.width()
    assert window.panel.view.geometry() == before
    assert is_whole(grid)


def test_with_the_panel_closed_a_narrow_window_shows_every_column(grid: Grid) -> None:
    grid.show_panel(False)
    grid.resize_window(1024)
    assert grid.shown == USUAL


def test_what_gave_way_comes_back_when_there_is_room(grid: Grid) -> None:
    name = grid.width("name")
    grid.resize_window(1024)
    assert grid.shown == NARROW
    grid.show_panel(False)
    assert grid.shown == USUAL
    grid.show_panel(True)
    assert grid.shown == NARROW
    grid.resize_window(1440)
    assert grid.shown == USUAL
    assert grid.width("name") == name


def test_dragging_the_edge_of_the_panel_fits_the_grid(grid: Grid) -> None:
    shown = []
    for width in (820, 760, 700, 600, 480):
        grid.give(width)
        assert is_whole(grid)
        shown.append(grid.shown)
    assert shown[0] == USUAL
    assert shown[-1] == NARROW
    assert len({len(keys) for keys in shown}) > 2


def cut_off(panel: QWidget) -> list[str]:
    """The controls of the panel that do not stand in it with their whole width."""
    return [
        control.accessibleName()
        for control in controls_of(panel)
        if control.mapTo(panel, control.rect().topRight()).x() >= panel.width()
    ]


def test_the_panel_gives_way_to_the_lamps_down_to_its_own_least(grid: Grid) -> None:
    grid.desk.go("19-2")
    panel = grid.desk.window.panel.view
    grid.desk.window.setMinimumSize(800, 600)
    grid.resize_window(948)
    assert is_whole(grid)
    assert grid.shown == ALWAYS
    assert cut_off(panel) == []


@pytest.mark.parametrize("width", [0, 4000])
def test_the_edge_between_grid_and_panel_cuts_neither(grid: Grid, width: int) -> None:
    grid.desk.go("19-2")
    grid.give(width)
    assert is_whole(grid)
    assert grid.shown == (USUAL if width else ALWAYS)
    assert cut_off(grid.desk.window.panel.view) == []


def test_a_narrow_window_changes_nothing_that_was_chosen(grid: Grid, qtbot: QtBot) -> None:
    grid.drag("deadline", 60)
    grid.choose("Formål")
    before = grid.desk.preferences
    for width in (1024, 1200, 1024):
        grid.resize_window(width)
    grid.desk.window.portfolio.columns.keep()
    assert grid.desk.preferences == before
    assert grid.desk.preferences.column_widths == {"deadline": 152}


def test_the_menu_of_columns_says_what_is_hidden_for_lack_of_room(grid: Grid) -> None:
    said = "Bemærkninger – skjult, fordi der ikke er plads"
    assert said not in grid.menu_words()
    grid.resize_window(1024)
    assert said in grid.menu_words()
    (entry,) = [entry for entry in grid.menu().actions() if entry.text() == said]
    assert entry.isChecked()
    assert "Samlet status denne måned" in grid.menu_words()
    assert not any(words.startswith("Formål –") for words in grid.menu_words())


def test_the_head_of_the_grid_offers_the_same_menu(
    grid: Grid, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QPoint] = []
    monkeypatch.setattr(grid.desk.window.menus["columns"], "popup", shown.append)
    header = grid.view.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(20, 10))
    assert shown == [header.mapToGlobal(QPoint(20, 10))]


def test_all_columns_can_be_had_by_moving_sideways_instead(grid: Grid) -> None:
    grid.resize_window(1024)
    grid.choose("Skjul kolonner, der ikke er plads til")
    assert grid.shown == USUAL
    grid.qtbot.waitUntil(grid.view.horizontalScrollBar().isVisible)
    assert grid.width("remarks") >= 120
    assert not grid.desk.preferences.columns_fit
    assert "Bemærkninger" in grid.menu_words()
    grid.choose("Skjul kolonner, der ikke er plads til")
    assert grid.shown == NARROW


def test_a_column_chosen_where_there_is_no_room_for_it_is_said_to_be_hidden(grid: Grid) -> None:
    noted: list[str] = []
    grid.desk.context.noted.connect(noted.append)
    grid.resize_window(1024)
    grid.choose("Sagsnr.")
    assert "case_number" in grid.desk.preferences.columns_shown
    assert "case_number" not in grid.shown
    (note,) = noted
    assert "Sagsnr." in note
    assert "Bemærkninger" not in note, "it was hidden before"


def test_a_chosen_column_says_which_others_gave_way_to_it(grid: Grid) -> None:
    noted: list[str] = []
    grid.desk.context.noted.connect(noted.append)
    grid.resize_window(1362)
    assert grid.shown == USUAL
    grid.choose("Formål")
    assert "purpose" in grid.shown
    assert "remarks" not in grid.shown
    assert noted == ["Der er ikke plads til: Bemærkninger"]
    assert is_whole(grid)
    noted.clear()
    grid.choose("Formål")
    assert grid.shown == USUAL
    assert noted == []


def test_a_dragged_column_keeps_its_width_and_the_others_make_room(grid: Grid) -> None:
    grid.drag("name", 30)
    assert grid.width("name") == 236
    assert is_whole(grid)
    grid.desk.window.portfolio.columns.keep()
    assert grid.desk.preferences.column_widths == {"name": 236}


def test_a_column_dragged_wider_than_there_is_room_for_ends_where_the_room_does(
    grid: Grid,
) -> None:
    grid.drag("name", 400)
    assert is_whole(grid)
    assert grid.shown == USUAL
    grid.desk.window.portfolio.columns.keep()
    assert grid.desk.preferences.column_widths == {"name": 606}


def test_the_usual_columns_bring_back_the_usual_widths(grid: Grid) -> None:
    grid.drag("name", 30)
    grid.choose("Standardkolonner")
    assert grid.width("name") == 206
    assert grid.desk.preferences.column_widths == {}


@pytest.mark.parametrize(
    "narrow",
    [
        lambda grid: grid.resize_window(1024),
        lambda grid: grid.choose("Bemærkninger"),
    ],
)
def test_the_marked_cell_is_never_in_a_hidden_column(
    grid: Grid, narrow: Callable[[Grid], None]
) -> None:
    grid.desk.go("19-2", "remarks")
    narrow(grid)
    column = grid.view.current_column()
    assert column is not None
    assert column.key == "name"
    assert grid.view.current_project() == grid.desk.row("19-2").id


def test_end_goes_to_the_last_column_that_is_shown(grid: Grid) -> None:
    grid.resize_window(1024)
    grid.desk.go("19-2", "now")
    grid.qtbot.keyClick(grid.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    column = grid.view.current_column()
    assert column is not None
    assert column.key == "light:resources"


def test_grouping_by_phase_and_back_keeps_the_grid_whole(grid: Grid) -> None:
    grid.desk.window.tools.grouping.grouping_chosen.emit("")
    assert "phase" in grid.shown
    assert is_whole(grid)
    grid.desk.window.tools.grouping.grouping_chosen.emit("phase")
    assert "phase" not in grid.shown
    assert is_whole(grid)


def test_a_search_that_leaves_few_rows_hides_and_shows_no_column(grid: Grid) -> None:
    """The room of the scroll bar is kept free whether it is there or not."""
    for width in range(1260, 1300, 4):
        grid.resize_window(width)
        shown = grid.shown
        grid.desk.window.resize(width, 320)
        QApplication.processEvents()
        assert grid.shown == shown
