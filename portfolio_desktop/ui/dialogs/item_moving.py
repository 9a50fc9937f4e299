"""An item that leaves its agenda: to another meeting's, or for a reason that is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.meetings import MeetingState, MinutesState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda import AgendaRow, meeting_heading
from portfolio_desktop.services.forums import forum
from portfolio_desktop.services.item_removal import move_to_meeting, remove_item
from portfolio_desktop.services.meeting_order import all_meetings
from portfolio_desktop.services.meeting_rules import item_of, meeting_of
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.reason import Reasoned


class MoveItemDialog(FramedDialog):
    """Asks for the meeting; the next one of the same board is proposed."""

    def __init__(self, context: WindowContext, parent: QWidget, item: str) -> None:
        super().__init__(context, parent, _("Move to another meeting"))
        self.resize(520, 280)
        self._item = item
        reader = context.reader
        found = item_of(reader, item)
        self.show_head(self.windowTitle(), found.title)
        here = meeting_of(reader, found.meeting_id)
        offered = [
            each
            for each in all_meetings(reader)
            if each.id != here.id
            and each.state is MeetingState.PLANNED
            and each.minutes_state is not MinutesState.APPROVED
        ]
        later = [
            each.id
            for each in offered
            if each.forum_id == here.forum_id and str(each.held_on) > str(here.held_on)
        ]
        entries = []
        for each in offered:
            board = forum(reader, each.forum_id)
            entries.append((each.id, meeting_heading(each, board.name if board else "")))
        chosen = later[0] if later else entries[0][0] if entries else ""
        self.meeting = choice(_("Meeting to move to"), entries, chosen)
        self.body.addWidget(
            label(_("Its texts, recommendation and attachments go with it."), wrap=True)
        )
        self.body.addWidget(labelled(_("To which meeting?"), self.meeting))
        if not entries:
            self.body.addWidget(label(_("No other meeting is planned."), "caption", wrap=True))
        self.body.addStretch(1)
        act = self.show_verb(_("Move"), self._act)
        act.setEnabled(bool(entries))
        self.meeting.setFocus()

    def _act(self) -> None:
        self.clear_fault()
        register, meeting = self.context.register, str(self.meeting.currentData())
        if self.context.perform(lambda: move_to_meeting(register, self._item, meeting)) is not None:
            self.context.note_done()
            self.accept()


def removing(context: WindowContext, row: AgendaRow) -> Reasoned:
    """Why a project that goes before the board by itself is taken off."""
    register = context.register
    return Reasoned(
        title=_("Take off the agenda"),
        about=row.title,
        means=_(
            "The project is escalated. It stays in the list of escalated projects and in the"
            " report, with the reason."
        ),
        why=_("Why is the project not to be an item of its own?"),
        example=_("for instance: is discussed with the change request under item 5"),
        verb=_("Take off"),
        act=lambda reason: remove_item(register, row.item_id, reason),
        field="removed_reason",
    )
