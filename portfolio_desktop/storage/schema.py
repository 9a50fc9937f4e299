"""The versions of the file format: the log, which never changes, and the tables of each version."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeAlias

from portfolio_desktop.storage.fields import Table
from portfolio_desktop.storage.lean_hash import sha256
from portfolio_desktop.storage.tables import EARLY_TABLES

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


BLOB_DDL: tuple[str, ...] = (
    """CREATE TABLE blob (
  hash TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT""",
    "CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob\n"
    "BEGIN SELECT RAISE(ABORT, 'kept files do not change'); END",
)
"""Files kept in the register by their SHA-256, since version 4 (see `storage.blobs`)."""

_BLOBS_SINCE = _BOARD_SINCE = 4
BLOB_FIELD = "blob"
"""Fields of that name hold the hash of a kept file, "" for none."""

Upcast: TypeAlias = Callable[[str, Mapping[str, str]], Mapping[str, str]]
"""(field, "" for a whole record; logged texts by part) to the texts of the newer version."""


class Upcaster(NamedTuple):
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
    tables: Collection[Table]
    upcasters: tuple[Upcaster, ...] = ()
    fingerprint: str = ""
    """That of a file of this version, where it is known beforehand."""

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

    def blob_ddl(self) -> tuple[str, ...]:
        """Nothing for versions that kept no files."""
        return BLOB_DDL if self.version >= _BLOBS_SINCE else ()

    def ddl(self) -> tuple[str, ...]:
        return (*LOG_DDL, *self.blob_ddl(), *self.row_ddl())


class _Declared(Collection[Table]):
    """The tables as a version declared them. So far fields and tables were only added.

    Each table is made when somebody asks for it or one after it, and the later half of them is not
    even loaded before: a start of the program needs few of them.
    """

    def __init__(self, version: int) -> None:
        self._version = version

    def __iter__(self) -> Iterator[Table]:
        yield from self._early
        yield from self._later

    def __len__(self) -> int:
        return len(self._early) + len(self._later)

    def __contains__(self, table: object) -> bool:
        return any(table == known for known in self)

    @cached_property
    def _early(self) -> tuple[Table, ...]:
        return self._known(EARLY_TABLES)

    @cached_property
    def _later(self) -> tuple[Table, ...]:
        if self._version < _BOARD_SINCE:
            return ()
        from portfolio_desktop.storage.board_tables import BOARD_TABLES

        return self._known(BOARD_TABLES)

    def _known(self, tables: tuple[Table, ...]) -> tuple[Table, ...]:
        version = self._version
        return tuple(table.at(version) for table in tables if table.since <= version)


def schema_at(version: int) -> Schema:
    """The format as that version declared it."""
    return Schema(version, _Declared(version))


def fingerprint(objects: Iterable[tuple[str, str]]) -> str:
    """What tells whether a file has exactly these objects, given as (name, statement)."""
    lines = sorted(f"{name}\0{statement}" for name, statement in objects)
    return sha256("\0".join(lines).encode()).hexdigest()


def name_in(statement: str) -> str:
    """The name of what a CREATE statement makes."""
    return statement.split(maxsplit=3)[2]


CURRENT = replace(
    schema_at(4), fingerprint="62bb43a531291cb62aee07bbbb0ec33e96f5f812d2c15729023ec657743c0c9c"
)
LADDER: tuple[Schema, ...] = (schema_at(1), schema_at(2), schema_at(3), CURRENT)
"""Every version that registers may be of, oldest first, ending with the current one."""
