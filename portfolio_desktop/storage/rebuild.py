"""Rows as the log makes them, compared with or written to the tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import RowCodec
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.lineage import columns_after
from portfolio_desktop.storage.session import read_columns

_CHUNK = 1_000


def log_rows(connection: sqlite3.Connection, table: str, after: str = "") -> Iterator[str]:
    """Every row id the log has for a table, in order, once; read in chunks."""
    while True:
        found = connection.execute(
            "SELECT DISTINCT row FROM op WHERE tbl = ? AND row > ? ORDER BY row LIMIT ?",
            (table, after, _CHUNK),
        ).fetchall()
        if not found:
            return
        yield from (row for (row,) in found)
        after = found[-1][0]


def compare_row(connection: sqlite3.Connection, codec: RowCodec, row: str) -> Iterator[FileFinding]:
    """Where a row differs from what its operations amount to."""
    name = codec.table.name
    try:
        wanted = columns_after(log.ops_of_row(connection, name, row), codec)
    except ValueError as error:
        yield FileFinding(Finding.VALUE, {"table": name, "row": row, "detail": str(error)})
        return
    found = read_columns(connection, codec, row)
    if wanted == found:
        return
    if wanted is None or found is None:
        code = Finding.ROW_EXTRA if wanted is None else Finding.ROW_MISSING
        yield FileFinding(code, {"table": name, "row": row})
        return
    for field, place in codec.fields():
        if wanted[place] != found[place]:
            facts = {"table": name, "row": row, "field": field.name}
            yield FileFinding(Finding.ROW, facts)


def fill_table(connection: sqlite3.Connection, codec: RowCodec) -> None:
    """Write all rows of an empty table as the log has them."""
    for row in log_rows(connection, codec.table.name):
        columns = columns_after(log.ops_of_row(connection, codec.table.name, row), codec)
        if columns is not None:
            connection.execute(codec.insert, (row, *columns))
