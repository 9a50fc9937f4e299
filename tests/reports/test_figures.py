"""Figures on paper: nothing outside their area, told to those who hear them, legible in grey."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_counts import FILLS
from portfolio_desktop.reports.figure_matrix import INKS, TINTS
from portfolio_desktop.reports.figure_money import ACTUAL, FORECAST, FRAME_EDGE, FRAME_FILL
from portfolio_desktop.reports.figures import Strips, figure_block
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.sections import drawing
from portfolio_desktop.reports.settling import settled
from portfolio_desktop.reports.style import A3_LANDSCAPE, LANDSCAPE, PORTRAIT
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.reports.trend import trend_blocks
from portfolio_desktop.reports.typeface import Typeface
from portfolio_desktop.services.figure_values import Figure, FigureSection, TrendLine
from portfolio_desktop.services.pack_trend import MONTHS, SLIPS, STRIPS
from tests.reports import figure_samples as samples
from tests.reports.sample import IDENTITY

TOP, LEFT = 60.0, 62.0
SLACK = 0.6
"""Half the weight of the strongest line at an edge."""


@pytest.fixture(autouse=True)
def danish() -> None:
    use_language(Language.DANISH)


def drawn(make: Callable[[Setter], Block]) -> tuple[bytes, float]:
    """The block alone on an upright page, and how high it says that it is."""
    with drawing():
        paper = Paper(IDENTITY)
        block = make(Setter(paper))
        with paper.page(PORTRAIT) as page:
            block.draw(page, TOP)
        return paper.finished(), block.height


def figure_pdf(figure: Figure, room: float = PORTRAIT.room) -> tuple[bytes, float]:
    return drawn(lambda setter: figure_block(setter, figure, LEFT, room))


def marks_of(pdf: bytes) -> list[dict[str, Any]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        return [*page.chars, *page.rects, *page.lines, *page.curves]


def assert_inside(pdf: bytes, height: float, room: float) -> None:
    for mark in marks_of(pdf):
        what = mark.get("text", mark["object_type"])
        assert mark["x0"] >= LEFT - SLACK, what
        assert mark["x1"] <= LEFT + room + SLACK, what
        assert mark["top"] >= TOP - SLACK, what
        assert mark["bottom"] <= TOP + height + SLACK, what


@pytest.mark.parametrize("figure", samples.ALL, ids=lambda figure: type(figure).__name__)
@pytest.mark.parametrize("room", [PORTRAIT.room, 370.0, 260.0])
def test_a_figure_stays_in_its_area(figure: Figure, room: float) -> None:
    pdf, height = figure_pdf(figure, room)
    assert marks_of(pdf)
    assert_inside(pdf, height, room)


@pytest.mark.parametrize("figure", samples.EXTREME)
@pytest.mark.parametrize("room", [PORTRAIT.room, 240.0])
def test_nothing_too_little_and_far_too_much_stay_in_their_area(
    figure: Figure, room: float
) -> None:
    pdf, height = figure_pdf(figure, room)
    assert_inside(pdf, height, room)


NUMBERS = st.integers(0, 10_000)
DAYS = st.integers(0, 9000).map(lambda days: date(2010, 1, 1) + timedelta(days))
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
AMOUNTS = st.sampled_from(["", "0", "12,5", "−3,1", "80", "0,1"])
LINES = st.builds(
    TrendLine,
    NAMES,
    st.dictionaries(st.integers(0, 11), DAYS, min_size=1).map(
        lambda each: tuple(sorted(each.items()))
    ),
    st.none() | DAYS,
    NAMES,
)
FIGURES: st.SearchStrategy[Figure] = st.one_of(
    st.lists(st.none() | st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=14).map(
        lambda found: samples.counts(*found)
    ),
    st.lists(
        st.builds(
            samples.slip, NAMES, NAMES, st.sampled_from("rygn"), DAYS, DAYS, NAMES,
            passed=st.booleans(),
        ),
        max_size=12,
    ).map(lambda found: samples.slips(*found)),
    st.lists(LINES, max_size=8).map(lambda found: samples.trend(*found)),
    st.lists(st.tuples(NAMES, AMOUNTS, AMOUNTS, AMOUNTS), max_size=9).map(
        lambda found: samples.money(*found)
    ),
    st.dictionaries(
        st.tuples(st.integers(1, 5), st.integers(1, 5)), st.lists(NAMES, max_size=9).map(tuple)
    ).map(samples.matrix),
    st.text("ryg-p", max_size=24).map(samples.history),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FIGURES, st.sampled_from([PORTRAIT.room, 300.0]))
def test_whatever_the_data_nothing_is_drawn_outside(figure: Figure, room: float) -> None:
    pdf, height = figure_pdf(figure, room)
    assert_inside(pdf, height, room)


@pytest.mark.parametrize("figure", samples.ALL, ids=lambda figure: type(figure).__name__)
def test_a_figure_is_told_in_words_and_has_its_place(figure: Figure) -> None:
    pdf, height = figure_pdf(figure)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        heading, found = document.Root.StructTreeRoot.K[0].K
        assert str(heading.S) == "/H1"
        assert str(found.S) == "/Figure"
        assert str(found.Alt) == figure.spoken
        left, bottom, right, top = (float(each) for each in found.A.BBox)
    assert (left, right) == (LEFT, LEFT + PORTRAIT.room)
    assert 0 < bottom < top < PORTRAIT.height
    assert PORTRAIT.height - bottom == pytest.approx(TOP + height, abs=0.01)


def test_of_several_strips_each_is_a_figure_under_one_title() -> None:
    pdf, height = drawn(
        lambda setter: Strips(setter, "Udvalgte projekter", samples.STRIPS, LEFT, 400)
    )
    assert_inside(pdf, height, 400)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        heading, *strips = document.Root.StructTreeRoot.K[0].K
    assert str(heading.S) == "/H1"
    assert [str(each.Alt) for each in strips] == [each.spoken for each in samples.STRIPS]


def text_of(figure: Figure, room: float = PORTRAIT.room) -> str:
    pdf, _height = figure_pdf(figure, room)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return document.pages[0].extract_text()


def test_months_without_reports_and_those_without_a_project_look_different() -> None:
    text = text_of(samples.counts((1, 0, 0, 0), None))
    assert text.count("–") == 4
    assert text.count("0") >= 3


def test_why_there_is_no_light_stands_where_there_is_room() -> None:
    assert "på pause" in text_of(samples.history("ggppppgggggg"))
    assert "på pause" not in text_of(samples.history("gpgggggggggg"), 300)


def test_a_cell_names_its_risks_or_counts_them() -> None:
    few, many = samples.RISKS.cells[3][4], samples.RISKS.cells[1][1]
    text = text_of(samples.RISKS)
    assert all(number in text for number in few)
    assert not any(number in text for number in many)
    assert str(len(many)) in text.split()


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_grey_type_is_read_on_grey_paper_too() -> None:
    """Two pages on a sheet, printed grey: whatever is not a lamp, the paper's own colour or what
    stands on a dark ground."""
    colours = {each.colour for each in vars(style).values() if isinstance(each, style.Style)}
    grey = colours - {style.ACCENT, style.RED}
    assert style.SOFT in grey
    assert min(contrast(colour, style.WHITE) for colour in grey) >= 7


def contrast(one: str, other: str) -> float:
    """As WCAG reckons it; it knows lightness only, as a grey print does."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_neighbouring_fills_stand_apart_in_grey() -> None:
    low, medium, high = (TINTS[level] for level in RiskLevel)
    assert contrast(low, medium) >= 3
    assert contrast(medium, high) >= 3
    assert contrast(FRAME_FILL, FORECAST) >= 3
    assert contrast(style.WHITE, FORECAST) >= 3
    assert contrast(FORECAST, ACTUAL) >= 3
    assert contrast(style.WHITE, FRAME_EDGE) >= 3
    for _fill, edge in FILLS.values():
        assert contrast(style.WHITE, edge) >= 3


def test_what_is_written_on_a_tint_can_be_read() -> None:
    for level, tint in TINTS.items():
        assert contrast(tint, INKS[level]) >= 4.5


def test_a_year_stands_under_the_first_month_of_it() -> None:
    text = text_of(samples.history("gggg"))
    assert samples.months(4, Period(2023, 10))[0].year in text


def test_every_sign_of_a_figure_is_in_its_typeface(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: set[str] = set()
    shown = Typeface.shown

    def watched(self: Typeface, text: str, size: float) -> str:
        missing.update(sign for sign in text if ord(sign) not in self.glyphs)
        return shown(self, text, size)

    monkeypatch.setattr(Typeface, "shown", watched)
    for language in Language:
        use_language(language)
        for figure in (*samples.ALL, *samples.EXTREME):
            figure_pdf(figure)
    assert not missing


@pytest.mark.parametrize("figure", [samples.YEAR, samples.YEARS, samples.RISKS])
def test_the_numbers_of_a_figure_are_on_the_paper(figure: Figure) -> None:
    text = text_of(figure).split()
    match figure:
        case samples.YEAR:
            last = samples.YEAR.months[-1]
            wanted = [str(last.red), str(last.yellow), str(last.green), str(last.none)]
        case samples.YEARS:
            wanted = [words for bar in samples.YEARS.bars for words in bar.words if words]
        case _:
            wanted = ["2023-03", "2023-02", "9"]
    assert set(wanted) <= set(text)


def test_amounts_stand_under_each_other_by_their_comma() -> None:
    pdf, _height = figure_pdf(samples.YEARS)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        words = document.pages[0].extract_words()
    amounts = [word for word in words if re.fullmatch(r"\d+,\d", word["text"])]
    ends = {round(word["x1"], 1) for word in amounts}
    assert len(amounts) == 9
    assert len(ends) == 3


LONG_NAME = "Fælles harmonisering af patientadministrative arbejdsgange i alle fem regioner"


@pytest.mark.parametrize("name", ["Et navn", LONG_NAME, f"{LONG_NAME} og kommuner fra 2024"])
def test_a_full_page_of_figures_is_one_page(name: str) -> None:
    late = samples.slips(
        *[
            samples.slip(f"23-{n}", name, "r", date(2023, 1, 1), date(2024, n + 1, 1), "+1 md.")
            for n in range(SLIPS)
        ],
        rest="og 5 andre",
    )
    strips = [samples.history("gyrgyrgyrgyr", f"23-{n}", name) for n in range(STRIPS)]
    year = samples.counts(*[(9, 1, 90, 4)] * MONTHS)
    figures = (replace(year, note="1 fortroligt projekt er ikke talt med."), *strips, late)
    section = FigureSection("Udvikling", "Tolv måneder.", figures, "Udvalgte")
    with drawing():
        setter = Setter(Paper(IDENTITY))
        (page,) = settled(trend_blocks(setter, section), LANDSCAPE.bottom, LANDSCAPE.module)
    assert len(page.pieces) == 4
    lines = [(top - page.pieces[0][0]) / LANDSCAPE.module for top, _block in page.pieces]
    assert all(abs(line - round(line)) < 1e-6 for line in lines), "on the lines of the page"


def test_a_page_of_figures_fills_the_larger_paper() -> None:
    section = FigureSection("Udvikling", "Tolv måneder.", (*samples.STRIPS, samples.YEAR), "Valgte")
    with drawing():
        paper = Paper(IDENTITY)
        (plan,) = settled(trend_blocks(Setter(paper).on(A3_LANDSCAPE), section))
        with paper.page(A3_LANDSCAPE) as page:
            for top, block in plan.pieces:
                block.draw(page, top)
        marks = marks_of(paper.finished())
    assert max(mark["x1"] for mark in marks) == pytest.approx(A3_LANDSCAPE.right, abs=1)


def test_a_page_of_figures_needs_no_strips_and_no_delays() -> None:
    section = FigureSection("Udvikling", "Tolv måneder.", (samples.YEAR,))
    with drawing():
        (page,) = settled(trend_blocks(Setter(Paper(IDENTITY)), section))
    assert len(page.pieces) == 3
