"""The dates that a running text names, for comparing them with a project's deadline.

Narrower than the reading of a date field: in the middle of prose a year must be written out or
have its apostrophe, and a bare year is no date.
"""

from __future__ import annotations

import re

from portfolio_desktop.domain.date_reading import read_date
from portfolio_desktop.domain.date_values import ImpreciseDate
from portfolio_desktop.domain.date_words import MONTHS

_YEAR = r"(?:(?:19|20|21)[0-9]{2}|['’‘´`][0-9]{2})"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_PART = r"(?:(?:primo|medio|ultimo|udgangen af|slutningen af|begyndelsen af|midten af)\s)"
_MENTION = re.compile(
    r"(?<![\w./'’-])(?:"
    rf"[0-9]{{1,2}}\.\s?{_MONTH}\s{_YEAR}"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20|21)[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}[-/\s](?:19|20|21)[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}-[0-9]{2}"
    r"|[0-9]{1,2}-[0-9]{1,2}-(?:19|20|21)[0-9]{2}"
    r"|(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    rf"|{_PART}?{_MONTH}[\s-]?{_YEAR}"
    rf"|{_PART}?Q[1-4][\s/-]?{_YEAR}"
    rf"|{_PART}?(?:[1-4]\.|første|andet|tredje|fjerde)\s?kvartal\s{_YEAR}"
    rf"|(?:[12]\.|første|andet)\s?halvår\s{_YEAR}"
    rf"|uge\s[0-9]{{1,2}}[\s,/-]\s?{_YEAR}"
    rf"|{_PART}{_YEAR}"
    r")(?![\w/]|[.-][0-9])",
    re.IGNORECASE,
)

_DIGIT = re.compile("[0-9]")


def dates_in(text: str) -> tuple[ImpreciseDate, ...]:
    """The dates in the text that surely name days, in order; each with the words that name it."""
    if not _DIGIT.search(text):
        return ()
    found = (read_date(match.group()) for match in _MENTION.finditer(text))
    return tuple(date for date in found if date.latest is not None)
