"""Verbs at and after a meeting: deciding, ending it, and its minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.verbs import decision_log, procedures
from portfolio_desktop.ui.verbs.looking_back import trigger

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.at_meeting import AtMeetingPage

PAGE = "at_meeting"


def minutes_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """For every id of `minutes_menus.MINUTES_ACTIONS` what it does."""
    return {
        "page_at_meeting": lambda: show_meeting(window, chosen_meeting(window)),
        "to_agenda": lambda: to_agenda(window),
        "next_item": lambda: move_on(window, 1),
        "previous_item": lambda: move_on(window, -1),
        "add_at_meeting": lambda: add_item(window),
        "leaves_meeting": lambda: leave(window),
        "agree_action": lambda: agree(window),
        "decide_changes": lambda: decide_changes(window),
        "item_minutes": lambda: item_minutes(window),
        "end_meeting": lambda: end(window),
        "minutes": lambda: show_minutes(window),
        **procedures.procedure_handlers(window),
        **decision_log.log_handlers(window),
    }


def follow_at_meeting(window: MainWindow, page: AtMeetingPage) -> None:
    """Connect the page, which is made on its first use."""
    page.verb_wished.connect(lambda verb: trigger(window, verb))
    page.marked_changed.connect(window.facts.refresh)


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done at the meeting that is shown, and on the pages that belong to it."""
    page = window.current_page
    desk = window.at_meeting.desk if page == PAGE else None
    item = window.at_meeting.marked if page == PAGE else None
    return {
        Need.AT_MEETING: desk is not None and not desk.locked,
        Need.AT_ITEM: item is not None,
        Need.AT_REQUEST: item is not None and bool(item.undecided_request),
        Need.AT_MINUTES: item is not None and bool(item.about_meeting),
        **procedures.facts(window),
        **decision_log.facts(window),
    }


def chosen_meeting(window: MainWindow) -> str:
    """The id of the meeting that is looked at, on the page of agendas or here; "" for none."""
    if window.current_page == "meetings":
        return window.meetings.meetings.marked
    return window.at_meeting.meeting if window.current_page == PAGE else ""


def to_agenda(window: MainWindow) -> None:
    """Back to the agenda of the meeting and the item that are shown."""
    meeting, item = window.at_meeting.meeting, window.at_meeting.marked
    window.show_page("meetings")
    window.meetings.mark(meeting, item.id if item is not None else "")


def show_meeting(window: MainWindow, meeting: str) -> None:
    """Show this meeting as it is held, "" for the one that was shown last or is at hand."""
    window.show_page(PAGE)
    window.at_meeting.show_meeting(meeting)


def move_on(window: MainWindow, step: int) -> None:
    if window.current_page == PAGE:
        window.at_meeting.move_on(step)


def add_item(window: MainWindow) -> None:
    """A new item behind the one that is treated; it is shown then."""
    from portfolio_desktop.ui.dialogs.at_meeting import AddedItemDialog

    page = window.at_meeting
    window.context.leave()
    if page.desk is None:
        return
    dialog = AddedItemDialog(window.context, window, page.desk, page.marked)
    if dialog.exec():
        page.mark(dialog.added)


def agree(window: MainWindow) -> None:
    """A commitment or an action that follows from the item, and from the point that is marked."""
    from portfolio_desktop.ui.dialogs.at_meeting import AgreeDialog

    window.context.leave()
    page = window.at_meeting
    if page.desk is not None and page.marked is not None:
        AgreeDialog(window.context, window, page.desk, page.marked, page.editor.point).exec()


def leave(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.at_meeting import LeavesDialog

    window.context.leave()
    item = window.at_meeting.marked
    if item is not None:
        LeavesDialog(window.context, window, item).exec()


def end(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.at_meeting import EndDialog

    window.context.leave()
    if window.at_meeting.desk is not None:
        EndDialog(window.context, window, window.at_meeting.desk).exec()


def decide_changes(window: MainWindow) -> None:
    """Decide the change request of the item as its form does: with changes, or not at all."""
    from portfolio_desktop.ui.verbs.requests import decide

    window.context.leave()
    item = window.at_meeting.marked
    if item is not None and item.undecided_request:
        decide(window, item.undecided_request)


def show_minutes(window: MainWindow) -> None:
    """The minutes of the meeting that is shown, else of the one at hand."""
    from portfolio_desktop.services.meeting_desk import meeting_at_hand

    context = window.context
    context.leave()
    at_hand = chosen_meeting(window) or meeting_at_hand(context.reader, context.register.today())
    if at_hand:
        open_minutes(window, at_hand)
    else:
        window.show_page(PAGE)


def item_minutes(window: MainWindow) -> None:
    """The minutes that the item which is treated is to approve."""
    window.context.leave()
    item = window.at_meeting.marked
    if item is not None and item.about_meeting:
        open_minutes(window, item.about_meeting)


def open_minutes(window: MainWindow, of: str) -> None:
    """The dialog of the minutes of this meeting."""
    from portfolio_desktop.ui.dialogs.minutes import MinutesDialog

    def send(parent: QWidget, meeting: str, due: str, *, silent_only: bool) -> None:
        send_out(window, parent, meeting, due, silent_only=silent_only)

    def show() -> None:
        from portfolio_desktop.ui.verbs.issuing import issue_papers

        issue_papers(window, of)

    MinutesDialog(window.context, window, of, send, show).exec()


def send_out(
    window: MainWindow, parent: QWidget, meeting: str, due: str, *, silent_only: bool
) -> None:
    """Show the letters with the draft minutes, make drafts of them, and note that they went out."""
    from portfolio_desktop.services.board_letters import minutes_letters
    from portfolio_desktop.services.minutes import send_minutes, sending_day
    from portfolio_desktop.ui.dialogs.reminding import LetterKind, RemindingDialog
    from portfolio_desktop.ui.issuing.minutes_mail import MinutesPdf
    from portfolio_desktop.ui.verbs.collecting import make_drafts

    context = window.context
    day = context.perform(lambda: sending_day(context.register, meeting, due), edits=False)
    if day is None:
        return
    letters = minutes_letters(context.reader, meeting, day, silent_only=silent_only)
    if not letters:
        context.perform(lambda: send_minutes(context.register, meeting, due))
        return
    noted = _("The register notes that the minutes went out for comments today.")
    dialog = RemindingDialog(context, parent, letters, LetterKind(_("Draft minutes"), noted))
    if dialog.exec():
        MinutesPdf(context, parent).make(
            meeting,
            lambda pdf: make_drafts(
                window,
                dialog.sent,
                lambda register, _told: send_minutes(register, meeting, due),
                pdf,
            ),
        )
