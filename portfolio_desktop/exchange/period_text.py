"""The reporting month that a file names by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.date_words import MONTHS
from portfolio_desktop.domain.periods import Period

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<![^\W\d_])({_NAME})\b\.?[\s_'’´-]*((?:19|20)\d\d|\d\d(?!\d|,? 20\d\d))(?!\d)"
)
_NUMBERED = (
    re.compile(r"(?<!\d)(?P<year>20\d\d)[-_/. ](?P<month>0[1-9]|1[0-2])(?![\d])(?![-./]\d)"),
    re.compile(r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[-_/.](?P<year>20\d\d)(?!\d)"),
)
_DAY = (
    re.compile(r"(?<!\d)\d{1,2}[./-] ?(?P<month>0?[1-9]|1[0-2])[./-] ?(?P<year>20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])-\d\d(?!\d)"),
    re.compile(rf"(?<![^\W\d_])(?P<name>{_NAME})\b \d{{1,2}},? (?P<year>20\d\d)(?!\d)"),
)
_NAMED_DAY = re.compile(rf"(?<![\d-])\d{{1,2}}\.?[\s_]*(?:{_NAME})(?![^\W\d_])")
_LONE_NAME = re.compile(rf"(?<![^\W\d_])({_NAME})(?![^\W\d_])")

_STATUS_AS_OF = re.compile(
    r"(?:status(?:rapport\w*|opgørelse)?|rapporter\w*|rapportering\w*|opgjort|data|måned|periode|period"
    r"|month|as (?:of|at))\s*(?:er|is)?\s*(?:pr\b\.?|per|for|i|ved|as (?:of|at)|:)?\s*"
    r"(?:d\.|den|udgangen af|ultimo|medio|primo|end of|the end of)?"
    r"\s*(?:\d{1,2}\.?\s*)?$"
)
_MEETING = re.compile(r"møde|meeting|dagsorden|agenda|udskrevet|printed|revideret|version|godkendt")


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """A month and the sentence or name it was read from. `certain` is False for a month that
    stands in the file without any word that makes it the month of the status.
    """

    period: Period
    text: str
    certain: bool


def read_period(text: str) -> Period | None:
    """The one month a short text names: "2023-10", "Okt 2023", "ultimo oktober 2023", "10/2023",
    also a day in it; None where it names none or several.
    """
    found = {period for period, _ in _months(text.casefold())}
    return found.pop() if len(found) == 1 else None


def month_in_name(name: str) -> Period | None:
    """The month that the name of a file says it is about. A day in it tells when the file was
    saved or sent, which may be in the month after, so it says none.
    """
    lower = name.casefold()
    if any(pattern.search(lower) for pattern in (*_DAY, _NAMED_DAY)):
        return None
    return read_period(lower)


def month_number(text: str) -> int | None:
    """The month that a heading without a year names ("Oktober"), 1–12."""
    found = {MONTHS[name] for name in _LONE_NAME.findall(text.casefold())}
    return found.pop() if len(found) == 1 else None


def find_period(texts: Iterable[str]) -> PeriodFound | None:
    """The month of the status among the texts around a table: headings, sheet name, file name.

    "Status pr. ultimo oktober 2023" wins over any bare month, since a heading may carry the month
    of the meeting. Among equals the first text wins.
    """
    bare: PeriodFound | None = None
    for text in texts:
        lower = " ".join(text.casefold().split())
        for period, start in _months(lower):
            before = lower[max(0, start - 60) : start]
            if _STATUS_AS_OF.search(before):
                return PeriodFound(period, text, True)
            if bare is None and not _MEETING.search(lower):
                bare = PeriodFound(period, text, False)
    return bare


def _months(text: str) -> list[tuple[Period, int]]:
    found = {match.start(): _named(match) for match in _NAMED.finditer(text)}
    for pattern in (*_DAY, *_NUMBERED):
        for match in pattern.finditer(text):
            found.setdefault(match.start(), _numbered(match))
    return [(found[start], start) for start in sorted(found)]


def _named(match: re.Match[str]) -> Period:
    year = int(match[2])
    return Period(year if year > 99 else 2000 + year, MONTHS[match[1]])


def _numbered(match: re.Match[str]) -> Period:
    parts = match.groupdict()
    month = MONTHS[parts["name"]] if "name" in parts else int(parts["month"])
    return Period(int(parts["year"]), month)
