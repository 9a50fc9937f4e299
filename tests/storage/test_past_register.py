"""What a register told of itself at a moment, it tells when it is looked at as it was then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.past_register import PastRegister, past_register_steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Position
from tests import fresh

from .conftest import LABEL, made
from .test_snapshots import EDITS, Rows, all_rows, carry_out

_TABLES = ("project", "report", "light", "baseline")


def looked_at(register: RegisterFile, position: Position) -> PastRegister:
    return run_through(past_register_steps(register, position, register.now()))


def told(register: RegisterFile) -> list[object]:
    """The log as everything else reads it."""
    keys = [(table, row) for table in _TABLES for row in ("1", "2", "ø3")]
    return [
        list(register.edits()),
        list(register.edits(newest_first=False, limit=2)),
        list(register.edits(table="project")),
        list(register.edits(rows=keys, field="name")),
        register.reader.log.edits_of(keys, 3),
        [register.record(*key) for key in keys],
        register.position(),
    ]


@settings(max_examples=20, deadline=None)
@given(EDITS)
def test_rows_and_log_are_those_of_then(edits: list[list[tuple[object, ...]]]) -> None:
    with fresh.folder() as folder, made(Path(folder) / "r.pfreg") as register:
        then: list[tuple[Position, Rows, list[object]]] = []
        for edit in edits:
            with register.edit(LABEL) as session:
                for wish in edit:
                    carry_out(session, *wish)  # type: ignore[arg-type]
            then.append((register.position(), all_rows(register._usable()), told(register)))
        for position, rows, words in then:
            with looked_at(register, position) as past:
                assert all_rows(past._snapshot.connection) == rows
                assert told(past) == words


def test_rows_that_were_gone_then_are_those_that_are_told_of(tmp_path: Path) -> None:
    """Also where they are there again today, and none that came later."""
    with made(tmp_path / "r.pfreg") as register:
        then: list[tuple[Position, set[str]]] = []
        for verb, row in (
            ("create", "1"),
            ("delete", "1"),
            ("create", "1"),
            ("create", "2"),
            ("delete", "2"),
            ("delete", "1"),
        ):
            with register.edit(LABEL) as session:
                if verb == "create":
                    session.create("report", row, {"project_id": "p", "period": "2023-10"})
                else:
                    session.delete("report", row)
            gone = register.reader.log.gone_rows("report", "project_id", ["p"])
            then.append((register.position(), gone))
        assert [len(gone) for _position, gone in then] == [0, 1, 0, 0, 1, 2]
        for position, gone in then:
            with looked_at(register, position) as past:
                assert past.reader.log.gone_rows("report", "project_id", ["p"]) == gone


def _edit(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.create("project", "1", {"name": "x"})


@pytest.mark.parametrize(
    "write",
    [
        _edit,
        lambda register: register.erase("project", "1", "name"),
    ],
)
def test_nothing_is_written_through_it(
    tmp_path: Path, write: Callable[[RegisterFile], object]
) -> None:
    with made(tmp_path / "r.pfreg") as register:
        with looked_at(register, register.position()) as past:
            before = register.path.read_bytes()
            with pytest.raises(StorageError) as refused:
                write(past)
            assert refused.value.code is Trouble.PAST
            assert register.path.read_bytes() == before
        _edit(register)
