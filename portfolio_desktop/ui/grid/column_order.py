"""The order that the columns were dragged into, kept between starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.view import PortfolioView


class ColumnOrder(QObject):
    """Keeps the order of the view's columns in step with the preferences, both ways; `moved` where
    the user has changed it."""

    moved = Signal()

    def __init__(self, view: PortfolioView, model: PortfolioModel, choices: Choices) -> None:
        super().__init__(view)
        self._header = view.grid_header
        self._model = model
        self._choices = choices
        self._applying = False
        self._moved = False
        self._header.sectionMoved.connect(lambda *_places: self._follow_move())
        self._header.let_go.connect(self._keep)

    def apply(self) -> None:
        """Put the columns where the preferences say."""
        usual = [column.key for column in self._model.columns]
        self._applying = True
        for place, key in enumerate(in_order(usual, self._choices.read().column_order)):
            self._header.moveSection(self._header.visualIndex(usual.index(key)), place)
        self._applying = False

    def _follow_move(self) -> None:
        self._moved = not self._applying

    def _keep(self) -> None:
        """While a column is dragged it passes others; the order it is let go in counts."""
        if not self._moved:
            return
        self._moved = False
        columns = self._model.columns
        shown = tuple(
            columns[self._header.logicalIndex(place)].key for place in range(len(columns))
        )
        self._choices.keep(replace(self._choices.read(), column_order=shown))
        self.moved.emit()


def in_order(usual: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The usual columns in the wanted order; one that has no place there, such as a new
    dimension's, follows the one it usually follows."""
    ordered = [key for key in wanted if key in usual]
    for place, key in enumerate(usual):
        if key not in ordered:
            ordered.insert(ordered.index(usual[place - 1]) + 1 if place else 0, key)
    return ordered
