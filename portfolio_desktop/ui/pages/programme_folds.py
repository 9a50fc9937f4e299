"""Which programmes are folded in the list; remembered, and of no other register's programmes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.grid.arranging import Arranger

_MOST_KEPT = 1_000
"""So many are remembered, over all registers; the ones folded longest ago are forgotten first."""


class ProgrammeFolds:
    """Folds and unfolds programmes in what an arranger shows."""

    def __init__(self, choices: Choices, arranger: Arranger[PortfolioRow]) -> None:
        self._choices = choices
        self._arranger = arranger
        arranger.fold(self._folded)

    @property
    def _folded(self) -> tuple[str, ...]:
        return self._choices.read().folded_programmes

    def fold(self, programmes: Iterable[str], *, folded: bool) -> None:
        """Fold these programmes, or unfold them."""
        named = dict.fromkeys(programmes)
        others = tuple(each for each in self._folded if each not in named)
        kept = (*others, *named) if folded else others
        self._choices.keep(replace(self._choices.read(), folded_programmes=kept[-_MOST_KEPT:]))
        self._arranger.fold(self._folded)

    def is_folded(self, programme: str) -> bool:
        return programme in self._folded
