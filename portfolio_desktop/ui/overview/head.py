"""The month's counts in large figures, with the lamp, the change, and why some show no colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.overview_values import Band, Overview
from portfolio_desktop.ui.overview.naming import figure_name, figure_tip
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import LINE, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_L, SPACE_S, SPACE_XL
from portfolio_desktop.ui.words import count_words

NUMBER_PX = 26
_NUMBER = 34.0
_SIGN = 20.0
_LEAST_BLOCK = 104.0


def draw_head(sheet: Sheet, overview: Overview) -> Scene:
    """A block for each colour, for no light, what is missing and all, as wide as its words."""
    left = 0.0
    for band in overview.bands:
        left = _draw_band(sheet, band, left)
    count = count_words(overview.all.count)
    name = _("In all")
    room = _block(sheet, left, count, name, sign=False)
    sheet.words(QRectF(left, 0, room.width(), _NUMBER), count, pixels=NUMBER_PX, strong=True)
    sheet.caption(QRectF(left, _NUMBER, room.width(), LINE), name)
    sheet.place(room, figure_name(_part(), overview.all), overview.all, figure_tip(overview.all))
    return sheet.scene(_draw_kinds(sheet, overview, _NUMBER + 2 * LINE))


def _draw_band(sheet: Sheet, band: Band, left: float) -> float:
    """Returns where the next one begins."""
    figure = band.figure
    count = count_words(figure.count)
    lit = band.kind is not RowFilter.NOT_REPORTED
    room = _block(sheet, left, count, band.name, sign=lit)
    if lit:
        sheet.sign(QRectF(left, (_NUMBER - _SIGN) / 2 + 1, _SIGN, _SIGN), band.colour)
    number = QRectF(left + (_SIGN + SPACE_S if lit else 0), 0, room.width(), _NUMBER)
    sheet.words(number, count, pixels=NUMBER_PX, strong=True)
    sheet.caption(QRectF(left, _NUMBER, room.width(), LINE), band.name)
    sheet.caption(QRectF(left, _NUMBER + LINE - 2, room.width(), LINE), band.change)
    if figure.count:
        sheet.place(room, figure_name(_part(), figure), figure, figure_tip(figure))
    return room.right() + SPACE_XL


def _block(sheet: Sheet, left: float, count: str, name: str, *, sign: bool) -> QRectF:
    number = sheet.advance(count, NUMBER_PX, strong=True) + (_SIGN + SPACE_S if sign else 0)
    width = max(number, sheet.advance(name, CAPTION_PX), _LEAST_BLOCK)
    return QRectF(left, 0, width, _NUMBER + 2 * LINE - 2)


def _draw_kinds(sheet: Sheet, overview: Overview, top: float) -> float:
    """ "Uden farve: 1 på pause · 1 mangler rapport"; returns where it ends."""
    if not overview.kinds:
        return top
    top += SPACE_S
    name = _("Without a colour:")
    left = sheet.advance(name, CAPTION_PX) + SPACE_S
    sheet.caption(QRectF(0, top, left, LINE), name)
    for kind in overview.kinds:
        words = f"{count_words(kind.count)} {kind.words}"
        width = min(sheet.advance(words, CAPTION_PX) + 2, sheet.width)
        if left + width > sheet.width:
            left, top = 0.0, top + LINE
        room = QRectF(left, top, width, LINE)
        sheet.words(room, words, pixels=CAPTION_PX)
        sheet.place(room, figure_name(name.rstrip(":"), kind), kind, figure_tip(kind))
        left += width + SPACE_L
    return top + LINE


def _part() -> str:
    return _("This month")
