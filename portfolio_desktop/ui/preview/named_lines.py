"""Beside the pages of the open edition: which of its texts name what is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.ui.controls import label
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import count_words

_SHOWN = 20
"""So many are listed; how many more there are is said."""


class NamedLines(QWidget):
    """Only there when there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "late", wrap=True)
        self._lines = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        words = ngettext(
            "{count} text names what is closed:", "{count} texts name what is closed:", len(lines)
        )
        self._title.setText(words.format(count=count_words(len(lines))))
        self._lines.setText("\n".join(listed_lines(lines)))
        self.setVisible(bool(lines))


def listed_lines(lines: Sequence[str]) -> list[str]:
    """The lines under each other, of very many the first and how many more."""
    shown = [f"– {each}" for each in lines[:_SHOWN]]
    rest = len(lines) - len(shown)
    if rest:
        words = ngettext("– and {count} more", "– and {count} more", rest)
        shown.append(words.format(count=count_words(rest)))
    return shown
