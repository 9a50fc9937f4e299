"""Approved minutes are locked: nothing that stands in them changes before they are opened again.

That is the meeting with its attendance, its items with their annexes, what was recommended and
decided of them, and the remarks on the minutes. A written procedure that is closed is locked the
same way; while it is out for answers, that holds for what it asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio_desktop.domain.board_choices import (
    IssueKind,
    MeetingState,
    MinutesState,
    ProcedureState,
)
from portfolio_desktop.domain.meetings import Meeting, MeetingIssue, WrittenProcedure
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Operation, Record, RowKey

COURSE: Mapping[str, frozenset[str]] = {
    "meeting": frozenset({"minutes_state", "minutes_approved_on", "note"}),
    "written_procedure": frozenset({"state", "closed_on", "result", "result_text", "meeting_id"}),
}
"""Fields of the approval and of the closing themselves, and what is noted beside the minutes; to
take these back is to change just these."""

ABOVE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "item_absence": (("item_id", "item"),),
    "recommendation": (("item_id", "item"), ("procedure_id", "written_procedure")),
    "procedure_answer": (("procedure_id", "written_procedure"),),
    "attachment": (("item_id", "item"), ("procedure_id", "written_procedure")),
    "item": (("meeting_id", "meeting"),),
    "attendance": (("meeting_id", "meeting"),),
    "minutes_comment": (("meeting_id", "meeting"),),
}
"""What rows stand in, by table: the field that names it, and its table. What stands in an item
comes before the items."""


def require_minutes_open(reader: Reader, meeting_ids: Iterable[str]) -> None:
    """A RuleError that names the first of the meetings whose minutes are approved."""
    for meeting in reader.board.rows(Meeting, id=meeting_ids):
        if meeting.minutes_state is MinutesState.APPROVED:
            raise refuse("minutes_approved", "minutes_state", date=str(meeting.held_on or ""))


ASKED = frozenset({"title", "text", "project_id", "request_id"})
"""Fields of a written procedure that those who are asked decide on, with its points and annexes."""
_ASKED_OF: Mapping[str, frozenset[str]] = {
    "written_procedure": ASKED,
    "recommendation": frozenset({"text", "rank"}),
    "attachment": frozenset({"name", "blob", "rank"}),
}


def require_not_out(reader: Reader, procedure_ids: Iterable[str]) -> None:
    """A RuleError that names the first of the procedures that is out for answers."""
    for procedure in reader.board.rows(WrittenProcedure, id=procedure_ids):
        if procedure.state is ProcedureState.SENT:
            raise refuse("procedure_out", "state", request=procedure.number)


def require_procedures_open(reader: Reader, procedure_ids: Iterable[str]) -> None:
    """The same for written procedures that are closed."""
    for procedure in reader.board.rows(WrittenProcedure, id=procedure_ids):
        if procedure.state is ProcedureState.CLOSED:
            raise refuse("procedure_locked", "state", request=procedure.number)


def require_board_open(
    reader: Reader, rows: Iterable[RowKey], records: Mapping[RowKey, Record]
) -> None:
    """The same for whatever these rows stand in; `records` say it for rows that are not there.

    What was issued is never written to again.
    """
    rows = tuple(rows)
    _require_issues_stand(reader, [row for table, row in rows if table == "meeting_issue"])
    roots = _roots(reader, rows, records)
    require_minutes_open(reader, sorted(roots["meeting"]))
    require_procedures_open(reader, sorted(roots["written_procedure"]))


def _require_issues_stand(reader: Reader, issue_ids: Iterable[str]) -> None:
    for issue in reader.board.rows(MeetingIssue, id=issue_ids):
        raise refuse("issue_stands", "issue", text=issue.file_name)


def require_board_open_for(reader: Reader, operations: Iterable[Operation]) -> None:
    """The same for what taking back these operations would write.

    Where they approved the minutes, or closed the procedure, along with what they changed in it,
    taking them back takes that back too.
    """
    operations = tuple(operations)
    _require_held_stands(reader, operations)
    _require_asked_stands(reader, operations)
    rows: set[RowKey] = set()
    records: dict[RowKey, Record] = {}
    ended_here: set[str] = set()
    for each in operations:
        if each.field not in COURSE.get(each.table, _NO_FIELDS):
            rows.add((each.table, each.row))
        for record in (each.before, each.after):
            if isinstance(record, Mapping):
                records[each.table, each.row] = record
        if _ends(each):
            ended_here.add(each.row)
    roots = _roots(reader, rows, records)
    require_minutes_open(reader, sorted(roots["meeting"] - ended_here))
    require_procedures_open(reader, sorted(roots["written_procedure"] - ended_here))


_OF_MINUTES = (IssueKind.DRAFT_MINUTES, IssueKind.APPROVED_MINUTES)


def _require_held_stands(reader: Reader, operations: Iterable[Operation]) -> None:
    """A meeting whose minutes were issued has been held, whatever is taken back."""
    held = {
        each.row
        for each in operations
        if (each.table, each.field) == ("meeting", "state") and each.after is MeetingState.HELD
    }
    issued = reader.board.rows(MeetingIssue, meeting_id=sorted(held)) if held else ()
    of_minutes = {each.meeting_id for each in issued if each.kind in _OF_MINUTES}
    for meeting in reader.board.rows(Meeting, id=sorted(of_minutes)):
        raise refuse("minutes_issued", "state", date=str(meeting.held_on or ""))


def _require_asked_stands(reader: Reader, operations: Iterable[Operation]) -> None:
    """What a procedure asks stays while it is out; unless it was these that sent it."""
    rows: set[RowKey] = set()
    records: dict[RowKey, Record] = {}
    sent_here: set[str] = set()
    for each in operations:
        whole = [value for value in (each.before, each.after) if isinstance(value, Mapping)]
        if each.table in _ASKED_OF and (whole or each.field in _ASKED_OF[each.table]):
            rows.add((each.table, each.row))
        for record in whole:
            records[each.table, each.row] = record
        if (each.table, each.field) == _STATE and each.after is ProcedureState.SENT:
            sent_here.add(each.row)
    roots = _roots(reader, rows, records)["written_procedure"]
    require_not_out(reader, sorted(roots - sent_here))


_STATE = ("written_procedure", "state")
_NO_FIELDS: frozenset[str] = frozenset()
_ENDS: Mapping[tuple[str, str], object] = {
    ("meeting", "minutes_state"): MinutesState.APPROVED,
    ("written_procedure", "state"): ProcedureState.CLOSED,
}


def _ends(operation: Operation) -> bool:
    """Whether the operation approved minutes, closed a procedure, or brought in one so."""
    after = operation.after
    if isinstance(after, Mapping):
        own = {field: end for (table, field), end in _ENDS.items() if table == operation.table}
        return any(after.get(field) is end for field, end in own.items())
    end = _ENDS.get((operation.table, operation.field))
    return end is not None and end is after


def _roots(
    reader: Reader, rows: Iterable[RowKey], records: Mapping[RowKey, Record]
) -> dict[str, set[str]]:
    """The meetings and written procedures that the rows are, or stand in."""
    ids: dict[str, set[str]] = {"meeting": set(), "written_procedure": set()}
    for table, row in rows:
        ids.setdefault(table, set()).add(row)
    for table in ABOVE:
        for owner, owners in _owners(reader, table, ids.get(table, set()), records).items():
            ids.setdefault(owner, set()).update(owners)
    return ids


def _owners(
    reader: Reader, table: str, rows: set[str], records: Mapping[RowKey, Record]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for field, owner in ABOVE[table]:
        named = {str(row[0]) for row in reader.columns_of(table, [field], rows).values() if row[0]}
        said = (records.get((table, row), {}).get(field) for row in rows)
        named |= {str(each) for each in said if each}
        found[owner] = named
    return found
