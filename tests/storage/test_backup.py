"""Copies and backups: verified, rotated, never over a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portfolio_desktop.storage.backup import Backup, backups_of, copy_file, superseded
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import INFO, LABEL, opened


def rename(register: RegisterFile, name: str) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", name)


def test_a_copy_is_the_same_register_as_another_replica(
    register: RegisterFile, tmp_path: Path
) -> None:
    rename(register, "Før kopien")
    register.save_copy(tmp_path / "kopi.pfreg")
    rename(register, "Efter kopien")
    with opened(tmp_path / "kopi.pfreg") as copy:
        assert copy.id == register.id
        assert copy.replica != register.replica
        assert copy.record("register", INFO.id) == {
            "name": "Før kopien",
            "forum": "Kredsen",
            "secretariat": "",
        }
        rename(copy, "I kopien")
        assert copy.position().last == tuple(sorted([(register.replica, 2), (copy.replica, 1)]))
        assert copy.check() == ()


def test_a_copy_never_overwrites(register: RegisterFile, tmp_path: Path) -> None:
    (tmp_path / "kopi.pfreg").write_bytes(b"mine")
    with pytest.raises(StorageError) as refused:
        register.save_copy(tmp_path / "kopi.pfreg")
    assert refused.value.code is Trouble.EXISTS
    assert (tmp_path / "kopi.pfreg").read_bytes() == b"mine"


def test_a_copy_that_fails_leaves_nothing(register: RegisterFile, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(status: int, left: int, total: int) -> None:
        raise StoppedError

    folder = tmp_path / "kopier"
    folder.mkdir()
    with pytest.raises(StoppedError):
        register.save_copy(folder / "kopi.pfreg", stop)
    assert list(folder.iterdir()) == []


def test_a_backup_is_made_only_when_something_was_edited(
    register: RegisterFile, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = register.back_up(folder)
    assert first is not None
    assert register.back_up(folder) is None
    rename(register, "Nyt")
    second = register.back_up(folder)
    assert [backup.path for backup in backups_of(folder, register.id)] == [second, first]


def test_a_backup_comes_back_as_a_file_of_its_own(register: RegisterFile, tmp_path: Path) -> None:
    backup = register.back_up(tmp_path / "backups")
    assert backup is not None
    rename(register, "Senere")
    copy_file(backup, tmp_path / "hentet.pfreg")
    with opened(tmp_path / "hentet.pfreg") as restored:
        assert restored.replica != register.replica
        record = restored.record("register", INFO.id)
        assert record is not None
        assert record["name"] == INFO.name


def test_foreign_files_among_the_backups_stay(register: RegisterFile, tmp_path: Path) -> None:
    place = tmp_path / register.id
    place.mkdir()
    (place / "min egen.pfreg").write_bytes(b"mine")
    register.back_up(tmp_path)
    assert (place / "min egen.pfreg").exists()
    assert len(backups_of(tmp_path, register.id)) == 1


def every(step: timedelta, count: int, size: int = 1) -> list[Backup]:
    newest = datetime(2026, 11, 20, 12, tzinfo=UTC)
    return [
        Backup(Path(f"{number}.pfreg"), newest - step * number, "", size) for number in range(count)
    ]


def kept(backups: list[Backup], most_bytes: int = 10**9) -> list[Backup]:
    gone = superseded(backups, most_bytes)
    return [backup for backup in backups if backup not in gone]


def test_the_last_ten_stay_however_close() -> None:
    backups = every(timedelta(minutes=1), 60)
    assert kept(backups) == backups[:10]


def test_days_weeks_and_months_keep_their_newest() -> None:
    backups = every(timedelta(hours=6), 4 * 500)
    staying = kept(backups)
    assert staying[:10] == backups[:10]
    days = [backup.at.date() for backup in staying[10:]]
    assert len(days) == len(set(days))
    assert {(day.year, day.month) for day in days} >= {(2026, 1), (2026, 6), (2025, 12)}
    assert len(staying) <= 10 + 7 + 4 + 12
    assert min(days) >= datetime(2025, 12, 1, tzinfo=UTC).date()


def test_the_oldest_go_when_there_is_no_room_but_never_the_newest() -> None:
    backups = every(timedelta(days=1), 5, size=100)
    assert kept(backups, 250) == backups[:2]
    assert kept(backups, 10) == backups[:1]
