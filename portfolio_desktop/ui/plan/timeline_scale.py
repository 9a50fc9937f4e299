"""How the time line is zoomed and moved: which days are seen, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from portfolio_desktop.services.time_axis import Axis

_ROOM = timedelta(45)
"""Before the first and after the last day of all, where the words of the last marks stand."""
_TICKS_APART = 74.0


class Zoom(StrEnum):
    """How much is seen at once."""

    ALL = "all"
    YEARS = "years"
    QUARTERS = "quarters"


_DAY_WIDTH = {Zoom.YEARS: 0.38, Zoom.QUARTERS: 1.8}
"""How many px a day has; where all is seen it follows the width."""
ZOOMS = tuple(Zoom)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` to `last` on `width` px; where they have no room, `moved` px of them lie to
    the left of what is seen."""

    first: date
    last: date
    zoom: Zoom = Zoom.ALL
    width: float = 0.0
    moved: float = 0.0

    @property
    def length(self) -> float:
        """How long all of it is, in px."""
        days = (self.last - self.first + 2 * _ROOM).days
        return max(days * _DAY_WIDTH.get(self.zoom, 0.0), self.width)

    @property
    def hidden(self) -> float:
        """How much of it has no room."""
        return max(self.length - self.width, 0.0)

    @property
    def axis(self) -> Axis:
        """Where days stand, from the left edge of what is seen."""
        return Axis(self.first - _ROOM, self.last + _ROOM, -self.moved, self.length)

    def at(self, day: date) -> float:
        return self.axis.at(day)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Those that are seen, with their words."""
        for along, words in self.axis.ticks(_TICKS_APART):
            if -_TICKS_APART < along < self.width + _TICKS_APART:
                yield along, words

    def moved_to(self, moved: float) -> TimeScale:
        """The same, moved so far, within bounds."""
        return replace(self, moved=min(max(moved, 0.0), self.hidden))

    def around(self, day: date) -> TimeScale:
        """The same, with a day in the middle of what is seen, as far as there is more to see."""
        whole = replace(self, moved=0.0)
        return whole.moved_to(whole.at(day) - self.width / 2)

    def zoomed(self, zoom: Zoom, day: date) -> TimeScale:
        return replace(self, zoom=zoom).around(day)

    def wide(self, width: float) -> TimeScale:
        """The same in another width."""
        return replace(self, width=width).moved_to(self.moved)
