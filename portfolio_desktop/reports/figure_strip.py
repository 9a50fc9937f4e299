"""The overall light of a project month by month: a lamp for each, and words where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import accumulate, groupby

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import LABEL, MONTHS, NAMES, STRONG, Picture
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.figure_values import HistoryStrip, StripMonth

_LAMPS, _WIDEST_SLOT = 17.0, 40.0
STRIP_BASE = 12.0
"""Where the lamps of a strip by itself stand, from its top."""
_ROW = 15.0
_BASE = 10.5
_LAMP, _LEAST_SLOT = 9.0, 13.0
_GAP = 10.0
_NAMES_PART, _NAMES_MOST = 0.42, 220.0


class StripPicture(Picture):
    """One strip by itself, with its months under it."""

    def __init__(self, setter: Setter, figure: HistoryStrip, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._figure = figure
        self._slot = min(room / max(len(figure.months), 1), _WIDEST_SLOT)

    @property
    def height(self) -> float:
        return _LAMPS + MONTHS

    def draw(self, page: Page, top: float) -> None:
        months = self._figure.months
        self.draw_lamps(page, months, self._left, self._slot, top + STRIP_BASE)
        page.rule(
            self._left, self._left + len(months) * self._slot, top + _LAMPS, style.HEAD_RULE, 0.5
        )
        self.draw_axis(page, top + _LAMPS)

    def draw_axis(self, page: Page, below: float) -> None:
        """The months and their years."""
        self._draw_months(page, [each.month for each in self._figure.months], self._x, below)

    def draw_lamps(
        self, page: Page, months: Sequence[StripMonth], left: float, slot: float, base: float
    ) -> None:
        """The lamps of the months from `left` on, a slot for each; `base` is their baseline."""
        for first, run in _runs(months):
            x, wide = left + first * slot, len(run) * slot
            word = run[0].word if run[0].colour is None else ""
            if word and self._width(LABEL, word) + 6 <= wide:
                self._draw_word(page, word, (x + 2, x + wide - 2), base)
                continue
            size = min(_LAMP, slot)
            for place, month in enumerate(run):
                page.lamp(month.colour, x + (place + 0.5) * slot - size / 2, base, size)

    def _draw_word(self, page: Page, word: str, ends: tuple[float, float], base: float) -> None:
        """Why there is no light, with a line as far as that holds."""
        left, right = ends
        line = self._cut(LABEL, word, right - left)
        half = self._width(LABEL, line) / 2 + 3
        middle = (left + right) / 2
        if middle - half - left > 4:
            page.rule(left, middle - half, base - 2.6, style.NO_LIGHT, 0.6)
            page.rule(middle + half, right, base - 2.6, style.NO_LIGHT, 0.6)
        self._put_over(page, (middle, base), LABEL, line)

    def _x(self, place: int) -> float:
        return self._left + (place + 0.5) * self._slot


def _runs(months: Sequence[StripMonth]) -> Iterator[tuple[int, list[StripMonth]]]:
    """Months that follow each other and show the same, with the place of the first."""
    first = 0
    for _shown, run in groupby(months, key=lambda month: (month.colour, month.word)):
        found = list(run)
        yield first, found
        first += len(found)


class Strips(Block):
    """Several strips below each other, each a figure of its own under one row of months."""

    before = 14.0

    def __init__(
        self,
        setter: Setter,
        title: str,
        strips: Sequence[HistoryStrip],
        left: float,
        room: float,
        tag: str = "H2",
    ) -> None:
        self._setter = setter
        self._strips = strips
        self._title = setter.at_most(style.CONTENTS_HEAD, title, room, 2)
        self._left, self._room, self._tag = left, room, tag
        width = setter.breaker(STRONG).width
        number = max((width(each.number) for each in strips), default=0.0) + 8
        self._number = min(number, room * 0.16)
        names = max((setter.breaker(NAMES).width(each.title) for each in strips), default=0.0)
        months = max([1, *(len(each.months) for each in strips)])
        spared = room - self._number - _GAP - months * _LEAST_SLOT
        self._names = min(names, max(room * _NAMES_PART, spared), _NAMES_MOST)
        self._start = left + self._number + self._names + _GAP
        self._slot = min((left + room - self._start) / months, _WIDEST_SLOT)
        self._name(2)

    def _name(self, most: int) -> None:
        """Names of at most so many lines, and where each strip begins."""
        self._named = [
            self._setter.at_most(NAMES, each.title, self._names, most) for each in self._strips
        ]
        heights = (_ROW + (len(lines) - 1) * NAMES.leading for lines in self._named)
        self._tops = list(accumulate(heights, initial=0.0))

    def closer(self) -> Strips:
        """With every name in one line; its number beside it tells them apart."""
        block = copy(self)
        block._name(1)
        return block

    @property
    def height(self) -> float:
        head = len(self._title) * style.CONTENTS_HEAD.leading + 5
        return head + self._tops[-1] + MONTHS

    def draw(self, page: Page, top: float) -> None:
        paper = self._setter.paper
        with page.marked(paper.element(self._tag)):
            first = baseline(style.CONTENTS_HEAD, top)
            page.lines(self._left, first, style.CONTENTS_HEAD, self._title)
        top += len(self._title) * style.CONTENTS_HEAD.leading + 5
        for place in range(len(self._strips)):
            self._draw_strip(page, place, top)
        with page.artifact():  # each strip says its months itself
            for below in self._tops[1:]:
                page.rule(self._left, self._left + self._room, top + below, style.HAIRLINE, 0.4)
            self._draw_axis(page, top + self._tops[-1])

    def _draw_strip(self, page: Page, place: int, top: float) -> None:
        strip, (above, below) = self._strips[place], self._tops[place : place + 2]
        area = (self._left, top + above, self._left + self._room, top + below)
        setter, base = self._setter, top + above + _BASE
        picture = StripPicture(setter, strip, self._start, self._slot * len(strip.months))
        with page.marked(setter.paper.figure(page, strip.spoken, area)):
            number = setter.one_line(STRONG, strip.number, self._number - 4)
            page.text(self._left, base, STRONG, number)
            page.lines(self._left + self._number, base, NAMES, self._named[place])
            picture.draw_lamps(page, strip.months, self._start, self._slot, base)

    def _draw_axis(self, page: Page, below: float) -> None:
        longest = max(self._strips, key=lambda strip: len(strip.months))
        room = self._slot * len(longest.months)
        StripPicture(self._setter, longest, self._start, room).draw_axis(page, below)
