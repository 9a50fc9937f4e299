"""The contents: a line for every part with the page it begins on, those within it below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block, Entry
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import Sheet
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline

KEY = "contents"
_NUMBER, _NUMBER_WITHIN = 26.0, 34.0
_NOTE, _PAGE, _GUTTER = 128.0, 30.0, 8.0
_WIDEST = 480.0
_GAP, _GAP_WITHIN = 3.5, 0.0
"""Points above and below a line; less of one that stands within another."""


class Lines:
    """The structure of the lines: those that stand below another are contents within it."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._tables: list[Element] = []
        self._lines: list[Element] = []

    def next(self, depth: int) -> Element:
        """The element of the next line; they come in the order they are read."""
        depth = min(depth, len(self._lines))
        del self._tables[depth + 1 :], self._lines[depth:]
        if depth == len(self._tables):
            above = self._lines[-1] if self._lines else None
            self._tables.append(self._setter.paper.element("TOC", above))
        self._lines.append(self._setter.paper.element("TOCI", self._tables[depth]))
        return self._lines[-1]


class Rule(Block):
    """The stroke between the heading and the lines."""

    before = 5.0
    keep = True

    def __init__(self, left: float, right: float) -> None:
        self._left, self._right = left, right

    @property
    def height(self) -> float:
        return 0.9

    def draw(self, page: Page, top: float) -> None:
        with page.artifact():
            page.rule(self._left, self._right, top, style.INK, self.height)


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a paper on one sheet. `page_words` are those of a page in a link, with the
    field {page}; `pages` tells where each anchor stands, and is filled when all is laid out.
    """

    title: str
    page_words: str
    sheet: Sheet
    entries: Sequence[Entry]
    pages: dict[str, int] = field(default_factory=dict)

    @property
    def right(self) -> float:
        """Where the lines end; on a wide sheet the eye still goes along them."""
        return min(self.sheet.right, self.sheet.left + _WIDEST)

    @property
    def numbered(self) -> bool:
        """Whether any of the parts has a number."""
        return any(entry.number for entry in self.entries if not entry.depth)

    def blocks(self, setter: Setter, tag: str) -> Iterator[Block]:
        """The heading, of that `tag`, and a line for each entry."""
        yield TextBlock(
            setter,
            style.HEADING if tag == "H1" else style.SUBHEADING,
            self.title,
            tag=tag,
            x=self.sheet.left,
            room=self.sheet.room,
            before=26,
            keep=True,
            bookmark=(KEY, self.title, 0),
        )
        yield Rule(self.sheet.left, self.right)
        lines = Lines(setter)
        for entry, following in zip(self.entries, (*self.entries[1:], None), strict=True):
            goes_on = following is not None and following.depth > 0
            yield ContentsLine(setter, entry, self, lines, goes_on=goes_on)


class ContentsLine(Block):
    """Number, title, note and the page at the right; the whole line is a link.

    A hairline parts it from what follows, unless that `goes_on` within it.
    """

    def __init__(
        self, setter: Setter, entry: Entry, contents: Contents, lines: Lines, *, goes_on: bool
    ) -> None:
        self._setter = setter
        self._lines = lines
        self._line = entry
        self._contents = contents
        self._columns = _columns(setter, entry, contents)
        self._used = style.LISTED_WITHIN if entry.depth else style.LISTED_ITEM
        self._title = setter.lines(self._used, entry.title, self._columns.title_room)
        self._note = setter.lines(style.LISTED_NOTE, entry.note, _NOTE - _GUTTER)
        self._above = _GAP_WITHIN if entry.depth else _GAP
        self._below = _GAP_WITHIN if goes_on else _GAP
        self._goes_on = goes_on
        self.keep = goes_on and not entry.depth

    @property
    def height(self) -> float:
        title = len(self._title) * self._used.leading
        return self._above + max(title, self._note_height()) + self._below

    def _note_height(self) -> float:
        return len(self._note) * style.LISTED_NOTE.leading if self._line.note else 0.0

    def draw(self, page: Page, top: float) -> None:
        entry, columns, used = self._line, self._columns, self._used
        link = self._setter.paper.element("Link", self._lines.next(entry.depth))
        number = self._contents.pages[entry.key]
        y = baseline(used, top + self._above)
        with page.marked(link):
            if entry.number:
                page.text(columns.number, y, used, f"{entry.number} ")
            with page.written(truly=bool(entry.number)):
                page.lines(columns.title, y, used, (*self._title, ""))
            if entry.note:
                page.lines(columns.note, y, style.LISTED_NOTE, (*self._note, ""))
            page.text_to(columns.right, y, used, str(number))
        bottom = top + self.height
        if not self._goes_on:
            with page.artifact():
                page.rule(self._contents.sheet.left, columns.right, bottom, style.HAIRLINE, 0.5)
        words = self._contents.page_words.format(page=number)
        title = f"{entry.number} {entry.title}".strip()
        area = (columns.number, top, columns.right, bottom)
        page.link(link, entry.key, f"{title}, {words}", area)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where what stands in a line begins, and where the line ends."""

    number: float
    title: float
    note: float
    right: float
    title_room: float


def _columns(setter: Setter, entry: Entry, contents: Contents) -> _Columns:
    """Those within another stand below its title; a long number pushes the title in. Where nothing
    is numbered there is no room for numbers."""
    sheet, numbers = contents.sheet, _NUMBER if contents.numbered else 0.0
    number = sheet.left + (_NUMBER if entry.depth else 0.0)
    width = setter.breaker(style.LISTED_ITEM).width(entry.number) + _GUTTER
    least = _NUMBER_WITHIN if entry.depth else numbers
    title = number + (max(least, width) if entry.number else 0.0 if entry.depth else numbers)
    right = contents.right
    note = right - _PAGE - _NOTE
    end = note if entry.note else right - _PAGE
    return _Columns(number, title, note, right, end - title - _GUTTER)
