"""The part of the panel that tells risks, disputes and what is promised next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.follow_panel import FollowFacts
from portfolio_desktop.ui.actions import shown_keys
from portfolio_desktop.ui.controls import Level, button
from portfolio_desktop.ui.panel.sections import Section, clear, put, wrapped
from portfolio_desktop.ui.tokens import SPACE_XS


class FollowSection(Section):
    """A line for each that there is; the link opens the project's risks and disputes."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__(_("Risks and follow-up"))
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE_XS)
        self._open = button(_("Risks and disputes…"), look="link", tip=shown_keys("Ctrl+Shift+Q"))
        self._open.clicked.connect(self.wished)
        self.content.addLayout(self._words)
        self.content.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_facts(self, facts: FollowFacts) -> None:
        clear(self._words)
        late: Level = "late" if facts.late else "plain"
        lines: tuple[tuple[str, Level], ...] = (
            (facts.risks, "plain"),
            (facts.gravest, "caption"),
            (facts.disputes, "plain"),
            (facts.promises, late),
            (facts.next_promise, "caption"),
        )
        for words, level in lines:
            if words:
                put(self._words, wrapped(words, level))
