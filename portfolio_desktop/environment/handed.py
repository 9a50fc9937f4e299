"""Files handed to another program, which opens them in its own time."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = "portfolio-desktop-handed-"
_LEFT_AFTER_SECONDS = 24 * 60 * 60


def handed_file(name: str, content: bytes) -> Path:
    """A new file that stays until this program ends, in a folder that only this user can read.

    A viewer on Windows begins to read long after the system has said that it will, and holds what
    it reads; what therefore could not be removed at the end goes on another day.
    """
    _forget_left_behind(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / name
    path.write_bytes(content)
    return path


def _forget_left_behind(place: Path) -> None:
    """Younger ones may belong to another window that is still open."""
    oldest = time.time() - _LEFT_AFTER_SECONDS
    for folder in place.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another user's, or just removed
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder)
