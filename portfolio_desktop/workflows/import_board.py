"""Approved minutes, closed written procedures and what was issued, in a register that a file is
brought into: they stay as they are, and it is said where the file has something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from portfolio_desktop.domain.board_choices import MinutesState, ProcedureState
from portfolio_desktop.domain.participants import PERSON_NAMES
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.services.minutes_locks import ABOVE
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import FieldValue, Record, RowKey

Rows = Mapping[RowKey, dict[str, FieldValue]]

_LEFT_OUT = frozenset(
    {
        *((table, name) for table, names in PERSON_NAMES.items() for name in names),
        ("attendance", "person_id"),
    }
)
"""What an export without persons leaves blank; blank there, it takes nothing away."""


def is_news(table: str, name: str, before: FieldValue, value: FieldValue) -> bool:
    """Whether a file says something else of a field than the register does."""
    return before != value and (bool(value) or (table, name) not in _LEFT_OUT)


def with_locked_board(
    said: Rows, held: Rows
) -> tuple[dict[RowKey, dict[str, FieldValue]], tuple[Problem, ...]]:
    """What is said, with the register's own rows where they are locked, and what stays as it is in
    spite of the file.

    A row that the file would add to what is locked is left out, and nothing else points to it.
    """
    locked = _Locked(said, held)
    kept, told, missing = dict(said), set(), set()
    for key, record in said.items():
        at = locked.place_of(key)
        if at is None or not _differs(key, record, held):
            continue
        told.add(at)
        if key in held:
            kept[key] = held[key]
        else:
            missing.add(key)
            del kept[key]
    for key in kept.keys() if missing else ():
        kept[key] = _without_links(key, kept[key], missing, held.get(key, {}))
    return kept, tuple(_told(held, told))


class _Locked:
    """Looks up what a row stands in, as the register and as the file has it."""

    def __init__(self, said: Rows, held: Rows) -> None:
        self._sides = (held, said)
        self._ends = {
            (table, row)
            for (table, row), record in held.items()
            if table == "meeting_issue"
            or (table == "meeting" and record["minutes_state"] is MinutesState.APPROVED)
            or (table == "written_procedure" and record["state"] is ProcedureState.CLOSED)
        }

    def place_of(self, key: RowKey) -> RowKey | None:
        """The meeting, procedure or issue whose lock a row is under; None for none."""
        if key in self._ends:
            return key
        above = (
            (owner, str(record[link]))
            for record in (rows.get(key, {}) for rows in self._sides)
            for link, owner in ABOVE.get(key[0], ())
            if record.get(link)
        )
        return next((end for each in above if (end := self.place_of(each)) is not None), None)


def _differs(key: RowKey, record: Record, held: Rows) -> bool:
    before = held.get(key)
    return before is None or any(
        is_news(key[0], name, before[name], value) for name, value in record.items()
    )


def _without_links(
    key: RowKey, record: dict[str, FieldValue], missing: set[RowKey], before: Record
) -> dict[str, FieldValue]:
    """The row as before in the fields that would point to what is not brought in."""
    lost = {
        field.name
        for field in CURRENT.table(key[0]).fields
        if field.references and (field.references, record[field.name]) in missing
    }
    return record | {name: before.get(name) for name in lost} if lost else record


def _told(held: Rows, places: set[RowKey]) -> Iterator[Problem]:
    """One sentence for the meetings, one for the procedures, one for what was issued."""
    for table, (code, fact, field) in _SENTENCES.items():
        told = sorted(str(held[key][field] or "–") for key in places if key[0] == table)
        if told:
            yield Problem(code, params=MappingProxyType({fact: ", ".join(told)}))


_SENTENCES = {
    "meeting": ("import.minutes_approved", "dates", "held_on"),
    "written_procedure": ("import.procedure_closed", "text", "number"),
    "meeting_issue": ("import.issue_stands", "text", "file_name"),
}
"""By table, what is said of rows that stay, and the field that they are known by."""
