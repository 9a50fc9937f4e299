"""A short row of lamps, one for each month, with the month under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.escalation_words import short_month
from portfolio_desktop.services.panel_values import MonthLamp
from portfolio_desktop.ui.lamp_painting import paint_lamp
from portfolio_desktop.ui.theme import Theme

MOST_MONTHS = 6
STEP, LAMP, HEIGHT = 30, 16, 36
_PALE = 0.45


def paint_months(
    painter: QPainter,
    rect: QRectF,
    months: Sequence[MonthLamp],
    theme: Theme,
    *,
    pale: bool = False,
) -> None:
    """Paint the last months that there is room for from the left of `rect`, oldest first."""
    room = max(1, min(MOST_MONTHS, int(rect.width() // STEP)))
    shown = months[-room:]
    top = rect.center().y() - HEIGHT / 2
    painter.save()
    painter.setOpacity(_PALE if pale else 1.0)
    painter.setFont(theme.caption_font())
    for place, each in enumerate(shown):
        left = rect.left() + place * STEP
        lamp = QRectF(left + (STEP - LAMP) / 2, top, LAMP, LAMP)
        paint_lamp(painter, lamp, each.lamp.colour, theme.palette)
        painter.setPen(QColor(theme.palette.soft))
        below = QRectF(left, top + LAMP + 1, STEP, HEIGHT - LAMP)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short_month(each.period))
    painter.restore()


class MonthLampsView(QWidget):
    """The row by itself; `what` names it aloud."""

    def __init__(self, theme: Theme, what: str) -> None:
        super().__init__()
        self._theme = theme
        self._what = what
        self._months: tuple[MonthLamp, ...] = ()
        theme.changed.connect(self.update)

    def show_months(self, months: Sequence[MonthLamp], words: str) -> None:
        self._months = tuple(months)
        self.setAccessibleName(_("{what}: {value}").format(what=self._what, value=words))
        self.setToolTip(words)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(STEP * max(1, min(len(self._months), MOST_MONTHS)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_months(painter, QRectF(self.rect()), self._months, self._theme)
        painter.end()
