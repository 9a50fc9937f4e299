"""What a page shows while a large register is being read: how far it is, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_M

_WIDTH = 320


class ReadingState(QWidget):
    """A line of words over a bar and a button. `cancelled` is the user's wish to stop."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = label("", "title")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        cancel = self._cancel = button(_("Cancel"))
        cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        column.addWidget(self._words)
        for part in (self._bar, cancel):
            across = QHBoxLayout()
            across.addStretch(1)
            across.addWidget(part)
            across.addStretch(1)
            column.addLayout(across)
        column.addStretch(3)
        self.setFocusProxy(cancel)

    def offer_stop(self, may_stop: bool) -> None:
        """Some work has to come to its end."""
        self._cancel.setVisible(may_stop)

    def show_progress(self, words: str, done: int, total: int) -> None:
        """What is being read, and how much of it has been."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
