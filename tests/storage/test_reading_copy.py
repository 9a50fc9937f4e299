"""A register that somebody else has open can be read all the same, as it is saved just now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.reading_copy import open_reading_copy
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT

from .conftest import INFO, LABEL, opened
from .test_opening import sql

SCRIPT = Path(__file__).parent / "scripts" / "keep_open.py"


@contextmanager
def open_elsewhere(path: Path, *wishes: str) -> Iterator[None]:
    """Another process has the register open meanwhile."""
    command = [sys.executable, str(SCRIPT), str(path), *wishes]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == "open"
            yield
        finally:
            holder.kill()


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies are made; a test sees that nothing stays there."""
    folder = tmp_path / "midlertidig"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def path(register: RegisterFile) -> Path:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Navnet, der er gemt")
    register.close()
    return register.path


def reading(path: Path) -> RegisterFile:
    return open_reading_copy(path, actor="inge")


class Busy(Exception):  # noqa: N818 - an answer
    """The other one saved whenever it was tried."""


@contextmanager
def at_rest(path: Path) -> Iterator[RegisterFile]:
    try:
        copy = reading(path)
    except OpenRefused as refused:
        if refused.state is OpenState.LOCKED:
            raise Busy from refused
        raise
    with copy:
        yield copy


def test_what_is_saved_is_read_while_another_has_it_open(path: Path, temporary: Path) -> None:
    before = path.read_bytes()
    with open_elsewhere(path):
        with pytest.raises(OpenRefused) as refused:
            opened(path)
        assert refused.value.state is OpenState.LOCKED
        with reading(path) as copy:
            assert copy.reader.info().name == "Navnet, der er gemt"
            assert (copy.path, copy.read_only) == (path, True)
            assert copy.copied_at is not None
            assert next(iter(copy.edits(newest_first=True))).label == LABEL
    assert path.read_bytes() == before
    assert list(temporary.iterdir()) == []


def test_what_a_killed_program_left_of_a_copy_goes_another_day(path: Path, temporary: Path) -> None:
    with reading(path):
        (left,) = temporary.iterdir()
    left.mkdir()
    (left / path.name).write_bytes(path.read_bytes())
    os.utime(left, (0, 0))
    reading(path).close()
    assert list(temporary.iterdir()) == []


def test_a_copy_for_reading_cannot_be_edited(path: Path) -> None:
    with open_elsewhere(path), reading(path) as copy:
        with pytest.raises(StorageError) as told, copy.edit(LABEL) as session:
            session.set("register", INFO.id, "name", "Andet")
        assert told.value.code is Trouble.READ_ONLY
        assert copy.reader.info().name == "Navnet, der er gemt"


def test_a_copy_taken_in_the_middle_of_the_savings_of_another_is_whole(
    path: Path, temporary: Path
) -> None:
    seen: list[str] = []
    with open_elsewhere(path, "save"):
        for _time in range(12):
            with suppress(Busy), at_rest(path) as copy:
                info = copy.reader.info()
                seen.append(f"{info.name}, {info.forum}")
                assert copy.check() == ()
    assert seen, "somebody who saves all the time is no reason to read nothing"
    assert {re.sub(r"\d+", "n", words) for words in seen} <= {
        "Navn n, Forum n",
        "Navnet, der er gemt, Kredsen",
    }
    assert all(len(set(re.findall(r"\d+", words))) <= 1 for words in seen)
    assert list(temporary.iterdir()) == []


def test_what_this_process_has_open_is_not_copied(register: RegisterFile, temporary: Path) -> None:
    """Looking into it through another handle would give up its lock."""
    with pytest.raises(OpenRefused) as refused:
        reading(register.path)
    assert refused.value.state is OpenState.LOCKED
    assert refused.value.params["pid"] == os.getpid()
    assert list(temporary.iterdir()) == []


def test_what_cannot_be_read_is_told_as_what_it_is(path: Path, temporary: Path) -> None:
    with pytest.raises(StorageError) as missing:
        reading(path.with_name("væk.pfreg"))
    assert missing.value.code is Trouble.MISSING
    sql(path, f"PRAGMA user_version = {CURRENT.version + 1}")
    with pytest.raises(OpenRefused) as newer:
        reading(path)
    assert newer.value.state is OpenState.TOO_NEW
    assert list(temporary.iterdir()) == []


def test_a_damaged_register_is_no_register_to_read(path: Path, temporary: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 3 + 2048] = b"\xff" * 2048
    path.write_bytes(content)
    with pytest.raises(OpenRefused) as damaged:
        reading(path)
    assert damaged.value.state is OpenState.DAMAGED
    assert list(temporary.iterdir()) == []
