"""Verifying the hash chain: every value against its digest, every edit against its hash."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.log import HEAD_COLUMNS, SALT_BYTES, EditHead
from portfolio_desktop.storage.values import RowKey

OpRow: TypeAlias = tuple[Any, ...]
"""An operation as `_OPS` reads it."""

EditRow: TypeAlias = tuple[Any, ...]
"""An edit as `edits_after` reads it."""

_DIGEST_BYTES = 32
_EDITS = (
    f"SELECT id, first_op, ops, prev, hash, {HEAD_COLUMNS} FROM edit"
    " WHERE id > ? ORDER BY id LIMIT ?"
)
_LINE = "||char(31)||".join(
    ("action", "tbl", "row", "field", "parts", "replaces||char(30)||digest")
)
_OPS = (
    f"SELECT CAST({_LINE} AS BLOB), id, tbl, row, field, action = 'create', parts, digest FROM op"
    " WHERE edit = ? AND id BETWEEN ? AND ? ORDER BY id"
)
"""The operations of an edit as they are hashed."""

_VALUES = (
    "SELECT op, part, CAST(salt || value AS BLOB) FROM op_value"
    " WHERE op BETWEEN ? AND ? ORDER BY op, part"
)
"""Their values as they are hashed."""

_OPS_PER_STEP = 100


@dataclass(slots=True)
class Sums:
    """Sums of hashes over the log, whatever its order.

    `records` is that of the created records of `known` tables; rows in `apart` are left out.
    `index` is that of what the index over the operations must hold. `seen` collects the (table,
    field) pairs that were met.
    """

    known: frozenset[str] = frozenset()
    apart: frozenset[RowKey] = frozenset()
    records: int = 0
    index: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)


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
    operations = connection.execute(_OPS, (edit_id, first, first + count - 1))
    while ops := operations.fetchmany(_OPS_PER_STEP):
        hasher.update(b"".join([op[0] for op in ops]))
        if not _values_hold(connection, ops, ends, sums):
            ends.wrong += 1
        yield None
    if ends.wrong != wrong_before:
        yield from _wrong_values(connection, name, first, count)
    if not follows or ends.ops - ops_before != count or hasher.digest() != digest:
        yield FileFinding(Finding.CHAIN, {"edit": name})
    ends.last_edit = edit_id
    ends.by_replica[head.replica] = (head.seq, digest)


def _values_hold(
    connection: sqlite3.Connection, ops: list[OpRow], ends: ChainEnds, sums: Sums | None
) -> bool:
    """Whether the values of these operations are all there and hash to their digests.

    The innermost part of the full check, so it works on whole columns. Values come in the order
    of (operation, part), and that is also the order of the digests.
    """
    _, ids, tables, rows, fields, creates, partses, digests = zip(*ops, strict=True)
    found = connection.execute(_VALUES, (ids[0], ids[-1])).fetchall()
    ends.ops += len(ops)
    ends.values += len(found)
    if sums is not None:
        sums.index += sum(map(hash, zip(tables, rows, fields, ids, strict=True)))
        sums.seen.update(zip(tables, fields, strict=True))
        counted = _counted(sums, ids, tables, rows, creates)
        logged = found if len(counted) == len(ids) else [v for v in found if v[0] in counted]
        named = [(counted[op], part, salted[SALT_BYTES:]) for op, part, salted in logged]
        sums.records += sum(map(hash, named))
    sha256 = hashlib.sha256
    hashed = b"".join([sha256(salted).digest() for _, _, salted in found])
    return hashed == b"".join(digests) and _keys_hold(found, ids, partses, digests)


def _keys_hold(
    found: list[tuple[int, str, bytes]],
    ids: tuple[int, ...],
    partses: tuple[str, ...],
    digests: tuple[bytes, ...],
) -> bool:
    """Whether there is one value for each operation that has one, and one for each part."""
    names = {parts: ("", *parts.split(",")) if parts else ("",) for parts in set(partses)}
    return [
        (op, part)
        for op, parts, digest in zip(ids, partses, digests, strict=True)
        if digest
        for part in names[parts]
    ] == [(op, part) for op, part, _ in found]


def _counted(
    sums: Sums,
    ids: tuple[int, ...],
    tables: tuple[str, ...],
    rows: tuple[str, ...],
    creates: tuple[int, ...],
) -> dict[int, str]:
    """The rows of those operations that create a record which is to be summed."""
    apart, known = sums.apart, sums.known
    keys = zip(tables, rows, strict=True)
    if all(creates) and apart.isdisjoint(keys) and known.issuperset(tables):
        return dict(zip(ids, rows, strict=True))
    return {
        op_id: row
        for op_id, table, row, create in zip(ids, tables, rows, creates, strict=True)
        if create and table in known and (table, row) not in apart
    }


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
