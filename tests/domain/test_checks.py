"""The warnings before printing, each with a row that it is for and one that it leaves alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.checks import CheckCode, ProjectMonth, warnings
from portfolio_desktop.domain.date_mentions import dates_in
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.economy import economy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BudgetCell,
    Milestone,
    MilestoneDates,
    PlannedMilestone,
)
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Baseline, LifecycleState, Project
from portfolio_desktop.domain.report import Confirmation, Light, Report, ReportStage
from portfolio_desktop.domain.status import Colour, NoLight

TODAY = date(2023, 10, 31)
GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED
TABLE = Path(__file__).resolve().parents[3] / "shared" / "fixtures" / "rsi-2023-11.json"

PROJECT = Project("p", "22-1", "Pseudonymer", phase="execution", forecast_end=read_date("apr 24"))
REPORT = Report("r", "p", "2023-10", overall=GREEN, remarks="Planen følges.")
QUIET = ProjectMonth(PROJECT, report=REPORT)


def _light(dimension: str, colour: Colour, reason: str = "") -> Light:
    return Light(f"l-{dimension}", "r", dimension, colour, reason)


def _found(month: ProjectMonth, code: CheckCode, today: date = TODAY) -> list[dict[str, str | int]]:
    return [dict(each.params) for each in warnings(month, today) if each.code == code]


def _with_remarks(remarks: str, **report: object) -> ProjectMonth:
    return replace(QUIET, report=replace(REPORT, remarks=remarks, **report))


def test_a_project_in_good_order_gives_no_warning() -> None:
    assert warnings(QUIET, TODAY) == ()


def test_a_deadline_that_passed_while_the_work_goes_on() -> None:
    late = replace(QUIET, project=replace(PROJECT, forecast_end=read_date("Mar '23")))
    assert _found(late, CheckCode.DEADLINE_PASSED) == [{"deadline": "Mar '23", "months": 7}]
    for changes in (
        {"state": LifecycleState.CLOSED},
        {"phase": "realisation"},
        {"actual_end": read_date("1.4.2023")},
        {"forecast_end": read_date("N/A")},
        {"forecast_end": read_date("okt 23")},
    ):
        other = replace(late, project=replace(late.project, **changes))
        assert not _found(other, CheckCode.DEADLINE_PASSED), changes


def test_a_deadline_that_nobody_can_read() -> None:
    unread = replace(QUIET, project=replace(PROJECT, forecast_end=read_date("efter sommer 2024")))
    assert _found(unread, CheckCode.DEADLINE_UNREAD) == [
        {"deadline": "efter sommer 2024", "reason": "date_season"}
    ]


@pytest.mark.parametrize(
    ("deadline", "text", "named"),
    [
        ("apr 24", "Loven skal være på plads. Fristen er d. 1.3.2024 for alle.", "1.3.2024"),
        ("ultimo 2027", "Platformen går ud af support i januar 2027.", "januar 2027"),
        ("2025", "Aftalen udløber ultimo 2024.", "ultimo 2024"),
    ],
)
def test_a_deadline_later_than_a_limit_in_its_own_text(
    deadline: str, text: str, named: str
) -> None:
    project = replace(PROJECT, forecast_end=read_date(deadline), purpose=text)
    found = warnings(replace(QUIET, project=project), TODAY)
    assert [(each.code, each.field) for each in found] == [
        (CheckCode.DEADLINE_AFTER_TEXT, "purpose")
    ]
    assert dict(found[0].params) == {"deadline": deadline, "named": named}


@pytest.mark.parametrize(
    "text",
    [
        "Den nye plan er klar ultimo 2023.",
        "Fristen for høringen var d. 1.3.2022.",
        "Fristen er d. 30. april 2024.",
        "Supporten udløber i 2024.",
    ],
)
def test_other_dates_in_the_text_are_no_limit(text: str) -> None:
    assert not _found(_with_remarks(text), CheckCode.DEADLINE_AFTER_TEXT)


def test_a_remark_that_names_other_colours_than_the_lights() -> None:
    month = replace(
        _with_remarks("Projektet rapporterer gul status på tid.", overall=YELLOW),
        lights=(_light("time", RED), _light("cost", GREEN)),
    )
    assert _found(month, CheckCode.COLOUR_DIFFERS) == [
        {"dimension": "time", "named": "yellow", "shown": "red"}
    ]
    same = _with_remarks("Samlet status er gul.", overall=YELLOW)
    assert not _found(same, CheckCode.COLOUR_DIFFERS)
    assert _found(_with_remarks("Samlet status er gul."), CheckCode.COLOUR_DIFFERS) == [
        {"dimension": "overall", "named": "yellow", "shown": "green"}
    ]


def test_a_colour_without_a_reason() -> None:
    month = replace(
        _with_remarks("", overall=YELLOW),
        lights=(
            _light("time", YELLOW),
            _light("cost", YELLOW, "Dyrere licenser"),
            _light("resources", GREEN),
        ),
    )
    assert _found(month, CheckCode.REASON_MISSING) == [{"dimensions": "overall,time", "count": 2}]
    explained = replace(
        _with_remarks("Gul status på tid, da testen er forsinket.", overall=YELLOW),
        lights=(_light("time", YELLOW),),
    )
    assert not _found(explained, CheckCode.REASON_MISSING)


def test_red_without_corrective_action() -> None:
    month = replace(_with_remarks("Uafklaret.", overall=RED), lights=(_light("cost", RED),))
    assert _found(month, CheckCode.ACTION_MISSING) == [{"dimensions": "overall,cost", "count": 2}]
    acted = _with_remarks("Uafklaret.", overall=RED, corrective_action="Ny plan i november.")
    assert not _found(acted, CheckCode.ACTION_MISSING)


def test_what_the_account_says_will_be_done_is_a_corrective_action_too() -> None:
    red = replace(QUIET, report=replace(REPORT, overall=RED))
    told = replace(red, account_action="Revideret plan i første kvartal.")
    assert not _found(told, CheckCode.ACTION_MISSING)
    assert _found(replace(red, account_action=" \n"), CheckCode.ACTION_MISSING)


def test_a_remark_left_as_it_was_last_month() -> None:
    previous = replace(REPORT, period="2023-09", remarks="Planen  følges.\n")
    assert _found(replace(QUIET, previous=previous), CheckCode.REMARKS_UNCHANGED) == [
        {"period": "2023-09"}
    ]
    empty = replace(_with_remarks(""), previous=replace(previous, remarks=""))
    assert not _found(empty, CheckCode.REMARKS_UNCHANGED)
    for state in (LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.PAUSED):
        silent = replace(QUIET, project=replace(PROJECT, state=state), previous=previous)
        assert not _found(silent, CheckCode.REMARKS_UNCHANGED), state


def test_no_report_this_month() -> None:
    begun = replace(REPORT, overall=None)
    assert _found(replace(QUIET, report=None), CheckCode.NO_REPORT) == [{}]
    assert _found(replace(QUIET, report=begun), CheckCode.NO_REPORT) == [{}]
    missing = replace(begun, no_light=NoLight.MISSING)
    assert _found(replace(QUIET, report=missing), CheckCode.NO_REPORT) == [{}]
    resumed = replace(begun, no_light=NoLight.RESUMED)
    assert not _found(replace(QUIET, report=resumed), CheckCode.NO_REPORT)
    paused = ProjectMonth(replace(PROJECT, state=LifecycleState.PAUSED))
    assert not _found(paused, CheckCode.NO_REPORT)
    later = ProjectMonth(
        replace(PROJECT, state=LifecycleState.PAUSED, state_from=date(2023, 11, 1))
    )
    assert _found(later, CheckCode.NO_REPORT) == [{}]


def test_paused_beyond_the_month_it_should_have_resumed_in() -> None:
    paused = replace(PROJECT, state=LifecycleState.PAUSED, expected_resume=read_date("medio 2023"))
    assert _found(ProjectMonth(paused), CheckCode.PAUSED_TOO_LONG) == [{"resume": "medio 2023"}]
    assert not _found(ProjectMonth(paused), CheckCode.PAUSED_TOO_LONG, date(2023, 8, 31))
    active = replace(paused, state=LifecycleState.ACTIVE)
    assert not _found(ProjectMonth(active), CheckCode.PAUSED_TOO_LONG)


def test_a_plan_that_has_been_moved_again_and_again() -> None:
    ends = ["dec 22", "mar 23", "mar 23", "jul 23", "dec 23"]
    plans = tuple(
        Baseline(f"b{version}", "p", version, read_date(end))
        for version, end in enumerate(ends, start=1)
    )
    assert _found(replace(QUIET, baselines=plans), CheckCode.BASELINE_MOVED) == [{"times": 3}]
    assert not _found(replace(QUIET, baselines=plans[:4]), CheckCode.BASELINE_MOVED)


@pytest.mark.parametrize(
    ("remark", "named"),
    [
        ("En ny plan ventes klar d. 1.9.2023.", "1.9.2023"),
        ("Der er fastsat en dato for ibrugtagning: 2. oktober 2023.", "2. oktober 2023"),
        ("Planen skal godkendes i Q3-2023.", "Q3-2023"),
    ],
)
def test_a_promised_date_that_has_passed(remark: str, named: str) -> None:
    assert _found(_with_remarks(remark), CheckCode.PROMISE_PASSED) == [{"named": named}]


@pytest.mark.parametrize(
    "remark",
    [
        "Løsningen blev taget i brug d. 28.9.2023.",
        "Planen, der skulle være klar d. 1.9.2023, er godkendt.",
        "En ny plan ventes klar d. 1.12.2023.",
        "Planen fra d. 1.9.2023 ventes erstattet d. 1.12.2023.",
    ],
)
def test_what_has_happened_or_is_still_ahead_is_no_broken_promise(remark: str) -> None:
    assert not _found(_with_remarks(remark), CheckCode.PROMISE_PASSED)


def test_dates_are_found_in_running_text() -> None:
    text = (
        "Den lukker d. 17.11.2023, ny dato er den 18. december 2023, plan i Q1-2024, start ultimo "
        "2023 eller i januar 2027 (Apr ’24); version 2.0, 1/10-24, NAV2017, 2022-23, i 2026."
    )
    assert [found.text for found in dates_in(text)] == [
        "17.11.2023",
        "18. december 2023",
        "Q1-2024",
        "ultimo 2023",
        "januar 2027",
        "Apr ’24",
        "1/10-24",
    ]


def test_a_purpose_that_describes_a_while_that_is_over() -> None:
    def purpose(text: str) -> ProjectMonth:
        return replace(QUIET, project=replace(PROJECT, purpose=text))

    paused = "Registret er sat på pause indtil medio 2023, så der rapporteres ikke."
    assert _found(purpose(paused), CheckCode.PURPOSE_OUTDATED) == [{"named": "medio 2023"}]
    for text in (
        "Registret er sat på pause indtil medio 2024.",
        "Løsningen skal være i brug inden 1.3.2023.",
        "Den gamle løsning kører, indtil den nye er klar.",
        "Systemet blev taget i brug i 2019.",
    ):
        assert not _found(purpose(text), CheckCode.PURPOSE_OUTDATED), text


def test_money_after_the_end_of_the_project() -> None:
    ends = replace(QUIET, project=replace(PROJECT, forecast_end=read_date("dec 23")))

    def remarks(text: str) -> ProjectMonth:
        return replace(ends, report=replace(REPORT, remarks=text))

    over = remarks("Rammen overskrides med 12,6 mio. kr. i 2024 og 13,9 mio. i 2025.")
    assert _found(over, CheckCode.MONEY_AFTER_END) == [{"deadline": "dec 23", "year": 2025}]
    for text in (
        "Rammen overskrides med 12,6 mio. kr. i 2023.",
        "Der er brugt 4.000 timer i 2024.",
        "Udbuddet offentliggøres i 2024.",
    ):
        assert not _found(remarks(text), CheckCode.MONEY_AFTER_END), text
    closed = replace(over, project=replace(over.project, actual_end=read_date("1.12.2023")))
    assert not _found(closed, CheckCode.MONEY_AFTER_END)


def test_a_sub_project_without_an_end() -> None:
    part = replace(QUIET, project=replace(PROJECT, parent_id="program", forecast_end=None))
    assert _found(part, CheckCode.PART_UNDATED) == [{}]
    for changes in (
        {"parent_id": None},
        {"forecast_end": read_date("2025")},
        {"state": LifecycleState.PAUSED},
    ):
        other = replace(part, project=replace(part.project, **changes))
        assert not _found(other, CheckCode.PART_UNDATED), changes


@pytest.mark.skipif(not TABLE.is_file(), reason="the real table lies beside the checkout")
def test_the_real_table_gives_the_warnings_it_should() -> None:
    phases = {"Gennemførelse": "execution", "Gennemførsel": "execution", "Analyse": "analysis"}
    colours = {"grøn": GREEN, "gul": YELLOW, "rød": RED}
    found: dict[str, list[Problem]] = {}
    for row in json.loads(TABLE.read_text(encoding="utf-8"))["projects"]:
        number = row["number"]
        overall = colours.get(row["overall"], None if row["overall"] == "N/A" else YELLOW)
        project = Project(
            number,
            number,
            row["name"],
            row["purpose"],
            phase=phases.get(row["phase"], "idea"),
            forecast_end=read_date(row["deadline"]),
        )
        no_light = None if overall else NoLight.NOT_STATED
        report = Report("r", number, "2023-10", overall, no_light=no_light, remarks=row["remarks"])
        found[number] = list(warnings(ProjectMonth(project, report=report), TODAY))
    codes = {number: [problem.code for problem in each] for number, each in found.items() if each}
    assert codes == {
        "19-2": [CheckCode.DEADLINE_PASSED],
        "20-6": [CheckCode.DEADLINE_PASSED],
        "22-1": [CheckCode.DEADLINE_AFTER_TEXT],
        "22-2": [CheckCode.DEADLINE_AFTER_TEXT],
        "16-5": [CheckCode.PURPOSE_OUTDATED],
        "23-1": [CheckCode.MONEY_AFTER_END],
    }


def _milestone(name: str, **dates: str) -> PlannedMilestone:
    told = {which: read_date(text) for which, text in dates.items()}
    milestone = Milestone(name, "p", name, actual=told.get("actual"))
    return PlannedMilestone(milestone, MilestoneDates(**told))


def test_a_milestone_that_passed_without_a_word_of_it() -> None:
    """LUNA (19-2): go/no-go on the 14th, in use on the 28th of November 2023."""
    day = date(2023, 11, 20)
    go = _milestone("Go/no-go", approved="14.11.2023")
    live = _milestone("I drift", forecast="28.11.2023")
    month = replace(QUIET, milestones=(live, go))
    assert _found(month, CheckCode.MILESTONE_PASSED) == []
    assert _found(month, CheckCode.MILESTONE_PASSED, day) == [
        {"name": "Go/no-go", "named": "14.11.2023", "count": 1}
    ]
    reached = replace(month, milestones=(live, _milestone("Go/no-go", actual="14.11.2023")))
    assert _found(reached, CheckCode.MILESTONE_PASSED, day) == []
    moved = _milestone("Go/no-go", approved="14.11.2023", forecast="dec. 2023")
    assert _found(replace(month, milestones=(moved,)), CheckCode.MILESTONE_PASSED, day) == []
    paused = replace(month, project=replace(PROJECT, state=LifecycleState.PAUSED))
    assert _found(paused, CheckCode.MILESTONE_PASSED, day) == []


def test_money_in_the_economy_after_the_deadline() -> None:
    """23-1, had its deadline been before the years that it is over in."""
    plan, amount = Baseline("b", "p", 1), Money(1_260_000_000)
    cells = [BudgetCell("c", "p", 2025, forecast=amount)]
    late = replace(QUIET, economy=economy([plan], [], cells))
    assert _found(late, CheckCode.MONEY_AFTER_END) == [{"deadline": "apr 24", "year": 2025}]
    in_time = [replace(cells[0], year=2024)]
    sound = replace(late, economy=economy([plan], [], in_time))
    assert _found(sound, CheckCode.MONEY_AFTER_END) == []


def test_participants_that_do_not_add_up_to_the_budget() -> None:
    plan = Baseline("b", "p", 1)
    whole = BaselineBudget("w", "b", 2024, None, Money(1_000))
    parts = [BaselineBudget(party, "b", 2024, party, Money(400)) for party in ("r1", "r2")]
    month = replace(QUIET, economy=economy([plan], [whole, *parts], []))
    assert _found(month, CheckCode.PARTIES_DIFFER) == [
        {"year": 2024, "stated": 1_000, "summed": 800}
    ]
    parts[1] = replace(parts[1], budget=Money(600))
    sound = replace(month, economy=economy([plan], [whole, *parts], []))
    assert _found(sound, CheckCode.PARTIES_DIFFER) == []


def test_an_edited_text_that_the_project_has_not_confirmed() -> None:
    day = date(2023, 11, 3)
    edited = _with_remarks("Planen følges næsten.", reported_remarks="Planen følges.")
    assert _found(edited, CheckCode.TEXT_UNCONFIRMED) == [{"asked": ""}]
    for changes, expected in (
        ({"confirmation": Confirmation.AWAITED, "confirmation_on": day}, [{"asked": "2023-11-03"}]),
        ({"confirmation": Confirmation.CONFIRMED, "confirmation_on": day}, []),
        ({"confirmation_on": day}, [{"asked": ""}]),
        ({"reported_remarks": "Planen følges næsten."}, []),
        ({"reported_remarks": ""}, []),
        ({"stage": ReportStage.DRAFT}, []),
        ({"remarks": ""}, []),
    ):
        month = replace(edited, report=replace(edited.report or REPORT, **changes))
        assert _found(month, CheckCode.TEXT_UNCONFIRMED) == expected, changes
