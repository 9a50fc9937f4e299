"""What the colours mean, for those who want it before they choose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import colour_word


class Criteria(QFrame):
    """A card with the criteria of each colour; `switch` is the button that opens it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.switch = button(_("What do the colours mean?"), look="link")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self.setVisible)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, SPACE_S, 10, SPACE_S)
        lines.setSpacing(SPACE_S)
        self._meanings = {colour: label("", "caption", wrap=True) for colour in Colour}
        for colour, meaning in self._meanings.items():
            line = QHBoxLayout()
            line.setSpacing(SPACE_S)
            lamp = LampView(theme, _("Criteria"), 14)
            lamp.show_colour(colour, colour_word(colour))
            line.addWidget(lamp, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(meaning, 1)
            lines.addLayout(line)
        self.hide()

    def show_meanings(self, meanings: Mapping[Colour, str]) -> None:
        for colour, words in meanings.items():
            self._meanings[colour].setText(words)
