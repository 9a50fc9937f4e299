"""The board's status report as one PDF: the parts that are chosen, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from portfolio_desktop.reports.contents import KEY, Contents
from portfolio_desktop.reports.escalations import escalation_blocks
from portfolio_desktop.reports.flow import Block, filled
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
    titled,
)
from portfolio_desktop.reports.sections import RenderingCancelled as RenderingCancelled
from portfolio_desktop.reports.style import TOP
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


_HALF = 0.5
_FEW = 6
"""Pages that two parts may take for it to matter that they take one less."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part laid out; a `short` one, a sentence, needs no page of its own."""

    named: tuple[str, str]
    blocks: tuple[Block, ...]
    key: Key
    short: bool = False

    def with_more(self, other: _Laid) -> _Laid:
        """Both of them as one, called after the first that is not short."""
        named = other.named if self.short and not other.short else self.named
        key = max(self.key, other.key, key=lambda each: each.value)
        blocks = (*self.blocks, *other.blocks)
        return _Laid(named, blocks, key, short=self.short and other.short)


def status_sections(
    setter: Setter,
    frame: Frame,
    content: PackContent,
    parts: Iterable[Part],
    cancelled: Cancelled,
) -> Iterator[Section]:
    """Those parts of the report, in their order. One begins below the part before it where that
    takes a page less, and a short one always does.
    """

    waiting: _Paged | None = None
    for part in parts:
        laid = _laid(setter, content, part)
        if laid is None:
            continue
        made = _Paged(laid, frame, cancelled)
        joined = None if waiting is None else waiting.joined(made)
        if waiting is not None and joined is None:
            yield waiting.section
        waiting = joined or made
    if waiting is not None:
        yield waiting.section


class _Paged:
    """A part on its pages, cut when they are asked for."""

    def __init__(self, laid: _Laid, frame: Frame, cancelled: Cancelled) -> None:
        self._laid, self._frame, self._cancelled = laid, frame, cancelled

    @cached_property
    def section(self) -> Section:
        laid = self._laid
        return titled(section(laid.named, laid.blocks, laid.key, self._frame, self._cancelled))

    def joined(self, below: _Paged) -> _Paged | None:
        """With another below it, where that takes a page less, or where the other would leave half
        a page empty above it. Long parts are not tried, nor the table of projects, whose key
        belongs to its own pages."""
        both = _Paged(self._laid.with_more(below._laid), self._frame, self._cancelled)
        if self._laid.short or below._laid.short:
            return both
        if Key.GRID in (self._laid.key, below._laid.key):
            return None
        plans, bottom = self.section.plans, self._frame.bottom(self._laid.key)
        apart = len(plans) + len(below.section.plans)
        if filled(plans[-1]) < _HALF * (bottom - TOP):
            apart += 1
        return both if apart <= _FEW and len(both.section.plans) < apart else None


def _laid(setter: Setter, content: PackContent, part: Part) -> _Laid | None:
    """None for a part of which there is nothing to tell."""
    continued, counts = content.margin.continued, content.summary.counts
    match part:
        case Part.SUMMARY:
            summary = summary_blocks(setter, content.summary, continued)
            return _Laid((content.summary.title, "summary"), tuple(summary), Key.LAMPS)
        case Part.TREND if content.trend is not None:
            trend = trend_blocks(setter, content.trend)
            return _Laid((content.trend.title, "trend"), tuple(trend), Key.LAMPS)
        case Part.GRID:
            grid = grid_blocks(setter, content.grid, counts, continued)
            return _Laid((content.grid.title, "grid"), tuple(grid), Key.GRID)
        case Part.ESCALATED if content.escalations is not None:
            cards = escalation_blocks(setter, content.escalations, continued)
            return _Laid((content.escalations.title, "escalations"), tuple(cards), Key.LAMPS)
        case Part.REQUESTS:
            requests = request_blocks(setter, content.requests, continued)
            named, none = (content.requests.title, "requests"), not content.requests.groups
            return _Laid(named, tuple(requests), Key.NONE, short=none)
        case _:
            return None
