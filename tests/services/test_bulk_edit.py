"""Several projects at once: what is shown is done, in one edit, and one undo takes it back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.bulk_edit import edit_projects, parents_of, plan_edit
from portfolio_desktop.services.bulk_planning import BulkWish, LeftOut, Surroundings
from portfolio_desktop.services.bulk_words import BulkTeller, summary
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import approve_reports, open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)


@pytest.fixture
def five(register: RegisterFile) -> list[str]:
    drafts = [ProjectDraft(number=f"23-{n}", name=f"Nr. {n}", phase="analysis") for n in range(5)]
    return [add_project(register, draft).id for draft in drafts]


def told(register: RegisterFile) -> str:
    return history(register)[0].sentence


def lines(register: RegisterFile, ids: list[str], wish: BulkWish) -> dict[str, tuple[str, str]]:
    portfolio = load_portfolio(register.reader, OCTOBER, register.today())
    around = Surroundings(portfolio.dimensions, parents_of(register.reader))
    shown = BulkTeller(register.reader, around).lines(wish, plan_edit(register, OCTOBER, ids, wish))
    return {each.number: (each.changes, each.left_out) for each in shown}


def stages(register: RegisterFile) -> list[str]:
    return [each.stage.value for each in register.reader.reports([OCTOBER])]


def test_five_projects_get_a_phase_in_one_step(register: RegisterFile, five: list[str]) -> None:
    wish = BulkWish(phase="realisation")
    assert lines(register, five, wish)["23-0"] == ("Fase: Analyse → Realisering", "")
    edits = len(list(register.edits()))
    edit_projects(register, OCTOBER, five, wish)
    assert len(list(register.edits())) == edits + 1
    assert {each.phase for each in register.reader.projects(five)} == {"realisation"}
    assert told(register) == "5 projekter: fase til realisering"
    undo(register)
    assert {each.phase for each in register.reader.projects(five)} == {"analysis"}
    assert register.check() == ()


def test_those_that_have_it_already_are_not_counted(
    register: RegisterFile, five: list[str]
) -> None:
    edit_projects(register, OCTOBER, five[:4], BulkWish(phase="execution"))
    edit_projects(register, OCTOBER, five, BulkWish(phase="execution"))
    assert told(register) == "Ét projekt: fase til gennemførelse"
    with pytest.raises(RuleError) as refused:
        edit_projects(register, OCTOBER, five, BulkWish(phase="execution"))
    assert refused.value.problem.code == "bulk_nothing"


def test_a_state_holds_from_a_day_of_the_month_with_its_reason(
    register: RegisterFile, five: list[str]
) -> None:
    wish = BulkWish(state=LifecycleState.PAUSED, state_reason=" Afventer  lov. ")
    edit_projects(register, OCTOBER, five[:2], wish)
    project = register.reader.projects([five[0]])[0]
    assert project.state is LifecycleState.PAUSED
    assert project.state_from == OCTOBER.last_day, "the day nearest today, in November"
    assert project.state_reason == "Afventer  lov."
    assert told(register) == "2 projekter: tilstand til på pause"


def test_lead_accountable_and_programme(register: RegisterFile, five: list[str]) -> None:
    north = add_participant(register, ParticipantDraft("Region Nordjylland")).id
    programme = add_project(
        register, ProjectDraft(number="22-1", name="Program", kind=ProjectKind.PROGRAMME)
    ).id
    wish = BulkWish(lead_id=north, accountable_id=north, parent_id=programme)
    assert lines(register, five, wish)["23-4"][0] == (
        "Projektledende part: – → Region Nordjylland · Styregruppeansvarlig part: –"
        " → Region Nordjylland · Program: – → Program"
    )
    edit_projects(register, OCTOBER, [*five, programme], wish)
    found = register.reader.projects(five)
    assert {(each.lead_id, each.accountable_id, each.parent_id) for each in found} == {
        (north, north, programme)
    }
    (above,) = register.reader.projects([programme])
    assert (above.lead_id, above.parent_id) == (north, None), "it is no part of itself"
    assert told(register) == "Oplysninger om 6 projekter"
    edit_projects(register, OCTOBER, five, BulkWish(lead_id="", parent_id=""))
    assert {(each.lead_id, each.parent_id) for each in register.reader.projects(five)} == {
        (None, None)
    }


def test_a_colour_is_set_with_a_reason_and_ends_a_stated_silence(
    register: RegisterFile, five: list[str]
) -> None:
    edit_projects(register, OCTOBER, five, BulkWish(light=NoLight.PAUSED))
    assert told(register) == "5 projekter: ingen status, på pause"
    wish = BulkWish(light=Colour.YELLOW, reason="Fælles udbud er udsat.")
    assert lines(register, five, wish)["23-1"] == ("Samlet status: på pause → gul", "")
    edit_projects(register, OCTOBER, five, wish)
    assert told(register) == "5 projekter: samlet status til gul"
    for report in register.reader.reports([OCTOBER]):
        assert (report.overall, report.no_light) == (Colour.YELLOW, None)
        assert report.overall_reason == "Fælles udbud er udsat."
    edit_projects(register, OCTOBER, five, BulkWish(light="out"))
    assert {each.overall for each in register.reader.reports([OCTOBER])} == {None}


def test_one_dimension_is_set(register: RegisterFile, five: list[str]) -> None:
    wish = BulkWish(lamp="time", light=Colour.RED, reason="Forsinket.")
    assert lines(register, five, wish)["23-1"] == ("Tid: – → rød", "")
    edit_projects(register, OCTOBER, five, wish)
    lights = register.reader.lights([OCTOBER])
    assert {(each.dimension, each.colour, each.reason) for each in lights} == {
        ("time", Colour.RED, "Forsinket.")
    }
    assert told(register) == "5 projekter: tid til rød"


def test_approved_reports_are_named_and_left_alone(register: RegisterFile, five: list[str]) -> None:
    for each in five:
        set_colour(register, each, OCTOBER, OVERALL, Colour.GREEN)
    approve_reports(register, five[:1], OCTOBER)
    wish = BulkWish(phase="execution", light=Colour.RED)
    assert lines(register, five, wish)["23-0"] == (
        "Fase: Analyse → Gennemførelse",
        "rapporten er godkendt og låst",
    )
    plan = plan_edit(register, OCTOBER, five, wish)
    assert summary(plan) == "5 projekter ændres · 1 springes over"
    edit_projects(register, OCTOBER, five, wish)
    colours = {each.project_id: each.overall for each in register.reader.reports([OCTOBER])}
    assert colours[five[0]] is Colour.GREEN
    assert {colours[each] for each in five[1:]} == {Colour.RED}
    assert {each.phase for each in register.reader.projects(five)} == {"execution"}


def test_reports_are_marked_and_approved_where_that_can_be(
    register: RegisterFile, five: list[str]
) -> None:
    for each in five[:3]:
        set_colour(register, each, OCTOBER.previous, OVERALL, Colour.GREEN)
    open_month(register, OCTOBER)
    approve = BulkWish(stage=ReportStage.APPROVED)
    left = lines(register, five, approve)
    assert left["23-0"] == ("", "har ikke rapporteret og godkendes derfor ikke")
    assert left["23-4"] == ("", "har intet for måneden")
    with pytest.raises(RuleError):
        edit_projects(register, OCTOBER, five, approve)
    edit_projects(register, OCTOBER, five, BulkWish(stage=ReportStage.REPORTED))
    assert told(register) == "3 projekter har rapporteret for oktober 2023"
    edit_projects(register, OCTOBER, five, approve)
    assert told(register) == "3 rapporter for oktober 2023 godkendt"
    assert stages(register) == ["approved"] * 3
    report = register.reader.reports([OCTOBER])[0]
    assert (report.approved_on, report.approved_by) == (register.today(), "Åse")


def test_a_colour_and_approval_go_together(register: RegisterFile, five: list[str]) -> None:
    wish = BulkWish(light=Colour.GREEN, stage=ReportStage.APPROVED)
    edit_projects(register, OCTOBER, five, wish)
    assert stages(register) == ["approved"] * 5
    undo(register)
    assert stages(register) == []


def test_what_is_archived_is_left_alone(register: RegisterFile, five: list[str]) -> None:
    leave_register(
        register, [five[0]], LeavingDraft(reason="Lukket", day="1.10.2023", undecided=True)
    )
    wish = BulkWish(phase="execution")
    assert lines(register, five, wish)["23-0"] == ("", "taget ud: ændres ikke")
    edit_projects(register, OCTOBER, five, wish)
    assert register.reader.projects([five[0]])[0].phase == "analysis"


def test_who_gives_up_changes_nothing(register: RegisterFile, five: list[str]) -> None:
    def give_up(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = register.position()
    with pytest.raises(KeyboardInterrupt):
        edit_projects(register, OCTOBER, five, BulkWish(phase="execution"), progress=give_up)
    assert register.position() == before


WISHES = st.builds(
    BulkWish,
    phase=st.sampled_from([None, "", "execution", "analysis"]),
    state=st.sampled_from([None, LifecycleState.PAUSED, LifecycleState.ACTIVE]),
    lamp=st.sampled_from([OVERALL, "time"]),
    light=st.sampled_from([None, Colour.GREEN, Colour.RED, "out"]),
    reason=st.sampled_from(["", "Fordi."]),
    stage=st.sampled_from([None, ReportStage.REPORTED, ReportStage.APPROVED]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WISHES, min_size=1, max_size=4))
def test_wishes_and_as_many_undos_change_nothing(
    register: RegisterFile, wishes: list[BulkWish]
) -> None:
    ids = [each.id for each in register.reader.projects()]
    while len(ids) < 3:
        draft = ProjectDraft(number=f"9-{len(ids)}", name="P", phase="analysis")
        ids.append(add_project(register, draft).id)
    before = (register.reader.projects(), register.reader.reports([OCTOBER]))
    done = 0
    for wish in wishes:
        plan = plan_edit(register, OCTOBER, ids, wish)
        if any(each.changes for each in plan):
            change = edit_projects(register, OCTOBER, ids, wish)
            done += change.edit is not None
            again = plan_edit(register, OCTOBER, ids, wish)
            assert all(not each.changes or wish.reason for each in again), "done is done"
    for _step in range(done):
        undo(register)
    after = (register.reader.projects(), register.reader.reports([OCTOBER]))
    assert after == before


def test_every_part_of_a_wish_counts() -> None:
    assert BulkWish().is_empty
    assert not BulkWish(stage=ReportStage.REPORTED).is_empty
    assert {each.name for each in fields(BulkWish)} >= {"phase", "light", "stage"}
    assert LeftOut.LOCKED.value == "locked"
