"""Pages that are filled as a typesetter fills them: none for next to nothing, and the last two of
about equal length where the very last would else be short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType

from portfolio_desktop.reports.flow import Block, PagePlan, flowed
from portfolio_desktop.reports.style import BOTTOM, TOP

_LITTLE = ((0.7, False), (0.7, True), (0.5, True))
_TIGHT = ((0.7, False), (0.5, False), (0.7, True), (0.5, True), (0.3, True))
"""The share of the space between blocks that is kept, and whether they are set closer themselves,
where that saves a page: no less than needed, and more for a page of next to nothing.
"""

_THIN, _THIN_SHARE = 110.0, 0.22
"""What is too little for a page of its own: the points that a heading with two rows of a table
takes, and on a high page so much of its height."""

_SPARE, _FEW = 0.45, 8
"""A last page that holds less of its height is saved by a little less space, where it can be; of
more than so many pages nobody wants all to be closer for the last one's sake."""

_ONE_AND_MORE = 2
"""Of so many pages the last one is saved however much it holds: figures may need half the room."""

_SHORT, _GAIN = 0.36, 0.12
"""One that holds even less is made longer, where the shortest page gains so much by it: by a whole
part if that can be."""

_TRIED = 8
"""Of a report with thousands of headings only the last ones can help its last page."""

_NO_ENDS: Mapping[int, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is put on pages, and how these are: with so much of the `space` between blocks."""

    blocks: Sequence[Block]
    bottom: float
    module: float
    space: float = 1.0

    @property
    def whole(self) -> float:
        return self.bottom - TOP

    @property
    def thin(self) -> float:
        return max(_THIN, _THIN_SHARE * self.whole)

    def flowed(self, ends: Mapping[int, float] = _NO_ENDS) -> list[PagePlan]:
        return flowed(self.blocks, self.bottom, self.module, self.space, ends)

    def tighter(self, space: float, module: float, *, closer: bool) -> _Setting:
        """With less space between the blocks, and these as they are or set closer; without a
        `module` their lines no longer stand on those of the page beside."""
        blocks = [block.closer() for block in self.blocks] if closer else self.blocks
        return _Setting(blocks, self.bottom, module, space)

    def parted(self) -> Iterator[list[PagePlan]]:
        """With a new page before each of the last parts, the very last one first."""
        return self._broken(lambda place: bool(self.blocks[place].entries))

    def headed(self) -> Iterator[list[PagePlan]]:
        """With a new page before each of the last headings that have none above them."""
        blocks = self.blocks
        return self._broken(lambda place: blocks[place].keep and not blocks[place - 1].keep)

    def _broken(self, begins: Callable[[int], bool]) -> Iterator[list[PagePlan]]:
        places = [place for place in range(1, len(self.blocks)) if begins(place)]
        for place in places[: -_TRIED - 1 : -1]:
            parts = (
                replace(self, blocks=self.blocks[:place]),
                replace(self, blocks=self.blocks[place:]),
            )
            yield [plan for part in parts for plan in part.flowed()]

    def longer(self, plain: Sequence[PagePlan], least: float) -> list[PagePlan]:
        """With an earlier end of the last page but one, by what the last one lacks of `least`."""
        last_but_one = len(plain) - 2
        lacking = least - _filled(plain[-1])
        return self.flowed({last_but_one: TOP + _filled(plain[last_but_one]) - lacking})


def settled(blocks: Iterable[Block], bottom: float = BOTTOM, module: float = 0.0) -> list[PagePlan]:
    """As `flowed`, but the blocks move closer where the last page would be short and that saves it.

    Where the last page is short all the same, a part or a stretch from the page before begins
    overleaf, or a little more of what is cut by the page's end.
    """
    setting = _Setting(list(blocks), bottom, module)
    plain = setting.flowed()
    filled = _filled(plain[-1]) >= _SPARE * setting.whole
    if len(plain) == 1 or (filled and len(plain) > _ONE_AND_MORE):
        return plain
    tighter = _tighter(setting, plain)
    return _lengthened(setting, plain) if tighter is None else _lengthened(*tighter)


def _tighter(
    setting: _Setting, plain: Sequence[PagePlan]
) -> tuple[_Setting, list[PagePlan]] | None:
    """Set so that it takes fewer pages, with as much space as that leaves; None where none is
    saved. Every block begins on the lines of the page, unless only giving them up saves one."""
    if len(plain) > _FEW:
        return None
    ways = _TIGHT if _filled(plain[-1]) < setting.thin else _LITTLE
    settings = (
        setting.tighter(space, module, closer=closer)
        for module in dict.fromkeys((setting.module, 0.0))
        for space, closer in ways
    )
    tried = ((tight, tight.flowed()) for tight in settings)
    return next(((tight, plans) for tight, plans in tried if len(plans) < len(plain)), None)


def _lengthened(setting: _Setting, plain: list[PagePlan]) -> list[PagePlan]:
    """The same number of pages, the last one not next to nothing, nor short where that can be."""
    last = _filled(plain[-1])
    if len(plain) == 1 or last >= _SHORT * setting.whole:
        return plain
    if last < setting.thin:
        return _best(plain, [*setting.headed(), setting.longer(plain, setting.thin)])
    gain = _GAIN * setting.whole
    balanced = _best(plain, setting.parted(), gain)
    if balanced is not plain:
        return balanced
    longer = setting.longer(plain, (_SHORT + _GAIN) * setting.whole)
    return _best(plain, [*setting.headed(), longer], gain)


def _best(
    plain: list[PagePlan], others: Iterable[list[PagePlan]], gain: float = 0.0
) -> list[PagePlan]:
    """The pages of which the shortest holds most, of several the first; as they are where none
    gains by another break."""
    same = [tried for tried in others if len(tried) == len(plain)]
    best = max(same, key=_shortest, default=plain)
    return best if _shortest(best) > _shortest(plain) + gain else plain


def _shortest(plans: Iterable[PagePlan]) -> float:
    return min(_filled(plan) for plan in plans)


def _filled(plan: PagePlan) -> float:
    """Points from the page's first line to its last; all of a page that holds nothing."""
    if not plan.pieces:
        return inf
    top, last = plan.pieces[-1]
    return top + last.height - TOP
