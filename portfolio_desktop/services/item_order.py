"""Places in the order of an agenda."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.meetings import Item, Recommendation
from portfolio_desktop.domain.ordering import rank_between


def rank_at(others: Sequence[Item] | Sequence[Recommendation], place: int) -> str:
    """A rank that stands at that place among the others; equal ranks, which two laptops may have
    given, are passed over."""
    before = others[place - 1].rank if place else ""
    after = next((each.rank for each in others[place:] if each.rank > before), "")
    return rank_between(before, after)
