"""Numbers, names and days as a report's sentences need them, in the active language."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.words import period_words


class Gender(Enum):
    """Of the counted noun: "et projekt", "en ændringsanmodning"."""

    COMMON = 0
    NEUTER = 1


def count_word(number: int, gender: Gender) -> str:
    """The number as running text has it: words to twelve, figures above."""
    one = (
        pgettext("number, common gender", "one")
        if gender is Gender.COMMON
        else pgettext("number, neuter gender", "one")
    )
    words = (
        pgettext("number", "no"),
        one,
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return words[number] if number < len(words) else str(number)


_ABBREVIATION = re.compile(r"\(([^()\s]{2,9}(?: \d+(?:\.\d+)?)?)\)\s*$")


def short_name(name: str) -> str:
    """What a project is called in a sentence: "LUNA" for "LUNA – administration af …", "PGDB" for
    "Patologi- og Genetikdatabank (PGDB)", else its name.
    """
    abbreviation = _ABBREVIATION.search(name)
    if abbreviation is not None and any(letter.isupper() for letter in abbreviation[1]):
        return abbreviation[1]
    head, dash, _tail = name.partition(" – ")
    return head.strip() if dash and head.strip() else " ".join(name.split())


def long_day(value: date) -> str:
    """ "3. november 2023"."""
    template = pgettext("day of a month", "{day} {month}")
    return template.format(day=value.day, month=period_words(Period.of(value)))


def local_day(moment: datetime) -> date:
    """The day it was in Copenhagen."""
    return danish_time(moment).date()


def moment_words(moment: datetime) -> str:
    """ "3. november 2023 kl. 14.05", in Copenhagen."""
    local = danish_time(moment)
    template = pgettext("moment", "{day} at {hour}:{minute}")
    return template.format(
        day=long_day(local.date()), hour=f"{local.hour:02}", minute=f"{local.minute:02}"
    )


def signed(difference: int) -> str:
    """A change of a count: "+1", "−2", "uændret"."""
    if difference == 0:
        return pgettext("count", "unchanged")
    return f"+{difference}" if difference > 0 else f"−{-difference}"
