"""Imprecise dates in normalised words: "dec. 2027", "ultimo 2027", "end of 2027".

`date_reading` reads each of them as the days it was made from.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from portfolio_desktop.domain.date_values import ImpreciseDate, Part, Precision, month_length
from portfolio_desktop.domain.date_words import drops_out

Language = Literal["da", "en"]

_MONTHS: dict[Language, str] = {
    "da": "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_PARTS: dict[Language, dict[Part, str]] = {
    "da": {Part.EARLY: "primo ", Part.MIDDLE: "medio ", Part.LATE: "ultimo "},
    "en": {Part.EARLY: "early ", Part.MIDDLE: "mid-", Part.LATE: "end of "},
}
_FORMS: dict[Language, dict[Precision, str]] = {
    "da": {
        Precision.DAY: "{day}. {month} {year}",
        Precision.WEEK: "uge {week} {week_year}",
        Precision.PART_OF_MONTH: "{part}{month} {year}",
        Precision.MONTH: "{month} {year}",
        Precision.PART_OF_QUARTER: "{part}{quarter}. kvartal {year}",
        Precision.QUARTER: "{quarter}. kvartal {year}",
        Precision.PART_OF_YEAR: "{part}{year}",
        Precision.HALF: "{half}. halvår {year}",
        Precision.YEAR: "{year}",
    },
    "en": {
        Precision.DAY: "{day} {month} {year}",
        Precision.WEEK: "week {week} {week_year}",
        Precision.PART_OF_MONTH: "{part}{month} {year}",
        Precision.MONTH: "{month} {year}",
        Precision.PART_OF_QUARTER: "{part}Q{quarter} {year}",
        Precision.QUARTER: "Q{quarter} {year}",
        Precision.PART_OF_YEAR: "{part}{year}",
        Precision.HALF: "H{half} {year}",
        Precision.YEAR: "{year}",
    },
}

_DROPPED: dict[Language, str] = {"da": "udgår", "en": "drops out"}


def print_date(value: ImpreciseDate, language: Language) -> str:
    """The date in words, no more precise than it is; without days the text as typed, but that
    something drops out in the words of the language."""
    if drops_out(value):
        return _DROPPED[language]
    first, last = value.earliest, value.latest
    if first is None or last is None:
        return value.text.strip()
    week = first.isocalendar()
    return _FORMS[language][value.precision].format(
        day=first.day,
        month=_MONTHS[language].split()[first.month - 1],
        year=first.year,
        week=week.week,
        week_year=week.year,
        quarter=(first.month + 2) // 3,
        half=(first.month + 5) // 6,
        part=_PARTS[language][_part(first, last, value.precision)],
    )


def _part(first: date, last: date, precision: Precision) -> Part:
    """Which part of the month, quarter or year it is: told by the end it shares with the whole."""
    match precision:
        case Precision.PART_OF_MONTH:
            starts = first.day == 1
            ends = last.day == month_length(last.year, last.month)
        case Precision.PART_OF_QUARTER:
            starts, ends = first.month % 3 == 1, first.month % 3 == 0
        case _:
            starts, ends = first.month == 1, last.month == 12
    if starts:
        return Part.EARLY
    return Part.LATE if ends else Part.MIDDLE
