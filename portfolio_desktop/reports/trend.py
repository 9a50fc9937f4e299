"""How things have gone, on one page: counts beside the course of some projects, then the delays."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figures import Strips, figure_block
from portfolio_desktop.reports.flow import Abreast, Block
from portfolio_desktop.reports.texts import Setter, TextBlock, part_heading
from portfolio_desktop.services.figure_values import FigureSection, HistoryStrip, SlipBars

_LEFT_PART = 0.46
_BETWEEN = 36.0


def trend_blocks(setter: Setter, section: FigureSection) -> Iterator[Block]:
    """The section's figures, the strips beside the others, the slip bars across the page."""
    yield part_heading(setter, section.title, "trend")
    yield TextBlock(setter, style.DESCRIPTION, section.lead, room=640, before=2, keep=True)
    sheet = setter.sheet
    strips = [each for each in section.figures if isinstance(each, HistoryStrip)]
    wide = [each for each in section.figures if isinstance(each, SlipBars)]
    others = [each for each in section.figures if not isinstance(each, HistoryStrip | SlipBars)]
    room = sheet.room * _LEFT_PART if strips else sheet.room
    left = [figure_block(setter, each, sheet.left, room) for each in others]
    if strips:
        beside = sheet.left + room + _BETWEEN
        right = Strips(setter, section.strips_title, strips, beside, sheet.right - beside)
        yield Abreast(left, [right]) if left else right
    else:
        yield from left
    for each in wide:
        yield figure_block(setter, each, sheet.left, sheet.room)
