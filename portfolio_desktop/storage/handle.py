"""The hold on an open file: its connection, its lock, and whether it is still the same file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from portfolio_desktop.storage import presence
from portfolio_desktop.storage.connection import (
    close_cleanly,
    connect,
    make_durable,
    take_lock,
)
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.opening import Opened


class FileHandle:
    """Holds one opened register file until it is closed. `copied_at` says when it was taken, where
    it is a copy for reading."""

    copied_at: datetime | None = None

    def __init__(self, path: Path, opened: Opened) -> None:
        self.path = path
        self.connection = opened.connection
        self.read_only = opened.read_only
        self.unclosed = opened.unclosed
        self.lost = False
        """Set when the file could not be read back after a failure; `reconnect` then."""
        self.closed = False
        self.ends_copy: list[Callable[[], None]] = []
        """What ends each copy that is being written: it uses the connection too."""
        self._key = opened.key
        self._has_note = opened.has_note

    def require_same_file(self) -> None:
        """Raise REMOVED or REPLACED unless the name still leads to the file that was opened."""
        try:
            key = presence.file_key(self.path)
        except FileNotFoundError:
            raise StorageError(Trouble.REMOVED) from None
        except OSError as error:
            raise StorageError(Trouble.IO) from error
        if key != self._key:
            raise StorageError(Trouble.REPLACED)

    def roll_back(self) -> None:
        """End a transaction that is still open, if any."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def reconnect(self) -> None:
        """Open the same file anew; SQLite then puts back what an unfinished save left."""
        self._end_copies()
        self.connection.close()
        with known_errors():
            self.require_same_file()
            self.connection = connect(self.path, "ro" if self.read_only else "rw")
            if not self.read_only:
                make_durable(self.connection)
                take_lock(self.connection)
        self.lost = False

    def local(self, key: str) -> str:
        """What this copy of the register notes for itself, outside the log; "" where nothing."""
        found = self.connection.execute("SELECT value FROM local WHERE key = ?", (key,)).fetchone()
        return "" if found is None else str(found[0])

    def set_local(self, key: str, value: str) -> None:
        self.connection.execute(
            "INSERT INTO local VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def _end_copies(self) -> None:
        """While one holds the connection SQLite would not let go of the file."""
        while self.ends_copy:
            self.ends_copy.pop()()

    def close(self) -> None:
        """Give lock and note back; nothing when that is done already."""
        if self.closed:
            return
        self.closed = True
        self._end_copies()
        close_cleanly(self.connection)
        presence.leave(self._key)
        if self._has_note:
            presence.remove_note(self.path)
