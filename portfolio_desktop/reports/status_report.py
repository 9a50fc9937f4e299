"""The board's status report as one PDF: the parts that are chosen, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from portfolio_desktop.reports.contents import KEY, Contents
from portfolio_desktop.reports.escalations import escalation_blocks
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.front import draw_front
from portfolio_desktop.reports.grid import grid_blocks
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.requests import request_blocks
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
from portfolio_desktop.reports.sections import RenderingCancelled as RenderingCancelled
from portfolio_desktop.reports.summary import summary_blocks
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.reports.trend import trend_blocks
from portfolio_desktop.services.pack_parts import Part
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
        sections = list(status_sections(setter, frame, content, content.choice.parts, cancelled))
        fronted = Part.FRONT in content.choice.parts or not sections
        if fronted:
            paper.part(content.front.title)
            with paper.page() as page:
                _draw_front(setter, page, content, sections)
        elif Part.CONTENTS in content.choice.parts:
            sections = [_contents(setter, frame, content, sections, cancelled), *sections]
        draw_sections(paper, sections, int(fronted), progress, cancelled)
        return paper.finished()


def _draw_front(
    setter: Setter, page: Page, content: PackContent, sections: Sequence[Section]
) -> None:
    listed = Part.CONTENTS in content.choice.parts
    entries = list(entries_in(sections, 2)) if listed else []
    draw_front(setter, page, content.front, entries, content.margin.page_reference)


def _contents(
    setter: Setter,
    frame: Frame,
    content: PackContent,
    sections: Sequence[Section],
    cancelled: Cancelled,
) -> Section:
    """The contents on pages of their own, where there is no front page that holds them."""
    title, words = content.front.contents_title, content.margin.page_reference
    entries = [entry for entry, _page in entries_in(sections)]
    contents = Contents(title, words, frame.sheet, entries)
    made = section((title, KEY), contents.blocks(setter, "H1"), Key.NONE, frame, cancelled)
    contents.pages.update(pages_of(sections, len(made.plans) + 1))
    return made


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part laid out; a `short` one, a sentence, needs no page of its own."""

    named: tuple[str, str]
    blocks: Iterable[Block]
    key: Key
    short: bool = False


def status_sections(
    setter: Setter,
    frame: Frame,
    content: PackContent,
    parts: Iterable[Part],
    cancelled: Cancelled,
) -> Iterator[Section]:
    """Those parts of the report, in their order."""
    groups: list[list[_Laid]] = []
    for part in parts:
        laid = _laid(setter, content, part)
        if laid is None:
            continue
        if groups and (laid.short or all(each.short for each in groups[-1])):
            groups[-1].append(laid)
        else:
            groups.append([laid])
    for group in groups:
        first = next((each for each in group if not each.short), group[0])
        blocks = chain.from_iterable(each.blocks for each in group)
        yield section(first.named, blocks, first.key, frame, cancelled)


def _laid(setter: Setter, content: PackContent, part: Part) -> _Laid | None:
    """None for a part of which there is nothing to tell."""
    continued, counts = content.margin.continued, content.summary.counts
    match part:
        case Part.SUMMARY:
            blocks = summary_blocks(setter, content.summary, continued)
            return _Laid((content.summary.title, "summary"), blocks, Key.LAMPS)
        case Part.TREND if content.trend is not None:
            blocks = trend_blocks(setter, content.trend)
            return _Laid((content.trend.title, "trend"), blocks, Key.LAMPS)
        case Part.GRID:
            blocks = grid_blocks(setter, content.grid, counts, continued)
            return _Laid((content.grid.title, "grid"), blocks, Key.GRID)
        case Part.ESCALATED if content.escalations is not None:
            blocks = escalation_blocks(setter, content.escalations, continued)
            return _Laid((content.escalations.title, "escalations"), blocks, Key.LAMPS)
        case Part.REQUESTS:
            blocks = request_blocks(setter, content.requests, continued)
            named, none = (content.requests.title, "requests"), not content.requests.groups
            return _Laid(named, blocks, Key.NONE, short=none)
        case _:
            return None
