"""Writing report forms: read from the register in steps, written beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.form_content import FormContent, FormOrder, form_steps
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.form_words import made_words
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.opening import open_outside
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.form_making import WrittenForms, write_forms


class FormWriting(WorkBeside):
    """One making of forms; when they are there their folder is opened."""

    def __init__(self, context: WindowContext, parent: QWidget, documents: DocumentChoice) -> None:
        super().__init__(context, parent, _("Making forms …"))
        self._documents = documents
        self._folder = Path()

    def begin(self, period: Period, orders: Sequence[FormOrder], folder: Path) -> None:
        self._folder = self.place = folder
        self.read(form_steps(self.context.register, period, orders), self._write)

    def _write(self, contents: tuple[FormContent, ...]) -> None:
        self.finish(
            lambda progress: write_forms(contents, self._folder, progress.report), self._done
        )

    def _done(self, written: WrittenForms) -> None:
        self._documents.saved(self._folder)
        self.context.noted.emit(made_words(len(written.paths), str(self._folder)))
        open_outside(self._folder)
