"""The lamps of the grid's rows: one object for each that occurs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeAlias

from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.lamps import (
    NOTHING,
    LampPair,
    LampValue,
    colour_lamp,
    draft_lamp,
    no_light_lamp,
)
from portfolio_desktop.storage.grid_reader import lamps_of

_DRAFT = ReportStage.DRAFT.value
_Columns: TypeAlias = tuple[Any, ...]
_Pairing: TypeAlias = tuple[str | None, bool, str | None, bool]
"""The code of last month and whether that was a draft, then the same of this month."""


class RowLamps:
    """One lamp for each code and one tuple for each set of lamps, in the language of the moment."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        by_code: dict[str | None, LampValue] = defaultdict(lambda: NOTHING)
        by_code |= {colour.value: colour_lamp(colour) for colour in Colour}
        by_code |= {kind.value: no_light_lamp(kind) for kind in NoLight}
        self.of: Callable[[str | None], LampValue] = by_code.__getitem__
        self._codes: dict[str | None, tuple[str | None, ...]] = {}
        self._pairs: dict[_Pairing, LampPair] = {}

    def pairs(self, before: _Columns, now: _Columns) -> tuple[LampPair, ...]:
        """The dimensions' lamps last month and now, each from a report's lamps and stage."""
        old_draft, draft, known = before[1] == _DRAFT, now[1] == _DRAFT, self._pairs
        pairings = [
            (old, old_draft, new, draft)
            for old, new in zip(self._codes_of(before[0]), self._codes_of(now[0]), strict=True)
        ]
        return tuple([known.get(each) or self._pair(each) for each in pairings])

    def _codes_of(self, text: str | None) -> tuple[str | None, ...]:
        """The code of each dimension; few different texts occur."""
        codes = self._codes.get(text)
        if codes is None:
            lamps = lamps_of(text)
            self._codes[text] = codes = tuple(lamps.get(key) for key in self._keys)
        return codes

    def _pair(self, pairing: _Pairing) -> LampPair:
        old, old_draft, new, draft = pairing
        now = self.of(new)
        if draft and new:
            now = draft_lamp(now, copied=new == old)
        self._pairs[pairing] = pair = LampPair(NOTHING if old_draft else self.of(old), now)
        return pair
