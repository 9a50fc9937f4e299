"""Files written so that they are whole or absent, also after a power cut."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_desktop.environment.files import patiently, require_usable_name, sync_folder

_JOURNAL = "-journal"
UNFINISHED = ".*.tmp*"
"""What the names made by `name_beside`, and their journals, match."""
_LONGEST_NAME = 255
"""Characters on Windows; Linux counts bytes, and says itself when they are too many."""
_TOO_LONG_ON_WINDOWS = frozenset({3, 123, 206})
"""What it answers of a path that is too long in all, where the folder is there."""


def sync_file(path: Path) -> None:
    """Force the file's content to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def journal_path(path: Path) -> Path:
    """Where SQLite notes what it is about to overwrite: the longest name beside a register."""
    return path.with_name(path.name + _JOURNAL)


def has_room_beside(path: Path) -> bool:
    """Whether a journal can stand beside the file: its name may be too long where the file's is
    not, and then the file can be read but never written to. The folder exists."""
    journal = journal_path(path)
    if len(journal.name) > _LONGEST_NAME:
        return False
    try:
        journal.lstat()
    except OSError as error:
        too_long = getattr(error, "winerror", None) in _TOO_LONG_ON_WINDOWS
        return not too_long and error.errno != errno.ENAMETOOLONG
    return True


def require_new_name(path: Path) -> None:
    """OSError where no register can have that name; FileExistsError where it is taken."""
    require_usable_name(path)
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if path.parent.is_dir() and not has_room_beside(path):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(path))


def name_beside(path: Path) -> Path:
    """A new name in the same folder to write to first.

    It is short: one made of the file's own name could be too long for the system.
    """
    return path.with_name(f".{os.urandom(4).hex()}.tmp")


def remove_unfinished(path: Path) -> None:
    """Take away what was being written there, and its journal."""
    for leftover in (path, journal_path(path)):
        # What went wrong before is what the caller hears, not that a scanner holds the rest.
        with contextlib.suppress(OSError):
            leftover.unlink()


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A new name in the same folder to write to; what is left there afterwards is removed."""
    temporary = name_beside(path)
    try:
        yield temporary
    finally:
        remove_unfinished(temporary)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a synced file its name; a FileExistsError where the name is taken."""
    if os.name == "nt":
        patiently(lambda: temporary.rename(path))
        return
    try:
        os.link(temporary, path)
    except (PermissionError, NotImplementedError):  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    else:
        temporary.unlink()
    sync_folder(path.parent)
