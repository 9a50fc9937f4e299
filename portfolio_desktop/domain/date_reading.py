"""Reading dates as people write them; what is not certain stays text, with a reason.

The forms and their limits are described in docs/dates.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from portfolio_desktop.domain.date_forms import Answer, Span, forms
from portfolio_desktop.domain.date_values import (
    DEFAULT_DATE_RULES,
    DateRules,
    ImpreciseDate,
    Precision,
    UnreadReason,
)
from portfolio_desktop.domain.date_words import FISCAL, MONTHS, NO_DATE, SEASONS
from portfolio_desktop.domain.problems import Problem

_LONGEST = 60
"""No form is longer; longer texts are not searched for one."""

_SIGNS = str.maketrans(
    dict.fromkeys("’‘´`ʼ′‛＇ʹ", "'")
    | dict.fromkeys("–—‑‐−‒―", "-")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad")
)


def read_date(text: str, rules: DateRules = DEFAULT_DATE_RULES) -> ImpreciseDate:
    """The days `text` names, or the text itself with precision NONE or UNREAD; never an error.

    Empty text is NONE; where it means that nothing was said, use `read_optional_date`.
    """
    answer = _answer(text, rules)
    if isinstance(answer, Span):
        return ImpreciseDate(text, answer.earliest, answer.latest, answer.precision)
    return ImpreciseDate(text, None, None, Precision.NONE if answer is None else Precision.UNREAD)


def read_optional_date(text: str, rules: DateRules = DEFAULT_DATE_RULES) -> ImpreciseDate | None:
    """As `read_date`, but None where the text is empty or blank."""
    return read_date(text, rules) if text.strip() else None


def why_unread(text: str, rules: DateRules = DEFAULT_DATE_RULES) -> Problem | None:
    """Why `read_date` keeps the text as text (an `UnreadReason`); None where it does not."""
    answer = _answer(text, rules)
    return answer if isinstance(answer, Problem) else None


def observed_day_order(texts: Iterable[str]) -> bool | None:
    """The `day_first` that is safe for a column of dates: True, or None.

    One date that is impossible with the day first (03-31-2023) makes the order of the whole column
    unknown, so that 01-04-2023 beside it is not read as the first of April.
    """
    danish, american = DateRules(day_first=True), DateRules(day_first=False)
    for text in texts:
        if isinstance(_answer(text, danish), Problem) and isinstance(_answer(text, american), Span):
            return None
    return True


def date_from_cell(value: date, number_format: str = "") -> ImpreciseDate:
    """What a spreadsheet's date cell says; the text is ISO.

    A cell formatted without a day ("mmm-yy") names a month and one without a month a year: the
    first of the month that the program keeps behind it was typed by nobody.
    """
    day = value.date() if isinstance(value, datetime) else value
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.split(";")[0]).casefold()
    if "y" not in shown or "d" in shown:
        return ImpreciseDate(day.isoformat(), day, day, Precision.DAY)
    text = f"{day:%Y-%m}" if "m" in shown else f"{day:%Y}"
    return read_date(text)


def _answer(text: str, rules: DateRules) -> Answer | None:
    """None where the text says that there is no date."""
    return _remembered(text, rules) if len(text) <= 2 * _LONGEST else _reason(_tidy(text))


@lru_cache(maxsize=4096)
def _remembered(text: str, rules: DateRules) -> Answer | None:
    tidy = _tidy(text)
    if tidy in NO_DATE:
        return None
    if len(tidy) <= _LONGEST:
        for pattern, meaning in forms():
            match = pattern.fullmatch(tidy)
            if match is not None:
                answer = meaning(match, rules)
                return _fiscal(tidy) or answer if isinstance(answer, Problem) else answer
    return _reason(tidy)


def _tidy(text: str) -> str:
    """Small letters, one kind of apostrophe, dash and space, and no full stop at the end."""
    plain = unicodedata.normalize("NFC", text).translate(_SIGNS).lower()
    plain = " ".join(plain.split())
    plain = re.sub(r"\s?([/-])\s?", r"\1", plain)
    return plain.rstrip(" .,") or plain


# Compiled, and kept by `re`, when a date is first read: no start of the program waits for them.
_YEARS = r"(?<![0-9/.-])((?:19|20)?[0-9]{2})[-/]((?:19|20)?[0-9]{2})(?![0-9/.-])"
_YEAR = r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])|'\s?[0-9]{2}(?![0-9])"
_MONTH = rf"\b(?:{'|'.join(MONTHS)})\b"
_UNYEARED = (
    rf"(?:d\.?\s?|den\s)?(?:[0-9]{{1,2}}[./][0-9]{{1,2}}|[qkhu][0-9]{{1,2}}"
    rf"|[1-4]\.?\s?kvartal|[12]\.?\s?halvår|(?:uge|week)\s?[0-9]{{1,2}}"
    rf"|(?:[0-9]{{1,2}}\.?\s?)?(?:{'|'.join(MONTHS)})(?:\s[0-9]{{1,2}}\.?)?)"
)
_RANGE = (
    r"(?:19|20)[0-9]{2}-(?:19|20)[0-9]{2}"
    rf"|(?:{'|'.join(MONTHS)})[.]?(?:[/-]|\s(?:og|and|to|til)\s)(?:{'|'.join(MONTHS)})\b"
    r"|[qk][1-4](?:[/-]|\s(?:og|and|to|til)\s)[qk][1-4]"
    r"|(?:uge|week|u)\s?[0-9]{1,2}[/-][0-9]{1,2}\b"
)


def _fiscal(tidy: str) -> Problem | None:
    """2022-23, 22/23 and the words for it: which twelve months is not said."""
    words = set(re.findall(r"[^\W\d_]+", tidy))
    follows = any(
        (int(first) + 1) % 100 == int(second) % 100 for first, second in re.findall(_YEARS, tidy)
    )
    if follows or words & set(FISCAL):
        return Problem(UnreadReason.FISCAL_YEAR)
    return None


def _reason(tidy: str) -> Problem:
    text = tidy[:500]
    fiscal = _fiscal(text)
    if fiscal is not None:
        return fiscal
    if re.search(_RANGE, text) or len(re.findall(_YEAR, text)) > 1:
        return Problem(UnreadReason.SEVERAL_DATES)
    if any(re.search(rf"\b{season}", text) for season in SEASONS):
        return Problem(UnreadReason.SEASON)
    if re.fullmatch(_UNYEARED, text):
        return Problem(UnreadReason.NO_YEAR)
    if (re.search(_YEAR, text) or re.search(_MONTH, text)) and re.search(r"[^0-9./\s-]", text):
        return Problem(UnreadReason.MORE_WORDS)
    return Problem(UnreadReason.NOT_A_DATE)
