"""An agenda or the minutes of a meeting as one PDF: front page, items, and the status report where
an item holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portfolio_desktop.reports.agenda_front import Contents, front_blocks
from portfolio_desktop.reports.agenda_items import ItemHead, closing_block, item_blocks
from portfolio_desktop.reports.flow import Block, PagePlan
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.sections import (
    Cancelled,
    Progress,
    Section,
    draw_sections,
    drawing,
    section,
)
from portfolio_desktop.reports.status_report import status_sections
from portfolio_desktop.reports.style import PORTRAIT, WIDE
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem
from portfolio_desktop.services.pack_values import PackContent


def render_agenda(
    content: AgendaContent,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
    *,
    front: bool = True,
) -> bytes:
    """The PDF file: equal content gives equal bytes. As `render_status_report` otherwise.

    Without its `front` page the items stand alone.
    """
    with drawing():
        paper = Paper(content.identity)
        setter = Setter(paper)
        pages: dict[str, int] = {}
        contents = Contents(content.margin.page_reference, pages)
        sections = list(_sections(setter, content, contents, cancelled))
        sections = sections if front else sections[1:]
        pages.update(_pages_of_items(sections))
        draw_sections(paper, sections, 0, progress, cancelled)
        return paper.finished()


def _sections(
    setter: Setter, content: AgendaContent, contents: Contents, cancelled: Cancelled
) -> Iterator[Section]:
    upright = Frame(setter, content.margin, PORTRAIT)
    front = front_blocks(setter, content, contents)
    named = (content.front.title, "front")
    yield replace(section(named, front, Key.NONE, upright, cancelled), titles=())
    for items in _runs(content.items):
        blocks: list[Block] = [
            block for item in items for block in item_blocks(setter, content, item)
        ]
        if items[-1] is content.items[-1] and content.ending:
            blocks.append(closing_block(setter, content.ending))
        part = section(
            (items[0].title, f"items-{items[0].number}"), blocks, Key.NONE, upright, cancelled
        )
        yield replace(part, titles=tuple(_titles(part.plans, content, items[0])))
        if items[-1].holds_status and content.status is not None:
            yield from _status(setter, content, content.status, items[-1], cancelled)


def _status(
    setter: Setter,
    content: AgendaContent,
    status: PackContent,
    item: AgendaItem,
    cancelled: Cancelled,
) -> Iterator[Section]:
    """The report in the agenda's own head and foot, with its own key."""
    margin = replace(
        content.margin,
        key=status.margin.key,
        dimension_key=status.margin.dimension_key,
        new_key=status.margin.new_key,
        foot=status.margin.foot,
    )
    across = Frame(setter, margin, WIDE[content.choice.grid_paper])
    named = content.words.item.format(number=item.number)
    for part in status_sections(setter, across, status, cancelled):
        yield replace(part, depth=1, title=f"{named} · {part.title}")


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


def _titles(plans: Iterable[PagePlan], content: AgendaContent, first: AgendaItem) -> Iterator[str]:
    """What stands at the head of each page: the item that it begins with, or goes on with."""
    item = first
    for plan in plans:
        heads = [block.item for _top, block in plan.pieces if isinstance(block, ItemHead)]
        begins_with_head = bool(plan.pieces) and isinstance(plan.pieces[0][1], ItemHead)
        shown = heads[0] if begins_with_head else item
        yield f"{content.words.item.format(number=shown.number)} · {shown.title}"
        item = heads[-1] if heads else item


def _pages_of_items(sections: Iterable[Section]) -> Iterator[tuple[str, int]]:
    number = 0
    for each in sections:
        for plan in each.plans:
            number += 1
            for _top, block in plan.pieces:
                if isinstance(block, ItemHead):
                    yield block.item.id, number
