"""Verbs of meetings and their agendas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import Need
from portfolio_desktop.ui.meeting_menus import ITEM_ENTRIES, MEETING_ENTRIES
from portfolio_desktop.ui.verbs.looking_back import trigger
from portfolio_desktop.ui.verbs.menus_at import show_entries

if TYPE_CHECKING:
    from portfolio_desktop.services.agenda import AgendaRow
    from portfolio_desktop.services.agenda_filling import AgendaPlan, Filled
    from portfolio_desktop.services.meeting_list import MeetingRow
    from portfolio_desktop.storage.values import Change
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.meetings import MeetingsPage

PAGE = "meetings"


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each verb of `meeting_menus` does."""
    verbs: dict[str, Callable[[MainWindow], object]] = {
        "new_meeting": new_meeting,
        "year_wheel": make_year,
        "meetings_ahead": show_ahead,
        "edit_meeting": edit_meeting,
        "cancel_meeting": turn_cancelled,
        "remove_meeting": remove_meeting,
        "attendances": edit_attendances,
        "forums": edit_forums,
        "fill_agenda": fill_agenda,
        "new_item": new_item,
        "to_item": to_item,
        "release_item": release_item,
        "release_all": release_all,
        "move_item_on": move_item_on,
        "remove_item": remove_item,
    }
    return {
        **{name: partial(verb, window) for name, verb in verbs.items()},
        "item_up": partial(move_item, window, -1),
        "item_down": partial(move_item, window, 1),
        "page_meetings": lambda: window.show_page(PAGE),
    }


def follow_meetings(window: MainWindow, page: MeetingsPage) -> None:
    """Connect the page, which is made on its first use."""
    page.verb_wished.connect(lambda verb: trigger(window, verb))
    page.marked_changed.connect(window.facts.refresh)
    page.agenda.menu_wished.connect(lambda where: show_entries(window, ITEM_ENTRIES, where))
    page.meetings.menu_wished.connect(lambda where: show_entries(window, MEETING_ENTRIES, where))
    page.agenda.addActions([window.actions_by_id[verb] for verb in ("item_up", "item_down")])


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with the marked meeting and item."""
    page = _page(window)
    editable = page is not None and page.editable
    item = page is not None and page.agenda.marked_row is not None
    return {Need.MEETING: editable, Need.AGENDA_ITEM: editable and item}


def cancel_words(window: MainWindow) -> str:
    """What the verb of cancelling would do to the marked meeting."""
    row = _marked(window)
    if row is not None and row.is_cancelled:
        return _("Hold the meeting after a&ll")
    return _("&Cancel the meeting")


def new_meeting(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.meeting import MeetingDialog

    window.show_page(PAGE)
    dialog = MeetingDialog(window.context, window)
    if dialog.exec():
        window.meetings.mark(dialog.made)


def make_year(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.year_wheel import YearWheelDialog

    window.show_page(PAGE)
    dialog = YearWheelDialog(window.context, window)
    if dialog.exec() and dialog.made:
        window.meetings.mark(dialog.made[0])


def edit_meeting(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.meeting import MeetingDialog

    row = _marked(window)
    if row is not None:
        MeetingDialog(window.context, window, row.meeting_id).exec()


def turn_cancelled(window: MainWindow) -> None:
    """Cancel the marked meeting; where it is cancelled, let it be held after all."""
    from portfolio_desktop.services.meetings import cancel_meeting, reinstate_meeting

    row = _marked(window)
    if row is not None:
        verb = reinstate_meeting if row.is_cancelled else cancel_meeting
        _perform(window, lambda: verb(window.context.register, row.meeting_id))


def remove_meeting(window: MainWindow) -> None:
    from portfolio_desktop.services.meetings import remove_meeting as remove

    row = _marked(window)
    if row is not None:
        _perform(window, lambda: remove(window.context.register, row.meeting_id))


def show_ahead(window: MainWindow) -> None:
    """The meetings ahead with what is expected of them; the one that is chosen is shown then."""
    from portfolio_desktop.ui.dialogs.meetings_ahead import MeetingsAheadDialog

    window.context.leave()
    dialog = MeetingsAheadDialog(window.context, window)
    if dialog.exec() and dialog.chosen:
        window.show_page(PAGE)
        window.meetings.mark(dialog.chosen)


def edit_attendances(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.attendances import AttendancesDialog

    row = _marked(window)
    if row is not None:
        AttendancesDialog(window.context, window, row.meeting_id).exec()


def edit_forums(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.forums import ForumsDialog

    ForumsDialog(window.context, window).exec()


def fill_agenda(window: MainWindow) -> None:
    """Look what is new for the agenda, then put it there; where something was taken off before or
    no longer belongs, ask first."""
    from portfolio_desktop.services.agenda_filling import plan_agenda_steps
    from portfolio_desktop.services.steps import run_through

    row = _marked(window)
    if row is None:
        return
    context = window.context
    plan = context.perform_long(
        _("Looking what the agenda needs …"),
        lambda report: run_through(plan_agenda_steps(context.reader, row.meeting_id), report),
    )
    if plan is None:
        return
    if plan.left_off or plan.outdated:
        from portfolio_desktop.ui.dialogs.filling import FillingDialog

        FillingDialog(context, window, plan).exec()
    elif plan.wanted:
        put_on_agenda(window, plan)
    else:
        context.noted.emit(_("There is nothing new for the agenda."))


def put_on_agenda(window: MainWindow, plan: AgendaPlan) -> None:
    from portfolio_desktop.services.agenda_filling import fill_as_planned

    context = window.context
    filled: Filled | None = context.perform_long(
        _("Filling the agenda …"), lambda report: fill_as_planned(context.register, plan, report)
    )
    if filled is not None:
        context.announce(filled.change)
        context.note_done()


def new_item(window: MainWindow) -> None:
    """Put a case on the agenda, after the marked case or where cases belong, with the cursor in its
    title."""
    from dataclasses import replace

    from portfolio_desktop.services.items import add_item, new_item_draft

    page, row = _page(window), _marked(window)
    if page is None or row is None:
        return
    context = window.context
    draft = replace(new_item_draft(), title=_("New item"))
    case = page.agenda.marked_row
    marked = case.item_id if case is not None and case.is_case else None
    added = context.perform(lambda: add_item(context.register, row.meeting_id, draft, after=marked))
    if added is not None:
        page.mark(row.meeting_id, added.id)
        context.announce(added.change)
        page.to_item()


def to_item(window: MainWindow) -> None:
    page = _page(window)
    if page is not None:
        page.to_item()


def release_item(window: MainWindow) -> None:
    """Release the marked item for sending out."""
    item = _marked_item(window)
    if item is not None:
        _release(window, [item.item_id])


def release_all(window: MainWindow) -> None:
    """Release every item of the shown agenda that is not released yet."""
    page = _page(window)
    if page is not None and page.shown is not None:
        _release(window, [row.item_id for row in page.shown.unreleased])


def _release(window: MainWindow, items: list[str]) -> None:
    from portfolio_desktop.domain.board_choices import ItemStage
    from portfolio_desktop.services.items import set_stage

    _perform(window, lambda: set_stage(window.context.register, items, ItemStage.RELEASED))


def move_item(window: MainWindow, by: int) -> None:
    """Move the marked item one place up or down."""
    page = _page(window)
    step = page.agenda.step(by) if page is not None else None
    if page is not None and step is not None:
        page.move_item(*step)


def move_item_on(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.item_moving import MoveItemDialog

    item = _marked_item(window)
    if item is not None:
        MoveItemDialog(window.context, window, item.item_id).exec()


def remove_item(window: MainWindow) -> None:
    """Take the marked item off the agenda; an escalated project's only with a reason."""
    from portfolio_desktop.services.item_removal import needs_reason
    from portfolio_desktop.services.item_removal import remove_item as remove
    from portfolio_desktop.services.meeting_rules import item_of

    item, context = _marked_item(window), window.context
    if item is None:
        return
    if needs_reason(item_of(context.reader, item.item_id)):
        from portfolio_desktop.ui.dialogs.item_moving import removing
        from portfolio_desktop.ui.dialogs.reason import ReasonedDialog

        ReasonedDialog(context, window, removing(context, item)).exec()
    else:
        _perform(window, lambda: remove(context.register, item.item_id))


def _perform(window: MainWindow, verb: Callable[[], Change]) -> None:
    if window.context.perform(verb) is not None:
        window.context.note_done()


def _page(window: MainWindow) -> MeetingsPage | None:
    """The page while it is shown."""
    return window.meetings if window.current_page == PAGE else None


def _marked(window: MainWindow) -> MeetingRow | None:
    page = _page(window)
    return None if page is None else page.meetings.marked_row


def _marked_item(window: MainWindow) -> AgendaRow | None:
    page = _page(window)
    return None if page is None else page.agenda.marked_row
