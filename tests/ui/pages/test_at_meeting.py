"""At the meeting, as the secretary meets it: item by item, by keys, with words that are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.board_choices import (
    ItemKind,
    MeetingState,
    MinutesState,
    PointDecision,
)
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.meetings import Item, ItemAbsence, Meeting, Recommendation
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attendances import AttendanceDraft, write_attendances
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.meetings import MeetingDraft, add_meeting
from portfolio_desktop.services.minutes import approve_minutes, reopen_minutes
from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment
from portfolio_desktop.services.moments import Moment, look_back_steps
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label
from portfolio_desktop.ui.dialogs import at_meeting as dialogs
from portfolio_desktop.ui.dialogs.at_meeting import (
    AddedItemDialog,
    AgreeDialog,
    EndDialog,
    LeavesDialog,
)
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.minutes import MinutesDialog
from portfolio_desktop.ui.dialogs.minutes_comment import SettlingDialog
from portfolio_desktop.ui.pages.at_meeting import AtMeetingPage
from tests.ui.answering import answer, press
from tests.ui.conftest import ring, type_text
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.walking import faults_of


@dataclass
class Sitting:
    """The window at a meeting of 1 November 2023: a case with two points, and two requests."""

    desk: Desk
    meeting: str
    case: str

    @property
    def page(self) -> AtMeetingPage:
        return self.desk.window.at_meeting

    @property
    def register(self) -> RegisterFile:
        return self.desk.context.present

    def points(self) -> list[Recommendation]:
        return list(self.register.reader.board.rows(Recommendation, item_id=[self.case]))

    def titles(self) -> list[str]:
        items = self.page.desk.items if self.page.desk else ()
        return [item.title for item in items]

    def mark(self, title: str) -> None:
        desk = self.page.desk
        assert desk is not None
        self.page.mark(next(item.id for item in desk.items if title in item.title))
        QApplication.processEvents()

    def key(self, digit: int) -> None:
        QTest.keyClick(self.page.editor.points, Qt.Key(Qt.Key.Key_0 + digit))
        QApplication.processEvents()

    def held(self) -> Meeting:
        found = self.register.reader.board.row(Meeting, self.meeting)
        assert found is not None
        return found


@pytest.fixture
def sitting(desk: Desk) -> Sitting:
    register = desk.wind_clock()
    draft = MeetingDraft(forum="RSI-kredsen", held_on="1.11.2023")
    meeting = add_meeting(register, draft).id
    people = [AttendanceDraft(name=name) for name in ("Åse Øst", "Bo Bæk")]
    write_attendances(register, meeting, people)
    change = ChangeDraft(Subject.END, "juni 2024")
    request = RequestDraft(
        desk.row("17-1").id, title="Ny dato", submitted_on="31.10.2023", changes=(change,)
    )
    submit_request(register, draft_request(register, request).id)
    fill_agenda(register, meeting)
    case = add_item(register, meeting, ItemDraft("Fælles udbud", ItemKind.DECISION)).id
    write_recommendation(register, case, ["at udbuddet tiltrædes", "at planen tages"])
    made = Sitting(desk, meeting, case)
    desk.shortcut("page_at_meeting")
    QApplication.processEvents()
    made.mark("Fælles udbud")
    return made


def test_points_are_decided_by_digits_and_the_next_one_is_marked(sitting: Sitting) -> None:
    sitting.key(3)
    sitting.key(1)
    assert [each.decision for each in sitting.points()] == [
        PointDecision.ENDORSED,
        PointDecision.NOTED,
    ]
    item = sitting.page.marked
    assert item is not None
    assert item.decided_words == "2 af 2 besluttet"
    sitting.desk.shortcut("undo")
    assert sitting.points()[1].decision is None


def test_a_button_shows_its_digit_and_does_the_same(sitting: Sitting) -> None:
    press(sitting.page, "5  Godkendt med bemærkninger")
    assert sitting.points()[0].decision is PointDecision.APPROVED_WITH_REMARKS


def test_nought_takes_a_decision_back(sitting: Sitting) -> None:
    sitting.key(7)
    sitting.page.editor.points.selectRow(0)
    QApplication.processEvents()
    sitting.key(0)
    assert sitting.points()[0].decision is None


def test_words_are_saved_while_they_are_written_to_the_point_they_were_written_at(
    sitting: Sitting,
) -> None:
    sitting.key(4)  # and the second point is marked
    sitting.page.editor.points.selectRow(0)
    QApplication.processEvents()
    box = sitting.page.editor.words
    box.setFocus()
    type_text(box, "med økonomien på næste møde")
    sitting.page.editor.points.selectRow(1)
    QApplication.processEvents()
    first, second = sitting.points()
    assert first.decision_text == "med økonomien på næste møde"
    assert second.decision_text == ""
    assert box.toPlainText() == ""


def test_the_discussion_is_saved_when_the_writer_rests(sitting: Sitting) -> None:
    box = sitting.page.editor.discussion
    box.setFocus()
    type_text(box, "Kredsen spurgte.")
    ring(box, "pause")
    item = sitting.register.reader.board.row(Item, sitting.case)
    assert item is not None
    assert item.discussion == "Kredsen spurgte."


def test_words_whose_saving_fails_stay_and_come_back(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise StorageError(Trouble.DISK_FULL)

    box = sitting.page.editor.discussion
    with monkeypatch.context() as broken:
        broken.setattr("portfolio_desktop.ui.pages.at_meeting.write_discussion", full)
        box.setFocus()
        type_text(box, "Vigtigt")
        ring(box, "pause")
        assert sitting.desk.context.holds_words
        sitting.page.move_on(-1)
        QApplication.processEvents()
        sitting.mark("Fælles udbud")
        assert sitting.page.editor.discussion.toPlainText() == "Vigtigt"


def test_the_item_of_a_change_request_decides_it_in_one_step(sitting: Sitting) -> None:
    sitting.mark("Ændringsanmodning")
    item = sitting.page.marked
    assert item is not None
    assert item.undecided_request
    sitting.key(4)
    (request,) = sitting.register.reader.requests()
    assert request.state is RequestState.APPROVED
    assert request.decision_forum == "RSI-kredsen"
    sitting.desk.shortcut("undo")
    (request,) = sitting.register.reader.requests()
    assert request.state is RequestState.ON_AGENDA


def test_a_request_that_is_granted_in_part_is_decided_in_its_own_form(sitting: Sitting) -> None:
    sitting.mark("Ændringsanmodning")
    came = answer(DecisionDialog, lambda dialog: dialog.discard())
    sitting.desk.shortcut("decide_changes")
    assert came


def test_a_digit_in_the_list_decides_the_whole_item(sitting: Sitting) -> None:
    QTest.keyClick(sitting.page.focusProxy(), Qt.Key.Key_6)
    assert {each.decision for each in sitting.points()} == {PointDecision.POSTPONED}


def test_a_digit_that_decides_nothing_leads_nowhere_either(sitting: Sitting) -> None:
    """A list is searched by typing otherwise: 8 would mark item 8."""
    page = sitting.page
    first, second, *rest = page._model.records
    page._model.set_records((first, replace(second, number="8"), *rest))
    page._table.selectRow(0)
    QTest.keyClick(page.focusProxy(), Qt.Key.Key_8)
    assert page._table.marked() == 0


def test_who_takes_no_part_is_ticked_in_a_menu(sitting: Sitting) -> None:
    button = named(sitting.page, "Hvem deltager ikke i punktet")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Bo Bæk").trigger()
    assert "Bo Bæk" in words_in(sitting.page)
    (absence,) = sitting.register.reader.board.rows(ItemAbsence)
    assert absence.item_id == sitting.case
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "Bo Bæk").trigger()
    assert sitting.register.reader.board.rows(ItemAbsence) == ()


def test_who_leaves_misses_all_that_follows(sitting: Sitting) -> None:
    def leaves(dialog: LeavesDialog) -> None:
        dialog.findChildren(QLineEdit)[-1].setText("gik kl. 14")
        assert isinstance(dialog.findChild(QComboBox), QComboBox)
        press(dialog, "Notér")

    came = answer(LeavesDialog, leaves)
    sitting.desk.menu("leaves_meeting")
    assert came
    absences = sitting.register.reader.board.rows(ItemAbsence)
    assert len(absences) == len(sitting.titles()) - sitting.titles().index("Fælles udbud")


def test_what_is_agreed_follows_from_the_item_and_its_point(sitting: Sitting) -> None:
    def agree(dialog: AgreeDialog) -> None:
        what, who, due = dialog.findChildren(QLineEdit)
        what.setText("Revideret plan")
        who.setText("Region Nord")
        due.setText("Q1 2024")
        press(dialog, "Tilføj")

    came = answer(AgreeDialog, agree)
    press(sitting.page, "Ny opfølgning…")
    assert came
    (action,) = sitting.register.reader.board.rows(Action)
    assert (action.title, action.owner) == ("Revideret plan", "Region Nord")
    assert (action.meeting_id, action.item_id) == (sitting.meeting, sitting.case)
    assert action.recommendation_id == sitting.points()[0].id
    assert "Revideret plan – Region Nord" in words_in(sitting.page)


def test_an_item_comes_up_and_is_treated_at_once(sitting: Sitting) -> None:
    def add(dialog: AddedItemDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("Strømsvigt i Ålborg")
        press(dialog, "Tilføj")

    came = answer(AddedItemDialog, add)
    sitting.desk.shortcut("add_at_meeting")
    QApplication.processEvents()
    assert came
    item = sitting.page.marked
    assert item is not None
    assert (item.title, item.added) == ("Strømsvigt i Ålborg", True)
    titles = sitting.titles()
    assert titles.index("Strømsvigt i Ålborg") == titles.index("Fælles udbud") + 1


def test_what_the_minutes_lack_is_told_before_the_meeting_is_over(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        dialogs, "confirmed", lambda _parent, question, **_more: asked.append(question)
    )

    def end(dialog: EndDialog) -> None:
        press(dialog, "Gem")
        dialog.reject()

    answer(EndDialog, end)
    sitting.desk.shortcut("end_meeting")
    (question,) = asked
    assert question.startswith("Der er ikke besluttet noget under punkt"), question
    assert question.endswith("Det er ikke skrevet, hvornår mødet sluttede.")
    assert sitting.held().state is MeetingState.PLANNED


def test_a_time_that_is_none_is_refused_before_anything_is_asked(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(dialogs, "confirmed", lambda *_asked, **_more: asked.append(1))

    def end(dialog: EndDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        field.setText("25.99")
        press(dialog, "Gem")
        assert "25.99" in dialog.fault
        assert not asked
        field.clear()
        dialog.reject()

    came = answer(EndDialog, end)
    sitting.desk.shortcut("end_meeting")
    assert came


def test_the_meeting_is_over_at_a_time(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "confirmed", lambda *_asked, **_more: True)

    def end(dialog: EndDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        field.setText("halv tre")
        press(dialog, "Gem")
        assert "halv tre" in dialog.fault
        field.setText("14.30")
        press(dialog, "Gem")

    came = answer(EndDialog, end)
    sitting.desk.shortcut("end_meeting")
    assert came
    meeting = sitting.held()
    assert (meeting.state, meeting.ended_at) == (MeetingState.HELD, "14:30")
    assert meeting.minutes_state is MinutesState.DRAFT


def test_a_meeting_whose_day_is_to_come_is_not_over_unasked(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        dialogs, "confirmed", lambda _parent, question, **_more: asked.append(question)
    )

    def move() -> Change:
        with sitting.register.edit(Label("meeting_edited")) as edit:
            edit.set("meeting", sitting.meeting, "held_on", date(2027, 2, 5))
        return edit.change

    sitting.desk.context.perform(move)
    QApplication.processEvents()

    def end(dialog: EndDialog) -> None:
        press(dialog, "Gem")
        dialog.reject()

    answer(EndDialog, end)
    sitting.desk.shortcut("end_meeting")
    assert asked == ["Mødet er først den 5. feb. 2027. Er det allerede slut?"]
    assert sitting.held().state is MeetingState.PLANNED


def test_approved_minutes_leave_nothing_to_be_changed(sitting: Sitting) -> None:
    sitting.desk.context.perform(lambda: _approved(sitting))
    QApplication.processEvents()
    sitting.key(4)
    assert {each.decision for each in sitting.points()} == {None}
    assert "Genåbn" in words_in(sitting.desk.window.banner)
    assert sitting.page.editor.discussion.isReadOnly()
    assert not sitting.desk.window.actions_by_id["add_at_meeting"].isEnabled()


def _approved(sitting: Sitting) -> object:
    hold_meeting(sitting.register, sitting.meeting)
    return approve_minutes(sitting.register, sitting.meeting)


def test_minutes_that_are_held_back_say_so_and_are_approved_from_there(sitting: Sitting) -> None:
    register = sitting.register
    earlier = add_meeting(register, MeetingDraft(forum="RSI-kredsen", held_on="1.10.2023")).id
    hold_meeting(register, earlier, "15.00")
    add_comment(register, earlier, CommentDraft("Tallet er forkert", "Åse Øst"))
    sitting.desk.context.announce(fill_agenda(register, sitting.meeting).change)
    sitting.mark("Godkendelse af referat")
    sitting.key(4)
    assert "endnu ikke godkendt og låst: 1 bemærkning er ikke afgjort" in words_in(sitting.page)

    def approve(dialog: MinutesDialog) -> None:
        assert "Forummet har godkendt referatet: mødet 1. nov. 2023" in words_in(dialog)
        answer(SettlingDialog, lambda form: press(form, "Afgjort"))
        press(dialog, "Afgør…")
        press(dialog, "Godkend referatet")
        dialog.accept()

    came = answer(MinutesDialog, approve)
    sitting.desk.menu("item_minutes")
    assert came
    assert meeting_of(register.reader, earlier).minutes_approved_on == date(2023, 11, 1)
    assert "endnu ikke godkendt og låst" not in words_in(sitting.page)


def test_minutes_that_were_opened_again_are_not_said_to_be_approved(sitting: Sitting) -> None:
    register = sitting.register
    earlier = add_meeting(register, MeetingDraft(forum="RSI-kredsen", held_on="1.10.2023")).id
    hold_meeting(register, earlier)
    sitting.desk.context.announce(fill_agenda(register, sitting.meeting).change)
    sitting.mark("Godkendelse af referat")
    sitting.key(4)
    if meeting_of(register.reader, earlier).minutes_state is not MinutesState.APPROVED:
        approve_minutes(register, earlier)
    reopen_minutes(register, earlier, "Fejl i punkt 3")
    said: list[str] = []

    def look(dialog: MinutesDialog) -> None:
        said.append(words_in(dialog))
        dialog.accept()

    came = answer(MinutesDialog, look)
    sitting.desk.menu("item_minutes")
    assert came
    assert "Genåbnet: Fejl i punkt 3" in said[0]
    assert "Forummet har godkendt" not in said[0]


def test_items_follow_each_other_by_keys(sitting: Sitting) -> None:
    before = sitting.titles().index("Fælles udbud")
    sitting.desk.shortcut("next_item")
    QApplication.processEvents()
    item = sitting.page.marked
    assert item is not None
    assert item.title == sitting.titles()[before + 1]
    sitting.desk.shortcut("previous_item")
    assert sitting.page.marked is not None
    assert sitting.page.marked.title == "Fælles udbud"


def test_it_goes_from_the_agenda_to_the_table_and_back(sitting: Sitting) -> None:
    window = sitting.desk.window
    press(sitting.page, "Til dagsordenen")
    QApplication.processEvents()
    assert window.current_page == "meetings"
    assert window.meetings.agenda.marked_item == sitting.case
    later = MeetingDraft(forum="RSI-kredsen", held_on="15.1.2024")
    other = add_meeting(sitting.register, later)
    sitting.desk.context.announce(other.change)
    window.meetings.mark(other.id)
    QApplication.processEvents()
    press(window.meetings, "På mødet")
    QApplication.processEvents()
    assert window.current_page == "at_meeting"
    assert sitting.page.meeting == other.id


def test_a_meeting_that_is_looked_back_at_is_only_read(sitting: Sitting) -> None:
    sitting.key(4)
    context = sitting.desk.context
    moment = Moment(context.present.now() + timedelta(seconds=1))
    past = run_through(look_back_steps(context.present, moment))
    context.look_back(past, context.period)
    sitting.desk.window.show_page("at_meeting")
    QApplication.processEvents()
    sitting.mark("Fælles udbud")
    edits = len(list(context.present.edits()))
    sitting.key(7)
    QTest.keyClick(sitting.page.focusProxy(), Qt.Key.Key_6)
    assert len(list(context.present.edits())) == edits
    assert sitting.page.editor.discussion.isReadOnly()
    assert not sitting.desk.window.actions_by_id["agree_action"].isEnabled()
    for page in ("procedures", "decision_log"):
        sitting.desk.window.show_page(page)
        QApplication.processEvents()
    assert not sitting.desk.window.actions_by_id["new_procedure"].isEnabled()
    context.look_back(None, context.period)


def test_every_control_is_named(sitting: Sitting) -> None:
    assert faults_of(sitting.desk.window) == []


def test_without_a_meeting_the_page_says_what_to_do(desk: Desk) -> None:
    desk.menu("page_at_meeting")
    QApplication.processEvents()
    assert "Intet møde" in words_in(desk.window.at_meeting)
    assert faults_of(desk.window) == []
