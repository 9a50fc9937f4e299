"""What happened to one change request: who wrote, sent in, moved and decided it, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.history import HistoryLine, request_history
from portfolio_desktop.services.words import request_title
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.pages.history_lines import history_columns, in_words
from portfolio_desktop.ui.pages.records import RecordModel, RecordTable
from portfolio_desktop.ui.panel.sections import wrapped

_SIZE = (900, 600)
_DETAILS = 160


class RequestHistoryDialog(FramedDialog):
    """Its edits, the newest first, and below what the marked one changed. Nothing is changed here:
    an edit is undone from the history of the register."""

    def __init__(self, context: WindowContext, parent: QWidget, request_id: str) -> None:
        super().__init__(context, parent, _("History of the request"))
        request = finding.request(context.reader, request_id)
        number = _("Change request {number}").format(number=request.number)
        self.show_head(
            _("History of the request"), " · ".join((number, request_title(request.title)))
        )
        self.resize(*_SIZE)
        columns = history_columns()
        self._model: RecordModel[HistoryLine] = RecordModel(columns, self)
        self.table = RecordTable(_("History of the request"), self._model)
        self.table.lay_out(tuple(column.width for column in columns))
        self._said = wrapped("", "heading")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFixedHeight(_DETAILS)
        self._details.setAccessibleName(_("What the change did"))
        for part, stretch in ((self.table, 1), (self._said, 0), (self._details, 0)):
            self.body.addWidget(part, stretch)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((), (close,))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._tell())
        self._model.set_records(request_history(context.register, request_id))
        self.table.selectRow(0)
        self.table.setFocus()

    def _tell(self) -> None:
        place = self.table.marked()
        if place is not None:
            line = self._model.records[place]
            self._said.setText(line.standing)
            self._details.setPlainText(in_words(line.changes))
