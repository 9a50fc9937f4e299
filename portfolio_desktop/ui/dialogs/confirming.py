"""That somebody confirmed the text for the meeting for the project: who, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.confirming import manager_name
from portfolio_desktop.services.projects import project_draft
from portfolio_desktop.services.two_texts import confirm_text
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.tokens import SPACE_M


class ConfirmingDialog(FramedDialog):
    """Proposes the project manager and today."""

    def __init__(self, context: WindowContext, parent: QWidget, project: str) -> None:
        super().__init__(context, parent, _("The text is confirmed"))
        self._project, self._period = project, context.period
        today = context.register.today()
        draft = project_draft(context.reader, project)
        month = period_words(self._period)
        self.show_head(_("The text is confirmed"), f"{draft.number} {draft.name} · {month}")
        self.resize(520, 260)
        self._by = TextLine(_("Confirmed by"), manager_name(context.reader, project, today))
        self._on = TextLine(_("Confirmed on"), typed_day(today))
        self.name_field("confirmed_by", self._by)
        self.name_field("confirmation_on", self._on)
        words = _("The project stands by the text for the meeting as it is now.")
        self.body.addWidget(label(words, wrap=True))
        fields = QHBoxLayout()
        fields.setSpacing(SPACE_M)
        fields.addWidget(labelled(self._by.accessibleName(), self._by), 3)
        fields.addWidget(labelled(self._on.accessibleName(), self._on), 2)
        self.body.addLayout(fields)
        self.body.addStretch(1)
        self.show_verb(_("Confirmed"), self._confirm)
        self._by.setFocus()
        self.guard_typed(lambda: (self._by.text(), self._on.text()))

    def _confirm(self) -> None:
        self.clear_fault()
        register, by, on = self.context.register, self._by.text(), self._on.text()
        done = self.context.perform(
            lambda: confirm_text(register, self._project, self._period, by=by, on=on)
        )
        if done is not None:
            self.accept()
