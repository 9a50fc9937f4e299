"""A report that is a copy of last month's, and not reported, counts as missing everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.exchange.status_table import LampCell, status_table
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.pack_content import PackOptions, status_report
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.portfolio import PortfolioRow, load_portfolio, refresh_rows
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import (
    approve_reports,
    mark_reported,
    open_month,
    reopen_report,
)
from portfolio_desktop.services.status import (
    set_colour,
    set_light_reason,
    set_no_light,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import read_content
from tests.services.pack_register import ORIGIN

OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
TODAY = date(2023, 12, 4)
COPY = "kopi af sidste måned – ikke rapporteret"


@pytest.fixture
def opened(register: RegisterFile, project: str) -> str:
    """A project whose yellow October was opened as November's draft."""
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    set_light_reason(register, project, OCTOBER, "time", "Testen er forsinket")
    set_remarks(register, project, OCTOBER, "Én region mangler.")
    open_month(register, NOVEMBER)
    return project


def shown(register: RegisterFile, period: Period = NOVEMBER) -> PortfolioRow:
    (row,) = load_portfolio(register.reader, period, TODAY).rows
    return row


def printed(register: RegisterFile, period: Period = NOVEMBER) -> PackContent:
    return status_report(register.reader, PackOptions(period), ORIGIN)


def test_a_draft_has_pale_lamps_that_are_no_colour(register: RegisterFile, opened: str) -> None:
    row = shown(register)
    assert (row.now.colour, row.now.word, row.now.seen.colour) == (None, COPY, Colour.YELLOW)
    time = row.lights[1].now
    assert (time.colour, time.word, time.seen.colour) == (None, COPY, Colour.YELLOW)
    assert (row.stage, row.reported, row.movement) == (ReportStage.DRAFT, False, None)
    assert [lamp.colour for lamp in row.trend][-2:] == [Colour.YELLOW, None]


def test_a_draft_is_counted_as_missing_and_nowhere_else(
    register: RegisterFile, opened: str
) -> None:
    counts = load_portfolio(register.reader, NOVEMBER, TODAY).counts
    assert (counts.yellow, counts.no_light, counts.not_reported) == (0, 0, 1)
    mark_reported(register, [opened], NOVEMBER)
    counts = load_portfolio(register.reader, NOVEMBER, TODAY).counts
    assert (counts.yellow, counts.no_light, counts.not_reported) == (1, 0, 0)


def test_the_grid_follows_when_a_report_is_marked(register: RegisterFile, opened: str) -> None:
    before = load_portfolio(register.reader, NOVEMBER, TODAY)
    after = refresh_rows(register.reader, before, mark_reported(register, [opened], NOVEMBER))
    assert after == load_portfolio(register.reader, NOVEMBER, TODAY)
    assert after.rows[0].now.colour is Colour.YELLOW


def test_what_the_draft_says_otherwise_is_no_copy_and_still_not_reported(
    register: RegisterFile, opened: str
) -> None:
    set_colour(register, opened, NOVEMBER, OVERALL, Colour.RED)
    row = shown(register)
    assert (row.now.word, row.now.seen.colour) == ("ikke rapporteret endnu", Colour.RED)
    assert row.lights[1].now.word == COPY


def test_a_dimension_that_the_draft_gives_another_colour_is_no_copy_either(
    register: RegisterFile, opened: str
) -> None:
    set_colour(register, opened, NOVEMBER, "time", Colour.RED)
    row = shown(register)
    time = row.lights[1].now
    assert (time.word, time.seen.colour) == ("ikke rapporteret endnu", Colour.RED)
    assert row.now.word == COPY


def test_a_dimension_that_only_the_draft_has_is_no_copy(
    register: RegisterFile, opened: str
) -> None:
    set_colour(register, opened, NOVEMBER, "cost", Colour.GREEN)
    words = {pair.now.word for pair in shown(register).lights if pair.now.seen.colour}
    assert words == {COPY, "ikke rapporteret endnu"}


def test_the_month_after_a_draft_has_nothing_before_it(register: RegisterFile, opened: str) -> None:
    row = shown(register, NOVEMBER.shifted(1))
    assert row.previous.is_nothing
    assert row.lights[1].previous.is_nothing


def test_a_paused_project_is_silent_also_with_a_draft(register: RegisterFile) -> None:
    paused = add_project(register, ProjectDraft("16-5", "SOR", state="paused")).id
    set_no_light(register, paused, OCTOBER, NoLight.PAUSED)
    open_month(register, NOVEMBER)
    row = shown(register)
    assert (row.now.word, row.reported) == ("på pause", True)


def test_on_paper_a_draft_is_a_missing_report_and_no_colour(
    register: RegisterFile, opened: str
) -> None:
    content = printed(register)
    (row,) = content.grid.rows
    assert (row.current.colour, row.current.word) == (None, "Mangler rapport")
    assert (row.remarks, row.reasons) == ((), ())
    assert all(lamp.colour is None and lamp.word == "ingen status" for lamp in row.lights)
    assert row.previous.word == "Gul"
    summary = content.summary
    assert [count.number for count in summary.counts] == [0, 0, 0, 0, 1]
    assert "0 af 1 projekt har rapporteret" in " ".join(summary.sentences)
    assert [each.title for each in summary.lists] == ["Har ikke rapporteret"]
    assert summary.moves == ()
    assert COPY not in repr(content)


def test_a_month_compared_with_a_draft_calls_it_missing(
    register: RegisterFile, opened: str
) -> None:
    december = NOVEMBER.shifted(1)
    set_colour(register, opened, december, OVERALL, Colour.GREEN)
    other = add_project(register, ProjectDraft("23-1", "Journalen")).id
    set_colour(register, other, NOVEMBER, OVERALL, Colour.GREEN)
    row = printed(register, december).grid.rows[0]
    assert (row.previous.word, row.current.word) == ("Mangler rapport", "Grøn")


def test_of_a_draft_only_that_it_is_missing_is_warned(register: RegisterFile, opened: str) -> None:
    codes = [each.problem.code for each in warnings(register.reader, NOVEMBER, TODAY)]
    assert codes == ["check_no_report"]
    mark_reported(register, [opened], NOVEMBER)
    codes = [each.problem.code for each in warnings(register.reader, NOVEMBER, TODAY)]
    assert "check_no_report" not in codes
    assert "check_remarks_unchanged" in codes


def test_a_draft_is_not_in_the_exported_table(register: RegisterFile, opened: str) -> None:
    def lamps() -> list[LampCell]:
        table = status_table(read_content(register.reader), NOVEMBER)
        return [cell for cell in table.rows[0] if isinstance(cell, LampCell)]

    assert [lamp.colour for lamp in lamps()] == [Colour.YELLOW], "only last month's"
    mark_reported(register, [opened], NOVEMBER)
    assert [lamp.colour for lamp in lamps()] == [Colour.YELLOW] * 3


def test_the_panel_says_the_stage_and_what_the_copy_left_unchanged(
    register: RegisterFile, opened: str
) -> None:
    def stage() -> tuple[str, str, bool]:
        facts = project_panel(register.reader, opened, NOVEMBER, TODAY).stage
        return facts.words, facts.unchanged_words, facts.locked

    assert stage() == (COPY.capitalize(), "Alt er som sidste måned.", False)
    set_remarks(register, opened, NOVEMBER, "To regioner mangler.")
    assert stage() == (
        "Ikke rapporteret endnu",
        "Som sidste måned: tid og samlet status.",
        False,
    )
    mark_reported(
        register, [opened], NOVEMBER, reported_by="Bo Prøve", received_on=date(2023, 12, 1)
    )
    assert stage()[0] == "Rapporteret af Bo Prøve, 1. dec. 2023"
    approve_reports(register, [opened], NOVEMBER)
    words, _unchanged, locked = stage()
    assert words.startswith("Godkendt af Åse, 2. nov. 2023 · Rapporteret af Bo Prøve")
    assert locked
    reopen_report(register, opened, NOVEMBER, "Region Nord rettede sit tal")
    facts = project_panel(register.reader, opened, NOVEMBER, TODAY).stage
    assert (facts.locked, facts.reopened_reason) == (False, "Region Nord rettede sit tal")


def test_a_first_month_has_no_stage_and_nothing_unchanged(
    register: RegisterFile, project: str
) -> None:
    facts = project_panel(register.reader, project, OCTOBER, TODAY).stage
    assert (facts.stage, facts.words) == (None, "Ingen rapport for måneden endnu")
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    facts = project_panel(register.reader, project, OCTOBER, TODAY).stage
    assert (facts.stage, facts.unchanged) == (ReportStage.REPORTED, ())
