"""Pages that are filled as a typesetter fills them: none for next to nothing, and the last two of
about equal length where the very last would else be short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from portfolio_desktop.reports.flow import Block, PagePlan, flowed
from portfolio_desktop.reports.style import BOTTOM, TOP

_TIGHT = (0.7, 0.5, 0.3)
"""The share of the space between blocks that is kept where it saves a page: no less than needed."""

_THIN, _THIN_SHARE = 110.0, 0.22
"""What is too little for a page of its own: the points that a heading with two rows of a table
takes, and on a high page so much of its height."""

_SPARE = 0.45
"""A last page that holds less of its height is saved by a little less space, where it can be."""

_SHORT, _GAIN = 0.36, 0.12
"""One that holds even less is made longer, where the shortest page gains so much by it; only a
whole part is brought over."""

_TRIED = 8
"""Of a report with thousands of headings only the last ones can help its last page."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is put on pages, and how these are."""

    blocks: Sequence[Block]
    bottom: float
    module: float

    @property
    def whole(self) -> float:
        return self.bottom - TOP

    @property
    def thin(self) -> float:
        return max(_THIN, _THIN_SHARE * self.whole)

    def flowed(self) -> list[PagePlan]:
        return flowed(self.blocks, self.bottom, self.module)

    def broken(self, place: int) -> list[PagePlan]:
        """With a new page before that block."""
        parts = self.blocks[:place], self.blocks[place:]
        return [plan for part in parts for plan in flowed(part, self.bottom, self.module)]


def settled(blocks: Iterable[Block], bottom: float = BOTTOM, module: float = 0.0) -> list[PagePlan]:
    """As `flowed`, but the blocks move closer where the last page would be short and that saves it.

    Where it does not, a part from the page before begins overleaf; for a page that would hold next
    to nothing also a stretch within a part, or a little more of what is cut by the page's end.
    """
    setting = _Setting(list(blocks), bottom, module)
    plain = setting.flowed()
    last = _filled(plain[-1])
    if len(plain) == 1 or last >= _SPARE * setting.whole:
        return plain
    thin = last < setting.thin
    tight = _tight(setting, len(plain), _TIGHT if thin else _TIGHT[:1])
    if tight is not None:
        return tight
    if thin:
        return _best(plain, _thick(setting, plain))
    if last < _SHORT * setting.whole:
        return _best(plain, _balanced(setting), _GAIN * setting.whole)
    return plain


def _best(
    plain: list[PagePlan], others: Iterable[list[PagePlan]], gain: float = 0.0
) -> list[PagePlan]:
    """The pages of which the shortest holds most; as they are where none gains by another break."""
    same = [tried for tried in others if len(tried) == len(plain)]
    best = max(same, key=_shortest, default=plain)
    return best if _shortest(best) > _shortest(plain) + gain else plain


def _tight(setting: _Setting, pages: int, shares: Sequence[float]) -> list[PagePlan] | None:
    """Fewer pages than those, with as much space as that leaves; None where none is saved."""
    blocks, bottom = [block.closer() for block in setting.blocks], setting.bottom
    if len(flowed(blocks, bottom, space=shares[-1])) >= pages:
        return None
    tried = (flowed(blocks, bottom, space=share) for share in shares)
    return next(plans for plans in tried if len(plans) < pages)


def _balanced(setting: _Setting) -> Iterator[list[PagePlan]]:
    """With a new page before each of the last parts."""
    parts = [place for place, block in enumerate(setting.blocks) if place and block.entries]
    for place in parts[-_TRIED:]:
        yield setting.broken(place)


def _thick(setting: _Setting, plain: Sequence[PagePlan]) -> Iterator[list[PagePlan]]:
    """With a new page before each of the last headings; and with an earlier end of the last page
    but one."""
    blocks = setting.blocks
    headings = [
        place
        for place in range(1, len(blocks))
        if blocks[place].keep and not blocks[place - 1].keep
    ]
    for place in headings[-_TRIED:]:
        yield setting.broken(place)
    lacking = setting.thin - _filled(plain[-1])
    last_but_one = len(plain) - 2
    ends = {last_but_one: TOP + _filled(plain[last_but_one]) - lacking}
    yield flowed(blocks, setting.bottom, setting.module, ends=ends)


def _shortest(plans: Iterable[PagePlan]) -> float:
    return min(_filled(plan) for plan in plans)


def _filled(plan: PagePlan) -> float:
    """Points from the page's first line to its last; all of a page that holds nothing."""
    if not plan.pieces:
        return inf
    top, last = plan.pieces[-1]
    return top + last.height - TOP
