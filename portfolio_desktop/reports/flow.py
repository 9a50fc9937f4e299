"""Blocks that follow each other down the page and over to the next one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import BOTTOM, TOP

_TIGHT = 0.5
"""The share of the space between blocks that is kept where it saves a page."""

_THIN = 110.0
"""Points that a heading with two rows of a table takes: too little for a page of its own."""


class Block(ABC):
    """Something of a known height that can draw itself at a given place."""

    before: float = 0.0
    """Space above it, unless it comes first on its page."""
    keep: bool = False
    """Whether it may not stand at a page's foot without the beginning of what follows."""

    @property
    @abstractmethod
    def height(self) -> float:
        """Points, without the space before."""

    @property
    def least(self) -> float:
        """The height of the smallest beginning that may stand on a page."""
        return self.height

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        """The part that fits in `room` and the rest, or None where it must move to a new page.

        `whole` is the room of an empty page.
        """
        del room, whole
        return None

    @abstractmethod
    def draw(self, page: Page, top: float) -> None:
        """Draw below `top`."""


@dataclass(slots=True)
class PagePlan:
    """What stands on one page. `continues` says that the last block goes on overleaf."""

    pieces: list[tuple[float, Block]] = field(default_factory=list)
    continues: bool = False


def settled(blocks: Iterable[Block], bottom: float = BOTTOM) -> list[PagePlan]:
    """As `flowed`, but where the last page would hold next to nothing the blocks move closer or,
    where that saves no page, the stretch before begins overleaf.
    """
    given = list(blocks)
    plain = flowed(given, bottom)
    if len(plain) == 1 or not _thin(plain[-1]):
        return plain
    tight = flowed(given, bottom, space=_TIGHT)
    if len(tight) < len(plain):
        return tight
    for tried in _divided(given, bottom):
        if len(tried) == len(plain) and not any(_thin(plan) for plan in tried):
            return tried
    return plain


def _divided(blocks: Sequence[Block], bottom: float) -> Iterator[list[PagePlan]]:
    """The pages with a break before one of the headings, the last one first."""
    for place in range(len(blocks) - 1, 0, -1):
        if blocks[place].keep:
            yield [*flowed(blocks[:place], bottom), *flowed(blocks[place:], bottom)]


def _thin(plan: PagePlan) -> bool:
    if not plan.pieces:
        return False
    top, last = plan.pieces[-1]
    return top + last.height - TOP < _THIN


def flowed(blocks: Iterable[Block], bottom: float = BOTTOM, space: float = 1.0) -> list[PagePlan]:
    """The pages that hold the blocks in order; at least one page. `space` is the share of the
    space between them that is kept.
    """
    waiting = list(blocks)[::-1]
    plans = [PagePlan()]
    top = TOP
    whole = bottom - TOP
    while waiting:
        block = waiting.pop()
        fresh = not plans[-1].pieces
        start = top if fresh else top + space * block.before
        room = bottom - start
        if _needed(block, waiting, space) <= room or (fresh and block.height <= room):
            plans[-1].pieces.append((start, block))
            top = start + block.height
            continue
        parts = block.split(room, whole)
        if parts is not None:
            head, rest = parts
            plans[-1].pieces.append((start, head))
            plans[-1].continues = True
            waiting.append(rest)
        elif fresh:
            raise ValueError(f"{type(block).__name__} does not fit on any page")
        else:
            waiting.append(block)
        plans.append(PagePlan())
        top = TOP
    return plans


def _needed(block: Block, waiting: list[Block], space: float) -> float:
    if block.keep and waiting:
        following = waiting[-1]
        return block.height + space * following.before + following.least
    return block.height
