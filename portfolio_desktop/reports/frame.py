"""What stands around every page: running head, key, foot and page number."""

from __future__ import annotations

from enum import Enum
from math import atan2, degrees, hypot

from portfolio_desktop.reports import style
from portfolio_desktop.reports.key import KeyLines
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import LANDSCAPE, Face, Sheet, Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import Margin


class Key(Enum):
    """How much of the key a page needs."""

    NONE = 0
    LAMPS = 1
    GRID = 2
    """Also the letters of the dimensions and the mark of what is new."""


_HEAD, _HEAD_RULE = 26.5, 33.5
_HEAD_PAIR = (18.4, 28.2)
"""The lines of a head that takes two: as high as printers reach, as low as the rule lets them."""
_APART = 24.0
_DRAFT, _DRAFT_TALLEST = 0.55, 170.0
"""The share of the page's diagonal that the word takes, and its most points."""


class Frame:
    """The margins of one report on one sheet, measured once."""

    def __init__(self, setter: Setter, margin: Margin, sheet: Sheet = LANDSCAPE) -> None:
        setter = setter.on(sheet)
        self._setter = setter
        self.sheet = sheet
        self._margin = margin
        self._keys = {
            Key.LAMPS: KeyLines(setter, margin, dimensions=False),
            Key.GRID: KeyLines(setter, margin, dimensions=True),
        }
        edition = setter.breaker(style.RUNNING).width(margin.head_right)
        room = sheet.room - edition - _APART
        self._head_left = setter.one_line(style.RUNNING, margin.head_left, room)
        self._foot = setter.one_line(style.RUNNING, margin.foot, sheet.room - 130)

    def bottom(self, key: Key) -> float:
        """Where content ends above a key: a higher one takes its room."""
        lines = self._keys.get(key)
        return self.sheet.bottom - (lines.more if lines is not None else 0.0)

    def draw(
        self, page: Page, place: tuple[int, int], section: str, *, key: Key, continues: bool
    ) -> None:
        """Draw around a page; `place` is its number and how many there are."""
        self.draw_draft(page)
        with page.artifact("Pagination"):
            self._draw_head(page, section)
            if key in self._keys:
                self._keys[key].draw(page)
            page.text(self.sheet.left, self.sheet.foot, style.RUNNING, self._foot)
            words = self._margin.page.format(page=place[0], pages=place[1])
            if continues:
                words = f"{self._margin.continues} · {words}"
            page.text_to(self.sheet.right, self.sheet.foot, style.RUNNING, words)

    def draw_draft(self, page: Page) -> None:
        """That it is one, across the page and below everything else."""
        word, sheet = self._margin.draft, self.sheet
        if not word:
            return
        slope = degrees(atan2(sheet.height, sheet.width))
        one = Style(Face.SEMIBOLD, 1, 1, style.DRAFT)
        size = _DRAFT * hypot(sheet.width, sheet.height) / max(page.width(one, word), 1.0)
        used = Style(Face.SEMIBOLD, min(size, _DRAFT_TALLEST), 1, style.DRAFT)
        with page.artifact("Background"):
            page.across(used, word, (sheet.width / 2, sheet.height / 2), slope)

    def _draw_head(self, page: Page, section: str) -> None:
        """Whose paper it is, what the page is about, and which edition, which is never cut: on one
        line, or on two where that is too much for one."""
        sheet, margin = self.sheet, self._margin
        if section in margin.head_left:
            section = ""
        right = " · ".join(part for part in (section, margin.head_right) if part)
        width = self._setter.breaker(style.RUNNING).width
        if width(self._head_left) + width(right) + _APART <= sheet.room:
            page.text(sheet.left, _HEAD, style.RUNNING, self._head_left)
            page.text_to(sheet.right, _HEAD, style.RUNNING, right)
        else:
            above, below = _HEAD_PAIR
            page.text(sheet.left, above, style.RUNNING, self._head_left)
            page.text_to(sheet.right, above, style.RUNNING, margin.head_right)
            line = self._setter.one_line(style.RUNNING, section, sheet.room)
            page.text(sheet.left, below, style.RUNNING, line)
        page.rule(sheet.left, sheet.right, _HEAD_RULE, style.HEAD_RULE, 0.6)
