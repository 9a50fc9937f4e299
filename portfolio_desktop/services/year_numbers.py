"""Numbers that begin anew each year: "2023-09" after "2023-08"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

_LONGEST_SEQUENCE = 10


def next_number(used: Iterable[str], today: date) -> str:
    """The number after the year's highest, in two digits; gaps are not filled."""
    year = f"{today.year}-"
    tails = [number.strip()[len(year) :] for number in used if number.strip().startswith(year)]
    taken = [int(tail) for tail in tails if tail.isdecimal() and len(tail) < _LONGEST_SEQUENCE]
    return f"{year}{max(taken, default=0) + 1:02}"
