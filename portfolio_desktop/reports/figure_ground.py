"""What all figures stand on: the picture itself, its text styles, months along it, small marks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from math import cos, pi, sin

from portfolio_desktop.reports import style
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import FigureMonth

WORDS = style.CELL
NAMES = style.CHART_NAME
STRONG = style.NAME
LABEL = style.CHART_LABEL
LABEL_STRONG = style.CHART_LABEL_STRONG
NUMBER = style.CHART_NUMBER
NUMBER_STRONG = style.CHART_NUMBER_STRONG

MARK = 6.4
"""The side of the square that a mark fills."""

MONTHS = 25.0
"""The room below a plot for its months: their names, and the years under them."""
_NAMES, _YEARS = 10.0, 19.6
_APART = 5.0
_EVERY = (1, 2, 3, 4, 6, 12)


class Picture(ABC):
    """A figure without its title, between `left` and `left + room`."""

    def __init__(self, setter: Setter, left: float, room: float) -> None:
        self._setter = setter
        self._left = left
        self._room = room

    @property
    def _right(self) -> float:
        return self._left + self._room

    @property
    @abstractmethod
    def height(self) -> float:
        """Points; all that is drawn lies within."""

    def closer(self) -> Picture:
        """The same in less height, where it can be; most figures are as they are."""
        return self

    @abstractmethod
    def draw(self, page: Page, top: float) -> None:
        """Draw below `top`, inside content that is marked already."""

    def _width(self, used: Style, text: str) -> float:
        return self._setter.breaker(used).width(text)

    def _cut(self, used: Style, text: str, room: float) -> str:
        """The text in one line of so much room."""
        return self._setter.one_line(used, text, room) if text and room > 0 else ""

    def _put(self, page: Page, at: tuple[float, float], used: Style, text: str) -> None:
        """Text that begins at (x, baseline)."""
        if text:
            page.text(*at, used, text)

    def _put_to(self, page: Page, at: tuple[float, float], used: Style, text: str) -> None:
        """Text that ends at (x, baseline)."""
        if text:
            page.text_to(*at, used, text)

    def _put_over(self, page: Page, at: tuple[float, float], used: Style, text: str) -> None:
        """Text whose middle is at (x, baseline)."""
        if text:
            x, y = at
            page.text(x - self._width(used, text) / 2, y, used, text)

    def _draw_months(
        self, page: Page, months: Sequence[FigureMonth], x: Callable[[int], float], below: float
    ) -> None:
        """As many months as have room for their names, always the last, with the years."""
        shown = months_shown(months, x, lambda text: self._width(LABEL_STRONG, text))
        year = ""
        for place in shown:
            month, last = months[place], place == len(months) - 1
            used = LABEL_STRONG if last else LABEL
            inside = self._inside(x(place), used, month.short)
            self._put(page, (inside, below + _NAMES), used, month.short)
            if month.year != year:
                year = month.year
                inside = self._inside(x(place), LABEL, year)
                self._put(page, (inside, below + _YEARS), LABEL, year)

    def _inside(self, middle: float, used: Style, text: str) -> float:
        """Where text begins that stands over `middle`, but not outside of the picture."""
        wide = self._width(used, text)
        return max(self._left, min(middle - wide / 2, self._right - wide))


def months_shown(
    months: Sequence[FigureMonth], x: Callable[[int], float], width: Callable[[str], float]
) -> list[int]:
    """The places of the months that are named: at even distances, so that names stay apart."""
    count = len(months)
    if count < 2:
        return list(range(count))
    widest = max(width(text) for month in months for text in (month.short, month.year))
    slot = (x(count - 1) - x(0)) / (count - 1)
    every = next((each for each in _EVERY if each * slot >= widest + _APART), count)
    return [place for place in range(count) if (count - 1 - place) % every == 0]


Corners = tuple[tuple[float, float], ...]


def square(x: float, y: float, size: float) -> Corners:
    """The corners of a square about (x, y)."""
    half = size * 0.42
    return ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))


def diamond(x: float, y: float, size: float) -> Corners:
    half = size * 0.56
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))


def triangle(x: float, y: float, size: float) -> Corners:
    half = size * 0.52
    return ((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))


def disc(x: float, y: float, size: float) -> Corners:
    turns = [place * pi / 10 for place in range(20)]
    return tuple((x + size * 0.47 * cos(turn), y + size * 0.47 * sin(turn)) for turn in turns)


Form = Callable[[float, float, float], Corners]
FORMS: tuple[Form, ...] = (disc, square, triangle, diamond)


def filled(page: Page, corners: Corners, colour: str) -> None:
    """A mark that stands out from the lines under it."""
    page.shape(corners, colour)
    page.trace((*corners, corners[0]), style.WHITE, 0.7)


def hollow(page: Page, corners: Corners, colour: str) -> None:
    page.shape(corners, style.WHITE)
    page.trace((*corners, corners[0]), colour, 0.9)
