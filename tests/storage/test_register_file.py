"""The life of a register file: made, edited, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Position

from .conftest import INFO, LABEL, opened


def reopened(register: RegisterFile) -> RegisterFile:
    register.close()
    return opened(register.path)


def test_a_new_register_holds_its_name_and_one_edit(register: RegisterFile) -> None:
    assert register.id == INFO.id
    assert register.record("register", INFO.id) == {
        "name": "Kredsens portefølje",
        "forum": "Kredsen",
        "secretariat": "",
    }
    assert register.position() == Position.of({register.replica: 1})


def test_an_edit_is_there_after_closing_and_opening(register: RegisterFile) -> None:
    deadline = ImpreciseDate("Apr' 24", date(2024, 4, 1), date(2024, 4, 30), Precision.MONTH)
    with register.edit(LABEL) as session:
        session.create("project", "p", {"number": "22-3", "name": "Genetik", "rank": "m"})
        session.set("project", "p", "state", LifecycleState.PAUSED)
        session.set("project", "p", "forecast_end", deadline)
        session.create("baseline", "b", {"project_id": "p", "version": 1, "budget": Money(99, "x")})
    assert session.change.rows == {("project", "p"), ("baseline", "b")}
    with reopened(register) as again:
        project = again.record("project", "p")
        assert project is not None
        assert project["state"] is LifecycleState.PAUSED
        assert project["forecast_end"] == deadline
        baseline = again.record("baseline", "b")
        assert baseline is not None
        assert baseline["budget"] == Money(99, "x")
        assert again.position() == Position.of({again.replica: 2})


class GivenUpError(Exception):
    """The user has had enough."""


def test_an_edit_given_up_while_it_is_logged_leaves_nothing(register: RegisterFile) -> None:
    before = register.position()
    told: list[tuple[int, int]] = []

    def give_up_half_way(done: int, total: int) -> None:
        told.append((done, total))
        if done * 2 >= total:
            raise GivenUpError

    def edit() -> None:
        with register.edit(LABEL, progress=give_up_half_way) as session:
            for number in range(200):
                session.create("participant", f"p{number}", {"name": f"Region {number}"})

    with pytest.raises(GivenUpError):
        edit()
    assert told == [(0, 200), (50, 200), (100, 200)]
    assert register.position() == before
    assert register.reader.participants() == ()
    assert register.check() == ()
    assert not register.editing


def test_an_edit_that_ends_where_it_began_records_nothing(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Andet")
        session.set("register", INFO.id, "name", INFO.name)
        session.create("project", "p", {})
        session.delete("project", "p")
    assert session.change == Change(None)
    assert register.position() == Position.of({register.replica: 1})


def wrong_field(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Andet")
        session.set("register", INFO.id, "colour", "red")


def wrong_type(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Andet")
        session.set("register", INFO.id, "forum", 7)


def twice(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Andet")
        session.create("register", INFO.id, {})


def absent(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Andet")
        session.set("project", "nobody", "name", "x")


@pytest.mark.parametrize("wish", [wrong_field, wrong_type, twice, absent])
def test_a_wish_that_cannot_be_undoes_the_whole_edit(
    register: RegisterFile, wish: Callable[[RegisterFile], None]
) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        wish(register)
    record = register.record("register", INFO.id)
    assert record is not None
    assert record["name"] == INFO.name
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Tredje")
    assert session.change.edit is not None
    assert session.change.edit.seq == 2


def test_two_edits_at_once_are_refused_and_leave_the_first_whole(register: RegisterFile) -> None:
    with register.edit(LABEL) as outer:
        outer.set("register", INFO.id, "name", "Ydre")
        with pytest.raises(ValueError, match="another edit"), register.edit(LABEL):
            pass
    record = register.record("register", INFO.id)
    assert record is not None
    assert record["name"] == "Ydre"


def test_an_existing_file_is_never_created_over(register: RegisterFile) -> None:
    with pytest.raises(StorageError) as refused:
        RegisterFile.create(register.path, info=INFO, actor="inge")
    assert refused.value.code is Trouble.EXISTS


def test_nothing_is_left_beside_the_file_after_closing(register: RegisterFile) -> None:
    register.close()
    assert [path.name for path in register.path.parent.iterdir()] == ["kreds.pfreg"]


def test_a_closed_register_says_so(register: RegisterFile) -> None:
    register.close()
    with pytest.raises(StorageError) as refused, register.edit(LABEL):
        pass
    assert refused.value.code is Trouble.CLOSED
