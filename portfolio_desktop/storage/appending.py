"""Writing one edit at the end of the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from portfolio_desktop.storage.log import (
    EditHead,
    NewOp,
    Salts,
    Tip,
    edit_hash,
    op_bytes,
    value_digest,
)
from portfolio_desktop.storage.values import Progress

_AT_ONCE = 1_000


class _Written(NamedTuple):
    """Operations as they are written, and as they are hashed."""

    lines: list[bytes]
    ops: list[tuple[int | str | bytes, ...]]
    values: list[tuple[int, str, bytes, str]]


def append(
    connection: sqlite3.Connection,
    tip: Tip,
    head: EditHead,
    ops: Sequence[NewOp],
    salts: Salts,
    progress: Progress | None = None,
) -> Tip:
    """Log one edit within the open transaction and return the new end of the chain; `progress` is
    told how much of it is written."""
    first, edit_id = tip.op_id + 1, tip.edit_id + 1
    parts: list[_Written] = []
    for start in range(0, len(ops), _AT_ONCE):
        if progress is not None:
            progress(start, 2 * len(ops))
        parts.append(_written(edit_id, first + start, ops[start : start + _AT_ONCE], salts))
    digest = edit_hash(tip.hash, head.line(), [line for part in parts for line in part.lines])
    values = (edit_id, *head, first, len(ops), tip.hash, digest)
    connection.execute(f"INSERT INTO edit VALUES ({', '.join('?' * len(values))})", values)
    for done, part in enumerate(parts, len(parts)):
        if progress is not None:
            progress(done, 2 * len(parts))
        connection.executemany("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", part.ops)
        connection.executemany("INSERT INTO op_value VALUES (?, ?, ?, ?)", part.values)
    return Tip(edit_id, first + len(ops) - 1, head.seq, digest, head.hlc)


def _written(edit_id: int, first: int, ops: Sequence[NewOp], salts: Salts) -> _Written:
    made = _Written([], [], [])
    for number, op in enumerate(ops, first):
        digest = b""
        for part, text in op.texts:
            salt = salts.next()
            digest += value_digest(salt, text)
            made.values.append((number, part, salt, text))
        parts = ",".join([part for part, _ in op.texts if part])
        columns = (op.action.value, op.table, op.row, op.field, parts, " ".join(op.replaces))
        made.lines.append(op_bytes(columns, digest))
        made.ops.append((number, edit_id, *columns, digest))
    return made
