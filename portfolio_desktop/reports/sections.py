"""The parts of a report that each begin on a page of their own, and how they are drawn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from portfolio_desktop.reports.flow import Block, Entry, PagePlan
from portfolio_desktop.reports.frame import Frame, Key
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.settling import settled
from portfolio_desktop.reports.style import LANDSCAPE, Sheet
from portfolio_desktop.services.portfolio import without_collecting

Progress = Callable[[int, int], None]
"""Told after every page: pages drawn, pages in all."""

Cancelled = Callable[[], bool]


class RenderingCancelled(Exception):  # noqa: N818 - what happened, not an error
    """The reader asked to stop; nothing has been made."""


@dataclass(frozen=True, slots=True)
class Section:
    """What begins on a page of its own.

    `titles` say for each page what stands above it where that is not the section's own title.
    """

    title: str
    key: str
    plans: list[PagePlan]
    key_shown: Key
    frame: Frame
    sheet: Sheet = LANDSCAPE
    depth: int = 0
    titles: tuple[str, ...] = ()


_ONE_AT_A_TIME = threading.Lock()
"""The fonts keep their place in the font file while they write a subset."""


@contextmanager
def drawing() -> Iterator[None]:
    """The time in which one report is drawn, and no other."""
    with _ONE_AT_A_TIME, without_collecting():
        yield


def section(
    named: tuple[str, str],
    blocks: Iterable[Block],
    shown: Key,
    frame: Frame,
    cancelled: Cancelled,
) -> Section:
    """The blocks cut into pages; `named` is the title and the anchor."""
    if cancelled():
        raise RenderingCancelled
    return Section(
        *named, settled(blocks, frame.bottom(shown), frame.sheet.module), shown, frame, frame.sheet
    )


def entries_in(sections: Iterable[Section], first: int = 1) -> Iterator[tuple[Entry, int]]:
    """Every line of the contents with its page; the sections begin on page `first`."""
    number = first
    for each in sections:
        for plan in each.plans:
            for _top, block in plan.pieces:
                for entry in block.entries:
                    yield replace(entry, depth=entry.depth + each.depth), number
            number += 1


def pages_of(sections: Iterable[Section], first: int) -> dict[str, int]:
    """The page of each anchor that the contents lead to; the sections begin on page `first`."""
    return {entry.key: page for entry, page in entries_in(sections, first)}


def draw_sections(
    paper: Paper,
    sections: Sequence[Section],
    drawn: int,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    """Draw every page, after so many that are `drawn` already."""
    total = drawn + sum(len(each.plans) for each in sections)
    number = drawn
    progress(number, total)
    for each in sections:
        paper.part(each.title, each.depth)
        for place, plan in enumerate(each.plans):
            if cancelled():
                raise RenderingCancelled
            number += 1
            title = each.titles[place] if each.titles else each.title
            with paper.page(each.sheet, depth=each.depth) as page:
                where = (number, total)
                each.frame.draw(page, where, title, key=each.key_shown, continues=plan.continues)
                for top, block in plan.pieces:
                    block.draw(page, top)
            progress(number, total)
