"""Texts of a project on its sheet: remarks, reasons, accounts, with a mark where they are new."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.gate import HYPHENS
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.prose import Line, Piece, broken
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.pack_values import Passage

Styles = tuple[Style, Style]
"""Of the words of a text, and of the label that it begins with."""
USUAL: Styles = (style.SHEET_TEXT, style.SHEET_STRONG)
CLOSE: Styles = (style.SHEET_CLOSE, style.SHEET_CLOSE_STRONG)

_LEAST = 2
"""So many lines stand together at a page's foot or head."""
_BAR = 7.5
"""How far to the left of the text the mark stands."""


class Passages(Block):
    """Lines that run on, each with whether it is new; cut between lines where a page ends."""

    def __init__(
        self,
        setter: Setter,
        lines: Sequence[tuple[Line, bool]],
        x: float,
        *,
        mark: str,
        before: float = 0.0,
        written: bool = False,
        text_written: bool = False,
        used: Style = style.SHEET_TEXT,
    ) -> None:
        """All of it was `written` by people, or what follows the label was."""
        self._paper = setter.paper
        self._told = setter.paper.written if written else b""
        self._text_written = text_written
        self._lines = tuple(lines)
        self._style = used
        self._x = x
        self._mark = mark
        self._element: list[Element] = []
        self.before = before

    @property
    def height(self) -> float:
        return len(self._lines) * self._style.leading

    @property
    def least(self) -> float:
        return min(len(self._lines), _LEAST) * self._style.leading

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / self._style.leading), len(self._lines) - _LEAST)
        if count < _LEAST:
            return None
        return self._part(self._lines[:count]), self._part(self._lines[count:])

    def _part(self, lines: tuple[tuple[Line, bool], ...]) -> Passages:
        part = object.__new__(Passages)
        part._paper, part._lines, part._x = self._paper, lines, self._x
        part._mark, part._element, part._told = self._mark, self._element, self._told
        part._text_written, part._style = self._text_written, self._style
        part.before = 0.0
        return part

    def draw(self, page: Page, top: float) -> None:
        if not self._element:
            self._element.append(self._paper.element("P", attributes=self._told))
        leading = self._style.leading
        with page.marked(self._element[0]):
            for first, last in _runs([new for _line, new in self._lines]):
                with page.spoken(f"{self._mark}: "):
                    page.bar(
                        self._x - _BAR,
                        top + first * leading + 1,
                        top + last * leading - 1,
                        style.ACCENT,
                        1.7,
                    )
            y = baseline(self._style, top)
            for place, (line, _new) in enumerate(self._lines):
                self._draw_line(page, y + place * leading, line)

    def _draw_line(self, page: Page, y: float, line: Line) -> None:
        """A space ends each line and each piece, so that words do not run together when read
        aloud."""
        for place, piece in enumerate(line):
            followed = line[place + 1] if place + 1 < len(line) else None
            joined = piece.text.endswith(HYPHENS) if followed is None else followed.joined
            text = piece.text if joined else f"{piece.text} "
            with page.written(truly=self._text_written and piece.style == self._style):
                page.pieces(self._x + piece.x, y, piece.style, (text,))


def remarks(
    setter: Setter,
    passages: Sequence[Passage],
    place: tuple[float, float],
    mark: str,
    styles: Styles = USUAL,
) -> Passages:
    """All of a project's remarks; `place` is where they begin and how wide they may be."""
    used, _strong = styles
    lines = setter.breaker(used).marked_lines(
        ((passage.text, passage.new) for passage in passages), place[1]
    )
    set_lines = [((Piece(0.0, used, line),), new) for line, new in lines]
    return Passages(setter, set_lines, place[0], mark=mark, written=True, used=used)


def labelled(
    setter: Setter,
    texts: tuple[str, str],
    place: tuple[float, float],
    *,
    mark: str = "",
    new: bool = False,
    before: float = 0.0,
    written: bool = False,
    styles: Styles = USUAL,
) -> Passages:
    """A text that begins with its label in bold: "Tid  Miljøet er fire uger bagud."."""
    label, text = texts
    stretches = [(f"{label}: ", True)] if label else []
    lines = broken(setter, [*stretches, (text, False)], place[1], styles)
    set_lines = [(line, new) for line in lines]
    return Passages(
        setter,
        set_lines,
        place[0],
        mark=mark,
        before=before,
        text_written=written,
        used=styles[0],
    )


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of true flags as (first, after last)."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif flag:
            runs.append((place, place + 1))
    return runs
