"""Rows and log tell the same story: rebuilt, undone, and as of any moment."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.fields import Table
from portfolio_desktop.storage.migrations import migrate
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.tables import TABLES
from portfolio_desktop.storage.values import FieldValue, Position, Record

from .conftest import INFO, LABEL, made, opened
from .test_history import revert

Rows: TypeAlias = dict[str, list[tuple[object, ...]]]


def all_rows(connection: sqlite3.Connection) -> Rows:
    return {
        table.name: sorted(
            connection.execute(f"SELECT * FROM {table.name}").fetchall(), key=lambda row: row[0]
        )
        for table in TABLES
    }


def rows_at(register: RegisterFile, position: Position) -> Rows:
    with register.as_of(position) as snapshot:
        return all_rows(snapshot.connection)


TEXTS = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    ["", "æøå", "'; DROP TABLE op --", "\x00", "\x1e\x1f", "\ud800", "e\u0301", "🟢", "שלום"]
)
DAYS = st.none() | st.dates()
DATES = st.none() | st.builds(ImpreciseDate, TEXTS, DAYS, DAYS, st.sampled_from(Precision))
AMOUNTS = st.none() | st.builds(
    Money, st.integers(-(2**62), 2**62), TEXTS, st.none() | st.integers(1900, 2100)
)
VALUES: dict[tuple[str, str], st.SearchStrategy[FieldValue]] = {
    ("project", "name"): TEXTS,
    ("project", "purpose"): TEXTS,
    ("project", "forecast_end"): DATES,
    ("project", "archived"): st.booleans(),
    ("baseline", "budget"): AMOUNTS,
    ("baseline", "version"): st.integers(-(2**62), 2**62),
    ("baseline", "approved_on"): DAYS,
    ("light", "colour"): st.none() | st.sampled_from(Colour),
    ("light", "reason"): TEXTS,
}
ROWS = st.sampled_from(["1", "2", "ø3"])
WISHES = st.sampled_from(sorted(VALUES)).flatmap(
    lambda place: st.tuples(
        st.just(place), ROWS, st.sampled_from(["write", "write", "write", "delete"]), VALUES[place]
    )
)
EDITS = st.lists(st.lists(WISHES, min_size=1, max_size=5), min_size=1, max_size=8)


def carry_out(
    session: EditSession, place: tuple[str, str], row: str, verb: str, value: FieldValue
) -> None:
    table, field = place
    there = session.record(table, row) is not None
    if verb == "delete":
        if there:
            session.delete(table, row)
    elif there:
        session.set(table, row, field, value)
    else:
        session.create(table, row, {field: value})


@settings(max_examples=40, deadline=None)
@given(EDITS)
def test_any_edits_then_all_undone_give_the_start_and_every_state_comes_back(
    wished: list[list[tuple[tuple[str, str], str, str, FieldValue]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, made(Path(folder) / "h.pfreg") as register:
        register.relax_durability()
        states = [(register.position(), all_rows(register._usable()))]
        done = []
        for wishes in wished:
            with register.edit(LABEL) as session:
                for wish in wishes:
                    carry_out(session, *wish)
            if session.change.edit is not None:
                done.append(session.change.edit)
                states.append((register.position(), all_rows(register._usable())))
        assert not [finding for finding in register.check() if finding.is_damage]
        for edit in reversed(done):
            assert revert(register, edit).edit is not None
        assert all_rows(register._usable()) == states[0][1]
        assert not [finding for finding in register.check() if finding.is_damage]
        for position, rows in states:
            assert rows_at(register, position) == rows


def test_a_moment_is_a_position(register: RegisterFile) -> None:
    before = register.now()
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Siden")
    after = register.now()
    with register.as_of(before) as then, register.as_of(after) as now:
        assert then.reader.info().name == INFO.name
        assert now.reader.info().name == "Siden"
        assert now.position == register.position()
    with register.as_of(before - timedelta(days=900)) as nothing:
        assert nothing.connection.execute("SELECT count(*) FROM register").fetchone() == (0,)


def test_a_snapshot_stays_as_it_is_while_editing_goes_on(register: RegisterFile) -> None:
    with register.as_of(register.position()) as snapshot:
        with register.edit(LABEL) as session:
            session.set("register", INFO.id, "name", "Siden")
        assert snapshot.reader.info().name == INFO.name


GOLDEN = Path(__file__).parents[1] / "_files" / "schema-1.pfreg"
GOLDEN_2 = GOLDEN.with_name("schema-2.pfreg")


def write_golden(path: Path) -> None:
    """How the golden file was made. It stands for issued files, so it is not made again."""
    month = ImpreciseDate("Dec’23", date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH)
    budget = Money(1_260_000_000, "12,6 mio. kr.", 2023)
    rows: list[tuple[str, str, Record]] = [
        ("participant", "r1", {"name": "Region Nord", "valid_to": date(2026, 12, 31)}),
        ("project", "p1", {"number": "22-3", "name": "Prøvesvar", "forecast_end": month}),
        ("baseline", "b1", {"project_id": "p1", "version": 1, "end": month, "budget": budget}),
        ("report", "rep", {"project_id": "p1", "period": "2023-10", "remarks": "Først"}),
        ("light", "l1", {"report_id": "rep", "dimension": "time", "colour": Colour.YELLOW}),
        ("project", "p2", {"number": "22-4", "name": "Slettes"}),
    ]
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in rows:
                session.create(table, row, values)
        with register.edit(LABEL) as session:
            session.set("report", "rep", "remarks", "Siden")
            session.set("project", "p1", "archived", True)
            session.delete("project", "p2")
        register.erase("participant", "r1", "name")


def test_the_register_of_schema_1_still_replays(tmp_path: Path) -> None:
    path = tmp_path / "golden.pfreg"
    path.write_bytes(GOLDEN.read_bytes())
    migrate(path)
    with opened(path) as register:
        assert register.check() == ()
        (report,) = register.reader.reports()
        assert report.stage is ReportStage.REPORTED
        assert [edit.id.seq for edit in register.edits()] == [4, 3, 2, 1]
        (project,) = register.reader.projects()
        assert (project.number, project.name, project.archived) == ("22-3", "Prøvesvar", True)
        (baseline,) = register.reader.baselines()
        assert baseline.budget == Money(1_260_000_000, "12,6 mio. kr.", 2023)
        second = Position.of({register.replica: 2})
        with register.as_of(second) as then:
            assert [report.remarks for report in then.reader.reports()] == ["Først"]
            assert len(then.reader.projects()) == 2
        with register.edit(LABEL) as session:
            session.set("report", "rep", "remarks", "I dag")
        assert register.check() == ()
    with closing(sqlite3.connect(GOLDEN)) as plain:
        hashes = plain.execute("SELECT hex(hash) FROM edit ORDER BY seq").fetchall()
    assert [text[:8] for (text,) in hashes] == HASHES


def write_golden_2(path: Path) -> None:
    """How the golden file of schema 2 was made: what that version brought, beside a project."""
    rows: list[tuple[str, str, Record]] = [
        ("participant", "r1", {"name": "Region Nord", "kind": ParticipantKind.REGION}),
        ("participant", "r2", {"name": "Region Øst", "valid_from": date(2027, 1, 1)}),
        ("person", "n1", {"name": "Åse Prøve", "mail": "aase@example.dk", "participant_id": "r1"}),
        ("project", "p1", {"number": "22-3", "accountable_id": "r1", "left_on": date(2023, 9, 1)}),
        ("assignment", "a1", {"project_id": "p1", "person_id": "n1", "role": Role.CHAIR}),
        ("participation", "t1", {"project_id": "p1", "participant_id": "r1"}),
        ("report", "rep", {"project_id": "p1", "period": "2023-10", "stage": ReportStage.DRAFT}),
        (
            "participant_report",
            "pr",
            {"project_id": "p1", "period": "2023-10", "participant_id": "r1"},
        ),
        (
            "participant_light",
            "pl",
            {"participant_report_id": "pr", "dimension": "time", "colour": Colour.RED},
        ),
        ("reminder", "m1", {"project_id": "p1", "period": "2023-10", "sent_to": "Åse"}),
        ("account", "k1", {"project_id": "p1", "period": "2023-10", "account": "Redegørelse"}),
        ("dismissal", "d1", {"project_id": "p1", "period": "2023-10", "code": "x", "reason": "y"}),
        ("saved_view", "v1", {"name": "Røde og gule", "definition": "{}"}),
    ]
    with made(path) as register:
        with register.edit(LABEL) as session:
            for table, row, values in rows:
                session.create(table, row, values)
        with register.edit(LABEL) as session:
            session.set("report", "rep", "stage", ReportStage.APPROVED)
            session.set("participant", "r1", "successor_id", "r2")
            session.delete("reminder", "m1")
        register.erase("person", "n1", "name")


def test_the_register_of_schema_2_still_replays(tmp_path: Path) -> None:
    path = tmp_path / "golden.pfreg"
    path.write_bytes(GOLDEN_2.read_bytes())
    with opened(path) as register:
        assert register.check() == ()
        (person,) = register.reader.persons()
        assert (person.name, person.mail) == ("", "aase@example.dk")
        (report,) = register.reader.reports()
        assert report.stage is ReportStage.APPROVED
        with register.as_of(Position.of({register.replica: 2})) as then:
            assert [each.sent_to for each in then.reader.reminders()] == ["Åse"]
            assert [each.stage for each in then.reader.reports()] == [ReportStage.DRAFT]
    with closing(sqlite3.connect(GOLDEN_2)) as plain:
        hashes = plain.execute("SELECT hex(hash) FROM edit ORDER BY seq").fetchall()
    assert [text[:8] for (text,) in hashes] == HASHES_2


HASHES = ["47AB5DB1", "23342F2B", "1EC2F82D", "18B412F5"]
HASHES_2 = ["245A6919", "52260BE5", "14769AFA", "BC5C046C"]
"""The beginnings of the golden files' edit hashes: the formats as issued."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_can_be_made_emptied_and_rebuilt(register: RegisterFile, table: Table) -> None:
    name = table.name
    with register.edit(LABEL) as session:
        session.create(name, "one", {})
        if name != "register":
            session.create(name, "two", {})
            session.delete(name, "two")
    assert not [finding for finding in register.check() if finding.is_damage]
