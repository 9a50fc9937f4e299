"""The grid under the keyboard and the mouse, and its model under Qt's own tester."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import date_words
from portfolio_desktop.ui.grid.arranging import Arranger, Group
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns, portfolio_groupings
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import GROUP_HEIGHT, ROW_HEIGHT
from tests.ui.made import ROWS, dimensions, row


class Desk:
    """A grid on the made rows, grouped by phase, that writes down every wish."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.model = PortfolioModel(portfolio_columns(dimensions()))
        self.view = PortfolioView(theme, self.model)
        qtbot.addWidget(self.view)
        self.arranger: Arranger[PortfolioRow] = Arranger(
            lambda item: item.id, lambda item: item.search_text
        )
        self.arranger.set_rows(ROWS)
        self.arranger.group_by(portfolio_groupings()[0][1])
        self.view.show_lines(self.arranger.lines)
        self.wishes: list[tuple[object, ...]] = []
        for signal in (
            self.view.colour_requested,
            self.view.reason_requested,
            self.view.edit_requested,
        ):
            signal.connect(lambda *wish: self.wishes.append(wish))
        self.view.group_toggled.connect(self.toggle)
        self.view.resize(1200, 600)
        self.view.show()
        qtbot.waitExposed(self.view)

    def toggle(self, group: str) -> None:
        self.arranger.toggle(group)
        self.view.show_lines(self.arranger.lines)

    def go(self, project: str, column: str) -> None:
        place = self.model.place_of(project)
        assert place is not None
        keys = [item.key for item in self.model.columns]
        self.view.setCurrentIndex(self.model.index(place, keys.index(column)))

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(self.view, key, held)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    return Desk(qtbot, theme)


def test_the_model_keeps_qts_contract(
    qtbot: QtBot, theme: Theme, qtmodeltester: ModelTester
) -> None:
    model = PortfolioModel(portfolio_columns(dimensions()))
    qtmodeltester.check(model)
    model.set_lines((Group("execution", "Gennemførelse", 4), *ROWS))
    model.replace_lines((Group("execution", "Gennemførelse", 4), *ROWS[:3], row("19-2", "Nyt")))
    qtmodeltester.check(model)


def test_replacing_tells_only_of_the_rows_that_changed(qtbot: QtBot, theme: Theme) -> None:
    model = PortfolioModel(portfolio_columns(dimensions()))
    model.set_lines(ROWS)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.replace_lines((*ROWS[:2], row("22-2", "Ny"), ROWS[3]))
    assert told == [2]


@pytest.mark.parametrize(
    ("key", "colour"),
    [
        (Qt.Key.Key_1, Colour.GREEN),
        (Qt.Key.Key_2, Colour.YELLOW),
        (Qt.Key.Key_3, Colour.RED),
        (Qt.Key.Key_0, None),
    ],
)
def test_digits_set_the_lamp_of_the_cell(desk: Desk, key: Qt.Key, colour: Colour | None) -> None:
    desk.go("17-1", "light:time")
    desk.press(key)
    assert desk.wishes == [("17-1", "time", colour)]


@pytest.mark.parametrize("column", ["number", "name", "now", "remarks"])
def test_digits_elsewhere_set_the_overall_lamp(desk: Desk, column: str) -> None:
    desk.go("17-1", column)
    desk.press(Qt.Key.Key_3)
    assert desk.wishes == [("17-1", OVERALL, Colour.RED)]


def test_digits_of_the_number_pad_count_too(desk: Desk) -> None:
    desk.go("17-1", "now")
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    assert desk.wishes == [("17-1", OVERALL, Colour.YELLOW)]


def test_tab_asks_for_the_reason_of_the_lamp(desk: Desk) -> None:
    desk.go("19-2", "light:cost")
    desk.press(Qt.Key.Key_Tab)
    assert desk.wishes == [("19-2", "cost")]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_f2_and_enter_edit_the_cell(desk: Desk, key: Qt.Key) -> None:
    desk.go("19-2", "remarks")
    desk.press(key)
    assert desk.wishes == [("19-2", "remarks")]


def test_arrows_go_from_cell_to_cell(desk: Desk) -> None:
    desk.go("17-1", "number")
    desk.press(Qt.Key.Key_Down)
    assert desk.view.current_project() == "16-5"
    desk.press(Qt.Key.Key_Right)
    column = desk.view.current_column()
    assert column is not None
    assert column.key == "name"


def test_home_and_end_go_to_the_first_and_last_row(desk: Desk) -> None:
    desk.go("16-5", "name")
    desk.press(Qt.Key.Key_End)
    assert desk.view.current_project() == "19-2"
    desk.press(Qt.Key.Key_Home)
    assert desk.view.current_project() == "22-2"
    desk.go("16-5", "name")
    desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    column = desk.view.current_column()
    assert column is not None
    assert column.key == "remarks"
    assert desk.view.current_project() == "16-5"


def test_letters_jump_to_a_name_and_set_nothing(desk: Desk) -> None:
    desk.go("17-1", "name")
    desk.press(Qt.Key.Key_R)
    assert desk.view.current_project() == "16-5"
    assert desk.wishes == []


def to_heading(desk: Desk) -> None:
    """Mark the first heading."""
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)


def place(desk: Desk) -> str:
    """The marked project's number, or the title of the marked heading."""
    line = desk.view.current_line()
    return line.title if isinstance(line, Group) else desk.view.current_project()


def test_arrows_step_over_the_headings_from_project_to_project(desk: Desk) -> None:
    """So that a colour, Down, a colour, Down gives every project its own."""
    desk.press(Qt.Key.Key_Home)
    passed = [place(desk)]
    for _step in range(4):
        desk.press(Qt.Key.Key_Down)
        passed.append(place(desk))
    assert passed == ["22-2", "17-1", "16-5", "19-2", "19-2"]
    for _step in range(3):
        desk.press(Qt.Key.Key_Up)
    assert place(desk) == "22-2"


def test_a_folded_group_is_not_stepped_over(desk: Desk) -> None:
    desk.toggle("execution")
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down)
    assert place(desk) == "Gennemførelse"
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Down)
    assert place(desk) == "17-1"


def test_ctrl_and_arrows_go_from_heading_to_heading(desk: Desk) -> None:
    desk.go("16-5", "name")
    control = Qt.KeyboardModifier.ControlModifier
    passed = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        desk.press(key, control)
        passed.append(place(desk))
    assert passed == ["Gennemførelse", "Analyse", "Analyse", "Gennemførelse", "Gennemførelse"]
    column = desk.view.current_column()
    assert column is not None
    desk.press(Qt.Key.Key_Down)
    assert place(desk) == "17-1"


def test_a_page_ends_at_a_project(desk: Desk) -> None:
    desk.view.resize(1200, 34 + 28 + 3 * 56)
    desk.press(Qt.Key.Key_Home)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        desk.press(key)
        assert desk.view.current_project()


def test_a_group_folds_by_arrow_and_unfolds(desk: Desk) -> None:
    to_heading(desk)
    desk.press(Qt.Key.Key_Left)
    group = desk.view.current_line()
    assert isinstance(group, Group)
    assert group.collapsed
    assert desk.model.place_of("22-2") is None
    desk.press(Qt.Key.Key_Right)
    assert desk.model.place_of("22-2") is not None


def test_digits_on_a_heading_do_nothing_and_say_so(desk: Desk) -> None:
    to_heading(desk)
    with desk.qtbot.waitSignal(desk.view.digit_on_heading):
        desk.press(Qt.Key.Key_1)
    assert desk.wishes == []


def test_a_click_folds_a_group(desk: Desk) -> None:
    place = desk.view.visualRect(desk.model.index(0, 0)).center()
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.model.place_of("22-2") is None


def test_a_click_on_a_lamp_of_the_current_row_asks_for_the_choice(desk: Desk) -> None:
    asked: list[tuple[str, str]] = []
    desk.view.lamp_menu_requested.connect(
        lambda project, dimension, _where: asked.append((project, dimension))
    )
    keys = [item.key for item in desk.model.columns]
    place = desk.model.place_of("19-2")
    assert place is not None
    middle = desk.view.visualRect(desk.model.index(place, keys.index("light:cost"))).center()
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [], "the first click only marks the row"
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [("19-2", "cost")]


def test_rows_have_one_height_and_headings_another(desk: Desk) -> None:
    assert desk.view.rowHeight(0) == GROUP_HEIGHT
    assert {desk.view.rowHeight(place) for place in (1, 3, 4, 5)} == {ROW_HEIGHT}


def test_the_marked_project_stays_marked_through_a_search(desk: Desk) -> None:
    desk.go("19-2", "now")
    told: list[str] = []
    desk.view.project_selected.connect(told.append)
    desk.arranger.search("praksis")
    desk.view.show_lines(desk.arranger.lines)
    assert desk.view.current_project() == "19-2"
    column = desk.view.current_column()
    assert column is not None
    assert column.key == "now"
    assert told == []
    desk.arranger.search("databank")
    desk.view.show_lines(desk.arranger.lines)
    assert desk.view.current_project() == ""
    assert told == [""]


def test_selecting_a_project_that_is_hidden_says_so(desk: Desk) -> None:
    desk.arranger.search("databank")
    desk.view.show_lines(desk.arranger.lines)
    assert not desk.view.select_project("19-2")
    assert desk.view.select_project("17-1")


def test_a_screen_reader_hears_words_for_every_cell(desk: Desk) -> None:
    place = desk.model.place_of("19-2")
    assert place is not None
    told = {
        column.key: str(desk.model.index(place, number).data(Qt.ItemDataRole.AccessibleTextRole))
        for number, column in enumerate(desk.model.columns)
    }
    assert told["now"] == "rød"
    assert told["light:cost"] == "rød"
    assert told["trend"] == "rød × 12"
    assert told["deadline"].startswith("mar. 2023,")
    table = QAccessible.queryAccessibleInterface(desk.view)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name)


@pytest.mark.parametrize(
    ("typed", "shown", "said"),
    [
        ("31-02-2024", "31-02-2024 ?", "31-02-2024, kan ikke læses som en dato"),
        ("apr. 2024", "apr. 2024", "apr. 2024"),
        ("afventer", "afventer", "afventer"),
    ],
)
def test_an_end_date_that_cannot_be_read_is_seen_in_the_list(
    typed: str, shown: str, said: str
) -> None:
    (deadline,) = (each for each in portfolio_columns(()) if each.key == "deadline")
    date = read_date(typed)
    project = row("23-1", "Prøve", forecast_end=date, deadline_text=date_words(date))
    assert deadline.text(project) == shown
    assert deadline.spoken(project).endswith(said)
    assert deadline.late(project) is shown.endswith("?")
    assert ("kan ikke læses" in deadline.tip(project)) is shown.endswith("?")


def test_everything_can_be_painted_at_any_scale_and_in_the_dark(desk: Desk, theme: Theme) -> None:
    from portfolio_desktop.environment.preferences import Appearance

    light = desk.view.grab().toImage()
    theme.use(Appearance.DARK)
    dark = desk.view.grab().toImage()
    assert light.pixelColor(QPoint(5, 300)).lightness() > 200
    assert dark.pixelColor(QPoint(5, 300)).lightness() < 60


def test_every_row_has_its_height_whatever_stood_in_its_place_before(desk: Desk) -> None:
    grouping = portfolio_groupings()[0][1]
    for change in (
        lambda: desk.arranger.group_by(None),
        lambda: desk.arranger.group_by(grouping),
        lambda: desk.arranger.search("a"),
        lambda: desk.arranger.search(""),
        lambda: desk.arranger.collapse_all(True),
        lambda: desk.arranger.collapse_all(False),
        lambda: desk.arranger.sort_by(lambda item: (item.name,), descending=True),
        lambda: desk.arranger.group_by(None),
    ):
        change()
        desk.view.show_lines(desk.arranger.lines)
        heights = [
            (desk.view.rowHeight(place), GROUP_HEIGHT if isinstance(line, Group) else ROW_HEIGHT)
            for place, line in enumerate(desk.model.lines)
        ]
        assert heights
        assert all(shown == right for shown, right in heights), heights


def test_digits_on_last_months_lamp_ask_for_nothing(desk: Desk) -> None:
    pressed: list[str] = []
    desk.view.closed_lamp_pressed.connect(pressed.append)
    desk.go("17-1", "previous")
    desk.press(Qt.Key.Key_3)
    assert pressed == ["17-1"]
    assert desk.wishes == []
