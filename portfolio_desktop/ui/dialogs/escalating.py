"""Questions about escalated projects: why one is taken off or reopened, and the last meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.accounts import reopen_account, take_off
from portfolio_desktop.services.escalation_list import EscalationRow
from portfolio_desktop.services.escalations import last_meeting, use_typed_last_meeting
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


@dataclass(frozen=True, slots=True)
class Question:
    """What is about to be done with a project's item, what that means, and the reason it needs.

    `act` is told the project, the month and the reason.
    """

    title: str
    means: str
    why: str
    example: str
    verb: str
    field: str
    act: Callable[[RegisterFile, str, Period, str], Change]


class ReasonDialog(FramedDialog):
    """Asks for the reason, and does it."""

    def __init__(
        self, context: WindowContext, parent: QWidget, row: EscalationRow, question: Question
    ) -> None:
        super().__init__(context, parent, question.title)
        self._question = question
        self._place = (context.register, row.project_id, context.period)
        self.show_head(question.title, f"{row.number} {row.name}".strip())
        self.resize(520, 300)
        self._reason = TextBox(question.why, rows=4)
        self._reason.setPlaceholderText(question.example)
        self.name_field(question.field, self._reason)
        self.body.addWidget(label(question.means, wrap=True))
        self.body.addWidget(labelled(question.why, self._reason), 1)
        self.show_verb(question.verb, self._act)
        self._reason.setFocus()
        self.guard_typed(self._reason.toPlainText)

    def _act(self) -> None:
        self.clear_fault()
        reason = self._reason.toPlainText()
        if self.context.perform(lambda: self._question.act(*self._place, reason)) is not None:
            self.accept()


def taking_off() -> Question:
    """Why the project is to be no item of its own at the meeting."""
    return Question(
        title=_("Take off the agenda"),
        means=_("It stays in the list and the report, with the reason, and can be put back."),
        why=_("Why is it not to be an item of its own?"),
        example=_("for instance: is discussed with the change request under item 5"),
        verb=_("Take off"),
        field="removed_reason",
        act=take_off,
    )


def reopening() -> Question:
    """Why the approved account is opened again."""
    return Question(
        title=_("Reopen the account"),
        means=_("It can then be changed, and counts as received until it is approved again."),
        why=_("Why is the approved account opened again?"),
        example=_("for instance: the region has corrected its figures"),
        verb=_("Reopen"),
        field="reopened_reason",
        act=reopen_account,
    )


class LastMeetingDialog(FramedDialog):
    """The day from which the months of escalated projects are counted."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("The last meeting"))
        self.resize(480, 280)
        day = last_meeting(context.reader)
        self._day = TextLine(_("Day of the last meeting"), "" if day is None else f"{day:%d.%m.%Y}")
        self._day.setPlaceholderText(_("for instance 1.9.2023"))
        self.name_field("last_meeting", self._day)
        words = _(
            "A project goes before the board when it has gone from green to yellow since the last"
            " meeting, or is red. The meeting saw the status of the month before it. Without a day"
            " the comparison is with last month."
        )
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(labelled(self._day.accessibleName(), self._day))
        self.body.addStretch(1)
        self.show_verb(_("Save"), self._keep)
        self._day.setFocus()
        self.guard_typed(self._day.text)

    def _keep(self) -> None:
        self.clear_fault()
        register, day = self.context.register, self._day.text()
        if self.context.perform(lambda: use_typed_last_meeting(register, day)) is not None:
            self.accept()
