"""The overview as a user meets it: look, go from a figure to its rows and back, copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.preferences import Appearance
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.overview_values import Part
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.ui.overview.canvas import Canvas
from portfolio_desktop.ui.pages.overview import OverviewPage
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import OCTOBER, Desk
from tests.ui.ground import named, words_in
from tests.ui.walking import faults_of


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """The desk on the overview of October; 17-1 was green in September."""
    register, project = desk.context.register, desk.row("17-1").id
    desk.context.perform(
        lambda: set_colour(register, project, OCTOBER.previous, OVERALL, Colour.GREEN)
    )
    desk.menu("page_overview")
    QApplication.processEvents()
    return desk


def page(desk: Desk) -> OverviewPage:
    return desk.window.overview


def press(desk: Desk, name: str) -> None:
    """Press the figure or the project of that name."""
    control = named(page(desk), name)
    assert isinstance(control, QAbstractButton)
    desk.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def told(desk: Desk) -> str:
    """The line over the grid, "" while it is not there."""
    line = desk.window.portfolio.only
    return line.findChildren(QLabel)[0].text() if line.isVisible() else ""


def test_the_keys_of_the_pages_follow_their_order_at_the_left(desk: Desk) -> None:
    for place, name in enumerate(desk.window.pages, 1):
        keys = desk.window.actions_by_id[f"page_{name}"].shortcut().toString()
        assert keys == (f"Ctrl+{place}" if place <= 9 else ""), name
        (desk.shortcut if keys else desk.menu)(f"page_{name}")
        assert desk.window.current_page == name


def test_a_figure_leads_to_the_rows_behind_it_and_escape_back_to_all(shown: Desk) -> None:
    press(shown, "Denne måned: røde i oktober 2023, 1 projekt")
    assert shown.window.current_page == "portfolio"
    assert shown.shown() == ["19-2"]
    assert told(shown) == "Viser 1 projekt: røde i oktober 2023"
    assert shown.window.current_project == shown.row("19-2").id
    shown.press(Qt.Key.Key_Escape)
    assert told(shown) == ""
    assert len(shown.shown()) == 4


def test_a_figure_of_an_earlier_month_leads_there(shown: Desk) -> None:
    press(shown, "Status måned for måned: grønne i september 2023, 2 projekter")
    assert shown.context.period == OCTOBER.previous
    assert sorted(shown.shown()) == ["17-1", "22-2"]
    named(shown.window.portfolio.only, "Tilbage til overblikket").click()
    assert shown.window.current_page == "overview"


def test_another_month_or_all_take_the_choice_of_rows_off(shown: Desk) -> None:
    press(shown, "Denne måned: røde i oktober 2023, 1 projekt")
    shown.menu("previous_month")
    assert told(shown) == ""
    assert len(shown.shown()) == 4
    shown.menu("next_month")
    assert len(shown.shown()) == 4
    shown.menu("page_overview")
    press(shown, "Denne måned: gule i oktober 2023, 1 projekt")
    shown.menu("show_all")
    assert told(shown) == ""
    assert len(shown.shown()) == 4


def test_the_choice_of_rows_and_a_chip_both_hold(shown: Desk) -> None:
    press(shown, "Projekter fordelt på faser: i fasen Gennemførelse, 3 projekter")
    assert sorted(shown.shown()) == ["16-5", "17-1", "19-2"]
    chips = shown.window.tools.chips.chips
    next(chip for kind, chip in chips.items() if kind.value == "red").click()
    assert shown.shown() == ["19-2"]
    assert told(shown).startswith("Viser 3 projekter")
    next(chip for kind, chip in chips.items() if kind.value == "all").click()
    assert len(shown.shown()) == 4


def test_groups_that_were_folded_are_open_where_a_figure_leads(shown: Desk) -> None:
    shown.menu("page_portfolio")
    shown.menu("collapse")
    assert shown.shown() == []
    shown.menu("page_overview")
    press(shown, "Denne måned: grønne i oktober 2023, 1 projekt")
    assert shown.shown() == ["22-2"]


def test_what_turned_leads_to_its_project(shown: Desk) -> None:
    press(
        shown,
        "Bedre eller værre siden sidste måned: 17-1 Patologisk databank, Grøn → Gul",
    )
    assert shown.window.current_page == "portfolio"
    assert shown.window.current_project == shown.row("17-1").id


def test_cards_lead_on_to_where_more_is_said_and_done(shown: Desk) -> None:
    press(shown, "Indsamling…")
    assert shown.window.current_page == "collection"
    shown.menu("page_overview")
    press(shown, "Redegørelser…")
    assert shown.window.current_page == "escalations"


def test_a_project_that_left_is_shown_in_the_month_before(shown: Desk) -> None:
    register, project = shown.context.register, shown.row("22-2").id
    draft = LeavingDraft("Lukket", "Kredsen 20. okt. 2023", "31.10.2023")
    shown.context.perform(lambda: leave_register(register, [project], draft))
    press(
        shown,
        "Projekter ind og ud siden sidste måned: 22-2 Ældre apoteksløsning, Ud 31. okt. 2023",
    )
    assert shown.context.period == OCTOBER.previous
    assert shown.shown() == ["22-2"]
    assert told(shown) == "Viser 1 projekt: 22-2 Ældre apoteksløsning"


def test_figures_are_reached_by_keyboard_alone(shown: Desk) -> None:
    """Arrows go from figure to figure, Enter opens it, Tab goes on to the next part."""
    first = QApplication.focusWidget()
    assert first.accessibleName() == "Denne måned: røde i oktober 2023, 1 projekt"
    shown.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget().accessibleName().startswith("Denne måned: gule")
    shown.press(Qt.Key.Key_Home)
    assert QApplication.focusWidget() is first
    shown.press(Qt.Key.Key_Tab)
    assert page(shown).cards[Part.MONTHS].isAncestorOf(QApplication.focusWidget())
    shown.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is first
    shown.press(Qt.Key.Key_Enter)
    assert shown.shown() == ["19-2"]


def test_within_the_months_arrows_go_by_month_and_by_colour(shown: Desk) -> None:
    canvas = page(shown).cards[Part.MONTHS].canvas
    canvas.setFocus()
    shown.press(Qt.Key.Key_End)
    names = [QApplication.focusWidget().accessibleName()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left):
        shown.press(key)
        names.append(QApplication.focusWidget().accessibleName())
    assert [name.partition(": ")[2] for name in names] == [
        "i porteføljen i oktober 2023, 4 projekter",
        "mangler rapport i oktober 2023, 1 projekt",
        "mangler rapport i september 2023, 1 projekt",
    ]


def test_what_arrows_go_to_is_brought_into_sight(shown: Desk) -> None:
    shown.window.resize(1024, 640)
    for _turn in range(5):  # the cards find their places in one column
        QApplication.processEvents()
    canvas = page(shown).cards[Part.TURNS].canvas
    canvas.setFocus()
    shown.press(Qt.Key.Key_End)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert canvas.isAncestorOf(focused)
    assert not focused.visibleRegion().isEmpty()
    assert focused.visibleRegion().boundingRect() == focused.rect()


def test_every_place_that_can_be_pressed_is_named_once(shown: Desk) -> None:
    assert len(page(shown).findChildren(Canvas)) == 1 + len(Part)
    assert faults_of(shown.window) == []


def test_the_overview_speaks_english_too(
    qtbot: QtBot, theme: Theme, program_home: Path, small_register: Path, tmp_path: Path
) -> None:
    use_language(Language.ENGLISH)
    desk = Desk(qtbot, theme)
    desk.show()
    open_path(desk.window, Path(shutil.copy(small_register, tmp_path)))
    desk.menu("page_overview")
    QApplication.processEvents()
    assert named(page(desk), "This month: red in October 2023, 1 project")
    assert faults_of(desk.window) == []
    desk.close()


def test_an_edit_and_another_month_are_followed(shown: Desk) -> None:
    register, project = shown.context.register, shown.row("22-2").id
    shown.context.perform(lambda: set_colour(register, project, OCTOBER, OVERALL, Colour.RED))
    assert named(page(shown), "Denne måned: røde i oktober 2023, 2 projekter")
    shown.menu("previous_month")
    assert named(page(shown), "Denne måned: grønne i september 2023, 2 projekter")


def test_months_that_nobody_reported_on_show_no_columns(shown: Desk) -> None:
    shown.context.show_period(Period(1999, 1))
    QApplication.processEvents()
    assert page(shown).cards[Part.MONTHS].canvas.places == ()
    assert "måneden før" in page(shown).overview.no_turns


def test_an_empty_register_leads_back_to_the_portfolio(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "tomt.pfreg"
    new_register(path, name="Tomt", forum="", secretariat="", actor="Prøve").close()
    open_path(empty_desk.window, path)
    empty_desk.menu("page_overview")
    QApplication.processEvents()
    assert "Intet at vise endnu" in words_in(page(empty_desk))
    assert QApplication.focusWidget().accessibleName() == "Gå til porteføljen"
    empty_desk.press(Qt.Key.Key_Space)
    assert empty_desk.window.current_page == "portfolio"


def test_all_of_it_is_copied_as_a_table(shown: Desk) -> None:
    shown.shortcut("copy_overview_table")
    content = QGuiApplication.clipboard().mimeData()
    lines = content.text().splitlines()
    assert lines[0] == "Status måned for måned"
    kinds = ["Røde", "Gule", "Grønne", "Ingen status", "Mangler rapport"]
    assert lines[1].split("\t") == ["Måned", *kinds, "I alt"]
    assert "Oktober 2023\t1\t1\t1\t0\t1\t4" in lines
    assert "Rapporter, der mangler" in lines
    assert content.html().count("<table") == len(Part)
    assert shown.window.status.note == "Kopieret som tabel"


def test_all_of_it_is_copied_as_a_crisp_picture_that_is_light(shown: Desk) -> None:
    shown.context.theme.use(Appearance.DARK)
    shown.shortcut("copy_overview_picture")
    image = QGuiApplication.clipboard().image()
    assert image.width() > 2_000
    assert image.pixelColor(2, 2) == QColor("#FFFFFF")
    assert shown.window.status.note == "Kopieret som billede"


def test_a_part_is_copied_alone(shown: Desk) -> None:
    card = page(shown).cards[Part.PHASES]
    card.table_wished.emit(Part.PHASES)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Projekter fordelt på faser"
    assert len(lines) == 2 + 5
    card.picture_wished.emit(Part.PHASES)
    assert 1_000 < QGuiApplication.clipboard().image().width() < 2_000
