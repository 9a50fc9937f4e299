"""Sundhedsplatformen and LPR3 (DOMAIN sections 4 and 5), and how they hang together: what the
board was told, as its papers say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.board_choices import (
    PointDecision,
    RiskKind,
)
from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.text_changes import Change
from portfolio_desktop.services.actions import ActionDraft, add_action
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.chain_view import what_if
from portfolio_desktop.services.costs import Figure, cost_heads, cost_table_steps
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.dependency_lines import dependencies_of
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.workflows.telling_back import told_steps
from tests.workflows.story_ground import Board, new_board, says

JUNE, JULY = Period(2018, 6), Period(2018, 7)
SUMMER = date(2018, 6, 8)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = new_board(tmp_path, SUMMER)
    with made.register:
        yield made


@pytest.fixture
def platform(board: Board) -> str:
    """One system in two regions, each with its own bill."""
    project = board.project("13-1", "Sundhedsplatformen", approved_end="2017", forecast_end="2018")
    regions = {each.name: each.id for each in board.reader.participants()}
    bills = (("Region Sjælland", "700 mio. kr."), ("Region Hovedstaden", "2 mia. kr."))
    set_amounts(
        board.register,
        project,
        [CellWish(2018, Part.APPROVED, amount, regions[name]) for name, amount in bills],
    )
    return project


def test_sundhedsplatformen_has_two_bills_and_another_region_a_third(
    board: Board, platform: str
) -> None:
    """The costs stand side by side, and below the item of each project."""
    other = board.project("14-2", "EPJ Syddanmark", approved_end="2019")
    regions = {each.name: each.id for each in board.reader.participants()}
    wish = CellWish(2018, Part.APPROVED, "250 mio. kr.", regions["Region Syddanmark"])
    set_amounts(board.register, other, [wish])

    table = run_through(cost_table_steps(board.reader, JUNE, SUMMER, Figure.BUDGET))
    heads = cost_heads(table)
    shown = {
        row.name: dict(
            zip(heads, (cell.shown.replace("\xa0", " ") for cell in row.cells), strict=True)
        )
        for row in table.rows
    }
    platform_row, other_row = shown["13-1 Sundhedsplatformen"], shown["14-2 EPJ Syddanmark"]
    assert platform_row["Region Sjælland"] == "700 mio. kr."
    assert platform_row["Region Hovedstaden"] == "2 mia. kr."
    assert platform_row["Region Syddanmark"] == ""
    assert other_row["Region Syddanmark"] == "250 mio. kr."

    july = board.meeting("4.7.2018")
    board.case(july, platform, "Sundhedsplatformen", "To regioner, ét system.", "drøfter prisen")
    board.case(july, other, "Et andet system", "En region for sig.", "drøfter prisen")
    assert says(
        board.agenda(july),
        "Økonomi",
        "Region Sjælland Godkendt budget: 700 mio. kr.",
        "Region Hovedstaden Godkendt budget: 2 mia. kr.",
        "Region Syddanmark Godkendt budget: 250 mio. kr.",
    )


def test_sundhedsplatformen_works_badly_and_is_promised_to_work_in_a_year(
    board: Board, platform: str
) -> None:
    board.reports(platform, JUNE, "rød", "Leverandører er Epic og NNIT.")
    issue = RiskDraft(
        platform,
        RiskKind.ISSUE,
        title="Aktiviteten på hospitalerne er faldet med 10 %",
        probability="5",
        consequence="5",
        owner="Hospitalsdirektørerne",
    )
    add_risk(board.register, issue)
    july = board.meeting("4.7.2018")
    promise = ActionDraft(
        title="Sundhedsplatformen virker, som den skal",
        project_id=platform,
        participant="Region Hovedstaden",
        meeting_id=july,
        due="4.7.2019",
    )
    add_action(board.register, promise)
    fill_agenda(board.register, july)
    text = board.agenda(july)
    assert says(text, "Leverandører er Epic og NNIT.", "Problem 2018-", issue.title, issue.owner)
    assert says(text, promise.title, "Region Hovedstaden", "4. jul. 2019")

    board.on(date(2019, 8, 1))
    after = board.meeting("5.9.2019")
    board.follow_up(after)
    assert says(board.agenda(after), promise.title, "over fristen")


@pytest.fixture
def lpr3(board: Board, platform: str) -> str:
    """Ready on 3 November 2018, and what Sundhedsplatformen needs of it."""
    owner = ParticipantDraft("Sundhedsdatastyrelsen", kind=ParticipantKind.AGENCY)
    add_participant(board.register, owner)
    project = board.project(
        "16-1", "LPR3", approved_end="3.11.2018", forecast_end="3.11.2018", lead=owner.name
    )
    live = MilestoneDraft("Idriftsættelse", MilestoneKind.GO_LIVE, approved="3.11.2018")
    milestone = add_milestone(board.register, project, live).id
    training = MilestoneDraft("Uddannelse begynder", forecast="1.10.2018")
    needing = add_milestone(board.register, platform, training).id
    draft = DependencyDraft(
        needing, project, milestone, need_by="3.11.2018", change_by="1.8.2018", note="Superbrugere"
    )
    add_dependency(board.register, platform, draft)
    return project


def test_lpr3_is_needed_by_sundhedsplatformen_until_a_last_moment(
    board: Board, platform: str, lpr3: str
) -> None:
    july = board.meeting("4.7.2018")
    board.case(july, platform, "Sundhedsplatformen 2018", "To regioner kan ikke nå begge.", "x")
    board.case(july, lpr3, "LPR3: parathed", "Regionerne er usikre.", "drøfter paratheden")
    assert says(
        board.agenda(july),
        "Afhængigheder",
        "Har brug for",
        "16-1 LPR3: Idriftsættelse",
        "Sidste frist for at ombestemme sig er 1. aug. 2018.",
        "Afventes af",
        "13-1 Sundhedsplatformen: Uddannelse begynder",
    )
    (line,) = dependencies_of(board.reader, platform, date(2018, 7, 4)).needs
    moved = what_if(board.reader, line.other_point, "1.3.2019")
    assert moved.broken == ("13-1 Sundhedsplatformen: Uddannelse begynder",)


def test_lpr3_is_moved_by_agreement_after_the_meeting(board: Board, lpr3: str) -> None:
    july = board.meeting("4.7.2018")
    uncertain = board.case(
        july, lpr3, "LPR3: parathed", "To regioner kan ikke nå begge.", "drøfter"
    )
    board.on(date(2018, 7, 4))
    board.decide(uncertain, (PointDecision.DISCUSSED, "regionerne meldte stor usikkerhed"))
    assert says(board.minutes(july), "Drøftet: regionerne meldte stor usikkerhed")

    request = board.requests(lpr3, "Ny dato", "Stor usikkerhed i regionerne", "1.3.2019")
    august = board.meeting("31.8.2018")
    fill_agenda(board.register, august)
    agenda = board.agenda(august)
    assert says(agenda, "16-1 LPR3", "3. nov. 2018", "1. mar. 2019", "Stor usikkerhed i regionerne")

    board.on(date(2018, 8, 31))
    agreed = (PointDecision.APPROVED, "efter aftale med Sundhedsdatastyrelsen")
    board.decide(board.item_of(august, lpr3), agreed)
    (decided,) = board.reader.requests([request])
    assert decided.state is RequestState.APPROVED
    ends = [each.end.text for each in board.reader.baselines([lpr3]) if each.end]
    assert ends == ["3.11.2018", "1.3.2019"]
    assert says(board.minutes(august), "Godkendt: efter aftale med Sundhedsdatastyrelsen")
    board.reports(lpr3, Period(2018, 8), "gul", "Ny dato er aftalt.")
    assert says(board.report(Period(2018, 8)), "1. mar. 2019", "4 mdr.")


def test_what_the_board_was_told_of_lpr3_and_when(board: Board, lpr3: str) -> None:
    """Two readiness reports within a month: both are told, and what differs is marked."""
    board.reports(lpr3, Period(2018, 5), "grøn", "Alle regioner er klar til 3. november.")
    june = board.meeting("13.6.2018")
    fill_agenda(board.register, june)
    assert says(board.issue(june, "8.6.2018"), "Alle regioner er klar til 3. november.")

    board.on(date(2018, 6, 28))
    board.reports(lpr3, JUNE, "rød", "To regioner er ikke klar til 3. november.")
    july = board.meeting("4.7.2018")
    fill_agenda(board.register, july)
    assert says(board.issue(july, "28.6.2018"), "To regioner er ikke klar til 3. november.")

    first, second = run_through(told_steps(board.register, lpr3))
    assert (first.sent_on, second.sent_on) == (date(2018, 6, 8), date(2018, 6, 28))
    assert first.lamp is not None
    assert second.lamp is not None
    assert (first.lamp.word, second.lamp.word, second.lamp_changed) == ("Grøn", "Rød", True)
    remarks = {fact.label: fact for fact in second.facts}["Bemærkninger"]
    assert remarks.changed
    found = [(part.text.strip(), part.change) for part in remarks.segments]
    assert found == [
        ("Alle", Change.REMOVED),
        ("To", Change.NEW),
        ("regioner er", Change.SAME),
        ("ikke", Change.NEW),
        ("klar til 3. november.", Change.SAME),
    ]
