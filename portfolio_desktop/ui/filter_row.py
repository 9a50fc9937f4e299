"""The filters in force, beneath the tool row: seen as long as they hide something, each taken off
with one click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from portfolio_desktop.domain.views import Choice, Part
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S, SPACE_XS

_NAMED = 6
"""More chips than these would not stand beside each other in a narrow window."""


def part_name(part: Part) -> str:
    return {
        Part.PARTICIPANT: _("Participant"),
        Part.PHASE: _("Phase"),
        Part.STATE: _("State"),
        Part.PROGRAMME: _("Programme"),
        Part.TEXT: _("Text for the meeting"),
    }[part]


class FilterRow(QFrame):
    """`removed(Choice)` and `cleared` are what the user asks for."""

    removed = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_M + 2, SPACE_XS + 2, SPACE_M + 2, SPACE_XS + 2)
        self._row.setSpacing(SPACE_S)
        self._caption = label(_("Only shown:"), "caption")
        self._more = label("", "caption")
        self._clear = button(_("Take all filters off"), look="link")
        self._clear.clicked.connect(lambda _checked=False: self.cleared.emit())
        self.chips: list[QPushButton] = []
        self._row.addWidget(self._caption)
        self._row.addWidget(self._more)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._allowed = True
        self.hide()

    def allow(self, on: bool) -> None:
        """Whether the page below has rows to filter."""
        self._allowed = on
        self.setVisible(on and bool(self.chips))

    def show_filters(self, filters: Sequence[tuple[Choice, str]]) -> None:
        """Each filter with its words; the row is gone where there is none."""
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self.chips = [self._chip(choice, words) for choice, words in filters[:_NAMED]]
        for place, chip in enumerate(self.chips, 1):
            self._row.insertWidget(place, chip)
        left = len(filters) - len(self.chips)
        self._more.setText(_("and {count} more").format(count=left))
        self._more.setVisible(left > 0)
        self._clear.setVisible(len(filters) > 1)
        self.allow(self._allowed)

    def _chip(self, choice: Choice, words: str) -> QPushButton:
        name = f"{part_name(choice.part)}: {words}"
        made = button(f"{words}  ×", look="filter", name=_("Take off: {name}").format(name=name))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(lambda _checked=False: self.removed.emit(choice))
        return made
