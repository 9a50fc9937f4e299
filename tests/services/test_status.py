"""Colours, reasons and remarks of a month."""

from __future__ import annotations

import unicodedata

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import Report, ReportSource
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.status import (
    repeat_colours,
    set_colour,
    set_corrective_action,
    set_light_reason,
    set_no_light,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OCTOBER = Period(2023, 10)


def report(register: RegisterFile, project: str) -> Report:
    (found,) = register.reader.reports([OCTOBER], [project])
    return found


def test_the_first_colour_begins_the_month(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    assert report(register, project).overall is None
    (light,) = register.reader.lights([OCTOBER], [project])
    assert (light.dimension, light.colour) == ("time", Colour.YELLOW)


def test_a_colour_put_out_leaves_its_reason(register: RegisterFile, project: str) -> None:
    set_light_reason(register, project, OCTOBER, "cost", "Licenserne blev dyrere")
    set_colour(register, project, OCTOBER, "cost", Colour.RED)
    set_colour(register, project, OCTOBER, "cost", None)
    (light,) = register.reader.lights([OCTOBER], [project])
    assert (light.colour, light.reason) == (None, "Licenserne blev dyrere")


def test_a_project_cannot_both_report_and_not_report(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    set_no_light(register, project, OCTOBER, NoLight.RESUMED, "ultimo 2023")
    found = report(register, project)
    assert (found.overall, found.no_light, found.reports_from.text) == (
        None,
        NoLight.RESUMED,
        "ultimo 2023",
    )
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    found = report(register, project)
    assert (found.overall, found.no_light, found.reports_from) == (Colour.RED, None, None)


def test_only_a_resumed_project_says_from_when_it_reports(
    register: RegisterFile, project: str
) -> None:
    set_no_light(register, project, OCTOBER, NoLight.PAUSED, "2024")
    assert report(register, project).reports_from is None
    set_no_light(register, project, OCTOBER, None)
    assert report(register, project).no_light is None


def test_words_are_kept_in_one_form(register: RegisterFile, project: str) -> None:
    set_remarks(register, project, OCTOBER, "  Prøven\r\ner klar\n ")
    set_corrective_action(register, project, OCTOBER, unicodedata.normalize("NFD", "Åbne møder"))
    set_light_reason(register, project, OCTOBER, OVERALL, "Prøven trak ud")
    found = report(register, project)
    assert found.remarks == "Prøven\ner klar"
    assert found.corrective_action == "Åbne møder"
    assert found.overall_reason == "Prøven trak ud"


def test_saying_nothing_about_a_month_does_not_begin_it(
    register: RegisterFile, project: str
) -> None:
    position = register.position()
    changes = [
        set_remarks(register, project, OCTOBER, " "),
        set_colour(register, project, OCTOBER, OVERALL, None),
        set_colour(register, project, OCTOBER, "time", None),
        set_light_reason(register, project, OCTOBER, "time", ""),
        set_no_light(register, project, OCTOBER, None),
        set_corrective_action(register, project, OCTOBER, ""),
    ]
    assert [change.edit for change in changes] == [None] * 6
    assert register.position() == position
    assert register.reader.reports() == ()


def test_the_same_colour_twice_records_one_edit(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    assert set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN).edit is None


def test_a_lamp_from_a_table_that_is_corrected_is_no_longer_from_the_table(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    row = report(register, project).id
    with register.edit(Label("as_imported")) as edit:
        edit.set("report", row, "source", ReportSource.TABLE)
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    assert report(register, project).source is ReportSource.TABLE
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    assert report(register, project).source is ReportSource.ENTERED


@pytest.mark.parametrize(
    ("period", "dimension", "who", "code"),
    [
        ("oktober", OVERALL, "own", "period_unread"),
        ("2023-10", "gevinster", "own", "dimension_unknown"),
        ("2023-10", OVERALL, "væk", "project_unknown"),
    ],
)
def test_a_lamp_that_cannot_be_is_refused(
    register: RegisterFile, project: str, period: str, dimension: str, who: str, code: str
) -> None:
    owner = project if who == "own" else who
    with pytest.raises(RuleError) as caught:
        set_colour(register, owner, period, dimension, Colour.GREEN)
    assert caught.value.problem.code == code


def lamps(register: RegisterFile, period: str) -> dict[str, Colour | None]:
    (found,) = register.reader.reports([period])
    dimensions = {light.dimension: light.colour for light in register.reader.lights([period])}
    return {OVERALL: found.overall, **dimensions}


def test_last_months_colours_are_used_again_in_one_edit(
    register: RegisterFile, project: str
) -> None:
    for dimension, colour in ((OVERALL, Colour.RED), ("time", Colour.YELLOW)):
        set_colour(register, project, "2023-09", dimension, colour)
        set_light_reason(register, project, "2023-09", dimension, "Udbuddet trak ud")
    set_remarks(register, project, "2023-09", "Det gamle")
    assert repeat_colours(register, project, "2023-10").edit is not None
    assert lamps(register, "2023-10") == {OVERALL: Colour.RED, "time": Colour.YELLOW}
    found = report(register, project)
    assert (found.overall_reason, found.remarks) == ("", ""), "what is said is said anew"
    undo(register)
    assert register.reader.reports(["2023-10"]) == ()


def test_a_colour_that_was_given_this_month_is_not_repeated_over(
    register: RegisterFile, project: str
) -> None:
    for dimension in (OVERALL, "time"):
        set_colour(register, project, "2023-09", dimension, Colour.GREEN)
    set_colour(register, project, "2023-10", OVERALL, Colour.RED)
    repeat_colours(register, project, "2023-10")
    assert lamps(register, "2023-10") == {OVERALL: Colour.RED, "time": Colour.GREEN}
    assert repeat_colours(register, project, "2023-10").edit is None


def test_a_month_that_was_missing_is_no_longer(register: RegisterFile, project: str) -> None:
    set_colour(register, project, "2023-09", "time", Colour.GREEN)
    set_no_light(register, project, "2023-10", NoLight.MISSING)
    repeat_colours(register, project, "2023-10")
    assert lamps(register, "2023-10") == {OVERALL: None, "time": Colour.GREEN}
    assert report(register, project).no_light is None


def test_a_month_after_silence_or_with_a_reason_repeats_nothing(
    register: RegisterFile, project: str
) -> None:
    assert repeat_colours(register, project, "2023-10").edit is None
    set_colour(register, project, "2023-09", OVERALL, Colour.GREEN)
    set_no_light(register, project, "2023-10", NoLight.PAUSED)
    assert repeat_colours(register, project, "2023-10").edit is None
    assert report(register, project).no_light is NoLight.PAUSED
