"""Opening an approved report again, with the reason that needs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.projects import project_draft
from portfolio_desktop.services.reporting import reopen_report
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class ReopeningDialog(FramedDialog):
    """Asks why the approved report of the shown month is opened again."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("Reopen the report"))
        self._project, self._period = project, context.period
        draft = project_draft(context.reader, project)
        month = period_words(self._period)
        self.show_head(_("Reopen the report"), f"{draft.number} {draft.name} · {month}")
        self.resize(520, 300)
        self._reason = TextBox(_("Why is the approved report opened again?"), rows=4)
        self._reason.setPlaceholderText(_("for instance: the region has corrected its figures"))
        self.name_field("reopened_reason", self._reason)
        words = _("It can then be changed, and counts as reported until it is approved again.")
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(self._reason.accessibleName(), self._reason), 1)
        self.show_verb(_("Reopen"), self._reopen)
        self._reason.setFocus()
        self.guard_typed(self._reason.toPlainText)

    def _reopen(self) -> None:
        self.clear_fault()
        register, reason = self.context.register, self._reason.toPlainText()
        done = self.context.perform(
            lambda: reopen_report(register, self._project, self._period, reason)
        )
        if done is not None:
            self.accept()
