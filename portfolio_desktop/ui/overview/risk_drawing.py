"""The matrix of risks drawn: probability up, consequence across, a count in each cell."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.follow_words import consequence_word, probability_word
from portfolio_desktop.services.risk_matrix import MatrixCell, RiskMatrix, level_title
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import CENTRE, LINE, RIGHT, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital, count_words

_NAMES, _NAMES_PART = 150.0, 0.3
_CELL, _GAP = 40.0, 2.0
_FIGURE_PX = 15
_KEY = 12.0
_INKS = {
    RiskLevel.LOW: ("risk_low", "ink"),
    RiskLevel.MEDIUM: ("risk_medium", "ink"),
    RiskLevel.HIGH: ("risk_high", "on_risk_high"),
}
"""The tint of a level and what is written on it: the graver, the darker, so that it tells itself
without colour; lamps are the only strong ones."""


def draw_matrix(sheet: Sheet, matrix: RiskMatrix) -> Scene:
    """Five rows, the most probable above; every cell that holds something can be pressed."""
    names = min(sheet.width * _NAMES_PART, _NAMES)
    width = (sheet.width - names) / len(matrix.rows)
    top = LINE
    sheet.caption(QRectF(0, 0, names, LINE), pgettext("matrix", "Probability"), strong=True)
    for place, row in enumerate(matrix.rows):
        above = top + place * _CELL
        grade = row[0].probability
        words = f"{grade}  {capital(probability_word(grade))}"
        sheet.caption(QRectF(0, above, names - SPACE_S, _CELL), words)
        for at, cell in enumerate(row):
            _draw_cell(sheet, cell, QRectF(names + at * width, above, width, _CELL))
    below = top + len(matrix.rows) * _CELL
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
    for at, cell in enumerate(matrix.rows[0]):
        word = capital(consequence_word(cell.consequence))
        place = QRectF(left + at * width, top, width - _GAP, LINE)
        words = f"{cell.consequence}  {word}"
        fits = sheet.advance(words, CAPTION_PX) <= place.width()
        sheet.caption(place, words if fits else str(cell.consequence), align=CENTRE)
    whole = QRectF(left, top + LINE, sheet.width - left - _GAP, LINE)
    sheet.caption(whole, pgettext("matrix", "Consequence"), strong=True, align=RIGHT)


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
