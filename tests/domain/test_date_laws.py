"""What holds for every date there is and every text somebody may type."""

from __future__ import annotations

import calendar
import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.date_mentions import dates_in
from portfolio_desktop.domain.dates import (
    DateRules,
    ImpreciseDate,
    Language,
    Precision,
    day,
    observed_day_order,
    print_date,
    read_date,
    same_days,
    sort_key,
    why_unread,
)

CORRECTIONS = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "canada" / "date_corrections.csv"
)

YEARS = st.integers(min_value=1900, max_value=2199)
MONTHS = st.integers(min_value=1, max_value=12)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NAMES = {
    month: names.split()
    for month, names in enumerate(
        (
            "januar january jan Jan.",
            "februar february feb Feb.",
            "marts march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec DEC",
        ),
        start=1,
    )
}
SIGNS = st.sampled_from(
    ["’", "‘", "'", "´", "`", "ʼ", "′", " ", " ’", "’ ", "-", ". ", " 20", "20"]
)
PARTS = {"primo ": 0, "medio ": 1, "ultimo ": 2, "early ": 0, "mid ": 1, "end of ": 2}
RULES = st.sampled_from(
    [
        DateRules(),
        DateRules(day_first=False),
        DateRules(day_first=None),
        DateRules(early_until_day=8, late_from_day=24, early_until_month=4, middle_months=(6, 7)),
        DateRules(pivot=40),
    ]
)
PIECES = (
    "1 2 12 13 31 40 53 99 2023 2024 24 ' ’ - – / . , Q1 K2 H2 uge week u primo ultimo medio mid "
    "end of maj may dec okt. kvartal halvår første d. den N/A TBD FY ** af in"
)
LOOKING = st.lists(st.sampled_from([*PIECES.split(), " ", " "]), max_size=8).map("".join)


@given(st.one_of(st.text(), LOOKING), RULES)
def test_any_text_is_read_or_kept(text: str, rules: DateRules) -> None:
    read = read_date(text, rules)
    assert read.text == text
    without_days = read.precision in {Precision.NONE, Precision.UNREAD}
    assert (read.earliest is None) == (read.latest is None) == without_days
    assert (why_unread(text, rules) is not None) == (read.precision is Precision.UNREAD)
    if read.earliest is not None and read.latest is not None:
        assert read.earliest <= read.latest
    for language in ("da", "en"):
        assert same_days(read, read_date(print_date(read, language), rules))
    assert all(found.latest for found in dates_in(text))


@given(LOOKING, RULES)
def test_no_day_is_read_in_a_year_that_is_not_written(text: str, rules: DateRules) -> None:
    read = read_date(text, rules)
    if read.earliest is None or read.latest is None:
        return
    written = {int(digits) % 100 for digits in re.findall("[0-9]{1,2}(?![0-9])", text)}
    assert read.latest.year % 100 in written or read.earliest.year % 100 in written


@given(LOOKING, LOOKING)
def test_any_two_texts_are_ordered_by_last_day_then_first_and_the_unread_come_last(
    one: str, other: str
) -> None:
    a, b = read_date(one), read_date(other)
    assert type(sort_key(a)) is int
    if a.latest and a.earliest and b.latest and b.earliest:
        wanted = (a.latest, a.earliest) < (b.latest, b.earliest)
        assert (sort_key(a) < sort_key(b)) == wanted
    elif a.latest:
        assert sort_key(a) < sort_key(b)
    assert sort_key(a) <= sort_key(ImpreciseDate("?", None, None, Precision.UNREAD))


def test_the_last_day_there_is_still_comes_before_none() -> None:
    assert sort_key(day(date.max)) < sort_key(None)


@given(DAYS, DAYS)
def test_days_sort_as_days(one: date, other: date) -> None:
    assert (sort_key(day(one)) < sort_key(day(other))) == (one < other)


@given(YEARS, MONTHS, SIGNS, st.data())
def test_a_month_is_exactly_that_month(
    year: int, month: int, sign: str, data: st.DataObject
) -> None:
    year = 2000 + year % 70
    name = data.draw(st.sampled_from(NAMES[month]))
    read = read_date(f"{name}{sign}{year % 100:02}")
    last = calendar.monthrange(year, month)[1]
    assert (read.earliest, read.latest) == (date(year, month, 1), date(year, month, last))


@given(DAYS)
def test_a_day_in_any_form_is_exactly_that_day(value: date) -> None:
    month = NAMES[value.month][0]
    forms = [
        f"{value.day}.{value.month}.{value.year}",
        f"{value.day}/{value.month}-{value.year}",
        f"{value.day}/{value.month} {value.year}",
        f"{value.day:02}-{value.month:02}-{value.year}",
        f"d. {value.day}. {month} {value.year}",
        f"{month} {value.day}, {value.year}",
        value.isoformat(),
        f"{value.isoformat()} 00:00:00",
    ]
    for form in forms:
        read = read_date(form)
        assert (read.earliest, read.latest, read.precision) == (value, value, Precision.DAY), form


@given(YEARS, st.integers(min_value=0, max_value=54))
def test_a_week_exists_or_is_refused(year: int, week: int) -> None:
    read = read_date(f"uge {week} {year}")
    if read.earliest is None:
        assert week in {0, 54} or (week == 53 and date(year, 12, 28).isocalendar().week == 52)
        return
    assert read.earliest.isocalendar()[:3] == (year, week, 1)
    assert read.latest == read.earliest + timedelta(days=6)


@given(st.sampled_from(sorted(PARTS)), YEARS, MONTHS, RULES)
def test_parts_lie_in_order_within_their_whole(
    part: str, year: int, month: int, rules: DateRules
) -> None:
    for whole in (f"{year}", f"{NAMES[month][0]} {year}", f"Q{(month + 2) // 3} {year}"):
        outer, inner = read_date(whole, rules), read_date(part + whole, rules)
        assert outer.earliest is not None
        assert inner.earliest is not None
        assert outer.latest is not None
        assert inner.latest is not None
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest
        assert (inner.earliest == outer.earliest) == (PARTS[part] == 0)
        assert (inner.latest == outer.latest) == (PARTS[part] == 2)


@given(DAYS, st.sampled_from(["da", "en"]))
def test_what_a_cell_or_a_day_holds_survives_its_print(value: date, language: Language) -> None:
    assert same_days(day(value), read_date(print_date(day(value), language)))


def _outcome(read: ImpreciseDate, corrected: str) -> str:
    if read.latest is None or read.earliest is None:
        return "text"
    if corrected == read.latest.isoformat():
        return "as corrected"
    if read.precision is Precision.DAY:
        return "wrong day"
    return "within" if f"{read.earliest}" <= corrected <= f"{read.latest}" else "wrong"


@pytest.mark.skipif(not CORRECTIONS.is_file(), reason="the corrected dates lie beside the checkout")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, {"as corrected": 60, "text": 72, "within": 2}),
        (False, {"as corrected": 34, "text": 98, "within": 2}),
        (True, {"as corrected": 55, "text": 73, "within": 2, "wrong day": 4}),
    ],
    ids=["order not known", "month first", "day first"],
)
def test_dates_that_others_corrected_by_hand(order: bool | None, expected: dict[str, int]) -> None:
    """The counts stand in docs/dates.md. Only declaring the wrong order makes a day wrong."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["estimated_completion_date_raw"], row["corrected_date"])
            for row in csv.DictReader(file)
        ]
    assert observed_day_order(text for text, _ in rows) is None
    rules = DateRules(day_first=order)
    outcomes = Counter(_outcome(read_date(text, rules), corrected) for text, corrected in rows)
    assert outcomes == expected
    for text, corrected in rows:
        read = read_date(text, rules)
        if read.latest is None and corrected != "NA":
            assert why_unread(text, rules) is not None, text
