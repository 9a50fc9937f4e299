"""The board's status report as one PDF: front page, summary, grid, escalated projects, requests."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain

from portfolio_desktop.reports.escalations import escalation_blocks
from portfolio_desktop.reports.flow import Block, PagePlan, settled
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.front import Entry, draw_front
from portfolio_desktop.reports.grid import grid_blocks
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.requests import request_blocks
from portfolio_desktop.reports.summary import summary_blocks
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.pack_values import PackContent

Progress = Callable[[int, int], None]
"""Told after every page: pages drawn, pages in all."""

Cancelled = Callable[[], bool]


class RenderingCancelled(Exception):  # noqa: N818 - what happened, not an error
    """The reader asked to stop; nothing has been made."""


@dataclass(frozen=True, slots=True)
class _Section:
    """What begins on a page of its own; `tail` is the title and anchor of what ends it, if any."""

    title: str
    key: str
    plans: list[PagePlan]
    key_shown: Key
    tail: tuple[str, str] | None = None


_ONE_AT_A_TIME = threading.Lock()
"""The fonts keep their place in the font file while they write a subset."""


def render_status_report(
    content: PackContent,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """The report as a PDF file: equal content gives equal bytes.

    `progress` and `cancelled` are asked between pages, in the calling thread;
    raises RenderingCancelled when `cancelled` says so.
    """
    with _ONE_AT_A_TIME, _garbage_left_lying():
        paper = Paper(content.identity)
        setter = Setter(paper)
        frame = Frame(setter, content.margin)
        sections = list(_sections(setter, frame, content, cancelled))
        return _drawn(paper, setter, frame, content, sections, progress, cancelled)


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Hundreds of thousands of objects live until the file is written and none is garbage: looking
    through them again and again would cost more the longer the report is.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _sections(
    setter: Setter, frame: Frame, content: PackContent, cancelled: Cancelled
) -> Iterator[_Section]:
    continued = content.margin.continued
    grid = content.grid
    summary = summary_blocks(setter, content.summary, continued)
    bottom = frame.bottom
    yield _section(content.summary.title, "summary", summary, Key.LAMPS, bottom, cancelled)
    last: tuple[str, str, Iterable[Block], Key] = (
        grid.title,
        "grid",
        grid_blocks(setter, grid, content.summary.counts, continued),
        Key.GRID,
    )
    if content.escalations is not None:
        yield _section(*last, bottom, cancelled)
        escalated = escalation_blocks(setter, content.escalations, continued)
        last = (content.escalations.title, "escalations", escalated, Key.LAMPS)
    requests = request_blocks(setter, content.requests, continued)
    named = (content.requests.title, "requests")
    if content.requests.groups:
        yield _section(*last, bottom, cancelled)
        yield _section(*named, requests, Key.NONE, bottom, cancelled)
    else:  # one sentence needs no page
        title, key, blocks, shown = last
        both = _section(title, key, chain(blocks, requests), shown, bottom, cancelled)
        yield replace(both, tail=named)


def _section(
    title: str,
    key: str,
    blocks: Iterable[Block],
    shown: Key,
    bottom: Callable[[Key], float],
    cancelled: Cancelled,
) -> _Section:
    if cancelled():
        raise RenderingCancelled
    return _Section(title, key, settled(blocks, bottom(shown)), shown)


def _drawn(
    paper: Paper,
    setter: Setter,
    frame: Frame,
    content: PackContent,
    sections: list[_Section],
    progress: Progress,
    cancelled: Cancelled,
) -> bytes:
    total = 1 + sum(len(section.plans) for section in sections)
    with paper.page() as page:
        page_words = content.margin.page_reference
        draw_front(setter, page, content.front, _contents(sections), page_words)
    number = 1
    progress(number, total)
    for section in sections:
        for plan in section.plans:
            if cancelled():
                raise RenderingCancelled
            number += 1
            with paper.page() as page:
                title = section.title
                place = (number, total)
                frame.draw(page, place, title, key=section.key_shown, continues=plan.continues)
                for top, block in plan.pieces:
                    block.draw(page, top)
            progress(number, total)
    return paper.finished()


def _contents(sections: list[_Section]) -> list[Entry]:
    entries = []
    number = 2
    for section in sections:
        entries.append(Entry(section.title, section.key, number))
        number += len(section.plans)
        if section.tail is not None:
            entries.append(Entry(*section.tail, number - 1))
    return entries
