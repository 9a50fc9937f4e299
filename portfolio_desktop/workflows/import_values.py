"""What an import would do, what the user decides, and what it did, for window and command line."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.mapping import ColumnNote, ColumnUse
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.exchange.tables import Workbook
from portfolio_desktop.services.messages import Message
from portfolio_desktop.storage.values import Change, FieldValue, Position

OTHER_TABLE = "import.other_table"
"""The note on a status table of the same file that is not the one brought in."""


NO_FILES: Mapping[str, Path] = MappingProxyType({})


class ImportRefused(Exception):  # noqa: N818 - an answer: `message` tells it
    """The file or the wish cannot be used. Nothing has been changed."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class RowStatus(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NOT_UNDERSTOOD = "not_understood"


class ImportKind(StrEnum):
    TABLE = "table"
    REGISTER = "register"
    """A JSON export of this program, brought in whole."""


@dataclass(frozen=True, slots=True)
class Write:
    """Values for one row of the register, which is made where it does not exist."""

    table: str
    row: str
    values: Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One difference, in the words the window shows; `before` is "" where there was nothing.

    `field` is a target such as "forecast", "overall" or "light.time", in a JSON register the table
    and the field; `place` is its name where the target alone does not tell it, with its month.
    """

    field: str
    before: str
    after: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that the file only hints at: made when its `key` is accepted, and only then."""

    key: str
    change: FieldChange
    reason: Problem
    writes: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the file and what it would do. `key` is unique in the preview, and `project_id`
    is None where the row is not understood.

    `doubts` are what a person should look at; they stop nothing. `problem` says why the row is not
    understood, or why it is left out in any case. One that is not `offered` waits for somebody to
    take it.
    """

    key: str
    place: str
    number: str
    name: str
    status: RowStatus
    project_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    doubts: tuple[Problem, ...] = ()
    problem: Problem | None = None
    writes: tuple[Write, ...] = ()
    offered: bool = True


@dataclass(frozen=True, slots=True)
class TableChoice:
    """One of the file's tables that may be the status table; `number` counts from 1."""

    number: int
    name: str
    rows: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What importing the file would do to the register as it stands at `position`.

    `period` is the month of the table and `period_text` what it was read from ("" where it was
    said); `period_missing` means that it must be said before anything can be imported. `absent`
    are the register's projects that the file does not mention, as (number, name): nothing happens
    to them. `notes` are doubts about the file as a whole.
    """

    path: Path
    kind: ImportKind
    position: Position
    rows: tuple[PreviewRow, ...]
    columns: tuple[ColumnUse, ...] = ()
    tables: tuple[TableChoice, ...] = ()
    period: Period | None = None
    period_text: str = ""
    period_missing: bool = False
    wish: MappingWish | None = None
    layout: str = ""
    absent: tuple[tuple[str, str], ...] = ()
    notes: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    """Lone lines under the table, such as its source, of which nothing is used."""
    unused: tuple[str, ...] = ()
    """Parts of a JSON file that were not used."""
    source: Workbook | None = dataclasses.field(default=None, repr=False)
    """The file as read, for `prepare_workbook` with another mapping or month."""
    common_writes: tuple[Write, ...] = ()
    deletions: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, Path] = dataclasses.field(default_factory=lambda: NO_FILES)
    """Files to be kept with the register, by their SHA-256."""

    def count(self, status: RowStatus) -> int:
        return sum(row.status is status for row in self.rows)

    @property
    def unused_columns(self) -> tuple[ColumnUse, ...]:
        """Columns that are not used; one with neither heading nor content is none."""
        return tuple(
            use
            for use in self.columns
            if not use.target and (use.title or use.note is not ColumnNote.EMPTY)
        )

    @property
    def unused_tables(self) -> tuple[TableChoice, ...]:
        """The file's other tables, whatever they are about."""
        return tuple(table for table in self.tables if not table.chosen)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(proposal for row in self.rows for proposal in row.proposals)


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the user decides about a preview: rows to leave out and proposals to take over.

    `remember` keeps the mapping for tables of the same layout.
    """

    left_out: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    remember: bool = True

    @classmethod
    def as_offered(cls, preview: ImportPreview, *, accept_all: bool = False) -> ImportChoices:
        """What nobody has decided about: the rows that wait are left out, and the proposals are,
        unless all of them are accepted."""
        accepted = (proposal.key for proposal in preview.proposals) if accept_all else ()
        waiting = (row.key for row in preview.rows if not row.offered)
        return cls(frozenset(waiting), frozenset(accepted))


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of every row and column. `change.edit` is None where nothing had to change."""

    change: Change
    preview: ImportPreview
    choices: ImportChoices

    @property
    def rows_left_out(self) -> tuple[PreviewRow, ...]:
        """Rows of which nothing was taken over: not understood, or left out by choice."""
        return tuple(
            row
            for row in self.preview.rows
            if row.status is RowStatus.NOT_UNDERSTOOD or row.key in self.choices.left_out
        )

    @property
    def columns_left_out(self) -> tuple[ColumnUse, ...]:
        return self.preview.unused_columns

    @property
    def complete(self) -> bool:
        """Whether every row and column was used, also those of the file's other status tables;
        empty columns and hidden sheets are no loss.
        """
        lost = [use for use in self.columns_left_out if use.note is not ColumnNote.EMPTY]
        others = [note for note in self.preview.notes if note.code == OTHER_TABLE]
        return not (self.rows_left_out or lost or others or self.preview.unused)

    @property
    def counts(self) -> Mapping[RowStatus, int]:
        """Rows by what was done with them; those left out by choice are not among them."""
        taken = (row for row in self.preview.rows if row.key not in self.choices.left_out)
        found = Counter(row.status for row in taken)
        return MappingProxyType({status: found[status] for status in RowStatus})
