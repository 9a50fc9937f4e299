"""When reports are due: which working day, and the organisation's own days off."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.due import (
    LATEST_WORKING_DAY,
    closing_days,
    due_working_day,
    use_due_rule,
)
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class DueRuleDialog(FramedDialog):
    """Both choices, kept in one edit."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("When reports are due"))
        self.resize(520, 420)
        self._day = ChoiceBox()
        for day in range(1, LATEST_WORKING_DAY + 1):
            self._day.addItem(_("working day no. {number}").format(number=day), day)
        self._day.setCurrentIndex(self._day.findData(due_working_day(context.reader)))
        days = sorted(closing_days(context.reader))
        self._closed = TextBox(
            _("Days on which the organisation is closed"),
            "\n".join(f"{day:%d.%m.%Y}" for day in days),
            rows=5,
        )
        self._closed.setPlaceholderText(_("one day on each line, for instance 24.12.2026"))
        self.name_field("due_working_day", self._day)
        self.name_field("closing_days", self._closed)
        words = _(
            "Reports are due on this working day after the month. Weekends and Danish public"
            " holidays are no working days."
        )
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(_("Working day after the month"), self._day))
        self.body.addWidget(labelled(self._closed.accessibleName(), self._closed), 1)
        self.show_verb(_("Save"), self._keep)
        self._day.setFocus()
        self.guard_typed(lambda: (self._day.currentIndex(), self._closed.toPlainText()))

    def _keep(self) -> None:
        self.clear_fault()
        register = self.context.register
        day, closed = int(self._day.currentData()), self._closed.toPlainText()
        if self.context.perform(lambda: use_due_rule(register, day, closed)) is not None:
            self.accept()
