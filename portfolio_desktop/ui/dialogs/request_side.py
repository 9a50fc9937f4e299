"""The right side of a change request: what an approval would do, and where it is to be decided."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.request_list import Consequence
from portfolio_desktop.services.words import request_state_word
from portfolio_desktop.ui.controls import heading, label, line
from portfolio_desktop.ui.lamp_controls import LampView
from portfolio_desktop.ui.panel.sections import clear
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S, SPACE_XS

_LAMP = 16


class ConsequenceList(QFrame):
    """The consequences under each other; says so where there is nothing to tell yet."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "aside")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self.column.setSpacing(SPACE_S)
        self.column.addWidget(heading(title))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_S)
        self.column.addLayout(self._lines)

    def show_consequences(self, consequences: Iterable[Consequence]) -> None:
        clear(self._lines)
        shown = tuple(consequences)
        if not shown:
            advice = _("Write what is to change to see what an approval would mean.")
            self._lines.addWidget(label(advice, "caption", wrap=True))
        for consequence in shown:
            self._lines.addWidget(self._line(consequence))
            self._lines.addWidget(line())

    def _line(self, consequence: Consequence) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
        row.setSpacing(SPACE_S)
        lamp: QWidget = QWidget()
        if consequence.colour is not None:
            shown = LampView(self._theme, _("Hint"), _LAMP)
            shown.show_colour(consequence.colour)
            lamp = shown
        lamp.setFixedSize(_LAMP, _LAMP)
        row.addWidget(lamp, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(consequence.sentence, wrap=True))
        if consequence.detail:
            words.addWidget(label(consequence.detail, "caption", wrap=True))
        row.addLayout(words, 1)
        return made


class Steps(QWidget):
    """Where a request stands on its way: "Under udarbejdelse › Fremsendt › …"."""

    def __init__(self, state: RequestState) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        way = (RequestState.DRAFT, RequestState.SUBMITTED, RequestState.ON_AGENDA)
        steps = [(request_state_word(step), step is state) for step in way]
        decided = state not in way
        steps.append((request_state_word(state) if decided else _("decided"), decided))
        for place, (words, here) in enumerate(steps):
            if place:
                row.addWidget(label("›", "caption"))
            row.addWidget(label(words.capitalize(), "here" if here else "caption"))
        row.addStretch(1)
