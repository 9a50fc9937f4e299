"""Blocks that follow each other down the page and over to the next one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import BOTTOM, TOP

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

    def closer(self) -> Block:
        """The same set closer, where that saves a page; most blocks are as they are."""
        return self

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

    def closer(self) -> Abreast:
        left, right = ([block.closer() for block in column] for column in self._columns)
        return Abreast(left, right)

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
