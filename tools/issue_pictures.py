"""Pictures of issuing the papers of a meeting, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.meeting_desk import meeting_at_hand
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.workflows.issuing import issue_now
from tools.window_pictures import Camera

_SENT = Sending("", "RSI-kredsens medlemmer og deres sekretærer")
_HELD = MeetingDraft("RSI-kredsen", held_on="10.11.2023", starts="10.00", ends="13.00")


def picture_issuing(camera: Camera, window: MainWindow) -> None:
    """The papers before they are sent, first and again, and what was issued."""
    register = window.context.present
    if not register.reader.board.rows(Meeting):
        fill_agenda(register, add_meeting(register, _HELD).id)
    meeting = meeting_at_hand(register.reader, register.today())
    window.context.register_changed.emit()
    window.show_page("meetings")
    window.meetings.mark(meeting)
    camera.settle()
    camera.answered(window.actions_by_id["issue"].trigger, "issue")
    issue_now(register, AgendaWish(meeting), _SENT)
    issue_now(register, AgendaWish(meeting, edition=Edition.OPEN), _SENT)
    _edit(register)
    camera.answered(window.actions_by_id["issue"].trigger, "issue-again")
    camera.answered(window.actions_by_id["issued"].trigger, "issued")
    camera.answered(window.actions_by_id["since"].trigger, "since")
    issue_now(register, AgendaWish(meeting), _SENT)
    _mark(window, "18-6")
    camera.answered(window.actions_by_id["told"].trigger, "told")
    camera.answered(window.actions_by_id["access_list"].trigger, "access-list")


def _edit(register: RegisterFile) -> None:
    """Something that is told of in the next version."""
    period = Period(2023, 10)
    for report in register.reader.reports([period])[:4]:
        if report.stage is not ReportStage.APPROVED:
            words = report.remarks.replace("er", "var", 1)
            set_remarks(register, report.project_id, period, f"{words} Rettet siden.")
            set_colour(register, report.project_id, period, OVERALL, Colour.RED)


def _mark(window: MainWindow, number: str) -> None:
    window.show_page("portfolio")
    shown = window.portfolio.portfolio
    for row in shown.rows if shown else ():
        if row.number == number:
            window.portfolio.view.select_project(row.id)
