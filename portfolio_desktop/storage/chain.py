"""Verifying the hash chain: every value against its digest, every edit against its hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.log import HEAD_COLUMNS, SALT_BYTES, EditHead

EditRow: TypeAlias = tuple[Any, ...]
"""An edit as `edits_after` reads it."""

_DIGEST_BYTES = 32
_EDITS = (
    f"SELECT id, first_op, ops, prev, hash, {HEAD_COLUMNS} FROM edit"
    " WHERE id > ? ORDER BY id LIMIT ?"
)
_LINE = "||char(31)||".join(("action", "tbl", "row", "field", "parts", "replaces||char(30)"))
_OPS = (
    f"SELECT id, CAST({_LINE} AS BLOB), tbl, row, field, action = 'create', parts, digest FROM op"
    " WHERE edit = ? AND id BETWEEN ? AND ? ORDER BY id"
)
"""The operations of an edit as they are hashed."""

_VALUES = (
    "SELECT op, part, CAST(salt || value AS BLOB) FROM op_value"
    " WHERE op BETWEEN ? AND ? ORDER BY op, part"
)
"""Their values as they are hashed."""

_NO_VALUE = (-1, "", b"")
_OPS_PER_STEP = 2_000


@dataclass(slots=True)
class Sums:
    """Sums of hashes over the log, whatever its order.

    `records` holds, by table, those of the created records; rows in `apart` (by table) are left
    out. `index` is that of what the index over the operations must hold.
    """

    apart: Mapping[str, set[str]]
    records: dict[str, int] = field(default_factory=dict)
    index: int = 0


@dataclass(slots=True)
class ChainEnds:
    """How far the log has been followed: the last edit, the end of each replica's chain, counts."""

    last_edit: int = 0
    by_replica: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    ops: int = 0
    values: int = 0
    wrong: int = 0
    """How many edits have values that are wrong or missing."""


def verify(
    connection: sqlite3.Connection, sums: Sums, advance: Callable[[int], None]
) -> Iterator[FileFinding]:
    """Follow the whole log once, and sum it up on the way."""
    ends = ChainEnds()
    while edits := edits_after(connection, ends, 500):
        for edit in edits:
            for finding in verify_edit(connection, edit, ends, sums):
                if finding is not None:
                    yield finding
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
    connection: sqlite3.Connection,
    edit: EditRow,
    ends: ChainEnds,
    sums: Sums | None = None,
) -> Iterator[FileFinding | None]:
    """Verify one edit as the next after those followed so far; None where a pause is possible."""
    edit_id, first, count, prev, digest, *columns = edit
    head = EditHead(*columns)
    name = f"{head.replica}:{head.seq}"
    follows = (head.seq - 1, prev) == ends.by_replica.get(head.replica, (0, b""))
    hasher = hashlib.sha256(prev)
    hasher.update(head.line().encode("utf-8"))
    ops_before, wrong_before = ends.ops, ends.wrong
    yield from _follow_values(connection, edit, hasher, ends, sums or Sums({}))
    if ends.wrong != wrong_before:
        yield from _wrong_values(connection, name, first, count)
    if not follows or ends.ops - ops_before != count or hasher.digest() != digest:
        yield FileFinding(Finding.CHAIN, {"edit": name})
    ends.last_edit = edit_id
    ends.by_replica[head.replica] = (head.seq, digest)


def _follow_values(
    connection: sqlite3.Connection,
    edit: EditRow,
    hasher: hashlib._Hash,
    ends: ChainEnds,
    sums: Sums,
) -> Iterator[None]:
    """Feed the operations to the hash and count the values that are wrong or missing.

    The innermost loop of the full check, so it is one piece: operations and values are two
    streams in the same order.
    """
    edit_id, first, count, *_ = edit
    last = first + count - 1
    sha256, apart, records = hashlib.sha256, sums.apart, sums.records
    values = connection.execute(_VALUES, (first, last))
    value = next(values, _NO_VALUE)
    lines: list[bytes] = []
    held = expected = wrong = 0
    for op_id, line, table, row, name, create, parts, digest in connection.execute(
        _OPS, (edit_id, first, last)
    ):
        if len(lines) > _OPS_PER_STEP:
            hasher.update(b"".join(lines))
            ends.ops += len(lines) // 2
            lines.clear()
            yield
        lines += (line, digest)
        expected += len(digest)
        sums.index += hash((table, row, name, op_id))
        counted = create and row not in apart.get(table, ())
        while value[0] == op_id:
            _, part, salted = value
            if sha256(salted).digest() != (_part_of(digest, parts, part) if parts else digest):
                wrong += 1
            if counted:
                records[table] = records.get(table, 0) + hash((row, part, salted[SALT_BYTES:]))
            held += 1
            value = next(values, _NO_VALUE)
    hasher.update(b"".join(lines))
    ends.ops += len(lines) // 2
    ends.values += held
    ends.wrong += bool(wrong or held * _DIGEST_BYTES != expected)


def _part_of(digest: bytes, parts: str, part: str) -> bytes:
    """The digest of one part among those of an operation; empty where it has no such part."""
    names = ["", *parts.split(",")]
    if part not in names:
        return b""
    start = names.index(part) * _DIGEST_BYTES
    return digest[start : start + _DIGEST_BYTES]


def _wrong_values(
    connection: sqlite3.Connection, edit: str, first: int, count: int
) -> Iterator[FileFinding]:
    """Name each value that is wrong, or missing with no erasing to explain it."""
    ops = connection.execute(
        "SELECT id, tbl, row, field, parts, digest FROM op WHERE id BETWEEN ? AND ?",
        (first, first + count - 1),
    ).fetchall()
    for op_id, table, row, name, parts, digest in ops:
        found = connection.execute(
            "SELECT part, CAST(salt || value AS BLOB) FROM op_value WHERE op = ?", (op_id,)
        )
        values: dict[str, bytes] = dict(found.fetchall())
        facts = {"edit": edit, "table": table, "row": row}
        parts_held = ["", *(parts.split(",") if parts else ())] if digest or values else []
        if len(digest) != _DIGEST_BYTES * len(parts_held) or not values.keys() <= set(parts_held):
            yield FileFinding(Finding.VALUE, facts)
            continue
        for part in parts_held:
            facts["field"] = part or name
            if part not in values:
                if not _is_erased(connection, op_id, table, row, part or name):
                    yield FileFinding(Finding.VALUE_MISSING, dict(facts))
            elif hashlib.sha256(values[part]).digest() != _part_of(digest, parts, part):
                yield FileFinding(Finding.VALUE, dict(facts))


def _is_erased(connection: sqlite3.Connection, op_id: int, table: str, row: str, name: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM op WHERE tbl = ? AND row = ? AND field = ? AND action = 'erase' AND id > ?",
        (table, row, name, op_id),
    ).fetchone()
    return found is not None
