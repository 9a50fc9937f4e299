"""Bringing filled-in forms in: read beside the window, looked through, done in one edit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button
from portfolio_desktop.ui.dialogs.form_month import FormMonth
from portfolio_desktop.ui.dialogs.form_rows import FormRows
from portfolio_desktop.ui.dialogs.form_words import (
    bring_in_words,
    brought_in_words,
    counts_line,
)
from portfolio_desktop.ui.dialogs.import_top import ReadingPage
from portfolio_desktop.ui.dialogs.import_words import shortened
from portfolio_desktop.ui.dialogs.reading import ReadingDialog
from portfolio_desktop.ui.tokens import SPACE_M
from portfolio_desktop.ui.words import count_words
from portfolio_desktop.workflows.form_files import read_form_files
from portfolio_desktop.workflows.form_import import bring_in_forms, preview_forms_steps
from portfolio_desktop.workflows.form_values import FormFile, FormsPreview
from portfolio_desktop.workflows.import_values import ImportRefused, RowStatus
from portfolio_desktop.workflows.own_forms import known_layouts

_SIZE = (1180, 780)


class FormsDialog(ReadingDialog):
    """Shows what the forms in these files would change, lets the user decide, and does it. Nothing
    is changed before that.
    """

    def __init__(self, context: WindowContext, parent: QWidget, paths: Sequence[Path]) -> None:
        super().__init__(context, parent, _("Bring in report forms"))
        self._paths = tuple(paths)
        self._files: tuple[FormFile, ...] = ()
        self._preview: FormsPreview | None = None
        self._chosen: Period | None = None
        """The month that was said for forms that do not say it."""
        self.unknown: Path | None = None
        """The form that is to be got to know before any is brought in, if that was wished."""
        self.resize(*_SIZE)
        reader = context.reader
        dimensions = tuple(each for each in reader.dimensions() if each.active)
        self._rows = FormRows(context.theme, Vocabulary(dimensions, reader.phases()))
        self._rows.changed.connect(self._show_decided)
        self._month = FormMonth(context.period)
        self._month.period_wished.connect(self._use_month)
        self._reading_page = ReadingPage(_files_words(self._paths))
        self._looked_at = QWidget()
        column = QVBoxLayout(self._looked_at)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._month)
        column.addWidget(self._rows, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._reading_page)
        self._pages.addWidget(self._looked_at)
        self.body.addWidget(self._pages, 1)
        self._cancel = button(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._bring = button(bring_in_words(0), look="primary")
        self._bring.setEnabled(False)
        self._bring.clicked.connect(self._bring_in)
        self._learn = button(_("Get to know the form…"), look="quiet")
        self._learn.hide()
        self._learn.clicked.connect(self._get_to_know)
        self.show_foot((self._learn,), (self._cancel, self._bring))
        self._read()

    def _read(self) -> None:
        """Every file beside the window, then all of them against the register."""
        paths, stop, layouts = self._paths, self._stop, known_layouts(self.context.reader)
        self._run(
            lambda progress: read_form_files(paths, stop, progress.report, layouts),
            self._compare,
            self._fail,
            self._reading_page.show_progress,
        )

    def _compare(self, files: tuple[FormFile, ...]) -> None:
        self._files = files
        self.context.leave()
        steps = preview_forms_steps(self.context.register, files, self._chosen)
        self._take_steps(steps, self._show, self._fail, self._reading_page.show_progress)

    def _use_month(self, period: Period) -> None:
        """Look all of them through once more, those without a month as of this one."""
        self._give_up()
        self._chosen = period
        self._compare(self._files)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, RuleError | StorageError):
            raise error
        self.show_fault(message_for(error))

    def _show(self, preview: FormsPreview) -> None:
        self._preview = preview
        self._rows.show_preview(preview)
        self.show_head(_("Bring in report forms"), counts_line(preview))
        self._month.show_preview(preview, self._chosen)
        self._pages.setCurrentWidget(self._looked_at)
        self._learn.setVisible(self._rows.unknown is not None and self.context.writable)
        self._show_decided()
        (self._month.use if preview.month_missing else self._rows.view).setFocus()

    def _show_decided(self) -> None:
        count = len(self._rows.taken)
        self._bring.setText(bring_in_words(count))
        self._bring.setAccessibleName(self._bring.text())
        self._bring.setEnabled(bool(count) and self.context.writable)
        possible = self._preview is not None and self._preview.count(RowStatus.CHANGED) > 0
        self._cancel.setText(_("Cancel") if possible else _("Close"))
        self._cancel.setAccessibleName(self._cancel.text())

    def _get_to_know(self) -> None:
        self.unknown = self._rows.unknown
        self.reject()

    def _bring_in(self) -> None:
        self.clear_fault()
        preview, register, taken = self._preview, self.context.register, self._rows.taken
        if preview is None:
            return
        try:
            result = self.context.perform_long(
                _("Bringing in …"), lambda told: bring_in_forms(register, preview, taken, told)
            )
        except ImportRefused as refused:
            self.show_fault(refused.message)
            return
        if result is None:
            return
        self.context.announce(result.change)
        self._show_month(preview, result.taken)
        self.context.noted.emit(brought_in_words(len(result.taken)))
        self.accept()

    def _show_month(self, preview: FormsPreview, taken: frozenset[str]) -> None:
        """The month that the forms are about, where it is one."""
        subjects = (row.subject for row in preview.rows if row.key in taken)
        months = {subject.period for subject in subjects if subject is not None}
        if len(months) == 1:
            self.context.show_period(Period.parse(months.pop()))


def _files_words(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return shortened(paths[0].name)
    words = ngettext("{count} file", "{count} files", len(paths))
    return words.format(count=count_words(len(paths)))
