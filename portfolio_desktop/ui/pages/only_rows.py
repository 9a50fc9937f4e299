"""The line over the grid while it shows only the projects behind a figure, and its way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_S
from portfolio_desktop.ui.words import count_words

Accepts: TypeAlias = Callable[[PortfolioRow], bool]
"""A test for rows."""


class OnlyRows(NamedTuple):
    """Some projects, and what they are ("røde i august 2023")."""

    words: str
    projects: frozenset[str]

    def accepting(self, further: Accepts | None) -> Accepts:
        """A test for those of them that pass the further one, if there is any."""
        projects = self.projects
        if further is None:
            return lambda row: row.id in projects
        return lambda row: row.id in projects and further(row)


class OnlyRowsLine(QFrame):
    """Hidden while all is shown; `all_wished` and `overview_wished` are its two ways out."""

    all_wished = Signal()
    overview_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: OnlyRows | None = None
        self.setProperty("look", "strip")
        self._words = label("", "strong")
        everything = button(_("Show all   Esc"), look="link", name=_("Show all projects"))
        back = button(_("Back to the overview"), look="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        row.setSpacing(SPACE_L)
        for part in (self._words, everything, back):
            row.addWidget(part)
        row.addStretch(1)
        everything.clicked.connect(self.all_wished)
        back.clicked.connect(self.overview_wished)
        self.hide()

    def show_rows(self, rows: OnlyRows | None) -> None:
        """Say which rows alone are shown; None where all are."""
        self.rows = rows
        self.setVisible(rows is not None)
        if rows is not None:
            count = len(rows.projects)
            words = ngettext(
                "Showing {count} project: {what}", "Showing {count} projects: {what}", count
            )
            self._words.setText(words.format(count=count_words(count), what=rows.words))

    def is_left_by(self, event: QKeyEvent) -> bool:
        """Whether these keys mean that all is wished for again, and it was told."""
        if self.rows is None or event.key() != Qt.Key.Key_Escape:
            return False
        self.all_wished.emit()
        return True
