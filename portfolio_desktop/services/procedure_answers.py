"""The answers in a written procedure, and closing it: what they decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import PointDecision, ProcedureReply, ProcedureState
from portfolio_desktop.domain.meetings import ProcedureAnswer, Recommendation, WrittenProcedure
from portfolio_desktop.domain.minutes import agrees, request_outcome
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.domain.written import Tally, suggested_result, tally
from portfolio_desktop.services import finding
from portfolio_desktop.services.decided_where import board_name, procedure_name, procedure_of
from portfolio_desktop.services.decisions import DecidedRequest, Decision
from portfolio_desktop.services.minutes_locks import require_procedures_open
from portfolio_desktop.services.procedures import points_of
from portfolio_desktop.services.settings import PROCEDURE_REOPENED, date_rules, kept, write_setting
from portfolio_desktop.services.typed import (
    certain_day,
    line,
    passage,
    refuse,
    required_day,
    typed_day,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """An answer as its form holds it; `reply` None takes it back, `received_on` "" is today."""

    reply: ProcedureReply | None
    remarks: str = ""
    given_by: str = ""
    received_on: str = ""


def answer_procedure(register: RegisterFile, answer_id: str, draft: AnswerDraft) -> Change:
    """Take down a participant's answer.

    A RuleError where the procedure is closed, or "remarks" comes without any.
    """
    answer = _open_answer(register.reader, answer_id)
    remarks = passage(draft.remarks)
    if draft.reply is ProcedureReply.REMARKS and not remarks:
        raise refuse("answer_remarks_missing", "remarks")
    day = certain_day(draft.received_on, "received_on", date_rules(register.reader))
    answered = draft.reply is not None
    values: dict[str, FieldValue] = {
        "reply": draft.reply,
        "remarks": remarks,
        "given_by": line(draft.given_by) if answered else "",
        "received_on": (day or register.today()) if answered else None,
    }
    number = procedure_of(register.reader, answer.procedure_id).number
    with register.edit(Label("procedure_answered", {"request": number})) as edit:
        for field, value in values.items():
            edit.set("procedure_answer", answer_id, field, value)
    return edit.change


@dataclass(frozen=True, slots=True)
class Closing:
    """How a written procedure ends, as its form holds it.

    `result` holds for every point that `points` gives no decision of its own, by its id.
    """

    result: PointDecision | None
    text: str = ""
    closed_on: str = ""
    points: tuple[tuple[str, PointDecision], ...] = ()


def close_procedure(register: RegisterFile, procedure_id: str, closing: Closing) -> Change:
    """Close a procedure with its result, and decide the change request it is about; one edit.

    A RuleError without a result, on a day before it was sent or still to come, or where the request
    cannot be decided so.
    """
    reader = register.reader
    require_procedures_open(reader, [procedure_id])
    procedure = procedure_of(reader, procedure_id)
    if procedure.state is not ProcedureState.SENT:
        raise refuse("procedure_not_sent", "state", request=procedure.number)
    if closing.result is None:
        raise refuse("outcome_missing", "result")
    day = _closing_day(register, procedure, closing)
    own = dict(closing.points)
    points = points_of(reader, procedure_id)
    decided = {each.id: own.get(each.id, closing.result) for each in points}
    request = _decided_request(reader, procedure, closing, tuple(decided.values()), day)
    values: dict[str, FieldValue] = {
        "state": ProcedureState.CLOSED,
        "result": closing.result,
        "result_text": passage(closing.text),
        "closed_on": day,
    }
    with register.edit(Label("procedure_closed", {"request": procedure.number})) as edit:
        for field, value in values.items():
            edit.set("written_procedure", procedure_id, field, value)
        for row, decision in decided.items():
            edit.set("recommendation", row, "decision", decision)
            edit.set("recommendation", row, "decided_on", day)
        if request is not None:
            request.write(edit)
    return edit.change


def reopen_procedure(register: RegisterFile, procedure_id: str, reason: str) -> Change:
    """Open a closed procedure again; its result stands until it is closed anew.

    A RuleError without a reason, or where it has decided a change request: that is undone from the
    history instead.
    """
    reader, why = register.reader, passage(reason)
    procedure = procedure_of(reader, procedure_id)
    if not why:
        raise refuse("procedure_reason_missing", "reopened_reason")
    if procedure.state is not ProcedureState.CLOSED:
        raise refuse("procedure_not_closed", "reopened_reason", request=procedure.number)
    if procedure.request_id is not None:
        request = finding.request(reader, procedure.request_id)
        if request.procedure_id == procedure_id and not is_open(request.state):
            raise refuse("procedure_decided_request", "reopened_reason", request=request.number)
    with register.edit(Label("procedure_reopened", {"request": procedure.number})) as edit:
        edit.set("written_procedure", procedure_id, "state", ProcedureState.SENT)
        edit.set("written_procedure", procedure_id, "closed_on", None)
        write_setting(edit, f"{PROCEDURE_REOPENED}{procedure_id}", why)
    return edit.change


@dataclass(frozen=True, slots=True)
class ProcedureStanding:
    """Everything about a written procedure at once: what it is called, its points and answers.

    `answers` stand in the order of their participants' `names`, which are by id.
    """

    procedure: WrittenProcedure
    name: str
    points: tuple[Recommendation, ...]
    answers: tuple[ProcedureAnswer, ...]
    names: dict[str, str]
    counted: Tally
    suggested: PointDecision | None
    reopened: str


def procedure_standing(reader: Reader, procedure_id: str) -> ProcedureStanding:
    procedure = procedure_of(reader, procedure_id)
    names = {each.id: each.name for each in reader.participants()}
    found = reader.board.rows(ProcedureAnswer, procedure_id=[procedure_id])
    answers = tuple(sorted(found, key=lambda each: danish_key(names.get(each.participant_id, ""))))
    counted = tally(answers)
    why = kept(reader, f"{PROCEDURE_REOPENED}{procedure_id}")
    return ProcedureStanding(
        procedure,
        procedure_name(reader, procedure),
        points_of(reader, procedure_id),
        answers,
        names,
        counted,
        suggested_result(counted),
        why if isinstance(why, str) else "",
    )


def _closing_day(register: RegisterFile, procedure: WrittenProcedure, closing: Closing) -> date:
    rules = date_rules(register.reader)
    typed = line(closing.closed_on)
    day = required_day(typed, "closed_on", rules) if typed else register.today()
    if day > register.today():
        raise refuse("procedure_closed_later", "closed_on")
    if procedure.sent_on is not None and day < procedure.sent_on:
        raise refuse("procedure_closed_before_sent", "closed_on")
    return day


def _decided_request(
    reader: Reader,
    procedure: WrittenProcedure,
    closing: Closing,
    decisions: tuple[PointDecision, ...],
    day: date,
) -> DecidedRequest | None:
    """The decision on the procedure's request that its points make, where it still awaits one."""
    if procedure.request_id is None:
        return None
    request = finding.request(reader, procedure.request_id)
    outcome = request_outcome(decisions)
    if not is_open(request.state):
        if outcome is not None and not agrees(outcome, request.state):
            decided = {"request": request.number, "state": request.state.value}
            raise refuse("request_decided_elsewhere", "result", **decided)
        return None
    if outcome is None:
        raise refuse("procedure_request_undecided", "result", request=request.number)
    decision = Decision(
        outcome,
        typed_day(day),
        board_name(reader, procedure.forum_id) or reader.info().name,
        procedure_name(reader, procedure),
        closing.text,
        procedure_id=procedure.id,
    )
    return DecidedRequest.read(reader, request.id, decision)


def _open_answer(reader: Reader, answer_id: str) -> ProcedureAnswer:
    answer = reader.board.row(ProcedureAnswer, answer_id)
    if answer is None:
        raise refuse("answer_unknown", "reply")
    require_procedures_open(reader, [answer.procedure_id])
    return answer
