"""The weekly check in short steps, between which the register may be edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from time import perf_counter

from portfolio_desktop.storage import blobs, chain
from portfolio_desktop.storage.codec import Codecs
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.rebuild import compare_row

_EDITS_PER_READ = 50
_ROWS_PER_READ = 200


def check_slices(
    connection: sqlite3.Connection, codecs: Codecs, seconds: float
) -> Iterator[tuple[FileFinding, ...]]:
    """The findings of each step. A step ends after about `seconds`.

    The same chain and the same rows as in the full check. Left to the full check are SQLite's own
    structure, which cannot be looked at in steps, and counting what belongs to no edit.
    """
    found: list[FileFinding] = []
    started = perf_counter()
    for finding in _everything(connection, codecs):
        if finding is not None:
            found.append(finding)
        if perf_counter() - started >= seconds:
            yield tuple(found)
            found.clear()
            started = perf_counter()
    yield tuple(found)


def _everything(connection: sqlite3.Connection, codecs: Codecs) -> Iterator[FileFinding | None]:
    yield from _log(connection, codecs)
    for table in codecs:
        yield from _rows(connection, table)
    yield from blobs.check(connection, [codec.table for codec in codecs.values()])


def _log(connection: sqlite3.Connection, codecs: Codecs) -> Iterator[FileFinding | None]:
    """Every edit, and every row it touched as it is now; None where a step may end."""
    ends = chain.ChainEnds()
    while edits := chain.edits_after(connection, ends, _EDITS_PER_READ):
        for edit in edits:
            yield from chain.verify_edit(connection, edit, ends)
            yield None
            yield from _touched(connection, codecs, edit)


def _touched(
    connection: sqlite3.Connection, codecs: Codecs, edit: chain.EditRow
) -> Iterator[FileFinding | None]:
    """Compare the rows whose last operation is in this edit: each row is seen once."""
    _, first, count, *_ = edit
    for op_id in range(first, first + count):
        key = connection.execute(
            "SELECT o.tbl, o.row FROM op AS o WHERE o.id = ? AND NOT EXISTS"
            " (SELECT 1 FROM op AS l WHERE l.tbl = o.tbl AND l.row = o.row AND l.id > o.id)",
            (op_id,),
        ).fetchone()
        if key is not None and key[0] in codecs:
            yield from compare_row(connection, codecs[key[0]], key[1])
        yield None


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[FileFinding | None]:
    """Every row of the table that no operation knows."""
    after = ""
    while found := connection.execute(
        f"SELECT id FROM {table} WHERE id > ? ORDER BY id LIMIT ?", (after, _ROWS_PER_READ)
    ).fetchall():
        for (row,) in found:
            known = connection.execute(
                "SELECT 1 FROM op WHERE tbl = ? AND row = ? LIMIT 1", (table, row)
            ).fetchone()
            yield None if known else FileFinding(Finding.ROW_EXTRA, {"table": table, "row": row})
        after = found[-1][0]
