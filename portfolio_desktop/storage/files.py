"""Files written so that they are whole or absent, also after a power cut."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_desktop.environment.files import sync_folder


def sync_file(path: Path) -> None:
    """Force the file's content to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_leftovers(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + "-journal")):
        with contextlib.suppress(FileNotFoundError):
            leftover.unlink()


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A new name in the same folder to write to; what is left there afterwards is removed."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
    finally:
        _remove_leftovers(temporary)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a synced file its name; a FileExistsError where the name is taken."""
    if os.name == "nt":
        temporary.rename(path)
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
