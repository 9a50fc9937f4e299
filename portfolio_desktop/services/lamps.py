"""A lamp as it is shown: a colour, a kind of no light, or nothing yet, with its short words."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.status import Colour, NoLight, severity

_NO_LIGHT_KEY = 3
_NOTHING_KEY = 4


@dataclass(frozen=True, slots=True)
class LampValue:
    """What one place for a lamp shows; at most one of `colour` and `no_light` is set.

    `word` is in the language of the screen and short enough for a cell: "gul", "på pause",
    "genoptaget – rapporterer fra ultimo 2023"; "" where nothing has been reported.
    """

    colour: Colour | None = None
    no_light: NoLight | None = None
    word: str = ""

    @property
    def is_nothing(self) -> bool:
        """Neither a colour nor a stated reason for having none."""
        return self.colour is None and self.no_light is None

    @property
    def key(self) -> int:
        """Sorts green, yellow, red, no light, nothing."""
        if self.colour is not None:
            return severity(self.colour)
        return _NOTHING_KEY if self.no_light is None else _NO_LIGHT_KEY


NOTHING = LampValue()


@dataclass(frozen=True, slots=True)
class LampPair:
    """One dimension's lamp last month and this month."""

    previous: LampValue = NOTHING
    now: LampValue = NOTHING
