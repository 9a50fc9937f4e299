"""The meetings ahead with their deadlines and the items expected at each; Enter goes to one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.meetings_ahead import (
    MeetingAhead,
    ahead_heads,
    ahead_table,
    meetings_ahead,
)
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.copied_table import copy_cells
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.pages.records import TWO_LINES, RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.pages.two_lines import AtTopDelegate

_DAY, _DEADLINES = 150, 210


class MeetingsAheadDialog(FramedDialog):
    """Accepted with `chosen`, the id of the meeting to go to."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Meetings ahead"))
        self.chosen = ""
        self.show_head(_("Meetings ahead"), _("Deadlines, and the items expected so far"))
        self.resize(900, 600)
        self._rows = meetings_ahead(context.reader, context.register.today())
        model: RecordModel[MeetingAhead] = RecordModel(_columns(), self)
        self.table = RecordTable(_("Meetings ahead"), model, TWO_LINES, least=_DEADLINES)
        self.table.read_whole(TWO_LINES)
        self.table.setItemDelegate(AtTopDelegate(self.table))
        self.table.lay_out((_DAY, _DEADLINES, 0))
        model.set_records(self._rows)
        if self._rows:
            self.table.selectRow(0)
            self.body.addWidget(self.table, 1)
        else:
            self.body.addWidget(label(_("No meeting is ahead: make the next with the year wheel.")))
            self.body.addStretch(1)
        copy = button(_("Copy as table"), name=_("Copy the meetings ahead as table"))
        go = button(_("Go to the meeting"))
        close = button(_("Close"), look="primary")
        copy.clicked.connect(self._copy)
        go.clicked.connect(self._go)
        close.clicked.connect(self.reject)
        for made in (copy, go):
            made.setEnabled(bool(self._rows))
        self.table.activated.connect(lambda _index: self._go())
        self.show_foot((copy, go), (close,))
        self.table.setFocus()

    def _copy(self) -> None:
        found = ahead_table(self._rows)
        copy_cells(found.heads, found.rows)
        self.context.noted.emit(_("The table is on the clipboard."))

    def _go(self) -> None:
        place = self.table.marked()
        if place is not None:
            self.chosen = self._rows[place].meeting_id
            self.accept()


def _columns() -> tuple[RecordColumn[MeetingAhead], ...]:
    day, deadlines, items = ahead_heads()
    return (
        RecordColumn(day, lambda row: f"{row.day}\n{row.board}", _DAY),
        RecordColumn(deadlines, lambda row: "\n".join(row.deadlines), _DEADLINES),
        RecordColumn(items, lambda row: row.items_words, 0),
    )
