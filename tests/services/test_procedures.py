"""Written procedures: numbered, sent, answered, closed, and what they decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import PointDecision, ProcedureReply, ProcedureState
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.meetings import Item, ItemSource, WrittenProcedure
from portfolio_desktop.domain.written import Tally
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    attachments_of,
    remove_attachment,
)
from portfolio_desktop.services.board_letters import procedure_letters
from portfolio_desktop.services.decision_log import decision_log
from portfolio_desktop.services.history import undo, undo_edit
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.procedure_answers import (
    AnswerDraft,
    Closing,
    answer_procedure,
    close_procedure,
    procedure_standing,
    reopen_procedure,
)
from portfolio_desktop.services.procedure_list import tally_words
from portfolio_desktop.services.procedures import (
    ProcedureDraft,
    add_procedure,
    edit_procedure,
    new_procedure_draft,
    points_of,
    procedure_draft,
    remove_procedure,
    send_procedure,
    take_back_procedure,
    withdraw_procedure,
)
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.board_ground import made
from tests.services.refusing import refuses

YES, REMARKS = ProcedureReply.APPROVED, ProcedureReply.REMARKS


@pytest.fixture
def regions(register: RegisterFile) -> tuple[str, ...]:
    names = ("Region Nordjylland", "Region Syddanmark")
    return tuple(add_participant(register, ParticipantDraft(name)).id for name in names)


def drafted(register: RegisterFile, **values: object) -> str:
    draft = replace(
        new_procedure_draft(register.reader),
        title="Ny dato for 22-3",
        points=("at den nye dato godkendes",),
    )
    return add_procedure(register, replace(draft, **values)).id


def sent(register: RegisterFile, regions: tuple[str, ...], **values: object) -> str:
    procedure = drafted(register, **values)
    send_procedure(register, procedure, regions, reply_due="10.11.2023")
    return procedure


def found(register: RegisterFile, procedure: str) -> WrittenProcedure:
    row = register.reader.board.row(WrittenProcedure, procedure)
    assert row is not None
    return row


def answers(register: RegisterFile, procedure: str) -> list[str]:
    return [each.id for each in procedure_standing(register.reader, procedure).answers]


def test_they_have_a_number_series_of_their_own_and_what_it_is_called(
    register: RegisterFile,
) -> None:
    forum = made(register, "forum", name="Økonomigruppen")
    first = drafted(register, number="13")
    assert new_procedure_draft(register.reader).number == "14"
    assert new_procedure_draft(register.reader, forum).number == "1"
    assert procedure_standing(register.reader, first).name == "direktørmail nr. 13"
    other = drafted(register, forum_id=forum, number="1", series="skriftlig høring")
    assert procedure_standing(register.reader, other).name == "skriftlig høring nr. 1"
    assert procedure_standing(register.reader, first).name == "direktørmail nr. 13"


def test_its_form_gives_back_what_was_written(register: RegisterFile) -> None:
    procedure = drafted(register, text="Sagen er …", reply_due="10.11.2023")
    draft = procedure_draft(register.reader, procedure)
    assert edit_procedure(register, procedure, draft).edit is None
    edit_procedure(register, procedure, replace(draft, points=("at a", " ", "at b")))
    assert [each.text for each in points_of(register.reader, procedure)] == ["at a", "at b"]
    edit_procedure(register, procedure, replace(draft, points=("at a",)))
    assert [each.text for each in points_of(register.reader, procedure)] == ["at a"]
    assert refuses(lambda: edit_procedure(register, procedure, ProcedureDraft())) == (
        "procedure_title_missing"
    )


def test_sending_asks_each_participant_and_again_keeps_who_has_answered(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions)
    first, second = procedure_standing(register.reader, procedure).answers
    answer_procedure(register, first.id, AnswerDraft(YES, given_by="Bo"))
    send_procedure(register, procedure, (second.participant_id,), reply_due="20.11.2023")
    standing = procedure_standing(register.reader, procedure)
    assert [each.reply for each in standing.answers] == [YES, None]
    assert standing.procedure.reply_due == date(2023, 11, 20)
    send_procedure(register, procedure, (first.participant_id,), reply_due="20.11.2023")
    assert len(procedure_standing(register.reader, procedure).answers) == 1


def test_what_cannot_be_sent_says_why(register: RegisterFile, regions: tuple[str, ...]) -> None:
    procedure = drafted(register, points=())
    assert refuses(lambda: send_procedure(register, procedure, regions, reply_due="1.12.2023")) == (
        "procedure_without_points"
    )
    procedure = drafted(register)
    assert refuses(lambda: send_procedure(register, procedure, (), reply_due="1.12.2023")) == (
        "procedure_asks_nobody"
    )
    assert refuses(lambda: send_procedure(register, procedure, regions, reply_due="")) == (
        "reply_due_missing"
    )
    assert refuses(lambda: send_procedure(register, procedure, regions, reply_due="1.11.2023")) == (
        "reply_due_before_sent"
    )


def test_answers_are_counted_and_suggest_the_result(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions)
    first, second = answers(register, procedure)
    answer_procedure(register, first, AnswerDraft(YES))
    standing = procedure_standing(register.reader, procedure)
    assert (standing.counted.approved, standing.counted.silent) == (1, 1)
    assert standing.suggested is None
    assert refuses(lambda: answer_procedure(register, second, AnswerDraft(REMARKS))) == (
        "answer_remarks_missing"
    )
    remarked = AnswerDraft(REMARKS, "Husk driften", "Åse", "1.11.2023")
    answer_procedure(register, second, remarked)
    assert procedure_standing(register.reader, procedure).answers[1].received_on == date(
        2023, 11, 1
    )
    standing = procedure_standing(register.reader, procedure)
    assert standing.suggested is PointDecision.APPROVED_WITH_REMARKS
    answer_procedure(register, second, AnswerDraft(None))
    back = procedure_standing(register.reader, procedure).answers[1]
    assert (back.reply, back.received_on, back.given_by) == (None, None, "")


def test_a_closed_procedure_is_locked_until_it_is_opened_with_a_reason(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions)
    closing = Closing(PointDecision.APPROVED, closed_on="2.11.2023")
    close_procedure(register, procedure, closing)
    draft, (answer, _other) = (
        procedure_draft(register.reader, procedure),
        answers(register, procedure),
    )
    verbs: tuple[Callable[[], object], ...] = (
        lambda: edit_procedure(register, procedure, replace(draft, title="Andet")),
        lambda: answer_procedure(register, answer, AnswerDraft(YES)),
        lambda: send_procedure(register, procedure, regions, reply_due="1.12.2023"),
        lambda: close_procedure(register, procedure, closing),
        lambda: withdraw_procedure(register, procedure, "Bortfalder"),
        lambda: remove_procedure(register, procedure),
    )
    assert {refuses(verb) for verb in verbs} == {"procedure_locked"}
    assert refuses(lambda: reopen_procedure(register, procedure, "")) == "procedure_reason_missing"
    reopen_procedure(register, procedure, "Et svar kom for sent")
    standing = procedure_standing(register.reader, procedure)
    assert standing.reopened == "Et svar kom for sent"
    answer_procedure(register, answer, AnswerDraft(YES))


def test_closing_is_undone_as_one(register: RegisterFile, regions: tuple[str, ...]) -> None:
    procedure = sent(register, regions)
    before = procedure_standing(register.reader, procedure)
    close_procedure(register, procedure, Closing(PointDecision.APPROVED, "Enstemmigt"))
    closed = found(register, procedure)
    assert (closed.state, closed.result_text) == (ProcedureState.CLOSED, "Enstemmigt")
    undo(register)
    assert procedure_standing(register.reader, procedure) == before


def test_what_was_sent_is_withdrawn_and_what_was_not_is_removed(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions)
    assert refuses(lambda: remove_procedure(register, procedure)) == "procedure_sent_stays"
    assert refuses(lambda: withdraw_procedure(register, procedure, " ")) == (
        "procedure_withdrawn_why"
    )
    withdraw_procedure(register, procedure, "Sagen tages på mødet")
    assert found(register, procedure).state is ProcedureState.WITHDRAWN
    other = drafted(register)
    assert refuses(lambda: withdraw_procedure(register, other, "Nej")) == "procedure_not_sent"
    remove_procedure(register, other)
    assert register.reader.board.row(WrittenProcedure, other) is None


def test_what_is_asked_stays_as_it_was_sent_until_it_is_taken_back(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = drafted(register, text="Sagen")
    owner = Owner(OwnerField.PROCEDURE, procedure)
    add_attachment(register, owner, "bilag.pdf", b"%PDF-1.7\n%")
    written = edit_procedure(
        register, procedure, replace(procedure_draft(register.reader, procedure), text="Andet")
    )
    send_procedure(register, procedure, regions, reply_due="10.11.2023")
    draft = procedure_draft(register.reader, procedure)
    (annex,) = attachments_of(register.reader, owner)
    assert written.edit is not None
    edit = written.edit
    tries = (
        lambda: edit_procedure(register, procedure, replace(draft, text="Tredje")),
        lambda: edit_procedure(register, procedure, replace(draft, points=("at b",))),
        lambda: remove_attachment(register, annex.id),
        lambda: add_attachment(register, owner, "nyt.pdf", b"%PDF-1.7\n%"),
        lambda: undo_edit(register, edit),
    )
    assert {refuses(each) for each in tries} == {"procedure_out"}
    edit_procedure(register, procedure, replace(draft, case_number="23/1"))
    answer_procedure(register, answers(register, procedure)[0], AnswerDraft(YES))
    assert refuses(lambda: take_back_procedure(register, procedure, " ")) == (
        "procedure_reason_missing"
    )
    take_back_procedure(register, procedure, "Forkert dato")
    assert procedure_standing(register.reader, procedure).reopened == "Forkert dato"
    assert refuses(lambda: remove_procedure(register, procedure)) == "procedure_sent_stays"
    edit_procedure(register, procedure, replace(draft, text="Tredje"))
    send_procedure(register, procedure, regions, reply_due="10.11.2023")
    assert procedure_standing(register.reader, procedure).counted.approved == 1
    take_back_procedure(register, procedure, "Bortfalder")
    withdraw_procedure(register, procedure, "Bortfalder")
    assert found(register, procedure).state is ProcedureState.WITHDRAWN


def test_what_was_withdrawn_is_sent_again_or_written_anew(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions)
    withdraw_procedure(register, procedure, "Forkert beløb")
    assert procedure_standing(register.reader, procedure).reopened == "Forkert beløb"
    send_procedure(register, procedure, regions, reply_due="10.11.2023")
    assert found(register, procedure).state is ProcedureState.SENT
    assert procedure_standing(register.reader, procedure).reopened == ""
    undo(register)
    assert procedure_standing(register.reader, procedure).reopened == "Forkert beløb"
    take_back_procedure(register, procedure, "Beløbet rettes")
    assert found(register, procedure).state is ProcedureState.DRAFT


def test_annexes_go_with_a_procedure_that_was_never_sent(register: RegisterFile) -> None:
    procedure = drafted(register)
    owner = Owner(OwnerField.PROCEDURE, procedure)
    add_attachment(register, owner, "bilag.pdf", b"%PDF-1.7\n%")
    remove_procedure(register, procedure)
    assert attachments_of(register.reader, owner) == ()
    undo(register)
    assert len(attachments_of(register.reader, owner)) == 1


def test_it_comes_on_the_next_agenda_by_itself_and_on_no_other(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    forum = made(register, "forum", name="RSI-kredsen")
    first, second = (
        made(register, "meeting", forum_id=forum, held_on=day)
        for day in (date(2023, 11, 30), date(2024, 1, 15))
    )
    procedure = sent(register, regions, forum_id=forum)

    def items() -> list[Item]:
        every = register.reader.board.rows(Item)
        return [each for each in every if each.procedure_id == procedure]

    fill_agenda(register, first)
    assert items() == []  # the answers are still awaited
    close_procedure(register, procedure, Closing(PointDecision.APPROVED))
    fill_agenda(register, first)
    fill_agenda(register, second)
    assert [(each.meeting_id, each.source) for each in items()] == [(first, ItemSource.WRITTEN)]


def request_of(register: RegisterFile, project: str) -> str:
    change = ChangeDraft(Subject.END, "18.12.2023")
    draft = RequestDraft(project, title="Ny idriftsættelse 18. december", changes=(change,))
    request = draft_request(register, draft).id
    submit_request(register, request)
    return request


def test_the_request_of_22_3_is_decided_by_directors_mail_no_14(
    register: RegisterFile, project: str, regions: tuple[str, ...]
) -> None:
    request = request_of(register, project)
    procedure = sent(register, regions, number="14", request_id=request)
    for answer in answers(register, procedure):
        answer_procedure(register, answer, AnswerDraft(YES))
    suggested = procedure_standing(register.reader, procedure).suggested
    close_procedure(register, procedure, Closing(suggested))
    (decided,) = register.reader.requests([request])
    assert decided.state is RequestState.APPROVED
    assert decided.decision_reference == "direktørmail nr. 14"
    assert decided.decision_forum == "Prøvekredsen"
    assert decided.procedure_id == procedure
    newest = register.reader.baselines([project])[-1]
    assert newest.end is not None
    assert newest.end.latest == date(2023, 12, 18)
    (logged,) = decision_log(register.reader)
    assert (logged.where, logged.decided) == ("direktørmail nr. 14", "Godkendt")
    assert logged.recommended == "at den nye dato godkendes"
    assert (logged.project_id, logged.number) == (project, "22-3")
    assert refuses(lambda: reopen_procedure(register, procedure, "fejl")) == (
        "procedure_decided_request"
    )
    undo(register)
    (back,) = register.reader.requests([request])
    assert back.state is RequestState.SUBMITTED
    assert len(register.reader.baselines([project])) == 1
    assert decision_log(register.reader) == ()


def test_a_request_that_is_not_submitted_cannot_be_sent_for_answers(
    register: RegisterFile, project: str, regions: tuple[str, ...]
) -> None:
    change = ChangeDraft(Subject.END, "18.12.2023")
    request = draft_request(register, RequestDraft(project, title="Ny dag", changes=(change,))).id
    procedure = drafted(register, request_id=request)

    def send() -> object:
        return send_procedure(register, procedure, regions, reply_due="1.12.2023")

    assert refuses(send) == "procedure_request_draft"
    submit_request(register, request)
    send()
    assert found(register, procedure).state is ProcedureState.SENT


def test_answers_are_told_in_words_that_fit_any_number() -> None:
    counted = tally_words(Tally(approved=1, remarks=1, rejected=0, silent=2))
    assert counted == "1 godkendt, 1 med bemærkninger, 2 uden svar"


def test_a_result_that_does_not_decide_its_request_is_refused(
    register: RegisterFile, project: str, regions: tuple[str, ...]
) -> None:
    procedure = sent(register, regions, request_id=request_of(register, project))
    noted = refuses(lambda: close_procedure(register, procedure, Closing(PointDecision.NOTED)))
    assert noted == "procedure_request_undecided"
    assert refuses(lambda: close_procedure(register, procedure, Closing(None))) == (
        "outcome_missing"
    )
    early = Closing(PointDecision.APPROVED, closed_on="1.1.2023")
    assert refuses(lambda: close_procedure(register, procedure, early)) == (
        "procedure_closed_before_sent"
    )


def test_letters_go_to_the_directors_of_those_who_have_not_answered(
    register: RegisterFile, regions: tuple[str, ...]
) -> None:
    made(
        register,
        "person",
        name="Ida Ås",
        title="it-direktør",
        mail="ida@rn.example",
        participant_id=regions[0],
    )
    procedure = sent(register, regions, text="Sagen")
    letters = procedure_letters(register.reader, procedure_standing(register.reader, procedure))
    assert [each.recipient.name for each in letters] == ["Ida Ås", "Region Syddanmark"]
    assert "1. at den nye dato godkendes" in letters[0].body
    assert "10. nov. 2023" in letters[0].body
    assert not letters[1].addressed
    answer_procedure(register, answers(register, procedure)[0], AnswerDraft(YES))
    standing = procedure_standing(register.reader, procedure)
    reminders = procedure_letters(register.reader, standing, reminding=True)
    assert [each.recipient.name for each in reminders] == ["Region Syddanmark"]
