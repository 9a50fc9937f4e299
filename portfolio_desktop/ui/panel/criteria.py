"""What the colours mean, for those who want it before they choose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, frame, label
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import colour_word


class Criteria(QWidget):
    """A quiet button that opens a card with the criteria of each colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._switch = button(_("What do the colours mean?"), look="link")
        self._switch.setCheckable(True)
        self._card = frame("card")
        lines = QVBoxLayout(self._card)
        lines.setContentsMargins(10, SPACE_S, 10, SPACE_S)
        lines.setSpacing(SPACE_XS)
        for colour, meaning in _meanings().items():
            row = QWidget()
            inner = QVBoxLayout(row)
            inner.setContentsMargins(0, 0, 0, SPACE_XS)
            inner.setSpacing(0)
            lamp = LampView(theme, _("Criteria"), 14)
            lamp.show_colour(colour, colour_word(colour))
            inner.addWidget(lamp)
            inner.addWidget(label(meaning, "caption", wrap=True))
            lines.addWidget(row)
        self._card.hide()
        self._switch.toggled.connect(self._card.setVisible)
        column.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card)


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
