"""Questions about escalated projects: why one is taken off or reopened, and the last meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.accounts import reopen_account, take_off
from portfolio_desktop.services.escalation_list import EscalationRow
from portfolio_desktop.services.escalations import last_meeting, use_typed_last_meeting
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.reason import Reasoned


def taking_off(context: WindowContext, row: EscalationRow) -> Reasoned:
    """Why the project is to be no item of its own at the meeting."""
    register, period = context.register, context.period
    return Reasoned(
        title=_("Take off the agenda"),
        about=_called(row),
        means=_("It stays in the list and the report, with the reason, and can be put back."),
        why=_("Why is it not to be an item of its own?"),
        example=_("for instance: is discussed with the change request under item 5"),
        verb=_("Take off"),
        act=lambda reason: take_off(register, row.project_id, period, reason),
        field="removed_reason",
    )


def reopening(context: WindowContext, row: EscalationRow) -> Reasoned:
    """Why the approved account is opened again."""
    register, period = context.register, context.period
    return Reasoned(
        title=_("Reopen the account"),
        about=_called(row),
        means=_("It can then be changed, and counts as received until it is approved again."),
        why=_("Why is the approved account opened again?"),
        example=_("for instance: the region has corrected its figures"),
        verb=_("Reopen"),
        act=lambda reason: reopen_account(register, row.project_id, period, reason),
    )


def _called(row: EscalationRow) -> str:
    return f"{row.number} {row.name}".strip()


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
