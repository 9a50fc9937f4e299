"""The board's status report as one PDF: front page, summary, grid, escalated projects, requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from portfolio_desktop.reports.escalations import escalation_blocks
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.front import Entry, draw_front
from portfolio_desktop.reports.grid import grid_blocks
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.requests import request_blocks
from portfolio_desktop.reports.sections import (
    Cancelled,
    Progress,
    Section,
    draw_sections,
    drawing,
    section,
)
from portfolio_desktop.reports.sections import RenderingCancelled as RenderingCancelled
from portfolio_desktop.reports.summary import summary_blocks
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import PackContent


def render_status_report(
    content: PackContent,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """The report as a PDF file: equal content gives equal bytes.

    `progress` and `cancelled` are asked between pages, in the calling thread;
    raises RenderingCancelled when `cancelled` says so.
    """
    with drawing():
        paper = Paper(content.identity)
        setter = Setter(paper)
        frame = Frame(setter, content.margin)
        sections = list(status_sections(setter, frame, content, cancelled))
        with paper.page() as page:
            page_words = content.margin.page_reference
            draw_front(setter, page, content.front, contents_of(sections, 2), page_words)
        draw_sections(paper, sections, 1, progress, cancelled)
        return paper.finished()


def status_sections(
    setter: Setter, frame: Frame, content: PackContent, cancelled: Cancelled
) -> Iterator[Section]:
    """The report without its front page."""
    setter = setter.on(frame.sheet)
    continued = content.margin.continued
    grid = content.grid
    summary = summary_blocks(setter, content.summary, continued)
    yield section((content.summary.title, "summary"), summary, Key.LAMPS, frame, cancelled)
    last: tuple[tuple[str, str], Iterable[Block], Key] = (
        (grid.title, "grid"),
        grid_blocks(setter, grid, content.summary.counts, continued),
        Key.GRID,
    )
    if content.escalations is not None:
        yield section(*last, frame, cancelled)
        escalated = escalation_blocks(setter, content.escalations, continued)
        last = ((content.escalations.title, "escalations"), escalated, Key.LAMPS)
    requests = request_blocks(setter, content.requests, continued)
    named = (content.requests.title, "requests")
    if content.requests.groups:
        yield section(*last, frame, cancelled)
        yield section(named, requests, Key.NONE, frame, cancelled)
    else:  # one sentence needs no page
        title, blocks, shown = last
        both = section(title, chain(blocks, requests), shown, frame, cancelled)
        yield replace(both, tail=named)


def contents_of(sections: Sequence[Section], number: int) -> list[Entry]:
    """A line for each section; the first begins on page `number`."""
    entries = []
    for each in sections:
        entries.append(Entry(each.title, each.key, number))
        number += len(each.plans)
        if each.tail is not None:
            entries.append(Entry(*each.tail, number - 1))
    return entries
