"""The portfolio page: the grid of one month, searched, filtered, grouped and sorted."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.views import Filters
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
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from portfolio_desktop.ui.grid.row_drag import RowDrag
from portfolio_desktop.ui.grid.view import PortfolioView
from portfolio_desktop.ui.pages.arrangement import Arrangement
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.only_rows import OnlyRows, OnlyRowsLine
from portfolio_desktop.ui.pages.reading import ReadingState
from portfolio_desktop.ui.progress import CancelledError, Progress

_PREPARED_AT_ONCE = 150
_AFTER_PAINT_MS = 250
_MANY = 500
"""After an edit of more rows than that the month is read anew, in steps."""


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
        self._arranger: Arranger[PortfolioRow] = Arranger(
            attrgetter("id"), attrgetter("search_text"), attrgetter("parent_id")
        )
        self.model = PortfolioModel(portfolio_columns(()), self)
        self.view = PortfolioView(context.theme, self.model)
        self.columns = ColumnsShown(self.view, self.model, context.choices)
        self.drag = RowDrag(
            self.view,
            context.theme,
            lambda: context.writable and self.arrangement.in_board_order,
        )
        self.arrangement = Arrangement(context, self._arranger, self.view, self.columns)
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

    @property
    def portfolio(self) -> Portfolio | None:
        return self._portfolio

    @property
    def reading(self) -> bool:
        """Whether a month is being read and not yet shown."""
        return self._reading is not None

    def reload(self, *, may_stop: bool = True) -> None:
        """Read the month from the register; a large one in steps, shown when all is there. After
        an edit nobody may stop half-way: what was shown before is no longer so."""
        self._give_up()
        self._reading_state.offer_stop(may_stop)
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
        first = self._portfolio is None
        self._reading = None
        self._portfolio = portfolio
        self._show_dimensions(portfolio)
        self._arranger.set_rows(portfolio.rows)
        self._show()
        if not self.view.current_project():
            self.view.select_first()
        if first and self.isVisible() and not _is_typing():
            self.setFocus()  # the rows were not there when the register was opened
        self.month_shown.emit()
        QTimer.singleShot(_AFTER_PAINT_MS, self._idle.start)

    def _show_dimensions(self, portfolio: Portfolio) -> bool:
        """Give the grid the columns of these dimensions; whether it had others before."""
        columns = portfolio_columns(portfolio.dimensions)
        before = [(each.key, each.title, each.name) for each in self.model.columns]
        if [(each.key, each.title, each.name) for each in columns] == before:
            return False
        self.view.show_columns(columns)
        self.arrangement.sort_as_chosen()
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
        if shown is None and self._context.past is not None:
            self._context.present_requested.emit()
            return
        if shown is None:
            self._context.use_register(None)
            return
        self._archived = shown.with_archived
        self.archived_shown.emit(self._archived)
        self._show()
        self._context.show_period(shown.period)

    def search(self, text: str) -> None:
        self._context.runner.rest_aside()
        self._searched = bool(text.strip())
        self._arranger.search(text)
        self._show()

    def filter_by(self, filters: Filters) -> None:
        self.arrangement.filter_by(filters)

    def show_only(self, words: str, projects: Iterable[str]) -> None:
        """Show these projects and no others, until another month or all of them are wished for;
        `words` say what they are."""
        self._arranger.collapse_all(False)
        self.arrangement.show_only(OnlyRows(words, frozenset(projects)))
        self.view.select_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.only.is_left_by(event):
            super().keyPressEvent(event)

    def group_by(self, grouping: str) -> None:
        """Group by an id of `portfolio_groupings`, "" for not at all; the choice is kept."""
        self.arrangement.group_by(grouping)

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column, "" for the board's own order; the choice is kept."""
        self.arrangement.sort_by(key, descending=descending)

    def collapse_all(self, collapsed: bool) -> None:
        self._arranger.collapse_all(collapsed)
        self._show()

    def fold_programmes(self, folded: bool) -> None:
        """Fold the sub-projects of every programme away, or show them all."""
        rows = self._portfolio.rows if self._portfolio else ()
        self.arrangement.fold([row.id for row in rows if row.parts is not None], folded=folded)

    def show_archived(self, shown: bool) -> None:
        """Whether what was archived stands among the projects, too."""
        self._archived = shown
        self.reload()

    def _connect(self) -> None:
        context = self._context
        context.register_changed.connect(self._show_register)
        context.period_changed.connect(self._show_period)
        self._reading_state.cancelled.connect(self._cancel)
        context.changed.connect(self._follow)
        self.columns.noted.connect(context.noted)
        self.arrangement.changed.connect(self._show)
        self.only.all_wished.connect(self.cleared)
        self.view.project_selected.connect(lambda _project: self._count_shown())
        self.view.marked.connect(self._count_shown)

    def _show_register(self) -> None:
        self._portfolio = None
        self.reload()

    def _show_period(self, period: Period) -> None:
        """Read another month, unless it is the one that is still held from before."""
        self.arrangement.show_only(None)
        if self._portfolio is None or self._portfolio.period != period:
            self.reload()
        else:
            self._give_up()
            self._show()
            self.month_shown.emit()

    def _follow(self, change: Change) -> None:
        """Show what an edit changed, each row in its place unless projects came or went."""
        if self._portfolio is not None and len(change.rows) > _MANY:
            self.reload(may_stop=False)
            return
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
        self.only.show_rows(self.arrangement.only)
        self.view.show_lines(self._arranger.lines, self._arranger.nesting)
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
        filters = self.arrangement.filters
        if self._searched and filters.among:
            return _("None has all the words you search for and what you filter by.")
        if filters.among:
            return _("None has what you filter by.")
        if self._searched and filters.shows:
            return _("None has all the words you search for and the status you chose.")
        if filters.shows:
            return _("None has the status you chose.")
        return _("None has all the words you search for.")

    def _count_shown(self) -> None:
        total = self._portfolio.counts.all if self._portfolio else 0
        selected = len(self.view.marks.rows())
        self.shown.emit(total, self._arranger.shown_count, selected)

    def _prepare_search(self) -> None:
        if not self._arranger.prepare_search(_PREPARED_AT_ONCE):
            self._idle.stop()


def _is_typing() -> bool:
    """Whether the keys go to a field just now."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
