"""The fold at the foot of a form: whether this is kept out of the open edition, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.ui.controls import TextLine, labelled, tick
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S


class ClosureFold(QWidget):
    """A tick; once it is set, the two lines that it needs. `unfolded` when they come."""

    unfolded = Signal()

    def __init__(self, closure: Closure) -> None:
        super().__init__()
        self.closed = tick(_("Closed: not shown in the open edition"))
        self.closed.setChecked(closure.closed)
        self.reason = TextLine(_("Why it is closed"), closure.reason)
        self.reason.setPlaceholderText(_("for instance: negotiations with the supplier"))
        self.heading = TextLine(_("Heading in the open edition"), closure.open_heading)
        self._lines = QWidget()
        across = QGridLayout(self._lines)
        across.setContentsMargins(0, 0, 0, 0)
        across.setHorizontalSpacing(SPACE_L)
        for place, field in enumerate((self.reason, self.heading)):
            across.addWidget(labelled(field.accessibleName(), field), 0, place)
            across.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.closed)
        column.addWidget(self._lines)
        self._lines.setVisible(closure.closed)
        self.closed.toggled.connect(self._fold)

    def closure(self) -> Closure:
        """What is said now; without the tick the lines say nothing."""
        if not self.closed.isChecked():
            return Closure()
        return Closure(True, self.reason.text(), self.heading.text())

    def _fold(self, closed: bool) -> None:
        self._lines.setVisible(closed)
        if closed:
            self.reason.setFocus()
            self.unfolded.emit()
