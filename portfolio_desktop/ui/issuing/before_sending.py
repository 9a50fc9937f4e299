"""Above the pages: how many they are, and what should be looked at before they are sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.attachment_list import size_words
from portfolio_desktop.ui.controls import button, label, set_look
from portfolio_desktop.ui.preview.warning_line import warnings_words
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_XS
from portfolio_desktop.ui.words import count_words


class BeforeSending(QFrame):
    """A strip that is pale while all is well. `details_wanted` and `warnings_wanted` when the user
    presses what is told of there."""

    details_wanted = Signal()
    warnings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "aside")
        self._size = label("", "strong")
        self._notice = label("", "late", wrap=True)
        self._details = button("", look="link")
        self._warnings = button("", look="link")
        self._well = label(_("Nothing stands out."), "caption")
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._size)
        for part in (self._details, self._warnings, self._well):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._notice)
        self._details.clicked.connect(self.details_wanted)
        self._warnings.clicked.connect(self.warnings_wanted)
        for hidden in (self._notice, self._details, self._warnings, self._well):
            hidden.hide()

    def show_size(self, pages: int, size: int) -> None:
        words = ngettext("{count} page · {size}", "{count} pages · {size}", pages)
        self._size.setText(words.format(count=count_words(pages), size=size_words(size)))

    def show_notice(self, words: str) -> None:
        """What stands above everything else: that it must not be sent."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def show_details(self, told: Sequence[str]) -> None:
        """What there are details of: "2 punkter er ikke frigivet"."""
        self._details.setText(" · ".join(told))
        self._details.setAccessibleName(self._details.text())
        self._details.setVisible(bool(told))
        self._follow()

    def show_warnings(self, count: int) -> None:
        self._warnings.setText(warnings_words(count))
        self._warnings.setAccessibleName(self._warnings.text())
        self._warnings.setVisible(bool(count))
        self._follow()

    def _follow(self) -> None:
        some = not self._details.isHidden() or not self._warnings.isHidden()
        self._well.setVisible(not some)
        set_look(self, "hint" if some else "aside")
