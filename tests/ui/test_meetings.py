"""Meetings in the window: the year wheel, an agenda that fills itself, items by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import (
    AttendanceRole,
    Item,
    ItemKind,
    ItemSource,
    ItemStage,
    Meeting,
    MeetingState,
    MinutesState,
)
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.attachments import remove_attachment
from portfolio_desktop.services.attendances import AttendanceDraft, attendance_drafts
from portfolio_desktop.services.forums import ForumDraft, add_forum, forums
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_forms import new_meeting_draft
from portfolio_desktop.services.meeting_order import all_meetings
from portfolio_desktop.services.meetings import add_series
from portfolio_desktop.services.recommendations import recommendation
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.dialogs.attendances import AttendancesDialog
from portfolio_desktop.ui.dialogs.filling import FillingDialog
from portfolio_desktop.ui.dialogs.forums import ForumsDialog
from portfolio_desktop.ui.dialogs.item_moving import MoveItemDialog
from portfolio_desktop.ui.dialogs.meeting import MeetingDialog
from portfolio_desktop.ui.dialogs.meetings_ahead import MeetingsAheadDialog
from portfolio_desktop.ui.dialogs.participant_forms import ParticipantDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.dialogs.year_wheel import YearWheelDialog
from portfolio_desktop.ui.pages.item_texts import POINTS
from portfolio_desktop.ui.pages.meetings import MeetingsPage
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in, write
from tests.ui.walking import controls_of, faults_of


@pytest.fixture
def meeting_desk(desk: Desk) -> Desk:
    """The small register with two meetings of a board, the page shown at the first."""
    desk.wind_clock()
    register = desk.context.register
    board = add_forum(register, ForumDraft("Prøvekredsen", "PK", "Vejle", "9.30", "12")).id
    draft = new_meeting_draft(register.reader, board)
    made = add_series(register, draft, "10.11.2023, 15.12.2023")
    desk.context.announce(made.change)
    desk.menu("page_meetings")
    return desk


def page_of(desk: Desk) -> MeetingsPage:
    QApplication.processEvents()
    return desk.window.meetings


def titles(desk: Desk) -> list[str]:
    return [row.title for row in page_of(desk).agenda.rows]


def choose_item(desk: Desk, row: int) -> None:
    page_of(desk).agenda.selectRow(row)
    QApplication.processEvents()


def items(desk: Desk) -> tuple[Item, ...]:
    return desk.context.reader.board.rows(Item)


def add(desk: Desk, *names: str) -> None:
    register = desk.context.register
    meeting = page_of(desk).meetings.marked
    for name in names:
        desk.context.announce(add_item(register, meeting, ItemDraft(title=name)).change)


def test_fields_of_an_item_are_filled_one_after_another_without_a_rest(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Økonomi")
    editor = page_of(desk).editor
    editor.lines["minutes"].setFocus()
    for words in ("15", "24/12345", "17-1"):
        field = QApplication.focusWidget()
        assert field is not None
        for letter in words:
            type_text(field, letter)
            QApplication.processEvents()  # what the field before saved comes back amid these
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QApplication.processEvents()
    (item,) = items(desk)
    assert (item.minutes, item.case_number) == (15, "24/12345")
    assert editor.project.text() == "17-1"


def test_an_empty_page_offers_the_year_wheel(desk: Desk) -> None:
    desk.menu("page_meetings")

    def make(dialog: YearWheelDialog) -> None:
        dialog.days.setPlainText("2.2.2024\n12. april 2024\n31.2.2024")
        assert "31.2.2024" in dialog._told.text()
        dialog.days.setPlainText("2.2.2024\n12. april 2024")
        assert "punktfrist 12. jan. 2024" in dialog._told.text()
        assert faults_of(dialog) == []
        dialog._make.click()

    came = answer(YearWheelDialog, make)
    desk.menu("year_wheel")
    assert came
    page = page_of(desk)
    assert [row.day_words for row in page.meetings.rows] == ["2. feb. 2024", "12. apr. 2024"]
    assert page.shown is not None
    assert page.shown.heading == "Prøvekredsen, 2. feb. 2024"
    assert [each.name for each in forums(desk.context.reader)] == ["Prøvekredsen"]


def test_a_meeting_is_made_with_its_days_counted(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def make(dialog: MeetingDialog) -> None:
        dialog.lines["held_on"].setText("9.2.2024")
        assert dialog.lines["material_due"].placeholderText() == "26.01.2024"
        assert faults_of(dialog) == []
        dialog.lines["material_due"].setText("12.2.2024")
        dialog._keep()
        assert "rækkefølge" in dialog.fault
        dialog.lines["material_due"].setText("22.1.2024")
        dialog._keep()

    came = answer(MeetingDialog, make)
    desk.shortcut("new_meeting")
    assert came
    page = page_of(desk)
    assert page.meetings.marked_row is not None
    assert page.meetings.marked_row.day_words == "9. feb. 2024"
    day = next(each for each in page.head.days._days if each.by_hand)
    assert (day.name, day.words) == ("Materialefrist", "22. jan. 2024")


def test_a_meeting_on_no_working_day_is_told_beside_the_day_and_kept(meeting_desk: Desk) -> None:
    told = "Lørdag – ikke en arbejdsdag"

    def make(dialog: MeetingDialog) -> None:
        before = dialog.lines["place"].mapTo(dialog, QPoint())
        dialog.lines["held_on"].setText("10.2.2024")
        QApplication.processEvents()
        assert told in words_in(dialog)
        assert dialog.lines["place"].mapTo(dialog, QPoint()) == before
        dialog.lines["held_on"].setText("9.2.2024")
        assert told not in words_in(dialog)
        dialog.lines["material_due"].setText("21.1.2024")
        assert "Materialefrist: søndag – ikke en arbejdsdag" in words_in(dialog)
        dialog.lines["material_due"].clear()
        dialog.lines["held_on"].setText("10.2.2024")
        dialog._keep()

    came = answer(MeetingDialog, make)
    meeting_desk.shortcut("new_meeting")
    assert came
    marked = page_of(meeting_desk).meetings.marked_row
    assert marked is not None
    assert marked.day_words == "10. feb. 2024"


def test_the_agenda_fills_itself_by_its_key_and_is_undone_as_one(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.shortcut("fill_agenda")
    assert titles(desk) == [
        "Godkendelse af dagsorden",
        "Meddelelser",
        "Porteføljestatus",
        "19-2 Praksisområdets system",
        "Opfølgning",
        "Næste møde",
        "Eventuelt",
    ]
    assert desk.window.status.note.endswith("fyldt på dagsordenen for mødet den 10. nov. 2023")
    desk.menu("fill_agenda")
    assert desk.window.status.note == "Der er intet nyt til dagsordenen."
    desk.menu("undo")
    assert titles(desk) == []


def test_items_are_moved_by_keys_and_by_dragging(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "A", "B", "C")
    page = page_of(desk)
    page.agenda.selectRow(0)
    page.agenda.setFocus()
    QApplication.processEvents()
    desk.shortcut("item_down")
    assert titles(desk) == ["B", "A", "C"]
    assert page.agenda.marked_row is not None
    assert page.agenda.marked_row.title == "A"
    desk.shortcut("item_up")
    desk.shortcut("item_up")
    assert titles(desk) == ["A", "B", "C"]
    view = page.agenda.viewport()
    start = page.agenda.visualRect(page.agenda.model().index(2, 1)).center()
    end = page.agenda.visualRect(page.agenda.model().index(0, 1)).topLeft() + QPoint(20, 4)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in (start - QPoint(0, 30), end):
        _drag_to(page, at)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert titles(desk) == ["C", "A", "B"]
    desk.menu("undo")
    assert titles(desk) == ["A", "B", "C"]


def _drag_to(page: MeetingsPage, at: QPoint) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    view = page.agenda.viewport()
    button = Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        view,
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            view.mapToGlobal(QPointF(at)),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def test_a_new_item_is_written_and_kept(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.shortcut("new_item")
    page = page_of(desk)
    editor = page.editor
    assert QApplication.focusWidget() is editor.lines["title"]
    editor.lines["title"].setText("Kontrakten med Ærø")
    editor.lines["title"].commit()
    editor.kind.setCurrentIndex(editor.kind.findData(ItemKind.DISCUSSION))
    editor.kind.activated.emit(editor.kind.currentIndex())
    box = editor.texts.boxes["case_text"]
    box.setFocus()
    box.textCursor().insertText("Konklusion først")
    editor.texts.points.textCursor().insertText("godkender kontrakten")
    desk.context.leave()
    (item,) = items(desk)
    assert (item.title, item.kind) == ("Kontrakten med Ærø", ItemKind.DISCUSSION)
    assert item.case_text == "Konklusion først"
    assert [p.text for p in recommendation(desk.context.reader, item.id)] == [
        "godkender kontrakten"
    ]
    assert page.agenda.rows[0].title == "Kontrakten med Ærø"


def test_an_item_without_a_title_is_refused_and_keeps_its_own(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    editor = page_of(desk).editor
    editor.lines["title"].setText("")
    editor.lines["title"].commit()
    assert items(desk)[0].title == "Sag"
    assert "titel" in words_in(desk.window.banner)


def test_words_go_to_the_item_they_were_written_on(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "A", "B")
    page = page_of(desk)
    choose_item(desk, 0)
    page.editor.texts.boxes["summary"].textCursor().insertText("Om A")
    choose_item(desk, 1)
    assert {item.title: item.summary for item in items(desk)} == {"A": "Om A", "B": ""}
    assert page.editor.texts.boxes["summary"].toPlainText() == ""


def test_items_are_released_one_by_one_and_together(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "A", "B")
    page = page_of(desk)
    assert page.shown is not None
    assert "2 er ikke frigivet" in page.shown.count_words
    choose_item(desk, 0)
    desk.shortcut("release_item")
    assert [item.stage for item in items(desk)].count(ItemStage.RELEASED) == 1
    desk.menu("release_all")
    assert {item.stage for item in items(desk)} == {ItemStage.RELEASED}


def test_a_closed_item_asks_for_its_reason(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    editor = page_of(desk).editor
    assert not editor.lines["closed_reason"].isVisible()
    editor.closed.click()
    assert editor.lines["closed_reason"].isVisible()
    editor.lines["closed_reason"].setText("forhandling")
    editor.lines["closed_reason"].commit()
    (item,) = items(desk)
    assert (item.closed, item.closed_reason) == (True, "forhandling")


def test_an_item_goes_to_the_next_meeting(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Sag")

    def move(dialog: MoveItemDialog) -> None:
        assert dialog.meeting.currentText() == "Prøvekredsen, 15. dec. 2023"
        assert faults_of(dialog) == []
        dialog._act()

    came = answer(MoveItemDialog, move)
    desk.menu("move_item_on")
    assert came
    assert titles(desk) == []
    assert items(desk)[0].meeting_id == all_meetings(desk.context.reader)[1].id


def test_an_escalated_project_goes_only_with_a_reason(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.menu("fill_agenda")
    page = page_of(desk)
    escalated = next(row for row in page.agenda.rows if row.source is ItemSource.ESCALATION)
    page.agenda.mark(escalated.item_id)
    QApplication.processEvents()

    def remove(dialog: ReasonedDialog) -> None:
        dialog._act()
        assert dialog.fault
        dialog.reason.setPlainText("Behandlet i oktober")
        dialog._act()

    came = answer(ReasonedDialog, remove)
    desk.menu("remove_item")
    assert came
    assert escalated.title not in titles(desk)

    def put_back(dialog: FillingDialog) -> None:
        assert faults_of(dialog) == []
        assert dialog.ticked == ()
        dialog._ticks[0][1].setChecked(True)
        dialog._act()

    other = next(row for row in page.agenda.rows if row.source is ItemSource.ANNOUNCEMENTS)
    page.agenda.mark(other.item_id)
    QApplication.processEvents()
    desk.menu("remove_item")
    assert "Meddelelser" not in titles(desk)
    came = answer(FillingDialog, put_back)
    desk.menu("fill_agenda")
    assert came
    assert "Meddelelser" in titles(desk)


def test_participants_are_written_and_come_again(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def name(dialog: AttendancesDialog) -> None:
        line = dialog.add(AttendanceDraft(role=AttendanceRole.CHAIR))
        line.fields["name"].setText("Åse Ærø")
        line.fields["mail"].setText("aase@region.dk")
        dialog.add(AttendanceDraft()).fields["name"].setText("Bo Bæk")
        assert faults_of(dialog) == []
        dialog._keep()

    came = answer(AttendancesDialog, name)
    desk.shortcut("attendances")
    assert came
    page = page_of(desk)
    assert page.shown is not None
    assert page.shown.taking_part == "2 deltagere"
    page.meetings.mark(all_meetings(desk.context.reader)[1].id)
    QApplication.processEvents()

    def take_over(dialog: AttendancesDialog) -> None:
        dialog._usual.click()
        dialog._keep()

    came = answer(AttendancesDialog, take_over)
    desk.menu("attendances")
    assert came
    later = all_meetings(desk.context.reader)[1].id
    drafts = attendance_drafts(desk.context.reader, later)
    assert [each.name for each in drafts] == ["Åse Ærø", "Bo Bæk"]
    assert [each.mail for each in drafts] == ["aase@region.dk", ""]


def test_an_unknown_organisation_is_marked_and_can_be_created_there(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def create(form: ParticipantDialog) -> None:
        assert form._kind.currentText() == "Styrelse"
        press(form, "Gem")

    def name(dialog: AttendancesDialog) -> None:
        dialog.add(AttendanceDraft(name="Åse Ærø"))
        line = dialog.add(AttendanceDraft(name="Bo Bæk", participant="Lægemiddelstyrelsen"))
        press(dialog, "Gem")
        assert "Lægemiddelstyrelsen" in dialog.fault
        field = line.fields["participant"]
        assert field.property("look") == "fault"
        assert [each.fields["name"].text() for each in dialog.lines] == ["Åse Ærø", "Bo Bæk"]
        created = answer(ParticipantDialog, create)
        press(dialog, "Opret parten »Lægemiddelstyrelsen«…")
        assert created
        assert not dialog.fault
        press(dialog, "Gem")

    came = answer(AttendancesDialog, name)
    desk.shortcut("attendances")
    assert came
    page = page_of(desk)
    assert page.shown is not None
    (_first, other) = attendance_drafts(desk.context.reader, page.shown.meeting.id)
    assert other.participant == "Lægemiddelstyrelsen"


def test_a_line_that_is_removed_takes_its_fault_along(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def name(dialog: AttendancesDialog) -> None:
        line = dialog.add(AttendanceDraft(name="Bo Bæk", participant="Ukendt"))
        last = dialog.add(AttendanceDraft(name="Carl", mail="carl"))
        press(dialog, "Gem")
        line.gone.click()
        assert not dialog.fault
        press(dialog, "Gem")
        assert last.fields["mail"].property("look") == "fault"
        dialog.discard()

    came = answer(AttendancesDialog, name)
    desk.shortcut("attendances")
    assert came


def test_a_meeting_is_cancelled_and_held_after_all(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.menu("cancel_meeting")
    meetings = desk.context.reader.board.rows(Meeting)
    assert sum(each.state is MeetingState.CANCELLED for each in meetings) == 1
    QApplication.processEvents()
    assert desk.window.actions_by_id["cancel_meeting"].text() == "Hold mødet alli&gevel"
    desk.menu("cancel_meeting")
    meetings = desk.context.reader.board.rows(Meeting)
    assert {each.state for each in meetings} == {MeetingState.PLANNED}
    desk.menu("remove_meeting")
    assert len(page_of(desk).meetings.rows) == 1


def test_what_is_expected_stands_several_meetings_ahead(meeting_desk: Desk) -> None:
    desk, register = meeting_desk, meeting_desk.context.present
    _first, second = (each.id for each in all_meetings(register.reader))
    desk.menu("fill_agenda")
    add_item(register, second, ItemDraft("Fælles udbud"))

    def look(dialog: MeetingsAheadDialog) -> None:
        assert faults_of(dialog) == []
        model = dialog.table.model()
        shown = [str(model.index(1, column).data()) for column in range(3)]
        assert shown[0] == "15. dec. 2023\nPrøvekredsen"
        assert "Materialefrist" in shown[1]
        assert shown[2] == "1. Fælles udbud (udkast)"
        dialog._copy()
        dialog.table.selectRow(1)
        dialog._go()

    came = answer(MeetingsAheadDialog, look)
    desk.shortcut("meetings_ahead")
    assert came
    assert page_of(desk).meetings.marked == second
    assert "Fælles udbud" in QApplication.clipboard().text()


def test_boards_have_deadlines_and_a_template(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def change(dialog: ForumsDialog) -> None:
        assert faults_of(dialog) == []
        dialog.lines["issue_days"].setText("7")
        write(dialog, "Minutter til Meddelelser", "10")
        announcements = named(dialog, "Meddelelser")
        assert isinstance(announcements, QCheckBox)
        announcements.setChecked(False)
        write(dialog, "Overskrift i stedet for »Eventuelt«", "Diverse")
        dialog._keep()
        dialog.close()

    came = answer(ForumsDialog, change)
    desk.menu("forums")
    assert came
    (board,) = forums(desk.context.reader)
    assert board.issue_days == 7
    desk.menu("fill_agenda")
    assert "Meddelelser" not in titles(desk)
    assert "Diverse" in titles(desk)


@pytest.mark.parametrize("language", list(Language))
def test_every_control_of_a_full_page_is_named(meeting_desk: Desk, language: Language) -> None:
    use_language(language)
    desk = meeting_desk
    desk.menu("fill_agenda")
    page = page_of(desk)
    page.editor.closed.click()
    QApplication.processEvents()
    assert len(controls_of(desk.window)) > 20
    assert faults_of(desk.window) == []


def test_nothing_can_be_changed_once_the_minutes_are_approved(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    meeting = page_of(desk).meetings.marked
    with desk.context.register.edit(Label("meeting_edited", {"date": "2023-11-10"})) as edit:
        edit.set("meeting", meeting, "minutes_state", MinutesState.APPROVED)
    desk.context.announce(edit.change)
    page = page_of(desk)
    assert page.editor.lines["title"].isReadOnly()
    assert page.editor.texts.boxes["case_text"].isReadOnly()
    assert not desk.window.actions_by_id["fill_agenda"].isEnabled()
    assert not desk.window.actions_by_id["item_up"].isEnabled()


def test_a_template_with_words_for_minutes_is_refused(meeting_desk: Desk) -> None:
    desk = meeting_desk

    def change(dialog: ForumsDialog) -> None:
        write(dialog, "Minutter til Meddelelser", "ti")
        dialog._keep()
        assert "ti" in dialog.fault
        dialog.discard()

    came = answer(ForumsDialog, change)
    desk.menu("forums")
    assert came
    assert forums(desk.context.reader)[0].template == ""


def test_meetings_of_another_register_are_not_shown(meeting_desk: Desk) -> None:
    desk = meeting_desk
    draft = replace(new_meeting_draft(desk.context.reader), held_on="1.3.2024")
    assert draft.held_on
    desk.context.use_register(None)
    assert page_of(desk).meetings.rows == ()


def test_the_status_row_tells_the_next_meeting_and_leads_there(meeting_desk: Desk) -> None:
    from portfolio_desktop.ui.next_meeting import NextMeeting

    desk = meeting_desk
    desk.menu("page_portfolio")
    NextMeeting(desk.context, desk.window.status)
    link = desk.window.status._meeting
    assert link.text() == "næste møde 10. nov. 2023"
    link.click()
    assert desk.window.current_page == "meetings"
    desk.menu("cancel_meeting")
    assert link.text() == "næste møde 15. dec. 2023"


def test_an_item_is_about_a_project_and_has_files(meeting_desk: Desk, tmp_path: Path) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    page = page_of(desk)
    page.editor.project.setText("17-1")
    page.editor.project.commit()
    assert items(desk)[0].project_id == desk.row("17-1").id
    page.editor.project.setText("99-9")
    page.editor.project.commit()
    assert items(desk)[0].project_id == desk.row("17-1").id
    bilag = tmp_path / "bilag.pdf"
    bilag.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page.editor.attachments.take([bilag])
    assert page_of(desk).agenda.rows[0].attachments == 1
    desk.menu("undo")
    assert page_of(desk).agenda.rows[0].attachments == 0


def test_a_line_that_was_emptied_again_is_not_said_to_be_written(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    line = page_of(desk).editor.texts.expected
    line.setFocus()
    type_text(line, "x")
    assert desk.window.status.words()[0] == "Skriver …"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Alt er gemt" in desk.window.status.words()[0]
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "Alt er gemt" in desk.window.status.words()[0]


def test_files_of_an_item_are_locked_with_its_minutes(meeting_desk: Desk, tmp_path: Path) -> None:
    desk = meeting_desk
    add(desk, "Sag")
    bilag = tmp_path / "bilag.pdf"
    bilag.write_bytes(b"%PDF-1.4\n%%EOF\n")
    page = page_of(desk)
    page.editor.attachments.take([bilag])
    meeting = page.meetings.marked
    with desk.context.register.edit(Label("meeting_edited", {"date": "2023-11-10"})) as edit:
        edit.set("meeting", meeting, "minutes_state", MinutesState.APPROVED)
    desk.context.announce(edit.change)
    files = page_of(desk).editor.attachments
    assert not files.editable
    assert files.add.isHidden()
    (kept,) = desk.context.reader.board.rows(Attachment)
    with pytest.raises(RuleError):
        remove_attachment(desk.context.register, kept.id)


def test_a_new_item_comes_where_cases_belong_or_after_the_marked_case(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.menu("fill_agenda")
    page = page_of(desk)
    choose_item(desk, 0)
    desk.menu("new_item")
    assert titles(desk).index("Nyt punkt") == titles(desk).index("Opfølgning") - 1
    page.editor.lines["title"].setText("Første sag")
    page.editor.lines["title"].commit()
    desk.menu("new_item")
    assert titles(desk).index("Nyt punkt") == titles(desk).index("Første sag") + 1


def test_the_item_has_the_larger_part_and_the_division_is_kept(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Første", "Anden")
    page = page_of(desk)
    choose_item(desk, 0)
    above, below = page._right.sizes()
    assert below > above
    page._right.moveSplitter(above // 2, 1)
    share = desk.context.choices.read().agenda_share
    assert share == round(100 * page._right.sizes()[0] / sum(page._right.sizes()))
    assert share < 50


def test_an_agenda_shows_six_of_its_items_beside_the_one_that_is_written(
    meeting_desk: Desk,
) -> None:
    desk = meeting_desk
    desk.window.resize(1440, 900)
    add(desk, *(f"Punkt {number}" for number in range(1, 10)))
    agenda = page_of(desk).agenda
    choose_item(desk, 0)
    for _turn in range(3):
        QApplication.processEvents()
    sixth = agenda.visualRect(agenda.model().index(5, 1))
    assert agenda.viewport().rect().contains(sixth)


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (1024, False)])
def test_the_verbs_of_items_stand_beside_the_days_where_there_is_room(
    meeting_desk: Desk, width: int, beside: bool
) -> None:
    meeting_desk.window.resize(width, 700)
    QApplication.processEvents()
    head = page_of(meeting_desk).head
    days, verb = head.days.geometry(), named(head, "Nyt punkt")
    assert (days.right() < verb.mapTo(head, QPoint()).x()) is beside
    assert (days.bottom() < verb.mapTo(head, QPoint()).y()) is not beside


def test_a_refusal_moves_nothing_of_the_item_that_is_written(meeting_desk: Desk) -> None:
    desk = meeting_desk
    desk.window.resize(1440, 900)
    add(desk, *(f"Punkt {number}" for number in range(1, 10)))
    page = page_of(desk)
    choose_item(desk, 3)
    field = page.editor.project

    def place() -> QPoint:
        for _turn in range(3):
            QApplication.processEvents()
        return field.mapTo(desk.window, QPoint())

    before = place()
    type_text(field, "99-9")
    field.commit()
    assert desk.window.banner.isVisible()
    assert place() == before
    desk.window.banner.shut_by_key()
    assert place() == before


def test_closing_an_item_shows_where_its_reason_is_written(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Første")
    page = page_of(desk)
    page._right.setSizes([page._right.height() - 120, 120])
    page.editor.closed.click()
    reason, room = page.editor.lines["closed_reason"], page._room.viewport()
    assert reason.hasFocus()
    for _turn in range(3):
        QApplication.processEvents()
    place = reason.mapTo(room, QPoint(0, 0)).y()
    assert 0 <= place <= room.height() - reason.height()


def test_files_pasted_into_a_text_become_annexes_and_no_words(
    meeting_desk: Desk, tmp_path: Path
) -> None:
    desk = meeting_desk
    add(desk, "Første")
    editor = page_of(desk).editor
    texts = editor.texts.boxes
    fields = (texts["case_text"], texts[POINTS], editor.lines["presenter"])
    for place, field in enumerate(fields):
        path = tmp_path / f"Bilag {place}.pdf"
        path.write_bytes(b"%PDF-1.4\n%%EOF\n")
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path))])
        QApplication.clipboard().setMimeData(content)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert len(desk.context.reader.board.rows(Attachment)) == len(fields)
    assert [texts[part].words_in_document() for part in ("case_text", POINTS)] == ["", ""]
    assert editor.lines["presenter"].text() == ""
    QTest.mouseClick(editor.attachments._empty, Qt.MouseButton.LeftButton)
    assert editor.attachments.isAncestorOf(editor.attachments.focusWidget() or editor)


def test_another_item_is_shown_from_its_top(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Første", "Anden")
    page = page_of(desk)
    choose_item(desk, 0)
    bar = page._room.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    choose_item(desk, 1)
    assert bar.value() == 0


def test_a_refused_line_is_marked_until_it_is_written_in(meeting_desk: Desk) -> None:
    desk = meeting_desk
    add(desk, "Første")
    page = page_of(desk)
    page.agenda.selectRow(0)
    for line, wrong in ((page.editor.lines["minutes"], "abc"), (page.editor.project, "99-9")):
        line.setText(wrong)
        line.commit()
        assert line.property("look") == "fault"
        line.setText("")
        assert line.property("look") != "fault"
        line.commit()
