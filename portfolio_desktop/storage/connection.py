"""How the file is opened with SQLite: one connection, and the settings measured to be safe."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

_CACHE_KIB = 64 * 1024


def _uri(path: Path, mode: str) -> str:
    name = path.absolute().as_posix()
    if not name.startswith("/"):
        name = f"/{name}"
    return f"file://{quote(name)}?mode={mode}"


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with nothing read yet; `mode` is ro, rw or rwc. Transactions are ours alone.

    Only the thread that opened it uses it, but for a copy of it (`copying`), whose thread takes
    turns with that one; so Python is told not to look which thread it is.
    """
    connection = sqlite3.connect(
        _uri(path, mode), uri=True, isolation_level=None, timeout=0.25, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Settings of a connection that writes.

    TRUNCATE, because removing a journal is not durable on every file system and a confirmed save
    could be rolled back after a power cut; no WAL, because its shared memory breaks on network
    drives.
    """
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def relax(connection: sqlite3.Connection) -> None:
    """Keep no journal on disk and leave it to the system when pages reach it."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("PRAGMA cache_size = -600000")


def take_lock(connection: sqlite3.Connection) -> None:
    """Keep everyone else out from now on; EXCLUSIVE mode alone locks only at the first write."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def close_cleanly(connection: sqlite3.Connection) -> None:
    """Close without leaving an empty journal beside the file."""
    try:
        if not connection.in_transaction:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        # The file is as the last commit left it; an empty journal beside it does no harm.
        pass
    finally:
        connection.close()
