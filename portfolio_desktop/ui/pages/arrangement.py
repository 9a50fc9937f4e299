"""How the rows of the portfolio stand: filtered, grouped, sorted, and through which columns.

Columns, grouping and sorting are the person's and kept between starts; filters last as long as the
window.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from portfolio_desktop.domain.views import Filters, ViewDefinition
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.row_filters import accepts
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.grid.arranging import Arranger
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.columns_shown import ColumnsShown
from portfolio_desktop.ui.grid.portfolio_columns import BY_PHASE, portfolio_groupings
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.pages.only_rows import OnlyRows
from portfolio_desktop.ui.pages.programme_folds import ProgrammeFolds

NO_GROUPING = "none"
"""Kept in the preferences, where "" means that nothing was chosen yet."""


class Arrangement(QObject):
    """Arranges the rows by the choices of the user. `changed` asks for the lines to be shown anew;
    `arranged` follows when they are, and where other columns are."""

    changed = Signal()
    arranged = Signal()

    def __init__(
        self,
        context: WindowContext,
        arranger: Arranger[PortfolioRow],
        view: PortfolioView,
        columns: ColumnsShown,
    ) -> None:
        super().__init__(view)
        self._context = context
        self._arranger = arranger
        self._header = view.grid_header
        self._columns = columns
        self._model = view.lines_model
        self._groupings = {grouping.id: grouping for _title, grouping in portfolio_groupings()}
        self.filters = Filters()
        self.only: OnlyRows | None = None
        self._header.sectionClicked.connect(self._sort_clicked)
        view.group_toggled.connect(self._toggle)
        columns.chosen.connect(self.arranged)
        self._folds = ProgrammeFolds(context.choices, arranger)
        self._view = view
        view.programme_folded.connect(
            lambda programme, folded: self.fold([programme], folded=folded)
        )
        arranger.group_by(self._groupings.get(self.grouping))
        columns.apply(self.grouping)

    @property
    def grouping(self) -> str:
        kept = self._context.choices.read().grouping or BY_PHASE
        return kept if kept in self._groupings else ""

    @property
    def in_board_order(self) -> bool:
        """Whether the list stands in the board's order, and not sorted by a column."""
        return not self._context.choices.read().sort_column

    @property
    def own_participant(self) -> str:
        """The participant that the user belongs to in this register, or who follows it by now; ""
        where nobody has said."""
        if not self._context.has_register:
            return ""
        register = self._context.register
        own = self._context.choices.read().own_participants.get(register.id, "")
        if not own:
            return ""
        from portfolio_desktop.domain.participants import standing

        return standing(own, self._context.reader.participants(), register.today())

    @property
    def definition(self) -> ViewDefinition:
        """How the portfolio is looked at now."""
        kept = self._context.choices.read()
        return ViewDefinition(
            self._columns.choice,
            self.filters,
            self.grouping,
            kept.sort_column,
            kept.sort_descending,
        )

    def look(self, definition: ViewDefinition) -> None:
        """Look at the portfolio so from now on."""
        self._use_filters(definition.filters)
        self._columns.use(definition.columns)
        self._use_grouping(definition.grouping)
        self._use_sorting(definition.sort, definition.descending)
        self._show()

    def filter_by(self, filters: Filters) -> None:
        """Filters that let all through also take off what `show_only` showed."""
        self._use_filters(filters)
        self._show()

    def show_only(self, rows: OnlyRows | None) -> None:
        """Show these rows alone, as far as the filters let them through; None shows all again."""
        if rows is not self.only:
            self.only = rows
            self._filter_rows()
            self.changed.emit()

    def group_by(self, grouping: str) -> None:
        self._use_grouping(grouping)
        self._show()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        self._use_sorting(key, descending)
        self._show()

    def fold(self, programmes: Iterable[str], *, folded: bool) -> None:
        """Fold the sub-projects of these programmes away, or show them; the cursor stays at a
        project that is shown."""
        named = list(programmes)
        row = self._view.current_row()
        self._folds.fold(named, folded=folded)
        self.changed.emit()
        if folded and row is not None and row.parent_id in named:
            self._view.select_project(row.parent_id)

    def turn_programme(self, row: PortfolioRow) -> None:
        """Fold or unfold the programme that a row is, or is part of."""
        programme = row.id if row.parts is not None else row.parent_id
        if programme:
            self.fold([programme], folded=not self._folds.is_folded(programme))

    def sort_as_chosen(self) -> None:
        """Sort by the chosen column as it is now, no longer by one that is gone."""
        kept = self._context.choices.read()
        found = self._column(kept.sort_column) is not None
        self._use_sorting(kept.sort_column if found else "", kept.sort_descending)

    def _show(self) -> None:
        self.changed.emit()
        self.arranged.emit()

    def _use_filters(self, filters: Filters) -> None:
        self.filters = filters
        if filters.lets_all_through:
            self.only = None
        self._filter_rows()

    def _filter_rows(self) -> None:
        passing = accepts(self.filters, self.own_participant)
        self._arranger.filter_by(passing if self.only is None else self.only.accepting(passing))

    def _use_grouping(self, grouping: str) -> None:
        choices = self._context.choices
        choices.keep(replace(choices.read(), grouping=grouping or NO_GROUPING))
        self._arranger.group_by(self._groupings.get(grouping))
        self._columns.apply(grouping)

    def _use_sorting(self, key: str, descending: bool) -> None:
        column = self._column(key)
        self._arranger.sort_by(column.sort_key if column else None, descending=descending)
        self._show_sorting(key, descending)
        choices, descends = self._context.choices, bool(key) and descending
        kept = choices.read()
        if (kept.sort_column, kept.sort_descending) != (key, descends):
            choices.keep(replace(kept, sort_column=key, sort_descending=descends))

    def _column(self, key: str) -> Column | None:
        return next((column for column in self._model.columns if column.key == key), None)

    def _toggle(self, group: str) -> None:
        self._arranger.toggle(group)
        self.changed.emit()

    def _sort_clicked(self, section: int) -> None:
        """A click sorts, another turns the order round, a third brings back the board's order."""
        key = self._model.columns[section].key
        kept = self._context.choices.read()
        if kept.sort_column != key:
            self.sort_by(key)
        elif not kept.sort_descending:
            self.sort_by(key, descending=True)
        else:
            self.sort_by("")

    def _show_sorting(self, key: str, descending: bool) -> None:
        places = [place for place, item in enumerate(self._model.columns) if item.key == key]
        self._header.setSortIndicatorShown(bool(places))
        if places:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self._header.setSortIndicator(places[0], order)
