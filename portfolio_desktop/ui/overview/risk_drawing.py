"""The matrix of risks drawn: probability up, consequence across, a count in each cell."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.follow_words import consequence_word, probability_word
from portfolio_desktop.services.risk_matrix import MatrixCell, RiskMatrix, axis_words, level_title
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import CENTRE, LINE, RIGHT, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital, count_words

_NAMES, _NAMES_PART = 150.0, 0.3
_CELL, _LOW_CELL, _GAP = 40.0, 27.0, 2.0
_FIGURE_PX = 15
_KEY = 12.0
_INKS = {
    RiskLevel.LOW: ("risk_low", "ink"),
    RiskLevel.MEDIUM: ("risk_medium", "ink"),
    RiskLevel.HIGH: ("risk_high", "on_risk_high"),
}
"""The tint of a level and what is written on it: the graver, the darker, so that it tells itself
without colour; lamps are the only strong ones."""


def draw_matrix(sheet: Sheet, matrix: RiskMatrix, *, low: bool = False) -> Scene:
    """Five rows, the most probable above; every cell that holds something can be pressed. `low`
    where there is little room for the height.
    """
    height = _LOW_CELL if low else _CELL
    names = min(sheet.width * _NAMES_PART, _NAMES)
    width = (sheet.width - names) / len(matrix.rows)
    top = LINE
    sheet.caption(QRectF(0, 0, names, LINE), axis_words()[0], strong=True)
    for place, row in enumerate(matrix.rows):
        above = top + place * height
        grade = row[0].probability
        words = f"{grade}  {capital(probability_word(grade))}"
        sheet.caption(QRectF(0, above, names - SPACE_S, height), words)
        for at, cell in enumerate(row):
            _draw_cell(sheet, cell, QRectF(names + at * width, above, width, height))
    below = top + len(matrix.rows) * height
    _draw_consequences(sheet, matrix, names, width, below)
    bottom = below + 2 * LINE + SPACE_S
    _draw_key(sheet, names, bottom)
    return sheet.scene(bottom + LINE)


def _draw_cell(sheet: Sheet, cell: MatrixCell, room: QRectF) -> None:
    rect = room.adjusted(0, 0, -_GAP, -_GAP)
    tint, ink = _INKS[cell.level]
    sheet.fill(rect, tint, radius=3)
    if not cell.count:
        return
    sheet.words(
        rect, count_words(cell.count), pixels=_FIGURE_PX, strong=True, ink=ink, align=CENTRE
    )
    sheet.place(rect, _("Matrix: {what}").format(what=cell.words), cell.key, capital(cell.words))


def _draw_consequences(
    sheet: Sheet, matrix: RiskMatrix, left: float, width: float, top: float
) -> None:
    """The grades under their cells; beneath them what the axis is, with the words of its ends."""
    cells = matrix.rows[0]
    for at, cell in enumerate(cells):
        place = QRectF(left + at * width, top, width - _GAP, LINE)
        sheet.caption(place, str(cell.consequence), align=CENTRE)
    whole = QRectF(left, top + LINE - 2, sheet.width - left - _GAP, LINE)
    sheet.caption(whole, capital(consequence_word(cells[0].consequence)))
    sheet.caption(whole, axis_words()[1], strong=True, align=CENTRE)
    sheet.caption(whole, capital(consequence_word(cells[-1].consequence)), align=RIGHT)


def _draw_key(sheet: Sheet, left: float, top: float) -> None:
    """What the tints mean."""
    at = left
    for level in RiskLevel:
        words = level_title(level)
        square = QRectF(at, top + (LINE - _KEY) / 2, _KEY, _KEY)
        sheet.fill(square, _INKS[level][0], radius=2)
        wide = sheet.advance(words, CAPTION_PX) + 2
        sheet.caption(QRectF(square.right() + SPACE_S, top, wide, LINE), words)
        at = square.right() + SPACE_S + wide + SPACE_M
