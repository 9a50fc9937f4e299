"""Why the month has as many projects as it has: who came in and who went out, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.row_counts import MemberChange, RowCount, heading, row_count_steps
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable

_WIDTHS = (110, 64, 220, 0, 200)


class RowCountDialog(ReadingDialog):
    """The shown month against the one before. Opening a line closes the dialog and marks the
    project, where the month has it."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        title = _("Projects in and out")
        super().__init__(context, parent, title)
        self.show_head(title, period_words(context.period))
        self.resize(940, 460)
        columns: tuple[RecordColumn[MemberChange], ...] = (
            RecordColumn(_("In or out"), lambda line: line.way, _WIDTHS[0]),
            RecordColumn(_("Number"), lambda line: line.number, _WIDTHS[1]),
            RecordColumn(_("Project"), lambda line: line.name, _WIDTHS[2]),
            RecordColumn(_("Reason"), lambda line: line.reason or "–"),
            RecordColumn(_("Decision"), lambda line: line.decision, _WIDTHS[4]),
        )
        self._model = RecordModel(columns, self)
        self._table = RecordTable(title, self._model)
        self._table.lay_out(_WIDTHS)
        self._table.activated.connect(self._open)
        self._sentence = label("", "strong", wrap=True)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._table, 1)
        self.body.addStretch()
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.reject)
        self._offer = button(_("Show the project"))
        self._offer.clicked.connect(lambda: self._open(self._table.currentIndex()))
        self.show_foot((), (self._offer, close))
        steps = row_count_steps(context.reader, context.period, context.register.today())
        self._take_steps(steps, self._show, self._break_off)

    def _show(self, count: RowCount) -> None:
        self.show_head(heading(count), period_words(count.period))
        self._sentence.setText(count.sentence)
        self._model.set_records((*count.came, *count.left))
        some = bool(self._model.records)
        self._table.setVisible(some)
        self._offer.setVisible(some)
        if some:
            self._table.selectRow(0)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            line = self._model.records[index.row()]
            self.accept()
            self.context.project_requested.emit(line.project_id)
