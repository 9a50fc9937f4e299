"""Tables and fields of the register as data; DDL, codec, log and rebuild follow from it.

Names stand in every issued log, so they are frozen: a field may be added with a default, never
renamed, retyped or given another default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import ReportSource
from portfolio_desktop.domain.status import Colour, NoLight


class FieldKind(Enum):
    TEXT = auto()
    INTEGER = auto()
    BOOLEAN = auto()
    DAY = auto()
    INSTANT = auto()
    IMPRECISE = auto()
    MONEY = auto()
    CHOICE = auto()


_SUFFIXES: dict[FieldKind, tuple[tuple[str, str], ...]] = {
    FieldKind.TEXT: (("", "TEXT"),),
    FieldKind.INTEGER: (("", "INTEGER"),),
    FieldKind.BOOLEAN: (("", "INTEGER"),),
    FieldKind.DAY: (("", "TEXT"),),
    FieldKind.INSTANT: (("", "TEXT"),),
    FieldKind.IMPRECISE: (
        ("_text", "TEXT"),
        ("_earliest", "TEXT"),
        ("_latest", "TEXT"),
        ("_precision", "TEXT"),
    ),
    FieldKind.MONEY: (("_ore", "INTEGER"), ("_text", "TEXT"), ("_price_level", "INTEGER")),
    FieldKind.CHOICE: (("", "TEXT"),),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    `default` is what a record that does not name the field holds, as it stands in the column.
    `erasable` marks words people write: each such value is salted by itself in the log, so it can
    be erased alone. `references` names the table whose row id it holds (no SQL foreign key: a
    merge brings rows in any order, and the check reports what dangles).
    """

    name: str
    kind: FieldKind
    default: str | int | None = None
    choice: type[StrEnum] | None = None
    erasable: bool = False
    references: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.name + suffix for suffix, _ in _SUFFIXES[self.kind])

    @property
    def width(self) -> int:
        return len(_SUFFIXES[self.kind])

    @property
    def default_columns(self) -> tuple[str | int | None, ...]:
        return (self.default,) * self.width

    def column_definitions(self) -> Iterator[str]:
        tail = "" if self.default is None else " NOT NULL"
        for suffix, sql_type in _SUFFIXES[self.kind]:
            yield f"{self.name}{suffix} {sql_type}{tail}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of current rows; `indexes` are lists of columns looked up by."""

    name: str
    fields: tuple[Field, ...]
    indexes: tuple[tuple[str, ...], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns but the id, in the order of the fields."""
        return tuple(column for field in self.fields for column in field.columns)

    def field(self, name: str) -> Field:
        """The field of that name; a KeyError names both when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no field {name}")

    def ddl(self) -> tuple[str, ...]:
        """The statements that make the table and its indexes, as they stand in `sqlite_schema`."""
        lines = ["id TEXT PRIMARY KEY NOT NULL"]
        lines += [line for field in self.fields for line in field.column_definitions()]
        body = ",\n  ".join(lines)
        table = f"CREATE TABLE {self.name} (\n  {body}\n) STRICT"
        indexes = (
            f"CREATE INDEX {name} ON {self.name} ({', '.join(columns)})"
            for name, columns in self.all_indexes()[1:]
        )
        return (table, *indexes)

    def all_indexes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Name and columns of every index, first SQLite's own over the id."""
        own = ((f"{self.name}_by_{'_'.join(columns)}", columns) for columns in self.indexes)
        return ((f"sqlite_autoindex_{self.name}_1", ("id",)), *own)


def _key(name: str) -> Field:
    return Field(name, FieldKind.TEXT, "")


def _words(name: str) -> Field:
    return Field(name, FieldKind.TEXT, "", erasable=True)


def _link(name: str, table: str, *, required: bool = False) -> Field:
    return Field(name, FieldKind.TEXT, "" if required else None, references=table)


def _flag(name: str, default: int = 0) -> Field:
    return Field(name, FieldKind.BOOLEAN, default)


def _day(name: str) -> Field:
    return Field(name, FieldKind.DAY)


def _date(name: str) -> Field:
    return Field(name, FieldKind.IMPRECISE)


def _money(name: str) -> Field:
    return Field(name, FieldKind.MONEY)


def _choice(name: str, choice: type[StrEnum], default: StrEnum | None = None) -> Field:
    return Field(name, FieldKind.CHOICE, None if default is None else default.value, choice)


_NAMES = (_words("name_da"), _words("name_en"))
_LETTERS = (_key("letter_da"), _key("letter_en"))

TABLES: tuple[Table, ...] = (
    Table("register", (_words("name"), _words("forum"), _words("secretariat"))),
    Table("setting", (_key("key"), _words("value"))),
    Table("dimension", (_key("key"), *_NAMES, *_LETTERS, _key("rank"), _flag("active", 1))),
    Table("phase", (_key("key"), *_NAMES, _key("rank"), _flag("active", 1))),
    Table(
        "participant",
        (
            _words("name"),
            _words("short_name"),
            _day("valid_from"),
            _day("valid_to"),
            _link("successor_id", "participant"),
        ),
    ),
    Table(
        "project",
        (
            _key("number"),
            _words("name"),
            _words("purpose"),
            _key("case_number"),
            _choice("kind", ProjectKind, ProjectKind.PROJECT),
            _link("parent_id", "project"),
            _link("lead_id", "participant"),
            _key("phase"),
            _choice("state", LifecycleState, LifecycleState.ACTIVE),
            _day("state_from"),
            _words("state_reason"),
            _date("expected_resume"),
            _date("forecast_end"),
            _date("actual_end"),
            _key("rank"),
            _flag("archived"),
            _words("archived_reason"),
        ),
    ),
    Table(
        "baseline",
        (
            _link("project_id", "project", required=True),
            Field("version", FieldKind.INTEGER, 0),
            _date("end"),
            _money("budget"),
            _words("scope"),
            _flag("assumed"),
            _day("approved_on"),
            _words("reason"),
            _link("request_id", "change_request"),
        ),
        indexes=(("project_id",),),
    ),
    Table(
        "report",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _choice("overall", Colour),
            _words("overall_reason"),
            _words("corrective_action"),
            _choice("no_light", NoLight),
            _date("reports_from"),
            _words("remarks"),
            _choice("source", ReportSource, ReportSource.ENTERED),
            _words("reported_by"),
            _day("received_on"),
            _day("approved_on"),
        ),
        # The grid reads twelve months of overall lamps from the first index alone.
        indexes=(("period", "project_id", "overall", "no_light"), ("project_id",)),
    ),
    Table(
        "light",
        (
            _link("report_id", "report", required=True),
            _key("dimension"),
            _choice("colour", Colour),
            _words("reason"),
        ),
        indexes=(("report_id", "dimension", "colour"),),
    ),
    Table(
        "change_request",
        (
            _key("number"),
            _link("project_id", "project", required=True),
            _words("title"),
            _words("reason"),
            _words("consequence"),
            _choice("state", RequestState, RequestState.DRAFT),
            _words("requested_by"),
            _day("created_on"),
            _day("submitted_on"),
            _words("meeting"),
            _day("meeting_on"),
            _day("decided_on"),
            _words("decision_forum"),
            _words("decision_reference"),
            _words("decision_note"),
        ),
        indexes=(("project_id",),),
    ),
    Table(
        "requested_change",
        (
            _link("request_id", "change_request", required=True),
            _choice("subject", Subject, Subject.END),
            _date("before_date"),
            _date("after_date"),
            _date("granted_date"),
            _money("before_money"),
            _money("after_money"),
            _money("granted_money"),
            _words("before_text"),
            _words("after_text"),
            _words("granted_text"),
        ),
        indexes=(("request_id",),),
    ),
)

APPLICATION_ID = 0x50465247
"""Stands in the file's header: "PFRG"."""

LOG_DDL: tuple[str, ...] = (
    "CREATE TABLE local (\n  key TEXT PRIMARY KEY NOT NULL,\n  value TEXT NOT NULL\n) STRICT",
    """CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  replica TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  at_utc TEXT NOT NULL,
  actor TEXT NOT NULL,
  label TEXT NOT NULL,
  params TEXT NOT NULL,
  kind TEXT NOT NULL,
  reverts TEXT NOT NULL,
  schema INTEGER NOT NULL,
  first_op INTEGER NOT NULL,
  ops INTEGER NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (replica, seq)
) STRICT""",
    "CREATE INDEX edit_by_schema ON edit (schema)",
    """CREATE TABLE op (
  id INTEGER PRIMARY KEY,
  edit INTEGER NOT NULL REFERENCES edit (id),
  action TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  parts TEXT NOT NULL,
  replaces TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT""",
    "CREATE INDEX op_by_row ON op (tbl, row, field)",
    """CREATE TABLE op_value (
  op INTEGER NOT NULL REFERENCES op (id),
  part TEXT NOT NULL,
  salt BLOB NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (op, part)
) STRICT, WITHOUT ROWID""",
    *(
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}\n"
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        for table, verb in (
            ("edit", "update"),
            ("edit", "delete"),
            ("op", "update"),
            ("op", "delete"),
            ("op_value", "update"),
        )
    ),
    """CREATE TRIGGER op_value_no_delete BEFORE DELETE ON op_value
WHEN NOT EXISTS (
  SELECT 1 FROM op AS held JOIN op AS erasing
    ON erasing.tbl = held.tbl AND erasing.row = held.row AND erasing.id > held.id
   AND erasing.action = 'erase'
   AND erasing.field = CASE OLD.part WHEN '' THEN held.field ELSE OLD.part END
  WHERE held.id = OLD.op)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)
"""The operation log. Frozen; every column is explained in docs/register-file.md."""


Upcast: TypeAlias = Callable[[str, Mapping[str, str]], Mapping[str, str]]
"""(field, "" for a whole record; logged texts by part) to the texts of the newer version."""


@dataclass(frozen=True, slots=True)
class Upcaster:
    """Reads what a program older than `version` logged for a table as that version would log it.

    A field that was only added needs none: its default stands where it is absent.
    """

    version: int
    table: str
    apply: Upcast


@dataclass(frozen=True, slots=True)
class Schema:
    """One version of the format, with what reads the logs of all versions before it."""

    version: int
    tables: tuple[Table, ...]
    upcasters: tuple[Upcaster, ...] = ()

    def table(self, name: str) -> Table:
        """The table of that name; a KeyError when there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(f"no table {name}")

    def knows(self, table: str, field: str) -> bool:
        """Whether the table and, unless it is "", the field are part of this version."""
        return any(
            known.name == table and (not field or any(f.name == field for f in known.fields))
            for known in self.tables
        )

    def row_ddl(self) -> tuple[str, ...]:
        return tuple(statement for table in self.tables for statement in table.ddl())

    def ddl(self) -> tuple[str, ...]:
        return (*LOG_DDL, *self.row_ddl())


CURRENT = Schema(version=1, tables=TABLES)
LADDER: tuple[Schema, ...] = (CURRENT,)
"""Every released version, oldest first, ending with the current one."""
