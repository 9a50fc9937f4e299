"""Rows and log tell the same story: rebuilt, undone, and as of any moment."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.fields import Table
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue, Position
from tests import fresh

from .conftest import INFO, LABEL, made
from .test_history import revert

Rows: TypeAlias = dict[str, list[tuple[object, ...]]]


def all_rows(connection: sqlite3.Connection) -> Rows:
    return {
        table.name: sorted(
            connection.execute(f"SELECT * FROM {table.name}").fetchall(), key=lambda row: row[0]
        )
        for table in CURRENT.tables
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
    with fresh.folder() as folder, made(Path(folder) / "h.pfreg") as register:
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


@pytest.mark.parametrize("table", list(CURRENT.tables), ids=lambda table: table.name)
def test_every_table_can_be_made_emptied_and_rebuilt(register: RegisterFile, table: Table) -> None:
    name = table.name
    with register.edit(LABEL) as session:
        session.create(name, "one", {})
        if name != "register":
            session.create(name, "two", {})
            session.delete(name, "two")
    assert not [finding for finding in register.check() if finding.is_damage]
