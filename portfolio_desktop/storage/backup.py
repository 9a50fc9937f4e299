"""Copies of a register: "save a copy", backups and their rotation. Verified before they count."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portfolio_desktop.storage import log, presence, soundness
from portfolio_desktop.storage.connection import connect, make_durable
from portfolio_desktop.storage.errors import (
    OpenRefused,
    StorageError,
    Trouble,
    known_errors,
)
from portfolio_desktop.storage.files import (
    put_in_place,
    require_new_name,
    sync_file,
    written_beside,
)
from portfolio_desktop.storage.recording import new_replica
from portfolio_desktop.storage.schema import CURRENT, Schema
from portfolio_desktop.storage.values import Position

MOST_BYTES = 2 * 1024**3
_LAST, _DAILY, _WEEKLY, _MONTHLY = 10, 7, 4, 12
_STAMP = "%Y%m%dT%H%M%SZ"
_PAGES_PER_STEP = 2_000
_SUFFIX = ".pfreg"

Steps = Callable[[int, int, int], None]
"""Called between steps with SQLite's status, the pages left and the pages in all."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells: when it was made (UTC) and of which position."""

    path: Path
    at: datetime
    head: str
    size: int


def head_word(position: Position) -> str:
    """A short word for a position, for names of files."""
    return hashlib.sha256(str(position).encode("utf-8")).hexdigest()[:12]


def write_copy(
    source: sqlite3.Connection,
    path: Path,
    schema: Schema,
    *,
    new_identity: bool,
    between_steps: Steps | None = None,
) -> None:
    """Copy the register to a new name: complete, verified and on disk, or not there at all.

    With a new identity its edits will count as another replica's, so that the two can part and
    meet again. EXISTS where the name is taken, NOT_VERIFIED where the copy did not read back.
    """
    with known_errors():
        require_new_name(path)
        with written_beside(path) as temporary:
            with closing(connect(temporary, "rwc")) as target:
                source.backup(target, pages=_PAGES_PER_STEP, progress=between_steps)
                make_durable(target)
                if new_identity:
                    replica = new_replica()
                    target.execute("UPDATE local SET value = ? WHERE key = 'replica'", (replica,))
                _verify(target, schema, log.position(source))
                target.execute("PRAGMA journal_mode = DELETE")
            sync_file(temporary)
            put_in_place(temporary, path)


def _verify(copy: sqlite3.Connection, schema: Schema, position: Position) -> None:
    try:
        soundness.inspect(copy, schema, unclean=True)
    except OpenRefused as refusal:
        raise StorageError(Trouble.NOT_VERIFIED, refusal.facts) from refusal
    if log.position(copy) != position:
        raise StorageError(Trouble.NOT_VERIFIED, {"finding": "position"})


def copy_file(source: Path, path: Path, schema: Schema = CURRENT) -> None:
    """Write a register file that nobody has open to a new name, with a new identity.

    This is how a backup is restored: never over a file, always beside it.
    """
    with known_errors():
        if not source.is_file():
            raise StorageError(Trouble.MISSING)
        if presence.is_open_here(presence.file_key(source)):
            raise StorageError(Trouble.LOCKED)
        with closing(connect(source, "ro")) as connection:
            write_copy(connection, path, schema, new_identity=True)


def backups_of(folder: Path, register_id: str) -> tuple[Backup, ...]:
    """The backups of a register under the folder, newest first; other files are passed over."""
    with known_errors():
        place = folder / register_id
        names = sorted(place.glob(f"*{_SUFFIX}")) if place.is_dir() else []
        found = [backup for path in names if (backup := _as_backup(path)) is not None]
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def _as_backup(path: Path) -> Backup | None:
    stamp, _, head = path.stem.partition("-")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, head, path.stat().st_size)


def back_up(
    source: sqlite3.Connection,
    schema: Schema,
    folder: Path,
    register_id: str,
    now: datetime,
    between_steps: Steps | None = None,
) -> Path | None:
    """Write a backup and let the old ones go; None where the newest one is of this position."""
    with known_errors():
        head = head_word(log.position(source))
        existing = backups_of(folder, register_id)
        if existing and existing[0].head == head:
            return None
        place = folder / register_id
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{now.astimezone(UTC).strftime(_STAMP)}-{head}{_SUFFIX}"
        if path.exists():
            return None
        write_copy(source, path, schema, new_identity=False, between_steps=between_steps)
        for backup in superseded(backups_of(folder, register_id)):
            with contextlib.suppress(PermissionError):  # held open just now: goes next time
                backup.path.unlink()
    return path


def superseded(backups: Sequence[Backup], most_bytes: int = MOST_BYTES) -> tuple[Backup, ...]:
    """Those a rotation lets go: all but the last 10, 7 daily, 4 weekly and 12 monthly ones.

    The newest of each day, week and month stands for it. Of what remains the oldest go until it
    fits into `most_bytes`; the newest one always stays.
    """
    newest_first = sorted(backups, key=lambda backup: backup.at, reverse=True)
    kept = set(newest_first[:_LAST])
    kept |= _newest_of_each(newest_first, lambda at: at.date(), _DAILY)
    kept |= _newest_of_each(newest_first, lambda at: at.isocalendar()[:2], _WEEKLY)
    kept |= _newest_of_each(newest_first, lambda at: (at.year, at.month), _MONTHLY)
    room = most_bytes
    staying: set[Backup] = set()
    for backup in newest_first:
        if backup in kept and (not staying or backup.size <= room):
            staying.add(backup)
            room -= backup.size
        elif backup in kept:
            room = 0
    return tuple(backup for backup in newest_first if backup not in staying)


def _newest_of_each(
    newest_first: Iterable[Backup], span: Callable[[datetime], Hashable], most: int
) -> set[Backup]:
    by_span: dict[Hashable, Backup] = {}
    for backup in newest_first:
        by_span.setdefault(span(backup.at), backup)
    return set(list(by_span.values())[:most])
