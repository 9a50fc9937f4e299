"""Numbers that begin anew each year: "2023-09" after "2023-08".

The number of a row that was taken out of the register has stood in letters and minutes: it is given
to no other, and a choice of the register remembers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from portfolio_desktop.services.settings import NUMBERS_TAKEN, kept, kept_number, write_setting
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


class Series(StrEnum):
    """What is numbered by itself."""

    REQUESTS = "change_request"
    ACTIONS = "action"
    CONCERNS = "concern"


_NUMBER = re.compile(r"(\d{4})-(\d{1,9})")


def next_number(reader: Reader, series: Series, used: Iterable[str], today: date) -> str:
    """The number after the year's highest, in two digits; gaps are not filled, and what a row that
    is gone was called counts as `used`."""
    found = [_NUMBER.fullmatch(number.strip()) for number in used]
    taken = [int(each[2]) for each in found if each is not None and int(each[1]) == today.year]
    highest = max(taken, default=0)
    return f"{today.year}-{max(highest, _highest_gone(reader, series, today.year)) + 1:02}"


def keep_taken(edit: EditSession, reader: Reader, series: Series, number: str) -> None:
    """Remember within the edit that takes a row away that its number is not free."""
    found = _NUMBER.fullmatch(number.strip())
    if found is None:
        return
    year, sequence = int(found[1]), int(found[2])
    if sequence > _highest_gone(reader, series, year):
        write_setting(edit, _key(series, year), sequence)


def _highest_gone(reader: Reader, series: Series, year: int) -> int:
    return kept_number(kept(reader, _key(series, year)), 0)


def _key(series: Series, year: int) -> str:
    return f"{NUMBERS_TAKEN}{series.value}:{year}"
