"""Looking at a file before trusting it. The answer is a state; nothing is changed on the way."""

from __future__ import annotations

import errno
import gc
import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from portfolio_desktop.storage import presence, soundness
from portfolio_desktop.storage.connection import connect, make_durable, take_lock
from portfolio_desktop.storage.errors import (
    OpenRefused,
    OpenState,
    Trouble,
    trouble_of,
    trouble_of_os,
)
from portfolio_desktop.storage.files import has_room_beside, journal_path
from portfolio_desktop.storage.schema import APPLICATION_ID, Schema

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
_NO_WRITING = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Opened(NamedTuple):
    """An accepted file: locked and noted, unless read-only. `unclosed` where whoever had it open
    last did not close it; it has been looked at more closely then."""

    connection: sqlite3.Connection
    key: presence.FileKey
    read_only: bool
    has_note: bool
    unclosed: bool = False


def open_checked(path: Path, schema: Schema, now: datetime) -> Opened:
    """Open the register for work, or raise `OpenRefused` with the file as it was."""
    key = _inspect_name(path)
    _inspect_header(path, schema)
    unclean = presence.has_note(path) or _has_unfinished_save(path)
    try:
        connection, read_only = _connect_again(path, now)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _refusal(path, error) from error
    presence.enter(key)
    try:
        soundness.inspect(connection, schema, unclean=unclean)
        newer = soundness.has_newer_edits(connection, schema)
        return Opened(connection, key, read_only or newer, not read_only, unclean)
    except BaseException as error:
        _let_go(path, connection, key, had_note=unclean or read_only)
        if isinstance(error, sqlite3.Error | UnicodeDecodeError):
            raise _refusal(path, error) from error
        raise


def inspect_older(path: Path, schema: Schema) -> int:
    """The format version of a register older than `schema` that nobody here has open."""
    _inspect_name(path)
    try:
        _inspect_header(path, schema)
    except OpenRefused as refusal:
        if refusal.state is OpenState.OLDER:
            return int(refusal.params["version"])
        raise
    raise OpenRefused(OpenState.OK)


def _let_go(
    path: Path, connection: sqlite3.Connection, key: presence.FileKey, *, had_note: bool
) -> None:
    connection.close()
    presence.leave(key)
    if not had_note:
        presence.remove_note(path)


def _inspect_name(path: Path) -> presence.FileKey:
    try:
        key = presence.file_key(path)
    except FileNotFoundError:
        raise OpenRefused(OpenState.MISSING, {"name": path.name}) from None
    except OSError as error:
        raise OpenRefused(OpenState.NO_ACCESS, trouble_of_os(error).facts) from error
    if not path.is_file():
        raise OpenRefused(OpenState.NOT_OURS, {"finding": "not_a_file"})
    if presence.is_open_here(key):
        raise OpenRefused(OpenState.LOCKED, presence.read_note(path))
    return key


def _inspect_header(path: Path, schema: Schema) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise OpenRefused(OpenState.NO_ACCESS, trouble_of_os(error).facts) from error
    if not header:
        raise OpenRefused(OpenState.EMPTY)
    if not header.startswith(_MAGIC):
        raise OpenRefused(OpenState.NOT_OURS, {"finding": "magic"})
    if len(header) < _HEADER_BYTES:
        raise OpenRefused(OpenState.DAMAGED, {"finding": "truncated"})
    if int.from_bytes(header[_APPLICATION_ID], "big") != APPLICATION_ID:
        raise OpenRefused(OpenState.NOT_OURS, {"finding": "application_id"})
    version = int.from_bytes(header[_USER_VERSION], "big")
    facts = {"version": version, "ours": schema.version}
    if version > schema.version:
        raise OpenRefused(OpenState.TOO_NEW, facts)
    if version < schema.version:
        raise OpenRefused(OpenState.OLDER, facts)


def _has_unfinished_save(path: Path) -> bool:
    """Whether a rollback journal lies beside the file: SQLite will put the pages in it back."""
    try:
        return journal_path(path).stat().st_size > 0
    except OSError:
        return False


def _is_writable(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        if error.errno in _NO_WRITING:
            return False
        raise OpenRefused(OpenState.NO_ACCESS, trouble_of_os(error).facts) from error
    return True


def _connect_again(path: Path, now: datetime) -> tuple[sqlite3.Connection, bool]:
    """Connect, once more if a reading of this process that broke off still holds the file.

    SQLite keeps the lock of a closed connection until its last unfinished reading is gone, and one
    that ended in an exception goes only with the exception's frames.
    """
    try:
        return _connect(path, now)
    except sqlite3.OperationalError:
        gc.collect()
        return _connect(path, now)


def _connect(path: Path, now: datetime) -> tuple[sqlite3.Connection, bool]:
    """A locked and noted connection, or where nothing can be written a read-only one."""
    if not (_is_writable(path) and has_room_beside(path)):
        return connect(path, "ro"), True
    connection = connect(path, "rw")
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        take_lock(connection)
        if _can_note(path, now):
            make_durable(connection)
            return connection, False
    except BaseException:
        connection.close()
        raise
    connection.close()
    return connect(path, "ro"), True


def _can_note(path: Path, now: datetime) -> bool:
    """Write the note; False where the folder takes no files, so that no journal could be either."""
    try:
        presence.write_note(path, now)
    except OSError as error:
        return error.errno not in _NO_WRITING
    return True


def _refusal(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> OpenRefused:
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes the damaged place in its message, which then is no UTF-8 either.
        return OpenRefused(OpenState.DAMAGED, {"finding": "schema"})
    trouble = trouble_of(error)
    if trouble is None:
        raise error
    match trouble.code:
        case Trouble.LOCKED:
            return OpenRefused(OpenState.LOCKED, presence.read_note(path))
        case Trouble.DAMAGED:
            return OpenRefused(OpenState.DAMAGED, {"finding": "pages", **trouble.facts})
    return OpenRefused(OpenState.NO_ACCESS, trouble.facts)
