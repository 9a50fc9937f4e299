"""Erasing a value: gone from rows, log and bytes of the file; the chain still verifies."""

from __future__ import annotations

import random

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Action, EditKind, Trace

from .conftest import LABEL, opened

SECRET = "Hemmelige Hansen"


def with_secret(register: RegisterFile) -> RegisterFile:
    with register.edit(LABEL) as session:
        session.create("participant", "x", {"name": SECRET, "short_name": "RH"})
    with register.edit(LABEL) as session:
        session.set("participant", "x", "name", f"{SECRET} igen")
        session.set("participant", "x", "short_name", "RHN")
    with register.edit(LABEL) as session:
        session.set("participant", "x", "name", "Uskyldig")
    return register


def test_an_erased_value_is_nowhere_and_the_chain_holds(register: RegisterFile) -> None:
    with_secret(register).erase("participant", "x", "name")
    assert register.record("participant", "x") == {
        "name": "",
        "short_name": "RHN",
        "valid_from": None,
        "valid_to": None,
        "successor_id": None,
        "kind": ParticipantKind.OTHER,
    }
    assert register.check() == ()
    register.close()
    content = register.path.read_bytes()
    assert SECRET.encode() not in content
    assert b"Uskyldig" not in content
    assert b"RHN" in content
    with opened(register.path) as again:
        assert again.check() == ()


def test_erasing_is_recorded_and_history_says_what_is_gone(register: RegisterFile) -> None:
    with_secret(register).erase("participant", "x", "name")
    erasing, third, second, first, _ = register.edits()
    assert erasing.kind is EditKind.ERASE
    assert erasing.label.params == {"table": "participant", "row": "x", "field": "name"}
    (operation,) = register.operations(erasing.id)
    assert (operation.action, operation.before, operation.erased) == (Action.ERASE, None, True)
    assert [op.erased for op in register.operations(third.id)] == [True]
    assert [(op.field, op.erased) for op in register.operations(second.id)] == [
        ("name", True),
        ("short_name", False),
    ]
    (creation,) = register.operations(first.id)
    assert creation.erased
    assert isinstance(creation.after, dict)
    assert creation.after["short_name"] == "RH"


def test_earlier_states_lack_only_what_was_erased(register: RegisterFile) -> None:
    with_secret(register)
    before = register.position()
    register.erase("participant", "x", "name")
    with register.as_of(before) as snapshot:
        (participant,) = snapshot.reader.participants()
        assert (participant.name, participant.short_name) == ("", "RHN")


def test_a_deleted_row_can_be_erased_too(register: RegisterFile) -> None:
    with_secret(register)
    with register.edit(LABEL) as session:
        session.delete("participant", "x")
    register.erase("participant", "x", "name")
    assert register.record("participant", "x") is None
    assert register.check() == ()
    register.close()
    assert SECRET.encode() not in register.path.read_bytes()


def test_after_erasing_the_field_can_be_written_again(register: RegisterFile) -> None:
    with_secret(register).erase("participant", "x", "name")
    with register.edit(LABEL) as session:
        session.set("participant", "x", "name", "Ny")
    assert register.check() == ()
    with pytest.raises(ValueError, match="holds no words"):
        register.erase("project", "p", "number")
    with pytest.raises(ValueError, match="there is no"):
        register.erase("participant", "nobody", "name")


def test_several_fields_and_their_copies_go_in_one_edit(register: RegisterFile) -> None:
    with register.edit(LABEL) as session:
        session.create("person", "p", {"name": SECRET, "title": "direktør", "mail": "hh@rm.dk"})
        session.create("project", "a", {"number": "1", "name": "direktør"})
        for row, sent_to in (("r", "hh@rm.dk"), ("s", "en@anden.dk"), ("t", "")):
            values = {"project_id": "a", "period": "2023-10", "sent_to": sent_to}
            session.create("reminder", row, values)
    with register.edit(LABEL) as session:
        session.set("person", "p", "mail", "ny@rm.dk")
        session.delete("reminder", "t")
    before = len(list(register.edits()))
    copies = (Trace("mail", "reminder", "sent_to"), Trace("name", "reminder", "sent_to"))
    change = register.erase("person", "p", "name", "mail", traces=copies)
    assert len(list(register.edits())) == before + 1
    assert change.rows == {("person", "p"), ("reminder", "r")}
    assert [each.sent_to for each in register.reader.reminders()] == ["", "en@anden.dk"]
    (person,) = register.reader.persons()
    assert (person.name, person.title, person.mail) == ("", "direktør", "")
    assert register.check() == ()
    register.close()
    content = register.path.read_bytes()
    assert SECRET.encode() not in content
    assert b"hh@rm.dk" not in content


def test_no_trace_stays_on_any_page(register: RegisterFile) -> None:
    source = random.Random(7)
    rows = [f"x{number}" for number in range(120)]
    for _ in range(6):
        with register.edit(LABEL) as session:
            for row in rows:
                name = f"{SECRET} {'æ' * source.randrange(300)}"
                if session.record("participant", row) is None:
                    session.create("participant", row, {"name": name})
                else:
                    session.set("participant", row, "name", name)
    for row in rows:
        register.erase("participant", row, "name")
    register.close()
    assert SECRET.encode() not in register.path.read_bytes()
