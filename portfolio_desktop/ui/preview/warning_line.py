"""Beside the report: how much is worth a look before it is printed, and the way to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.tokens import SPACE_S
from portfolio_desktop.ui.words import count_words


class WarningLine(QWidget):
    """`wanted` when the user asks for the warnings that are counted here."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._none = label(_("Nothing stands out."), "caption", wrap=True)
        self._some = button("", look="link")
        self._some.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(_("Before printing")))
        column.addWidget(self._none)
        column.addWidget(self._some, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_count(self, count: int) -> None:
        words = warnings_words(count)
        self._some.setText(words)
        self._some.setAccessibleName(words)
        self._some.setVisible(bool(count))
        self._none.setVisible(not count)
        self.show()


def warnings_words(count: int) -> str:
    """ "3 ting bør ses efter…", the link to them."""
    return ngettext(
        "{count} thing is worth a look…", "{count} things are worth a look…", count
    ).format(count=count_words(count))
