"""An approved change request that moves what another project needs is a warning before printing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import About, RequestState, Subject
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.dependencies import (
    DependencyDraft,
    add_dependency,
    settle_dependency,
)
from portfolio_desktop.services.dependency_lines import dependencies_of
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.impact import consequences
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

NOV = date(2023, 11, 20)
APPROVAL = Decision(RequestState.APPROVED, "10.11.2023", "Prøvekredsen", "Mødet den 10. november")


@pytest.fixture
def needing(register: RegisterFile) -> str:
    return add_project(register, ProjectDraft("22-2", "Apovision", approved_end="2026")).id


@pytest.fixture
def ready(register: RegisterFile, project: str) -> str:
    """The milestone of 22-3 that others need."""
    draft = MilestoneDraft("Klar", approved="1.3.2024", forecast="1.3.2024")
    return add_milestone(register, project, draft).id


def needs(register: RegisterFile, needing: str, project: str, ready: str | None) -> str:
    wish = DependencyDraft(on_project_id=project, on_milestone_id=ready, need_by="1.4.2024")
    return add_dependency(register, needing, wish).id


def approve(register: RegisterFile, project: str, change: ChangeDraft) -> None:
    draft = new_request_draft(register.reader, project, register.today())
    request = draft_request(register, replace(draft, title="Senere", changes=(change,))).id
    submit_request(register, request)
    decide_request(register, request, APPROVAL)


def sentences(register: RegisterFile) -> list[tuple[str, str]]:
    found = warnings(register.reader, Period(2023, 11), date(2023, 11, 30))
    return [
        (each.number, each.sentence)
        for each in found
        if each.problem.code == "check_dependency_broken"
    ]


def moved(ready: str, to: str) -> ChangeDraft:
    return ChangeDraft(Subject.MILESTONE, to, About(ready))


def test_it_fires_at_the_project_that_needs_what_was_moved(
    register: RegisterFile, project: str, needing: str, ready: str
) -> None:
    needs(register, needing, project, ready)
    assert sentences(register) == []
    approve(register, project, moved(ready, "1.6.2024"))
    ((number, sentence),) = sentences(register)
    assert number == "22-2"
    assert sentence == (
        "22-3 Billedindeks: Klar skal bruges senest 1. apr. 2024, men er flyttet til"
        " 1. jun. 2024 ved ændringsanmodning 2023-01."
    )
    undo(register)
    assert sentences(register) == []


def test_it_fires_for_what_has_dropped_out(
    register: RegisterFile, project: str, needing: str, ready: str
) -> None:
    wish = DependencyDraft(on_project_id=project, on_milestone_id=ready)
    dependency = add_dependency(register, needing, wish).id
    out = moved(ready, "udgår")
    told = [each.sentence for each in consequences(register.reader, project, (out,), NOV)]
    assert "22-2 Apovision får ikke, hvad det har brug for: Klar udgår" in told
    approve(register, project, out)
    assert [plain for _number, plain in sentences(register)] == [
        "22-3 Billedindeks: Klar skal bruges, men er udgået af planen ved ændringsanmodning"
        " 2023-01."
    ]
    (line,) = dependencies_of(register.reader, needing, NOV).needs
    assert (line.late, line.expected, line.slack) == (True, "udgår", "udgår af planen")
    settle_dependency(register, dependency, NOV)
    assert sentences(register) == []


def test_it_fires_for_a_moved_end_too(register: RegisterFile, project: str, needing: str) -> None:
    wish = DependencyDraft(on_project_id=project, need_by="1.6.2024")
    add_dependency(register, needing, wish)
    approve(register, project, ChangeDraft(Subject.END, "dec. 2024"))
    assert [number for number, _sentence in sentences(register)] == ["22-2"]


def test_it_is_silent_where_the_move_is_in_time(
    register: RegisterFile, project: str, needing: str, ready: str
) -> None:
    needs(register, needing, project, ready)
    approve(register, project, moved(ready, "30.3.2024"))
    assert sentences(register) == []


def test_it_is_silent_where_it_was_late_already_or_slipped_without_a_request(
    register: RegisterFile, project: str, needing: str, ready: str
) -> None:
    needs(register, needing, project, ready)
    approve(register, project, moved(ready, "15.3.2024"))
    draft = milestone_draft(register.reader, ready)
    edit_milestone(register, ready, replace(draft, forecast="1.7.2024"))
    assert sentences(register) == []


def test_it_is_silent_once_it_is_expected_in_time_again_reached_or_settled(
    register: RegisterFile, project: str, needing: str, ready: str
) -> None:
    dependency = needs(register, needing, project, ready)
    approve(register, project, moved(ready, "1.6.2024"))
    draft = milestone_draft(register.reader, ready)
    for better in (replace(draft, forecast="1.3.2024"), replace(draft, actual="20.11.2023")):
        edit_milestone(register, ready, better)
        assert sentences(register) == []
        undo(register)
    assert len(sentences(register)) == 1
    settle_dependency(register, dependency, date(2023, 11, 20))
    assert sentences(register) == []
