"""Files kept in the register: under what they are, byte for byte, and checked."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.findings import Finding
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import LABEL, made, opened
from .test_issued_formats import GOLDEN, brought_up

PAPER = b"%PDF-1.7 r\xe6dt bilag"


def keep(register: RegisterFile, data: bytes, row: str = "a1") -> str:
    with register.edit(LABEL) as session:
        name = session.keep(data)
        session.create("attachment", row, {"name": "Bilag 1.pdf", "blob": name, "size": len(data)})
    return name


def test_a_kept_file_is_read_back_byte_for_byte(register: RegisterFile) -> None:
    name = keep(register, PAPER)
    assert name == hashlib.sha256(PAPER).hexdigest()
    assert register.kept(name) == PAPER
    assert register.check() == ()


def test_the_same_file_is_kept_once(register: RegisterFile, tmp_path: Path) -> None:
    assert keep(register, PAPER, "a1") == keep(register, PAPER, "a2")
    register.close()
    with closing(sqlite3.connect(register.path)) as plain:
        assert plain.execute("SELECT count(*), sum(size) FROM blob").fetchone() == (1, len(PAPER))


def test_a_file_goes_with_an_edit_that_fails(register: RegisterFile) -> None:
    name = hashlib.sha256(PAPER).hexdigest()
    with pytest.raises(KeyError):
        _keep_in_vain(register)
    with pytest.raises(StorageError) as trouble:
        register.kept(name)
    assert trouble.value.code is Trouble.DAMAGED


def _keep_in_vain(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.keep(PAPER)
        session.create("no such table", "a1", {})


def test_a_file_stays_for_the_undo_of_its_removal(register: RegisterFile) -> None:
    name = keep(register, PAPER)
    before = register.position()
    with register.edit(LABEL) as session:
        session.delete("attachment", "a1")
    assert register.kept(name) == PAPER
    with register.as_of(before) as then:
        (row,) = then.connection.execute("SELECT blob FROM attachment").fetchall()
        assert row == (name,)
    assert register.check() == ()


def test_a_kept_file_cannot_be_changed_in_place(register: RegisterFile) -> None:
    keep(register, PAPER)
    register.close()
    with closing(sqlite3.connect(register.path)) as plain, pytest.raises(sqlite3.IntegrityError):
        plain.execute("UPDATE blob SET bytes = x'00'")


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE blob SET bytes = x'00'", Finding.BLOB),
        ("DELETE FROM blob", Finding.BLOB_MISSING),
    ],
)
def test_the_check_finds_a_file_that_is_not_as_kept(
    register: RegisterFile, statement: str, finding: Finding
) -> None:
    name = keep(register, PAPER)
    path = register.path
    register.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        (trigger,) = plain.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'blob_no_update'"
        ).fetchone()
        plain.execute("DROP TRIGGER blob_no_update")
        plain.execute(statement)
        plain.execute(trigger)
    with opened(path) as again:
        assert [each.code for each in again.check()] == [finding]
        assert finding in {each.code for step in again.check_slices() for each in step}
        with pytest.raises(StorageError):
            again.kept(name)


def test_an_older_register_can_keep_files_once_it_is_brought_up(tmp_path: Path) -> None:
    path = brought_up(tmp_path, GOLDEN)
    with opened(path) as register:
        assert register.kept(keep(register, PAPER)) == PAPER
        assert register.check() == ()


@settings(max_examples=15)
@given(data=st.binary(max_size=5_000))
def test_any_bytes_are_kept(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("kept") / "r.pfreg"
    with made(path) as register:
        assert register.kept(keep(register, data)) == data
