"""Projects as a list to search offers them."""

from __future__ import annotations

import pytest

from portfolio_desktop.services.project_names import listed_projects_steps, named_projects
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage import grid_reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

_NUMBERS = ["22-3", "9-1", "22-10", "", "9-1"]


@pytest.fixture
def five(register: RegisterFile) -> RegisterFile:
    with register.edit(Label("demo_filled")) as edit:
        for place, number in enumerate(_NUMBERS):
            values = {"number": number, "name": f"Projekt {place}", "archived": False}
            edit.create("project", f"p-{place}", values)
        edit.create("project", "p-gone", {"number": "1-1", "name": "Borte", "archived": True})
    return register


@pytest.mark.parametrize("at_once", [1, 2, 1_000])
def test_they_come_by_number_however_many_are_read_at_once(
    five: RegisterFile, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(grid_reader, "_HEADS_AT_ONCE", at_once)
    assert named_projects(five.reader) == (
        ("p-1", "9-1 Projekt 1"),
        ("p-4", "9-1 Projekt 4"),
        ("p-0", "22-3 Projekt 0"),
        ("p-2", "22-10 Projekt 2"),
        ("p-3", "Projekt 3"),
    )


def test_the_list_comes_in_steps(five: RegisterFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid_reader, "_HEADS_AT_ONCE", 2)
    steps = listed_projects_steps(five.reader)
    assert next(steps) == (2, 3)
    assert [each.name for each in run_through(steps)][-1] == "Projekt 3"
