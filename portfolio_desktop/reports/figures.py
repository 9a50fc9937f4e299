"""Figures on paper, every kind of them as one block: a title, and the picture with its words."""

from __future__ import annotations

from copy import copy

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_counts import CountsPicture
from portfolio_desktop.reports.figure_ground import Picture
from portfolio_desktop.reports.figure_matrix import MatrixPicture
from portfolio_desktop.reports.figure_money import MoneyPicture
from portfolio_desktop.reports.figure_slips import SlipsPicture
from portfolio_desktop.reports.figure_strip import StripPicture, Strips
from portfolio_desktop.reports.figure_trend import TrendPicture
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.figure_values import (
    BudgetForecast,
    ColourCounts,
    Figure,
    HistoryStrip,
    MilestoneTrend,
    RiskMatrix,
    SlipBars,
)

__all__ = ["FigureBlock", "Strips", "figure_block", "picture_of"]

_BELOW_TITLE = 5.0
_TITLE_LINES = 3


class FigureBlock(Block):
    """A figure that stays whole on its page. Its title is a heading (`tag`) before it, not part of
    it; without a title the picture stands alone."""

    before = 14.0

    def __init__(
        self, setter: Setter, figure: Figure, left: float, room: float, *, tag: str = "H2"
    ) -> None:
        self._setter = setter
        self._spoken = figure.spoken
        self._picture = picture_of(setter, figure, left, room)
        self._left, self._room, self._tag = left, room, tag
        title = setter.at_most(style.CONTENTS_HEAD, figure.title, room, _TITLE_LINES)
        self._title = title if figure.title else ()

    @property
    def height(self) -> float:
        return self._head + self._picture.height

    def closer(self) -> FigureBlock:
        block = copy(self)
        block._picture = self._picture.closer()
        return block

    @property
    def _head(self) -> float:
        lines = len(self._title) * style.CONTENTS_HEAD.leading
        return lines + _BELOW_TITLE if lines else 0.0

    def draw(self, page: Page, top: float) -> None:
        paper = self._setter.paper
        if self._title:
            first = baseline(style.CONTENTS_HEAD, top)
            with page.marked(paper.element(self._tag)):
                page.lines(self._left, first, style.CONTENTS_HEAD, self._title)
        top += self._head
        area = (self._left, top, self._left + self._room, top + self._picture.height)
        with page.marked(paper.figure(page, self._spoken, area)):
            self._picture.draw(page, top)


def figure_block(
    setter: Setter, figure: Figure, left: float, room: float, *, tag: str = "H2"
) -> FigureBlock:
    """The figure from `left` on, at most `room` wide; it is as high as its data need."""
    return FigureBlock(setter, figure, left, room, tag=tag)


def picture_of(setter: Setter, figure: Figure, left: float, room: float) -> Picture:
    """The figure without its title."""
    match figure:
        case ColourCounts():
            return CountsPicture(setter, figure, left, room)
        case SlipBars():
            return SlipsPicture(setter, figure, left, room)
        case MilestoneTrend():
            return TrendPicture(setter, figure, left, room)
        case BudgetForecast():
            return MoneyPicture(setter, figure, left, room)
        case RiskMatrix():
            return MatrixPicture(setter, figure, left, room)
        case HistoryStrip():
            return StripPicture(setter, figure, left, room)
