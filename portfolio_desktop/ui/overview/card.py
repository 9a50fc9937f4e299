"""A part of the overview on a card of its own: its title, its drawing, and how to take it along."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from portfolio_desktop.environment.texts import _, mark
from portfolio_desktop.services.overview_tables import part_title
from portfolio_desktop.services.overview_values import Overview, Part
from portfolio_desktop.ui.controls import button, label, tool_button
from portfolio_desktop.ui.overview.canvas import AROUND, Canvas
from portfolio_desktop.ui.overview.drawings import DRAWINGS
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_FURTHER: dict[Part, tuple[str, str]] = {
    Part.ESCALATIONS: ("page_escalations", mark("Accounts…")),
    Part.REPORTS: ("page_collection", mark("Collection…")),
    Part.MEMBERS: ("row_count", mark("In and out…")),
}
"""The verb that leads on from a part, and its words."""


class PartCard(QFrame):
    """`chosen(Figure or project id)` when something in it is pressed; `picture_wished(Part)` and
    `table_wished(Part)` ask for a copy of it; `verb_wished(action id)` for the place where more is
    said of it, and done."""

    chosen = Signal(object)
    verb_wished = Signal(str)
    picture_wished = Signal(object)
    table_wished = Signal(object)

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__()
        self.part = part
        title = part_title(part)
        self.setProperty("look", "card")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.canvas = Canvas(theme, title)
        self._menu = QMenu(self)
        self._menu.addAction(_("Copy as picture")).triggered.connect(
            lambda: self.picture_wished.emit(part)
        )
        self._menu.addAction(_("Copy as table")).triggered.connect(
            lambda: self.table_wished.emit(part)
        )
        copy = tool_button("⋯", name=_("Copy: {name}").format(name=title), look="quiet")
        copy.setMenu(self._menu)
        head = QHBoxLayout()
        head.setContentsMargins(AROUND, 0, 0, 0)  # flush with what is drawn under it
        head.addWidget(label(title, "title"), 1)
        head.setSpacing(SPACE_S)
        if part in _FURTHER:
            action, words = _FURTHER[part]
            further = button(_(words), look="link")
            further.clicked.connect(lambda: self.verb_wished.emit(action))
            head.addWidget(further)
        head.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.canvas)
        self.canvas.chosen.connect(self.chosen)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_overview(self, overview: Overview | None) -> None:
        if overview is None:
            self.canvas.show_drawing(None)
            return
        draw = DRAWINGS[self.part]
        self.canvas.show_drawing(lambda sheet: draw(sheet, overview))

    def _show_menu(self, where: QPoint) -> None:
        self._menu.popup(self.mapToGlobal(where))
