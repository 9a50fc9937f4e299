"""The register as it was: the rows of an earlier position in a database of their own, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from typing import TypeAlias

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import Codecs, RowCodec
from portfolio_desktop.storage.lineage import columns_after
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.schema import Schema
from portfolio_desktop.storage.values import Position, RowKey


class Snapshot:
    """The rows at `position`, read like the open file. Close it to give the memory back."""

    position: Position
    connection: sqlite3.Connection
    reader: Reader

    def __init__(self, connection: sqlite3.Connection, position: Position) -> None:
        self.connection = connection
        self.position = position
        self.reader = Reader(connection)

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


Taking: TypeAlias = Generator[tuple[int, int], None, sqlite3.Connection]
"""Yields how far it is of how much; closed before its end it leaves nothing."""

ROWS_PER_STEP, TOUCHED_PER_STEP = 500, 200
"""Copied, or put back, in a few milliseconds."""


_TOUCHED = (
    "SELECT DISTINCT tbl, row, EXISTS (SELECT 1 FROM op AS before WHERE before.tbl = op.tbl"
    " AND before.row = op.row AND before.id < ?) FROM op WHERE id BETWEEN ? AND ?"
)
"""The rows that operations touched, and whether the log knew each of them before an operation."""


def take(
    source: sqlite3.Connection, schema: Schema, codecs: Codecs, position: Position
) -> sqlite3.Connection:
    """As `take_steps`, all at once."""
    steps = take_steps(source, schema, codecs, position)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            taken: sqlite3.Connection = end.value
            return taken


def take_steps(
    source: sqlite3.Connection, schema: Schema, codecs: Codecs, position: Position
) -> Taking:
    """A database in memory with the rows as they were at the position, filled in short steps.

    The present rows are copied, and those touched since are put back as the log has them, so the
    cost is that of the rows plus that of what has happened since. Edits made between two steps come
    after the position: a row copied with such an edit is found to be touched, and put back.
    """
    target = sqlite3.connect(":memory:", isolation_level=None)
    try:
        target.execute("BEGIN")
        for statement in schema.row_ddl():
            target.execute(statement)
        copied = yield from _copy(source, target, codecs)
        yield from _put_back_touched(source, target, codecs, position, copied)
        target.execute("COMMIT")
        yield copied, copied  # what is done with it has a step of its own
    except BaseException:
        target.close()
        raise
    return target


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, codecs: Codecs
) -> Generator[tuple[int, int], None, int]:
    """Copy the rows as they are now; returns how many there may have been."""
    ends = {name: _last_rowid(source, name) for name in codecs}
    done, total = 0, sum(ends.values())
    for name, codec in codecs.items():
        part = f"{codec.select} WHERE rowid > ? AND rowid <= ?"
        for first in range(0, ends[name], ROWS_PER_STEP):
            last = min(first + ROWS_PER_STEP, ends[name])
            target.executemany(codec.insert, source.execute(part, (first, last)))
            done += last - first
            yield done, total
    return total


def _last_rowid(source: sqlite3.Connection, table: str) -> int:
    found = source.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0]
    return int(found or 0)


def _put_back_touched(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    codecs: Codecs,
    position: Position,
    copied: int,
) -> Generator[tuple[int, int], None, None]:
    """Every row that an edit after the position touched, once."""
    end = log.first_op_after(source, position)
    spans = log.spans_after(source, position)
    done, total = copied, copied + sum(count for _first, count in spans)
    seen: set[RowKey] = set()
    for first, count in spans:
        for step in range(first, first + count, TOUCHED_PER_STEP):
            last = min(step + TOUCHED_PER_STEP, first + count) - 1
            for table, row, was_there in source.execute(_TOUCHED, (end, step, last)).fetchall():
                if table not in codecs or (table, row) in seen:
                    continue
                seen.add((table, row))
                target.execute(codecs[table].delete, (row,))
                if was_there:  # most are new since, and are not asked for again
                    _put_back(source, target, codecs[table], row, position, end)
            done += last - step + 1
            yield done, total


def _put_back(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    codec: RowCodec,
    row: str,
    position: Position,
    end: int,
) -> None:
    ops = log.ops_of_row(source, codec.table.name, row, before=end)
    columns = columns_after([op for op in ops if position.includes(op.edit)], codec)
    if columns is not None:
        target.execute(codec.insert, (row, *columns))
