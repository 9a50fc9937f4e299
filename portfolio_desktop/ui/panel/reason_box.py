"""The reason for one lamp: a paragraph for the report, in a field as high as its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.tokens import SPACE_XS

_MOST_ROWS = 6


class ReasonBox(PassageBox):
    """One line high until more is written. Enter has done with it and goes on, as Tab does."""

    def __init__(self, name: str) -> None:
        super().__init__(name, rows=1, grows_to=_MOST_ROWS)
        self.say_what_for(asked=True, printed=True)

    def say_what_for(self, *, asked: bool, printed: bool) -> None:
        """Whether the lamp asks for a reason, and whether the report prints it."""
        if not printed:
            words = _("Why? (optional; not printed while it is green)")
        elif asked:
            words = _("Why? (goes into the report)")
        else:
            words = _("Why? (optional; goes into the report)")
        self.setPlaceholderText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class ReasonField(QWidget):
    """The box under its heading."""

    def __init__(self, dimension: str) -> None:
        super().__init__()
        name = _("Reason for {name}").format(name=dimension)
        self.box = ReasonBox(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(wrapped(name, "heading"))
        column.addWidget(self.box)
