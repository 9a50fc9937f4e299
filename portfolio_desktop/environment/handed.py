"""Files handed to another program, which opens them in its own time."""

from __future__ import annotations

import atexit
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from portfolio_desktop.environment.file_names import usable_name
from portfolio_desktop.environment.files import patiently

_PREFIX = "portfolio-desktop-handed-"
_LEFT_AFTER_SECONDS = 24 * 60 * 60


def handed_file(name: str, content: bytes) -> Path:
    """A new file called `name`, as far as one can be, that stays until this program ends."""
    path = handed_folder() / usable_name(name)
    path.write_bytes(content)
    return path


def handed_folder() -> Path:
    """A new folder that only this user can read, and that stays until this program ends.

    A viewer on Windows begins to read long after the system has said that it will, and holds what
    it reads; what therefore could not be removed at the end, or was left by a program that was
    killed, goes on another day.
    """
    _forget_left_behind(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(_remove, folder)
    return folder


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A new folder for a program that is waited for, which goes as soon as the block ends.

    What is held a moment longer, by a child of that program or by who looks into new files, goes
    when this program ends or on another day.
    """
    folder = handed_folder()
    try:
        yield folder
    finally:
        with suppress(OSError):
            patiently(lambda: shutil.rmtree(folder))


def _remove(folder: Path) -> None:
    """With what cannot be written to, which Windows would not remove, less what is held open."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)


def _forget_left_behind(place: Path) -> None:
    """Younger ones may belong to another window that is still open."""
    oldest = time.time() - _LEFT_AFTER_SECONDS
    for folder in place.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another user's, or just removed
            if folder.stat().st_mtime < oldest:
                _remove(folder)
