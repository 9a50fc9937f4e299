"""What stands around every page: running head, key, foot and page number."""

from __future__ import annotations

from enum import Enum

from portfolio_desktop.reports import style
from portfolio_desktop.reports.key import KeyLines
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import LANDSCAPE, Sheet
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
_STUMP = 40.0
"""Points of a title that are too few to be worth printing."""


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
        half = sheet.room / 2 - 12
        self._mark = setter.breaker(style.RUNNING).width(margin.head_right)
        left = min(half, sheet.room - self._mark - 24)
        self._head_left = setter.one_line(style.RUNNING, margin.head_left, left)
        self._foot = setter.one_line(style.RUNNING, margin.foot, sheet.room - 130)
        self._half = half

    def bottom(self, key: Key) -> float:
        """Where content ends above a key: a higher one takes its room."""
        lines = self._keys.get(key)
        return self.sheet.bottom - (lines.more if lines is not None else 0.0)

    def draw(
        self, page: Page, place: tuple[int, int], section: str, *, key: Key, continues: bool
    ) -> None:
        """Draw around a page; `place` is its number and how many there are."""
        with page.artifact("Pagination"):
            self._draw_head(page, section)
            if key in self._keys:
                self._keys[key].draw(page)
            page.text(self.sheet.left, self.sheet.foot, style.RUNNING, self._foot)
            words = self._margin.page.format(page=place[0], pages=place[1])
            if continues:
                words = f"{self._margin.continues} · {words}"
            page.text_to(self.sheet.right, self.sheet.foot, style.RUNNING, words)

    def _draw_head(self, page: Page, section: str) -> None:
        named = section not in self._margin.head_left
        parts = (self._cut(section) if named else "", self._margin.head_right)
        right = " · ".join(part for part in parts if part)
        sheet = self.sheet
        page.text(sheet.left, _HEAD, style.RUNNING, self._head_left)
        page.text_to(sheet.right, _HEAD, style.RUNNING, right)
        page.rule(sheet.left, sheet.right, _HEAD_RULE, style.HEAD_RULE, 0.6)

    def _cut(self, section: str) -> str:
        """As much of a page's title as there is room for beside the mark (edition, confidential),
        which is never cut; nothing where that would be a stump."""
        breaker = self._setter.breaker(style.RUNNING)
        taken = self._mark + breaker.width(" · ") if self._margin.head_right else 0.0
        room = self._half - taken
        return self._setter.one_line(style.RUNNING, section, room) if room > _STUMP else ""
