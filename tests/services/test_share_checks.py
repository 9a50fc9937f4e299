"""A remark that counts the regions is held against what the regions report themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.override_checks import OVERRIDE_UNEXPLAINED
from portfolio_desktop.services.participant_reports import set_participant_colour
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.share_checks import SHARE_DIFFERS
from portfolio_desktop.services.status import set_colour, set_light_reason, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)


@pytest.fixture
def regions(register: RegisterFile, project: str) -> Mapping[str, str]:
    """Three regions that report on the project; Sjælland yellow on time, the others green."""
    found = {}
    for name in ("Midtjylland", "Nordjylland", "Sjælland"):
        draft = ParticipantDraft(f"Region {name}", name[:3], ParticipantKind.REGION)
        found[name] = add_participant(register, draft).id
    team = TeamDraft(participants=frozenset(found.values()))
    edit_project(register, project, project_draft(register.reader, project), team)
    for name, who in found.items():
        colour = Colour.YELLOW if name == "Sjælland" else Colour.GREEN
        set_participant_colour(register, project, OCTOBER, who, "time", colour)
    return found


def told(register: RegisterFile, project: str, remark: str) -> list[str]:
    set_remarks(register, project, OCTOBER, remark)
    found = warnings(register.reader, OCTOBER, date(2023, 11, 10))
    return [each.sentence for each in found if each.problem.code == SHARE_DIFFERS]


def test_another_count_is_told(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    assert told(register, project, "2 ud af 3 regioner melder gult på tid.") == [
        "Bemærkningerne siger, at 2 af 3 melder gul på tid; efter parternes egne rapporter er det"
        " 1."
    ]


@pytest.mark.parametrize(
    "remark",
    ["1 ud af 3 regioner melder gult på tid.", "1 ud af 3 regioner melder gult.", "Alt går godt."],
)
def test_the_right_count_is_silent(
    register: RegisterFile, project: str, regions: Mapping[str, str], remark: str
) -> None:
    assert told(register, project, remark) == []


def test_it_is_silent_about_others_and_before_all_have_reported(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    assert told(register, project, "2 ud af 5 regioner melder gult på tid.") == []
    assert told(register, project, "2 ud af 3 regioner melder gult på økonomi.") == []


def test_a_lamp_against_the_participants_is_told_until_it_says_why(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    def found() -> list[str]:
        made = warnings(register.reader, OCTOBER, date(2023, 11, 10))
        return [each.sentence for each in made if each.problem.code == OVERRIDE_UNEXPLAINED]

    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    assert found() == [], "as suggested"
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    assert found() == [
        "Samlet status er en anden end den, parternes rapporter foreslår, og det er ikke begrundet."
    ]
    set_light_reason(register, project, OCTOBER, OVERALL, "Løst efter månedens udgang.")
    assert found() == []
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    assert len(found()) == 1, "the old reason was for another colour"
