"""Case text on paper: paragraphs and list entries with bold words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.breaking import LONELY, STILL_FULL
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.gate import HYPHENS, NO_BREAK
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import PORTRAIT, Style
from portfolio_desktop.reports.texts import Setter, baseline

INDENT = 17.0
"""How far the text of a list entry stands in from its sign."""


class Piece(NamedTuple):
    """Words of one style that stand beside each other in a line; `x` from the line's beginning."""

    x: float
    style: Style
    text: str
    joined: bool = False
    """Whether no space parts it from the piece before."""


Line = tuple[Piece, ...]
Stretch = tuple[str, bool]
"""Words, and whether they are bold."""


class _Word(NamedTuple):
    text: str
    style: Style
    joined: bool
    """Whether no space stands between it and the word before."""
    begins: bool
    """Whether a new line begins with it, as it was written."""


def broken(
    setter: Setter,
    stretches: Sequence[Stretch],
    room: float,
    styles: tuple[Style, Style] = (style.PROSE, style.PROSE_STRONG),
) -> list[Line]:
    """The lines of a paragraph, none wider than `room`; at least one."""
    lines: list[list[Piece]] = []
    line: list[Piece] = []
    used = 0.0
    forced = False
    for word in _words(setter, stretches, styles):
        breaker = setter.breaker(word.style)
        rest, joined = word.text, word.joined
        forced = forced or word.begins
        if word.begins and line:
            lines.append(line)
            line, used = [], 0.0
        while rest:
            start = used + (0.0 if joined or not line else breaker.width(" "))
            if start + breaker.width(rest) <= room:
                line.append(Piece(start, word.style, rest, joined))
                used = start + breaker.width(rest)
                break
            head, rest = breaker.cut(rest, room - start, room, bool(line))
            if head:
                line.append(Piece(start, word.style, head, joined))
            lines.append(line)
            line, used, joined = [], 0.0, False
    if line or not lines:
        lines.append(line)
    if not forced and used < LONELY * room and len(lines) > 1:
        _accompany(setter, lines, room)
    return [_run_together(each) for each in lines]


def _accompany(setter: Setter, lines: list[list[Piece]], room: float) -> None:
    """Bring the word above down to a short last line, as in running text of one style."""
    above, below = lines[-2:]
    word = above[-1]
    if len(above) < 2 or word.joined or word.text.endswith(HYPHENS) or not below:
        return
    left = above[-2].x + setter.breaker(above[-2].style).width(above[-2].text)
    shift = setter.breaker(word.style).width(f"{word.text} ")
    last = below[-1]
    wide = last.x + setter.breaker(last.style).width(last.text) + shift
    if left < STILL_FULL * room or wide > room:
        return
    moved = [piece._replace(x=piece.x + shift) for piece in below]
    lines[-2:] = [above[:-1], [word._replace(x=0.0), *moved]]


def _words(
    setter: Setter, stretches: Sequence[Stretch], styles: tuple[Style, Style]
) -> list[_Word]:
    found: list[_Word] = []
    apart = True
    for text, bold in stretches:
        used = styles[bold]
        for number, words in enumerate(setter.breaker(used).words(text)):
            for place, word in enumerate(words):
                first = not number and not place
                joined = first and not apart and not text[:1].isspace()
                found.append(_Word(word, used, joined, begins=bool(number) and not place))
        if text:
            apart = text[-1:].isspace()
    return found


def _run_together(pieces: Sequence[Piece]) -> Line:
    """Neighbours of one style as one piece, so that a line is read as a whole."""
    line: list[Piece] = []
    for piece in pieces:
        text = piece.text.replace(NO_BREAK, " ")
        if line and line[-1].style == piece.style:
            space = "" if piece.joined else " "
            line[-1] = line[-1]._replace(text=f"{line[-1].text}{space}{text}")
        else:
            line.append(piece._replace(text=text))
    return tuple(line)


class ProseBlock(Block):
    """One paragraph, or one entry of a list with its sign in front."""

    def __init__(
        self,
        setter: Setter,
        stretches: Sequence[Stretch],
        *,
        sign: str = "",
        listed: list[Element] | None = None,
        before: float = 6.0,
        x: float = PORTRAIT.left,
        room: float = PORTRAIT.room,
        styles: tuple[Style, Style] = (style.PROSE, style.PROSE_STRONG),
        written: bool = False,
        names: bool = False,
    ) -> None:
        """Entries of one list share `listed`, which the first of them fills; what people wrote says
        so, for its language: all of it, or the bold `names` in it."""
        inset = INDENT if sign else 0.0
        self._lines = tuple(broken(setter, stretches, room - inset, styles))
        self._setter = setter
        self._sign = sign
        self._style = styles[0]
        self._listed = listed
        self._told = setter.paper.written if written else b""
        self._written = styles[1] if names else None
        self._element: list[Element] = []
        self._x, self._inset = x, inset
        self.before = before

    @property
    def height(self) -> float:
        return len(self._lines) * self._style.leading

    @property
    def least(self) -> float:
        return min(len(self._lines), 2) * self._style.leading

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / self._style.leading), len(self._lines) - 2)
        if count < 2:
            return None
        rest = self._part(self._lines[count:], "")
        rest.keep = self.keep
        return self._part(self._lines[:count], self._sign), rest

    def _part(self, lines: tuple[Line, ...], sign: str) -> ProseBlock:
        part = object.__new__(ProseBlock)
        part._lines, part._sign = lines, sign
        part._setter, part._style, part._listed = self._setter, self._style, self._listed
        part._element, part._told, part._written = self._element, self._told, self._written
        part._x, part._inset = self._x, self._inset
        part.before = self.before
        return part

    def draw(self, page: Page, top: float) -> None:
        first = baseline(self._style, top)
        if not self._element:
            self._element.append(self._made(page, first))
        with page.marked(self._element[0]):
            for place, line in enumerate(self._lines):
                y = first + place * self._style.leading
                self._draw_line(page, y, line, place + 1 < len(self._lines))

    def _draw_line(self, page: Page, y: float, line: Line, goes_on: bool) -> None:
        for place, piece in enumerate(line):
            ends = place + 1 == len(line)
            apart = (
                goes_on and not piece.text.endswith(HYPHENS) if ends else not line[place + 1].joined
            )
            space = " " if apart else ""
            with page.written(truly=piece.style == self._written):
                page.pieces(self._x + self._inset + piece.x, y, piece.style, (piece.text + space,))

    def _made(self, page: Page, y: float) -> Element:
        """The element that holds the text; a list's entry gets its sign on the way."""
        paper = self._setter.paper
        if self._listed is None:
            return paper.element("P", attributes=self._told)
        if not self._listed:
            self._listed.append(paper.element("L"))
        entry = paper.element("LI", self._listed[0])
        if self._sign:
            with page.marked(paper.element("Lbl", entry)):
                page.text(self._x, y, self._style, self._sign)
        return paper.element("LBody", entry, self._told)
