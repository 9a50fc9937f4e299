"""Backups of a register and their rotation, and bringing one back."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from portfolio_desktop.storage import log, presence
from portfolio_desktop.storage.connection import connect
from portfolio_desktop.storage.copying import WrittenCopy, copy_steps, write_copy
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.files import UNFINISHED
from portfolio_desktop.storage.handle import FileHandle
from portfolio_desktop.storage.schema import CURRENT, Schema
from portfolio_desktop.storage.values import Position

MOST_BYTES = 2 * 1024**3
_LAST, _DAILY, _WEEKLY, _MONTHLY = 10, 7, 4, 12
_STAMP = "%Y%m%dT%H%M%SZ"
_SUFFIX = ".pfreg"
_LEFT_AFTER = timedelta(days=1)
"""What nobody has written to for so long, nobody is writing."""


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


def backup_steps(
    file: FileHandle, schema: Schema, folder: Path, register_id: str, now: datetime
) -> Generator[tuple[int, int], None, WrittenCopy | None]:
    """Write a backup under the folder, as `copy_steps` does; None where the newest one is of this
    position."""
    place = folder / register_id
    stamp = now.astimezone(UTC).strftime(_STAMP)

    def name(position: Position) -> Path:
        return place / f"{stamp}-{head_word(position)}{_SUFFIX}"

    with known_errors():
        position = log.position(file.connection)
        existing = backups_of(folder, register_id)
        if (existing and existing[0].head == head_word(position)) or name(position).exists():
            return None
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place, now)
    return (yield from copy_steps(file, name, schema, new_identity=False))


def _sweep(place: Path, now: datetime) -> None:
    """Take away what a program that was killed had begun to write here."""
    for left in place.glob(UNFINISHED):
        with contextlib.suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > _LEFT_AFTER.total_seconds():
                left.unlink()


def finish_backup(copy: WrittenCopy) -> Path:
    """As `finish`; then the old backups beside it are let go."""
    path = copy.finish()
    with known_errors():
        for backup in superseded(backups_of(path.parent.parent, path.parent.name)):
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
