"""Figures as data: counted by hand, told in sentences that hold the numbers which are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.economy import Amounts, Economy, YearEconomy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.figure_values import (
    ColourCounts,
    FigureSection,
    HistoryStrip,
    MonthCount,
    SlipBars,
)
from portfolio_desktop.services.figures_money import budget_figure
from portfolio_desktop.services.figures_plan import trend_figure
from portfolio_desktop.services.figures_risks import matrix_figure
from portfolio_desktop.services.milestone_trend import milestone_trend
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_content import PackContent, status_report
from portfolio_desktop.services.pack_parts import PackChoice, Part
from portfolio_desktop.services.risk_list import concerns_of
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.pack_register import ORIGIN, Filler, fill, new_register, plan, project

OCTOBER = Period(2023, 10)
LETTERS = {Colour.RED: "r", Colour.YELLOW: "y", Colour.GREEN: "g", None: "-"}


@pytest.fixture(autouse=True)
def danish() -> None:
    use_language(Language.DANISH)


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as made:
        yield made


def add(filler: Filler, number: str, colours: str, end: str = "", **more: object) -> None:
    """A project with a colour for each of the months up to October; " " for no report."""
    filler.put(project(number, f"Projekt {number}", end, **more), plan(number, "maj 2023"))
    for period, colour in zip(last_periods(OCTOBER, len(colours)), colours, strict=True):
        if colour != " ":
            filler.report(f"p-{number}", str(period), colour)


def content(filler: Filler, *, open_only: bool = False) -> PackContent:
    options = PackOptions(OCTOBER, open_only=open_only)
    return status_report(filler.register.reader, options, ORIGIN)


def section(filler: Filler, *, open_only: bool = False) -> FigureSection:
    found = content(filler, open_only=open_only).trend
    assert found is not None
    return found


def counts_of(found: FigureSection) -> ColourCounts:
    (counts,) = (each for each in found.figures if isinstance(each, ColourCounts))
    return counts


def strips_of(found: FigureSection) -> dict[str, str]:
    """The letters of each strip, by number."""
    return {
        each.number: "".join(LETTERS[month.colour] for month in each.months)
        for each in found.figures
        if isinstance(each, HistoryStrip)
    }


def slips_of(found: FigureSection) -> SlipBars:
    (slips,) = (each for each in found.figures if isinstance(each, SlipBars))
    return slips


def numbers(month: MonthCount) -> tuple[int, int, int, int]:
    return (month.red, month.yellow, month.green, month.none)


def figures_in(text: str) -> set[str]:
    """The numbers of a sentence, less the years of its months."""
    return set(re.findall(r"\d+(?:,\d+)?", re.sub(r"(?<=[a-zæøå.] )20\d\d", "", text)))


def test_each_light_is_counted_month_by_month(filler: Filler) -> None:
    add(filler, "17-1", "gyy")
    add(filler, "18-6", "yyr")
    add(filler, "22-2", " gg")
    found = counts_of(section(filler))
    assert [numbers(month) for month in found.months] == [(0, 1, 1, 1), (0, 2, 1, 0), (1, 1, 1, 0)]
    assert [month.month.short for month in found.months] == ["aug.", "sep.", "okt."]
    assert found.spoken == (
        "Fra august 2023 til oktober 2023 er antallet af røde steget fra 0 til 1, af gule uændret"
        " 1, af grønne uændret 1 og af projekter uden status faldet fra 1 til 0."
    )


def test_the_last_month_has_the_numbers_of_the_summary(filler: Filler) -> None:
    fill(filler)
    found = content(filler)
    assert found.trend is not None
    last = counts_of(found.trend).months[-1]
    told = {count.lamp.colour: 0 for count in found.summary.counts}
    for count in found.summary.counts:
        told[count.lamp.colour] += count.number
    assert (told[Colour.RED], told[Colour.YELLOW], told[Colour.GREEN], told[None]) == numbers(last)


def test_when_most_were_red_and_which_month_nobody_reported_on_is_told(filler: Filler) -> None:
    add(filler, "17-1", "gr yg")
    add(filler, "18-6", "gr gg")
    found = counts_of(section(filler))
    assert [month.recorded for month in found.months] == [True, True, False, True, True]
    assert found.spoken.endswith(
        "Der var flest røde, 2, i juli 2023. For august 2023 er der ingen rapporter."
    )


def test_months_before_the_first_report_are_no_part_of_it(filler: Filler) -> None:
    add(filler, "17-1", "yg")
    assert len(counts_of(section(filler)).months) == 2


def test_one_month_is_no_development(filler: Filler) -> None:
    add(filler, "17-1", "g")
    assert content(filler).trend is None


def test_who_does_not_choose_the_part_does_not_get_it(filler: Filler) -> None:
    add(filler, "17-1", "yg")
    options = PackOptions(OCTOBER, choice=PackChoice((Part.SUMMARY,)))
    assert status_report(filler.register.reader, options, ORIGIN).trend is None


@given(st.lists(st.text("gyr ", min_size=4, max_size=4), min_size=1, max_size=4))
def test_what_is_told_is_what_is_drawn(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str]
) -> None:
    with new_register(tmp_path_factory.mktemp("figur")) as filler:
        for place, colours in enumerate(rows):
            add(filler, f"20-{place}", colours)
        found = content(filler).trend
    if found is None:
        return
    counts = counts_of(found)
    drawn = {str(number) for month in counts.months for number in numbers(month)}
    assert figures_in(counts.spoken) <= drawn


def test_escalated_and_changed_projects_have_a_strip_and_others_none(filler: Filler) -> None:
    add(filler, "17-1", "gggg")
    add(filler, "18-6", "ggyr")
    add(filler, "19-2", "rrgy")
    add(filler, "22-3", " yyg")
    assert strips_of(section(filler)) == {"18-6": "ggyr", "19-2": "rrgy", "22-3": "-yyg"}


def test_a_strip_tells_its_course_and_why_there_is_no_light(filler: Filler) -> None:
    add(filler, "16-5", "gg  r", state=LifecycleState.PAUSED, state_from=date(2023, 8, 1))
    (strip,) = (each for each in section(filler).figures if isinstance(each, HistoryStrip))
    assert [month.word for month in strip.months] == [
        "grøn", "grøn", "på pause", "på pause", "rød",
    ]  # fmt: skip
    assert strip.spoken == (
        "Projekt 16-5: grøn fra juni 2023 til juli 2023, på pause fra august 2023 til september"
        " 2023 og rød i oktober 2023."
    )


def test_the_most_delayed_stand_first_and_the_rest_is_counted(filler: Filler) -> None:
    for place in range(14):
        month = f"{place % 9 + 1:02}"
        add(filler, f"20-{place:02}", "gg", f"15.{month}.2024")
    found = slips_of(section(filler))
    assert len(found.slips) == 12
    assert found.rest == "og 2 andre er forsinkede"
    assert found.slips[0].words == "+16 mdr."
    assert [int(each.words[1:3]) for each in found.slips] == sorted(
        (int(each.words[1:3]) for each in found.slips), reverse=True
    )
    assert (found.slips[0].planned, found.slips[0].expected) == (
        date(2023, 5, 31), date(2024, 9, 15),
    )  # fmt: skip
    assert found.slips[0].dates == "maj 2023 → 15. sep. 2024"
    assert found.spoken.startswith("14 projekter er forsinket")
    assert found.spoken.endswith(
        "Derefter kommer Projekt 20-07 med 15 måneder og Projekt 20-06 med 14 måneder."
    )


def test_an_end_that_has_passed_is_counted_to_the_day_of_the_status(filler: Filler) -> None:
    add(filler, "19-2", "yy", "maj 2023")
    (slip,) = slips_of(section(filler)).slips
    assert slip.passed
    assert slip.expected == date(2023, 10, 31)
    assert slip.dates == "maj 2023, passeret"
    assert slip.words == "+5 mdr."
    assert "Slutdatoen for Projekt 19-2 er passeret." in slips_of(section(filler)).spoken


def test_of_closed_projects_the_open_edition_has_no_light_no_strip_and_no_slip(
    filler: Filler,
) -> None:
    add(filler, "17-1", "yyg", "dec. 2023")
    add(
        filler, "99-9", "gyr", "dec. 2024", closed=True, closed_reason="Hemmelig sag",
        open_heading="Fortrolig anskaffelse",
    )  # fmt: skip
    full, open_one = section(filler), section(filler, open_only=True)
    assert [numbers(month) for month in counts_of(full).months] == [
        (0, 1, 1, 0), (0, 2, 0, 0), (1, 0, 1, 0),
    ]  # fmt: skip
    assert [numbers(month) for month in counts_of(open_one).months] == [
        (0, 1, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0),
    ]  # fmt: skip
    assert counts_of(open_one).note == "1 fortroligt projekt er ikke talt med."
    assert counts_of(open_one).spoken.endswith(counts_of(open_one).note)
    assert "99-9" in strips_of(full)
    assert "99-9" in repr(slips_of(full))
    assert "99-9" not in repr(open_one)
    assert "Hemmelig" not in repr(open_one)


def test_a_month_that_only_closed_projects_tell_of_is_empty_in_the_open_edition(
    filler: Filler,
) -> None:
    add(filler, "17-1", "  yg")
    add(filler, "99-9", "gyrr", closed=True, closed_reason="x", open_heading="Fortrolig")
    assert len(counts_of(section(filler)).months) == 4
    assert len(counts_of(section(filler, open_only=True)).months) == 2


def year(number: int, *ore: int | None, level: int | None = None) -> YearEconomy:
    """Approved, forecast and actual in millions of kroner."""
    approved, forecast, actual = (
        None if each is None else Money(each * 100_000, "", level) for each in ore
    )
    return YearEconomy(number, Amounts(None, approved, actual, forecast))


def test_the_years_are_drawn_in_one_unit_and_told_with_the_same_words() -> None:
    found = budget_figure(Economy((year(2023, 48500, 51200, 38720), year(2024, 55000, None, None))))
    assert found is not None
    assert found.unit == "mio. kr."
    first, second = found.bars
    assert first.words == ("48,5", "51,2", "38,7")
    assert (first.budget, first.forecast, first.actual) == (
        Decimal("48.5"), Decimal("51.2"), Decimal("38.7"),
    )  # fmt: skip
    assert second.words == ("55,0", "", "")
    assert [tick.words for tick in found.ticks] == ["0", "20", "40", "60"]
    assert found.spoken == (
        "Prognosen ligger over budgettet i 2023. Beløb i mio. kr.: 2023: budget 48,5, prognose"
        " 51,2, forbrug 38,7; 2024: budget 55,0."
    )


def test_small_amounts_have_a_smaller_unit() -> None:
    found = budget_figure(Economy((year(2023, 450, 500, None),)))
    assert found is not None
    assert (found.unit, found.bars[0].words) == ("t.kr.", ("450", "500", ""))
    assert "inden for budgettet" not in found.spoken


def test_nothing_is_drawn_of_nothing() -> None:
    assert budget_figure(Economy()) is None
    assert budget_figure(Economy((year(2023, None, None, None),))) is None


def test_amounts_of_another_price_level_are_left_out_and_that_is_told() -> None:
    years = (year(2023, 10000, 11000, None, level=2023), year(2024, 9000, None, None, level=2021))
    found = budget_figure(Economy(years))
    assert found is not None
    assert found.title == "Budget, prognose og forbrug (2023-pl)"
    assert [bar.label for bar in found.bars] == ["2023"]
    assert found.note == "1 beløb i et andet prisniveau er ikke tegnet."


@given(st.lists(st.tuples(*[st.none() | st.integers(-90_000, 900_000)] * 3), max_size=6))
def test_the_ticks_reach_over_all_amounts_and_nothing(
    amounts: list[tuple[int | None, ...]],
) -> None:
    years = tuple(year(2020 + place, *each) for place, each in enumerate(amounts))
    found = budget_figure(Economy(years))
    if found is None:
        return
    ticks = [tick.value for tick in found.ticks]
    values = [
        value
        for bar in found.bars
        for value in (bar.budget, bar.forecast, bar.actual)
        if value is not None
    ]
    assert min(ticks) <= min([*values, Decimal(0)])
    assert max(ticks) >= max([*values, Decimal(0)])
    assert 0 in ticks
    assert 2 <= len(ticks) <= 8
    assert all(words in found.spoken for bar in found.bars for words in bar.words)


def test_the_milestones_of_the_screen_are_those_of_the_paper(
    register: RegisterFile, project: str
) -> None:
    reader = register.reader
    assert trend_figure(milestone_trend(reader, project, OCTOBER)) is None
    draft = MilestoneDraft("Go-live", approved="nov. 2023", forecast="dec. 2023")
    add_milestone(register, project, draft, Period(2023, 9))
    shown = milestone_trend(reader, project, OCTOBER)
    drawn = trend_figure(shown)
    assert drawn is not None
    assert [month.year for month in drawn.months] == [str(each.year) for each in shown.periods]
    (line,) = drawn.lines
    assert [day for _place, day in line.points] == [
        point.expected for point in shown.lines[0].points
    ]
    assert [shown.periods[place] for place, _day in line.points] == [
        point.period for point in shown.lines[0].points
    ]
    assert line.words == shown.lines[0].end_words
    assert drawn.spoken == " ".join(shown.sentences)


def test_risks_stand_in_their_cells_by_number(register: RegisterFile, project: str) -> None:
    grave = RiskDraft(project, title="Leverandør", probability="4", consequence="5")
    add_risk(register, replace(grave, number="2023-07"))
    add_risk(register, replace(grave, number="2023-02"))
    add_risk(register, RiskDraft(project, title="Lov", number="2023-09"))
    found = matrix_figure(concerns_of(register.reader, project))
    assert found is not None
    assert found.cells[3][4] == ("2023-02", "2023-07")
    assert sum(len(numbers) for row in found.cells for numbers in row) == 2
    assert found.levels[3][4] is RiskLevel.HIGH
    assert found.levels[0][0] is RiskLevel.LOW
    assert found.steps[0][3] == "4 sandsynlig"
    assert found.note == "1 er ikke vurderet."
    assert found.spoken.endswith(
        "Alvorligst: 2023-02 og 2023-07 med sandsynlighed 4 og konsekvens 5."
    )


def test_closed_risks_are_not_in_the_open_matrix(register: RegisterFile, project: str) -> None:
    add_risk(register, RiskDraft(project, title="Åben", probability="1", consequence="1"))
    rows = concerns_of(register.reader, project)
    closed = tuple(replace(row, closed=True) for row in rows)
    assert matrix_figure(rows, open_only=True) is not None
    assert matrix_figure(closed, open_only=True) is None
    assert matrix_figure(closed) is not None


def test_the_open_matrix_says_how_many_it_does_not_count(
    register: RegisterFile, project: str
) -> None:
    for title in ("Åben", "Lukket", "Lukket også", "Lukket problem", "Uvurderet"):
        add_risk(register, RiskDraft(project, title=title, probability="1", consequence="1"))
    rows = list(concerns_of(register.reader, project))
    rows[-1] = replace(rows[-1], probability=None, consequence=None, points=None, level=None)
    rows[1:4] = [replace(row, closed=True) for row in rows[1:4]]
    rows[3] = replace(rows[3], is_open=False)
    found = matrix_figure(rows, open_only=True)
    assert found is not None
    assert found.note == "1 er ikke vurderet. 2 fortrolige er ikke talt med."
    assert found.spoken.startswith("1 vurderet risiko:")
    assert "2 fortrolige er ikke talt med." in found.spoken
    assert "fortrolig" not in repr(matrix_figure(rows))
    one = matrix_figure(rows[:2], open_only=True)
    assert one is not None
    assert one.note == "1 fortrolig er ikke talt med."
