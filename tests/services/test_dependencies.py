"""What projects need of each other, through the services; and the story of LPR3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import DependencyState, Point
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.chain_view import movable_points, what_if
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.dependencies import (
    DependencyDraft,
    add_dependency,
    dependency_draft,
    edit_dependency,
    remove_dependency,
    settle_dependency,
)
from portfolio_desktop.services.dependency_lines import dependencies_of, dependency_facts
from portfolio_desktop.services.history import history, redo, undo
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    remove_milestone,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.refusing import refusal

TODAY = date(2018, 7, 4)


@pytest.fixture
def story(register: RegisterFile) -> dict[str, str]:
    """LPR3 goes live in November, and Sundhedsplatformen trains its users for it (DOMAIN section
    4)."""
    use_language(Language.DANISH)
    lpr3 = add_project(
        register, ProjectDraft("16-1", "LPR3", forecast_end="31.12.2018", approved_end="31.12.2018")
    ).id
    platform = add_project(
        register,
        ProjectDraft("15-1", "Sundhedsplatformen", forecast_end="31.12.2018"),
    ).id
    live = add_milestone(register, lpr3, MilestoneDraft("Idriftsættelse", approved="3.11.2018")).id
    training = add_milestone(
        register, platform, MilestoneDraft("Uddannelse begynder", forecast="1.10.2018")
    ).id
    ready = add_milestone(
        register, platform, MilestoneDraft("Klar til LPR3", forecast="3.11.2018")
    ).id
    return {
        "lpr3": lpr3,
        "platform": platform,
        "live": live,
        "training": training,
        "ready": ready,
        "needs": add_dependency(
            register,
            platform,
            DependencyDraft(training, lpr3, live, "3.11.2018", "1.8.2018", "Superbrugere først"),
        ).id,
        "follows": add_dependency(
            register, platform, DependencyDraft(ready, platform, training, "1.10.2018")
        ).id,
    }


def test_both_projects_see_it_each_from_its_own_side(
    register: RegisterFile, story: dict[str, str]
) -> None:
    found = dependencies_of(register.reader, story["platform"], TODAY)
    other = dependencies_of(register.reader, story["lpr3"], TODAY)

    needs = found.needs[0]
    assert (needs.own, needs.other) == ("Uddannelse begynder", "16-1 LPR3: Idriftsættelse")
    assert (needs.need, needs.expected) == ("3. nov. 2018", "3. nov. 2018")
    assert (needs.state, needs.slack) == (DependencyState.AT_RISK, "på selve dagen")
    assert needs.moment == "Sidste frist for at ombestemme sig er 1. aug. 2018."
    assert found.needed_by == ()
    assert [each.other for each in other.needed_by] == [
        "15-1 Sundhedsplatformen: Uddannelse begynder"
    ]
    assert other.needs == ()


def test_lpr3_is_moved_and_training_comes_too_early(
    register: RegisterFile, story: dict[str, str]
) -> None:
    before = milestone_draft(register.reader, story["live"])
    edit_milestone(register, story["live"], replace(before, forecast="1.3.2019"))

    needs = dependencies_of(register.reader, story["platform"], TODAY).needs[0]
    told = dependency_facts(register.reader, story["platform"], date(2018, 9, 1)).lines[0]

    assert (needs.state, needs.slack) == (DependencyState.BROKEN, "118 dage (4 måneder) for sent")
    assert told.late
    assert told.words == "Har brug for 16-1 LPR3: Idriftsættelse"
    assert told.standing == (
        "118 dage (4 måneder) for sent. Sidste frist for at ombestemme sig var 1. aug. 2018."
    )


def test_a_what_if_tells_what_slips_and_saves_nothing(
    register: RegisterFile, story: dict[str, str]
) -> None:
    position = register.position()

    found = what_if(register.reader, Point(story["lpr3"], story["live"]), "1.3.2019")

    assert [(each.project, each.what, each.before, each.after) for each in found.lines] == [
        ("16-1 LPR3", "Idriftsættelse", "3. nov. 2018", "1. mar. 2019"),
        ("16-1 LPR3", "projektets slutdato", "31. dec. 2018", "1. mar. 2019"),
        ("15-1 Sundhedsplatformen", "Uddannelse begynder", "1. okt. 2018", "27. jan. 2019"),
        ("15-1 Sundhedsplatformen", "Klar til LPR3", "3. nov. 2018", "1. mar. 2019"),
        ("15-1 Sundhedsplatformen", "projektets slutdato", "31. dec. 2018", "1. mar. 2019"),
    ]
    assert found.lines[2].because == "har brug for 16-1 LPR3: Idriftsættelse senest 3. nov. 2018"
    assert (found.lines[2].slip, found.lines[2].slip_months) == ("+118 dage", "3 måneder")
    assert found.broken == ("15-1 Sundhedsplatformen: Uddannelse begynder",)
    assert found.summary == "4 andre datoer skrider i 2 projekter."
    assert register.position() == position


def test_a_what_if_asks_for_a_day_and_for_a_point_that_is_still_ahead(
    register: RegisterFile, story: dict[str, str]
) -> None:
    point = Point(story["lpr3"], story["live"])
    for text, code in (
        ("", "date_missing"),
        ("snart", "date_missing"),
        ("30.2.2019", "date_no_such_day"),
    ):
        with pytest.raises(RuleError) as caught:
            what_if(register.reader, point, text)
        assert refusal(caught) == (code, "moved_to")
    before = milestone_draft(register.reader, story["live"])
    edit_milestone(register, story["live"], replace(before, actual="3.11.2018"))
    with pytest.raises(RuleError) as caught:
        what_if(register.reader, point, "1.3.2019")
    assert refusal(caught) == ("point_reached", "moved_to")
    assert [what for _point, what, _when in movable_points(register.reader, story["lpr3"])] == [
        "projektets slutdato"
    ]


def test_a_circle_is_refused_and_nothing_is_written(
    register: RegisterFile, story: dict[str, str]
) -> None:
    position = register.position()
    draft = DependencyDraft(story["live"], story["platform"], None)

    with pytest.raises(RuleError) as caught:
        add_dependency(register, story["lpr3"], draft)

    assert refusal(caught) == ("dependency_circle", "on_project_id")
    assert register.position() == position


def test_what_was_settled_can_only_come_back_where_it_closes_no_circle(
    register: RegisterFile, story: dict[str, str]
) -> None:
    settle_dependency(register, story["needs"], TODAY)
    needs = dependencies_of(register.reader, story["platform"], TODAY).needs[0]
    assert (needs.state, needs.slack, needs.moment) == (DependencyState.SETTLED, "", "")
    add_dependency(
        register, story["lpr3"], DependencyDraft(story["live"], story["platform"], story["ready"])
    )
    with pytest.raises(RuleError) as caught:
        settle_dependency(register, story["needs"], None)
    assert caught.value.problem.code == "dependency_circle"


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (DependencyDraft(), ("dependency_on_nothing", "on_project_id")),
        (DependencyDraft(on_project_id="?"), ("project_unknown", "project_id")),
        (DependencyDraft(milestone_id="?"), ("milestone_unknown", "milestone_id")),
        (DependencyDraft(on_milestone_id="?"), ("milestone_unknown", "on_milestone_id")),
        (DependencyDraft(need_by="31.2.2019"), ("date_no_such_day", "need_by")),
        (DependencyDraft(change_by="31.2.2019"), ("date_no_such_day", "change_by")),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    register: RegisterFile, story: dict[str, str], draft: DependencyDraft, problem: tuple[str, str]
) -> None:
    given = draft if draft == DependencyDraft() or draft.on_project_id else None
    wished = given or replace(draft, on_project_id=story["lpr3"])
    with pytest.raises(RuleError) as caught:
        add_dependency(register, story["platform"], wished)
    assert refusal(caught) == problem


def test_every_step_is_one_edit_in_words_and_can_be_undone(
    register: RegisterFile, story: dict[str, str]
) -> None:
    draft = dependency_draft(register.reader, story["needs"])
    assert draft.change_by == "1.8.2018"
    edit_dependency(register, story["needs"], replace(draft, need_by="medio nov. 2018"))
    settle_dependency(register, story["needs"], TODAY)
    settle_dependency(register, story["needs"], None)
    remove_dependency(register, story["needs"])
    assert register.reader.board.row(Dependency, story["needs"]) is None

    told = [line.sentence for line in history(register, project_id=story["platform"])]
    assert told[:5] == [
        "En afhængighed for 15-1 fjernet",
        "En afhængighed for 15-1 er nødvendig alligevel",
        "En afhængighed for 15-1 er ikke længere nødvendig",
        "En afhængighed for 15-1",
        "Ny afhængighed for 15-1",
    ]
    for _step in range(4):
        undo(register)
    assert dependency_draft(register.reader, story["needs"]) == draft
    redo(register)
    assert dependency_draft(register.reader, story["needs"]).need_by == "medio nov. 2018"
    assert register.check() == ()


def test_an_edit_of_nothing_leaves_no_trace(register: RegisterFile, story: dict[str, str]) -> None:
    position = register.position()
    edit_dependency(register, story["needs"], dependency_draft(register.reader, story["needs"]))
    assert register.position() == position


def test_a_milestone_that_others_need_stays(register: RegisterFile, story: dict[str, str]) -> None:
    for milestone in ("live", "training"):
        with pytest.raises(RuleError) as caught:
            remove_milestone(register, story[milestone])
        assert caught.value.problem.code == "milestone_needed"
        assert caught.value.problem.params["number"] == "15-1"


def test_what_comes_too_late_and_a_moment_that_is_past_are_warned_of_until_they_are_settled(
    register: RegisterFile, story: dict[str, str]
) -> None:
    """The clock of the register stands in November 2023."""
    before = milestone_draft(register.reader, story["live"])
    edit_milestone(register, story["live"], replace(before, forecast="1.3.2024"))
    draft = replace(dependency_draft(register.reader, story["needs"]), need_by="1.2.2024")
    edit_dependency(register, story["needs"], replace(draft, change_by="20.11.2023"))
    period = Period(2023, 11)

    def told() -> list[str]:
        found = warnings(register.reader, period, register.today())
        return [
            each.sentence
            for each in found
            if each.problem.code.startswith("check_dependency")
            and each.problem.field == f"dependencies {story['needs']}"
        ]

    assert told() == [
        "16-1 LPR3: Idriftsættelse skal bruges senest 1. feb. 2024, men ventes 1. mar. 2024.",
        "Om man vil vente på 16-1 LPR3: Idriftsættelse, skal afgøres senest 20. nov. 2023.",
    ]
    draft = dependency_draft(register.reader, story["needs"])
    edit_dependency(register, story["needs"], replace(draft, change_by="1.11.2023"))
    assert told()[1] == (
        "Om man vil vente på 16-1 LPR3: Idriftsættelse, skulle afgøres senest 1. nov. 2023."
    )
    settle_dependency(register, story["needs"], register.today())
    assert told() == []
