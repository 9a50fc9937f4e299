"""What slips when one date moves, as a drawing: each date as it is now beside what it would be."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.chain_view import ChainLine, ChainView
from portfolio_desktop.services.time_axis import Axis
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.overview.scene import Form, Scene
from portfolio_desktop.ui.overview.sheet import CENTRE, LINE, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_L, SPACE_M, SPACE_S

_ROW, _HEAD = 72.0, 26.0
_INDENT, _DEEPEST = 16.0, 5
_NOW, _THEN, _SLIP = 106.0, 138.0, 96.0
_AXIS_PART, _AXIS_LEAST = 0.3, 180.0
_NAMES_LEAST = 230.0
"""Where names would have less than this, the axis gives way."""
_TICKS_APART = 66.0


def draw_chain(sheet: Sheet, view: ChainView) -> Scene:
    """A row for each date that moves, the one that was moved by hand first. A row that is pressed
    leads to all of its words."""
    axis_width = sheet.width * _AXIS_PART
    words = sheet.width - _NOW - _THEN - _SLIP - SPACE_L
    if axis_width < _AXIS_LEAST or words - axis_width < _NAMES_LEAST:
        axis_width = 0.0
    names = words - axis_width
    days = [day for line in view.lines for day in (line.before_day, line.after_day) if day]
    axis = Axis.around(days, sheet.width - axis_width, axis_width) if days and axis_width else None
    bottom = _HEAD + _ROW * len(view.lines)
    _draw_head(sheet, names)
    for place, line in enumerate(view.lines):
        row = QRectF(0, _HEAD + _ROW * place, sheet.width, _ROW)
        if line.moved:
            sheet.fill(row.adjusted(0, 1, 0, 0), "selection")
    if axis is not None:
        _draw_axis(sheet, axis, bottom)
    for place, line in enumerate(view.lines):
        _draw_row(sheet, line, QRectF(0, _HEAD + _ROW * place, sheet.width, _ROW), names, axis)
    return sheet.scene(bottom)


def _draw_head(sheet: Sheet, names: float) -> None:
    left = names
    for words, width in ((_("Now"), _NOW), (_("Would be"), _THEN), (_("Slips"), _SLIP)):
        sheet.caption(QRectF(left, 0, width - SPACE_S, _HEAD - 4), words, strong=True)
        left += width
    sheet.stroke(QPointF(0, _HEAD), QPointF(sheet.width, _HEAD), ink="line", width=1)


def _draw_axis(sheet: Sheet, axis: Axis, bottom: float) -> None:
    for along, words in axis.ticks(_TICKS_APART):
        sheet.stroke(QPointF(along, _HEAD), QPointF(along, bottom), ink="line", width=1)
        half = sheet.advance(words, CAPTION_PX) / 2 + 1
        if axis.start - SPACE_L < along - half and along + half < sheet.width:
            sheet.caption(QRectF(along - half, 0, 2 * half, _HEAD - 4), words, align=CENTRE)


def _draw_row(sheet: Sheet, line: ChainLine, row: QRectF, names: float, axis: Axis | None) -> None:
    indent = SPACE_S + _INDENT * min(line.depth, _DEEPEST)
    top = row.top() + (_ROW - 3 * LINE) / 2
    room = QRectF(indent, top, names - indent - SPACE_M, LINE)
    sheet.caption(room, line.project)
    sheet.words(room.translated(0, LINE), capital(line.what), strong=True)
    because = line.because or _("moved here, to see what follows")
    sheet.caption(room.translated(0, 2 * LINE), because)
    dates = QRectF(names, top + LINE, _NOW - SPACE_S, LINE)
    sheet.words(dates, line.before or "–", ink="soft")
    after = QRectF(names + _NOW, dates.top(), _THEN - SPACE_S, LINE)
    sheet.words(after, line.after or "–", strong=True)
    slip = QRectF(names + _NOW + _THEN, dates.top(), _SLIP - SPACE_S, LINE)
    sheet.words(slip, line.slip)
    sheet.caption(slip.translated(0, LINE), line.slip_months)
    if axis is not None:
        _draw_move(sheet, line, axis, dates.center().y())
    base = row.bottom()
    sheet.stroke(QPointF(0, base), QPointF(sheet.width, base), ink="hair", width=1)
    sheet.place(row, spoken(line), spoken(line), line.because)


def _draw_move(sheet: Sheet, line: ChainLine, axis: Axis, y: float) -> None:
    """From a hollow mark to a filled one."""
    before = QPointF(axis.at(line.before_day), y) if line.before_day else None
    after = QPointF(axis.at(line.after_day), y) if line.after_day else None
    ink = "accent" if line.moved else "ink"
    if before is not None and after is not None:
        sheet.stroke(before, after, ink=ink, width=2)
    if before is not None:
        sheet.mark(before, Form.DIAMOND, ink, filled=False, size=10)
    if after is not None:
        sheet.mark(after, Form.DIAMOND, ink, size=10)


def spoken(line: ChainLine) -> str:
    """A row as it is read aloud."""
    told = _("{project}: {what}, now {before}, would be {after}").format(
        project=line.project, what=line.what, before=line.before or "–", after=line.after or "–"
    )
    return ", ".join(part for part in (told, line.slip, line.because) if part)
