"""Reading a register that is open elsewhere: a copy of the moment, verified, that cannot be edited.

The holder's lock keeps SQLite out, so the file is copied as bytes. A copy counts only where nothing
was being saved meanwhile and its pages, rows and last edits agree.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

from portfolio_desktop.environment.handed import handed_folder
from portfolio_desktop.storage import presence, soundness
from portfolio_desktop.storage.errors import OpenRefused, OpenState, known_errors
from portfolio_desktop.storage.files import journal_path
from portfolio_desktop.storage.handle import FileHandle
from portfolio_desktop.storage.opening import Opened, open_checked
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT, Schema
from portfolio_desktop.storage.values import Clock, system_clock

_TRIES, _BETWEEN_SECONDS = 8, 0.05
_BYTES_AT_ONCE = 1024 * 1024


class CopyHandle(FileHandle):
    """Holds the copy, and takes it away with its folder."""

    def __init__(self, path: Path, opened: Opened, copied_at: datetime) -> None:
        super().__init__(path, opened._replace(read_only=True))
        self.copied_at = copied_at

    def close(self) -> None:
        super().close()
        shutil.rmtree(self.path.parent, ignore_errors=True)


def open_reading_copy(
    path: Path, *, actor: str, clock: Clock = system_clock, schema: Schema = CURRENT
) -> RegisterFile:
    """Open a copy of the register to read; its `path` is that of the register itself.

    `OpenRefused`: LOCKED where it is open in this very process, or saved to again and again.
    """
    with known_errors():
        if presence.is_open_here(presence.file_key(path)):
            raise OpenRefused(OpenState.LOCKED, presence.read_note(path))
        folder = handed_folder()
    try:
        copied_at = clock().astimezone(UTC)
        opened = _opened_copy(path, folder / path.name, schema, copied_at)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    file = CopyHandle(folder / path.name, opened, copied_at)
    return RegisterFile(path, file, actor=actor, clock=clock, schema=schema)


def _opened_copy(path: Path, copy: Path, schema: Schema, now: datetime) -> Opened:
    torn: OpenRefused | None = None
    for _try in range(_TRIES):
        if _copied_at_rest(path, copy):
            try:
                return _verified(copy, schema, now)
            except OpenRefused as refused:
                if refused.state is not OpenState.DAMAGED:
                    raise
                torn = refused  # the next try tells whether the register itself is
        time.sleep(_BETWEEN_SECONDS)
    raise torn or OpenRefused(OpenState.LOCKED, presence.read_note(path))


def _verified(copy: Path, schema: Schema, now: datetime) -> Opened:
    opened = open_checked(copy, schema, now)
    try:
        soundness.inspect(opened.connection, schema, unclean=True)
    except BaseException:
        opened.connection.close()
        presence.leave(opened.key)
        raise
    return opened


def _copied_at_rest(path: Path, copy: Path) -> bool:
    """Copy the bytes; False where something was being saved before, meanwhile or after."""
    with known_errors():
        if _is_saving(path):
            return False
        shutil.copyfile(path, copy)
        return _digest(path) == _digest(copy) and not _is_saving(path)


def _is_saving(path: Path) -> bool:
    try:
        return journal_path(path).stat().st_size > 0
    except FileNotFoundError:
        return False


def _digest(path: Path) -> bytes:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_BYTES_AT_ONCE):
            found.update(part)
    return found.digest()
