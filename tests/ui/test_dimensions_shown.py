"""The window shows the dimensions that the register has, whatever is done to them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.dimensions import (
    DimensionDraft,
    add_dimension,
    move_dimension,
    offered_dimensions,
    rename_dimension,
    retire_dimension,
    set_dimension_letter,
)
from portfolio_desktop.services.history import undo
from portfolio_desktop.ui.panel.project_panel import PanelView
from portfolio_desktop.ui.panel.status_row import StatusRow
from tests.ui.desk import OCTOBER, Desk

DANISH = Language.DANISH


def heads(desk: Desk) -> dict[str, str]:
    """The letters above the lamps that can be seen, with what they stand for."""
    view, columns = desk.window.portfolio.view, desk.window.portfolio.model.columns
    return {
        column.title: column.name
        for place, column in enumerate(columns)
        if column.key.startswith("light:") and not view.isColumnHidden(place)
    }


def settled(desk: Desk) -> PanelView:
    """The panel shown and laid out, as it is after the next turn of the event loop."""
    view = desk.window.panel.view
    QApplication.processEvents()
    view.grab()
    QApplication.processEvents()
    return view


def rows_of_panel(desk: Desk) -> list[str]:
    """The names beside the lamps in the panel, from above."""
    rows = [row for row in settled(desk).findChildren(StatusRow) if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.y())]


def test_the_grid_and_the_panel_follow_every_change(desk: Desk) -> None:
    register, perform = desk.context.register, desk.context.perform
    desk.go("17-1")
    desk.window.panel.show_project(desk.row("17-1").id)
    assert list(heads(desk)) == ["L", "T", "Ø", "R"]
    for draft in offered_dimensions(register.reader):
        perform(lambda wish=draft: add_dimension(register, wish))
    assert list(heads(desk)) == ["L", "T", "Ø", "R", "G", "Ri", "K"]
    assert rows_of_panel(desk)[4:] == ["Gevinster", "Risici", "Kvalitet", "Samlet status"]
    perform(lambda: move_dimension(register, "benefits", -1))
    perform(lambda: rename_dimension(register, "deliverables", DANISH, "Omfang"))
    perform(lambda: set_dimension_letter(register, "deliverables", DANISH, "Om"))
    assert heads(desk)["Om"] == "Omfang"
    assert list(heads(desk)) == ["Om", "T", "Ø", "G", "R", "Ri", "K"]
    assert rows_of_panel(desk)[:5] == ["Omfang", "Tid", "Økonomi", "Gevinster", "Ressourcer"]
    for key in ("cost", "resources", "risks", "quality"):
        perform(lambda gone=key: retire_dimension(register, gone))
    assert list(heads(desk)) == ["Om", "T", "G"]
    assert rows_of_panel(desk) == ["Omfang", "Tid", "Gevinster", "Samlet status"]
    perform(lambda: undo(register))
    assert list(heads(desk)) == ["Om", "T", "G", "K"]


def test_a_name_alone_changes_in_its_place(desk: Desk) -> None:
    register = desk.context.register
    desk.go("17-1")
    desk.window.panel.show_project(desk.row("17-1").id)
    desk.context.perform(lambda: rename_dimension(register, "time", DANISH, "Fremdrift"))
    assert heads(desk)["T"] == "Fremdrift"
    assert "Fremdrift" in rows_of_panel(desk)


def test_no_line_is_left_behind_in_the_panel(desk: Desk) -> None:
    register, view = desk.context.register, desk.window.panel.view
    desk.go("17-1")

    def lines() -> int:
        QApplication.processEvents()
        found = [each for each in view.findChildren(QFrame) if each.property("look") == "line"]
        return sum(each.isVisible() for each in found)

    before = lines()
    desk.context.perform(lambda: move_dimension(register, "time", -1))
    desk.context.perform(lambda: move_dimension(register, "time", 1))
    assert lines() == before


def test_sorting_by_a_dimension_goes_with_it(desk: Desk) -> None:
    register, page = desk.context.register, desk.window.portfolio
    desk.window.tools.grouping.grouping_chosen.emit("")
    page.sort_by("light:time")
    order = desk.shown()
    assert order == ["22-2", "17-1", "19-2", "16-5"], "green, yellow, red, none"
    desk.context.perform(lambda: move_dimension(register, "time", 1))
    desk.context.perform(lambda: move_dimension(register, "time", 1))
    assert desk.shown() == order
    keys = [column.key for column in page.model.columns]
    assert page.view.horizontalHeader().sortIndicatorSection() == keys.index("light:time")
    desk.context.perform(lambda: retire_dimension(register, "time"))
    assert desk.preferences.sort_column == ""
    assert desk.shown() == ["16-5", "17-1", "19-2", "22-2"]


def test_who_has_chosen_columns_sees_a_new_dimension_and_keeps_the_choice(desk: Desk) -> None:
    register, columns = desk.context.register, desk.window.portfolio.columns
    columns.choose("light:cost", False)
    assert list(heads(desk)) == ["L", "T", "R"]
    draft = DimensionDraft.in_language(DANISH, "Klima", "K")
    desk.context.perform(lambda: add_dimension(register, draft))
    assert list(heads(desk)) == ["L", "T", "R", "K"]


def test_a_lamp_of_a_new_dimension_is_set_by_its_digit(desk: Desk) -> None:
    register = desk.context.register
    desk.context.perform(lambda: add_dimension(register, offered_dimensions(register.reader)[0]))
    desk.go("17-1", "light:benefits")
    desk.press(Qt.Key.Key_3)
    assert desk.row("17-1").lights[4].now.colour is Colour.RED
    (light,) = [
        each
        for each in register.reader.lights([OCTOBER], [desk.row("17-1").id])
        if each.dimension == "benefits"
    ]
    assert light.colour is Colour.RED


def test_a_long_name_is_read_whole_in_the_panel(desk: Desk) -> None:
    register, view = desk.context.register, desk.window.panel.view
    desk.window.panel.show_project(desk.row("17-1").id)
    names = ("Informationssikkerhed", "Samarbejdet med leverandører, kommuner og regioner")
    for key, name in zip(("cost", "time"), names, strict=True):
        desk.context.perform(lambda of=key, to=name: rename_dimension(register, of, DANISH, to))
    settled(desk)
    shown = {each.text(): each for each in view.findChildren(QLabel) if each.isVisible()}
    for name in names:
        label = shown[name]
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.height()
        assert label.height() >= needed
        assert label.wordWrap() or label.width() >= label.sizeHint().width()
        assert label.mapTo(view, label.rect().bottomRight()).x() <= view.width()
