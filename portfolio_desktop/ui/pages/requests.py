"""The list of change requests: what awaits a decision first, then what was decided."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QWidget

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.request_list import RequestRow, request_rows_steps
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, label
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.page_head import fill_page
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_SEARCH_WIDTH = 240


def _columns() -> tuple[RecordColumn[RequestRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: row.number, 80),
        RecordColumn(_("Project"), lambda row: f"{row.project_number} {row.project_name}", 225),
        RecordColumn(_("Title"), lambda row: row.title, 0),
        RecordColumn(_("What changes"), lambda row: row.summary, 0),
        RecordColumn(_("State"), lambda row: row.state_line, 140),
        RecordColumn(_("Decided or to be decided at"), lambda row: row.handled, 200),
    )


class RequestsPage(QWidget):
    """Every change request of the register, read when the page is seen.

    `new_wished` is for the project that is marked in the portfolio, `decision_wished(request)` and
    `writing_wished` for the request that is marked here; `marked_changed` when that is another.
    """

    new_wished = Signal()
    decision_wished = Signal(str)
    writing_wished = Signal()
    marked_changed = Signal()
    shown = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[RequestRow, ...] = ()
        columns = _columns()
        self._model: RecordModel[RequestRow] = RecordModel(columns, self)
        self._table = RecordTable(_("Change requests"), self._model, TWO_LINES)
        self._table.lay_out(tuple(column.width for column in columns))
        self.setFocusProxy(self._table)
        self.search_field = TextLine(_("Search in change requests"))
        self.search_field.setPlaceholderText(_("Search in change requests"))
        self.search_field.setFixedWidth(_SEARCH_WIDTH)
        self._open_only = QCheckBox(_("Only those that await a decision"))
        self._new = button("")
        self._decide = button(_("Record a decision…"))
        self._write = button(_("Decide in writing…"))
        self._open = button(_("Open"))
        self._empty = EmptyState(
            _("No change requests"),
            _(
                "A change request is made from a project: choose the project, then press "
                "“New change request”."
            ),
            (),
        )
        self._lay_out()
        self._table.activated.connect(self._open_at)
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._enable())
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(
            lambda where: self.menu_wished.emit(self._table.viewport().mapToGlobal(where))
        )
        self._new.clicked.connect(self.new_wished)
        self._decide.clicked.connect(self._decide_marked)
        self._open.clicked.connect(self._open_marked)
        self._write.clicked.connect(self.writing_wished)
        self.search_field.textChanged.connect(lambda _text: self._show())
        self._open_only.toggled.connect(lambda _on: self._show())
        self.show_project("")
        wish = Wish(lambda register, _period: request_rows_steps(register.reader), self._take)
        self._reading = SeenReading(self, context, wish)

    def show_project(self, number: str) -> None:
        """Offer a request for the project of this number, "" for none."""
        words = _("New request for {number}…").format(number=number)
        self._new.setText(words if number else _("New change request…"))
        self._new.setAccessibleName(self._new.text())
        self._new.setEnabled(bool(number) and self._context.writable)

    def _lay_out(self) -> None:
        head, search = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        search.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_M)
        for row in (head, search):
            row.setSpacing(SPACE_M)
        head.addWidget(label(_("Change requests"), "title"))
        head.addStretch(1)
        for verb in (self._new, self._decide, self._write, self._open):
            head.addWidget(verb)
        search.addWidget(self.search_field)
        search.addWidget(self._open_only)
        search.addStretch(1)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        fill_page(self, (head, search), body)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        self._reading.page_shown()

    def _take(self, rows: tuple[RequestRow, ...] | None) -> None:
        self._rows = rows or ()
        self._show()

    def _show(self) -> None:
        words = query_words(self.search_field.text())
        shown = tuple(
            row
            for row in self._rows
            if (row.is_open or not self._open_only.isChecked()) and matches(row.search_text, words)
        )
        marked = self._marked()
        self._model.set_records(shown)
        self._stack.setCurrentIndex(0 if self._rows else 1)
        places = [place for place, row in enumerate(shown) if marked and row.id == marked.id]
        if shown:
            self._table.selectRow(places[0] if places else 0)
        self._enable()

    def _enable(self) -> None:
        awaits = bool(self.awaiting)
        self._open.setEnabled(bool(self.marked))
        self._decide.setEnabled(awaits and self._context.writable)
        self._write.setEnabled(awaits and self._context.writable)
        self.marked_changed.emit()

    @property
    def awaiting(self) -> str:
        """The id of the marked request while it awaits its decision; "" for none."""
        row = self._marked()
        awaits = row is not None and row.is_open and row.state is not RequestState.DRAFT
        return row.id if row is not None and awaits else ""

    @property
    def marked(self) -> str:
        """The id of the marked request, "" for none."""
        row = self._marked()
        return row.id if row is not None else ""

    def _marked(self) -> RequestRow | None:
        return self._model.at(self._table.marked())

    def _decide_marked(self) -> None:
        row = self._marked()
        if row is not None:
            self.decision_wished.emit(row.id)

    def _open_at(self, index: QModelIndex) -> None:
        self._context.request_requested.emit(self._model.records[index.row()].id)

    def _open_marked(self) -> None:
        row = self._marked()
        if row is not None:
            self._context.request_requested.emit(row.id)
