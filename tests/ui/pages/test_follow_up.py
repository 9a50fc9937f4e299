"""Opfølgning: promises are written down, moved and judged, by keys and by menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from portfolio_desktop.domain.actions import Action, ActionState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.actions import ActionDraft, Ending, add_action, end_actions
from portfolio_desktop.services.follow_up import overdue_count
from portfolio_desktop.services.history import next_undo
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.ui.dialogs.follow_up import ActionDialog, EndActionsDialog, MoveDueDialog
from portfolio_desktop.ui.pages.follow_up import FollowUpPage, Shown
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import Desk
from tests.ui.ground import mark, named, write
from tests.ui.walking import faults_of

_DUE, _STANDING = 4, 5
"""Places of the columns that are red where a promise is late."""


def page(desk: Desk) -> FollowUpPage:
    found = desk.window.page("follow_up")
    assert isinstance(found, FollowUpPage)
    return found


def titles(desk: Desk) -> list[str]:
    """What stands in the column of promises, headings in brackets."""
    model = page(desk).table.model()
    found = []
    for row in range(model.rowCount()):
        enabled = model.flags(model.index(row, 1)) & Qt.ItemFlag.ItemIsEnabled
        if enabled:
            found.append(str(model.index(row, 1).data()).split("\n")[0])
        else:
            found.append(f"[{model.index(row, 0).data()}]")
    return found


def labels(desk: Desk) -> list[QLabel]:
    return page(desk).findChildren(QLabel)


def state(desk: Desk, title: str) -> ActionState:
    actions = desk.context.reader.board.rows(Action)
    return next(each.state for each in actions if each.title == title)


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """Four promises of three parties, one overdue and one kept, on their page."""
    desk.wind_clock()
    register = desk.context.register
    drafts = (
        ActionDraft(title="Ny plan", participant="Region Nordjylland", due="nov. 2023"),
        ActionDraft(
            title="Lukkerapport", owner="Åse", due="sep. 2023", project_id=desk.row("19-2").id
        ),
        ActionDraft(title="Udbud", participant="Region Hovedstaden", due="2024"),
        ActionDraft(title="Gammelt løfte", owner="Åse", due="2022"),
    )
    rows = [add_action(register, draft).id for draft in drafts]
    end_actions(register, rows[3:], Ending(ActionState.KEPT))
    desk.go("17-1")
    desk.menu("page_follow_up")
    return desk


def meet(act: Callable[[ActionDialog], None]) -> list[bool]:
    return answer(ActionDialog, act)


def test_open_promises_stand_by_their_dates(listed: Desk) -> None:
    assert titles(listed) == ["Lukkerapport", "Ny plan", "Udbud"]
    assert page(listed).table.hasFocus()
    assert faults_of(listed.window) == []
    (row,) = page(listed).chosen
    assert row.title == "Lukkerapport"


def test_filters_narrow_the_list(listed: Desk) -> None:
    there = page(listed)
    choose(there.shown, Shown.OVERDUE)
    assert titles(listed) == ["Lukkerapport"]
    choose(there.shown, Shown.ENDED)
    assert titles(listed) == ["Gammelt løfte"]
    choose(there.shown, Shown.ALL)
    assert len(titles(listed)) == 4
    there.participant.setCurrentText("Region Hovedstaden")
    assert titles(listed) == ["Udbud"]
    there.participant.setCurrentIndex(0)
    type_text(there.search_field, "åse lukke")
    assert titles(listed) == ["Lukkerapport"]


def test_what_is_overdue_is_told_of_the_month_that_is_shown(listed: Desk) -> None:
    """Not of today: whoever looks at a past month reads what was overdue when it ended."""
    rows = page(listed).chosen
    assert [row.overdue for row in rows] == [31], "from the end of September to that of October"
    listed.context.show_period(Period(2023, 9))
    QApplication.processEvents()
    assert [row.overdue for row in page(listed).chosen] == [0]
    assert any("opgjort pr. 30. sep. 2023" in each.text() for each in labels(listed))


def test_headings_are_passed_over(listed: Desk) -> None:
    choose(page(listed).sorting, "owner")
    assert titles(listed) == [
        "[Region Hovedstaden · 1]",
        "Udbud",
        "[Region Nordjylland · 1]",
        "Ny plan",
        "[Åse · 1]",
        "Lukkerapport",
    ]
    table = page(listed).table
    table.setFocus()
    mark(table, 1)
    listed.press(Qt.Key.Key_Down)
    QApplication.processEvents()
    assert [row.title for row in page(listed).chosen] == ["Ny plan"]
    assert table.rowHeight(0) < table.rowHeight(1)
    choose(page(listed).sorting, "due")
    assert table.rowHeight(0) == table.rowHeight(1)


@pytest.mark.parametrize("by_menu", [False, True])
def test_a_promise_is_written_down(listed: Desk, by_menu: bool) -> None:
    def fill(dialog: ActionDialog) -> None:
        assert faults_of(dialog) == []
        write(dialog, "Hvad der er lovet eller skal gøres", "Risikovurdering")
        write(dialog, "Part", "region nordjylland")
        write(dialog, "Projekt", "22-2")
        write(dialog, "Frist", "Q1-2024")
        press(dialog, "Tilføj")

    came = meet(fill)
    if by_menu:
        listed.menu("new_follow_up")
    else:
        listed.shortcut("new_follow_up")
    assert came
    assert "Risikovurdering" in titles(listed)
    (row,) = page(listed).chosen
    assert (row.title, row.participant) == ("Risikovurdering", "Region Nordjylland")
    assert row.project == "22-2 Ældre apoteksløsning"
    listed.menu("undo")
    assert "Risikovurdering" not in titles(listed)


def test_what_is_refused_is_told_at_its_field(listed: Desk) -> None:
    told: list[str] = []

    def fill(dialog: ActionDialog) -> None:
        write(dialog, "Hvad der er lovet eller skal gøres", "Plan")
        write(dialog, "Projekt", "99-9")
        press(dialog, "Tilføj")
        told.append(dialog.fault)
        dialog.discard()

    assert meet(fill) is not None
    listed.press(Qt.Key.Key_Insert)
    assert told[0].startswith("Der er intet projekt, der hedder »99-9«. Vælg et fra listen.")


def test_the_due_date_is_moved_with_f2(listed: Desk) -> None:
    def move(dialog: MoveDueDialog) -> None:
        assert faults_of(dialog) == []
        write(dialog, "Ny frist", "dec. 2023")
        write(dialog, "Hvorfor flyttes den?", "Leverandøren er forsinket")
        press(dialog, "Flyt")

    came = answer(MoveDueDialog, move)
    listed.press(Qt.Key.Key_F2)
    assert came
    (row,) = page(listed).chosen
    assert row.due_words == "dec. 2023, flyttet 1 gang"
    shown: list[bool] = []

    def look(dialog: ActionDialog) -> None:
        field = named(dialog, "Frist")
        shown.append(bool(field.property("readOnly")))
        dialog.discard()

    assert meet(look) is not None
    listed.press(Qt.Key.Key_Return)
    assert shown == [True]


@pytest.mark.parametrize(
    ("key", "verb", "ended"),
    [
        (Qt.Key.Key_1, "follow_up_kept", ActionState.KEPT),
        (Qt.Key.Key_2, "follow_up_not_kept", ActionState.NOT_KEPT),
        (Qt.Key.Key_3, "follow_up_dropped", ActionState.DROPPED),
    ],
)
@pytest.mark.parametrize("by_menu", [False, True])
def test_a_promise_is_judged_with_a_digit(
    listed: Desk, key: Qt.Key, verb: str, ended: ActionState, by_menu: bool
) -> None:
    def end(dialog: EndActionsDialog) -> None:
        assert faults_of(dialog) == []
        box = {
            ActionState.KEPT: "Hvad der kom ud af det",
            ActionState.NOT_KEPT: "Hvorfor det ikke blev holdt",
            ActionState.DROPPED: "Hvorfor det bortfalder",
        }[ended]
        write(dialog, box, "Sagt på mødet")
        press(dialog, dialog.windowTitle())

    came = answer(EndActionsDialog, end)
    if by_menu:
        listed.menu(verb)
    else:
        listed.press(key)
    assert came
    assert state(listed, "Lukkerapport") is ended
    assert titles(listed) == ["Ny plan", "Udbud"]
    listed.menu("undo")
    assert state(listed, "Lukkerapport") is ActionState.OPEN


def test_several_are_kept_in_one_edit_and_opened_again(listed: Desk) -> None:
    page(listed).table.selectAll()
    QApplication.processEvents()
    came = answer(EndActionsDialog, lambda dialog: press(dialog, dialog.windowTitle()))
    listed.press(Qt.Key.Key_1)
    assert came
    step = next_undo(listed.context.register)
    assert step is not None
    assert step.sentence == "3 opfølgninger: holdt"
    assert titles(listed) == []
    choose(page(listed).shown, Shown.ENDED)
    page(listed).table.setFocus()
    page(listed).table.selectAll()
    QApplication.processEvents()
    listed.press(Qt.Key.Key_0)
    assert titles(listed) == []
    choose(page(listed).shown, Shown.OPEN)
    assert len(titles(listed)) == 4


def test_delete_takes_one_away_and_undo_brings_it_back(listed: Desk) -> None:
    listed.press(Qt.Key.Key_Delete)
    assert titles(listed) == ["Ny plan", "Udbud"]
    listed.menu("undo")
    assert titles(listed) == ["Lukkerapport", "Ny plan", "Udbud"]


def test_verbs_are_only_offered_where_they_can_be_done(listed: Desk) -> None:
    verbs = listed.window.actions_by_id
    assert verbs["move_due"].isEnabled()
    assert not verbs["reopen_follow_up"].isEnabled()
    listed.menu("page_portfolio")
    assert not verbs["move_due"].isEnabled()
    assert not verbs["edit_follow_up"].isEnabled()


def test_the_navigation_counts_what_is_overdue(listed: Desk) -> None:
    counted: list[int] = []
    page(listed).counted.connect(counted.append)
    add_late = ActionDraft(title="For sent", due="2021")
    added = add_action(listed.context.register, add_late)
    listed.context.announce(added.change)
    assert counted[-1] == 2
    day = listed.context.register.today()
    assert overdue_count(listed.context.reader, day) == 2  # as before the page was seen


def test_what_is_late_is_red_also_where_it_is_marked(listed: Desk) -> None:
    added = add_action(listed.context.register, ActionDraft(title="For sent", due="2021"))
    listed.context.announce(added.change)
    table = page(listed).table
    late = listed.context.theme.palette.late
    for row in range(table.model().rowCount()):
        if table.model().index(row, 1).data().startswith("For sent"):
            table.selectRow(row)
            QApplication.processEvents()
            for column in (_DUE, _STANDING):
                seen = table.grab(
                    table.visualRect(table.model().index(row, column)).translated(
                        table.viewport().pos()
                    )
                ).toImage()
                assert late.lower() in {
                    seen.pixelColor(x, y).name()
                    for x in range(seen.width())
                    for y in range(seen.height())
                }
            return
    raise AssertionError("it is not in the list")


def test_it_goes_from_a_promise_to_its_item(listed: Desk) -> None:
    register = listed.context.present
    meeting = add_meeting(register, MeetingDraft(forum="RSI", held_on="1.11.2023")).id
    item = add_item(register, meeting, ItemDraft("Udbud")).id
    draft = ActionDraft(title="Følg op", meeting_id=meeting, item_id=item)
    listed.context.announce(add_action(register, draft).change)
    QApplication.processEvents()
    verbs = listed.window.actions_by_id
    for title, offered in (("Følg op", True), ("Ny plan", False)):
        actions = listed.context.reader.board.rows(Action)
        page(listed).mark(next(each.id for each in actions if each.title == title))
        QApplication.processEvents()
        assert verbs["show_promise"].isEnabled() is offered
        if offered:
            QTest.keyClick(page(listed).table, Qt.Key.Key_F3)
            QApplication.processEvents()
            assert listed.window.current_page == "meetings"
            assert listed.window.meetings.agenda.marked_item == item
            listed.menu("page_follow_up")


def test_an_empty_page_offers_the_first_promise(desk: Desk) -> None:
    desk.menu("page_follow_up")
    came = meet(lambda dialog: dialog.discard())
    press(desk.window.page("follow_up"), "Notér et tilsagn…")
    assert came
    assert faults_of(desk.window) == []


def test_a_promise_made_beside_the_portfolio_is_about_the_marked_project(desk: Desk) -> None:
    desk.go("22-2")
    seen: list[str] = []

    def look(dialog: ActionDialog) -> None:
        field = named(dialog, "Projekt")
        seen.append(str(field.property("text")))
        dialog.discard()

    assert meet(look) is not None
    desk.shortcut("new_follow_up")
    assert seen == ["22-2 Ældre apoteksløsning"]
