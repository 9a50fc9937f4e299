"""History, undo material, earlier states and erasing, on a real file."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import (
    Action,
    Change,
    EditId,
    EditKind,
    EditRecord,
    Label,
    Operation,
)

from .conftest import INFO, LABEL


def renamed(register: RegisterFile, name: str) -> Change:
    with register.edit(Label("renamed", {"name": name})) as session:
        session.set("register", INFO.id, "name", name)
    return session.change


def revert(register: RegisterFile, edit: EditId) -> Change:
    """Write the befores of an edit, last first."""
    with register.edit(LABEL, kind=EditKind.UNDO, reverts=edit) as session:
        for operation in reversed(register.operations(edit)):
            match operation.action, operation.before:
                case Action.CREATE, None:
                    session.delete(operation.table, operation.row)
                case ((Action.CREATE | Action.DELETE), Mapping() as record):
                    if session.record(operation.table, operation.row) is not None:
                        session.delete(operation.table, operation.row)
                    session.create(operation.table, operation.row, record)
                case _, before:
                    assert not isinstance(before, Mapping)
                    session.set(operation.table, operation.row, operation.field, before)
    return session.change


def test_edits_are_listed_newest_first_with_who_when_and_why(register: RegisterFile) -> None:
    renamed(register, "A")
    renamed(register, "B")
    newest, second, first = register.edits()
    assert (newest.label, second.label) == (
        Label("renamed", {"name": "B"}),
        Label("renamed", {"name": "A"}),
    )
    assert first.kind is EditKind.SETUP
    assert newest.actor == "inge"
    assert newest.at > second.at > first.at
    assert [edit.id for edit in register.edits(newest_first=False, limit=2)] == [
        first.id,
        second.id,
    ]


def test_more_edits_than_one_chunk_come_once_each(register: RegisterFile) -> None:
    for number in range(205):
        renamed(register, str(number))
    seqs = [edit.id.seq for edit in register.edits()]
    assert seqs == list(range(206, 0, -1))


def test_editing_while_listing_does_no_harm(register: RegisterFile) -> None:
    for number in range(205):
        renamed(register, str(number))
    seen: list[EditRecord] = []
    for edit in itertools.islice(register.edits(), 203):
        seen.append(edit)
        renamed(register, f"later {edit.id.seq}")
    assert [edit.id.seq for edit in seen] == list(range(206, 3, -1))


def test_edits_of_a_row_a_field_and_a_table(register: RegisterFile) -> None:
    with register.edit(LABEL) as made:
        made.create("project", "p", {"name": "Lab", "purpose": "P"})
    with register.edit(LABEL) as purpose:
        purpose.set("project", "p", "purpose", "Q")
    with register.edit(LABEL) as phase:
        phase.set("project", "p", "phase", "idea")
    renamed(register, "x")

    def ids(*sessions: EditSession) -> list[EditId | None]:
        return [session.change.edit for session in sessions]

    assert [edit.id for edit in register.edits(row="p", table="project")] == ids(
        phase, purpose, made
    )
    assert [edit.id for edit in register.edits(row="p")] == ids(phase, purpose, made)
    assert [edit.id for edit in register.edits(row="p", field="purpose")] == ids(purpose, made)
    assert [edit.id for edit in register.edits(table="project")] == ids(phase, purpose, made)
    assert [edit.id for edit in register.edits(table="light")] == []
    assert [edit.id for edit in register.edits(rows=[("project", "p")], limit=1)] == ids(phase)


def test_operations_tell_before_and_after(register: RegisterFile) -> None:
    with register.edit(LABEL) as made:
        made.create("report", "r", {"project_id": "p", "period": "2023-10", "remarks": "Først"})
    with register.edit(LABEL) as changed:
        changed.set("report", "r", "overall", Colour.YELLOW)
        changed.set("report", "r", "remarks", "Siden")
    with register.edit(LABEL) as gone:
        gone.delete("report", "r")
    assert made.change.edit is not None
    assert changed.change.edit is not None
    assert gone.change.edit is not None
    (creation,) = register.operations(made.change.edit)
    assert creation.action is Action.CREATE
    assert creation.before is None
    assert isinstance(creation.after, dict)
    assert creation.after["remarks"] == "Først"
    assert register.operations(changed.change.edit) == (
        Operation("report", "r", Action.SET, "overall", None, Colour.YELLOW),
        Operation("report", "r", Action.SET, "remarks", "Først", "Siden"),
    )
    (deletion,) = register.operations(gone.change.edit)
    assert deletion.action is Action.DELETE
    assert isinstance(deletion.before, dict)
    assert deletion.before["remarks"] == "Siden"
    assert deletion.before["overall"] is Colour.YELLOW
    assert deletion.after is None


def test_writing_the_befores_brings_back_what_was(register: RegisterFile) -> None:
    with register.edit(LABEL) as made:
        made.create("project", "p", {"name": "Lab", "purpose": "P"})
    before = register.record("project", "p")
    with register.edit(LABEL) as gone:
        gone.set("project", "p", "name", "Laboratorium")
        gone.delete("project", "p")
    assert gone.change.edit is not None
    revert(register, gone.change.edit)
    assert register.record("project", "p") == before
    newest = next(register.edits())
    assert (newest.kind, newest.reverts) == (EditKind.UNDO, gone.change.edit)


def test_an_unknown_edit_is_a_key_error(register: RegisterFile) -> None:
    with pytest.raises(KeyError):
        register.operations(EditId("nobody", 1))
