"""What a table of the register is made of, as data.

Names stand in every issued log, so they are frozen: a field may be added with a default, never
renamed, retyped or given another default.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum, auto
from typing import NamedTuple


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


class Field(NamedTuple):
    """One field of a table.

    `default` is what a record that does not name the field holds, as it stands in the column.
    `erasable` marks words people write: each such value is salted by itself in the log, so it can
    be erased alone. `references` names the table whose row id it holds (no SQL foreign key: a
    merge brings rows in any order, and the check reports what dangles). `since` is the version of
    the format that brought it.
    """

    name: str
    kind: FieldKind
    default: str | int | None = None
    choice: type[StrEnum] | None = None
    erasable: bool = False
    references: str = ""
    since: int = 1

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


class Table(NamedTuple):
    """One table of current rows; `indexes` are lists of columns looked up by.

    Fields of a later version stand after those of earlier ones, `since` as for a field. `indexed`
    says what the indexes were up to a version, where they were others.
    """

    name: str
    fields: tuple[Field, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    since: int = 1
    indexed: tuple[int, tuple[tuple[str, ...], ...]] | None = None

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

    def at(self, version: int) -> Table:
        """The table as that version of the format declared it."""
        fields = tuple(field for field in self.fields if field.since <= version)
        if self.indexed is None or version > self.indexed[0]:
            return self._replace(fields=fields)
        return self._replace(fields=fields, indexes=self.indexed[1])

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
