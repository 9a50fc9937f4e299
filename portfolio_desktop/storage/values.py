"""What the register file hands out and takes in: labels, edits, positions and field values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from portfolio_desktop.domain.dates import ImpreciseDate
    from portfolio_desktop.domain.money import Money

FieldValue: TypeAlias = "str | int | bool | date | datetime | ImpreciseDate | Money | None"
"""What one field holds, as the domain knows it (any `StrEnum` is a `str`)."""

Record: TypeAlias = Mapping[str, FieldValue]
"""A whole row by field name, without its id."""

RowKey: TypeAlias = tuple[str, str]
"""(table, row id)."""

Fact: TypeAlias = str | int
"""A fact that a sentence about a label or a trouble needs."""

Clock: TypeAlias = Callable[[], datetime]
"""Gives the present moment as an aware time."""

Progress: TypeAlias = Callable[[int, int], None]
"""Told (done, total) now and then by long work; what it raises ends the work, with nothing done."""


def system_clock() -> datetime:
    return datetime.now(UTC)


class EditKind(StrEnum):
    """Why an edit was made; written to the log, so a word once used is frozen."""

    SETUP = "setup"
    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"
    ERASE = "erase"
    ISSUE = "issue"
    """Something was sent out: it cannot be taken back (since version 4)."""


class Action(StrEnum):
    """What one logged operation does to its row; frozen like `EditKind`."""

    CREATE = "create"
    SET = "set"
    DELETE = "delete"
    ERASE = "erase"


class Label(NamedTuple):
    """What the user did, as a code with facts: ids, numbers, keys and colours, never free text.

    It is part of the hashed log, so nothing in it can ever be erased.
    """

    code: str
    params: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True, slots=True, order=True)
class EditId:
    """The edit number `seq` (from 1) made by one copy of the register."""

    replica: str
    seq: int

    def __str__(self) -> str:
        return f"{self.replica}:{self.seq}"

    @classmethod
    def parse(cls, text: str) -> EditId:
        """Read what `str()` gave; anything else is a ValueError."""
        replica, _, seq = text.rpartition(":")
        if not replica:
            raise ValueError(f"not an edit id: {text!r}")
        return cls(replica, int(seq))


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the log: for every replica the last edit that is included.

    Never one number, because laptops that have not met yet count independently.
    """

    last: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, last: Mapping[str, int]) -> Position:
        return cls(tuple(sorted((replica, seq) for replica, seq in last.items() if seq > 0)))

    def seq(self, replica: str) -> int:
        """The last included edit of that replica, 0 where there is none."""
        return dict(self.last).get(replica, 0)

    def includes(self, edit: EditId) -> bool:
        return edit.seq <= self.seq(edit.replica)

    def __str__(self) -> str:
        return ",".join(f"{replica}:{seq}" for replica, seq in self.last)

    @classmethod
    def parse(cls, text: str) -> Position:
        """Read what `str()` gave; anything else is a ValueError."""
        edits = [EditId.parse(part) for part in text.split(",") if part]
        return cls.of({edit.replica: edit.seq for edit in edits})


class Trace(NamedTuple):
    """Where words of an erased row may stand again: its `field`, in `copy` of rows of `table`.

    With a `link` only in rows where that field names the erased row: words that many share.
    """

    field: str
    table: str
    copy: str
    link: str = ""


class Change(NamedTuple):
    """What an edit did: its id (None when nothing had to change) and the rows it touched."""

    edit: EditId | None
    rows: frozenset[RowKey] = frozenset()


class EditRecord(NamedTuple):
    """One logged edit. `at` is UTC; `schema` the format version of the program that made it."""

    id: EditId
    at: datetime
    actor: str
    label: Label
    kind: EditKind
    reverts: EditId | None
    schema: int


class Operation(NamedTuple):
    """One logged change with the values around it.

    For SET and ERASE `field` is set and `before`/`after` are that field's values. For CREATE and
    DELETE `field` is "", and the side that exists is the whole record, the other None. `erased`
    says that a value which belongs here was erased; None then stands in its place.
    """

    table: str
    row: str
    action: Action
    field: str
    before: FieldValue | Record
    after: FieldValue | Record
    erased: bool = False
