"""What a page shows instead of nothing: what this is, and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.ui.controls import Look, button, label
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_WIDEST = 460


class EmptyState(QWidget):
    """A title, a sentence and the buttons that lead on, in the middle of the page; the first of
    them takes the focus for all of it."""

    def __init__(
        self, title: str, sentence: str, offers: Iterable[tuple[str, Look, Callable[[], object]]]
    ) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_S)
        column.addStretch(2)
        self._sentence = label(sentence, wrap=True)
        for words in (label(title, "title", wrap=True), self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(_WIDEST)
            across = QHBoxLayout()
            across.addStretch(1)
            across.addWidget(words, 100)
            across.addStretch(1)
            column.addLayout(across)
        column.addSpacing(SPACE_M)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addStretch(1)
        self._offers: list[QPushButton] = []
        for text, look, wish in offers:
            offer = button(text, look=look)
            self._offers.append(offer)
            offer.clicked.connect(lambda _checked=False, wanted=wish: wanted())
            row.addWidget(offer)
            if self.focusProxy() is None:
                self.setFocusProxy(offer)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def enable_offers(self, enabled: bool) -> None:
        """Whether what is offered can be done now."""
        for offer in self._offers:
            offer.setEnabled(enabled)

    def show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)
