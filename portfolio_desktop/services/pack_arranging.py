"""The parts of the papers as a list to tick and to move in: what is left out keeps its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.services.pack_parts import ALL_PARTS, STATUS_PARTS, Part

_FIRST = (Part.FRONT, Part.CONTENTS)
"""They stand first always."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every part the papers can hold in `order`, the portfolio's below the items, and those that
    are `chosen`."""

    order: tuple[Part, ...]
    chosen: frozenset[Part]

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is printed, in its order."""
        return tuple(part for part in self.order if part in self.chosen)

    def is_below(self, part: Part) -> bool:
        """Whether it is told at an item, and so moves among those that are as well."""
        return part in STATUS_PARTS and Part.ITEMS in self.order

    def siblings(self, part: Part) -> tuple[Part, ...]:
        """The parts it can change places with, itself among them; none of a part that stands
        still."""
        if part in _FIRST:
            return ()
        below = self.is_below(part)
        return tuple(
            each for each in self.order if each not in _FIRST and self.is_below(each) == below
        )

    def turned(self, part: Part) -> Arrangement:
        """With the part where it was without, and the other way round."""
        return replace(self, chosen=self.chosen ^ {part})

    def moved(self, part: Part, gap: int) -> Arrangement:
        """With the part before the sibling at `gap`, counted as they stand now; after the last
        where there is none."""
        siblings = self.siblings(part)
        if part not in siblings:
            return self
        before = [each for each in siblings[:gap] if each is not part]
        after = [each for each in siblings[gap:] if each is not part]
        return replace(self, order=_ordered([*self._others(part), *before, part, *after]))

    def stepped(self, part: Part, step: int) -> Arrangement:
        """With the part one place up (-1) or down (1); the same where it stands at the end."""
        siblings = self.siblings(part)
        if not siblings:
            return self
        place = siblings.index(part)
        return self.moved(part, max(place - 1, 0) if step < 0 else place + 2)

    def _others(self, part: Part) -> list[Part]:
        siblings = self.siblings(part)
        return [each for each in self.order if each not in siblings]


def arrangement(chosen: Sequence[Part], offered: Sequence[Part] = ALL_PARTS) -> Arrangement:
    """The parts that are offered, in the order chosen; those left out stand after the part they
    usually follow."""
    kept = [part for part in dict.fromkeys(chosen) if part in offered]
    order = list(kept)
    if Part.ITEMS in offered and Part.ITEMS not in order:
        told = [place for place, part in enumerate(order) if part in STATUS_PARTS]
        if told:
            order.insert(told[0], Part.ITEMS)
    usual = [part for part in ALL_PARTS if part in offered]
    for place, part in enumerate(usual):
        if part not in order:
            order.insert(order.index(usual[place - 1]) + 1 if place else 0, part)
    return Arrangement(_ordered(order), frozenset(kept))


def _ordered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """What stands first, first; what is told at the items right after them."""
    first = [part for part in _FIRST if part in parts]
    status = [part for part in parts if part in STATUS_PARTS]
    whole: list[Part] = []
    for part in parts:
        if part is Part.ITEMS:
            whole += [part, *status]
        elif part not in _FIRST and (part not in STATUS_PARTS or Part.ITEMS not in parts):
            whole.append(part)
    return (*first, *whole)
