"""The two charts of the overview: a column for each month, a bar for each phase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.overview_tables import part_title
from portfolio_desktop.services.overview_values import Band, Bar, Overview, Part
from portfolio_desktop.services.row_kinds import KINDS
from portfolio_desktop.ui.overview.naming import figure_name, figure_tip
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import CENTRE, LINE, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words

_PLOT = 196.0
_KEY = 126.0
"""The room beside the last column for what its pieces are."""
_WIDEST_COLUMN = 52.0
_COLUMN_PART = 0.8
_LEAST = 3.0
"""So small is no piece that it cannot be seen, in px."""
_BETWEEN = 1.0
_SIGN = 14.0
_BAR_ROW, _BAR = 38.0, 24.0
_PHASE_PART, _PHASE_MOST = 0.34, 190.0
_TOTAL = 48.0


def draw_months(sheet: Sheet, overview: Overview) -> Scene:
    """A column for each month, from red at the ground to what is missing at the top, with what the
    pieces are beside the last one."""
    bars = overview.months
    slot = (sheet.width - _KEY) / len(bars)
    column = min(slot * _COLUMN_PART, _WIDEST_COLUMN)
    ground = LINE + _PLOT
    most = max(bar.all.count for bar in bars)
    for place, bar in enumerate(bars):
        middle = (place + 0.5) * slot
        room = QRectF(middle - column / 2, LINE, column, _PLOT)
        pieces = stacked(bar.bands, room, most)
        if bar.recorded:
            _draw_column(sheet, bar, pieces)
        last = place == len(bars) - 1
        _draw_month(
            sheet, bar, QRectF(middle - slot / 2, ground, slot, LINE), first=not place, last=last
        )
        if last:
            _draw_key(sheet, pieces, room.right() + SPACE_M, ground)
    sheet.fill(QRectF(0, ground, slot * len(bars), 1), "line")
    return sheet.scene(ground + 2 * LINE + SPACE_S)


def stacked(bands: Sequence[Band], room: QRectF, most: int) -> list[tuple[Band, QRectF]]:
    """Each band that counts anything, upwards from the ground, to the scale of the highest."""
    found = []
    ground = room.bottom()
    for band in bands:
        count = band.figure.count
        if count:
            height = _length(count, most, room.height())
            found.append((band, QRectF(room.left(), ground - height, room.width(), height)))
            ground -= height
    return found


def _length(count: int, most: int, room: float) -> float:
    """How long a piece is, so that all of a bar have room even where the least are longer."""
    return max((room - _LEAST * len(KINDS)) * count / most, _LEAST)


def _draw_column(sheet: Sheet, bar: Bar, pieces: list[tuple[Band, QRectF]]) -> None:
    title = part_title(Part.MONTHS)
    for band, rect in pieces:
        shown = rect.adjusted(0, _BETWEEN if rect.height() > _LEAST else 0, 0, 0)
        sheet.piece(shown, band.kind, count_words(band.figure.count))
        sheet.place(rect, figure_name(title, band.figure), band.figure, figure_tip(band.figure))
    if not pieces:
        return
    top = pieces[-1][1]
    above = QRectF(top.left() - SPACE_S, top.top() - LINE, top.width() + 2 * SPACE_S, LINE)
    sheet.caption(above, count_words(bar.all.count), strong=True, align=CENTRE)
    sheet.place(above, figure_name(title, bar.all), bar.all, figure_tip(bar.all))


def _draw_month(sheet: Sheet, bar: Bar, rect: QRectF, *, first: bool, last: bool) -> None:
    if not bar.recorded:
        above = rect.translated(0, -LINE)
        sheet.caption(above, "–", align=CENTRE)
    below = rect.translated(0, SPACE_S)
    ink = "ink" if last else "soft"
    sheet.words(below, bar.name, pixels=CAPTION_PX, strong=last, ink=ink, align=CENTRE)
    if first or bar.all.period.month == 1:
        year = str(bar.all.period.year)
        sheet.caption(below.translated(0, LINE - 2), year, align=CENTRE)


def _draw_key(sheet: Sheet, pieces: list[tuple[Band, QRectF]], left: float, ground: float) -> None:
    """What the pieces of the last column are, each at its height but none over another."""
    lowest = ground - LINE
    for band, rect in pieces:
        top = min(rect.center().y() - LINE / 2, lowest)
        sign = QRectF(left, top + (LINE - _SIGN) / 2, _SIGN, _SIGN)
        if band.kind is RowFilter.NOT_REPORTED:
            sheet.piece(sign.adjusted(1, 1, -1, -1), band.kind, "")
        else:
            sheet.sign(sign, band.colour)
        words = QRectF(left + _SIGN + 6, top, sheet.width - left - _SIGN - 6, LINE)
        sheet.words(words, f"{band.name} {count_words(band.figure.count)}", pixels=CAPTION_PX)
        lowest = top - LINE


def draw_phases(sheet: Sheet, overview: Overview) -> Scene:
    """A bar for each phase in their order, with how many are in it at its end."""
    name = min(sheet.width * _PHASE_PART, _PHASE_MOST)
    room = sheet.width - name - _TOTAL
    most = max((bar.all.count for bar in overview.phases), default=0)
    for place, bar in enumerate(overview.phases):
        row = QRectF(0, place * _BAR_ROW, sheet.width, _BAR_ROW)
        sheet.words(QRectF(0, row.top(), name - SPACE_M, _BAR_ROW), bar.name)
        end = name
        if bar.all.count:
            end = _draw_bar(sheet, bar, QRectF(name, row.top(), room, _BAR_ROW), most)
        total = QRectF(end + SPACE_S, row.top() + SPACE_S, _TOTAL - SPACE_S, _BAR_ROW - SPACE_L)
        sheet.caption(total, count_words(bar.all.count), strong=bool(bar.all.count))
        if bar.all.count:
            called = figure_name(part_title(Part.PHASES), bar.all)
            sheet.place(total, called, bar.all, figure_tip(bar.all))
    return sheet.scene(len(overview.phases) * _BAR_ROW)


def _draw_bar(sheet: Sheet, bar: Bar, room: QRectF, most: int) -> float:
    """The pieces side by side; returns where they end."""
    left = room.left()
    for band in bar.bands:
        count = band.figure.count
        if not count:
            continue
        width = _length(count, most, room.width())
        rect = QRectF(left, room.center().y() - _BAR / 2, width, _BAR)
        sheet.piece(rect.adjusted(0, 0, -_BETWEEN, 0), band.kind, count_words(count))
        called = figure_name(part_title(Part.PHASES), band.figure)
        sheet.place(rect, called, band.figure, figure_tip(band.figure))
        left += width
    return left
