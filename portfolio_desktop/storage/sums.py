"""Sums of hashes over rows and indexes, taken by SQLite end to end: fast, and blind to order.

SQLite itself writes each record as the log has it, so no row passes through Python code. Should its
way of writing JSON ever differ, sums differ and the check rebuilds row by row: slower, never wrong.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass

from portfolio_desktop.storage.fields import Field, FieldKind, Table

_BLOCK = 100


def record_query(table: Table, more: Sequence[str] = ()) -> str:
    """Selects (id, '', the canonical record without its parts), and more columns if wanted."""
    fields = sorted((f for f in table.fields if not f.erasable), key=lambda field: field.name)
    texts = "||".join(_field_text(field) for field in fields) or "''"
    record = f"CAST('{{'||substr({texts}, 2)||'}}' AS BLOB)"
    return f"SELECT {', '.join(('id', chr(39) * 2, record, *more))} FROM {table.name} NOT INDEXED"


def part_queries(table: Table) -> Iterator[str]:
    """Select (id, part, canonical text), one query for each erasable field."""
    for field in table.fields:
        if field.erasable:
            name = field.name
            yield (
                f"SELECT id, '{name}', CAST(json_quote({name}) AS BLOB)"
                f" FROM {table.name} WHERE {name} <> ''"
            )


def _field_text(field: Field) -> str:
    """`,"name":value`, or nothing where the field holds its default."""
    columns = field.columns
    prefix = f"',\"{field.name}\":'"
    if field.width > 1:
        empty = " AND ".join(f"{column} IS NULL" for column in columns)
        values = "||','||".join(f"json_quote({column})" for column in columns)
        return f"CASE WHEN {empty} THEN '' ELSE {prefix}||'['||{values}||']' END"
    value = f"json_quote({columns[0]})"
    if field.kind is FieldKind.BOOLEAN:
        value = f"CASE {columns[0]} WHEN 0 THEN 'false' ELSE 'true' END"
    return f"CASE WHEN {columns[0]} IS {_literal(field.default)} THEN '' ELSE {prefix}||{value} END"


def _literal(default: str | int | None) -> str:
    if default is None:
        return "NULL"
    return str(default) if isinstance(default, int) else f"'{default}'"


@dataclass(slots=True)
class TableSums:
    """The sum of a table's records, and for each index that of the keys it must hold."""

    records: int
    keys: dict[str, int]


def table_sums(
    connection: sqlite3.Connection, table: Table, apart: Set[str], advance: Callable[[], None]
) -> TableSums:
    """Read the table once; the records in `apart` are left out, their keys are not."""
    indexes = table.all_indexes()
    columns = ["id", *dict.fromkeys(c for _, keys in indexes for c in keys if c != "id"), "rowid"]
    places = {
        name: tuple(0 if c == "id" else 2 + columns.index(c) for c in (*keys, "rowid"))
        for name, keys in indexes
    }
    found = TableSums(0, dict.fromkeys(places, 0))
    rows = connection.execute(record_query(table, columns[1:]))
    while block := rows.fetchmany(_BLOCK):
        by_column = tuple(zip(*block, strict=True))
        found.records += sum(map(hash, zip(*by_column[:3], strict=True)))
        for name, place in places.items():
            keys = zip(*(by_column[column] for column in place), strict=True)
            found.keys[name] += sum(map(hash, keys))
        advance()
    for query in part_queries(table):
        found.records += sum(map(hash, connection.execute(query)))
        advance()
    for query in (record_query(table), *part_queries(table)):
        joint = "AND" if " WHERE " in query else "WHERE"
        for row in apart:
            rows = connection.execute(f"{query.replace(' NOT INDEXED', '')} {joint} id = ?", (row,))
            found.records -= sum(map(hash, rows))
    return found


def index_sum(connection: sqlite3.Connection, table: str, name: str, columns: Sequence[str]) -> int:
    """The sum of the keys that an index does hold."""
    keys = f"SELECT {', '.join(columns)}, rowid FROM {table} INDEXED BY {name}"
    return sum(map(hash, connection.execute(keys)))
