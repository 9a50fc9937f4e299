"""A register's name: what no file can be called, and what leaves no room for the journal."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from portfolio_desktop.environment import files
from portfolio_desktop.storage.errors import StorageError, Trouble, trouble_of_os
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import LABEL, made, opened, save_copy

LONGEST = "k" * (255 - len(".pfreg")) + ".pfreg"
"""A file can be called so on Linux, but nothing with a longer name can stand beside it."""


def test_a_register_is_not_made_where_it_could_never_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        made(tmp_path / LONGEST)
    assert refused.value.code is Trouble.NAME_TOO_LONG
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_not_written_there_either(register: RegisterFile, tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        save_copy(register, tmp_path / LONGEST)
    assert refused.value.code is Trouble.NAME_TOO_LONG


@pytest.mark.skipif(os.name == "nt", reason="there the whole path counts, too")
def test_the_longest_name_with_room_for_the_journal_is_worked_in(tmp_path: Path) -> None:
    path = tmp_path / ("k" * (255 - len(".pfreg-journal")) + ".pfreg")
    with made(path) as register, register.edit(LABEL) as session:
        session.set("register", register.id, "name", "Gemt")
    with opened(path) as again:
        assert again.reader.info().name == "Gemt"


@pytest.mark.skipif(os.name == "nt", reason="there the whole path counts, too")
def test_a_register_that_got_too_long_a_name_is_opened_for_reading(
    register: RegisterFile, tmp_path: Path
) -> None:
    register.close()
    register.path.rename(tmp_path / LONGEST)
    with opened(tmp_path / LONGEST) as again:
        assert again.read_only
        save_copy(again, tmp_path / "kort.pfreg")
    with opened(tmp_path / "kort.pfreg") as copy:
        assert not copy.read_only


def test_on_windows_a_register_is_not_called_as_a_device(
    register: RegisterFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    for attempt in (made, lambda path: save_copy(register, path)):
        with pytest.raises(StorageError) as refused:
            attempt(tmp_path / "con.pfreg")
        assert refused.value.code is Trouble.BAD_NAME


def windows_error(number: int, winerror: int) -> OSError:
    """As Windows raises it; Linux knows the argument but drops it."""
    error = OSError(number, "no words", "rsi.pfreg", winerror)
    if os.name != "nt":
        error.winerror = winerror
    return error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (windows_error(errno.EACCES, 32), Trouble.LOCKED),
        (windows_error(errno.EACCES, 33), Trouble.LOCKED),
        (windows_error(errno.EACCES, 5), Trouble.READ_ONLY),
        (windows_error(errno.EACCES, 19), Trouble.READ_ONLY),
        (windows_error(errno.EACCES, 21), Trouble.MISSING),
        (windows_error(errno.EINVAL, 39), Trouble.DISK_FULL),
        (windows_error(errno.ENOSPC, 112), Trouble.DISK_FULL),
        (windows_error(errno.ENOENT, 206), Trouble.NAME_TOO_LONG),
        (windows_error(errno.EINVAL, 123), Trouble.BAD_NAME),
        (OSError(errno.EINVAL, "no words", "a?.pfreg"), Trouble.BAD_NAME),
        (OSError(errno.EINVAL, "no words"), Trouble.IO),
    ],
)
def test_what_windows_says_is_understood(error: OSError, trouble: Trouble) -> None:
    assert trouble_of_os(error).code is trouble
