"""Who has a register open: `<file>.open` beside it tells people; SQLite's lock keeps them out."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import sys
from datetime import datetime
from pathlib import Path

from portfolio_desktop.storage.codec import instant_text
from portfolio_desktop.storage.values import Fact

FileKey = tuple[int, int]

_open_here: set[FileKey] = set()
"""The files this process has open. Looking into one of them through another handle would, on POSIX,
silently give up its lock, so a second opening is refused before the file is touched."""


def file_key(path: Path) -> FileKey:
    """What the name leads to just now; a FileNotFoundError where it leads nowhere."""
    status = path.stat()
    return (status.st_dev, status.st_ino)


def is_open_here(key: FileKey) -> bool:
    return key in _open_here


def enter(key: FileKey) -> None:
    _open_here.add(key)


def leave(key: FileKey) -> None:
    _open_here.discard(key)


def note_path(path: Path) -> Path:
    return path.with_name(path.name + ".open")


def has_note(path: Path) -> bool:
    """Whether a note stands there, left by whoever has it open or was killed."""
    try:
        note_path(path).stat()
    except OSError:  # among them: its name would be too long
        return False
    return True


def write_note(path: Path, since: datetime) -> None:
    """Say who has it open. An OSError where the folder cannot be written."""
    content = {
        "host": _host(),
        "user": _user(),
        "pid": os.getpid(),
        "since": instant_text(since),
    }
    note_path(path).write_text(json.dumps(content), encoding="utf-8")


def _host() -> str:
    """The computer's name; asked of the system, since `socket` costs every start its loading."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account name in this environment
        return ""


def read_note(path: Path) -> dict[str, Fact]:
    """What the note says; nothing where there is none or it is unreadable.

    `here` is 1 where it was written on this computer, `mine` where by this user as well.
    """
    try:
        content = json.loads(note_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    facts: dict[str, Fact] = {
        key: value
        for key, value in content.items()
        if key in {"host", "user", "pid", "since"} and isinstance(value, (str, int))
    }
    here = bool(facts.get("host")) and facts["host"] == _host()
    mine = here and facts.get("user", "") == _user()
    return {**facts, "here": int(here), "mine": int(mine)}


def remove_note(path: Path) -> None:
    """Take the note away; a note that cannot be removed only makes the next opening look closer."""
    with contextlib.suppress(OSError):
        note_path(path).unlink()
