"""Pictures of issuing the papers of a meeting, as `tools/screenshots.py` takes them."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.meeting_desk import meeting_at_hand
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.issuing.sheet_choice import SheetChoiceDialog
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.preview.printer_form import PrinterForm
from portfolio_desktop.ui.preview.report_view import ReportView
from portfolio_desktop.workflows.issuing import issue_now
from tools.window_pictures import Camera

_SENT = Sending("", "RSI-kredsens medlemmer og deres sekretærer")
_SMALL = (1000, 700)
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
    _picture_choosing(camera, window)
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


def _picture_choosing(camera: Camera, window: MainWindow) -> None:
    """The parts, unfolded; the contents and a search at the pages; the open edition; a small
    dialog; the projects that have a sheet; and what is asked before printing."""
    issue = window.actions_by_id["issue"].trigger
    camera.answered(issue, "issue-parts", lambda shown: _press(shown, pgettext("issue", "Parts")))
    camera.answered(issue, "issue-contents", _show_contents)
    camera.answered(issue, "issue-open", _choose_open)
    camera.answered(issue, "issue-small", lambda shown: shown.resize(*_SMALL))
    chosen = [each.id for each in window.context.reader.projects()][:2]
    camera.dialog(SheetChoiceDialog(window.context, window, chosen), "issue-sheets")
    camera.dialog(PrinterForm(window.context, window, 12), "print")


def _press(shown: QWidget, name: str) -> None:
    for each in shown.findChildren(QPushButton):
        if each.accessibleName() == name and each.isVisible():
            each.click()


def _show_contents(shown: QWidget) -> None:
    for each in shown.findChildren(ReportView):
        each.turn_contents()
    _press(shown, _("Search in the pages"))


def _choose_open(shown: QWidget) -> None:
    for each in shown.findChildren(QRadioButton):
        each.setChecked(True)  # the last one stays


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
