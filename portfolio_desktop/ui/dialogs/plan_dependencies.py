"""What a project needs of others and who needs it: two lists with the verbs for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.dependencies import (
    dependency_of,
    remove_dependency,
    settle_dependency,
)
from portfolio_desktop.services.dependency_lines import DependencyLine, dependencies_of
from portfolio_desktop.services.words import capital
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.dialogs.chain import ChainDialog
from portfolio_desktop.ui.dialogs.dependency import DependencyDialog
from portfolio_desktop.ui.dialogs.plan_page import CarryOut, PlanPage
from portfolio_desktop.ui.pages.records import (
    TWO_LINES,
    Index,
    RecordColumn,
    RecordModel,
    RecordTable,
)
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_LEAST_HEIGHT = 116


class DependencyModel(RecordModel[DependencyLine]):
    """What is broken has its dates in the colour of what is late."""

    def __init__(self, columns: tuple[RecordColumn[DependencyLine], ...], theme: Theme) -> None:
        super().__init__(columns)
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.ForegroundRole:
            line = self.records[index.row()]
            if not line.is_open:
                return self._theme.colour("soft")
            late = index.column() == _STANDING and line.late
            too_late = index.column() == _CHANGE_BY and line.moment_late
            return self._theme.colour("late") if late or too_late else None
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole:
            line = self.records[index.row()]
            return "\n".join(part for part in (line.moment, line.note) if part) or super().data(
                index, role
            )
        return super().data(index, role)


_STANDING, _CHANGE_BY = 4, 5


def _columns(own: str, other: str) -> tuple[RecordColumn[DependencyLine], ...]:
    return (
        RecordColumn(own, lambda line: line.own, 172),
        RecordColumn(other, lambda line: line.other, 0),
        RecordColumn(pgettext("column", "Needed by"), lambda line: line.need or "–", 104),
        RecordColumn(pgettext("column", "Expected"), lambda line: line.expected or "–", 104),
        RecordColumn(_("Stands"), _standing, 236),
        RecordColumn(pgettext("column", "Change until"), lambda line: line.change_by, 126),
    )


def _standing(line: DependencyLine) -> str:
    """In words and never by colour alone."""
    parts = (capital(line.state_word), line.slack)
    return ": ".join(part for part in parts if part)


class DependenciesPage(PlanPage):
    """The verbs are about the row that is marked in the list that was used last.

    `request_wished` carries a change request that was begun from what slips.
    """

    request_wished = Signal(str)

    def __init__(self, context: WindowContext, project: str, carry_out: CarryOut) -> None:
        super().__init__(context, project, carry_out)
        self.needs = self._table(_("What the project needs"), _("Here"), _("Needs"))
        self.needed_by = self._table(_("Who needs the project"), _("From here"), _("Is needed by"))
        self._no_needs = label(_("It needs nothing of other projects."), "caption")
        self._not_needed = label(_("No other project needs it."), "caption")
        self._used = self.needs
        self.new = button(_("New dependency…"))
        self.open = button(_("Edit…"), name=_("Edit the dependency"))
        self.settle = button(_("Needed no more"))
        self.remove = button(_("Remove"), name=_("Remove the dependency"))
        self.chain = button(_("What slips?…"), tip=_("Move a date, and see what slips with it"))
        self._lay_out()
        self._follow()
        self.setFocusProxy(self.needs)
        self.show_saved()

    def _table(self, name: str, own: str, other: str) -> RecordTable:
        columns = _columns(own, other)
        table = RecordTable(name, DependencyModel(columns, self.context.theme), TWO_LINES)
        table.lay_out(tuple(column.width for column in columns))
        table.setMinimumHeight(_LEAST_HEIGHT)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_S)
        for table, empty, stretch in (
            (self.needs, self._no_needs, 3),
            (self.needed_by, self._not_needed, 2),
        ):
            column.addWidget(heading(table.accessibleName()))
            column.addWidget(empty)
            column.addWidget(table, stretch)
            column.addSpacing(SPACE_S)
        column.addStretch(1)
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_S)
        for each in (self.new, self.open, self.settle, self.remove):
            verbs.addWidget(each)
        verbs.addStretch(1)
        verbs.addWidget(self.chain)
        column.addLayout(verbs)

    def _follow(self) -> None:
        for table in (self.needs, self.needed_by):
            table.activated.connect(lambda _index, used=table: self._open_in(used))
            table.pressed.connect(lambda _index, used=table: self._use(used))
            table.selectionModel().currentRowChanged.connect(
                lambda _now, _before, used=table: self._use(used)
            )
        self.new.clicked.connect(lambda: self._write(""))
        self.open.clicked.connect(lambda: self._open_in(self._used))
        self.settle.clicked.connect(self._settle)
        self.remove.clicked.connect(self._remove)
        self.chain.clicked.connect(self.show_chain)

    def show_saved(self) -> None:
        context = self.context
        found = dependencies_of(context.reader, self.project, context.register.today())
        for table, empty, lines in (
            (self.needs, self._no_needs, found.needs),
            (self.needed_by, self._not_needed, found.needed_by),
        ):
            marked = _marked_in(table)
            _model(table).set_records(lines)
            table.setVisible(bool(lines))
            empty.setVisible(not lines)
            ids = [line.id for line in lines]
            if marked is not None and marked.id in ids:
                table.selectRow(ids.index(marked.id))
            elif lines:
                table.selectRow(0)
        if not _model(self._used).records:
            self._used = self.needs if found.needs else self.needed_by
        self.setFocusProxy(self._used if _model(self._used).records else self.new)
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
            return
        super().keyPressEvent(event)

    def show_chain(self) -> None:
        """Move a date that stands in the marked row, or the project's end, and see what slips."""
        line = _marked_in(self._used)
        point = None
        if line is not None:
            point = line.other_point if self._used is self.needs else line.own_point
        dialog = ChainDialog(self.context, self.window(), self.project, point)
        dialog.exec()
        if dialog.request_begun:
            self.request_wished.emit(dialog.request_begun)

    def _use(self, table: RecordTable) -> None:
        self._used = table
        self._enable()

    def _enable(self) -> None:
        line = _marked_in(self._used)
        there = line is not None
        writable = self.context.writable
        self.new.setEnabled(writable)
        for each in (self.open, self.settle, self.remove):
            each.setEnabled(there and writable)
        settled = line is not None and bool(self._settled(line))
        words = _("Needed after all") if settled else _("Needed no more")
        self.settle.setText(words)
        self.settle.setAccessibleName(words)

    def _settled(self, line: DependencyLine) -> bool:
        return dependency_of(self.context.reader, line.id).settled_on is not None

    def _open_in(self, table: RecordTable) -> None:
        self._use(table)
        line = _marked_in(table)
        if line is not None and self.context.writable:
            self._write(line.id)

    def _write(self, dependency: str) -> None:
        form = DependencyDialog(
            self.context, self.window(), self.project, dependency, self.carry_out
        )
        form.exec()
        self._used.setFocus()

    def _settle(self) -> None:
        line, register = _marked_in(self._used), self.context.register
        if line is not None:
            row, on = line.id, None if self._settled(line) else register.today()
            self.carry_out(lambda: settle_dependency(register, row, on))
            self.setFocus()

    def _remove(self) -> None:
        line, register = _marked_in(self._used), self.context.register
        if line is not None and self.context.writable:
            row = line.id
            self.carry_out(lambda: remove_dependency(register, row))
            self.setFocus()


def _model(table: RecordTable) -> DependencyModel:
    model = table.model()
    assert isinstance(model, DependencyModel)
    return model


def _marked_in(table: RecordTable) -> DependencyLine | None:
    place = table.marked()
    return None if place is None else _model(table).records[place]
