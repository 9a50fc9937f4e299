"""The minutes' own dialog: sent for comments, commented, approved, opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton

from portfolio_desktop.domain.board_choices import MinutesKind, MinutesState, PointDecision
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Meeting, MinutesComment
from portfolio_desktop.services.attendances import AttendanceDraft, write_attendances
from portfolio_desktop.services.item_decisions import decide_item
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meetings import MeetingDraft, add_meeting
from portfolio_desktop.services.minutes import approve_minutes, send_minutes
from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui.dialogs import minutes as minutes_dialog
from portfolio_desktop.ui.dialogs.minutes import MinutesDialog
from portfolio_desktop.ui.dialogs.minutes_comment import CommentDialog, SettlingDialog
from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
from portfolio_desktop.ui.issuing.issue_form import IssueForm
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from tests.letters import letter_in
from tests.ui.answering import answer, press
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in, write
from tests.ui.walking import faults_of


@pytest.fixture
def held(desk: Desk) -> Desk:
    """A meeting that was held yesterday; one of its two members has a mail address."""
    register = desk.wind_clock()
    meeting = add_meeting(register, MeetingDraft(forum="RSI-kredsen", held_on="1.11.2023")).id
    with register.edit(Label("demo_filled")) as edit:
        edit.create("person", new_id(), {"name": "Åse Øst", "mail": "aase@example.org"})
    people = [AttendanceDraft(name=name) for name in ("Åse Øst", "Bo Bæk")]
    write_attendances(register, meeting, people)
    hold_meeting(register, meeting, "15.30")
    return desk


def meeting(desk: Desk) -> Meeting:
    (found,) = desk.context.reader.board.rows(Meeting)
    return found


def in_dialog(desk: Desk, act: Callable[[MinutesDialog], None]) -> None:
    came = answer(MinutesDialog, act)
    desk.shortcut("minutes")
    assert came


def test_the_chief_verb_is_sending_until_the_draft_was_sent(held: Desk) -> None:
    looks: list[tuple[str, str]] = []

    def look(dialog: MinutesDialog) -> None:
        def note() -> None:
            verbs = [look_of(dialog, words) for words in _CHIEF]
            looks.append((verbs[0], verbs[1]))

        note()
        send_minutes(held.context.register, meeting(held).id, "10.11.2023")
        dialog.show_saved()
        note()
        dialog.reject()

    in_dialog(held, look)
    assert looks == [("primary", ""), ("", "primary")]


_CHIEF = ("Send i høring…", "Godkend referatet")


def look_of(dialog: MinutesDialog, words: str) -> str:
    """How the button with these words looks."""
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text() == words)
    return str(found.property("look") or "")


def test_the_minutes_are_shown_as_they_are_printed(held: Desk) -> None:
    def look(dialog: MinutesDialog) -> None:
        assert dialog.windowTitle().startswith("Referat")
        seen: list[str] = []

        def note(preview: IssuePreview) -> None:
            seen.append(preview.findChild(IssueForm).kind.currentText())
            preview.reject()

        answer(IssuePreview, note)
        press(dialog, "Vis referatet…")
        assert seen == ["Udkast til referat"]
        dialog.accept()

    in_dialog(held, look)


def test_the_draft_goes_out_for_comments_with_letters(held: Desk, opened_files: list[Path]) -> None:
    def send(dialog: MinutesDialog) -> None:
        write(dialog, "Frist for bemærkninger", "10.11.2023")
        letters = answer(RemindingDialog, lambda shown: press(shown, "Lav"))
        press(dialog, "Send i høring…")
        QApplication.processEvents()
        assert letters
        assert "Sendt til bemærkninger – frist 10. nov. 2023" in words_in(dialog)
        assert "Mangler svar fra: " in words_in(dialog)
        assert faults_of(dialog) == []
        dialog.accept()

    in_dialog(held, send)
    assert meeting(held).minutes_state is MinutesState.SENT
    (mail,) = opened_files
    letter = letter_in(mail.read_bytes())
    (pdf,) = letter.iter_attachments()  # type: ignore[attr-defined]
    assert "(udkast)" in str(pdf.get_filename())
    assert pdf.get_content().startswith(b"%PDF")
    held.shortcut("undo")
    assert meeting(held).minutes_state is MinutesState.DRAFT


def test_an_open_comment_refuses_the_approval_before_anything_is_asked(
    held: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(minutes_dialog, "confirmed", lambda *_args, **_more: asked.append(1))
    hold_meeting(held.context.present, meeting(held).id)  # without its end, which is asked about
    add_comment(held.context.register, meeting(held).id, CommentDraft("Forkert", "Åse Øst"))

    def approve(dialog: MinutesDialog) -> None:
        press(dialog, "Godkend referatet")
        assert dialog.fault
        assert not asked
        dialog.accept()

    in_dialog(held, approve)


def test_a_day_that_is_passed_is_told_at_its_field(held: Desk) -> None:
    def send(dialog: MinutesDialog) -> None:
        write(dialog, "Frist for bemærkninger", "1.10.2023")
        press(dialog, "Send i høring…")
        assert "passeret" in dialog.fault
        dialog.accept()

    in_dialog(held, send)


def test_a_comment_is_taken_down_settled_and_then_the_minutes_are_approved(held: Desk) -> None:
    def settle(form: SettlingDialog) -> None:
        press(form, "Indarbejdet i referatet")
        assert faults_of(form) == []
        press(form, "Afgjort")

    def comment(dialog: MinutesDialog) -> None:
        def fill(form: CommentDialog) -> None:
            write(form, "Bemærkning", "Tallet er forkert")
            press(form, "Gem")
            assert "hvis bemærkning" in form.fault
            write(form, "Afgivet af", "Åse Øst")
            assert faults_of(form) == []
            press(form, "Gem")

        came = answer(CommentDialog, fill)
        press(dialog, "Tilføj bemærkning…")
        assert came
        press(dialog, "Godkend referatet")
        assert "ikke er afgjort" in dialog.fault
        came = answer(SettlingDialog, settle)
        press(dialog, "Afgør…")
        assert came
        press(dialog, "Godkend referatet")
        assert "Godkendt 2. nov. 2023" in words_in(dialog)
        dialog.accept()

    in_dialog(held, comment)
    (taken,) = held.context.reader.board.rows(MinutesComment)
    assert (taken.text, taken.given_by, taken.settled) == ("Tallet er forkert", "Åse Øst", True)
    assert taken.treatment == "Indarbejdet i referatet"


def test_minutes_that_lack_something_are_approved_only_when_that_is_meant(
    held: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = held.context.present
    plan, tender = (
        add_item(register, meeting(held).id, ItemDraft(title=title)).id
        for title in ("Planen", "Udbuddet")
    )
    write_recommendation(register, plan, ["godkender planen"])
    write_recommendation(register, tender, ["godkender udbuddet"])
    decide_item(register, tender, PointDecision.APPROVED_WITH_REMARKS)
    hold_meeting(register, meeting(held).id)
    asked: list[str] = []

    def answer_with(going: bool) -> None:
        def answered(_parent: object, question: str, **_words: str) -> bool:
            asked.append(question)
            return going

        monkeypatch.setattr(minutes_dialog, "confirmed", answered)

    def approve(dialog: MinutesDialog) -> None:
        answer_with(False)
        press(dialog, "Godkend referatet")
        assert meeting(held).minutes_state is MinutesState.DRAFT
        answer_with(True)
        press(dialog, "Godkend referatet")
        assert meeting(held).minutes_state is MinutesState.APPROVED
        dialog.accept()

    in_dialog(held, approve)
    lacking = (
        "Der er ikke besluttet noget under punkt 1.\n"
        "Punkt 2 er godkendt med bemærkninger, men bemærkningerne er ikke skrevet.\n"
        "Det er ikke skrevet, hvornår mødet sluttede."
    )
    assert asked == [lacking] * 2


def test_approved_minutes_are_opened_again_with_a_reason(held: Desk) -> None:
    held.context.perform(lambda: approve_minutes(held.context.present, meeting(held).id))

    def reopen(dialog: MinutesDialog) -> None:
        def say(asked: ReasonedDialog) -> None:
            asked.findChildren(QPlainTextEdit)[0].setPlainText("Punkt 4 var forkert")
            press(asked, "Genåbn")

        came = answer(ReasonedDialog, say)
        press(dialog, "Genåbn referatet…")
        assert came
        assert "Genåbnet: Punkt 4 var forkert" in words_in(dialog)
        dialog.accept()

    in_dialog(held, reopen)
    assert meeting(held).minutes_state is MinutesState.DRAFT


def test_the_kind_of_minutes_is_chosen(held: Desk) -> None:
    def choose(dialog: MinutesDialog) -> None:
        box = named(dialog, "Referatets form")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(1)
        box.activated.emit(1)
        dialog.accept()

    in_dialog(held, choose)
    assert meeting(held).minutes_kind is MinutesKind.FULL
