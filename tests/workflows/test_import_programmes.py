"""What a project is part of must hold once the file is in, whichever rows were taken."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.write_json import register_json
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import ImportChoices, ImportRefused
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import brought_in, made, preview, project

HEADS = ("Nr.", "Projekt", "Slutdato", "Hører under")
WHOLE, PART = ("23-1", "Programmet", "Dec 25", ""), ("23-2", "Delen", "Dec 24", "23-1")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    with made(tmp_path / "a.pfreg") as opened:
        yield opened


def test_a_part_is_not_taken_in_without_its_whole(register: RegisterFile) -> None:
    seen = preview(register, WHOLE, PART, heads=HEADS)
    without = ImportChoices(left_out=frozenset({seen.rows[0].key}))
    with pytest.raises(ImportRefused) as caught:
        apply(register, seen, without)
    assert caught.value.message.text == (
        "23-2 hører under et projekt, der er fravalgt. Intet er ændret."
        " Tag dem begge med, eller fravælg dem begge."
    )
    assert register.reader.projects() == ()
    apply(register, seen, ImportChoices())
    assert project(register, "23-2").parent_id == project(register, "23-1").id


def test_nor_one_of_a_register_as_json(register: RegisterFile, tmp_path: Path) -> None:
    projects = (Project("a", "23-1", "Programmet"), Project("b", "23-2", "Del", parent_id="a"))
    path = tmp_path / "x.json"
    path.write_bytes(register_json(RegisterContent(RegisterInfo("", "Navn"), projects=projects)))
    with pytest.raises(ImportRefused) as caught:
        apply(register, prepare(register, path), ImportChoices(left_out=frozenset({"a"})))
    assert caught.value.message.code == "parent_left_out"


def test_a_whole_that_the_register_has_need_not_be_taken_again(register: RegisterFile) -> None:
    brought_in(register, WHOLE, heads=HEADS)
    seen = preview(register, WHOLE, PART, heads=HEADS)
    apply(register, seen, ImportChoices(left_out=frozenset({seen.rows[0].key})))
    assert project(register, "23-2").parent_id == project(register, "23-1").id


def test_two_rows_cannot_be_part_of_each_other(register: RegisterFile) -> None:
    seen = preview(register, (*WHOLE[:3], "23-2"), PART, heads=HEADS)
    with pytest.raises(ImportRefused) as caught:
        apply(register, seen, ImportChoices())
    assert caught.value.message.code == "parent_loop"
    kept = dataclasses.replace(ImportChoices(), left_out=frozenset({seen.rows[1].key}))
    with pytest.raises(ImportRefused):
        apply(register, seen, kept)
    assert register.check() == ()
