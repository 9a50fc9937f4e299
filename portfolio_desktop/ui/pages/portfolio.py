"""The portfolio page: the grid of one month, searched, filtered, grouped and sorted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import (
    Portfolio,
    PortfolioCounts,
    PortfolioRow,
    portfolio_steps,
    refresh_rows,
)
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.grid.arranging import Arranger
from portfolio_desktop.ui.grid.columns_shown import ColumnsShown
from portfolio_desktop.ui.grid.model import PortfolioModel
from portfolio_desktop.ui.grid.portfolio_columns import (
    BY_PHASE,
    portfolio_columns,
    portfolio_groupings,
)
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.only_rows import OnlyRows, OnlyRowsLine
from portfolio_desktop.ui.pages.reading import ReadingState
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.tool_row import RowFilter

NO_GROUPING = "none"
"""Kept in the preferences, where "" means that nothing was chosen yet."""
_PREPARED_AT_ONCE = 150
_AFTER_PAINT_MS = 250


class PortfolioPage(QWidget):
    """Shows the register's projects in the month of the context.

    `counted(PortfolioCounts)` and `shown(total, shown, selected)` follow what is on the page;
    `project_wanted`, `import_wanted` and `cleared` are what the empty states offer;
    `archived_shown(bool)` says that showing the archived ones was not carried through;
    `month_shown` that the rows are those of another month. `only` is the line over the grid while
    it shows only some projects.
    """

    month_shown = Signal()
    counted = Signal(object)
    shown = Signal(int, int, int)
    project_wanted = Signal()
    import_wanted = Signal()
    cleared = Signal()
    archived_shown = Signal(bool)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._portfolio: Portfolio | None = None
        self._reading: Progress | None = None
        self._counts_told: PortfolioCounts | None = None
        self._archived = False
        self._searched = False
        self._filter = RowFilter.ALL
        self._groupings = {grouping.id: grouping for _title, grouping in portfolio_groupings()}
        self._arranger: Arranger[PortfolioRow] = Arranger(
            lambda row: row.id, lambda row: row.search_text
        )
        self.model = PortfolioModel(portfolio_columns(()), self)
        self.view = PortfolioView(context.theme, self.model)
        self.columns = ColumnsShown(self.view, self.model, context.choices)
        self._nothing_yet = EmptyState(
            _("No projects yet"),
            _("Bring in the status table you have today, or write the first project."),
            (
                (_("Import a table…"), "primary", self.import_wanted.emit),
                (_("New project…"), "plain", self.project_wanted.emit),
            ),
        )
        self._nothing_found = EmptyState(
            _("No project matches"),
            "",
            ((_("Show all projects"), "plain", self.cleared.emit),),
        )
        self._reading_state = ReadingState()
        self.only = OnlyRowsLine()
        body = QWidget()
        self._stack = QStackedLayout(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.only)
        column.addWidget(body, 1)
        for widget in (self.view, self._nothing_yet, self._nothing_found, self._reading_state):
            self._stack.addWidget(widget)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._prepare_search)
        self._connect()
        self._restore_choices()

    @property
    def grouping(self) -> str:
        kept = self._context.choices.read().grouping or BY_PHASE
        return kept if kept in self._groupings else ""

    @property
    def portfolio(self) -> Portfolio | None:
        return self._portfolio

    @property
    def reading(self) -> bool:
        """Whether a month is being read and not yet shown."""
        return self._reading is not None

    def reload(self) -> None:
        """Read the month from the register; a large one in steps, shown when all is there."""
        self._give_up()
        if not self._context.has_register:
            self._portfolio = None
            self._arranger.set_rows(())
            self._show()
            return
        steps = portfolio_steps(
            self._context.reader,
            self._context.period,
            self._context.register.today(),
            archived=self._archived,
        )
        reading = self._context.runner.run_steps(steps, self._take, self._fail, self._show_progress)
        if not reading.over:
            self._reading = reading

    def _give_up(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        month = period_words(self._context.period)
        self._reading_state.show_progress(_("Reading {month} …").format(month=month), done, total)
        self._stack.setCurrentWidget(self._reading_state)

    def _take(self, portfolio: Portfolio) -> None:
        self._reading = None
        self._portfolio = portfolio
        self._show_dimensions(portfolio)
        self._arranger.set_rows(portfolio.rows)
        self._show()
        if not self.view.current_project():
            self.view.select_first()
        self.month_shown.emit()
        QTimer.singleShot(_AFTER_PAINT_MS, self._idle.start)

    def _show_dimensions(self, portfolio: Portfolio) -> bool:
        """Give the grid the columns of these dimensions; whether it had others before."""
        columns = portfolio_columns(portfolio.dimensions)
        before = [(each.key, each.title, each.name) for each in self.model.columns]
        if [(each.key, each.title, each.name) for each in columns] == before:
            return False
        self.view.show_columns(columns)
        self._sort_as_chosen()
        return True

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):  # given up for another reading, or for none
            return
        if not isinstance(error, StorageError):
            raise error
        from portfolio_desktop.services.messages import message_for

        self._cancel()
        self._context.tell(message_for(error))

    def _cancel(self) -> None:
        """Back to what was shown before, or to no register where nothing was."""
        self._give_up()
        shown = self._portfolio
        if shown is None:
            self._context.use_register(None)
            return
        self._archived = shown.with_archived
        self.archived_shown.emit(self._archived)
        self._show()
        self._context.show_period(shown.period)

    def search(self, text: str) -> None:
        self._searched = bool(text.strip())
        self._arranger.search(text)
        self._show()

    def filter_by(self, kind: RowFilter) -> None:
        """Show the rows of a kind; ALL shows all there are, and no longer only some projects."""
        self._filter = kind
        self._show_only(None if kind is RowFilter.ALL else self.only.rows)

    def show_only(self, words: str, projects: Iterable[str]) -> None:
        """Show these projects and no others, until another month or all of them are wished for;
        `words` say what they are."""
        self._arranger.collapse_all(False)
        self._show_only(OnlyRows(words, frozenset(projects)))
        self.view.select_first()

    def _show_only(self, rows: OnlyRows | None) -> None:
        self.only.show_rows(rows)
        self._arranger.filter_by(self.only.accepting(self._filter.accepts()))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.only.is_left_by(event):
            super().keyPressEvent(event)

    def group_by(self, grouping: str) -> None:
        """Group by an id of `portfolio_groupings`, "" for not at all; the choice is kept."""
        choices = self._context.choices
        choices.keep(replace(choices.read(), grouping=grouping or NO_GROUPING))
        self._arranger.group_by(self._groupings.get(grouping))
        self.columns.apply(grouping)
        self._show()

    def show_archived(self, shown: bool) -> None:
        """Whether what was archived stands among the projects, too."""
        self._archived = shown
        self.reload()

    def collapse_all(self, collapsed: bool) -> None:
        self._arranger.collapse_all(collapsed)
        self._show()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column, "" for the board's own order; the choice is kept."""
        column = next((item for item in self.model.columns if item.key == key), None)
        self._arranger.sort_by(column.sort_key if column else None, descending=descending)
        self._show_sorting(key, descending)
        choices = self._context.choices
        choices.keep(
            replace(choices.read(), sort_column=key, sort_descending=bool(key) and descending)
        )
        self._show()

    @property
    def in_board_order(self) -> bool:
        """Whether the list stands in the board's order, and not sorted by a column."""
        return not self._context.choices.read().sort_column

    def before_and_after(self, project_id: str) -> tuple[list[str], list[str]]:
        """The ids of the projects above and below one in the list: its group's, nearest first."""
        above: list[str] = []
        below: list[str] = []
        found = False
        for line in self.model.lines:
            if not isinstance(line, PortfolioRow):
                if found:
                    break
                above.clear()
            elif line.id == project_id:
                found = True
            else:
                (below if found else above).append(line.id)
        return (above[::-1], below) if found else ([], [])

    def stands_before(self, project_id: str) -> str | None:
        """The project right before one in the board's order, None for the first."""
        ids = [row.id for row in self._portfolio.rows] if self._portfolio else []
        place = ids.index(project_id)
        return ids[place - 1] if place else None

    def _connect(self) -> None:
        context, header = self._context, self.view.horizontalHeader()
        context.register_changed.connect(self._show_register)
        context.period_changed.connect(self._show_period)
        self._reading_state.cancelled.connect(self._cancel)
        context.changed.connect(self._follow)
        self.only.all_wished.connect(self.cleared)
        header.sectionClicked.connect(self._sort_clicked)
        self.columns.noted.connect(context.noted)
        self.view.group_toggled.connect(self._toggle)
        self.view.project_selected.connect(lambda _project: self._count_shown())

    def _restore_choices(self) -> None:
        self._arranger.group_by(self._groupings.get(self.grouping))
        self.columns.apply(self.grouping)

    def _sort_as_chosen(self) -> None:
        """Sort by the chosen column as it is now, no longer by one that is gone."""
        choices = self._context.choices
        preferences = choices.read()
        found = [item for item in self.model.columns if item.key == preferences.sort_column]
        if not found:
            choices.keep(replace(preferences, sort_column="", sort_descending=False))
        key = found[0].sort_key if found else None
        self._arranger.sort_by(key, descending=preferences.sort_descending)
        self._show_sorting(preferences.sort_column, preferences.sort_descending)

    def _show_register(self) -> None:
        self._portfolio = None
        self.reload()

    def _show_period(self, period: Period) -> None:
        """Read another month, unless it is the one that is still held from before."""
        self._show_only(None)
        if self._portfolio is None or self._portfolio.period != period:
            self.reload()
        else:
            self._give_up()
            self._show()
            self.month_shown.emit()

    def _follow(self, change: Change) -> None:
        """Show what an edit changed, each row in its place unless projects came or went."""
        if self._reading is not None:  # what has been read so far may be out of date
            self.reload()
        before = self._portfolio
        if before is None:
            return
        now = refresh_rows(self._context.reader, before, change)
        self._portfolio = now
        other_columns = self._show_dimensions(now)
        fresh = {
            row.id: row for row, old in zip(now.rows, before.rows, strict=False) if row is not old
        }
        same_projects = [row.id for row in now.rows] == [row.id for row in before.rows]
        if same_projects and not other_columns and self._arranger.replace_rows(fresh):
            self.model.replace_lines(self._arranger.lines)
            self.counted.emit(now.counts)
            self._count_shown()
            return
        marked = self.view.currentIndex().row()
        self._arranger.set_rows(now.rows)
        self._show()
        if not self.view.current_project():
            self.view.select_near(marked)

    def _show(self) -> None:
        self.view.show_lines(self._arranger.lines)
        counts = self._portfolio.counts if self._portfolio else PortfolioCounts()
        page = self._page()
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.view if page is self._reading_state else page)
        self._nothing_found.show_sentence(self._why_nothing())
        if counts is not self._counts_told:
            # Searching changes none of them.
            self._counts_told = counts
            self.counted.emit(counts)
        self._count_shown()

    def _page(self) -> QWidget:
        if self._reading is not None:
            return self._reading_state
        if self._portfolio is None or not self._portfolio.rows:
            return self._nothing_yet
        return self.view if self._arranger.lines else self._nothing_found

    def _why_nothing(self) -> str:
        """What was asked for that no project has."""
        filtered = self._filter is not RowFilter.ALL
        if self._searched and filtered:
            return _("None has all the words you search for and the status you chose.")
        if filtered:
            return _("None has the status you chose.")
        return _("None has all the words you search for.")

    def _count_shown(self) -> None:
        total = self._portfolio.counts.all if self._portfolio else 0
        selected = 1 if self.view.current_project() else 0
        self.shown.emit(total, self._arranger.shown_count, selected)

    def _toggle(self, group: str) -> None:
        self._arranger.toggle(group)
        self._show()

    def _sort_clicked(self, section: int) -> None:
        """A click sorts, another turns the order round, a third brings back the board's order."""
        key = self.model.columns[section].key
        preferences = self._context.choices.read()
        if preferences.sort_column != key:
            self.sort_by(key)
        elif not preferences.sort_descending:
            self.sort_by(key, descending=True)
        else:
            self.sort_by("")

    def _show_sorting(self, key: str, descending: bool) -> None:
        header = self.view.horizontalHeader()
        places = [place for place, item in enumerate(self.model.columns) if item.key == key]
        header.setSortIndicatorShown(bool(places))
        if places:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(places[0], order)

    def _prepare_search(self) -> None:
        if not self._arranger.prepare_search(_PREPARED_AT_ONCE):
            self._idle.stop()
