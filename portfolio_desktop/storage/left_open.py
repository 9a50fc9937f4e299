"""Whether a register was left open: the program that had it was killed, or the power went."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from portfolio_desktop.storage import presence
from portfolio_desktop.storage.connection import connect
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors


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
    """Whether another process has it; a save that was cut short is nobody's hold.

    The settings made on connecting ask the file already, so connecting may be what is refused.
    """
    try:
        with known_errors(), closing(connect(path, "ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except StorageError as error:
        return error.code is Trouble.LOCKED
    return False
