"""Setting a warning aside for one month, with the reason that needs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.checks import ProjectWarning
from portfolio_desktop.services.dismissals import dismiss_warning
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class DismissalDialog(FramedDialog):
    """Asks why a warning is set aside."""

    def __init__(
        self, context: WindowContext, parent: QWidget, warning: ProjectWarning, period: Period
    ) -> None:
        super().__init__(context, parent, _("Set a warning aside"))
        self._warning, self._period = warning, period
        self.show_head(_("Set a warning aside"), f"{warning.number} {warning.name}")
        self.resize(540, 320)
        self._reason = TextBox(_("Why is it set aside?"), rows=4)
        self._reason.setPlaceholderText(_("for instance: agreed with the region on 2 November"))
        self.name_field("reason", self._reason)
        words = _("It is not counted for {month}. The reason stands beside it.")
        self.body.addWidget(label(warning.sentence, wrap=True))
        self.body.addWidget(label(words.format(month=period_words(period)), "caption", wrap=True))
        self.body.addWidget(labelled(self._reason.accessibleName(), self._reason), 1)
        self.show_verb(_("Set aside"), self._set_aside)
        self._reason.setFocus()
        self.guard_typed(self._reason.toPlainText)

    def _set_aside(self) -> None:
        self.clear_fault()
        register, warning = self.context.register, self._warning
        problem, reason = warning.problem, self._reason.toPlainText()
        done = self.context.perform(
            lambda: dismiss_warning(
                register,
                warning.project_id,
                self._period,
                problem.code,
                problem.field,
                reason,
            )
        )
        if done is not None:
            self.accept()
