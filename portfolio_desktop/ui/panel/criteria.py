"""What the colours mean, for those who want it before they choose."""

from __future__ import annotations

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
        for colour, meaning in _meanings().items():
            line = QHBoxLayout()
            line.setSpacing(SPACE_S)
            lamp = LampView(theme, _("Criteria"), 14)
            lamp.show_colour(colour, colour_word(colour))
            line.addWidget(lamp, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(meaning, "caption", wrap=True), 1)
            lines.addLayout(line)
        self.hide()


def _meanings() -> dict[Colour, str]:
    """The default criteria; time and cost follow the state's thresholds (domain.thresholds)."""
    return {
        Colour.GREEN: _("Green: goes as planned."),
        Colour.YELLOW: _(
            "Yellow: a deviation the project can handle. As a guide: 1–3 months after the approved "
            "plan, or up to 10 % or DKK 6 million over the approved budget."
        ),
        Colour.RED: _(
            "Red: the board has to take a stand. As a guide: more than 3 months after the approved "
            "plan, or more than that over the approved budget."
        ),
    }
