"""What stands around every page: running head, key of the lamps, foot and page number."""

from __future__ import annotations

from enum import Enum

from portfolio_desktop.reports import style
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import Margin


class Key(Enum):
    """How much of the key a page needs."""

    NONE = 0
    LAMPS = 1
    GRID = 2
    """Also the letters of the dimensions and the mark of what is new."""


_HEAD = 26.0
_HEAD_RULE = 33.5
_KEY = 558.0
_FOOT = 572.5
_GAP = 13.0


class Frame:
    """The margins of one report, measured once."""

    def __init__(self, setter: Setter, margin: Margin, pages: int) -> None:
        self._setter = setter
        self._margin = margin
        self._pages = pages
        half = style.WIDTH / 2 - 12
        self._head_left = setter.one_line(style.RUNNING, margin.head_left, half)
        self._foot = setter.one_line(style.RUNNING, margin.foot, style.WIDTH - 130)
        self._half = half

    def draw(self, page: Page, number: int, section: str, *, key: Key, continues: bool) -> None:
        """Draw around page `number`."""
        with page.artifact("Pagination"):
            self._draw_head(page, section)
            if key is not Key.NONE:
                self._draw_key(page, key)
            page.text(style.LEFT, _FOOT, style.RUNNING, self._foot)
            words = self._margin.page.format(page=number, pages=self._pages)
            if continues:
                words = f"{self._margin.continues} · {words}"
            page.text_to(style.RIGHT, _FOOT, style.RUNNING, words)

    def _draw_head(self, page: Page, section: str) -> None:
        named = section not in self._margin.head_left
        parts = (section if named else "", self._margin.head_right)
        words = " · ".join(part for part in parts if part)
        right = self._setter.one_line(style.RUNNING, words, self._half)
        page.text(style.LEFT, _HEAD, style.RUNNING, self._head_left)
        page.text_to(style.RIGHT, _HEAD, style.RUNNING, right)
        page.rule(style.LEFT, style.RIGHT, _HEAD_RULE, style.HEAD_RULE, 0.6)

    def _draw_key(self, page: Page, key: Key) -> None:
        x = style.LEFT
        for entry in self._margin.key:
            page.lamp(entry.lamp.colour, x, _KEY, 7.8)
            x = self._after(page, x + 11.5, style.KEY, entry.text)
        if key is Key.LAMPS:
            return
        x = self._after(page, x, style.KEY, self._margin.dimension_key)
        if self._margin.new_key:
            page.bar(x + 1, _KEY - 7, _KEY + 2, style.ACCENT, 1.7)
            self._after(page, x + 7, style.KEY_NEW, self._margin.new_key)

    def _after(self, page: Page, x: float, used: Style, text: str) -> float:
        """Set `text` at `x`; where the next one begins."""
        if not text:
            return x
        line = self._setter.one_line(used, text, style.RIGHT - x)
        page.text(x, _KEY, used, line)
        return x + page.width(used, line) + _GAP
