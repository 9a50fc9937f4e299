"""A report of a past month tells that month, whatever has been decided since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portfolio_desktop.domain.change_request import ChangeRequest, RequestState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.pack_content import Origin, PackOptions, status_report
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.services.portfolio import load_portfolio
from tests.services.pack_register import ORIGIN, Filler, new_register, plan, project


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as opened:
        yield opened


def report(filler: Filler, month: int = 10, meeting: date | None = None) -> PackContent:
    options = PackOptions(Period(2023, month), last_meeting=meeting)
    return status_report(filler.register.reader, options, ORIGIN)


def moved_in_december(filler: Filler, forecast: str = "maj 2024") -> None:
    filler.put(
        project("17-1", "PGDB", forecast),
        plan("17-1", "apr. 2024"),
        replace(plan("17-1", "maj 2024", 2), approved_on=date(2023, 12, 13)),
    )


@pytest.mark.parametrize(
    ("month", "deadline", "original", "approved"),
    [(7, "apr. 2024", 0, 0), (11, "apr. 2024", 0, 0), (12, "maj 2024", 1, 0)],
)
def test_a_month_stands_against_the_plan_it_had(
    filler: Filler, month: int, deadline: str, original: int, approved: int
) -> None:
    moved_in_december(filler)
    row = load_portfolio(filler.register.reader, Period(2023, month), date(2026, 11, 22)).rows[0]
    assert (row.deadline_text, row.delay_original, row.delay_approved) == (
        deadline,
        original,
        approved,
    )
    note = report(filler, month).grid.rows[0].deadline_notes
    assert note == (("forsinket 1 md.", "flyttet 1 gang") if original else ())


def test_a_forecast_no_decision_gave_is_shown_in_every_month(filler: Filler) -> None:
    moved_in_december(filler, "jun. 2024")
    row = load_portfolio(filler.register.reader, Period(2023, 7), date(2026, 11, 22)).rows[0]
    assert (row.deadline_text, row.delay_approved) == ("jun. 2024", 2)


def test_a_plan_without_a_day_of_approval_always_held(filler: Filler) -> None:
    filler.put(project("17-1", "PGDB"), plan("17-1", "apr. 2024"), plan("17-1", "maj 2024", 2))
    row = load_portfolio(filler.register.reader, Period(2023, 7), date(2026, 11, 22)).rows[0]
    assert row.approved_end == read_date("maj 2024")


def decided(
    number: str, day: date, submitted: date | None = None, created: date | None = None
) -> ChangeRequest:
    return ChangeRequest(
        f"r-{number}",
        number,
        "p-17-1",
        title="Ny dato",
        state=RequestState.APPROVED,
        created_on=created,
        submitted_on=submitted,
        decided_on=day,
        decision_forum="RSI-kredsen",
    )


def groups(content: PackContent) -> dict[str, list[str]]:
    return {group.title: [card.number for card in group.cards] for group in content.requests.groups}


def test_what_was_decided_after_the_month_is_not_called_since_last_month(filler: Filler) -> None:
    filler.put(
        project("17-1", "PGDB"),
        decided("2023-01", date(2023, 10, 31), date(2023, 9, 4)),
        decided("2023-02", date(2023, 12, 13), date(2023, 10, 27)),
        decided("2023-03", date(2023, 12, 13), date(2023, 11, 27)),
    )
    october = report(filler)
    assert groups(october) == {
        "Afgjort siden sidste måned": ["2023-01"],
        "Afgjort efter 31. oktober 2023": ["2023-02"],
    }
    assert october.requests.lead == (
        "Ingen ændringsanmodninger venter på afgørelse. Én er afgjort siden sidste måned."
        " Én, der ventede 31. oktober 2023, er afgjort senere."
    )
    assert groups(report(filler, 7)) == {}
    assert groups(report(filler, 12)) == {"Afgjort siden sidste måned": ["2023-02", "2023-03"]}


def test_a_request_that_was_not_there_yet_did_not_wait(filler: Filler) -> None:
    """Registered after the month, with a day of sending that came by the click or was corrected."""
    later, begun = date(2023, 12, 13), date(2023, 12, 20)
    filler.put(
        project("17-1", "PGDB"),
        decided("2023-01", later, submitted=begun, created=begun),
        decided("2023-02", later, submitted=date(2023, 10, 20), created=begun),
        decided("2023-03", later, created=date(2023, 10, 2)),
    )
    assert groups(report(filler)) == {"Afgjort efter 31. oktober 2023": ["2023-02", "2023-03"]}
    assert "To, der ventede 31. oktober 2023" in report(filler).requests.lead
    assert groups(report(filler, 12)) == {
        "Afgjort siden sidste måned": ["2023-01", "2023-02", "2023-03"]
    }


def numbers(content: PackContent) -> list[str]:
    return [row.number for row in content.grid.rows]


def missing(content: PackContent) -> list[str]:
    """The numbers of the projects that are said not to have reported."""
    lists = [each for each in content.summary.lists if each.title == "Har ikke rapporteret"]
    return [note.number for each in lists for note in each.notes]


AT_THE_END_OF_NOVEMBER = Origin(datetime(2023, 11, 30, 15, 0, tzinfo=UTC), "ab" * 32)


def printed(filler: Filler, month: int) -> PackContent:
    """The report of a month as it is printed when November is over."""
    options = PackOptions(Period(2023, month))
    return status_report(filler.register.reader, options, AT_THE_END_OF_NOVEMBER)


def test_last_months_report_does_not_change_when_a_project_comes_in(filler: Filler) -> None:
    filler.put(project("17-1", "PGDB"), project("18-4", "NDIS"))
    filler.report("p-17-1", "2023-10", "g")
    before = printed(filler, 10)
    assert (numbers(before), missing(before)) == (["17-1", "18-4"], ["18-4"])
    filler.put(project("23-9", "Nyt", entered_on=date(2023, 11, 14)), plan("23-9", "dec. 2024"))
    assert printed(filler, 10) == before
    november = printed(filler, 11)
    assert numbers(november) == ["17-1", "18-4", "23-9"]
    assert "23-9" in missing(november)


def test_what_was_entered_today_from_an_old_table_belongs_to_its_months(filler: Filler) -> None:
    """Nobody knows when they came in: a report or a plan says that they were there."""
    filler.put(
        project("17-1", "Med rapport"),
        project("18-4", "Med plan"),
        project("19-2", "Først i november"),
        project("20-6", "Uden noget"),
        project("22-1", "Kom i dag, men har rapporteret", entered_on=date(2023, 11, 30)),
        plan("18-4", "dec. 2024"),
        replace(plan("19-2", "dec. 2024"), approved_on=date(2023, 11, 10)),
    )
    for number, month in (("17-1", 9), ("19-2", 11), ("22-1", 10)):
        filler.report(f"p-{number}", f"2023-{month:02}", "g")
    assert numbers(printed(filler, 10)) == ["17-1", "18-4", "20-6", "22-1"]
    assert numbers(printed(filler, 11)) == ["17-1", "18-4", "19-2", "20-6", "22-1"]


def test_a_month_that_still_runs_has_all_there_are(filler: Filler) -> None:
    filler.put(project("23-9", "Nyt", entered_on=date(2023, 12, 24)))
    assert numbers(report(filler, 11)) == ["23-9"]


def test_the_list_and_the_warnings_do_not_ask_for_a_report_from_before_it_came(
    filler: Filler,
) -> None:
    filler.put(project("23-9", "Nyt", entered_on=date(2023, 11, 14)))
    reader, today = filler.register.reader, date(2023, 11, 30)
    october, november = (load_portfolio(reader, Period(2023, month), today) for month in (10, 11))
    assert (october.counts.all, october.counts.not_reported) == (0, 0)
    assert november.counts.not_reported == 1
    assert warnings(reader, Period(2023, 10), today) == ()
    assert [each.number for each in warnings(reader, Period(2023, 11), today)] == ["23-9"]


def test_what_the_last_meeting_decided_is_since_it_also_after_the_month(filler: Filler) -> None:
    filler.put(
        project("17-1", "PGDB"),
        decided("2023-01", date(2023, 11, 3), date(2023, 10, 4)),
        decided("2023-02", date(2023, 12, 13), date(2023, 10, 27)),
    )
    assert groups(report(filler, 10, date(2023, 11, 3))) == {
        "Afgjort siden sidste møde": ["2023-01"],
        "Afgjort efter 3. november 2023": ["2023-02"],
    }


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("RSI-kredsen", "afgjort 31. oktober 2023 af RSI-kredsen"),
        ("RSI-kredsens møde, punkt 5", "afgjort 31. oktober 2023 · RSI-kredsens møde, punkt 5"),
        ("Direktørmail nr. 14", "afgjort 31. oktober 2023 af RSI-kredsen · Direktørmail nr. 14"),
    ],
)
def test_who_decided_is_told_once(filler: Filler, reference: str, told: str) -> None:
    request = decided("2023-01", date(2023, 10, 31), date(2023, 9, 4))
    filler.put(project("17-1", "PGDB"), replace(request, decision_reference=reference))
    card = report(filler).requests.groups[0].cards[0]
    assert card.path == f"Fremsendt 4. september 2023 · {told}"


def test_dates_that_cannot_follow_each_other_claim_no_order(filler: Filler) -> None:
    filler.put(project("17-1", "PGDB"), decided("2023-01", date(2023, 12, 13), date(2026, 11, 22)))
    card = report(filler, 12).requests.groups[0].cards[0]
    assert card.path == (
        "Afgjort af RSI-kredsen · ifølge registret afgjort 13. december 2023"
        " og fremsendt 22. november 2026"
    )
    assert groups(report(filler)) == {"Afgjort efter 31. oktober 2023": ["2023-01"]}
