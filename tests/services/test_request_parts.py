"""Requests that move milestones and the budgets of years: written, told, decided and undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_desktop.domain.change_request import About, RequestState, Subject, Topic
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    milestones_of,
    remove_milestone,
)
from portfolio_desktop.services.outlook import outlook
from portfolio_desktop.services.pack_requests import request_card
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.plan_history import plan_history
from portfolio_desktop.services.request_list import (
    consequences,
    preview_changes,
    request_rows,
    request_view,
)
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    edit_request,
    new_request_draft,
    request_draft,
    submit_request,
)
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.register_file import RegisterFile

APPROVAL = Decision(RequestState.APPROVED, "10.11.2023", "Prøvekredsen", "Mødet den 10. november")
NOV = Period(2023, 11)
PILOT = MilestoneDraft("Pilot", MilestoneKind.GO_LIVE, approved="14.11.2023", forecast="dec. 2023")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def of_year(year: int, after: str, participant: str = "") -> ChangeDraft:
    about = About(year=year, participant_id=participant)
    return ChangeDraft(Subject.YEAR_BUDGET, after, about)


def of_milestone(milestone: str, after: str) -> ChangeDraft:
    return ChangeDraft(Subject.MILESTONE, after, About(milestone))


def brought(name: str, after: str) -> ChangeDraft:
    return ChangeDraft(Subject.MILESTONE, after, About(added=new_id()), name)


def drafted(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    return draft_request(register, replace(draft, title="Ny plan", changes=changes)).id


def approved(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    request = drafted(register, project, *changes)
    submit_request(register, request)
    decide_request(register, request, APPROVAL)
    return request


def approved_years(register: RegisterFile, project: str) -> dict[int, str]:
    years = economy_of(register.reader, project).years
    return {each.year: each.amounts.approved.text for each in years if each.amounts.approved}


def test_a_milestone_moves_in_the_next_plan_and_its_forecast_follows(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    approved(register, project, of_milestone(pilot, "1.3.2024"))
    found = milestone_draft(register.reader, pilot)
    assert (found.original, found.approved, found.forecast) == (
        "14.11.2023",
        "1.3.2024",
        "1.3.2024",
    )
    first, second = register.reader.baselines([project])
    assert (second.version, second.end, second.budget) == (2, first.end, first.budget)
    assert register.check() == ()


def test_the_panel_tells_how_it_slips_against_either_plan(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    approved(register, project, of_milestone(pilot, "1.3.2024"))
    for forecast, slips in (
        ("1.4.2024", ("+5 mdr.", "+1 md. godk.")),
        ("1.3.2024", ("+4 mdr.", "som godkendt")),
    ):
        edit_milestone(
            register, pilot, replace(milestone_draft(register.reader, pilot), forecast=forecast)
        )
        (line,) = project_panel(register.reader, project, NOV, register.today()).plan.milestones
        assert tuple(map(plain, (line.slip, line.slip_approved))) == slips


def test_a_forecast_within_the_new_date_keeps_its_more_exact_words(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, replace(PILOT, forecast="12.3.2024")).id
    approved(register, project, of_milestone(pilot, "mar. 2024"))
    found = milestone_draft(register.reader, pilot)
    assert (found.approved, found.forecast) == ("mar. 2024", "12.3.2024")


def test_a_new_milestone_comes_into_the_plan_with_the_approval(
    register: RegisterFile, project: str
) -> None:
    late = add_milestone(register, project, replace(PILOT, name="Drift", forecast="2025")).id
    wished = brought("Undervisning", "1.2.2024")
    request = drafted(register, project, wished)
    assert [each.milestone.id for each in milestones_of(register.reader, project)] == [late]
    submit_request(register, request)
    decide_request(register, request, APPROVAL)
    first, second = milestones_of(register.reader, project)
    assert (first.milestone.name, second.milestone.name) == ("Undervisning", "Drift")
    assert first.dates.approved == first.dates.original == first.dates.forecast
    (change,) = register.reader.requested_changes([request])
    assert (change.id, change.milestone_id) == (wished.about.added, first.milestone.id)
    assert [line.title for line in request_view(register.reader, request).lines] == [
        "Milepæl: Undervisning"
    ]


def test_a_new_milestone_needs_a_name_and_a_date(register: RegisterFile, project: str) -> None:
    for wished, code, part in (
        (brought("", "1.2.2024"), "milestone_unnamed", ".name"),
        (brought("Undervisning", ""), "change_incomplete", ""),
        (brought("Undervisning", "snart"), "date_missing", ""),
    ):
        request = drafted(register, project, wished)
        with pytest.raises(RuleError) as caught:
            submit_request(register, request)
        field = f"changes.milestone.{wished.about.added}{part}"
        assert (caught.value.problem.code, caught.value.problem.field) == (code, field)


def test_several_milestones_and_years_stand_in_one_request(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    lead = register.reader.projects([project])[0].lead_id or ""
    changes = (
        of_milestone(pilot, "1.3.2024"),
        brought("Undervisning", "1.2.2024"),
        brought("Uddannelse", "1.4.2024"),
        of_year(2024, "3 mio. kr."),
        of_year(2024, "1 mio. kr.", lead),
        of_year(2025, "2 mio. kr."),
    )
    request = drafted(register, project, *changes)
    found = request_draft(register.reader, request)
    assert set(found.changes) == set(changes)
    assert edit_request(register, request, found).edit is None
    titles = [line.title for line in request_view(register.reader, request).lines]
    assert titles[:3] == [
        "Ny milepæl: Undervisning",
        "Milepæl: Pilot",
        "Ny milepæl: Uddannelse",
    ]
    assert titles[3:] == ["Budget 2024", "Budget 2024, Region Århus", "Budget 2025"]


def test_a_milestone_drops_out_of_the_plan(register: RegisterFile, project: str) -> None:
    """Its line says so instead of a date: before and after, in print, in the plan and beside it."""
    pilot = add_milestone(register, project, PILOT).id
    drift = add_milestone(register, project, replace(PILOT, name="Drift", approved="2025")).id
    request = approved(register, project, of_milestone(pilot, "Udgår."))
    (line,) = request_view(register.reader, request).lines
    assert (plain(line.before), line.after, line.difference) == ("14. nov. 2023", "udgår", "")
    (found,) = register.reader.requests([request])
    (printed,) = request_card(register.reader, found).changes
    assert (plain(printed.before), printed.after) == ("14. nov. 2023", "udgår")
    first, second = milestones_of(register.reader, project)
    assert (first.milestone.id, first.dropped, first.ahead) == (pilot, True, False)
    assert (second.milestone.id, second.dropped, second.ahead) == (drift, False, True)
    assert plain(date_words(first.dates.original)) == "14. nov. 2023"
    panel = project_panel(register.reader, project, NOV, register.today())
    assert [each.name for each in panel.plan.milestones] == ["Drift"]
    newest = plan_history(register.reader, project).versions[0]
    told = [(each.title, each.after, each.difference) for each in newest.lines]
    assert told == [("Milepæl: Pilot", "udgår", "")]
    with pytest.raises(RuleError) as caught:
        remove_milestone(register, pilot)
    assert caught.value.problem.code == "milestone_in_plan"
    approved(register, project, of_milestone(pilot, "1.3.2024"))
    assert milestones_of(register.reader, project)[0].ahead
    for _step in range(6):
        undo(register)
    assert milestones_of(register.reader, project)[0].ahead
    assert register.check() == ()


def test_whether_a_milestone_drops_out_is_decided_as_a_point(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    out = of_milestone(pilot, "udgår")
    request = drafted(register, project, out, of_year(2024, "2 mio."))
    submit_request(register, request)
    told = consequences(register.reader, project, (out,), register.today())
    assert "Pilot udgår af den godkendte plan" in [each.sentence for each in told]
    changed = replace(APPROVAL, outcome=RequestState.APPROVED_WITH_CHANGES)
    decide_request(register, request, replace(changed, refused=(out.topic,)))
    assert milestones_of(register.reader, project)[0].ahead
    undo(register)
    instead = of_milestone(pilot, "1.3.2024")
    decide_request(register, request, replace(changed, granted=(instead,)))
    assert milestone_draft(register.reader, pilot).approved == "1.3.2024"


@pytest.mark.parametrize(
    "wished", [ChangeDraft(Subject.END, "udgår"), brought("Ny", "udgår")], ids=["end", "new"]
)
def test_only_a_milestone_of_the_plan_drops_out(
    register: RegisterFile, project: str, wished: ChangeDraft
) -> None:
    request = drafted(register, project, wished)
    with pytest.raises(RuleError) as caught:
        submit_request(register, request)
    assert caught.value.problem.code == "date_missing"


def test_the_budget_of_a_year_comes_into_the_next_plan_and_the_other_years_stay(
    register: RegisterFile, project: str
) -> None:
    given = [CellWish(2023, Part.APPROVED, "1 mio."), CellWish(2024, Part.APPROVED, "2 mio.")]
    set_amounts(register, project, given)
    approved(register, project, of_year(2024, "3 mio."), of_year(2025, "500.000"))
    assert approved_years(register, project) == {2023: "1 mio.", 2024: "3 mio.", 2025: "500.000"}
    original = {
        each.year: each.amounts.original.text
        for each in economy_of(register.reader, project).years
        if each.amounts.original
    }
    assert original == {2023: "1 mio.", 2024: "2 mio."}


def test_before_and_after_are_told_with_the_difference(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    set_amounts(register, project, [CellWish(2024, Part.APPROVED, "2 mio.")])
    drafts = (of_milestone(pilot, "14.1.2024"), of_year(2024, "3,5 mio. kr."))
    lines = preview_changes(register.reader, project, drafts)
    assert [tuple(map(plain, (each.title, each.before, each.difference))) for each in lines] == [
        ("Milepæl: Pilot", "14. nov. 2023", "+61 dage"),
        ("Budget 2024", "2 mio. kr.", "+1,5 mio. kr."),
    ]
    request = drafted(register, project, *drafts)
    (row,) = request_rows(register.reader)
    assert "Milepæl: Pilot: 14. nov. 2023 → 14. jan. 2024 (+61 dage)" in plain(row.summary)
    assert request == row.id


def test_an_approval_is_undone_and_done_again_exactly(register: RegisterFile, project: str) -> None:
    pilot = add_milestone(register, project, PILOT).id
    request = drafted(
        register,
        project,
        of_milestone(pilot, "1.3.2024"),
        brought("Undervisning", "1.2.2024"),
        of_year(2024, "3 mio."),
    )
    submit_request(register, request)

    def everything() -> tuple[object, ...]:
        reader = register.reader
        plan = reader.plan.milestones(), reader.plan.due(), reader.plan.budgets()
        return reader.baselines(), reader.requests(), reader.requested_changes(), *plan

    before = everything()
    decide_request(register, request, APPROVAL)
    after = everything()
    undo(register)
    assert everything() == before
    redo(register)
    assert everything() == after
    assert register.check() == ()


def test_what_was_said_of_a_milestone_meanwhile_is_told(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, PILOT).id
    slow = drafted(register, project, of_milestone(pilot, "1.6.2024"))
    submit_request(register, slow)
    approved(register, project, of_milestone(pilot, "1.3.2024"))
    view = outlook(register.reader, slow, Decision(RequestState.APPROVED, ""), register.today())
    told = [(each.sentence, plain(each.detail)) for each in view.follows]
    changed = "Milepæl: Pilot er ændret, siden anmodningen blev skrevet"
    assert (changed, "Dengang: 14. nov. 2023") in told
    assert plain(view.moves[0].before) == "1. mar. 2024"


def test_topics_of_one_subject_have_ids_of_their_own(register: RegisterFile, project: str) -> None:
    changes = (of_year(2024, "1 mio."), of_year(2025, "1 mio."), of_year(2024, "1 mio.", "x"))
    assert len({each.topic for each in changes}) == len(changes)
    request = drafted(register, project, *changes[:2])
    rows = {each.topic: each.id for each in register.reader.requested_changes([request])}
    draft = request_draft(register.reader, request)
    edit_request(register, request, replace(draft, changes=changes[1:2]))
    edit_request(register, request, draft)
    again = {each.topic: each.id for each in register.reader.requested_changes([request])}
    assert again == rows
    assert Topic(Subject.YEAR_BUDGET, About(year=2024)) in rows
