"""Pictures of the page of meetings and its dialogs, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from portfolio_desktop.domain.meetings import ItemSource
from portfolio_desktop.services.attendances import AttendanceDraft, field_at
from portfolio_desktop.services.meeting_desk import meeting_at_hand
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.ui.dialogs.attendances import AttendancesDialog
from portfolio_desktop.ui.dialogs.forums import ForumsDialog
from portfolio_desktop.ui.dialogs.meeting import MeetingDialog
from portfolio_desktop.ui.dialogs.meetings_ahead import MeetingsAheadDialog
from portfolio_desktop.ui.dialogs.year_wheel import YearWheelDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.verbs.closing import close_project
from tools.window_pictures import NARROW, Camera


def picture_meetings(camera: Camera, window: MainWindow) -> None:
    """A full agenda, wide and narrow, and the dialogs of meetings."""
    register = window.context.present
    meeting = meeting_at_hand(register.reader, register.today())
    if not meeting:
        return
    cases = [item.id for _n, item in items_of(register.reader, meeting) if _is_case(item.source)]
    window.show_page("meetings")
    window.meetings.mark(meeting, *cases[:1])
    camera.window(window, "agenda")
    size = window.size()
    window.resize(NARROW)
    camera.window(window, "agenda-narrow")
    window.resize(size)
    context = window.context
    camera.dialog(MeetingDialog(context, window, meeting), "meeting")
    wheel = YearWheelDialog(context, window)
    wheel.days.setPlainText("7.2.2025\n11.4.2025\n13.6.2025")
    camera.dialog(wheel, "year-wheel")
    camera.dialog(AttendancesDialog(context, window, meeting), "attendances")
    camera.dialog(_unknown_organisation(window, meeting), "attendances-unknown")
    camera.dialog(ForumsDialog(context, window), "boards")
    camera.dialog(MeetingsAheadDialog(context, window), "meetings-ahead")
    project = window.current_project
    if project:
        camera.answered(lambda: close_project(window, project), "closure")
    window.show_page("portfolio")


def _unknown_organisation(window: MainWindow, meeting: str) -> AttendancesDialog:
    """What is said where an organisation is not in the register."""
    dialog = AttendancesDialog(window.context, window, meeting)
    dialog.add(AttendanceDraft(name="Bo Bæk", participant="Lægemiddelstyrelsen"))
    place = field_at("participant", len(dialog.lines) - 1)
    error = refuse("lead_unknown", place, text="Lægemiddelstyrelsen")
    dialog.show_fault(message_for(error))
    return dialog


def _is_case(source: ItemSource) -> bool:
    return source is ItemSource.CASE
