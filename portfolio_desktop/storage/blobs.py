"""Files kept in the register: attachments, and what was issued, each once under its SHA-256.

They stand beside the log, not in it: the rows that name them are logged, and the name vouches for
every byte. One that nothing names any more stays, since an undo may name it again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.fields import Table
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.schema import BLOB_FIELD


def keep(connection: sqlite3.Connection, data: bytes) -> str:
    """Keep the bytes, unless they are kept already; the name they are kept under."""
    name = hashlib.sha256(data).hexdigest()
    connection.execute(
        "INSERT OR IGNORE INTO blob (hash, size, bytes) VALUES (?, ?, ?)", (name, len(data), data)
    )
    return name


def read(connection: sqlite3.Connection, name: str) -> bytes:
    """The bytes kept under a name; `StorageError` DAMAGED where they are gone or are not those."""
    found = connection.execute("SELECT bytes FROM blob WHERE hash = ?", (name,)).fetchone()
    data = None if found is None else bytes(found[0])
    if data is None or hashlib.sha256(data).hexdigest() != name:
        raise StorageError(Trouble.DAMAGED, {"finding": "blob", "detail": name})
    return data


def check(connection: sqlite3.Connection, tables: Iterable[Table]) -> Iterator[FileFinding | None]:
    """What is wrong with kept files, and what names one that is not there; None after each.

    Nothing for a version of the format whose tables name none.
    """
    naming = [table for table in tables if any(f.name == BLOB_FIELD for f in table.fields)]
    if not naming:
        return
    names = [name for (name,) in connection.execute("SELECT hash FROM blob ORDER BY hash")]
    for name in names:
        try:
            read(connection, name)
            yield None
        except StorageError:
            yield FileFinding(Finding.BLOB, {"detail": name})
    for table in naming:
        yield from _missing(connection, table.name)


def _missing(connection: sqlite3.Connection, table: str) -> Iterator[FileFinding]:
    rows = connection.execute(
        f"SELECT id FROM {table} WHERE {BLOB_FIELD} <> ''"
        f" AND {BLOB_FIELD} NOT IN (SELECT hash FROM blob) LIMIT 100"
    ).fetchall()
    for (row,) in rows:
        yield FileFinding(Finding.BLOB_MISSING, {"table": table, "row": row})
