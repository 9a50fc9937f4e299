"""The band across the window while the register is looked at as it was."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_DIAL = 20


class PastBand(QFrame):
    """Says which moment is shown, and offers the way out; `present_wished` and `other_wished` are
    what its buttons ask for. Hidden while the register is shown as it is."""

    present_wished = Signal()
    other_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "past")
        self.setAccessibleName(_("The register as it was"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M + 2, SPACE_S, SPACE_M + 2, SPACE_S)
        row.setSpacing(SPACE_M)
        self._words = label("", "past", wrap=True)
        other = button(_("Another moment…"), look="quiet")
        back = button(_("Back to today"))
        back.setToolTip("Esc")
        other.clicked.connect(self.other_wished)
        back.clicked.connect(self.present_wished)
        row.addWidget(_Dial(theme))
        row.addWidget(self._words, 1)
        row.addWidget(other)
        row.addWidget(back)
        self.hide()

    def show_moment(self, words: str) -> None:
        """Name the moment as it stands in "the register as it was …"; "" for now."""
        sentence = _("You see the register as it was {moment}. Nothing can be changed here.")
        self._words.setText(sentence.format(moment=words) if words else "")
        self.setAccessibleDescription(self._words.text())
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        return self._words.text()


class _Dial(QWidget):
    """A clock whose hands have gone back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(_DIAL, _DIAL))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._theme.palette.accent), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, radius = QPointF(_DIAL / 2, _DIAL / 2), _DIAL / 2 - 2
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawArc(box, 135 * 16, -300 * 16)
        tip = QPointF(middle.x() - radius * 0.71, middle.y() - radius * 0.71)
        painter.drawLine(tip, tip + QPointF(-0.6, -4.2))
        painter.drawLine(tip, tip + QPointF(4.2, 0.4))
        painter.drawLine(middle, middle + QPointF(0, -radius * 0.6))
        painter.drawLine(middle, middle + QPointF(radius * 0.45, radius * 0.2))
        painter.end()
