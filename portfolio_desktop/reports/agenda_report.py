"""The papers of a meeting as one PDF: the parts that are chosen, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portfolio_desktop.reports.agenda_front import front_blocks
from portfolio_desktop.reports.agenda_items import (
    SINCE_KEY,
    ItemHead,
    closing_block,
    item_blocks,
    since_page,
)
from portfolio_desktop.reports.annex_pages import annex_sections
from portfolio_desktop.reports.archive import attached
from portfolio_desktop.reports.contents import KEY, Contents
from portfolio_desktop.reports.flow import Block, PagePlan
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.project_sheet import sheet_sections
from portfolio_desktop.reports.sections import (
    Cancelled,
    Progress,
    Section,
    draw_sections,
    drawing,
    entries_in,
    pages_of,
    section,
)
from portfolio_desktop.reports.status_report import status_sections
from portfolio_desktop.reports.style import LANDSCAPE, PORTRAIT, WIDE
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import Margin, PackContent


def render_agenda(
    content: AgendaContent,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """The PDF file: equal content gives equal bytes. As `render_status_report` otherwise."""
    with drawing():
        paper = Paper(content.identity, content.margin.look)
        for file in content.carried:
            paper.attach(attached(file))
        laying = _Laying(Setter(paper), content, cancelled)
        body = list(laying.body())
        sections = [*laying.opening(body), *body]
        laying.pages.update(pages_of(sections, 1))
        draw_sections(paper, sections, 0, progress, cancelled)
        return paper.finished()


class _Laying:
    """One paper being laid out: its parts in the order that was chosen."""

    def __init__(self, setter: Setter, content: AgendaContent, cancelled: Cancelled) -> None:
        self._setter = setter
        self._content = content
        self._cancelled = cancelled
        self._upright = Frame(setter, content.margin, PORTRAIT)
        self.pages: dict[str, int] = {}
        """Where each anchor stands; filled when all is laid out."""

    def opening(self, body: Sequence[Section]) -> list[Section]:
        """Front page and contents, on one page where that takes fewer pages. A paper is never
        empty: where there is nothing else it has its front page."""
        choice = self._content.choice
        front = self._front() if choice.has(Part.FRONT) or not body else []
        entries = [entry for entry, _page in entries_in(body)]
        if not entries or not choice.has(Part.CONTENTS):
            return [self._front_page(front)] if front else []
        margin, title = self._content.margin, self._content.front.contents_title
        contents = Contents(title, margin.page_reference, PORTRAIT, entries)
        alone = self._page(contents.blocks(self._setter, "H1"), KEY)
        made = [alone]
        if front:
            together = self._page([*front, *contents.blocks(self._setter, "H2")], "front")
            made = [self._front_page(front), alone]
            if len(together.plans) < sum(len(each.plans) for each in made):
                made = [together]
        first = 1 + sum(len(each.plans) for each in made)
        contents.pages.update(pages_of(body, first))
        return made

    def _front(self) -> list[Block]:
        return list(front_blocks(self._setter, self._content))

    def _front_page(self, front: Sequence[Block]) -> Section:
        """The front alone, its title lower down where that takes no page more."""
        plain = self._page(front, "front")
        lowered = self._page(front_blocks(self._setter, self._content, alone=True), "front")
        return lowered if len(lowered.plans) == len(plain.plans) else plain

    def _page(self, blocks: Iterable[Block], key: str) -> Section:
        named = (self._content.front.title, key)
        return section(named, blocks, Key.NONE, self._upright, self._cancelled)

    def body(self) -> Iterator[Section]:
        """Everything after the contents. The status stands at its item, or in its own place where
        no items are printed."""
        content = self._content
        alone = not content.choice.has(Part.ITEMS)
        for part in content.choice.parts:
            if part is Part.ITEMS:
                yield from self._items()
            elif part is Part.ANNEXES:
                yield from self._annexes()
            elif alone and content.status is not None and part is content.choice.status[0]:
                yield from self._status(content.status, None)
            elif part is Part.SHEETS:
                yield from sheet_sections(
                    self._setter, self._upright, content.sheets, self._cancelled
                )

    def _items(self) -> Iterator[Section]:
        content = self._content
        for items in _runs(content.items):
            blocks: list[Block] = [
                block
                for item in items
                for block in item_blocks(self._setter, content, item, self.pages)
            ]
            if items[-1] is content.items[-1] and content.ending:
                blocks.append(closing_block(self._setter, content.ending))
            named = (items[0].title, f"items-{items[0].number}")
            part = section(named, blocks, Key.NONE, self._upright, self._cancelled)
            yield replace(part, titles=tuple(_titles(part.plans, content, items[0])))
            if items[-1].holds_status and content.status is not None:
                yield from self._status(content.status, items[-1])

    def _annexes(self) -> Iterator[Section]:
        """The annexes; what stands in them is put in afterwards."""
        frames = {False: self._upright, True: Frame(self._setter, self._content.margin, LANDSCAPE)}
        content = self._content
        yield from annex_sections(self._setter, frames, content.annexes, content.words.annexes)

    def _status(self, status: PackContent, item: AgendaItem | None) -> Iterator[Section]:
        """The report in the agenda's own head and foot, with its own key, below its item."""
        margin = _margin_with_key(self._content.margin, status.margin)
        frame = Frame(self._setter, margin, WIDE[self._content.choice.grid_paper])
        for part in self._told(status, frame, at_item=item is not None):
            if item is None:
                yield part
            else:
                title, *titles = (
                    _headed(self._content, item, each) for each in (part.title, *part.titles)
                )
                yield replace(part, depth=1, title=title, titles=tuple(titles))

    def _told(self, status: PackContent, frame: Frame, *, at_item: bool) -> Iterator[Section]:
        """The parts of the report; what has changed stands in the item where it is told first."""
        parts, since = self._content.choice.status, self._content.since
        place = parts.index(Part.SINCE) if Part.SINCE in parts else 0
        yield from self._reported(status, frame, parts[:place])
        if since is not None and since.sections and (place or not at_item):
            blocks = since_page(self._setter, since)
            yield section(
                (since.title, SINCE_KEY), blocks, Key.NONE, self._upright, self._cancelled
            )
        yield from self._reported(status, frame, parts[place:])

    def _reported(
        self, status: PackContent, frame: Frame, parts: Iterable[Part]
    ) -> Iterator[Section]:
        return status_sections(self._setter, frame, status, parts, self._cancelled)


def _margin_with_key(margin: Margin, status: Margin) -> Margin:
    return replace(
        margin,
        key=status.key,
        dimension_key=status.dimension_key,
        new_key=status.new_key,
        foot=status.foot,
    )


def _runs(items: Sequence[AgendaItem]) -> Iterator[list[AgendaItem]]:
    """The items up to and with one that is followed by the report, and so on."""
    run: list[AgendaItem] = []
    for item in items:
        run.append(item)
        if item.holds_status:
            yield run
            run = []
    if run:
        yield run


def _headed(content: AgendaContent, item: AgendaItem, title: str) -> str:
    """What stands above a page of an item: "Punkt 4 · Porteføljestatus · til orientering". In
    minutes it is for nothing any more, and its kind stands alone."""
    words = content.words
    wanted = words.for_kind.format(kind=item.kind.lower())
    kind = item.kind if content.minutes else wanted
    return " · ".join((words.item.format(number=item.number), title, kind))


def _titles(plans: Iterable[PagePlan], content: AgendaContent, first: AgendaItem) -> Iterator[str]:
    """What stands at the head of each page: the item that it begins with, or goes on with."""
    item = first
    for plan in plans:
        heads = [block.item for _top, block in plan.pieces if isinstance(block, ItemHead)]
        begins_with_head = bool(plan.pieces) and isinstance(plan.pieces[0][1], ItemHead)
        shown = heads[0] if begins_with_head else item
        yield _headed(content, shown, shown.title)
        item = heads[-1] if heads else item
