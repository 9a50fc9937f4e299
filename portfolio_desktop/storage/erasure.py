"""Erasing a value for good while the chain over it still verifies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio_desktop.storage import log
from portfolio_desktop.storage.codec import WHOLE, Codecs, RowCodec, canonical_field
from portfolio_desktop.storage.fields import Field
from portfolio_desktop.storage.lineage import LoggedOp, lineage
from portfolio_desktop.storage.log import NewOp
from portfolio_desktop.storage.values import Action, RowKey, Trace

_HELD = (
    "SELECT o.row, v.value FROM op o JOIN op_value v ON v.op = o.id"
    " AND v.part = CASE o.field WHEN '' THEN :field ELSE :whole END"
    " WHERE o.tbl = :table AND o.field IN ('', :field)"
)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing one field of one row takes: the operation to log, the values to remove."""

    codec: RowCodec
    row: str
    field: Field
    op: NewOp
    values: tuple[tuple[str, str], ...]
    """(lasting id of the operation, part) of every logged value that goes."""

    def carry_out(self, connection: sqlite3.Connection) -> None:
        """Remove the values from the log and the row; the operation must be logged already."""
        for ref, part in self.values:
            connection.execute(
                "DELETE FROM op_value WHERE op = ? AND part = ?",
                (log.local_id(connection, ref), part),
            )
        connection.execute(self.codec.update(self.field), (*self.field.default_columns, self.row))


def plan(
    connection: sqlite3.Connection,
    codecs: Codecs,
    key: RowKey,
    fields: Iterable[str],
    traces: Iterable[Trace],
) -> tuple[Erasure, ...]:
    """Find every logged value of the fields, and of the fields where rows hold what the row has
    ever held; a ValueError where one cannot be erased by itself.
    """
    places = [(*key, field) for field in fields]
    for trace in traces:
        rows = _rows_with_copy(connection, codecs, key, trace)
        places += [(trace.table, row, trace.copy) for row in rows]
    return tuple(
        _plan_one(connection, codecs[table], row, name)
        for table, row, name in dict.fromkeys(places)
    )


def _rows_with_copy(
    connection: sqlite3.Connection, codecs: Codecs, key: RowKey, trace: Trace
) -> Iterator[str]:
    field, _ = codecs[key[0]].slot(trace.field)
    held = {text for row, text in _held(connection, key[0], trace.field) if row == key[1]}
    held.discard(canonical_field(field, field.default_columns))
    found = (row for row, text in _held(connection, trace.table, trace.copy) if text in held)
    if not trace.link:
        return found
    query = f"SELECT id FROM {trace.table} WHERE {trace.link} = ?"
    linked = {row for (row,) in connection.execute(query, (key[1],))}
    return (row for row in found if row in linked)


def _held(connection: sqlite3.Connection, table: str, field: str) -> Iterable[tuple[str, str]]:
    """Each row with each text that the log still holds for the field."""
    return connection.execute(_HELD, {"table": table, "field": field, "whole": WHOLE}).fetchall()


def _plan_one(connection: sqlite3.Connection, codec: RowCodec, row: str, name: str) -> Erasure:
    field, _ = codec.slot(name)
    if not field.erasable:
        raise ValueError(f"{codec.table.name}.{name} holds no words that could be erased")
    ops = log.ops_of_row(connection, codec.table.name, row, name)
    if not ops:
        raise ValueError(f"there is no {codec.table.name} {row}")
    holding = [op for op in ops if _held_part(op, name) is not None]
    replaced = {op.ref for op in holding} | set(lineage(ops).refs_of(name))
    text = canonical_field(field, field.default_columns)
    return Erasure(
        codec,
        row,
        field,
        NewOp(
            Action.ERASE,
            codec.table.name,
            row,
            name,
            tuple(sorted(replaced)),
            ((WHOLE, text),),
        ),
        tuple((op.ref, _held_part(op, name) or WHOLE) for op in holding),
    )


def _held_part(op: LoggedOp, name: str) -> str | None:
    """Under which part the operation still holds a value of the field, None where it does not."""
    part = WHOLE if op.field == name else name
    if op.action is Action.ERASE:
        return None
    return part if part in op.values else None
