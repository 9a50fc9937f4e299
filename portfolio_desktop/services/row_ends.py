"""The end dates of the grid's rows, each made once, and what the plans said by a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from portfolio_desktop.domain.dates import ImpreciseDate, Precision, same_days
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.shapes import Columns

Dated: TypeAlias = tuple[ImpreciseDate | None, str]
"""A date and its words."""

MonthPlan: TypeAlias = tuple[Dated, Dated, tuple[ImpreciseDate | None, ...], int]
"""The original end, the end approved by a day, the ends approved after it, and how often the
approved one had been moved by then."""

NO_DATE: Dated = (None, "")
NO_PLAN: MonthPlan = (NO_DATE, NO_DATE, (), 0)


def imprecise(columns: tuple[str | None, ...]) -> ImpreciseDate | None:
    """The date in four columns."""
    text, earliest, latest, precision = columns
    if precision is None:
        return None
    known = precision in set(Precision)
    return ImpreciseDate(
        text or "",
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
        Precision(precision) if known else Precision.UNREAD,
    )


class Dates(dict[tuple[str | None, ...], Dated]):
    """Each date that occurs and its words, made once: equal columns give the same object."""

    def __missing__(self, columns: tuple[str | None, ...]) -> Dated:
        value = imprecise(columns)
        self[columns] = dated = (value, date_words(value))
        return dated


def plan_by(
    versions: Iterable[Columns], dates: Mapping[tuple[str | None, ...], Dated], last_day: str
) -> MonthPlan:
    """What one project's versions, as `Reader.grid_baselines` gives them, said by an ISO day."""
    approved = original = NO_DATE
    later: list[ImpreciseDate | None] = []
    begun, moves = False, 0
    for _project, version, approved_on, *columns in sorted(versions, key=lambda each: each[1]):
        end = dates[tuple(columns)]
        if version == 1:
            original = end
        elif approved_on and approved_on > last_day:
            later.append(end[0])
            continue
        moves += begun and not same_days(approved[0], end[0])
        begun, approved = True, end
    return original, approved, tuple(later), moves
