"""What an approval leads to is told before it: lamps before and after, money, other projects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import About, RequestState, Subject
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency, edit_dependency
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.impact import consequences
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
)
from portfolio_desktop.services.outlook import outlook
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.request_lines import Consequence
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile

DAY = date(2023, 11, 2)


def budget(text: str) -> ChangeDraft:
    return ChangeDraft(Subject.BUDGET, text)


def of_year(year: int, text: str) -> ChangeDraft:
    return ChangeDraft(Subject.YEAR_BUDGET, text, About(year=year))


def told(register: RegisterFile, project: str, *drafts: ChangeDraft) -> list[Consequence]:
    found = consequences(register.reader, project, drafts, DAY)
    return [replace(each, sentence=each.sentence.replace("\u00a0", " "),
                    detail=each.detail.replace("\u00a0", " ")) for each in found]  # fmt: skip


def starting(found: list[Consequence], words: str) -> Consequence:
    (one,) = [each for each in found if each.sentence.startswith(words)]
    return one


@pytest.fixture
def overspent(register: RegisterFile, project: str) -> str:
    """22-3 with 2 million approved in 2024, and 2.5 expected."""
    cells = (
        CellWish(2024, Part.APPROVED, "2 mio. kr."),
        CellWish(2024, Part.FORECAST, "2,5 mio. kr."),
    )
    set_amounts(register, project, cells)
    return project


def test_the_hint_on_cost_goes_where_the_money_does(register: RegisterFile, overspent: str) -> None:
    dearer = starting(told(register, overspent, of_year(2024, "2,5 mio. kr.")), "Økonomi")
    assert dearer.sentence == "Økonomi: årenes budget +500.000 kr."
    assert (dearer.before, dearer.colour) == (Colour.YELLOW, Colour.GREEN)
    less = starting(told(register, overspent, of_year(2024, "1 mio. kr.")), "Økonomi")
    assert (less.before, less.colour) == (Colour.YELLOW, Colour.RED)
    assert "1,5 mio. kr. over godkendt budget" in less.detail


def test_what_is_foretold_is_what_the_panel_says_after_the_approval(
    register: RegisterFile, overspent: str
) -> None:
    foretold = starting(told(register, overspent, of_year(2024, "1 mio. kr.")), "Økonomi")
    draft = new_request_draft(register.reader, overspent, register.today())
    wish = replace(draft, title="Mindre", changes=(of_year(2024, "1 mio. kr."),))
    request = draft_request(register, wish).id
    submit_request(register, request)
    decision = Decision(RequestState.APPROVED, "2.11.2023", "Prøvekredsen", "Mødet")
    view = outlook(register.reader, request, decision, DAY)
    assert foretold.colour in [each.colour for each in view.follows]
    decide_request(register, request, decision)
    panel = project_panel(register.reader, overspent, Period(2023, 11), DAY)
    assert foretold.colour in [each.colour for each in panel.hints]


def test_years_that_do_not_come_to_the_budget_are_told(
    register: RegisterFile, project: str
) -> None:
    found = told(register, project, of_year(2024, "3 mio. kr."), budget("4 mio. kr."))
    sums = starting(found, "Årene")
    assert sums.sentence == "Årene giver tilsammen 3 mio. kr.; budgettet i alt er 4 mio. kr."
    assert sums.late
    found = told(register, project, of_year(2024, "4 mio. kr."), budget("4 mio. kr."))
    assert not [each for each in found if each.sentence.startswith("Årene")]


@pytest.fixture
def ready(register: RegisterFile, project: str) -> str:
    """A milestone of 22-3 that 22-2 needs by April."""
    milestone = MilestoneDraft("Klar", approved="1.3.2024", forecast="1.3.2024")
    ready = add_milestone(register, project, milestone).id
    needing = add_project(register, ProjectDraft("22-2", "Apovision", approved_end="2026")).id
    wish = DependencyDraft(on_project_id=project, on_milestone_id=ready, need_by="1.4.2024")
    add_dependency(register, needing, wish)
    return ready


def moved(ready: str, to: str) -> ChangeDraft:
    return ChangeDraft(Subject.MILESTONE, to, About(ready))


def test_how_far_a_milestone_comes_from_the_original_plan_is_told(
    register: RegisterFile, project: str
) -> None:
    """Against the first plan, not the one that holds by now."""
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="1.2.2024")).id
    draft = new_request_draft(register.reader, project, register.today())
    wish = replace(draft, title="Senere", changes=(moved(pilot, "1.3.2024"),))
    request = draft_request(register, wish).id
    submit_request(register, request)
    decision = Decision(RequestState.APPROVED, "2.11.2023", "Prøvekredsen", "Mødet")
    decide_request(register, request, decision)
    slip = starting(told(register, project, moved(pilot, "1.6.2024")), "Pilot")
    assert slip.sentence == "Pilot: +121 dage i forhold til den oprindelige plan"
    back = starting(told(register, project, moved(pilot, "1.2.2024")), "Pilot")
    assert back.sentence == "Pilot: som i den oprindelige plan"
    unread = told(register, project, moved(pilot, "TBD"))
    assert not [each for each in unread if each.sentence.startswith("Pilot")]


def test_what_drops_out_and_what_is_new_is_told(register: RegisterFile, project: str) -> None:
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="1.3.2024")).id
    new = ChangeDraft(Subject.MILESTONE, "1.5.2024", About(added="x-1"), "Drift")
    found = told(register, project, moved(pilot, "udgår"), new)
    assert starting(found, "Pilot").sentence == "Pilot udgår af den godkendte plan"
    assert starting(found, "En ny").sentence == (
        "En ny milepæl kommer ind i den godkendte plan: 1. maj 2024"
    )


def test_the_decision_tells_it_too_but_not_twice_what_moves(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="1.3.2024")).id
    gone = add_milestone(register, project, MilestoneDraft("Go/no-go", approved="1.2.2024")).id
    draft = new_request_draft(register.reader, project, register.today())
    wish = replace(draft, title="Senere", changes=(moved(pilot, "1.6.2024"), moved(gone, "udgår")))
    request = draft_request(register, wish).id
    decision = Decision(RequestState.APPROVED, "2.11.2023", "Prøvekredsen", "Mødet")
    view = outlook(register.reader, request, decision, DAY)
    told_of = [each.sentence.split(":")[0] for each in view.follows]
    assert "Pilot" in told_of
    assert not [each for each in told_of if each.startswith("Go/no-go")]


def test_projects_that_get_too_late_what_they_need_are_named(
    register: RegisterFile, project: str, ready: str
) -> None:
    found = told(register, project, moved(ready, "1.6.2024"))
    broken = starting(found, "22-2 Apovision")
    assert broken.sentence == "22-2 Apovision får ikke det, det venter på, i tide: Klar"
    assert broken.detail == "Skal bruges senest 1. apr. 2024: 61 dage (2 måneder) for sent"
    assert broken.late


def test_who_waits_for_what_drops_out_is_named(
    register: RegisterFile, project: str, ready: str
) -> None:
    gone = starting(told(register, project, moved(ready, "udgår")), "22-2 Apovision")
    assert gone.sentence == "22-2 Apovision får ikke, hvad det har brug for: Klar udgår"
    assert gone.late


def test_that_none_does_is_told_too_and_nothing_where_nobody_needs_it(
    register: RegisterFile, project: str, ready: str
) -> None:
    found = told(register, project, moved(ready, "30.3.2024"))
    assert starting(found, "Det, andre projekter venter på").late is False
    found = told(register, project, budget("9 mio. kr."))
    assert not [each for each in found if "venter på" in each.sentence]


def test_what_was_late_before_is_told_to_be_late_still(
    register: RegisterFile, project: str, ready: str
) -> None:
    late = replace(milestone_draft(register.reader, ready), forecast="1.5.2024")
    edit_milestone(register, ready, late)

    found = told(register, project, moved(ready, "1.6.2024"))

    still = starting(found, "22-2 Apovision")
    assert still.sentence == "22-2 Apovision får stadig ikke det, det venter på, i tide: Klar"
    assert still.late
    assert not [each for each in found if each.sentence.startswith("Det, andre")]


def test_nobody_is_told_to_be_in_time_where_no_date_says_so(
    register: RegisterFile, project: str, ready: str
) -> None:
    (row,) = register.reader.board.rows(Dependency)
    needs = DependencyDraft(on_project_id=project, on_milestone_id=ready, need_by="TBD")
    edit_dependency(register, row.id, needs)

    found = told(register, project, moved(ready, "1.6.2024"))

    assert not [each for each in found if "venter på" in each.sentence]


def test_nothing_follows_from_nothing(register: RegisterFile, project: str) -> None:
    assert told(register, project, ChangeDraft(Subject.END, "")) == []
