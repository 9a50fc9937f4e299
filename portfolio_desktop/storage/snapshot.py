"""The register as it was: the rows of an earlier position in a database of their own, in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

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


def take(
    source: sqlite3.Connection, schema: Schema, codecs: Codecs, position: Position
) -> sqlite3.Connection:
    """A database in memory with the rows as they were at the position.

    The present rows are copied, and those touched since are put back as the log has them, so the
    cost is that of the rows plus that of what has happened since.
    """
    target = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(source, target, schema, codecs, position)
    except BaseException:
        target.close()
        raise
    return target


def _fill(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    schema: Schema,
    codecs: Codecs,
    position: Position,
) -> None:
    statements = schema.row_ddl()
    target.execute("BEGIN")
    for statement in statements:
        if statement.startswith("CREATE TABLE"):
            target.execute(statement)
    for codec in codecs.values():
        target.executemany(codec.insert, source.execute(codec.select))
    for table, row in _touched_since(source, position):
        if table in codecs:
            _put_back(source, target, codecs[table], row, position)
    for statement in statements:
        if statement.startswith("CREATE INDEX"):
            target.execute(statement)
    target.execute("COMMIT")


def _put_back(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    codec: RowCodec,
    row: str,
    position: Position,
) -> None:
    target.execute(codec.delete, (row,))
    ops = log.ops_of_row(source, codec.table.name, row)
    columns = columns_after([op for op in ops if position.includes(op.edit)], codec)
    if columns is not None:
        target.execute(codec.insert, (row, *columns))


def _touched_since(source: sqlite3.Connection, position: Position) -> Iterator[RowKey]:
    """Every row touched by an edit after the position, once."""
    seen: set[RowKey] = set()
    for replica in log.replicas(source):
        spans = source.execute(
            "SELECT first_op, ops FROM edit WHERE replica = ? AND seq > ?",
            (replica, position.seq(replica)),
        ).fetchall()
        for first, count in spans:
            keys = source.execute(
                "SELECT DISTINCT tbl, row FROM op WHERE id BETWEEN ? AND ?",
                (first, first + count - 1),
            ).fetchall()
            yield from (key for key in keys if key not in seen)
            seen.update(keys)
