"""The history page: what was done, by whom and when; any of it can be undone from here."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import (
    CHANGES_SHOWN,
    HistoryLine,
    edit_changes,
    history_lines,
    undo_edit,
)
from portfolio_desktop.services.projects import project_draft
from portfolio_desktop.services.telling import FieldLine
from portfolio_desktop.services.words import clock_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, frame, heading, label
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S


def _columns() -> tuple[RecordColumn[HistoryLine], ...]:
    return (
        RecordColumn(_("When"), _when, 140),
        RecordColumn(_("Who"), lambda line: line.actor, 180),
        RecordColumn(_("What was done"), lambda line: line.standing, 0),
        RecordColumn(_("Changes"), _short_changes, 0),
    )


def _when(line: HistoryLine) -> str:
    at = danish_time(line.at)
    return f"{at:%d.%m.%Y} {clock_words(at)}"


def _short_changes(line: HistoryLine) -> str:
    if not line.changes:
        return ""
    first = line.changes[0]
    words = f"{first.number} {first.place}: {first.before or '–'} → {first.after or '–'}"
    more = len(line.changes) - 1
    return f"{words}  +{more}" if more else words


def _in_words(changes: Iterable[FieldLine]) -> str:
    rows = (
        f"{change.number} {change.place}\n    {change.before or '–'}  →  {change.after or '–'}"
        for change in changes
    )
    return "\n".join(rows)


class HistoryPage(QWidget):
    """Every edit, newest first, of the whole register or of one project; older ones are read as
    the user comes to them."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._project: str | None = None
        self._stale = True
        columns = _columns()
        self._model: RecordModel[HistoryLine] = RecordModel(columns, self)
        self._table = RecordTable(_("History"), self._model)
        self._table.lay_out(tuple(column.width for column in columns))
        self.setFocusProxy(self._table)
        self._title = label(_("History"), "title")
        self._only = label("", "caption")
        self._all = button(_("Show all projects"), look="quiet")
        self._all.hide()
        self._undo = button(_("Undo this change"))
        self._whole = button(_("Show everything it changed"), look="quiet")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("What the change did"))
        self._lay_out()
        self._table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_line())
        self._model.modelReset.connect(self._show_line)
        self._all.clicked.connect(lambda: self.show_project(None))
        self._undo.clicked.connect(self._undo_marked)
        self._whole.clicked.connect(self._show_everything)
        context.changed.connect(lambda _change: self._follow())
        context.register_changed.connect(lambda: self.show_project(None))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        head.setSpacing(SPACE_M)
        head.addWidget(self._title)
        head.addWidget(self._only)
        head.addWidget(self._all)
        head.addStretch(1)
        head.addWidget(self._undo)
        below = frame("panel")
        column = QVBoxLayout(below)
        column.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        above = QHBoxLayout()
        above.addWidget(heading(_("What the change did")))
        above.addStretch(1)
        above.addWidget(self._whole)
        column.addLayout(above)
        column.addWidget(self._details)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._table)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(split, 1)

    def show_project(self, project: str | None) -> None:
        """Show the edits of one project, or of all."""
        self._project = project
        self._all.setVisible(project is not None)
        self._only.setText("")
        if project is not None:
            draft = project_draft(self._context.reader, project)
            self._only.setText(f"{draft.number} {draft.name}")
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _follow(self) -> None:
        """Read anew at once when shown, else when it is shown next."""
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        if not self._context.has_register:
            self._model.set_records(())
            return
        self._model.read_from(history_lines(self._context.register, self._project))
        if self._model.records:
            self._table.selectRow(0)

    def _marked(self) -> HistoryLine | None:
        place = self._table.marked()
        return None if place is None else self._model.records[place]

    def _show_line(self) -> None:
        line = self._marked()
        self._details.setPlainText("" if line is None else _in_words(line.changes))
        self._whole.setVisible(line is not None and len(line.changes) >= CHANGES_SHOWN)
        self._undo.setEnabled(line is not None and not line.undone and self._context.writable)

    def _show_everything(self) -> None:
        """All of a large edit, such as an import, once it is asked for."""
        line = self._marked()
        if line is not None:
            changes = edit_changes(self._context.register, line.edit, self._project)
            self._details.setPlainText(_in_words(changes))
            self._whole.hide()

    def _undo_marked(self) -> None:
        line, register = self._marked(), self._context.register
        if line is None:
            return
        undone = self._context.perform_long(
            _("Undoing …"), lambda report: undo_edit(register, line.edit, report)
        )
        if undone is not None:
            self._context.noted.emit(self._model.records[0].sentence)
