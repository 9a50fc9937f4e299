"""Reading the log: which edits there were, and what each did with the values around it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import (
    WHOLE,
    Codecs,
    RowCodec,
    columns_of_json,
    from_columns,
)
from portfolio_desktop.storage.lineage import LoggedOp, columns_after
from portfolio_desktop.storage.shapes import Rows
from portfolio_desktop.storage.values import (
    Action,
    EditId,
    EditRecord,
    Operation,
    Progress,
    RowKey,
)

NO_END = 2**62
"""No log has so many edits."""
_CHUNK = 200
_TOLD_EVERY = 50
_TOUCHING = (
    " AND EXISTS (SELECT 1 FROM op WHERE op.id BETWEEN e.first_op AND e.first_op + e.ops - 1"
    " AND op.tbl = ?)"
)


def edits(
    connection: sqlite3.Connection,
    *,
    newest_first: bool,
    limit: int | None,
    table: str | None,
    upto: int = NO_END,
) -> Iterator[EditRecord]:
    """All edits, or those that touched a table; in chunks, so that editing may go on meanwhile.

    None with a higher local number than `upto`.
    """
    sign, order = ("<", "DESC") if newest_first else (">", "ASC")
    touching = "" if table is None else _TOUCHING
    names = () if table is None else (table,)
    query = (
        f"SELECT id, {log.EDIT_COLUMNS} FROM edit AS e WHERE id {sign} ? AND id <= ?{touching}"
        f" ORDER BY id {order} LIMIT ?"
    )
    last = NO_END if newest_first else 0
    left = NO_END if limit is None else limit
    while left > 0:
        found = connection.execute(query, (last, upto, *names, min(_CHUNK, left))).fetchall()
        if not found:
            return
        yield from (log.edit_record(columns[1:]) for columns in found)
        last = found[-1][0]
        left -= len(found)


def edits_of_rows(
    connection: Rows,
    rows: Collection[RowKey],
    *,
    field: str | None,
    newest_first: bool,
    limit: int | None,
    upto: int = NO_END,
) -> Iterator[EditRecord]:
    """As `edits`, those that touched any of these rows; with a field, those that concern it."""
    query = "SELECT DISTINCT edit FROM op WHERE tbl = ? AND row = ?"
    if field is not None:
        query += " AND field IN ('', ?)"
    tail = () if field is None else (field,)
    ids = {
        found[0] for key in rows for found in connection.execute(query, (*key, *tail)).fetchall()
    }
    known = [number for number in ids if number <= upto]
    for edit in sorted(known, reverse=newest_first)[:limit]:
        columns = connection.execute(
            f"SELECT {log.EDIT_COLUMNS} FROM edit WHERE id = ?", (edit,)
        ).fetchone()
        yield log.edit_record(columns)


def rows_gone(connection: Rows, table: str, field: str, links: str) -> set[str]:
    """Rows of the log that are no longer in the table and were made with one of `links` (a JSON
    list) in the field. A link is never erased, and stands in the whole of a creation.
    """
    found = connection.execute(
        "SELECT DISTINCT o.row FROM op AS o WHERE o.tbl = ? AND o.field = ''"
        f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = o.row)"
        " AND EXISTS (SELECT 1 FROM op_value AS v WHERE v.op = o.id AND v.part = ''"
        " AND json_extract(v.value, '$.' || ?) IN (SELECT value FROM json_each(?)))",
        (table, field, links),
    )
    return {row for (row,) in found}


def made_with(
    connection: Rows, table: str, fields: Sequence[str], rows: str
) -> dict[str, tuple[str, ...]]:
    """What the newest creation of each of `rows` (a JSON list) has in these fields, as texts."""
    texts = ", ".join(f"coalesce(json_extract(v.value, '$.{field}'), '')" for field in fields)
    found = connection.execute(
        f"SELECT o.row, {texts} FROM op AS o JOIN op_value AS v ON v.op = o.id AND v.part = ''"
        " WHERE o.tbl = ? AND o.field = '' AND o.row IN (SELECT value FROM json_each(?))"
        " ORDER BY o.id",
        (table, rows),
    )
    return {columns[0]: tuple(str(text) for text in columns[1:]) for columns in found}


class Telling:
    """Tells what the operations of one edit did, with the values before and after."""

    def __init__(self, connection: sqlite3.Connection, codecs: Codecs, edit: EditId) -> None:
        self._connection = connection
        self._codecs = codecs
        self._edit = edit
        first = connection.execute(
            "SELECT first_op FROM edit WHERE replica = ? AND seq = ?", (edit.replica, edit.seq)
        ).fetchone()
        if first is None:
            raise KeyError(str(edit))
        self._first_op = int(first[0])

    def operations(
        self,
        rows: Collection[RowKey] | None = None,
        limit: int | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Operation]:
        """In the order they were logged, of these rows only and so many at most, if given.

        Tables and fields of a newer version are left out.
        """
        count, found = log.ops_of_edit(self._connection, self._edit, rows, limit)
        for done, op in enumerate(found):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, count)
            codec = self._codecs.get(op.table)
            if codec is None:
                continue
            if op.field and op.field not in {field.name for field in codec.table.fields}:
                continue
            yield self._whole(op, codec) if not op.field else self._field(op, codec)

    def _earlier(self, op: LoggedOp) -> list[LoggedOp]:
        concerning = op.field or None
        return log.ops_of_row(self._connection, op.table, op.row, concerning, before=self._first_op)

    def _whole(self, op: LoggedOp, codec: RowCodec) -> Operation:
        earlier = self._earlier(op)
        before = columns_after(earlier, codec)
        after = (
            codec.columns_of(codec.upcast(op.schema, "", op.values))
            if op.action is Action.CREATE
            else None
        )
        erased = _lacks_a_part(op) or (before is not None and _head_lacks(earlier))
        return Operation(
            op.table,
            op.row,
            op.action,
            "",
            None if before is None else codec.record(before),
            None if after is None else codec.record(after),
            erased,
        )

    def _field(self, op: LoggedOp, codec: RowCodec) -> Operation:
        field, place = codec.slot(op.field)
        earlier = self._earlier(op)
        before = columns_after(earlier, codec)
        gone_before = any(_lacks_field(held, op.field) for held in _replaced(op, earlier))
        text = codec.upcast(op.schema, op.field, op.values).get(WHOLE)
        after = None if text is None else columns_of_json(field, json.loads(text))
        return Operation(
            op.table,
            op.row,
            op.action,
            op.field,
            None if before is None or gone_before else from_columns(field, before[place]),
            None if after is None else from_columns(field, after),
            gone_before or after is None,
        )


def _replaced(op: LoggedOp, earlier: Sequence[LoggedOp]) -> list[LoggedOp]:
    """The operations whose values stood right before `op`."""
    if op.action is Action.ERASE:
        return list(earlier)
    return [held for held in earlier if held.ref in op.replaces]


def _lacks_a_part(op: LoggedOp) -> bool:
    if op.action is Action.DELETE:
        return False
    return not {WHOLE, *op.parts} <= op.values.keys()


def _lacks_field(op: LoggedOp, field: str) -> bool:
    """Whether the value the operation once held for the field has been erased."""
    if op.field:
        return op.field == field and WHOLE not in op.values
    return field in op.parts and field not in op.values


def _head_lacks(ops: Sequence[LoggedOp]) -> bool:
    """Whether a value that the row would show just after these operations has been erased."""
    newest: dict[str, LoggedOp] = {}
    for op in ops:
        if op.field:
            newest[op.field] = op
        else:
            newest = {"": op}
    whole = newest.pop("", None)
    if any(_lacks_a_part(op) for op in newest.values()):
        return True
    return whole is not None and any(
        part not in whole.values and part not in newest for part in whole.parts
    )
