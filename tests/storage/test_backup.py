"""Copies and backups: verified, rotated, never over a file."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage import copying
from portfolio_desktop.storage.backup import (
    Backup,
    backups_of,
    copy_file,
    finish_backup,
    superseded,
)
from portfolio_desktop.storage.copying import Copying
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import INFO, LABEL, opened, save_copy


def back_up(register: RegisterFile, folder: Path) -> Path | None:
    written = run_through(register.backup_steps(folder))
    return None if written is None else finish_backup(written)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a copy is to be, with nothing in it."""
    made = tmp_path / "kopier"
    made.mkdir()
    return made


@pytest.fixture
def page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small register takes many steps to copy."""
    monkeypatch.setattr(copying, "PAGES_PER_STEP", 1)


def begun(register: RegisterFile, path: Path) -> Copying:
    """A copy of which the first step is taken."""
    steps = register.copy_steps(path)
    next(steps)
    return steps


def rename(register: RegisterFile, name: str) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", name)


def test_a_copy_is_the_same_register_as_another_replica(
    register: RegisterFile, tmp_path: Path
) -> None:
    rename(register, "Før kopien")
    save_copy(register, tmp_path / "kopi.pfreg")
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
        save_copy(register, tmp_path / "kopi.pfreg")
    assert refused.value.code is Trouble.EXISTS
    assert (tmp_path / "kopi.pfreg").read_bytes() == b"mine"


def test_a_copy_that_is_given_up_leaves_nothing(register: RegisterFile, folder: Path) -> None:
    steps = begun(register, folder / "kopi.pfreg")
    assert len(list(folder.iterdir())) == 1
    steps.close()
    assert list(folder.iterdir()) == []
    rename(register, "Videre")
    run_through(register.copy_steps(folder / "kopi.pfreg")).discard()
    assert list(folder.iterdir()) == []


def test_a_copy_holds_the_last_edit_that_came_between_its_steps(
    register: RegisterFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_PER_STEP", 3)
    steps = register.copy_steps(tmp_path / "kopi.pfreg")
    for _step in range(4):
        next(steps)
        rename(register, f"Undervejs {_step}")
    run_through(steps).finish()
    with opened(tmp_path / "kopi.pfreg") as copy:
        record = copy.record("register", INFO.id)
        assert record is not None
        assert record["name"] == "Undervejs 3"
        assert copy.check() == ()


@pytest.mark.usefixtures("page_by_page")
def test_a_register_closed_during_a_copy_can_be_opened_again_at_once(
    register: RegisterFile, tmp_path: Path
) -> None:
    """So it is when the language is changed: the copy's own next turn comes later."""
    steps = begun(register, tmp_path / "kopi.pfreg")
    register.close()
    with opened(register.path) as again:
        rename(again, "Genåbnet")
        assert again.reader.info().name == "Genåbnet"
    steps.close()
    assert not (tmp_path / "kopi.pfreg").exists()


@pytest.mark.usefixtures("page_by_page")
def test_a_copy_ends_where_the_file_had_to_be_opened_anew(
    register: RegisterFile, folder: Path
) -> None:
    steps = begun(register, folder / "kopi.pfreg")
    register._file.lost = True
    rename(register, "Efter fejlen")
    with pytest.raises(StorageError) as refused:
        next(steps)
    assert refused.value.code is Trouble.IO
    assert list(folder.iterdir()) == []


def test_a_copy_given_up_while_it_is_verified_leaves_nothing(
    register: RegisterFile, folder: Path
) -> None:
    class GivenUpError(Exception):
        pass

    def give_up(done: int, _total: int) -> None:
        if done:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        run_through(register.copy_steps(folder / "kopi.pfreg")).finish(give_up)
    assert list(folder.iterdir()) == []


def test_a_copy_of_another_position_than_it_should_hold_is_no_copy(
    register: RegisterFile, tmp_path: Path
) -> None:
    earlier = register.position()
    rename(register, "Senere")
    written = run_through(register.copy_steps(tmp_path / "kopi.pfreg"))
    with pytest.raises(StorageError) as refused:
        replace(written, position=earlier).finish()
    assert refused.value.code is Trouble.NOT_VERIFIED


@pytest.mark.usefixtures("page_by_page")
def test_a_backup_is_called_after_what_it_holds_and_not_after_what_it_began_with(
    register: RegisterFile, tmp_path: Path
) -> None:
    steps = register.backup_steps(tmp_path)
    next(steps)
    rename(register, "Undervejs")
    written = run_through(steps)
    assert written is not None
    finish_backup(written)
    assert back_up(register, tmp_path) is None, "nothing was edited since"


def test_what_a_killed_program_had_begun_goes_after_a_day(
    register: RegisterFile, tmp_path: Path
) -> None:
    place = tmp_path / register.id
    place.mkdir()
    old, new = place / ".12345678.tmp", place / ".abcdef12.tmp"
    for left in (old, new):
        left.write_bytes(b"half")
    then = register.now().timestamp()
    os.utime(old, (then - 100_000, then - 100_000))
    os.utime(new, (then - 60, then - 60))
    back_up(register, tmp_path)
    assert [path.name for path in place.glob(".*")] == [new.name]


@pytest.mark.usefixtures("page_by_page")
def test_closing_the_register_ends_a_copy_and_leaves_nothing(
    register: RegisterFile, folder: Path
) -> None:
    steps = begun(register, folder / "kopi.pfreg")
    register.close()
    with pytest.raises(StorageError) as refused:
        next(steps)
    assert refused.value.code is Trouble.CLOSED
    assert list(folder.iterdir()) == []


def test_a_copy_that_does_not_read_back_is_no_copy(register: RegisterFile, tmp_path: Path) -> None:
    written = run_through(register.copy_steps(tmp_path / "kopi.pfreg"))
    content = bytearray(written.temporary.read_bytes())
    content[4096:8192] = bytes(4096)
    written.temporary.write_bytes(content)
    with pytest.raises(StorageError) as refused:
        written.finish()
    assert refused.value.code in {Trouble.NOT_VERIFIED, Trouble.DAMAGED}
    assert not [each for each in tmp_path.iterdir() if each.suffix == ".tmp"]
    assert not (tmp_path / "kopi.pfreg").exists()


def test_a_backup_is_made_only_when_something_was_edited(
    register: RegisterFile, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = back_up(register, folder)
    assert first is not None
    assert back_up(register, folder) is None
    rename(register, "Nyt")
    second = back_up(register, folder)
    assert [backup.path for backup in backups_of(folder, register.id)] == [second, first]


def test_a_backup_comes_back_as_a_file_of_its_own(register: RegisterFile, tmp_path: Path) -> None:
    backup = back_up(register, tmp_path / "backups")
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
    back_up(register, tmp_path)
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
