"""Blocks that follow each other down the page and over to the next one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf
from types import MappingProxyType
from typing import NamedTuple

from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import BOTTOM, TOP

_TIGHT = (0.7, 0.5, 0.3)
"""The share of the space between blocks that is kept where it saves a page: no less than needed."""

_THIN, _THIN_SHARE = 110.0, 0.22
"""What is too little for a page of its own: the points that a heading with two rows of a table
takes, and on a high page so much of its height."""

_HEADINGS_TRIED = 8
"""Of a report with thousands of headings only the last ones can help its last page."""

_NO_ENDS: Mapping[int, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: what begins there, and the anchor `key` that the line leads to.

    `depth` says how deep it stands: 0 for a part of its own, 1 for what lies within one.
    """

    title: str
    key: str
    number: str = ""
    note: str = ""
    depth: int = 0


class TooTallError(ValueError):
    """Something that stands whole on a page is taller than a page."""


class Block(ABC):
    """Something of a known height that can draw itself at a given place."""

    entries: tuple[Entry, ...] = ()
    """The lines of the contents that lead to it, where something begins with it."""

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


class Abreast(Block):
    """Blocks at the left and blocks at the right of them, which stay together on a page.

    The left ones are read first; each knows its own place across the page.
    """

    def __init__(self, left: Sequence[Block], right: Sequence[Block]) -> None:
        self._columns = (left, right)
        self.before = left[0].before
        self.entries = tuple(entry for each in (*left, *right) for entry in each.entries)

    @property
    def height(self) -> float:
        return max(_stack(column) for column in self._columns)

    def draw(self, page: Page, top: float) -> None:
        for column in self._columns:
            at = top
            for place, block in enumerate(column):
                at += block.before if place else 0.0
                block.draw(page, at)
                at += block.height


def _stack(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks) + sum(block.before for block in blocks[1:])


@dataclass(slots=True)
class PagePlan:
    """What stands on one page. `continues` says that the last block goes on overleaf."""

    pieces: list[tuple[float, Block]] = field(default_factory=list)
    continues: bool = False


class _Room(NamedTuple):
    """How a page is filled: down to `bottom`, on a grid of `module` points where there is one, with
    a share of the `space` between blocks. `ends` is where a page ends before the foot, by its
    place among the pages.
    """

    bottom: float
    module: float = 0.0
    space: float = 1.0
    ends: Mapping[int, float] = _NO_ENDS

    def start(self, top: float, block: Block) -> float:
        """Where a block begins that follows what ends at `top`."""
        start = top + self.space * block.before
        if not self.module:
            return start
        return TOP + ceil((start - TOP) / self.module - 1e-6) * self.module


def settled(blocks: Iterable[Block], bottom: float = BOTTOM, module: float = 0.0) -> list[PagePlan]:
    """As `flowed`, but where the last page would hold next to nothing the blocks move closer.

    Where that saves no page, the stretch before begins overleaf, or a little more of what is cut
    by the page's end goes over.
    """
    given = list(blocks)
    plain = flowed(given, bottom, module)
    thin = max(_THIN, _THIN_SHARE * (bottom - TOP))
    if len(plain) == 1 or _filled(plain[-1]) >= thin:
        return plain
    tight = _tight(given, len(plain), bottom)
    if tight is not None:
        return tight
    for tried in _other_breaks(given, plain, bottom, module, thin):
        if len(tried) == len(plain) and all(_filled(plan) >= thin for plan in tried):
            return tried
    return plain


def _tight(given: Sequence[Block], pages: int, bottom: float) -> list[PagePlan] | None:
    """Fewer pages than those, with as much space as that leaves; None where none is saved."""
    closest = flowed(given, bottom, space=_TIGHT[-1])
    if len(closest) >= pages:
        return None
    tried = (flowed(given, bottom, space=share) for share in _TIGHT[:-1])
    return next((plans for plans in tried if len(plans) < pages), closest)


def _other_breaks(
    given: Sequence[Block], plain: list[PagePlan], bottom: float, module: float, thin: float
) -> Iterator[list[PagePlan]]:
    """The pages with a break before one of the last headings, the very last one first; then with
    an earlier end of the last page but one."""
    headings = [
        place for place in range(1, len(given)) if given[place].keep and not given[place - 1].keep
    ]
    for place in headings[: -_HEADINGS_TRIED - 1 : -1]:
        first, second = given[:place], given[place:]
        yield [*flowed(first, bottom, module), *flowed(second, bottom, module)]
    lacking = thin - _filled(plain[-1])
    last_but_one = len(plain) - 2
    ends = {last_but_one: TOP + _filled(plain[last_but_one]) - lacking}
    yield flowed(given, bottom, module, ends=ends)


def _filled(plan: PagePlan) -> float:
    """Points from the page's first line to its last; all of a page that holds nothing."""
    if not plan.pieces:
        return inf
    top, last = plan.pieces[-1]
    return top + last.height - TOP


def flowed(
    blocks: Iterable[Block],
    bottom: float = BOTTOM,
    module: float = 0.0,
    space: float = 1.0,
    ends: Mapping[int, float] = _NO_ENDS,
) -> list[PagePlan]:
    """The pages that hold the blocks in order, filled as `_Room` says; at least one page."""
    room = _Room(bottom, module, space, ends)
    waiting = list(blocks)[::-1]
    plans = [PagePlan()]
    top = TOP
    whole = bottom - TOP
    while waiting:
        block = waiting.pop()
        fresh = not plans[-1].pieces
        start = top if fresh else room.start(top, block)
        left = ends.get(len(plans) - 1, bottom) - start
        if _needed(block, waiting, room, start) <= left or (
            fresh and block.height <= bottom - start
        ):
            plans[-1].pieces.append((start, block))
            top = start + block.height
            continue
        parts = block.split(left, whole) or (block.split(whole, whole) if fresh else None)
        if parts is not None:
            head, rest = parts
            plans[-1].pieces.append((start, head))
            plans[-1].continues = True
            waiting.append(rest)
        elif fresh:
            raise TooTallError(f"{type(block).__name__} does not fit on any page")
        else:
            waiting.append(block)
        plans.append(PagePlan())
        top = TOP
    return plans


def _needed(block: Block, waiting: Sequence[Block], room: _Room, start: float) -> float:
    """The block's own height; of one that is kept with what follows, down to the beginning of the
    first that is not."""
    end = start + block.height
    for following in reversed(waiting):
        if not block.keep:
            break
        end = room.start(end, following)
        end += following.height if following.keep else following.least
        block = following
    return end - start
