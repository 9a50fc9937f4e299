"""Which columns are shown, how wide, and in the menu that chooses them; kept between starts.

What the user chose stands in the preferences. Where there is no room for all of it, some columns
are narrower or hidden for as long as that lasts, and the choice stays as it is. Who has chosen
every column there is, as the view of all does, means all of them: then the grid is moved sideways.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from portfolio_desktop.domain.views import ColumnChoice
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.context import Choices
from portfolio_desktop.ui.grid.column_order import ColumnOrder, in_order
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.fitting import Chosen, Fit, fitted, least_room, unfitted
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.view import PortfolioView


class ColumnsShown(QObject):
    """Keeps the view's columns in step with the preferences, both ways, and within its room.

    `noted` says which columns a choice of the user has left without room; `chosen` that the user
    has chosen other columns, or another order of them.
    """

    noted = Signal(str)
    chosen = Signal()

    def __init__(self, view: PortfolioView, model: PortfolioModel, choices: Choices) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._choices = choices
        self._order = ColumnOrder(view, model, choices)
        self._grouping = ""
        self._chosen: Chosen = ()
        self._fit: Fit | None = None
        self._applying = False
        self._dragged: dict[str, int] = {}
        self._order.moved.connect(self.chosen)
        header = view.grid_header
        header.sectionResized.connect(self._resized)
        header.let_go.connect(self._follow_drag)
        view.room_changed.connect(self._use_room)
        model.modelReset.connect(self._require_columns)
        self._applied: tuple[str, ...] = ()
        self._whole = False

    def apply(self, grouping: str) -> None:
        """Show what the preferences say, less the column that the rows are grouped by."""
        self._grouping = grouping
        self._applied = tuple(column.key for column in self._model.columns)
        preferences = self._choices.read()
        self._whole = all(_is_shown(column, preferences) for column in self._model.columns)
        self._chosen = tuple(
            (column, preferences.column_widths.get(column.key, column.width))
            for column in self._model.columns
            if _is_shown(column, preferences) and not self._is_heading(column)
        )
        self._order.apply()
        self._view.require_room(least_room(self._chosen))
        self._fit = None
        self._use_room()

    def fill_menu(self, menu: QMenu) -> None:
        """One entry per column, ticked when chosen, and a way back to the usual ones."""
        menu.clear()
        preferences = self._choices.read()
        crowded = self._crowded_out()
        for column in self._model.columns:
            action = QAction(self._entry(column, column in crowded), menu)
            action.setCheckable(True)
            action.setChecked(_is_shown(column, preferences))
            action.setEnabled(column.key != "name")
            action.toggled.connect(lambda on, key=column.key: self.choose(key, on))
            menu.addAction(action)
        menu.addSeparator()
        fit = menu.addAction(_("Hide columns there is no room for"))
        fit.setCheckable(True)
        fit.setChecked(preferences.columns_fit)
        fit.toggled.connect(self._choose_fit)
        menu.addAction(_("Usual columns"), self._reset)

    def _entry(self, column: Column, crowded_out: bool) -> str:
        """A column that is chosen and not seen says why."""
        if crowded_out:
            return _("{column} – hidden, there is no room for it").format(column=column.name)
        if self._is_heading(column) and _is_shown(column, self._choices.read()):
            words = _("{column} – hidden, it stands in the headings of the groups")
            return words.format(column=column.name)
        return column.name

    def _is_heading(self, column: Column) -> bool:
        return bool(self._grouping) and column.grouped_by == self._grouping

    def keep(self) -> None:
        """Keep the widths that columns were dragged to."""
        if self._dragged:
            preferences = self._choices.read()
            widths = {**preferences.column_widths, **self._dragged}
            self._dragged.clear()
            self._choices.keep(replace(preferences, column_widths=widths))

    def _crowded_out(self) -> list[Column]:
        """The columns that were chosen and that there is no room for."""
        kept = self._fit.widths if self._fit else {}
        return [column for column, _width in self._chosen if column.key not in kept]

    def choose(self, key: str, on: bool) -> None:
        """Show a column, or hide it, from now on."""
        before = self._crowded_out()
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
        self.chosen.emit()
        gone = [column.name for column in self._crowded_out() if column not in before]
        if gone:
            self.noted.emit(_("There is no room for: {columns}").format(columns=", ".join(gone)))

    def _choose_fit(self, on: bool) -> None:
        self._choices.keep(replace(self._choices.read(), columns_fit=on))
        self.apply(self._grouping)

    @property
    def choice(self) -> ColumnChoice:
        """The columns as they are chosen now, whether there is room for all of them or not."""
        kept = self._choices.read()
        return ColumnChoice(kept.columns_shown, kept.columns_hidden, kept.column_order)

    def use(self, choice: ColumnChoice) -> None:
        """Choose other columns; they are shown by the next `apply`."""
        extra = tuple(column.key for column in self._model.columns if not column.shown)
        chosen = replace(
            self._choices.read(),
            columns_shown=extra if choice.everything else choice.shown,
            columns_hidden=choice.hidden,
            column_order=choice.order,
        )
        self._choices.keep(chosen)

    def told(self, choice: ColumnChoice) -> list[str]:
        """The keys of the columns that a choice shows, from the left."""
        usual = [column.key for column in self._model.columns]
        extra = usual if choice.everything else choice.shown
        shown = {column.key for column in self._model.columns if column.shown} | {*extra}
        return [key for key in in_order(usual, choice.order) if key in shown - {*choice.hidden}]

    def _reset(self) -> None:
        self.use(ColumnChoice())
        self._choices.keep(replace(self._choices.read(), column_widths={}))
        self.apply(self._grouping)
        self.chosen.emit()

    def _require_columns(self) -> None:
        if self._applied != tuple(column.key for column in self._model.columns):
            self.apply(self._grouping)

    def _use_room(self) -> None:
        """Fit the chosen columns into the room that the view has now."""
        fits = self._choices.read().columns_fit and not self._whole
        fit = (fitted if fits else unfitted)(self._chosen, self._view.room)
        if fit == self._fit:
            return
        self._fit = fit
        self._applying = True
        for place, column in enumerate(self._model.columns):
            self._show_column(place, column, fit)
        self._applying = False
        self._view.leave_hidden_column()

    def _show_column(self, place: int, column: Column, fit: Fit) -> None:
        width = fit.widths.get(column.key)
        if self._view.isColumnHidden(place) is not (width is None):
            self._view.setColumnHidden(place, width is None)
        if width is None:
            return
        fills = column.key == fit.filler
        mode = QHeaderView.ResizeMode.Stretch if fills else QHeaderView.ResizeMode.Interactive
        header = self._view.grid_header
        if header.sectionResizeMode(place) is not mode:
            header.setSectionResizeMode(place, mode)
        if not fills and self._view.columnWidth(place) != width:
            self._view.setColumnWidth(place, width)

    def _resized(self, section: int, _before: int, now: int) -> None:
        key = self._model.columns[section].key
        fills = self._fit is not None and key == self._fit.filler
        if not self._applying and now > 0 and not fills:
            self._dragged[key] = now

    def _follow_drag(self) -> None:
        """A column was given another width, and the others make room for it or take it."""
        if self._dragged:
            self.keep()
            self.apply(self._grouping)


def _is_shown(column: Column, preferences: Preferences) -> bool:
    """As chosen; a column that came later, such as a new dimension's, as it usually is."""
    if column.key in preferences.columns_hidden:
        return False
    return column.shown or column.key in preferences.columns_shown
