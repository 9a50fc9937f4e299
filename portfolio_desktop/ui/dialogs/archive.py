"""Taking a project out of the portfolio, with the reason that leaving needs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.projects import archive_project, project_draft
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, button, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class ArchiveDialog(FramedDialog):
    """Asks why the project leaves the portfolio."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("Archive project"))
        self._project = project
        draft = project_draft(context.reader, project)
        self.show_head(_("Archive project"), f"{draft.number} {draft.name}")
        self.resize(520, 300)
        self._reason = TextBox(_("Why does it leave the portfolio?"), rows=4)
        self._reason.setPlaceholderText(_("for instance: closed, see the board's minutes, item 7"))
        self.name_field("archived_reason", self._reason)
        words = _("It disappears from the list and the report. Its history is kept.")
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(self._reason.accessibleName(), self._reason), 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.discard)
        archive = button(_("Archive"), look="primary")
        archive.clicked.connect(self._archive)
        self.show_foot((), (cancel, archive))
        self._reason.setFocus()
        self.guard_typed(self._reason.toPlainText)

    def _archive(self) -> None:
        self.clear_fault()
        register, reason = self.context.register, self._reason.toPlainText()
        done = self.context.perform(lambda: archive_project(register, self._project, reason))
        if done is not None:
            self.accept()
