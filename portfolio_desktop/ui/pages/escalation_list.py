"""The projects that go before the board by themselves, as a list for a page or an overview."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.escalation_list import (
    EscalationRow,
    Escalations,
    escalations_steps,
)
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.month_lamps import MOST_MONTHS, STEP, paint_months
from portfolio_desktop.ui.pages.empty import EmptyState
from portfolio_desktop.ui.pages.projects_table import ProjectsTable
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel
from portfolio_desktop.ui.pages.seen_reading import SeenReading, Wish
from portfolio_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LAMPS = 3
"""The place of the column with lamps."""


def _columns() -> tuple[RecordColumn[EscalationRow], ...]:
    return (
        RecordColumn(_("No."), lambda row: row.number, 72),
        RecordColumn(_("Project"), lambda row: "\n".join((row.name, row.accountable)).strip(), 0),
        RecordColumn(_("Why"), lambda row: row.cause, 0),
        RecordColumn(_("Months"), lambda row: row.lamp_words, MOST_MONTHS * STEP + 16),
        RecordColumn(_("Account"), lambda row: row.state_words, 0),
    )


class EscalationModel(RecordModel[EscalationRow]):
    """What was taken off is pale; the row itself stands in the user role."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(_columns(), parent)
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.records[index.row()] if index.isValid() else None
        if row is not None and role == Qt.ItemDataRole.UserRole:
            return row
        if row is not None and row.taken_off and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._theme.palette.soft)
        return super().data(index, role)


class _MonthDelegate(QStyledItemDelegate):
    """Paints the lamps in the place of their words, which are for those who hear them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect).adjusted(4, 0, -4, -1)
        paint_months(painter, rect, row.lamps, self._theme, pale=row.taken_off)


class EscalationList(QWidget):
    """Reads the month's items whenever it is seen and something has changed; several can be chosen.

    `project_requested(id)` where a row is opened, `marked_changed` where another row is marked or
    the same shows otherwise, `shown(Escalations | None)` when they were read, and
    `menu_wished(global position)`.
    """

    project_requested = Signal(str)
    marked_changed = Signal()
    shown = Signal(object)
    menu_wished = Signal(QPoint)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._wished = ""
        self._found: Escalations | None = None
        self._model = EscalationModel(context.theme, self)
        self._table = ProjectsTable(_("Escalated projects"), self._model, TWO_LINES)
        self._table.setItemDelegateForColumn(_LAMPS, _MonthDelegate(context.theme, self._table))
        self._table.lay_out(tuple(column.width for column in _columns()))
        self._nothing = EmptyState(
            _("Nothing is escalated"),
            "",
            (),
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._stack)
        self.setFocusProxy(self._table)
        self._connect()
        self._reading = SeenReading(self, context, Wish(_steps, self._take))

    def _connect(self) -> None:
        table = self._table
        table.activated.connect(self._open_at)
        table.menu_wished.connect(self.menu_wished)
        table.selectionModel().selectionChanged.connect(
            # Who follows may save, and so have the list read anew: not while Qt is selecting.
            self._tell_marked,
            Qt.ConnectionType.QueuedConnection,
        )
        self._context.theme.changed.connect(table.viewport().update)

    @property
    def found(self) -> Escalations | None:
        """What is shown; None while there is nothing to show."""
        return self._found

    @property
    def marked(self) -> EscalationRow | None:
        """The row that verbs on one item are about."""
        return self._model.at(self._table.marked())

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen projects, in their order."""
        return self._table.chosen()

    def mark(self, project: str) -> bool:
        """Choose and mark this project; whether it is there now. If it is not it is marked once the
        list has been read."""
        self._wished = project
        if not any(row.project_id == project for row in self._model.records):
            return False
        self._choose((project,), project)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.page_shown()

    def _take(self, found: Escalations | None) -> None:
        self._found = found
        chosen, marked = self.chosen(), self.marked
        self._model.set_records(found.rows if found is not None else ())
        if found is not None:
            self._nothing.show_sentence(found.nothing_words)
        self._stack.setCurrentIndex(0 if self._model.records else 1)
        if self._wished:
            self._choose((self._wished,), self._wished)
        else:
            self._choose(chosen, marked.project_id if marked is not None else "")
        self.shown.emit(found)

    def _choose(self, projects: tuple[str, ...], marked: str) -> None:
        """Choose and mark these again; where none of them is left the first item that stands."""
        rows = enumerate(self._model.records)
        standing = next((place for place, row in rows if not row.taken_off), 0)
        self._table.choose(projects, marked, standing)
        if self._found is not None:
            self._wished = ""
        self.marked_changed.emit()

    def _tell_marked(self) -> None:
        self.marked_changed.emit()

    def _open_at(self, index: QModelIndex) -> None:
        self.project_requested.emit(self._model.records[index.row()].project_id)


def _steps(register: RegisterFile, period: Period) -> Steps[Escalations]:
    return escalations_steps(register.reader, period)
