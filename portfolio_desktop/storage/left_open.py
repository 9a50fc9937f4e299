"""Whether a register was left open: the program that had it was killed, or the power went."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from portfolio_desktop.storage import presence
from portfolio_desktop.storage.connection import connect


def was_left_open(path: Path) -> bool:
    """Whether this user opened it on this computer and it was not closed, nor is open now.

    Nothing is changed, and nobody's lock is touched; what cannot be looked at was not left open.
    """
    if not presence.has_note(path) or not presence.read_note(path).get("mine"):
        return False
    try:
        if presence.is_open_here(presence.file_key(path)):
            return False
    except OSError:
        return False
    return not _is_held(path)


def _is_held(path: Path) -> bool:
    """Whether another process has it. That is found at the first setting which asks the file."""
    try:
        connect(path, "ro").close()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    except sqlite3.Error:
        return False
    return False
