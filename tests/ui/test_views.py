"""Views in the user's words: chosen by menu, by key and by button, kept, changed, removed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton

from portfolio_desktop.domain.views import Choice, Part, RowFilter
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.history import history
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.ui.filter_popup import FilterPopup, TickList
from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.verbs.registers import open_path
from tests.ui.desk import Desk
from tests.ui.walking import faults_of


def said(desk: Desk) -> str:
    return desk.window.tools.view.accessibleDescription()


def menu(desk: Desk) -> list[str]:
    entries = []
    for action in desk.window.menus["views"].actions():
        if action.isSeparator():
            break
        if action.isVisible():
            entries.append(action.text())
    return entries


def participant(desk: Desk, name: str) -> str:
    return next(each.id for each in desk.context.reader.participants() if each.name == name)


@contextmanager
def answering(answer: str, *, accept: bool = True) -> Iterator[list[str]]:
    """Answer the dialog that comes with a text or a choice; its faults are collected."""
    seen: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog.windowTitle())
        seen.extend(faults_of(dialog))
        for field in dialog.findChildren(QLineEdit):
            field.setText(answer)
        for choice in dialog.findChildren(QComboBox):
            choice.setCurrentText(answer)
        buttons = dialog.findChildren(QPushButton)
        wanted = [each for each in buttons if (each.property("look") == "primary") is accept]
        wanted[0].click()

    QTimer.singleShot(0, fill)
    yield seen


def test_the_views_stand_in_the_menu_and_the_boards_is_shown_at_first(desk: Desk) -> None:
    assert menu(desk) == [
        "Prøvekredsens",
        "Røde og gule",
        "Mangler rapportering",
        "Min region",
        "Alt",
    ]
    assert said(desk) == "Prøvekredsens"
    assert desk.window.tools.view.text() == "Visning: Prøvekredsens ▾"
    assert desk.window.actions_by_id["view_1"].isChecked()


def test_red_and_yellow_by_its_key_keeps_month_and_project(desk: Desk) -> None:
    desk.go("19-2")
    desk.window.tools.search.setText("praksis")
    month = desk.context.period
    desk.press_keys(QKeySequence("Alt+2"))
    assert desk.shown() == ["19-2", "17-1"]
    assert desk.window.tools.search.text() == ""
    assert desk.window.current_number == "19-2"
    assert desk.context.period == month
    chips = desk.window.tools.chips.chips
    on = {kind for kind, chip in chips.items() if chip.isChecked()}
    assert on == {RowFilter.RED, RowFilter.YELLOW}
    assert said(desk) == "Røde og gule"
    desk.menu("view_1")
    assert len(desk.shown()) == 4
    assert said(desk) == "Prøvekredsens"


def test_a_view_is_chosen_from_the_button_and_from_another_page(desk: Desk) -> None:
    desk.window.show_page("history")
    entries = desk.window.tools.view.menu()
    entries.aboutToShow.emit()
    next(each for each in entries.actions() if each.text() == "Alt").trigger()
    assert desk.window.current_page == "portfolio"
    assert said(desk) == "Alt"
    assert "purpose" in desk.window.portfolio.columns.told(
        desk.window.portfolio.arrangement.definition.columns
    )
    assert desk.window.portfolio.arrangement.grouping == ""


@pytest.mark.parametrize("way", ["chip", "grouping", "sort", "column", "filter"])
def test_what_is_changed_by_hand_is_marked_and_taken_back(desk: Desk, way: str) -> None:
    page = desk.window.portfolio
    match way:
        case "chip":
            desk.qtbot.mouseClick(
                desk.window.tools.chips.chips[RowFilter.RED], Qt.MouseButton.LeftButton
            )
        case "grouping":
            desk.window.tools.grouping.grouping_chosen.emit("lead")
        case "sort":
            page.sort_by("name")
        case "column":
            page.columns.choose("purpose", True)
        case "filter":
            desk.window.views.turn(Choice(Part.PHASE, "analysis"))
    assert said(desk) == "Prøvekredsens, ændret"
    assert desk.window.tools.view.text() == "Visning: Prøvekredsens · ændret ▾"
    assert not desk.window.actions_by_id["change_view"].isEnabled(), "it is the program's own"
    desk.shortcut("back_to_view")
    assert said(desk) == "Prøvekredsens"
    assert len(desk.shown()) == 4
    assert not desk.window.actions_by_id["back_to_view"].isEnabled()


def test_a_view_is_saved_changed_renamed_moved_removed_and_brought_back(desk: Desk) -> None:
    desk.menu("view_2")
    desk.window.portfolio.sort_by("name")
    with answering("Før mødet") as seen:
        desk.menu("save_view")
    assert seen == ["Gem visningen"]
    assert said(desk) == "Før mødet"
    assert menu(desk)[5:] == ["Før mødet"]
    desk.menu("view_1")
    desk.press_keys(QKeySequence("Alt+6"))
    assert desk.shown() == ["17-1", "19-2"], "by name"
    desk.window.portfolio.group_by("lead")
    assert said(desk) == "Før mødet, ændret"
    desk.menu("change_view")
    assert said(desk) == "Før mødet"
    with answering("Efter mødet"):
        desk.menu("rename_view")
    assert said(desk) == "Efter mødet"
    with answering("Anden"):
        desk.menu("save_view")
    desk.menu("view_up")
    assert menu(desk)[5:] == ["Anden", "Efter mødet"]
    desk.menu("remove_view")
    assert menu(desk)[5:] == ["Efter mødet"]
    desk.menu("undo")
    assert menu(desk)[5:] == ["Anden", "Efter mødet"]
    sentences = [each.sentence for each in history(desk.context.register)]
    assert "En ny visning af porteføljen" in sentences


def test_a_name_that_is_taken_is_told_in_the_dialog(desk: Desk) -> None:
    with answering("Alt"):
        QTimer.singleShot(50, lambda: QApplication.activeModalWidget().discard())
        desk.menu("save_view")
    assert menu(desk)[5:] == []


def test_more_views_than_keys_stand_in_the_menu_too(desk: Desk) -> None:
    for place in range(6):
        with answering(f"Nr. {place}"):
            desk.menu("save_view")
    assert menu(desk)[5:] == [f"Nr. {place}" for place in range(6)]
    last = [each for each in desk.window.menus["views"].actions() if each.text() == "Nr. 4"]
    last[0].trigger()
    assert said(desk) == "Nr. 4"
    assert last[0].isChecked()


def test_whose_region_it_is_is_asked_once_and_remembered(desk: Desk) -> None:
    with answering("Region Nordjylland") as seen:
        desk.menu("view_4")
    assert seen == ["Min region"]
    assert desk.shown() == ["22-2"]
    row = desk.window.filters
    assert row.isVisible()
    assert [chip.text() for chip in row.chips] == ["Min region: Region Nordjylland  ×"]
    desk.menu("view_1")
    assert not row.isVisible()
    desk.menu("view_4")
    assert desk.shown() == ["22-2"], "nobody was asked again"
    with answering("Region Hovedstaden"):
        desk.menu("own_participant")
    assert desk.shown() == ["17-1"]
    row.chips[0].click()
    assert len(desk.shown()) == 4


def test_who_does_not_say_it_stays_in_the_view_before(desk: Desk) -> None:
    with answering("Region Nordjylland", accept=False):
        desk.menu("view_4")
    assert said(desk) == "Prøvekredsens"
    assert desk.window.actions_by_id["view_1"].isChecked()
    assert not desk.window.actions_by_id["view_4"].isChecked()
    assert len(desk.shown()) == 4


def test_the_view_holds_the_next_time_the_register_is_opened(desk: Desk) -> None:
    desk.menu("view_2")
    path = desk.context.register.path
    desk.menu("close_register")
    open_path(desk.window, path)
    assert said(desk) == "Røde og gule"
    assert sorted(desk.shown()) == ["17-1", "19-2"]


def test_filters_are_ticked_by_keyboard_and_hold_at_once(desk: Desk) -> None:
    desk.shortcut("filter")
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FilterPopup))
    assert faults_of(popup) == []
    assert popup.geometry().right() <= desk.window.geometry().right()
    phases = popup.lists[Part.PHASE]
    phases.setFocus()
    desk.qtbot.keyClick(phases, Qt.Key.Key_Space)
    assert desk.shown() == ["22-2"]
    assert phases.ticked == ["analysis"]
    desk.qtbot.keyClick(phases, Qt.Key.Key_Down)
    desk.qtbot.keyClick(phases, Qt.Key.Key_Return)
    assert len(desk.shown()) == 4
    popup.cleared.emit()
    assert phases.ticked == []
    popup.close()


def test_filters_are_ticked_with_the_mouse_anywhere_on_the_line(desk: Desk) -> None:
    desk.menu("filter")
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FilterPopup))
    leads: TickList = popup.lists[Part.PARTICIPANT]
    middle = leads.visualItemRect(leads.item(1)).center()
    desk.qtbot.mouseClick(leads.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desk.shown() == ["22-2"]
    popup.close()
    assert [chip.accessibleName() for chip in desk.window.filters.chips] == [
        "Fjern filteret Part: Region Nordjylland"
    ]
    desk.menu("show_all")
    assert len(desk.shown()) == 4
    assert not desk.window.filters.isVisible()


def test_chips_add_up_with_ctrl_and_go_off_when_pressed_again(desk: Desk) -> None:
    chips = desk.window.tools.chips.chips
    left = Qt.MouseButton.LeftButton
    desk.qtbot.mouseClick(chips[RowFilter.RED], left)
    assert desk.shown() == ["19-2"]
    desk.qtbot.mouseClick(chips[RowFilter.YELLOW], left, Qt.KeyboardModifier.ControlModifier)
    assert sorted(desk.shown()) == ["17-1", "19-2"]
    desk.qtbot.mouseClick(chips[RowFilter.GREEN], left)
    assert desk.shown() == ["22-2"]
    desk.qtbot.mouseClick(chips[RowFilter.GREEN], left)
    assert len(desk.shown()) == 4
    assert chips[RowFilter.ALL].isChecked()


def test_the_filter_row_is_of_the_portfolio_only(desk: Desk) -> None:
    desk.window.views.turn(Choice(Part.PHASE, "analysis"))
    assert desk.window.filters.isVisible()
    assert faults_of(desk.window) == []
    desk.window.show_page("history")
    assert not desk.window.filters.isVisible()
    desk.window.show_page("portfolio")
    assert desk.window.filters.isVisible()


def test_what_is_gone_from_the_register_is_said(desk: Desk) -> None:
    desk.window.views.turn(Choice(Part.PARTICIPANT, "gone"))
    assert "findes ikke længere" in desk.window.filters.chips[0].text()
    assert desk.shown() == []


def test_another_register_does_not_have_the_others_views(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory, small_register: Path
) -> None:
    with answering("Egen"):
        desk.menu("save_view")
    added = add_participant(desk.context.register, ParticipantDraft("Region Ny"))
    desk.context.announce(added.change)
    assert menu(desk)[5:] == ["Egen"]
    other = tmp_path_factory.mktemp("andet") / "andet.pfreg"
    other.write_bytes(small_register.read_bytes())
    open_path(desk.window, other)
    assert menu(desk)[5:] == []
    assert said(desk) == "Prøvekredsens"


def test_the_view_of_all_shows_every_column_there_is(desk: Desk) -> None:
    """Where there is no room for all of them the grid is moved sideways; none is missing."""
    page = desk.window.portfolio
    desk.window.views.choose("shipped:all")
    QApplication.processEvents()
    missing = [
        column.key
        for place, column in enumerate(page.model.columns)
        if page.view.isColumnHidden(place)
    ]
    assert missing == []
    assert page.view.horizontalScrollBar().maximum() > 0
    desk.window.views.choose("shipped:board")
    QApplication.processEvents()
    assert page.view.horizontalScrollBar().maximum() == 0, "another view fits again"


def test_each_entry_of_the_menu_of_views_has_a_letter_of_its_own(desk: Desk) -> None:
    """A letter that two entries share chooses neither, and what is typed next is lost."""
    menu = desk.window.tools.view.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    here = {action.text() for action in menu.actions()}
    english = {spec.text for spec in ACTIONS if _(spec.text) in here} | {"&Group by", "Colu&mns"}
    for texts in (here, english):
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(letters) > 5
        assert sorted(letters) == sorted(set(letters))
