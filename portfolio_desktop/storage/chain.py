"""Verifying the hash chain: every value against its digest, every edit against its hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from portfolio_desktop.storage.codec import WHOLE
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.log import HEAD_COLUMNS, EditHead, op_line, value_digest

Creation: TypeAlias = tuple[str, str, str, str]
"""(table, row, part, text) of a logged creation."""

EditRow: TypeAlias = tuple[Any, ...]
"""An edit as `edits_after` reads it."""

OpRow: TypeAlias = tuple[Any, ...]

_DIGEST_BYTES = 32
_EDITS = (
    f"SELECT id, first_op, ops, prev, hash, {HEAD_COLUMNS} FROM edit"
    " WHERE id > ? ORDER BY id LIMIT ?"
)
_OPS = (
    "SELECT o.id, o.edit, o.action, o.tbl, o.row, o.field, o.parts, o.replaces, o.digest,"
    " v.part, v.salt, v.value FROM op AS o LEFT JOIN op_value AS v ON v.op = o.id"
    " WHERE o.id BETWEEN ? AND ? ORDER BY o.id"
)


@dataclass(slots=True)
class ChainEnds:
    """How far the log has been followed: the last edit, the end of each replica's chain, counts."""

    last_edit: int = 0
    by_replica: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    ops: int = 0
    values: int = 0


def verify(
    connection: sqlite3.Connection, advance: Callable[[int], None]
) -> Iterator[FileFinding | Creation]:
    """Follow the whole log once: findings, and the values of all creations on the way."""
    ends = ChainEnds()
    while edits := edits_after(connection, ends, 500):
        for edit in edits:
            yield from verify_edit(connection, edit, ends)
            advance(int(edit[2]))
    ops, values = connection.execute(
        "SELECT (SELECT count(*) FROM op), (SELECT count(*) FROM op_value)"
    ).fetchone()
    strays = ops - ends.ops + values - ends.values
    if strays:
        yield FileFinding(Finding.STRAY, {"count": strays})


def edits_after(connection: sqlite3.Connection, ends: ChainEnds, most: int) -> list[EditRow]:
    """The next edits to hand to `verify_edit`."""
    return connection.execute(_EDITS, (ends.last_edit, most)).fetchall()


def verify_edit(
    connection: sqlite3.Connection, edit: EditRow, ends: ChainEnds
) -> Iterator[FileFinding | Creation]:
    """Verify one edit as the next after those followed so far."""
    edit_id, first, count, prev, digest, *columns = edit
    head = EditHead(*columns)
    name = f"{head.replica}:{head.seq}"
    seq, last_hash = ends.by_replica.get(head.replica, (0, b""))
    hasher = hashlib.sha256(prev)
    hasher.update(head.line().encode("utf-8"))
    found = connection.execute(_OPS, (first, first + count - 1))
    ops = 0
    for _, group in groupby(found, itemgetter(0)):
        rows = list(group)
        ops += 1
        action, table, row, op_field, parts, replaces, op_digest = rows[0][2:9]
        line = op_line((action, table, row, op_field, parts, replaces), op_digest)
        hasher.update(line.encode("utf-8"))
        values = {line[9]: line[10:] for line in rows if line[9] is not None}
        ends.values += len(values)
        if rows[0][1] != edit_id:
            yield FileFinding(Finding.STRAY, {"count": 1, "edit": name})
        if not _values_hold(values, parts, op_digest):
            yield from _wrong_values(connection, name, rows[0], values)
        if action == "create":
            for part, (_, text) in values.items():
                yield table, row, part, text
    if ops != count or hasher.digest() != digest or (head.seq, prev) != (seq + 1, last_hash):
        yield FileFinding(Finding.CHAIN, {"edit": name})
    ends.ops += ops
    ends.last_edit = edit_id
    ends.by_replica[head.replica] = (head.seq, digest)


def _values_hold(values: Mapping[str, tuple[bytes, str]], parts: str, digest: bytes) -> bool:
    """Whether all values of an operation are there and hash to its digest."""
    if not parts:
        if not values:
            return not digest
        salt, text = values.get(WHOLE, (b"", ""))
        return len(values) == 1 and value_digest(salt, text) == digest
    names = ("", *parts.split(","))
    return len(values) == len(names) and digest == b"".join(
        value_digest(*values.get(name, (b"", ""))) for name in names
    )


def _wrong_values(
    connection: sqlite3.Connection,
    edit: str,
    op: OpRow,
    values: Mapping[str, tuple[bytes, str]],
) -> Iterator[FileFinding]:
    """Name each value that is wrong, or missing with no erasing to explain it."""
    op_id, _, _, table, row, op_field, parts, _, digest, *_ = op
    facts = {"edit": edit, "table": table, "row": row}
    names = ["", *(parts.split(",") if parts else ())]
    if len(digest) != _DIGEST_BYTES * len(names) or not values.keys() <= set(names):
        yield FileFinding(Finding.VALUE, facts)
        return
    for place, name in enumerate(names):
        expected = digest[_DIGEST_BYTES * place : _DIGEST_BYTES * (place + 1)]
        if name in values:
            if value_digest(*values[name]) != expected:
                yield FileFinding(Finding.VALUE, {**facts, "field": name or op_field})
        elif not _is_erased(connection, op_id, table, row, name or op_field):
            yield FileFinding(Finding.VALUE_MISSING, {**facts, "field": name or op_field})


def _is_erased(connection: sqlite3.Connection, op_id: int, table: str, row: str, name: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM op WHERE tbl = ? AND row = ? AND field = ? AND action = 'erase' AND id > ?",
        (table, row, name, op_id),
    ).fetchone()
    return found is not None
