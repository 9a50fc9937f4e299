"""The full check: silent on sound files, and it finds every kind of damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import ProjectKind
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.check import FullCheck
from portfolio_desktop.storage.codec import codecs_for
from portfolio_desktop.storage.errors import OpenRefused
from portfolio_desktop.storage.findings import Finding
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.sums import part_queries, record_query

from .conftest import INFO, LABEL, opened


def filled(register: RegisterFile) -> RegisterFile:
    """Creations, changes, a deletion and an erased remark."""
    with register.edit(LABEL) as session:
        for number in range(20):
            project = f"p{number}"
            session.create("project", project, {"number": f"22-{number}", "name": f"Navn {number}"})
            session.create(
                "report",
                f"r{number}",
                {"project_id": project, "period": "2023-10", "remarks": f"Bemærkning {number}"},
            )
            session.create(
                "light",
                f"l{number}",
                {"report_id": f"r{number}", "dimension": "time", "colour": Colour.GREEN},
            )
    with register.edit(LABEL) as session:
        session.set("report", "r1", "remarks", "Ny bemærkning")
        session.set("light", "l2", "colour", Colour.RED)
        session.delete("light", "l3")
    register.erase("report", "r5", "remarks")
    return register


def damaged(register: RegisterFile, *statements: str) -> RegisterFile:
    """The register with statements run on it behind its back, triggers out of the way."""
    register.close()
    with closing(sqlite3.connect(register.path, isolation_level=None)) as connection:
        kept = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in kept:
            connection.execute(sql)
    return opened(register.path)


def codes(register: RegisterFile) -> list[Finding]:
    with register:
        return [finding.code for finding in register.check()]


def test_a_sound_file_has_no_findings(register: RegisterFile) -> None:
    assert codes(filled(register)) == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE project SET name = 'Navn X' WHERE id = 'p4'", Finding.ROW),
        ("UPDATE light SET colour = 'green' WHERE id = 'l2'", Finding.ROW),
        ("DELETE FROM light WHERE id = 'l7'", Finding.ROW_MISSING),
        ("INSERT INTO light (id, report_id, dimension, reason) VALUES ('x', 'r1', 'cost', '')",
         Finding.ROW_EXTRA),
        ("UPDATE op_value SET value = '\"Andet\"' WHERE value = '\"Navn 6\"'", Finding.VALUE),
        ("DELETE FROM op_value WHERE value = '\"Navn 6\"'", Finding.VALUE_MISSING),
        ("UPDATE edit SET actor = 'Anden' WHERE seq = 2", Finding.CHAIN),
        ("UPDATE edit SET prev = x'00' WHERE seq = 3", Finding.CHAIN),
        ("UPDATE op SET row = 'p8' WHERE tbl = 'project' AND row = 'p9'", Finding.CHAIN),
        ("UPDATE op SET digest = x'00' WHERE tbl = 'project' AND row = 'p9'", Finding.VALUE),
        ("DELETE FROM op WHERE tbl = 'light' AND row = 'l9'", Finding.CHAIN),
        ("INSERT INTO op_value VALUES (999, '', x'00', 'null')", Finding.STRAY),
    ],
)  # fmt: skip
def test_tampering_is_found(register: RegisterFile, statement: str, finding: Finding) -> None:
    found = codes(damaged(filled(register), statement))
    assert finding in found


def test_an_edit_cut_out_of_the_chain_is_found(register: RegisterFile) -> None:
    found = codes(
        damaged(
            filled(register),
            "DELETE FROM op_value WHERE op IN (SELECT id FROM op WHERE edit = 3)",
            "DELETE FROM op WHERE edit = 3",
            "DELETE FROM edit WHERE id = 3",
        )
    )
    assert Finding.CHAIN in found


def test_a_row_that_points_nowhere_is_told_but_is_no_damage(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.create("report", "r", {"project_id": "nobody", "period": "2023-10"})
    (finding,) = register.check()
    assert finding.code is Finding.DANGLING
    assert not finding.is_damage
    assert finding.facts["target"] == "nobody"


def test_every_field_that_names_a_row_is_followed(register: RegisterFile) -> None:
    links = {
        (table.name, field.name)
        for table in CURRENT.tables
        for field in table.fields
        if field.references
    }
    assert ("action", "recommendation_id") in links
    with register.edit(LABEL) as session:
        for table in {table for table, _field in links}:
            session.create(table, "r", {field: "gone" for name, field in links if name == table})
    found = register.check()
    assert {each.code for each in found} == {Finding.DANGLING}
    assert {(each.facts["table"], each.facts["field"]) for each in found} == links


def test_the_check_reports_progress_and_can_be_stopped(register: RegisterFile) -> None:
    class EnoughError(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 10:
            raise EnoughError

    with pytest.raises(EnoughError):
        filled(register).check(stop)
    assert seen
    assert all(0 <= done <= total for done, total in seen)
    assert register.check() == ()


FLIPS: list[tuple[str, Callable[[int], int]]] = [
    ("upper bit", lambda byte: byte ^ 0x80),
    ("lower bit", lambda byte: byte ^ 0x01),
]


@pytest.mark.parametrize("flip", [flip for _, flip in FLIPS], ids=[name for name, _ in FLIPS])
@pytest.mark.parametrize(
    "text", [b"Navn 11", b"rkning 12", b'"dimension":"time"', b"register_created", b"inge"]
)
def test_one_flipped_byte_in_any_copy_of_a_text_is_found(
    register: RegisterFile, text: bytes, flip: Callable[[int], int]
) -> None:
    filled(register).close()
    sound = register.path.read_bytes()
    places = [place for place in range(len(sound)) if sound.startswith(text, place)][:6]
    assert places
    for place in places:
        content = bytearray(sound)
        content[place + len(text) - 1] = flip(content[place + len(text) - 1])
        register.path.write_bytes(content)
        assert is_refused(register.path) or codes(opened(register.path)), f"at {place}"


def is_refused(path: Path) -> bool:
    try:
        opened(path).close()
    except OpenRefused:
        return True
    return False


def test_slices_find_the_same_and_stay_short(register: RegisterFile) -> None:
    broken = damaged(filled(register), "UPDATE project SET name = 'Navn X' WHERE id = 'p4'")
    with broken:
        found = [finding for step in broken.check_slices() for finding in step]
    assert [finding.code for finding in found] == [Finding.ROW]


def test_editing_between_slices_does_no_harm(register: RegisterFile) -> None:
    filled(register)
    found = []
    for number, step in enumerate(register.check_slices(milliseconds=1)):
        found.extend(step)
        if number < 40:
            with register.edit(LABEL) as session:
                session.set("register", INFO.id, "name", f"Navn {number}")
    assert found == []
    assert register.last_check() is not None


def test_a_large_edit_is_followed_in_short_steps(register: RegisterFile) -> None:
    register.relax_durability()
    with register.edit(LABEL) as session:
        for number in range(9_000):
            session.create("light", f"l{number}", {"report_id": "r", "dimension": "time"})
    taken = []
    started = process_time()
    for step in register.check_slices(milliseconds=10):
        taken.append(process_time() - started)
        assert step == ()
        started = process_time()
    assert len(taken) > 5
    assert sorted(taken)[len(taken) * 9 // 10] < 0.05


def test_slices_end_when_the_register_is_closed(register: RegisterFile) -> None:
    steps = filled(register).check_slices(milliseconds=0)
    next(steps)
    register.close()
    assert list(steps) == []


def test_sqlite_writes_records_as_the_log_has_them(register: RegisterFile) -> None:
    """Else every check of a large file would fall back to rebuilding it row by row."""
    signs = "".join(chr(code) for code in range(1, 0x180)) + "\u2028🟢שלום"
    date = ImpreciseDate(signs, None, None, Precision.UNREAD)
    with register.edit(LABEL) as session:
        session.create("project", "p", {"number": signs, "name": signs, "forecast_end": date})
        session.create("project", "q", {"archived": True, "kind": ProjectKind.PROGRAMME})
        session.create("phase", "f", {"key": "x", "active": False})
        session.create("baseline", "b", {"version": -7, "budget": Money(5, signs, None)})
    connection = register._usable()
    for codec in codecs_for(CURRENT).values():
        rows = connection.execute(codec.select).fetchall()
        ours = {(row, "", codec.canonical(columns).encode()) for row, *columns in rows}
        ours |= {(row, *part) for row, *columns in rows for part in encoded(codec.parts(columns))}
        queries = [record_query(codec.table), *part_queries(codec.table)]
        assert {row for query in queries for row in connection.execute(query)} == ours


def encoded(parts: list[tuple[str, str]]) -> list[tuple[str, bytes]]:
    return [(part, text.encode()) for part, text in parts]


def test_a_sound_file_is_never_rebuilt_row_by_row(
    register: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(register)
    monkeypatch.delattr(FullCheck, "_compare_all")
    assert register.check() == ()


@pytest.mark.parametrize("index", ["light_by_report_id_dimension_colour", "op_by_row"])
def test_an_index_that_differs_from_its_table_is_found(register: RegisterFile, index: str) -> None:
    filled(register).close()
    with closing(sqlite3.connect(register.path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)
        ).fetchone()
    content = bytearray(register.path.read_bytes())
    place = content.index(b"r1", page * 4096 - 2048)
    assert place < page * 4096
    content[place + 1] ^= 0x02
    register.path.write_bytes(content)
    assert Finding.PAGES in codes(opened(register.path))
