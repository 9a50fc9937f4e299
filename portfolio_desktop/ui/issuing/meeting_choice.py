"""The field that says which meeting something is about."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox

from portfolio_desktop.domain.meetings import Meeting, MeetingState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda import meeting_heading
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.meeting_desk import meeting_at_hand
from portfolio_desktop.services.meeting_order import all_meetings
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.choice_box import ChoiceBox


def meetings_to_choose(reader: Reader) -> tuple[Meeting, ...]:
    """Every meeting that is or was to be held, the latest first."""
    kept = [each for each in all_meetings(reader) if each.state is not MeetingState.CANCELLED]
    return tuple(reversed(kept))


def likely_meeting(reader: Reader, today: date) -> str:
    """The next one; after the last one, the newest that has an agenda. "" where there is none."""
    meetings = meetings_to_choose(reader)
    coming = [each for each in meetings if each.held_on is not None and each.held_on >= today]
    if coming:
        return coming[-1].id
    return meeting_at_hand(reader, today) or next((each.id for each in meetings), "")


class MeetingChoice(ChoiceBox):
    """Offers the meetings by day and board; `meeting_id` is the chosen one, "" for none."""

    def __init__(self, reader: Reader, today: date, chosen: str = "") -> None:
        super().__init__()
        self.setAccessibleName(_("Meeting"))
        meetings = meetings_to_choose(reader)
        for each in meetings:
            self.addItem(meeting_heading(each, board_name(reader, each.forum_id)), each.id)
        wanted = chosen or likely_meeting(reader, today)
        self.setCurrentIndex(max(self.findData(wanted), 0) if meetings else -1)
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    @property
    def meeting_id(self) -> str:
        return str(self.currentData() or "")
