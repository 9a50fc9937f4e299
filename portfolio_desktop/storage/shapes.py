"""How the rows of a table become values of a domain class, and how some of them are asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.storage.codec import from_columns
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.fields import Field, FieldKind, Table
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import FieldValue

Columns: TypeAlias = tuple[Any, ...]
"""A row as SQLite gives it; what stands where is said by the method that returns it."""

Month: TypeAlias = Period | str
"""A period, or its text `YYYY-MM`."""


class Rows(Protocol):
    """What statements that read are put to: a connection, or the open part of one."""

    def execute(self, query: str, values: Any = ..., /) -> sqlite3.Cursor: ...


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Row = TypeVar("Row", bound=_Dataclass)
Decoder: TypeAlias = Callable[[Any], FieldValue]


def _decoder(field: Field) -> Decoder | None:
    """From a column (a tuple of columns where the field has several) to its domain value.

    None where the column is the value. Equal columns give the same object.
    """
    if field.kind in {FieldKind.TEXT, FieldKind.INTEGER}:
        return None
    if field.kind is FieldKind.BOOLEAN:
        return bool
    if field.width > 1:
        return lru_cache(maxsize=16_384)(lambda columns: from_columns(field, columns))
    return lru_cache(maxsize=16_384)(lambda column: from_columns(field, (column,)))


@contextmanager
def odd_values_as_damage() -> Iterator[None]:
    """A value that this program cannot have written, such as a day without a month."""
    try:
        yield
    except ValueError as error:
        raise StorageError(Trouble.DAMAGED, {"finding": "value"}) from error


@dataclass(frozen=True, slots=True)
class Shape(Generic[Row]):
    """How the rows of one table become values of one domain class."""

    make: Callable[..., Row]
    select: str
    places: tuple[tuple[int, int, Decoder | None], ...]

    def rows(self, found: Iterable[Columns]) -> Iterator[Row]:
        make, places = self.make, self.places
        for columns in found:
            values = [
                columns[start]
                if decoder is None
                else decoder(columns[start] if end == start + 1 else columns[start:end])
                for start, end, decoder in places
            ]
            yield make(columns[0], *values)


_SHAPES: dict[str, Shape[Any]] = {}


def shape(kind: type[Row], name: str) -> Shape[Row]:
    """How the rows of the table with that name become values of `kind`; made once."""
    if name not in _SHAPES:
        _SHAPES[name] = _made(kind, name)
    return _SHAPES[name]


def _made(kind: type[Row], name: str) -> Shape[Row]:
    table: Table = CURRENT.table(name)
    places: dict[str, tuple[int, int, Decoder | None]] = {}
    start = 1
    for field in table.fields:
        places[field.name] = (start, start + field.width, _decoder(field))
        start += field.width
    columns = ", ".join(("id", *table.columns))
    wanted = (field.name for field in fields(kind) if field.name != "id")
    return Shape(kind, f"SELECT {columns} FROM {name}", tuple(places[name] for name in wanted))


def read_rows(
    connection: Rows,
    shape: Shape[Row],
    clause: str = "",
    values: Iterable[str] = (),
) -> list[Row]:
    """The rows that the clause leaves, as values."""
    with odd_values_as_damage(), known_errors():
        return list(shape.rows(connection.execute(shape.select + clause, tuple(values))))


def listed(values: Iterable[object] | None) -> str | None:
    """The values as one parameter for `json_each`, however many they are."""
    return None if values is None else json.dumps([str(value) for value in values])


def among(**lists: str | None) -> tuple[str, list[str]]:
    """A WHERE clause that keeps the rows whose columns are in the lists; None keeps all."""
    given = {column: listed for column, listed in lists.items() if listed is not None}
    parts = [f"{column} IN (SELECT value FROM json_each(?))" for column in given]
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), list(given.values())


def in_month(period: Month, ids: Iterable[str] | None) -> tuple[str, list[str]]:
    where, values = among(project_id=listed(ids))
    month = " WHERE period = ?" + where.replace(" WHERE ", " AND ")
    return month, [str(period), *values]
