"""The key at the foot of a page: lamps, the letters of the dimensions, the mark of what is new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import Margin

_ABOVE_FOOT = 14.5
"""From the last line's baseline to the foot's; further lines stand above it."""
_LEADING = 9.8
_GAP = 13.0
_LAMP_ROOM = 11.5
_LAMP_SIZE = 7.8
_MARK_ROOM = 7.0
_JOINT = " · "


@dataclass(frozen=True, slots=True)
class _Entry:
    """A text, with what stands before it: nothing, a lamp, or the mark of what is new."""

    text: str
    width: float
    lamp: tuple[Colour | None] | None = None
    mark: bool = False

    @property
    def style(self) -> Style:
        return style.KEY_NEW if self.mark else style.KEY


class KeyLines:
    """One line where all of it fits; else the dimensions have lines of their own."""

    def __init__(self, setter: Setter, margin: Margin, *, dimensions: bool) -> None:
        self._setter = setter
        self._sheet = setter.sheet
        lamps = [self._entry(each.text, lamp=(each.lamp.colour,)) for each in margin.key]
        letters = [self._entry(each) for each in margin.dimension_key] if dimensions else []
        new = margin.new_key if dimensions else ""
        mark = [self._entry(new, mark=True)] if new else []
        whole = self._wrapped([*lamps, *self._joined(letters), *mark])
        if len(whole) > 1 and letters:
            whole = [*self._wrapped([*lamps, *mark]), *self._listed(letters)]
        self._lines = whole

    @property
    def more(self) -> float:
        """How much higher it is than one line."""
        return max(len(self._lines) - 1, 0) * _LEADING

    def draw(self, page: Page) -> None:
        y = self._sheet.foot - _ABOVE_FOOT - self.more
        for entries in self._lines:
            x = self._sheet.left
            for entry in entries:
                self._draw_entry(page, entry, x, y)
                x += entry.width + _GAP
            y += _LEADING

    @staticmethod
    def _draw_entry(page: Page, entry: _Entry, x: float, y: float) -> None:
        if entry.lamp is not None:
            page.lamp(entry.lamp[0], x, y, _LAMP_SIZE)
            x += _LAMP_ROOM
        elif entry.mark:
            page.bar(x + 1, y - 7, y + 2, style.ACCENT, 1.7)
            x += _MARK_ROOM
        page.text(x, y, entry.style, entry.text)

    def _entry(
        self, text: str, *, lamp: tuple[Colour | None] | None = None, mark: bool = False
    ) -> _Entry:
        used = style.KEY_NEW if mark else style.KEY
        before = _LAMP_ROOM if lamp else _MARK_ROOM if mark else 0.0
        line = self._setter.one_line(used, text, self._sheet.room - before)
        return _Entry(line, before + self._setter.breaker(used).width(line), lamp, mark)

    def _joined(self, letters: Iterable[_Entry]) -> list[_Entry]:
        """All dimensions as one text, in full even where no line can hold it."""
        text = _JOINT.join(each.text for each in letters)
        return [_Entry(text, self._setter.breaker(style.KEY).width(text))] if text else []

    def _listed(self, letters: Iterable[_Entry]) -> list[list[_Entry]]:
        """The dimensions on as many lines as they need."""
        lines: list[list[_Entry]] = []
        for entry in letters:
            joined = self._joined([*(lines[-1] if lines else ()), entry])
            if lines and joined[0].width <= self._sheet.room:
                lines[-1] = joined
            else:
                lines.append([entry])
        return lines

    def _wrapped(self, entries: Iterable[_Entry]) -> list[list[_Entry]]:
        lines: list[list[_Entry]] = []
        x = 0.0
        for entry in entries:
            if not lines or x + entry.width > self._sheet.room:
                lines.append([])
                x = 0.0
            lines[-1].append(entry)
            x += entry.width + _GAP
        return lines
