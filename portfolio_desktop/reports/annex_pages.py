"""The pages on which annexes stand: their heads, and the room that is kept for their own pages.

What stands in that room is put in afterwards (`exchange.annex_binding`), as is its structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from portfolio_desktop.reports import style
from portfolio_desktop.reports.annex_lines import annex_key
from portfolio_desktop.reports.archive import AttachedFile, Relationship
from portfolio_desktop.reports.flow import Block, Entry, PagePlan
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.sections import Section
from portfolio_desktop.reports.settling import settled
from portfolio_desktop.reports.style import LANDSCAPE, PORTRAIT, Sheet
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.annex_places import AnnexPlace, annex_place
from portfolio_desktop.services.annex_values import AnnexName, AnnexWay, PreparedAnnex

_ALL = "annexes"
"""The anchor of what all annexes stand below."""
_LINES = 2
_BELOW, _WHY = 24.0, 6.0
_BETWEEN, _RULE = 38.0, 12.0
"""Points above a notice that follows another on the page, and from the rule to its heading."""


def annex_sections(
    setter: Setter, frames: Mapping[bool, Frame], annexes: Iterable[PreparedAnnex], title: str
) -> Iterator[Section]:
    """The pages of all annexes, upright and across as they are; `frames` for each (across or not).
    Those that follow each other and are only attached share their pages. In contents and outline
    all stand below the `title` of them all."""
    shown = [annex for annex in annexes if annex.has_a_place]
    opens = title
    for attached, run in groupby(shown, lambda annex: annex.way is AnnexWay.ATTACH):
        if attached:
            yield _noticed(setter, frames[False], list(run), (title, opens))
            opens = ""
            continue
        for annex in run:
            yield from _bound(setter, frames, annex, opens)
            opens = ""


def _noticed(
    setter: Setter, frame: Frame, annexes: Sequence[PreparedAnnex], titles: tuple[str, str]
) -> Section:
    """The annexes that are attached, one below the other; `titles` are that of them all, and it
    again where they are the first."""
    together, opens = titles
    blocks = [_Notice(setter, annex, "" if place else opens) for place, annex in enumerate(annexes)]
    plans = settled(blocks, frame.bottom(Key.NONE), PORTRAIT.module)
    first = annexes[0].name
    alone = _called(first) if len(annexes) == 1 else together
    return Section(alone, annex_key(first.number), plans, Key.NONE, frame, PORTRAIT)


def _bound(
    setter: Setter, frames: Mapping[bool, Frame], annex: PreparedAnnex, opens: str
) -> Iterator[Section]:
    title, key = _called(annex.name), annex_key(annex.name.number)
    blocks = [_Room(setter, annex, number, opens) for number in range(len(annex.facts.pages))]
    for across, run in groupby(blocks, lambda block: block.place.across):
        plans = [PagePlan([(block.place.top, block)]) for block in run]
        yield Section(
            title, key, plans, Key.NONE, frames[across], LANDSCAPE if across else PORTRAIT
        )


def _called(name: AnnexName) -> str:
    return f"{name.label} · {name.title}"


class _Head:
    """Which annex, what it is called, and of which item."""

    def __init__(self, setter: Setter, name: AnnexName, sheet: Sheet, opens: str) -> None:
        self._setter = setter
        self._sheet = sheet
        self._title = setter.at_most(style.ITEM_TITLE, _called(name), sheet.room, _LINES)
        self._item = setter.one_line(style.ITEM_KIND, name.item, sheet.room)
        own = Entry(name.title, annex_key(name.number), name.number, depth=1)
        self.entries = (Entry(opens, _ALL), own) if opens else (own,)

    @property
    def height(self) -> float:
        return len(self._title) * style.ITEM_TITLE.leading + style.ITEM_KIND.leading

    def draw(self, page: Page, top: float = style.TOP) -> None:
        paper, first = self._setter.paper, top <= style.TOP
        for entry in self.entries:
            named = f"{entry.number} {entry.title}".strip()
            page.bookmark(entry.key, named, 0 if first else top, entry.depth)
        top -= 4
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
    """Of an annex that is attached: that it is, and small below, why. A rule parts it from what
    stands above."""

    before = _BETWEEN

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
        self._setter.paper.part(_called(annex.name))
        if top > style.TOP:
            with page.artifact():
                page.rule(PORTRAIT.left, PORTRAIT.right, top - _RULE, style.INK, 0.9)
        self._head.draw(page, top)
        top += self._head.height + _BELOW
        for text in self._texts:
            text.draw(page, top)
            top += text.height + _WHY
        self._setter.paper.attach(
            AttachedFile(
                annex.file_name,
                annex.file,
                annex.media_type,
                _called(annex.name),
                Relationship.SUPPLEMENT,
            )
        )
