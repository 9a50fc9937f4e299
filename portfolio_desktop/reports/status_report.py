"""The board's status report as one PDF: the parts that are chosen, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from portfolio_desktop.reports.archive import attached
from portfolio_desktop.reports.contents import KEY, Contents
from portfolio_desktop.reports.escalations import escalation_blocks
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.front import MOST_LINES, draw_front
from portfolio_desktop.reports.grid import grid_blocks
from portfolio_desktop.reports.letterhead import LOGO_TOP, draw_logo
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.project_sheet import sheet_sections
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
from portfolio_desktop.reports.style import LANDSCAPE, PORTRAIT, WIDE
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
        paper = Paper(content.identity, content.margin.look)
        for file in content.carried:
            paper.attach(attached(file))
        setter = Setter(paper)
        frame = Frame(setter, content.margin, WIDE[content.choice.grid_paper])
        sections = list(_sections(setter, frame, content, cancelled))
        fronted = Part.FRONT in content.choice.parts or not sections
        on_front = fronted and len(list(entries_in(sections))) <= MOST_LINES
        if fronted:
            paper.part(content.front.title)
            with paper.page() as page:
                _draw_front(setter, page, content, sections if on_front else ())
        if sections and Part.CONTENTS in content.choice.parts and not on_front:
            first = 1 + int(fronted)
            contents = _contents(setter, frame, content, sections, first, cancelled)
            sections = [contents, *sections]
        draw_sections(paper, sections, int(fronted), progress, cancelled)
        return paper.finished()


def _sections(
    setter: Setter, frame: Frame, content: PackContent, cancelled: Cancelled
) -> Iterator[Section]:
    """The chosen parts, the sheets of projects upright."""
    parts = content.choice.parts
    place = parts.index(Part.SHEETS) if Part.SHEETS in parts else len(parts)
    yield from status_sections(setter, frame, content, parts[:place], cancelled)
    upright = Frame(setter, content.margin, PORTRAIT)
    yield from sheet_sections(setter, upright, content.sheets, cancelled)
    yield from status_sections(setter, frame, content, parts[place:], cancelled)


def _draw_front(
    setter: Setter, page: Page, content: PackContent, sections: Sequence[Section]
) -> None:
    listed = Part.CONTENTS in content.choice.parts
    entries = list(entries_in(sections, 2)) if listed else []
    margin, name = content.margin, "" if content.front.forum else content.identity.author
    Frame(setter, margin).draw_draft(page)
    draw_front(setter, page, content.front, entries, margin.page_reference)
    if margin.look.logo is not None:
        draw_logo(setter.paper, page, margin.look.logo, (LANDSCAPE.right, LOGO_TOP), name)


def _contents(
    setter: Setter,
    frame: Frame,
    content: PackContent,
    sections: Sequence[Section],
    first: int,
    cancelled: Cancelled,
) -> Section:
    """The contents on pages of their own from page `first` on, where no front page holds them."""
    title, words = content.front.contents_title, content.margin.page_reference
    entries = [entry for entry, _page in entries_in(sections)]
    contents = Contents(title, words, frame.sheet, entries)
    made = section((title, KEY), contents.blocks(setter, "H1"), Key.NONE, frame, cancelled)
    contents.pages.update(pages_of(sections, first + len(made.plans)))
    return made


_SHORT, _ENOUGH = 84.0, 215.0
"""Points that a heading with a sentence takes, which needs no page of its own; and those that
are enough for a part to begin below another on its last page."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part laid out. It stands below another where it is whole there; one that `flows` may also
    begin there and go on overleaf."""

    named: tuple[str, str]
    blocks: Sequence[Block]
    key: Key
    flows: bool = False

    @property
    def height(self) -> float:
        return sum(block.before + block.height for block in self.blocks)

    @property
    def least(self) -> float:
        """The room that it begins in below another."""
        return min(self.height, _ENOUGH) if self.flows else self.height


def status_sections(
    setter: Setter,
    frame: Frame,
    content: PackContent,
    parts: Iterable[Part],
    cancelled: Cancelled,
) -> Iterator[Section]:
    """Those parts of the report, in their order."""
    setter = setter.on(frame.sheet)
    together: list[_Laid] = []
    made: Section | None = None
    for part in parts:
        laid = _laid(setter, content, part)
        if laid is None:
            continue
        if made is not None and not _goes_below(laid, together, made):
            yield made
            together = []
        together.append(laid)
        made = _section(together, frame, cancelled)
    if made is not None:
        yield made


def _goes_below(laid: _Laid, above: Sequence[_Laid], made: Section) -> bool:
    """Whether a part begins on the last page of those above it; a sentence takes none alone."""
    if all(each.height < _SHORT for each in above):
        return True
    if laid.height < _SHORT:
        return True
    last = made.plans[-1].pieces
    end = last[-1][0] + last[-1][1].height if last else 0.0
    key = max(laid.key, made.key_shown, key=lambda each: each.value)
    return made.frame.bottom(key) - end > laid.least


def _section(parts: Sequence[_Laid], frame: Frame, cancelled: Cancelled) -> Section:
    """Parts one below the other; the longest key is shown, and each page has its part's title."""
    key = max((each.key for each in parts), key=lambda each: each.value)
    blocks = chain.from_iterable(each.blocks for each in parts)
    made = section(parts[0].named, blocks, key, frame, cancelled)
    if len(parts) == 1:
        return made
    return replace(made, titles=tuple(_titles(made)))


def _titles(made: Section) -> Iterator[str]:
    """The title of what each page begins with, or goes on with."""
    title = made.title
    for plan in made.plans:
        entries = [entry for _top, block in plan.pieces for entry in block.entries]
        begins = bool(plan.pieces) and bool(plan.pieces[0][1].entries)
        yield entries[0].title if begins else title
        title = entries[-1].title if entries else title


def _laid(setter: Setter, content: PackContent, part: Part) -> _Laid | None:
    """None for a part of which there is nothing to tell."""
    continued, counts = content.margin.continued, content.summary.counts
    match part:
        case Part.SUMMARY:
            blocks = list(summary_blocks(setter, content.summary, continued))
            return _Laid((content.summary.title, "summary"), blocks, Key.LAMPS)
        case Part.TREND if content.trend is not None:
            blocks = list(trend_blocks(setter, content.trend))
            return _Laid((content.trend.title, "trend"), blocks, Key.LAMPS)
        case Part.GRID:
            blocks = list(grid_blocks(setter, content.grid, counts, continued))
            return _Laid((content.grid.title, "grid"), blocks, Key.GRID)
        case Part.ESCALATED if content.escalations is not None:
            blocks = list(escalation_blocks(setter, content.escalations, continued))
            named = (content.escalations.title, "escalations")
            return _Laid(named, blocks, Key.LAMPS, flows=True)
        case Part.REQUESTS:
            blocks = list(request_blocks(setter, content.requests, continued))
            return _Laid((content.requests.title, "requests"), blocks, Key.NONE, flows=True)
        case _:
            return None
