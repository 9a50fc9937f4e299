"""What was expected of a milestone month by month: kept when it is written, told as figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import About, RequestState, Subject
from portfolio_desktop.domain.dependencies import MilestoneForecast
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.milestone_trend import MilestoneTrend, milestone_trend
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    remove_milestone,
    write_milestones,
)
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

AUG, SEP, OCT, NOV = (Period(2023, month) for month in (8, 9, 10, 11))


@pytest.fixture(autouse=True)
def danish() -> None:
    use_language(Language.DANISH)


def kept(register: RegisterFile, milestone: str) -> dict[str, str]:
    rows = register.reader.board.rows(MilestoneForecast, milestone_id=[milestone])
    return {row.period: row.forecast.text if row.forecast else "" for row in rows}


def expect(register: RegisterFile, milestone: str, when: str, period: Period) -> None:
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, forecast=when), period)


def drawn(trend: MilestoneTrend) -> dict[str, list[tuple[str, date]]]:
    return {
        line.name: [(str(point.period), point.expected) for point in line.points]
        for line in trend.lines
    }


def test_a_forecast_is_kept_for_the_month_that_is_written_about(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", forecast="nov. 2023"), SEP).id
    expect(register, milestone, "dec. 2023", OCT)
    expect(register, milestone, "jan. 2024", OCT)
    assert kept(register, milestone) == {"2023-09": "nov. 2023", "2023-10": "jan. 2024"}


def test_without_a_month_it_is_that_of_today(register: RegisterFile, project: str) -> None:
    draft = MilestoneDraft("Go", forecast="nov. 2023")
    milestone = add_milestone(register, project, draft).id
    assert kept(register, milestone) == {"2023-11": "nov. 2023"}


def test_other_fields_leave_the_trend_alone(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", forecast="nov. 2023"), SEP).id
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(
        register, milestone, replace(draft, criteria="Ingen fejl", actual="1.11.2023"), OCT
    )
    assert kept(register, milestone) == {"2023-09": "nov. 2023"}


def test_of_a_milestone_older_than_the_trend_what_was_expected_before_is_noted(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", approved="nov. 2023"), AUG).id
    for row in register.reader.board.rows(MilestoneForecast):
        with register.edit(Label("erased")) as edit:
            edit.delete("milestone_forecast", row.id)
    expect(register, milestone, "dec. 2023", OCT)
    assert kept(register, milestone) == {"2023-09": "nov. 2023", "2023-10": "dec. 2023"}


def test_a_milestone_written_cell_by_cell_begins_in_the_month_that_is_written_about(
    register: RegisterFile, project: str
) -> None:
    """Its original date, then the expected one: nothing was expected in the month before."""
    milestone = add_milestone(register, project, MilestoneDraft("Go"), OCT).id
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, original="apr. 2024"), OCT)
    assert kept(register, milestone) == {"2023-10": "apr. 2024"}
    expect(register, milestone, "aug. 2024", OCT)
    assert kept(register, milestone) == {"2023-10": "aug. 2024"}
    trend = milestone_trend(register.reader, project, OCT)
    assert drawn(trend) == {"Go": [("2023-10", date(2024, 8, 31))]}


def test_a_late_word_about_an_earlier_month_is_what_the_newest_month_expects(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", forecast="nov. 2023"), OCT).id
    expect(register, milestone, "feb. 2024", SEP)
    assert kept(register, milestone) == {"2023-10": "feb. 2024"}


def test_the_trend_is_undone_with_the_edit_and_goes_with_the_milestone(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", forecast="nov. 2023"), SEP).id
    expect(register, milestone, "dec. 2023", OCT)
    undo(register)
    assert kept(register, milestone) == {"2023-09": "nov. 2023"}
    redo(register)
    remove_milestone(register, milestone)
    assert kept(register, milestone) == {}
    undo(register)
    assert kept(register, milestone) == {"2023-09": "nov. 2023", "2023-10": "dec. 2023"}
    assert register.check() == ()


def test_several_are_kept_in_one_edit(register: RegisterFile, project: str) -> None:
    write_milestones(
        register,
        project,
        [("", MilestoneDraft("A", forecast="nov. 2023")), ("", MilestoneDraft("B"))],
        OCT,
    )
    rows = register.reader.board.rows(MilestoneForecast)
    assert [(row.period, row.forecast.text if row.forecast else "") for row in rows] == [
        ("2023-10", "nov. 2023")
    ]


def test_a_line_holds_between_changes_and_says_nothing_before_the_first(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", approved="nov. 2023"), AUG).id
    expect(register, milestone, "feb. 2024", OCT)

    trend = milestone_trend(register.reader, project, NOV)

    assert trend.periods[-1] == NOV
    assert len(trend.periods) == 6
    assert drawn(trend) == {
        "Go": [
            ("2023-08", date(2023, 11, 30)),
            ("2023-09", date(2023, 11, 30)),
            ("2023-10", date(2024, 2, 29)),
            ("2023-11", date(2024, 2, 29)),
        ]
    }
    line = trend.lines[0]
    assert line.end_words == "feb. 2024, +3 mdr."
    assert line.sentence == (
        "Go: nov. 2023 i august 2023, feb. 2024 i november 2023; flyttet 1 gang."
    )


def test_an_earlier_month_shows_what_was_expected_then(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", approved="nov. 2023"), AUG).id
    expect(register, milestone, "feb. 2024", OCT)
    assert drawn(milestone_trend(register.reader, project, SEP))["Go"][-1] == (
        "2023-09",
        date(2023, 11, 30),
    )


def test_a_line_ends_where_the_milestone_was_reached(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", approved="nov. 2023"), AUG).id
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, actual="5.10.2023"), NOV)

    line = milestone_trend(register.reader, project, NOV).lines[0]

    assert line.reached
    assert [str(point.period) for point in line.points] == ["2023-08", "2023-09", "2023-10"]
    assert line.points[-1].expected == date(2023, 10, 5)
    assert line.end_words == "nået 5. okt. 2023, −1 md."


def test_what_names_no_day_has_no_line_and_is_counted(register: RegisterFile, project: str) -> None:
    add_milestone(register, project, MilestoneDraft("Engang", forecast="TBD"), OCT)
    for number in range(9):
        add_milestone(register, project, MilestoneDraft(f"M{number}", forecast="nov. 2024"), OCT)

    trend = milestone_trend(register.reader, project, OCT)

    assert len(trend.lines) == 8
    assert trend.unshown == 2


def test_a_project_without_milestones_has_an_empty_trend(
    register: RegisterFile, project: str
) -> None:
    trend = milestone_trend(register.reader, project, OCT)
    assert (trend.lines, trend.unshown) == ((), 0)


def test_an_approved_request_moves_the_trend_in_the_month_of_its_decision(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", approved="nov. 2023"), AUG).id
    other = add_milestone(register, project, MilestoneDraft("Drift", approved="jan. 2024"), AUG).id
    change = ChangeDraft(Subject.MILESTONE, "mar. 2024", About(milestone))
    draft = new_request_draft(register.reader, project, register.today())
    request = draft_request(register, replace(draft, title="Ny plan", changes=(change,))).id
    submit_request(register, request)
    where = ("Prøvekredsen", "Mødet i oktober")
    decision = Decision(RequestState.APPROVED, "20.10.2023", *where, submitted_on="1.10.2023")

    decide_request(register, request, decision)

    assert kept(register, milestone) == {"2023-08": "nov. 2023", "2023-10": "mar. 2024"}
    assert kept(register, other) == {"2023-08": "jan. 2024"}
    undo(register)
    assert kept(register, milestone) == {"2023-08": "nov. 2023"}
