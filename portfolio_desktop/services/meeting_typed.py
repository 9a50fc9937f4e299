"""What people type about meetings: times of the day and counts, read or refused."""

from __future__ import annotations

import re

from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.typed import line, refuse

MOST_WORKING_DAYS = 120
LONGEST_MINUTES = 600

_CLOCK = re.compile(r"(?:kl\.?\s*|at\s+)?(\d{1,2})(?:[.:]?(\d{2}))?", re.IGNORECASE)


def clock(text: str, field: str) -> str:
    """A time of the day as it is kept, "09:30"; "" for nothing. 9, 9.30, 0930 and kl. 9 are read.

    A RuleError for anything else.
    """
    wanted = line(text)
    if not wanted:
        return ""
    found = _CLOCK.fullmatch(wanted)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise refuse("clock_unread", field, text=wanted)
    return f"{hour:02}:{minute:02}"


def typed_clock(kept: str) -> str:
    """A kept time as it is shown: "09.30"; the English clock has a colon."""
    hour, colon, minute = kept.partition(":")
    if not colon:
        return kept
    return pgettext("clock", "{hour}:{minute}").format(hour=hour, minute=minute)


def count(text: str, field: str, most: int) -> int | None:
    """A whole number from 0 to `most`, None for nothing; a RuleError for anything else."""
    wanted = line(text)
    if not wanted:
        return None
    if not wanted.isdecimal() or len(wanted) > len(str(most)) or int(wanted) > most:
        raise refuse("criteria_number", field, text=wanted, least=0, most=most)
    return int(wanted)


def typed_count(number: int | None) -> str:
    return "" if number is None else str(number)
