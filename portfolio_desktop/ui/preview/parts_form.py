"""The parts of the papers with what moves them, for whoever has no mouse at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pack_arranging import Arrangement, arrangement
from portfolio_desktop.services.pack_parts import ALL_PARTS, Part
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.preview.part_list import PartList
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S


class PartsForm(QWidget):
    """`changed`: other parts are chosen, or another order; `reset`: all shall be as usual."""

    changed = Signal()
    reset = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = PartList(theme)
        self._arrangement = arrangement(ALL_PARTS)
        self._up = button("↑", name=_("Move the part up"), tip=_("Move up (Alt+↑)"))
        self._down = button("↓", name=_("Move the part down"), tip=_("Move down (Alt+↓)"))
        self._usual = button(_("As usual"), look="link")
        below = QHBoxLayout()
        below.setSpacing(SPACE_S)
        below.addWidget(self._up)
        below.addWidget(self._down)
        below.addStretch(1)
        below.addWidget(self._usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.list)
        column.addLayout(below)
        self._up.clicked.connect(lambda: self.list.step(-1))
        self._down.clicked.connect(lambda: self.list.step(1))
        self._usual.clicked.connect(self.reset)
        self.list.arranged.connect(self._take)
        self.list.currentRowChanged.connect(lambda _row: self._offer())

    @property
    def arrangement(self) -> Arrangement:
        return self._arrangement

    def show_parts(self, chosen: Sequence[Part], offered: Sequence[Part]) -> None:
        """Show what is chosen of what the papers can hold; nothing is told of that."""
        self._arrangement = arrangement(chosen, offered)
        self.list.show_arrangement(self._arrangement)
        self._offer()

    def _take(self, arranged: Arrangement) -> None:
        self._arrangement = arranged
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """What stands at the end of its list moves no further."""
        part = self.list.part
        siblings = () if part is None else self._arrangement.siblings(part)
        self._up.setEnabled(bool(siblings) and siblings[0] is not part)
        self._down.setEnabled(bool(siblings) and siblings[-1] is not part)
