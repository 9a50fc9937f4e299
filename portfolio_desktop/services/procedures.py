"""Written procedures: a decision asked for in writing between two meetings (direktørmail nr. 14).

They have a number series of their own for each board, and go from draft to sent to closed. What was
sent stays as those who are asked have it until it is taken back, and a closed one is locked
altogether (`minutes_locks`). Each function is one edit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import ProcedureState
from portfolio_desktop.domain.case_text import tidy
from portfolio_desktop.domain.ids import new_id, procedure_answer_id
from portfolio_desktop.domain.meetings import (
    ProcedureAnswer,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.ordering import number_key, spread_ranks
from portfolio_desktop.domain.request_states import RequestState, is_open
from portfolio_desktop.domain.written import number_after
from portfolio_desktop.services import finding
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.decided_where import procedure_of, series_name
from portfolio_desktop.services.minutes_locks import (
    ASKED,
    require_not_out,
    require_procedures_open,
)
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.recommendations import remove_point
from portfolio_desktop.services.settings import (
    PROCEDURE_REOPENED,
    PROCEDURE_SERIES,
    date_rules,
    write_setting,
)
from portfolio_desktop.services.typed import certain_day, line, passage, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    """A written procedure as its form holds it: days as typed, `text` a case text, `points` what is
    recommended.

    Without a number it gets the next of its board's series, which is called `series`. With a
    `request_id` closing it decides that change request, whose project it then is about.
    """

    title: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    forum_id: str | None = None
    number: str = ""
    series: str = ""
    case_number: str = ""
    project_id: str | None = None
    request_id: str | None = None
    reply_due: str = ""
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


def new_procedure_draft(reader: Reader, forum_id: str | None = None) -> ProcedureDraft:
    """An empty form with the next number of the series proposed."""
    return ProcedureDraft(
        forum_id=forum_id,
        number=propose_procedure_number(reader, forum_id),
        series=series_name(reader, forum_id),
    )


def procedure_draft(reader: Reader, procedure_id: str) -> ProcedureDraft:
    """The form of a procedure, filled with what the register holds."""
    found = procedure_of(reader, procedure_id)
    return ProcedureDraft(
        title=found.title,
        text=found.text,
        points=tuple(each.text for each in points_of(reader, procedure_id)),
        forum_id=found.forum_id,
        number=found.number,
        series=series_name(reader, found.forum_id),
        case_number=found.case_number,
        project_id=found.project_id,
        request_id=found.request_id,
        reply_due=typed_day(found.reply_due),
        closed=found.closed,
        closed_reason=found.closed_reason,
        open_heading=found.open_heading,
    )


def propose_procedure_number(reader: Reader, forum_id: str | None) -> str:
    """The number after the highest of the board's series."""
    theirs = (each for each in reader.board.rows(WrittenProcedure) if each.forum_id == forum_id)
    return number_after(each.number for each in theirs)


def points_of(reader: Reader, procedure_id: str) -> tuple[Recommendation, ...]:
    """What the procedure recommends, in order."""
    return reader.board.rows(Recommendation, procedure_id=[procedure_id])


def all_procedures(reader: Reader) -> tuple[WrittenProcedure, ...]:
    """Every written procedure, the newest number first."""
    found = reader.board.rows(WrittenProcedure)
    return tuple(sorted(found, key=lambda each: (number_key(each.number), each.id), reverse=True))


def add_procedure(register: RegisterFile, draft: ProcedureDraft) -> Added:
    """Begin a written procedure; a RuleError without a title."""
    reader, row = register.reader, new_id()
    values = _values(reader, draft)
    with register.edit(Label("procedure_added", {"request": str(values["number"])})) as edit:
        edit.create("written_procedure", row, {**values, "forum_id": draft.forum_id})
        _write_points(edit, reader, (), row, draft.points)
        _name_series(edit, reader, draft)
    return Added(row, edit.change)


def edit_procedure(
    register: RegisterFile, procedure_id: str, draft: ProcedureDraft, *, goes_on: bool = False
) -> Change:
    """Write what differs; not once it is closed, and nothing that is asked while it is out.

    Points keep what was said of them as long as their place in the list stays the same. It
    `goes_on` where the edit before saved what was written so far.
    """
    reader = register.reader
    procedure = _open_procedure(reader, procedure_id)
    values = _values(reader, draft)
    if values["text"] == tidy(procedure.text):  # only its form is another
        values["text"] = procedure.text
    if _asks_otherwise(reader, procedure, values, draft):
        require_not_out(reader, [procedure_id])
    label = Label("procedure_edited", {"request": str(values["number"])})
    with register.edit(going_on(label) if goes_on else label) as edit:
        for field, value in values.items():
            edit.set("written_procedure", procedure_id, field, value)
        _write_points(edit, reader, points_of(reader, procedure_id), procedure_id, draft.points)
        _name_series(edit, reader, draft)
    return edit.change


def send_procedure(
    register: RegisterFile,
    procedure_id: str,
    participant_ids: Collection[str],
    *,
    reply_due: str,
    sent_on: str = "",
    sent_to: str = "",
) -> Change:
    """Send the procedure to these participants, whose answers are due that day; today unless typed.

    Sent again, also after it was withdrawn, whoever has answered keeps the answer, and who is no
    longer asked and has not answered is taken out. A RuleError where it recommends nothing, asks
    nobody, or names no day.
    """
    reader = register.reader
    procedure = _open_procedure(reader, procedure_id)
    if not points_of(reader, procedure_id):
        raise refuse("procedure_without_points", "points")
    if not participant_ids:
        raise refuse("procedure_asks_nobody", "participants")
    _require_submitted(reader, procedure)
    values = _sending(register, procedure, reply_due, sent_on)
    values |= {"state": ProcedureState.SENT, "sent_to": passage(sent_to)}
    with register.edit(_label("procedure_sent", procedure)) as edit:
        for field, value in values.items():
            edit.set("written_procedure", procedure_id, field, value)
        _ask(edit, reader, procedure_id, frozenset(participant_ids))
        if procedure.state is ProcedureState.WITHDRAWN:  # why it was is told no longer
            write_setting(edit, f"{PROCEDURE_REOPENED}{procedure_id}", None)
    return edit.change


def _require_submitted(reader: Reader, procedure: WrittenProcedure) -> None:
    """A request that is still being written cannot be put to anybody for their answer."""
    if procedure.request_id is not None:
        request = finding.request(reader, procedure.request_id)
        if request.state is RequestState.DRAFT:
            raise refuse("procedure_request_draft", "request_id", request=request.number)


def take_back_procedure(register: RegisterFile, procedure_id: str, reason: str) -> Change:
    """Take a procedure that is out, or was withdrawn, back to draft, so that what it asks can be
    changed; it is sent again then, and answers that were given stay. A RuleError without a reason.
    """
    procedure, why = _open_procedure(register.reader, procedure_id), passage(reason)
    if not why:
        raise refuse("procedure_reason_missing", "reopened_reason")
    if procedure.state not in {ProcedureState.SENT, ProcedureState.WITHDRAWN}:
        raise refuse("procedure_not_sent", "state", request=procedure.number)
    with register.edit(_label("procedure_taken_back", procedure)) as edit:
        edit.set("written_procedure", procedure_id, "state", ProcedureState.DRAFT)
        write_setting(edit, f"{PROCEDURE_REOPENED}{procedure_id}", why)
    return edit.change


def _asks_otherwise(
    reader: Reader,
    procedure: WrittenProcedure,
    values: Mapping[str, FieldValue],
    draft: ProcedureDraft,
) -> bool:
    """Whether those who are asked would be asked something else."""
    points = [passage(each) for each in draft.points if passage(each)]
    return points != [each.text for each in points_of(reader, procedure.id)] or any(
        values[field] != getattr(procedure, field) for field in ASKED
    )


def _sending(
    register: RegisterFile, procedure: WrittenProcedure, reply_due: str, sent_on: str
) -> dict[str, FieldValue]:
    rules = date_rules(register.reader)
    due = certain_day(reply_due, "reply_due", rules)
    sent = certain_day(sent_on, "sent_on", rules) or procedure.sent_on or register.today()
    if due is None:
        raise refuse("reply_due_missing", "reply_due")
    if due < sent:
        raise refuse("reply_due_before_sent", "reply_due")
    return {"sent_on": sent, "reply_due": due}


def _ask(
    edit: EditSession, reader: Reader, procedure_id: str, participant_ids: frozenset[str]
) -> None:
    """Make those the participants asked; an answer that has been given stays."""
    found = reader.board.rows(ProcedureAnswer, procedure_id=[procedure_id])
    known = {each.participant_id: each for each in found}
    for each in sorted(participant_ids - known.keys()):
        named = {"procedure_id": procedure_id, "participant_id": each}
        edit.create("procedure_answer", procedure_answer_id(procedure_id, each), named)
    for each in sorted(known.keys() - participant_ids):
        if known[each].reply is None:
            edit.delete("procedure_answer", known[each].id)


def withdraw_procedure(register: RegisterFile, procedure_id: str, reason: str) -> Change:
    """Withdraw a procedure that was sent, also one that was taken back; its number stays used. A
    RuleError without a reason."""
    procedure, why = _open_procedure(register.reader, procedure_id), passage(reason)
    if not why:
        raise refuse("procedure_withdrawn_why", "reopened_reason")
    if procedure.state is ProcedureState.WITHDRAWN or procedure.sent_on is None:
        raise refuse("procedure_not_sent", "state", request=procedure.number)
    with register.edit(_label("procedure_withdrawn", procedure)) as edit:
        edit.set("written_procedure", procedure_id, "state", ProcedureState.WITHDRAWN)
        write_setting(edit, f"{PROCEDURE_REOPENED}{procedure_id}", why)
    return edit.change


def remove_procedure(register: RegisterFile, procedure_id: str) -> Change:
    """Take a procedure that was never sent out of the register, with its points and annexes."""
    reader = register.reader
    procedure = _open_procedure(reader, procedure_id)
    if procedure.state is not ProcedureState.DRAFT or procedure.sent_on is not None:
        raise refuse("procedure_sent_stays", "state", request=procedure.number)
    pointing = reader.referring("written_procedure", [procedure_id])
    if any(table not in _PARTS for table, _row, _field in pointing):
        raise refuse("procedure_used", "state", request=procedure.number)
    with register.edit(_label("procedure_removed", procedure)) as edit:
        for table, row, _field in sorted(pointing):
            edit.delete(table, row)
        edit.delete("written_procedure", procedure_id)
    return edit.change


_PARTS = frozenset({"recommendation", "attachment"})
"""What a procedure that was never sent may have, and what goes with it."""


def _open_procedure(reader: Reader, procedure_id: str) -> WrittenProcedure:
    require_procedures_open(reader, [procedure_id])
    return procedure_of(reader, procedure_id)


def _values(reader: Reader, draft: ProcedureDraft) -> dict[str, FieldValue]:
    if not line(draft.title):
        raise refuse("procedure_title_missing", "title")
    return {
        "number": line(draft.number) or propose_procedure_number(reader, draft.forum_id),
        "title": line(draft.title),
        "text": tidy(passage(draft.text)),
        "case_number": line(draft.case_number),
        "project_id": _project(reader, draft),
        "request_id": draft.request_id,
        "reply_due": certain_day(draft.reply_due, "reply_due", date_rules(reader)),
        "closed": draft.closed,
        "closed_reason": line(draft.closed_reason),
        "open_heading": line(draft.open_heading),
    }


def _project(reader: Reader, draft: ProcedureDraft) -> str | None:
    """The project it is about: that of the change request, which must still await its decision."""
    if draft.request_id is None:
        return draft.project_id
    request = finding.request(reader, draft.request_id)
    if not is_open(request.state):
        raise refuse("request_decided", "request_id", state=request.state.value)
    return request.project_id


def _write_points(
    edit: EditSession,
    reader: Reader,
    known: Sequence[Recommendation],
    procedure_id: str,
    wanted: Sequence[str],
) -> None:
    texts = [passage(each) for each in wanted if passage(each)]
    ranks = [each.rank for each in known[: len(texts)]]
    if len(texts) > len(known):
        ranks = list(spread_ranks(len(texts)))
    for place, (text, rank) in enumerate(zip(texts, ranks, strict=True)):
        if place < len(known):
            edit.set("recommendation", known[place].id, "text", text)
            edit.set("recommendation", known[place].id, "rank", rank)
        else:
            values = {"procedure_id": procedure_id, "rank": rank, "text": text}
            edit.create("recommendation", new_id(), values)
    for gone in known[len(texts) :]:
        remove_point(edit, reader, gone.id)


def _name_series(edit: EditSession, reader: Reader, draft: ProcedureDraft) -> None:
    series = line(draft.series)
    if series and series != series_name(reader, draft.forum_id):
        write_setting(edit, f"{PROCEDURE_SERIES}{draft.forum_id or ''}", series)


def _label(code: str, procedure: WrittenProcedure) -> Label:
    return Label(code, {"request": procedure.number})
