"""The operation log: what is hashed, how edits are appended, and how they are read back."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from portfolio_desktop.storage.codec import instant, instant_text
from portfolio_desktop.storage.lean_hash import sha256
from portfolio_desktop.storage.values import (
    Action,
    EditId,
    EditKind,
    EditRecord,
    Label,
    Position,
    RowKey,
)

if TYPE_CHECKING:
    from portfolio_desktop.storage.lineage import LoggedOp

_FIELD_END = "\x1f"
_LINE_END = "\x1e"
SALT_BYTES = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

OP_COLUMNS = "o.id, o.edit, o.action, o.tbl, o.row, o.field, o.parts, o.replaces, o.digest"


class NewOp(NamedTuple):
    """An operation to be logged; `texts` are its values as (part, canonical text)."""

    action: Action
    table: str
    row: str
    field: str
    replaces: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


class EditHead(NamedTuple):
    """The hashed header of an edit, all but its place in the chain."""

    replica: str
    seq: int
    hlc: int
    at_utc: str
    actor: str
    label: str
    params: str
    kind: str
    reverts: str
    schema: int

    def line(self) -> str:
        """The header's canonical text: a JSON array in the order of the columns."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":")) + _LINE_END


class Tip(NamedTuple):
    """Where the next edit of this file goes: its number, its predecessor's hash and clock."""

    edit_id: int = 0
    op_id: int = 0
    seq: int = 0
    hash: bytes = b""
    hlc: int = 0


class Salts:
    """Random salts, fetched from the system in blocks because one by one they are slow."""

    def __init__(self) -> None:
        self._block = b""
        self._at = 0

    def next(self) -> bytes:
        if self._at >= len(self._block):
            self._block = os.urandom(SALT_BYTES * 256)
            self._at = 0
        salt = self._block[self._at : self._at + SALT_BYTES]
        self._at += SALT_BYTES
        return salt


def value_digest(salt: bytes, text: str) -> bytes:
    return sha256(salt + text.encode("utf-8")).digest()


def op_bytes(columns: Sequence[str], digest: bytes) -> bytes:
    """An operation as it is hashed: action, tbl, row, field, parts, replaces, then the digest."""
    return (_FIELD_END.join(columns) + _LINE_END).encode("utf-8") + digest


def edit_hash(prev: bytes, head_line: str, ops: Iterable[bytes]) -> bytes:
    """SHA-256 over the predecessor's hash, the header and every operation in order."""
    digest = sha256(prev)
    digest.update(head_line.encode("utf-8"))
    digest.update(b"".join(ops))
    return digest.digest()


def clock_reading(moment: datetime) -> int:
    """Milliseconds since 1970 with room for 65,536 steps within one."""
    return ((moment - _EPOCH) // (_EPOCH.resolution * 1000)) << 16


def canonical_params(label: Label) -> str:
    return json.dumps(dict(label.params), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def replicas(connection: sqlite3.Connection) -> Iterator[str]:
    """Every replica that has an edit in the file, found by the index."""
    last = ""
    while True:
        row = connection.execute(
            "SELECT min(replica) FROM edit WHERE replica > ?", (last,)
        ).fetchone()
        if row[0] is None:
            return
        last = str(row[0])
        yield last


def last_edits(connection: sqlite3.Connection) -> list[tuple[str, int, int, bytes]]:
    """The end of each replica's chain: replica, seq, hlc, hash."""
    query = "SELECT replica, seq, hlc, hash FROM edit WHERE replica = ? ORDER BY seq DESC LIMIT 1"
    return [connection.execute(query, (replica,)).fetchone() for replica in replicas(connection)]


def position(connection: sqlite3.Connection) -> Position:
    return Position.of({replica: seq for replica, seq, _, _ in last_edits(connection)})


def position_at(connection: sqlite3.Connection, moment: datetime) -> Position:
    """Per replica the last edit made no later than that moment, with all before it."""
    rows = connection.execute(
        "SELECT replica, max(seq) FROM edit WHERE at_utc <= ? GROUP BY replica",
        (instant_text(moment),),
    )
    return Position.of(dict(rows.fetchall()))


def position_after(connection: sqlite3.Connection, edit: EditId) -> Position:
    """The end of the log as it was here when that edit had come; a KeyError where it never did."""
    number = local_edit(connection, edit)
    if number is None:
        raise KeyError(str(edit))
    rows = connection.execute(
        "SELECT replica, max(seq) FROM edit WHERE id <= ? GROUP BY replica", (number,)
    )
    return Position.of(dict(rows.fetchall()))


def local_edit(connection: sqlite3.Connection, edit: EditId) -> int | None:
    """The local number of an edit."""
    found = connection.execute(
        "SELECT id FROM edit WHERE replica = ? AND seq = ?", (edit.replica, edit.seq)
    ).fetchone()
    return None if found is None else int(found[0])


def last_edit_of(connection: sqlite3.Connection, position: Position) -> int:
    """The highest local number of the edits up to a position, 0 for none; where several replicas
    have met, edits after the position may have lower ones."""
    numbers = [local_edit(connection, EditId(*end)) for end in position.last]
    return max((number for number in numbers if number is not None), default=0)


def first_op_after(connection: sqlite3.Connection, position: Position) -> int:
    """The local number that no operation up to the position has reached."""
    found = connection.execute(
        "SELECT first_op + ops FROM edit WHERE id = ?", (last_edit_of(connection, position),)
    ).fetchone()
    return 1 if found is None else int(found[0])


def spans_after(connection: sqlite3.Connection, position: Position) -> list[tuple[int, int]]:
    """Where the operations of each edit after the position begin, and how many they are."""
    return [
        (int(first), int(count))
        for replica in replicas(connection)
        for first, count in connection.execute(
            "SELECT first_op, ops FROM edit WHERE replica = ? AND seq > ? ORDER BY seq",
            (replica, position.seq(replica)),
        )
    ]


def hours_of_edits(connection: sqlite3.Connection) -> tuple[datetime, ...]:
    found = connection.execute("SELECT DISTINCT substr(at_utc, 1, 13) FROM edit")
    return tuple(datetime.fromisoformat(hour).replace(tzinfo=UTC) for (hour,) in found)


def register_id(connection: sqlite3.Connection) -> str:
    """The register's id: that of the first register row ever logged; "" where there is none."""
    found = connection.execute(
        "SELECT row FROM op WHERE tbl = 'register' ORDER BY id LIMIT 1"
    ).fetchone()
    return "" if found is None else str(found[0])


def read_tip(connection: sqlite3.Connection, replica: str) -> Tip:
    """Read where this replica's next edit goes, as the file now says."""
    edit_id, op_id = connection.execute(
        "SELECT (SELECT max(id) FROM edit), (SELECT max(id) FROM op)"
    ).fetchone()
    ends = last_edits(connection)
    newest = max((hlc for _, _, hlc, _ in ends), default=0)
    mine = [(seq, digest) for name, seq, _, digest in ends if name == replica]
    seq, digest = mine[0] if mine else (0, b"")
    return Tip(edit_id or 0, op_id or 0, seq, digest, newest)


def _values(connection: sqlite3.Connection, op_id: int) -> dict[str, str]:
    rows = connection.execute("SELECT part, value FROM op_value WHERE op = ?", (op_id,))
    return dict(rows.fetchall())


def _split(text: str, sign: str) -> tuple[str, ...]:
    return tuple(text.split(sign)) if text else ()


_OPS_OF_ROW = (
    f"SELECT {OP_COLUMNS}, e.replica, e.seq, e.hlc, e.schema, e.first_op "
    "FROM op o JOIN edit e ON e.id = o.edit WHERE o.tbl = ? AND o.row = ?"
)


def ops_of_row(
    connection: sqlite3.Connection,
    table: str,
    row: str,
    field: str | None = None,
    before: int | None = None,
) -> list[LoggedOp]:
    """All operations on a row in the order of arrival.

    With a field, those that concern it; with `before`, those with a lower local number.
    """
    query, wanted = _OPS_OF_ROW, [table, row]
    bounds: list[int] = []
    if field is not None:
        query, wanted = f"{query} AND o.field IN ('', ?)", [table, row, field]
    if before is not None:
        query, bounds = f"{query} AND o.id < ?", [before]
    found = connection.execute(f"{query} ORDER BY o.id", (*wanted, *bounds)).fetchall()
    return [_logged(connection, columns) for columns in found]


def ops_of_edit(
    connection: sqlite3.Connection,
    edit: EditId,
    rows: Collection[RowKey] | None = None,
    limit: int | None = None,
) -> tuple[int, Iterator[LoggedOp]]:
    """The operations of one edit in order, to these rows and so many at most, if given: how many
    they are, and each as it is asked for.

    A KeyError when there is no such edit. An import has tens of thousands of operations, of which
    a history shows a few: only they are read.
    """
    span = connection.execute(
        "SELECT first_op, ops FROM edit WHERE replica = ? AND seq = ?", (edit.replica, edit.seq)
    ).fetchone()
    if span is None:
        raise KeyError(str(edit))
    first, count = span
    source, values = "op o", []
    if rows is not None:
        source = (
            "json_each(?) AS wanted CROSS JOIN op o ON o.tbl = json_extract(wanted.value, '$[0]')"
            " AND o.row = json_extract(wanted.value, '$[1]')"
        )
        values = [json.dumps([list(key) for key in rows])]
    found = connection.execute(
        f"SELECT {OP_COLUMNS}, e.replica, e.seq, e.hlc, e.schema, e.first_op "
        f"FROM {source} JOIN edit e ON e.id = o.edit WHERE o.id BETWEEN ? AND ? ORDER BY o.id"
        " LIMIT ?",
        (*values, first, first + count - 1, -1 if limit is None else limit),
    ).fetchall()
    return len(found), (_logged(connection, columns) for columns in found)


def _logged(connection: sqlite3.Connection, found: Sequence[object]) -> LoggedOp:
    op_id, _, action, table, row, field, parts, replaces, _, replica, seq, hlc, schema, first = (
        found
    )
    number = int(str(op_id))
    edit = EditId(str(replica), int(str(seq)))
    from portfolio_desktop.storage.lineage import LoggedOp

    return LoggedOp(
        ref=f"{edit}:{number - int(str(first))}",
        edit=edit,
        hlc=int(str(hlc)),
        schema=int(str(schema)),
        action=Action(str(action)),
        table=str(table),
        row=str(row),
        field=str(field),
        parts=_split(str(parts), ","),
        replaces=_split(str(replaces), " "),
        values=_values(connection, number),
    )


def local_id(connection: sqlite3.Connection, ref: str) -> int | None:
    """The local number of an operation given by its lasting id."""
    edit_text, _, ordinal = ref.rpartition(":")
    edit = EditId.parse(edit_text)
    row = connection.execute(
        "SELECT first_op FROM edit WHERE replica = ? AND seq = ?", (edit.replica, edit.seq)
    ).fetchone()
    return None if row is None else int(row[0]) + int(ordinal)


EDIT_COLUMNS = "replica, seq, at_utc, actor, label, params, kind, reverts, schema"


def edit_record(columns: Sequence[object]) -> EditRecord:
    """An edit from `EDIT_COLUMNS`."""
    replica, seq, at_utc, actor, label, params, kind, reverts, schema = (
        str(column) for column in columns
    )
    facts: Mapping[str, str | int] = json.loads(params)
    return EditRecord(
        id=EditId(replica, int(seq)),
        at=instant(at_utc),
        actor=actor,
        label=Label(label, facts),
        kind=EditKind(kind),
        reverts=EditId.parse(reverts) if reverts else None,
        schema=int(schema),
    )


HEAD_COLUMNS = "replica, seq, hlc, at_utc, actor, label, params, kind, reverts, schema"


def last_edit_holds(
    connection: sqlite3.Connection, replica: str, seq: int, digest: bytes, most_ops: int
) -> bool:
    """Whether an edit's hash follows from its header and operations.

    True unseen where it has more than `most_ops` operations.
    """
    *head, first, count, prev = connection.execute(
        f"SELECT {HEAD_COLUMNS}, first_op, ops, prev FROM edit WHERE replica = ? AND seq = ?",
        (replica, seq),
    ).fetchone()
    if count > most_ops:
        return True
    found = connection.execute(
        "SELECT action, tbl, row, field, parts, replaces, digest FROM op "
        "WHERE id BETWEEN ? AND ? ORDER BY id",
        (first, first + count - 1),
    )
    lines = [op_bytes(columns[:6], columns[6]) for columns in found]
    return len(lines) == count and edit_hash(prev, EditHead(*head).line(), lines) == digest
