"""The collection desk: who has delivered the month's report, who is late, who was reminded."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.copied_table import as_html, as_tabbed
from portfolio_desktop.services.collection import Collection, CollectionRow, collection_steps
from portfolio_desktop.services.due import prepare_due
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from portfolio_desktop.ui.words import capital


def _columns() -> tuple[RecordColumn[CollectionRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: row.number, 76),
        RecordColumn(_("Project"), lambda row: row.name, 0),
        RecordColumn(_("Is to report"), lambda row: row.reporter_words, 0),
        RecordColumn(_("Report"), lambda row: capital(row.stage_words), 150),
        RecordColumn(_("Received"), lambda row: day_words(row.received_on), 118),
        RecordColumn(_("Late"), lambda row: row.late_words, 84),
        RecordColumn(_("Reminded"), lambda row: row.reminded_words, 150),
    )


class CollectionPage(QWidget):
    """The projects of the month with their reports; several can be chosen.

    `reminder_wished`, `due_wished` and `menu_wished(global position)` go to the window;
    `chosen_changed` says that other projects are chosen, or the same show otherwise.
    """

    reminder_wished = Signal()
    due_wished = Signal()
    menu_wished = Signal(QPoint)
    chosen_changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._collection: Collection | None = None
        self._reading: Progress | None = None
        self._stale = True
        self._wanted = 0
        self._columns = _columns()
        self._model: RecordModel[CollectionRow] = RecordModel(self._columns, self)
        self._table = RecordTable(_("Collection of reports"), self._model)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.lay_out(tuple(column.width for column in self._columns))
        self.setFocusProxy(self._table)
        self._due = label("", "caption")
        self._counts = label("", "caption")
        self._missing_only = QCheckBox(_("Only those that are missing"))
        self._change_due = button(_("Due date…"), look="link")
        self._copy = button(_("Copy as table"))
        self._remind = button(_("Reminder…"), look="primary")
        self._nobody = EmptyState(
            _("Nobody is missing"), _("Every project has reported for the month."), ()
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(SPACE_M)
        for words in (self._due, self._change_due, self._counts):
            facts.addWidget(words)
        facts.addStretch(1)
        titles = QVBoxLayout()
        titles.setSpacing(SPACE_XS)
        titles.addWidget(label(_("Collection of reports"), "title"))
        titles.addLayout(facts)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_S)
        head.addLayout(titles, 1)
        for tool in (self._missing_only, self._copy, self._remind):
            head.addWidget(tool)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nobody)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(body, 1)

    def _connect(self) -> None:
        context, table = self._context, self._table
        self._missing_only.toggled.connect(lambda _on: self._show())
        self._change_due.clicked.connect(self.due_wished)
        self._copy.clicked.connect(self.copy_table)
        self._remind.clicked.connect(self.reminder_wished)
        table.activated.connect(self._open_marked)
        table.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(table.viewport().mapToGlobal(where))
        )
        table.selectionModel().selectionChanged.connect(lambda *_rows: self._tell_chosen())
        context.changed.connect(lambda _change: self._read_anew())
        context.period_changed.connect(lambda _period: self._read_anew())
        context.register_changed.connect(self._read_anew)

    @property
    def collection(self) -> Collection | None:
        """What is shown; None while there is nothing to show."""
        return self._collection

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen projects, in their order."""
        places = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return tuple(self._model.records[place].project_id for place in places)

    def show_missing(self, only: bool) -> None:
        """Whether only those whose report is awaited are shown."""
        self._missing_only.setChecked(only)

    def choose_all(self) -> None:
        self._table.selectAll()

    def copy_table(self) -> None:
        """Put what is shown on the clipboard, so that it can be pasted into Excel and Word."""
        heads = [column.title for column in self._columns]
        rows = [[column.words(row) for column in self._columns] for row in self._model.records]
        content = QMimeData()
        content.setText(as_tabbed(heads, rows))
        content.setHtml(as_html(heads, rows))
        QGuiApplication.clipboard().setMimeData(content)
        copied = ngettext("{count} row copied", "{count} rows copied", len(rows))
        self._context.noted.emit(copied.format(count=len(rows)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_shown()

    def _read_anew(self) -> None:
        """What is being read is of another moment, or of a register that is closed by now."""
        self._stale = True
        self._wanted += 1
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._read_if_shown()

    def _read_if_shown(self) -> None:
        """A page that nobody sees reads nothing; it does so when it is shown."""
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        if not self._context.has_register:
            self._take(None)
            return
        period, wanted = self._context.period, self._wanted
        # The calendar of holidays is slow to load the first time.
        self._context.runner.run(
            lambda _progress: prepare_due(period), lambda _none: self._begin(wanted), self._fail
        )

    def _begin(self, wanted: int) -> None:
        """Read the register, unless something else is wanted by now."""
        if wanted != self._wanted or not self._context.has_register:
            return
        register = self._context.register
        steps = collection_steps(register.reader, self._context.period, register.today())
        reading = self._context.runner.run_steps(steps, self._take, self._fail)
        self._reading = None if reading.over else reading

    def _take(self, found: Collection | None) -> None:
        self._reading = None
        self._collection = found
        self._show()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, StorageError):
            raise error
        from portfolio_desktop.services.messages import message_for

        self._context.tell(message_for(error))

    def _show(self) -> None:
        found = self._collection
        rows = found.rows if found is not None else ()
        shown = tuple(row for row in rows if row.missing or not self._missing_only.isChecked())
        chosen = frozenset(self.chosen())
        self._model.set_records(shown)
        self._stack.setCurrentIndex(0 if shown or not rows else 1)
        self._due.setText(found.due_words if found is not None else "")
        self._counts.setText(_counts(found) if found is not None else "")
        self._copy.setEnabled(bool(shown))
        self._change_due.setVisible(self._context.writable)
        self._choose(chosen)

    def _choose(self, projects: frozenset[str]) -> None:
        """Choose these again; where none of them is left the first that is missing, else the first
        of all."""
        records = self._model.records
        places = [place for place, row in enumerate(records) if row.project_id in projects]
        first_missing = next((place for place, row in enumerate(records) if row.missing), 0)
        selection = QItemSelection()
        for place in places or ([first_missing] if records else []):
            index = self._model.index(place, 0)
            selection.select(index, index)
        model = self._table.selectionModel()
        if not selection.isEmpty():
            first = selection.indexes()[0]
            model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(
            selection,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = frozenset(self.chosen())
        missing = any(row.missing for row in self._model.records if row.project_id in chosen)
        self._remind.setEnabled(missing and self._context.writable)
        self.chosen_changed.emit()

    def _open_marked(self) -> None:
        place = self._table.marked()
        if place is not None:
            self._context.project_requested.emit(self._model.records[place].project_id)


def _counts(found: Collection) -> str:
    """ "12 af 20 projekter har rapporteret"."""
    total = found.expected
    template = ngettext(
        "{done} of {total} project has reported", "{done} of {total} projects have reported", total
    )
    return template.format(done=total - found.missing, total=total)
