"""Places in lists that are ordered by hand: one edit moves one row (see `domain.ordering`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.environment.texts import pgettext


class Ranked(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def rank(self) -> str: ...


def rank_at(others: Sequence[Ranked], place: int) -> str:
    """A rank that stands at that place among rows in their order.

    Equal ranks, as two laptops may give, are passed over.
    """
    before = others[place - 1].rank if place else ""
    after = next((each.rank for each in others[place:] if each.rank > before), "")
    return rank_between(before, after)


def rank_after(others: Sequence[Ranked], after: str | None) -> str:
    """A rank right after the row with that id, or first; last where that row is gone."""
    if after is None:
        return rank_at(others, 0)
    places = (place for place, each in enumerate(others) if each.id == after)
    return rank_at(others, next(places, len(others) - 1) + 1)


def ranks_between(before: str, after: str, count: int) -> list[str]:
    """So many ranks in order between two; halving keeps them short."""
    if count == 0:
        return []
    middle, left = rank_between(before, after), (count - 1) // 2
    return [
        *ranks_between(before, middle, left),
        middle,
        *ranks_between(middle, after, count - 1 - left),
    ]


def moved_words(table: str, before: str, after: str) -> str:
    """What became of a row whose rank changed; of a project also which way it went."""
    if table != "project":
        return pgettext("value", "moved")
    return pgettext("value", "moved up") if after < before else pgettext("value", "moved down")
