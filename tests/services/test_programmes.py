"""Programmes: what stands under what, what lacks a date, and what the sub-projects suggest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import ProjectKind
from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.part_lines import NO_PARTS
from portfolio_desktop.services.portfolio import PortfolioRow, load_portfolio, refresh_rows
from portfolio_desktop.services.programmes import FLAT, nested
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.settings import use_roll_up_rule
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER, TODAY = Period(2023, 10), date(2023, 11, 2)


@dataclass(frozen=True)
class Item:
    id: str
    parent: str | None = None


def names(items: list[Item], folded: tuple[str, ...] = ()) -> list[str]:
    found, _nesting = nested(items, lambda each: each.id, lambda each: each.parent, folded)
    return [each.id for each in found]


def test_sub_projects_stand_under_their_programme_in_the_order_given() -> None:
    items = [Item("b", "P"), Item("x"), Item("P"), Item("a", "P"), Item("y", "away")]
    assert names(items) == ["x", "P", "b", "a", "y"]
    assert names(items, ("P",)) == ["x", "P", "y"]
    found, nesting = nested(items, lambda each: each.id, lambda each: each.parent, ("P",))
    assert len(found) == 3
    assert (nesting.depths, nesting.folds) == ({}, {"P": True})


def test_programmes_within_programmes_stand_deeper() -> None:
    items = [Item("c", "B"), Item("B", "A"), Item("A")]
    found, nesting = nested(items, lambda each: each.id, lambda each: each.parent)
    assert [each.id for each in found] == ["A", "B", "c"]
    assert nesting.depths == {"B": 1, "c": 2}
    assert names(items, ("A",)) == ["A"]


def test_a_list_without_programmes_is_flat() -> None:
    assert nested([Item("a")], lambda each: each.id, lambda each: each.parent)[1] is FLAT


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, *"abcdef"]))))
def test_unfolded_nothing_is_lost_or_doubled_whatever_stands_under_what(
    pairs: list[tuple[str, str | None]],
) -> None:
    items = [Item(name, parent) for name, parent in dict(pairs).items()]
    assert sorted(names(items)) == sorted(each.id for each in items)


@pytest.fixture
def programme(register: RegisterFile) -> dict[str, str]:
    """23-1 with three sub-projects: red, green, and green without a date."""
    use_language(Language.DANISH)
    top = add_project(register, ProjectDraft("23-1", "Journalen", kind=ProjectKind.PROGRAMME)).id
    ids = {"23-1": top}
    for number, end in (("23-2", "dec. 2024"), ("23-3", "TBD"), ("23-4", "2025")):
        draft = ProjectDraft(number, number, parent_id=top, forecast_end=end)
        ids[number] = add_project(register, draft).id
    for number, colour in (("23-2", Colour.RED), ("23-3", Colour.GREEN), ("23-4", Colour.GREEN)):
        set_colour(register, ids[number], OCTOBER, OVERALL, colour)
    return ids


def top(register: RegisterFile) -> PortfolioRow:
    shown = load_portfolio(register.reader, OCTOBER, TODAY)
    return next(row for row in shown.rows if row.number == "23-1")


def test_a_programme_tells_of_its_sub_projects(
    register: RegisterFile, programme: dict[str, str]
) -> None:
    row = top(register)
    assert row.parts is not None
    assert row.parts.told == "3 delprojekter · 1 uden dato"
    assert row.suggested is Colour.RED
    assert row.parts.because == "Delprojekterne peger på rød: 1 af 3 delprojekter melder rød."
    set_colour(register, programme["23-1"], OCTOBER, OVERALL, Colour.RED)
    assert top(register).suggested is None


def test_the_register_s_rule_decides_what_they_suggest(
    register: RegisterFile, programme: dict[str, str]
) -> None:
    use_roll_up_rule(register, RollUpRule.MAJORITY)
    assert top(register).suggested is Colour.GREEN
    use_roll_up_rule(register, RollUpRule.JUDGED)
    assert top(register).suggested is None


def test_an_edit_of_a_sub_project_shows_in_its_programme(
    register: RegisterFile, programme: dict[str, str]
) -> None:
    shown = load_portfolio(register.reader, OCTOBER, TODAY)
    before = {row.id: row for row in shown.rows}
    change = set_colour(register, programme["23-2"], OCTOBER, OVERALL, Colour.YELLOW)
    after = refresh_rows(register.reader, shown, change)
    assert after == load_portfolio(register.reader, OCTOBER, TODAY)
    changed = {row.number for row in after.rows if row is not before[row.id]}
    assert changed == {"23-1", "23-2"}


def test_who_leaves_the_programme_is_no_longer_told_of(
    register: RegisterFile, programme: dict[str, str]
) -> None:
    shown = load_portfolio(register.reader, OCTOBER, TODAY)
    for number in ("23-2", "23-3", "23-4"):
        draft = project_draft(register.reader, programme[number])
        change = edit_project(register, programme[number], replace(draft, parent_id=None))
        shown = refresh_rows(register.reader, shown, change)
    assert all(row.parts is None for row in shown.rows)


def test_the_panel_lists_the_sub_projects(
    register: RegisterFile, programme: dict[str, str]
) -> None:
    facts = project_panel(register.reader, programme["23-1"], OCTOBER, TODAY).parts
    assert facts.told == "3 delprojekter · 1 uden dato"
    assert [(each.number, each.lamp.colour, each.undated) for each in facts.lines] == [
        ("23-2", Colour.RED, False),
        ("23-3", Colour.GREEN, True),
        ("23-4", Colour.GREEN, False),
    ]
    assert project_panel(register.reader, programme["23-2"], OCTOBER, TODAY).parts == NO_PARTS


def test_who_left_is_no_longer_listed(register: RegisterFile, programme: dict[str, str]) -> None:
    gone = LeavingDraft(reason="afsluttet", day="1.10.2023", undecided=True)
    leave_register(register, [programme["23-2"]], gone)
    listed = project_panel(register.reader, programme["23-1"], OCTOBER, TODAY).parts
    assert [each.number for each in listed.lines] == ["23-3", "23-4"]
    assert listed.told == "2 delprojekter · 1 uden dato"
