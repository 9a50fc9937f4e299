"""The forms a date is written in: patterns over tidied text, each with what it means.

A form matches the whole text or not at all. It answers with the days the words name, or with the
reason why the calendar has no such days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from portfolio_desktop.domain.date_values import (
    DateRules,
    Part,
    Precision,
    UnreadReason,
    month_length,
)
from portfolio_desktop.domain.date_words import MONTHS, ORDINALS, PARTS
from portfolio_desktop.domain.problems import Problem


class Span(NamedTuple):
    """The days the words name, both inclusive."""

    earliest: date
    latest: date
    precision: Precision


Answer = Span | Problem
Meaning = Callable[["re.Match[str]", DateRules], Answer]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_YEAR4 = "(?:19|20|21)[0-9]{2}"
_YEAR = f"'?\\s*(?P<year>{_YEAR4}|[0-9]{{2}})"
_FULL_YEAR = f"(?P<year>{_YEAR4})"
_JOIN = r"(?:\s(?:af|of|i|in)\s|[\s.,/-]*)"
"""What may stand between a word and its year."""
_GAP = rf"(?:(?:\s(?:af|of|i|in)\s|[\s.,/-]+){_YEAR}|'\s*(?P<short>[0-9]{{2}})|(?P<glued>{_YEAR4}))"
"""The same between a digit and its year: Q1 24 and Q12024 can be told apart, Q124 cannot."""
_DEN = r"(?P<den>d\.\s?|d\s|den\s)?"
_MONTH = rf"(?P<month>{_any(MONTHS)})"
_PART = rf"(?:(?:i\s)?(?P<part>{_any(PARTS)})[\s.-]*)?"
_ORDINAL = rf"(?P<ordinal>{_any(ORDINALS)})\s"
_DAY = "(?P<day>[0-9]{1,2})"
_QUARTER_WORD = r"(?:kvartal|kvt|kv|quarter)"
_HALF_WORD = r"(?:halvår|halvdel|half|hå)"
_TIME = r"(?:[t\s][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?)?"


def year_of(match: re.Match[str], rules: DateRules) -> int:
    found = match.groupdict()
    digits = found.get("year") or found.get("short") or found.get("glued") or ""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < rules.pivot else 1900)


def one_day(year: int, month: int, day: int) -> Answer:
    if not 1 <= month <= 12:
        return Problem(UnreadReason.NO_SUCH_MONTH, params={"month": month})
    if not 1 <= day <= month_length(year, month):
        return Problem(UnreadReason.NO_SUCH_DAY, params={"day": day, "month": month, "year": year})
    found = date(year, month, day)
    return Span(found, found, Precision.DAY)


def _months(year: int, first: int, last: int, precision: Precision) -> Span:
    end = month_length(year, last)
    return Span(date(year, first, 1), date(year, last, end), precision)


def _month(match: re.Match[str], rules: DateRules, year: int, month: int) -> Span:
    whole = _months(year, month, month, Precision.MONTH)
    match PARTS.get(match.groupdict().get("part") or ""):
        case Part.EARLY:
            first, last = 1, rules.early_until_day
        case Part.MIDDLE:
            first, last = rules.early_until_day + 1, rules.late_from_day - 1
        case Part.LATE:
            first, last = rules.late_from_day, whole.latest.day
        case None:
            return whole
    return Span(
        whole.earliest.replace(day=first), whole.earliest.replace(day=last), Precision.PART_OF_MONTH
    )


def _named_month(match: re.Match[str], rules: DateRules) -> Answer:
    return _month(match, rules, year_of(match, rules), MONTHS[match["month"]])


def _numbered_month(match: re.Match[str], rules: DateRules) -> Answer:
    month = int(match["number"])
    if not 1 <= month <= 12:
        return Problem(UnreadReason.NO_SUCH_MONTH, params={"month": month})
    return _month(match, rules, year_of(match, rules), month)


def _year(match: re.Match[str], rules: DateRules) -> Answer:
    year = year_of(match, rules)
    match PARTS.get(match.groupdict().get("part") or ""):
        case Part.EARLY:
            first, last = 1, rules.early_until_month
        case Part.MIDDLE:
            first, last = rules.middle_months
        case Part.LATE:
            first, last = rules.late_from_month, 12
        case None:
            return _months(year, 1, 12, Precision.YEAR)
    return _months(year, first, last, Precision.PART_OF_YEAR)


def _counted(match: re.Match[str]) -> int:
    found = match.groupdict()
    return int(found["count"]) if found.get("count") else ORDINALS[match["ordinal"]]


def _quarter(match: re.Match[str], rules: DateRules) -> Answer:
    year, first = year_of(match, rules), _counted(match) * 3 - 2
    match PARTS.get(match.groupdict().get("part") or ""):
        case Part.EARLY:
            step = 0
        case Part.MIDDLE:
            step = 1
        case Part.LATE:
            step = 2
        case None:
            return _months(year, first, first + 2, Precision.QUARTER)
    return _months(year, first + step, first + step, Precision.PART_OF_QUARTER)


def _half(match: re.Match[str], rules: DateRules) -> Answer:
    count = _counted(match)
    if count > 2:
        return Problem(UnreadReason.NOT_A_DATE)
    return _months(year_of(match, rules), count * 6 - 5, count * 6, Precision.HALF)


def _week(match: re.Match[str], rules: DateRules) -> Answer:
    year, week = year_of(match, rules), int(match["week"])
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= last:
        return Problem(UnreadReason.NO_SUCH_WEEK, params={"week": week, "year": year})
    monday = date.fromisocalendar(year, week, 1)
    return Span(monday, monday + timedelta(days=6), Precision.WEEK)


def _named_day(match: re.Match[str], rules: DateRules) -> Answer:
    return one_day(year_of(match, rules), MONTHS[match["month"]], int(match["day"]))


def _day_first(match: re.Match[str], rules: DateRules) -> Answer:
    return one_day(year_of(match, rules), int(match["second"]), int(match["first"]))


def _in_declared_order(match: re.Match[str], rules: DateRules) -> Answer:
    year, first, second = year_of(match, rules), int(match["first"]), int(match["second"])
    if rules.day_first or match["den"]:
        return one_day(year, second, first)
    if rules.day_first is False:
        return one_day(year, first, second)
    danish, american = one_day(year, second, first), one_day(year, first, second)
    if isinstance(danish, Span) and isinstance(american, Span) and danish != american:
        return Problem(UnreadReason.DAY_ORDER_UNKNOWN)
    return american if isinstance(american, Span) else danish


def _iso_day(match: re.Match[str], rules: DateRules) -> Answer:
    return one_day(year_of(match, rules), int(match["second"]), int(match["day"]))


_NUMBERS = "(?P<first>[0-9]{1,2})"
_SECOND = "(?P<second>[0-9]{1,2})"

_PATTERNS: tuple[tuple[str, Meaning], ...] = (
    (_PART + "(?:år\\s|year\\s)?" + _FULL_YEAR, _year),
    (r"'\s?(?P<short>[0-9]{2})", _year),
    (rf"(?P<part>{_any(PARTS)})[\s.-]*" + _YEAR, _year),
    (_FULL_YEAR + rf"[\s.-]*(?P<part>{_any(PARTS)})", _year),
    (_PART + _MONTH + _JOIN + _YEAR, _named_month),
    (_PART + _FULL_YEAR + r"[\s.,-]*" + _MONTH, _named_month),
    (_PART + r"(?P<number>[0-9]{1,2})[/.-]" + _FULL_YEAR, _numbered_month),
    (_PART + _FULL_YEAR + "-(?P<number>[0-9]{2})", _numbered_month),
    (_PART + r"[qk]\s?(?P<count>[1-4])" + _GAP, _quarter),
    (_PART + r"(?P<count>[1-4])\s?q" + _JOIN + _YEAR, _quarter),
    (_PART + rf"(?P<count>[1-4])\.?\s?{_QUARTER_WORD}" + _JOIN + _YEAR, _quarter),
    (_PART + _ORDINAL + _QUARTER_WORD + _JOIN + _YEAR, _quarter),
    (_PART + _FULL_YEAR + r"[\s.,/-]*[qk]\s?(?P<count>[1-4])", _quarter),
    (_PART + _FULL_YEAR + rf"[\s,]+(?P<count>[1-4])\.?\s?(?:{_QUARTER_WORD}|q)", _quarter),
    (r"h\s?(?P<count>[12])" + _GAP, _half),
    (r"(?P<count>[12])\s?h" + _JOIN + _YEAR, _half),
    (rf"(?P<count>[12])\.?\s?{_HALF_WORD}" + _JOIN + _YEAR, _half),
    (_ORDINAL + _HALF_WORD + _JOIN + _YEAR, _half),
    (_FULL_YEAR + r"[\s.,/-]*h\s?(?P<count>[12])", _half),
    (_FULL_YEAR + rf"[\s,]+(?P<count>[12])\.?\s?{_HALF_WORD}", _half),
    # A short year needs its apostrophe here: "uge 40-42" and "uge 40/41" are two weeks.
    (
        rf"(?:uge|week|wk|u)\.?\s?(?P<week>[0-9]{{1,2}})"
        rf"(?:(?:[\s.,/-]+(?:(?:i|in|of|af)\s)?)'?{_FULL_YEAR}|\s?'\s?(?P<short>[0-9]{{2}}))",
        _week,
    ),
    (_FULL_YEAR + r"[\s.,/-]*(?:uge|week|wk|u|w)\.?\s?(?P<week>[0-9]{1,2})", _week),
    (
        _DEN + _DAY + r"(?:\.|st|nd|rd|th)?[\s.-]*(?:of\s)?" + _MONTH + _JOIN + _YEAR,
        _named_day,
    ),
    (_MONTH + r"[\s.]*" + _DAY + r"(?:\.|st|nd|rd|th)?(?:,\s?|\s)" + _FULL_YEAR, _named_day),
    (_DEN + _NUMBERS + r"\.\s?" + _SECOND + r"(?:\.\s?|\s)" + _YEAR, _day_first),
    (_DEN + _NUMBERS + r"\." + _SECOND + "[-']" + _FULL_YEAR, _day_first),
    (_DEN + _NUMBERS + "/" + _SECOND + r"(?:-|\s)" + _YEAR, _day_first),
    (_DEN + _NUMBERS + "/" + _SECOND + r"'\s?(?P<short>[0-9]{2})", _day_first),
    (_DEN + _NUMBERS + "/" + _SECOND + "/" + _YEAR, _in_declared_order),
    (_DEN + _NUMBERS + "-" + _SECOND + "-" + _YEAR, _in_declared_order),
    (
        _FULL_YEAR + "(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})" + _TIME,
        _iso_day,
    ),
)


@cache
def forms() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Every form with what it means, the first that fits decides. Compiled when a date is first
    read, since showing dates needs none of them."""
    return tuple((re.compile(pattern), meaning) for pattern, meaning in _PATTERNS)
