"""Which rows pass, and what there is to choose by."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.two_texts import TextStanding, TextState
from portfolio_desktop.domain.views import OWN, Choice, Filters, Part, RowFilter
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import ProjectDraft, add_project, edit_project
from portfolio_desktop.services.row_filters import Names, accepts, offered
from portfolio_desktop.storage.register_file import RegisterFile
from tests.ui.made import OCTOBER, row

ROWS = (
    row("1", "Rød", "r", lead_id="m", accountable_id="n"),
    row("2", "Gul", "y", lead_id="n", phase="analysis", state=LifecycleState.PAUSED),
    row("3", "Grøn", "g", kind=ProjectKind.PROGRAMME),
    row("4", "Uden", "-", parent_id="3", reported=False),
    row("5", "Stille", "-", text=TextStanding(TextState.AWAITED)),
)


def passing(filters: Filters, own: str = "") -> str:
    test = accepts(filters, own)
    return "".join(each.number for each in ROWS if test is None or test(each))


def among(*choices: tuple[Part, str]) -> Filters:
    return Filters(among=frozenset(Choice(*each) for each in choices))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "12345"),
        (Filters(frozenset({RowFilter.RED, RowFilter.YELLOW})), "12"),
        (Filters(frozenset({RowFilter.NO_LIGHT, RowFilter.GREEN})), "35"),
        (Filters(frozenset({RowFilter.NOT_REPORTED})), "4"),
        (among((Part.PARTICIPANT, "n")), "12"),
        (among((Part.PARTICIPANT, "m"), (Part.PARTICIPANT, "n")), "12"),
        (among((Part.PARTICIPANT, "n"), (Part.PHASE, "analysis")), "2"),
        (among((Part.STATE, "paused")), "2"),
        (among((Part.PROGRAMME, "3")), "34"),
        (among((Part.TEXT, "awaited"), (Part.TEXT, "changed")), "5"),
        (among((Part.PARTICIPANT, OWN)), ""),
    ],
)
def test_rows_pass_every_part_by_one_of_its_choices(filters: Filters, expected: str) -> None:
    assert passing(filters) == expected


def test_ones_own_are_those_of_the_own_participant() -> None:
    assert passing(among((Part.PARTICIPANT, OWN)), own="m") == "1"


def test_what_is_offered_occurs_and_is_counted(register: RegisterFile, project: str) -> None:
    north = add_participant(register, ParticipantDraft("Region Nordjylland")).id
    number = ProjectDraft(number="23-1", name="Program", kind=ProjectKind.PROGRAMME)
    programme = add_project(register, number).id
    draft = ProjectDraft(number="23-2", name="Del", parent_id=programme, phase="Idé")
    part = add_project(register, draft).id
    edit_project(register, part, draft, TeamDraft(accountable_id=north))
    rows = load_portfolio(register.reader, OCTOBER, register.today()).rows
    found = offered(register.reader, rows)
    words = {part: [(each.words, each.count) for each in found[part]] for part in Part}
    assert words[Part.PARTICIPANT] == [("Region Nordjylland", 1), ("Region Århus", 1)]
    mine = offered(register.reader, rows, north)[Part.PARTICIPANT][0]
    assert (mine.words, mine.count) == ("Min region: Region Nordjylland", 1)
    assert words[Part.PHASE] == [("Idé", 1), ("Gennemførelse", 1)]
    assert words[Part.STATE] == [("Aktiv", 3)]
    assert words[Part.PROGRAMME] == [("Program", 2)]


def test_filters_have_names_also_when_what_they_name_is_gone(register: RegisterFile) -> None:
    north = add_participant(register, ParticipantDraft("Region Nordjylland")).id
    own = Choice(Part.PARTICIPANT, OWN)
    assert Names(register.reader, north).of(own) == "Min region: Region Nordjylland"
    assert Names(register.reader).of(own) == "Min region"
    assert Names(register.reader).of(Choice(Part.PROGRAMME, "x")) == "findes ikke længere"
    assert Names(register.reader).of(Choice(Part.PHASE, "analysis")) == "Analyse"
