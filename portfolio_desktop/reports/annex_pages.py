"""The pages on which annexes stand: their heads, and the room that is kept for their own pages.

What stands in that room is put in afterwards (`exchange.annex_binding`), as is its structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from portfolio_desktop.reports import style
from portfolio_desktop.reports.annex_lines import annex_key
from portfolio_desktop.reports.archive import AttachedFile, Relationship
from portfolio_desktop.reports.flow import Block, Entry, PagePlan
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.sections import Section
from portfolio_desktop.reports.style import LANDSCAPE, PORTRAIT, Sheet
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.annex_places import AnnexPlace, annex_place
from portfolio_desktop.services.annex_values import AnnexName, AnnexWay, PreparedAnnex

_ALL = "annexes"
"""The anchor of what all annexes stand below."""
_LINES = 2
_BELOW, _WHY = 24.0, 6.0


def annex_sections(
    setter: Setter, frames: Mapping[bool, Frame], annexes: Iterable[PreparedAnnex], title: str
) -> Iterator[Section]:
    """The pages of all annexes, upright and across as they are; `frames` for each (across or not).
    In contents and outline they stand below the `title` of them all."""
    shown = [annex for annex in annexes if annex.sheets]
    for place, annex in enumerate(shown):
        yield from _sections(setter, frames, annex, "" if place else title)


def _sections(
    setter: Setter, frames: Mapping[bool, Frame], annex: PreparedAnnex, opens: str
) -> Iterator[Section]:
    title = f"{annex.name.label} · {annex.name.title}"
    key = annex_key(annex.name.number)
    if annex.way is AnnexWay.ATTACH:
        plan = PagePlan([(style.TOP, _Notice(setter, annex, opens))])
        yield Section(title, key, [plan], Key.NONE, frames[False], PORTRAIT)
        return
    blocks = [_Room(setter, annex, number, opens) for number in range(len(annex.facts.pages))]
    for across, run in groupby(blocks, lambda block: block.place.across):
        plans = [PagePlan([(block.place.top, block)]) for block in run]
        yield Section(
            title, key, plans, Key.NONE, frames[across], LANDSCAPE if across else PORTRAIT
        )


class _Head:
    """Which annex, what it is called, and of which item."""

    def __init__(self, setter: Setter, name: AnnexName, sheet: Sheet, opens: str) -> None:
        self._setter = setter
        self._sheet = sheet
        words = f"{name.label} · {name.title}"
        self._title = setter.at_most(style.ITEM_TITLE, words, sheet.room, _LINES)
        self._item = setter.one_line(style.ITEM_KIND, name.item, sheet.room)
        own = Entry(name.title, annex_key(name.number), name.number, depth=1)
        self.entries = (Entry(opens, _ALL), own) if opens else (own,)

    @property
    def height(self) -> float:
        return len(self._title) * style.ITEM_TITLE.leading + style.ITEM_KIND.leading

    def draw(self, page: Page) -> None:
        paper, top = self._setter.paper, style.TOP - 4
        for entry in self.entries:
            page.bookmark(entry.key, f"{entry.number} {entry.title}".strip(), 0, entry.depth)
        with page.marked(paper.element("H1")):
            y = baseline(style.ITEM_TITLE, top)
            page.lines(self._sheet.left, y, style.ITEM_TITLE, self._title)
        with page.marked(paper.element("P")):
            y = baseline(style.ITEM_KIND, top + len(self._title) * style.ITEM_TITLE.leading)
            page.text(self._sheet.left, y, style.ITEM_KIND, self._item)


class _Room(Block):
    """The room of one page, below the head where it is the first."""

    def __init__(self, setter: Setter, annex: PreparedAnnex, number: int, opens: str) -> None:
        own = annex.facts.pages[number]
        self.place: AnnexPlace = annex_place(own.width, own.height, first=not number)
        self._number, self._marks = annex.name.number, own.marks
        self._head: _Head | None = None
        if not number:
            sheet = LANDSCAPE if self.place.across else PORTRAIT
            self._head = _Head(setter, annex.name, sheet, opens)
            self.entries = self._head.entries

    @property
    def height(self) -> float:
        return self.place.height

    def draw(self, page: Page, top: float) -> None:
        page.reserve(self._number, self._marks)
        if self._head is not None:
            self._head.draw(page)
        place = self.place
        with page.artifact():
            page.outline(place.left, top, place.width, place.height, style.HAIRLINE, 0.5)


class _Notice(Block):
    """The page of an annex that is attached: that it is, and small below, why."""

    def __init__(self, setter: Setter, annex: PreparedAnnex, opens: str) -> None:
        self._setter = setter
        self._annex = annex
        self._head = _Head(setter, annex.name, PORTRAIT, opens)
        self._texts: list[Block] = [ProseBlock(setter, ((annex.notice, False),))]
        if annex.reason:
            room, left = PORTRAIT.room, PORTRAIT.left
            self._texts.append(TextBlock(setter, style.NOTE, annex.reason, room=room, x=left))
        self.entries = self._head.entries

    @property
    def height(self) -> float:
        return self._head.height + _BELOW + sum(each.height + _WHY for each in self._texts)

    def draw(self, page: Page, top: float) -> None:
        annex = self._annex
        self._head.draw(page)
        top += self._head.height + _BELOW
        for text in self._texts:
            text.draw(page, top)
            top += text.height + _WHY
        self._setter.paper.attach(
            AttachedFile(
                annex.file_name,
                annex.file,
                annex.media_type,
                f"{annex.name.label} · {annex.name.title}",
                Relationship.SUPPLEMENT,
            )
        )
