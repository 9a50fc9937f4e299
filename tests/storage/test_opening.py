"""Every kind of file ends as a state: never a crash, never a change to the file."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.findings import Finding
from portfolio_desktop.storage.presence import note_path
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT, fingerprint, name_in

from .conftest import INFO, LABEL, opened
from .test_migrations import with_risk


def state_of(path: Path) -> OpenState:
    """The state it is refused with; the file must be as it was, with nothing beside it."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(OpenRefused) as refused:
        opened(path)
    if before is not None:
        assert path.read_bytes() == before
        assert not note_path(path).exists()
    return refused.value.state


def sql(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_files_that_are_no_registers(tmp_path: Path) -> None:
    (tmp_path / "tom.pfreg").touch()
    (tmp_path / "brev.pfreg").write_text("Kære alle" * 50, encoding="utf-8")
    foreign = sql(tmp_path / "fremmed.pfreg", "CREATE TABLE x (y)")
    assert state_of(tmp_path / "tom.pfreg") is OpenState.EMPTY
    assert state_of(tmp_path / "brev.pfreg") is OpenState.NOT_OURS
    assert state_of(foreign) is OpenState.NOT_OURS
    assert state_of(tmp_path) is OpenState.NOT_OURS
    assert state_of(tmp_path / "væk.pfreg") is OpenState.MISSING
    with pytest.raises(OpenRefused) as caught:
        opened(tmp_path / "væk.pfreg")
    assert caught.value.params == {"name": "væk.pfreg"}


def test_versions_other_than_ours(register: RegisterFile) -> None:
    register.close()
    assert (
        state_of(sql(register.path, f"PRAGMA user_version = {CURRENT.version + 1}"))
        is OpenState.TOO_NEW
    )
    assert state_of(sql(register.path, "PRAGMA user_version = 0")) is OpenState.OLDER


@pytest.mark.parametrize(
    ("statement", "state"),
    [
        ("CREATE TRIGGER planted AFTER INSERT ON op BEGIN DELETE FROM light; END",
         OpenState.NOT_OURS),
        ("CREATE VIEW planted AS SELECT * FROM project", OpenState.NOT_OURS),
        ("CREATE TABLE planted (x)", OpenState.NOT_OURS),
        ("DROP TRIGGER op_no_update", OpenState.DAMAGED),
        ("DROP INDEX baseline_by_project_id", OpenState.DAMAGED),
        ("ALTER TABLE project ADD COLUMN planted TEXT", OpenState.DAMAGED),
    ],
)  # fmt: skip
def test_objects_that_are_not_as_declared(
    register: RegisterFile, statement: str, state: OpenState
) -> None:
    register.close()
    assert state_of(sql(register.path, statement)) is state


def test_a_schema_that_is_no_text_any_more_is_damage(register: RegisterFile) -> None:
    """SQLite quotes the bytes in its complaint, and Python cannot read that either."""
    register.close()
    content = register.path.read_bytes()
    register.path.write_bytes(
        content.replace(b"value TEXT NOT NULL\n", b"value T\xc5XT NOT NULL\n")
    )
    assert state_of(register.path) is OpenState.DAMAGED


def test_a_damaged_name_of_a_key_is_found_though_sqlite_does_not_mind(
    register: RegisterFile,
) -> None:
    register.close()
    content = register.path.read_bytes()
    name = b"sqlite_autoindex_change_request_1"
    register.path.write_bytes(content.replace(name, name.replace(b"chan", b"chaN")))
    assert state_of(register.path) is OpenState.DAMAGED


def test_a_file_cut_short_anywhere_is_refused(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        for number in range(50):
            session.create("project", f"p{number}", {"purpose": "Formål " * 50})
    register.close()
    content = register.path.read_bytes()
    for length in (1, 15, 16, 50, 99, 100, 4095, 4096, 20_000, len(content) - 4096):
        register.path.write_bytes(content[:length])
        assert state_of(register.path) in {OpenState.DAMAGED, OpenState.NOT_OURS}, length


def test_a_file_of_rubbish_behind_a_good_header_is_refused(register: RegisterFile) -> None:
    register.close()
    content = register.path.read_bytes()
    register.path.write_bytes(content[:100] + bytes(range(256)) * ((len(content) - 100) // 256))
    assert state_of(register.path) is OpenState.DAMAGED


def test_a_last_edit_that_does_not_hash_is_refused(register: RegisterFile) -> None:
    register.close()
    content = register.path.read_bytes()
    register.path.write_bytes(content.replace(b"register_created", b"register_creased"))
    assert state_of(register.path) is OpenState.DAMAGED


def test_after_a_crash_the_latest_rows_are_looked_at(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Sandheden")
    register.close()
    sql(register.path, "UPDATE register SET name = 'Løgnen'")
    note_path(register.path).write_text("{}", encoding="utf-8")
    with pytest.raises(OpenRefused) as refused:
        opened(register.path)
    assert refused.value.state is OpenState.DAMAGED
    assert refused.value.params["finding"] == "row"


def test_a_stale_note_does_not_lock(register: RegisterFile) -> None:
    register.close()
    note_path(register.path).write_text("not even JSON", encoding="utf-8")
    opened(register.path).close()
    assert not note_path(register.path).exists()


def test_edits_of_a_newer_program_are_kept_and_make_it_read_only(tmp_path: Path) -> None:
    """As when another laptop's newer program had its edits merged into this file."""
    newer = dataclasses.replace(with_risk(CURRENT), upcasters=())
    path = tmp_path / "ny.pfreg"
    register = RegisterFile.create(path, info=INFO, actor="a", schema=newer)
    with register, register.edit(LABEL) as session:
        session.create("project", "p", {"name": "Lab", "risk": "Høj", "purpose": "P"})
        session.create("note", "n", {"words": "Ukendt tabel"})
    sql(
        path,
        f"PRAGMA user_version = {CURRENT.version}",
        "DROP TABLE note",
        "ALTER TABLE project RENAME TO old",
    )
    declared = next(table for table in CURRENT.tables if table.name == "project")
    columns = ", ".join(("id", *declared.columns))
    sql(
        path,
        declared.ddl()[0],
        f"INSERT INTO project SELECT {columns} FROM old",
        "DROP TABLE old",
    )
    with opened(path) as again:
        assert again.read_only
        assert [project.name for project in again.reader.projects()] == ["Lab"]
        findings = again.check()
        assert [finding.code for finding in findings] == [Finding.UNKNOWN]
        assert findings[0].facts["table"] == "note"
        newest = next(again.edits())
        assert [operation.table for operation in again.operations(newest.id)] == ["project"]
        with pytest.raises(StorageError) as refused, again.edit(LABEL):
            pass
        assert refused.value.code is Trouble.READ_ONLY


def test_the_fingerprint_of_this_version_is_that_of_its_tables() -> None:
    """Else every opening compares the tables one by one. A version that is issued keeps its own."""
    made = fingerprint((name_in(statement), statement) for statement in CURRENT.ddl())
    assert made == CURRENT.fingerprint, "write this fingerprint in storage/schema.py"


def test_a_start_reads_only_the_tables_it_asks_for() -> None:
    script = (
        "import sys\n"
        "from portfolio_desktop.storage.schema import CURRENT\n"
        "print(CURRENT.table('setting').name)\n"
        "print('portfolio_desktop.storage.board_tables' in sys.modules)\n"
        "print(CURRENT.table('meeting').since)\n"
        "print(len(CURRENT.tables), len(list(CURRENT.tables)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8"
    )
    *told, counted = ran.stdout.splitlines()
    assert told == ["setting", "False", "4"]
    said, found = map(int, counted.split())
    assert said == found > 40
