"""The line beneath the grid while several projects are marked: how many, and what to do to them."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.ui.words import count_words


class MarkedBar(QFrame):
    """Its buttons are public: the window connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "marked")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M + 2, SPACE_S, SPACE_M + 2, SPACE_S)
        row.setSpacing(SPACE_M)
        self._words = label("", "strong")
        self.edit = button(_("Edit them together…"))
        self.edit.setToolTip("Ctrl+B")
        self.end = button(_("Unmark"), look="link")
        row.addWidget(self._words)
        row.addWidget(self.edit)
        row.addWidget(self.end)
        row.addStretch(1)
        self.hide()

    def show_marked(self, count: int) -> None:
        """Gone where no more than one is marked."""
        words = ngettext("{count} project marked", "{count} projects marked", count)
        self._words.setText(words.format(count=count_words(count)))
        self.setVisible(count > 1)
