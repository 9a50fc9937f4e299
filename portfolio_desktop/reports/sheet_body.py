"""The body of a project sheet: two columns of which the left one may go on overleaf, and facts with
their labels in the margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.pack_values import Fact

_LABEL = 64.0
_GAP = 6.0
_MOST_LINES = 6


class RemarksHead(Block):
    """The heading of the remarks, with what the mark at their side means at its end."""

    keep = True

    def __init__(
        self, setter: Setter, title: str, place: tuple[float, float], new_label: str
    ) -> None:
        self._paper = setter.paper
        self._x, self._room = place
        self._label = setter.one_line(style.KEY_NEW, new_label, self._room / 2) if new_label else ""
        room = self._room / 2 if new_label else self._room
        self._title = setter.one_line(style.SHEET_LABEL, title, room)

    @property
    def height(self) -> float:
        return style.SHEET_LABEL.leading

    def draw(self, page: Page, top: float) -> None:
        y = baseline(style.SHEET_LABEL, top)
        with page.marked(self._paper.element("H2")):
            page.text(self._x, y, style.SHEET_LABEL, self._title)
        if not self._label:
            return
        left = self._x + self._room - page.width(style.KEY_NEW, self._label)
        with page.artifact():
            page.bar(left - 6, y - 7, y + 2, style.ACCENT, 1.7)
            page.text(left, y, style.KEY_NEW, self._label)


class SideFacts(Block):
    """A heading, and facts below it, each with its label at the left."""

    def __init__(
        self,
        setter: Setter,
        title: str,
        facts: Iterable[Fact],
        place: tuple[float, float],
        *,
        before: float = 0.0,
        lines: int = _MOST_LINES,
    ) -> None:
        """A value has at most so many `lines`."""
        self._setter = setter
        self._x, room = place
        self._title = setter.one_line(style.SHEET_LABEL, title, room)
        self._facts = [
            (
                setter.at_most(style.SHEET_FACT_LABEL, fact.label, _LABEL - 6, 3),
                setter.at_most(style.SHEET_FACT, fact.value, room - _LABEL, lines),
                fact.written,
            )
            for fact in facts
        ]
        self.before = before

    @property
    def height(self) -> float:
        lines = (max(len(label), len(value)) for label, value, _written in self._facts)
        heights = (12.0 * count + _GAP for count in lines)
        return 12.0 + _GAP + sum(heights) - _GAP

    def draw(self, page: Page, top: float) -> None:
        paper = self._setter.paper
        with page.marked(paper.element("H2")):
            page.text(self._x, baseline(style.SHEET_LABEL, top), style.SHEET_LABEL, self._title)
        top += 12.0 + _GAP
        for label, value, written in self._facts:
            with page.marked(paper.element("P")):
                y = baseline(style.SHEET_FACT, top)
                said = (*label[:-1], f"{label[-1]} ")
                page.lines(self._x, y, style.SHEET_FACT_LABEL, said)
                with page.written(truly=written):
                    page.lines(self._x + _LABEL, y, style.SHEET_FACT, value)
            top += 12.0 * max(len(label), len(value)) + _GAP


class TwoColumns(Block):
    """Blocks that run down at the left, and others beside them. What does not fit of the left ones
    goes on overleaf; the right ones stay where they begin.
    """

    def __init__(self, left: Sequence[Block], right: Sequence[Block], before: float) -> None:
        self._left, self._right = list(left), list(right)
        self.before = before

    @property
    def height(self) -> float:
        return max(_stack(self._left), _stack(self._right))

    @property
    def least(self) -> float:
        begun = _begun(self._left)
        return max(begun, _stack(self._right))

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        if _stack(self._right) > room:
            return None
        used = 0.0
        for place, block in enumerate(self._left):
            used += block.before if place else 0.0
            if used + block.height <= room and not _parts_from_next(self._left, place, room - used):
                used += block.height
                continue
            parts = block.split(room - used, whole)
            head = [*self._left[:place], *parts[:1]] if parts else self._left[:place]
            rest = [parts[1], *self._left[place + 1 :]] if parts else self._left[place:]
            if not head:
                return None
            return TwoColumns(head, self._right, self.before), TwoColumns(rest, (), self.before)
        return None

    def draw(self, page: Page, top: float) -> None:
        for column in (self._left, self._right):
            at = top
            for place, block in enumerate(column):
                at += block.before if place else 0.0
                block.draw(page, at)
                at += block.height


def _parts_from_next(blocks: Sequence[Block], place: int, room: float) -> bool:
    """Whether a heading would stand at the foot without the beginning of what follows it."""
    block = blocks[place]
    if not block.keep or place + 1 == len(blocks):
        return False
    following = blocks[place + 1]
    return block.height + following.before + following.least > room


def _begun(blocks: Sequence[Block]) -> float:
    """The height of the smallest beginning of a column."""
    height = 0.0
    for place, block in enumerate(blocks):
        height += (block.before if place else 0.0) + (block.height if block.keep else block.least)
        if not block.keep:
            break
    return height


def _stack(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks) + sum(block.before for block in blocks[1:])
