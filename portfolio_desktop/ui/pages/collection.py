"""The collection desk: who has delivered the month's report, who is late, who was reminded."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.copied_table import as_html, as_tabbed
from portfolio_desktop.services.collection import Collection, CollectionRow, collection_steps
from portfolio_desktop.services.due import prepare_due
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page, page_head
from portfolio_desktop.ui.pages.projects_table import ProjectsTable
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.words import capital


def _columns() -> tuple[RecordColumn[CollectionRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: row.number, 64),
        RecordColumn(_("Project"), lambda row: row.name, 0),
        RecordColumn(_("Is to report"), lambda row: row.reporter_words, 172),
        RecordColumn(_("Report"), lambda row: capital(row.stage_words), 116),
        RecordColumn(_("Received"), lambda row: day_words(row.received_on), 96),
        RecordColumn(_("Late"), lambda row: row.late_words, 78),
        RecordColumn(_("Reminded"), lambda row: row.reminded_words, 100),
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
        self._columns = _columns()
        self._model: RecordModel[CollectionRow] = RecordModel(self._columns, self)
        self._table = ProjectsTable(_("Collection of reports"), self._model)
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
        self._reading = SeenReading(self, context, Wish(_steps, self._take, prepare_due))

    def _lay_out(self) -> None:
        head = page_head(
            _("Collection of reports"),
            (self._due, self._change_due, self._counts),
            (self._missing_only, self._copy, self._remind),
        )
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nobody)
        fill_page(self, (head,), body)

    def _connect(self) -> None:
        table = self._table
        self._missing_only.toggled.connect(lambda _on: self._show())
        self._change_due.clicked.connect(self.due_wished)
        self._copy.clicked.connect(self.copy_table)
        self._remind.clicked.connect(self.reminder_wished)
        table.activated.connect(self._open_marked)
        table.menu_wished.connect(self.menu_wished)
        table.selectionModel().selectionChanged.connect(lambda *_rows: self._tell_chosen())

    @property
    def collection(self) -> Collection | None:
        """What is shown; None while there is nothing to show."""
        return self._collection

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen projects, in their order."""
        return self._table.chosen()

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
        self._reading.page_shown()

    def _take(self, found: Collection | None) -> None:
        self._collection = found
        self._show()

    def _show(self) -> None:
        found = self._collection
        rows = found.rows if found is not None else ()
        shown = tuple(row for row in rows if row.missing or not self._missing_only.isChecked())
        chosen = self.chosen()
        self._model.set_records(shown)
        self._stack.setCurrentIndex(0 if shown or not rows else 1)
        self._due.setText(found.due_words if found is not None else "")
        self._counts.setText(_counts(found) if found is not None else "")
        self._copy.setEnabled(bool(shown))
        self._change_due.setVisible(self._context.writable)
        self._choose(chosen)

    def _choose(self, projects: tuple[str, ...]) -> None:
        """Choose these again; where none of them is left the first that is missing, else the first
        of all."""
        records = self._model.records
        first_missing = next((place for place, row in enumerate(records) if row.missing), 0)
        self._table.choose(projects, otherwise=first_missing)
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


def _steps(register: RegisterFile, period: Period) -> Steps[Collection]:
    return collection_steps(register.reader, period, register.today())


def _counts(found: Collection) -> str:
    """ "12 af 20 projekter har rapporteret"."""
    total = found.expected
    template = ngettext(
        "{done} of {total} project has reported", "{done} of {total} projects have reported", total
    )
    return template.format(done=total - found.missing, total=total)
