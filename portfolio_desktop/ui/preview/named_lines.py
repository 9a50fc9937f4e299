"""Beside the pages of the open edition: which of its texts name what is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.closed_mentions import ClosedMention
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import count_words

_SHOWN = 20
"""So many are listed; how many more there are is said."""


class NamedLines(QWidget):
    """Only there when there is something to tell. `wanted(project_id)` when the user asks for the
    project whose words they are."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "late", wrap=True)
        self._lines = label("", "caption", wrap=True)
        self._buttons: list[QPushButton] = []
        self._ways = QVBoxLayout()
        self._ways.setSpacing(SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        column.addLayout(self._ways)
        self.hide()

    def show_mentions(self, mentions: Sequence[ClosedMention]) -> None:
        count = len(mentions)
        words = ngettext(
            "{count} text names what is closed:", "{count} texts name what is closed:", count
        )
        self._title.setText(words.format(count=count_words(count)))
        self._lines.setText("\n".join(listed_lines([each.sentence for each in mentions])))
        for old in self._buttons:
            self._ways.removeWidget(old)
            old.deleteLater()
        known = {each.project_id: each.project for each in mentions[:_SHOWN] if each.project_id}
        self._buttons = [self._way(*each) for each in known.items()]
        for made in self._buttons:
            self._ways.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(mentions))

    def _way(self, project_id: str, name: str) -> QPushButton:
        words = _("Show {project}").format(project=name)
        made = button(words.replace("&", "&&"), look="link", name=words)
        made.clicked.connect(lambda: self.wanted.emit(project_id))
        return made


def listed_lines(lines: Sequence[str], most: int = _SHOWN) -> list[str]:
    """The lines under each other, of more than `most` the first and how many more."""
    return [*(f"– {each}" for each in lines[:most]), *rest_line(len(lines) - most)]


def rest_line(count: int) -> list[str]:
    """How many more there are, where there are any."""
    words = ngettext("– and {count} more", "– and {count} more", count)
    return [words.format(count=count_words(count))] if count > 0 else []
