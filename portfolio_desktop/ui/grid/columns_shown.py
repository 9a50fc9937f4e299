"""Which columns are shown, how wide, and in the menu that chooses them; kept between starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.view import PortfolioView

_REST_MS = 400


class ColumnsShown(QObject):
    """Keeps the view's columns in step with the preferences, both ways."""

    def __init__(self, view: PortfolioView, model: PortfolioModel, choices: Choices) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._choices = choices
        self._grouping = ""
        self._applying = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._keep_widths)
        view.horizontalHeader().sectionResized.connect(self._resized)
        model.modelReset.connect(self._require_columns)
        self._applied: tuple[str, ...] = ()

    def apply(self, grouping: str) -> None:
        """Show what the preferences say, less the column that the rows are grouped by."""
        self._grouping = grouping
        self._applied = tuple(column.key for column in self._model.columns)
        preferences = self._choices.read()
        self._applying = True
        for place, column in enumerate(self._model.columns):
            grouped = bool(grouping) and column.grouped_by == grouping
            self._view.setColumnHidden(place, grouped or not _is_shown(column, preferences))
            self._view.setColumnWidth(
                place, preferences.column_widths.get(column.key, column.width)
            )
        self._applying = False

    def fill_menu(self, menu: QMenu) -> None:
        """One entry per column, ticked when shown, and a way back to the usual ones."""
        menu.clear()
        preferences = self._choices.read()
        for column in self._model.columns:
            action = QAction(column.name, menu)
            action.setCheckable(True)
            action.setChecked(_is_shown(column, preferences))
            action.setEnabled(column.key != "name")
            action.toggled.connect(lambda on, key=column.key: self.choose(key, on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(_("Usual columns"), self._reset)

    def keep(self) -> None:
        """Write what is still waiting to be kept."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_widths()

    def choose(self, key: str, on: bool) -> None:
        """Show a column, or hide it, from now on."""
        preferences = self._choices.read()
        shown = tuple(each for each in preferences.columns_shown if each != key)
        hidden = tuple(each for each in preferences.columns_hidden if each != key)
        chosen = (
            replace(preferences, columns_shown=(*shown, key), columns_hidden=hidden)
            if on
            else replace(preferences, columns_shown=shown, columns_hidden=(*hidden, key))
        )
        self._choices.keep(chosen)
        self.apply(self._grouping)

    def _reset(self) -> None:
        usual = replace(self._choices.read(), columns_shown=(), columns_hidden=(), column_widths={})
        self._choices.keep(usual)
        self.apply(self._grouping)

    def _require_columns(self) -> None:
        if self._applied != tuple(column.key for column in self._model.columns):
            self.apply(self._grouping)

    def _resized(self, section: int, _before: int, now: int) -> None:
        last = self._view.horizontalHeader().visualIndex(section) == len(self._applied) - 1
        if not self._applying and now > 0 and not last:
            self._rest.start()

    def _keep_widths(self) -> None:
        preferences = self._choices.read()
        changed = {**preferences.column_widths, **self._changed_widths()}
        if changed != dict(preferences.column_widths):
            self._choices.keep(replace(preferences, column_widths=changed))

    def _changed_widths(self) -> Mapping[str, int]:
        widths: dict[str, int] = {}
        for place, column in enumerate(self._model.columns[:-1]):
            width = self._view.columnWidth(place)
            if width > 0 and width != column.width:
                widths[column.key] = width
        return widths


def _is_shown(column: Column, preferences: Preferences) -> bool:
    """As chosen; a column that came later, such as a new dimension's, as it usually is."""
    if column.key in preferences.columns_hidden:
        return False
    return column.shown or column.key in preferences.columns_shown
