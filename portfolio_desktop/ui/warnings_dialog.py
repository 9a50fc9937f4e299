"""What should be looked at before the material is printed; each line leads to its project."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import ProjectWarning, warnings_steps
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.progress import CancelledError
from portfolio_desktop.ui.words import count_words

_WIDTHS = (64, 230, 0)


class WarningsDialog(FramedDialog):
    """The warnings of the shown month. Opening a line closes the dialog and marks the project."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Before printing"))
        self.show_head(_("Before printing"), period_words(context.period))
        self.resize(900, 560)
        columns: tuple[RecordColumn[ProjectWarning], ...] = (
            RecordColumn(_("Number"), lambda line: line.number, _WIDTHS[0]),
            RecordColumn(_("Project"), lambda line: line.name, _WIDTHS[1]),
            RecordColumn(_("To look at"), lambda line: line.sentence),
        )
        self._model = RecordModel(columns, self)
        self._table = RecordTable(_("Warnings"), self._model)
        self._table.lay_out(_WIDTHS)
        self._table.activated.connect(self._open)
        self._sentence = label("", wrap=True)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._table, 1)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        self._offer = button(_("Show the project"), look="primary")
        self._offer.setEnabled(False)
        self._offer.clicked.connect(lambda: self._open(self._table.currentIndex()))
        self.show_foot((), (close, self._offer))
        steps = warnings_steps(context.reader, context.period, context.register.today())
        self._looking = context.runner.run_steps(
            steps, self._show_found, self._fail, self._show_progress
        )

    def _show_progress(self, done: int, total: int) -> None:
        words = _("{done} of {total} projects have been looked at …")
        self._sentence.setText(words.format(done=count_words(done), total=count_words(total)))

    def _show_found(self, found: tuple[ProjectWarning, ...]) -> None:
        self._sentence.setText(_sentence(len(found)))
        self._model.set_records(found)
        self._offer.setEnabled(bool(found))
        if found:
            self._table.selectRow(0)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, CancelledError):
            self.reject()
            raise error

    def done(self, result: int) -> None:
        self._looking.cancel()
        super().done(result)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            warning = self._model.records[index.row()]
            self.accept()
            self.context.project_requested.emit(warning.project_id)


def _sentence(count: int) -> str:
    if count == 0:
        return _("Nothing stands out. The material can be printed.")
    return ngettext(
        "{count} thing is worth a look. Nothing of it prevents printing.",
        "{count} things are worth a look. Nothing of it prevents printing.",
        count,
    ).format(count=count)
