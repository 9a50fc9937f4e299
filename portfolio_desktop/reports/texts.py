"""Headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from portfolio_desktop.reports import style
from portfolio_desktop.reports.breaking import Breaker
from portfolio_desktop.reports.flow import Block, Entry
from portfolio_desktop.reports.gate import HYPHENS, SOFT_HYPHEN
from portfolio_desktop.reports.hyphenation import Hyphenator
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import LANDSCAPE, Sheet, Style

_LONGEST_LINE = 1000
"""Letters of a text that can matter for a single line."""

_BALANCED = 4
"""Lines up to which a paragraph is balanced: headings and leads, not body text."""


class Setter:
    """Breaks text for one document, in any style; its words are Danish ones, whoever prints."""

    def __init__(self, paper: Paper, sheet: Sheet = LANDSCAPE) -> None:
        self.paper = paper
        self.sheet = sheet
        self._hyphenator = Hyphenator()
        self._breakers: dict[Style, Breaker] = {}

    def on(self, sheet: Sheet) -> Setter:
        """One for another sheet, which knows what this one has measured."""
        other = copy(self)
        other.sheet = sheet
        return other

    def breaker(self, used: Style) -> Breaker:
        found = self._breakers.get(used)
        if found is None:
            found = Breaker(used, self.paper.typefaces, self._hyphenator)
            self._breakers[used] = found
        return found

    def lines(self, used: Style, text: str, room: float) -> tuple[str, ...]:
        return tuple(self.breaker(used).lines(text, room))

    def whole_words(self, used: Style, text: str, room: float) -> tuple[str, ...]:
        """As `lines`, but no word is parted that a line can hold: for the largest type."""
        breaker = self.breaker(used)
        words = (word for line in breaker.words(text) for word in line)
        if max(map(breaker.width, words), default=0.0) > room:
            return self.lines(used, text, room)
        return tuple(Breaker(used, self.paper.typefaces, None).lines(text, room))

    def balanced(self, used: Style, text: str, room: float) -> tuple[str, ...]:
        """As few lines as `room` allows, but of about equal length: no last word on its own."""
        lines = self.lines(used, text, room)
        if not 1 < len(lines) <= _BALANCED:
            return lines
        low, high = room * 0.72, room
        while high - low > 4:
            middle = (low + high) / 2
            tried = self.lines(used, text, middle)
            if len(tried) > len(lines):
                low = middle
            else:
                high, lines = middle, tried
        return lines

    def one_line(self, used: Style, text: str, room: float) -> str:
        """`text` in one line, ended by "…" where it is too long: only for repeated matter."""
        breaker = self.breaker(used)
        whole = " ".join(filter(None, breaker.lines(text[:_LONGEST_LINE], 100_000.0)))
        if breaker.width(whole) <= room and len(text) <= _LONGEST_LINE:
            return whole
        low, high = 0, len(whole)
        while low < high:
            middle = (low + high + 1) // 2
            if breaker.width(whole[:middle] + "…") <= room:
                low = middle
            else:
                high = middle - 1
        return whole[:low].rstrip() + "…"

    def at_most(self, used: Style, text: str, room: float, count: int) -> tuple[str, ...]:
        """The first lines of `text`; "…" shows where it is cut. For what must fit on one page."""
        lines = self.balanced(used, text, room)
        if len(lines) <= count:
            return lines
        rest = run_together(lines[count - 1 : count + 2])
        return *lines[: count - 1], self.one_line(used, rest, room)


def run_together(lines: Sequence[str]) -> str:
    """Lines as the text they were before it was cut into them."""
    text = ""
    for line in lines:
        apart = text and not text.endswith(HYPHENS)
        text = f"{text} {line}" if apart else text.removesuffix(SOFT_HYPHEN) + line
    return text


class TextBlock(Block):
    """Lines of one style under one structure element, cut between lines where a page ends.

    It takes the width of the setter's sheet where no other place is given.
    """

    def __init__(
        self,
        setter: Setter,
        used: Style,
        text: str,
        *,
        tag: str = "P",
        room: float | None = None,
        x: float | None = None,
        before: float = 0.0,
        keep: bool = False,
        bookmark: tuple[str, str, int] | None = None,
    ) -> None:
        self._style = used
        self._lines = setter.balanced(used, text, setter.sheet.room if room is None else room)
        self._paper = setter.paper
        self._element: list[Element] = []
        self._tag = tag
        self._x = setter.sheet.left if x is None else x
        self._bookmark = bookmark
        if bookmark is not None:
            self.entries = (Entry(bookmark[1], bookmark[0], depth=bookmark[2]),)
        self.before = before
        self.keep = keep

    @property
    def height(self) -> float:
        return len(self._lines) * self._style.leading

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / self._style.leading), len(self._lines) - 2)
        if count < 2:
            return None
        return self._part(self._lines[:count], True), self._part(self._lines[count:], False)

    def _part(self, lines: tuple[str, ...], first: bool) -> TextBlock:
        part = object.__new__(TextBlock)
        part._style, part._lines, part._paper = self._style, lines, self._paper
        part._element, part._tag, part._x = self._element, self._tag, self._x
        part._bookmark = self._bookmark if first else None
        part.entries = self.entries if first else ()
        part.before, part.keep = self.before, self.keep
        return part

    def draw(self, page: Page, top: float) -> None:
        if not self._element:
            self._element.append(self._paper.element(self._tag))
        if self._bookmark is not None:
            page.bookmark(self._bookmark[0], self._bookmark[1], top, self._bookmark[2])
        with page.marked(self._element[0]):
            page.lines(self._x, baseline(self._style, top), self._style, self._lines)


def part_heading(setter: Setter, title: str, key: str) -> TextBlock:
    """What a part of the report begins with; `key` is its anchor in contents and outline."""
    return TextBlock(
        setter, style.HEADING, title, tag="H1", before=26, keep=True, bookmark=(key, title, 0)
    )


def baseline(used: Style, top: float) -> float:
    """The first baseline of text whose line begins at `top`."""
    return top + (used.leading - used.size) / 2 + used.size * 0.78
