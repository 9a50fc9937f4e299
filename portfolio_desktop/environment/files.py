"""Writing a file wholly or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from portfolio_desktop.environment.file_names import is_usable

_ON_WINDOWS = os.name == "nt"
_PAUSES = (0.05, 0.1, 0.2, 0.4) if _ON_WINDOWS else ()
"""Seconds to wait for whoever looks into a new file, before it counts as held by a program."""
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EEXIST}
"""What is said of a new file in a folder that takes none."""
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in a folder that exists.

    Whoever reads `path` sees the old file or the new one, also after a power cut. OSError (a full
    disk, a folder without permission, a name that no file can have, on Windows a target that
    another program holds open) leaves the old file as it was and nothing beside it.
    """
    require_usable_name(path)
    handle, part = _new_part(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_usual_permissions(part, path)
        _replace(part, path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what the caller hears
            part.unlink()
        raise
    sync_folder(path.parent)


def _new_part(folder: Path) -> tuple[int, Path]:
    """PermissionError about the folder where it is there and takes no new file.

    A system may say so by other words: that nothing is found there, that no name is free. Made
    without `tempfile`, which on Windows tries ten thousand names in a folder that takes none.
    """
    # A short name: one made of the target's would be too long where the target's just fits.
    part = folder / f".{os.urandom(5).hex()}.part"
    try:
        return os.open(part, _NEW, 0o600), part
    except OSError as error:
        if error.errno not in _REFUSED or not os.path.isdir(folder):  # noqa: PTH112 - never raises
            raise
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder)) from error


def _replace(part: Path, path: Path) -> None:
    try:
        patiently(lambda: part.replace(path))
    except FileNotFoundError:
        if not part.exists():
            raise
        # Windows says only that something is not found; the folder is there, so the name is not.
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(path)) from None


def require_usable_name(path: Path) -> None:
    """OSError EINVAL, on Windows, for a name that leads to a device or to no file at all.

    Asked before the name is touched: Windows may wait for the device for ever.
    """
    if _ON_WINDOWS and not is_usable(path.name):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def patiently(move: Callable[[], object]) -> None:
    """Rename or replace a file; on Windows again after a moment where that was not allowed.

    Virus scanners and the search index look into a new file, which nobody can rename meanwhile.
    """
    for pause in _PAUSES:
        try:
            move()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    move()


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable. Windows has no such call and needs none."""
    if _ON_WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_usual_permissions(part: Path, target: Path) -> None:
    """A temporary file is private to its owner; the file it becomes should be like any other."""
    if _ON_WINDOWS:
        return
    if target.exists():
        part.chmod(target.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)
