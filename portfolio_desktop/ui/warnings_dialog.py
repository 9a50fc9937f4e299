"""What should be looked at before the material is printed; each line leads to its project."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.account_checks import ABOUT_ACCOUNTS
from portfolio_desktop.services.checks import ProjectWarning, standing, warnings_steps
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.words import count_words

_WIDTHS = (64, 300, 0, 150)
_ASIDE = 3
"""The column of the reasons; only there where something was set aside."""


class WarningsDialog(ReadingDialog):
    """The warnings of a month: the shown one, unless another is asked for. Opening a line closes
    the dialog and marks the project in that month, or its account where the line is about that."""

    def __init__(
        self, context: WindowContext, parent: QWidget, period: Period | None = None
    ) -> None:
        super().__init__(context, parent, _("Before printing"))
        self._period = period or context.period
        self.show_head(_("Before printing"), period_words(self._period))
        self.resize(980, 600)
        columns: tuple[RecordColumn[ProjectWarning], ...] = (
            RecordColumn(_("Number"), lambda line: line.number, _WIDTHS[0]),
            RecordColumn(_("Project"), lambda line: line.name, _WIDTHS[1]),
            RecordColumn(_("To look at"), lambda line: line.sentence),
            RecordColumn(_("Set aside, because"), lambda line: line.dismissed, _WIDTHS[3]),
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
        self._aside = button(_("Set aside…"))
        self._aside.clicked.connect(self._set_aside)
        self._back = button(_("Bring back"))
        self._back.clicked.connect(self._bring_back)
        self._offer = button(_("Show the project"), look="primary")
        self._offer.clicked.connect(lambda: self._open(self._table.currentIndex()))
        self.show_foot((self._aside, self._back), (close, self._offer))
        self._table.selectionModel().currentRowChanged.connect(
            lambda _now, _old: self._follow_line()
        )
        self._follow_line()
        self._look()

    def _look(self) -> None:
        """Read the warnings, those that were set aside last."""
        context = self.context
        self._give_up()
        steps = warnings_steps(context.reader, self._period, context.register.today())
        self._take_steps(steps, self._show_found, self._break_off, self._show_progress)

    def _marked(self) -> ProjectWarning | None:
        return self._model.at(self._table.marked())

    def _follow_line(self) -> None:
        """Offer what can be done with the marked line."""
        line, writable = self._marked(), self.context.writable
        self._offer.setEnabled(line is not None)
        words = _("Show the account") if _of_account(line) else _("Show the project")
        self._offer.setText(words)
        self._offer.setAccessibleName(words)
        self._aside.setEnabled(writable and line is not None and not line.dismissed)
        self._back.setEnabled(writable and line is not None and bool(line.dismissed))

    def _set_aside(self) -> None:
        from portfolio_desktop.ui.dialogs.dismissal import DismissalDialog

        line = self._marked()
        if line is not None and DismissalDialog(self.context, self, line, self._period).exec():
            self._look()

    def _bring_back(self) -> None:
        from portfolio_desktop.services.dismissals import bring_back_warning

        line, context = self._marked(), self.context
        if line is None:
            return
        problem = line.problem
        context.perform(
            lambda: bring_back_warning(
                context.register, line.project_id, self._period, problem.code, problem.field
            )
        )
        self._look()

    def _show_progress(self, done: int, total: int) -> None:
        words = _("{done} of {total} projects have been looked at …")
        self._sentence.setText(words.format(done=count_words(done), total=count_words(total)))

    def _show_found(self, found: tuple[ProjectWarning, ...]) -> None:
        left = standing(found)
        aside = tuple(line for line in found if line.dismissed)
        place = self._table.marked() or 0
        self._sentence.setText(_sentence(len(left)))
        self._model.set_records(left + aside)
        self._table.setColumnHidden(_ASIDE, not aside)
        if found:
            self._table.selectRow(min(place, len(found) - 1))
        self._follow_line()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            warning = self._model.records[index.row()]
            self.accept()
            context = self.context
            context.show_period(self._period)
            show = context.account_requested if _of_account(warning) else context.project_requested
            show.emit(warning.project_id)


def _of_account(line: ProjectWarning | None) -> bool:
    return line is not None and line.problem.code in ABOUT_ACCOUNTS


def _sentence(count: int) -> str:
    if count == 0:
        return _("Nothing stands out. The material can be printed.")
    return ngettext(
        "{count} thing is worth a look. Nothing of it prevents printing.",
        "{count} things are worth a look. Nothing of it prevents printing.",
        count,
    ).format(count=count)
