"""Verbs of what goes before the board: its accounts, what is taken off, and the last meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.domain.choices import AccountStage
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import Need

if TYPE_CHECKING:
    from portfolio_desktop.services.escalation_list import EscalationRow
    from portfolio_desktop.ui.context import WindowContext
    from portfolio_desktop.ui.dialogs.reason import Reasoned
    from portfolio_desktop.ui.dialogs.reminding import LetterKind
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.escalations import EscalationsPage

PAGE = "escalations"


def follow_escalations(window: MainWindow, page: EscalationsPage) -> None:
    """Connect the page, which is made on its first use."""

    def carry_out(verb: str) -> None:
        if verb == "show_item":
            row = page.items.marked
            window.context.project_requested.emit(row.project_id if row is not None else "")
        else:
            window.actions_by_id[verb].trigger()

    page.verb_wished.connect(carry_out)
    page.items.project_requested.connect(window.context.project_requested)
    page.items.marked_changed.connect(window.facts.refresh)
    page.items.menu_wished.connect(lambda where: show_menu(window, where))


def show_menu(window: MainWindow, where: QPoint) -> None:
    from portfolio_desktop.ui.escalation_menus import ESCALATION_ENTRIES

    menu = QMenu(window)
    for entry in ESCALATION_ENTRIES:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(window.actions_by_id[entry])
    menu.exec(where)
    menu.deleteLater()


def marked(window: MainWindow) -> EscalationRow | None:
    """The item that verbs are about: the one marked in the list while that is shown."""
    return window.escalations.items.marked if window.current_page == PAGE else None


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with the marked item."""
    row = marked(window)
    stage = row.stage if row is not None and not row.taken_off else None
    return {
        Need.ITEM: stage is not None and stage is not AccountStage.APPROVED,
        Need.ITEM_RECEIVED: stage is AccountStage.RECEIVED,
        Need.ITEM_APPROVED: stage is AccountStage.APPROVED,
        Need.ITEM_OFF: row is not None and row.taken_off,
    }


def received_words(window: MainWindow) -> str:
    """What the verb of receiving would do to the marked item."""
    row = marked(window)
    if row is not None and row.stage is AccountStage.RECEIVED:
        return _("Account not re&ceived after all")
    return _("Account re&ceived")


def account_kind() -> LetterKind:
    """What the letters that ask for accounts are called, and what is noted of them."""
    from portfolio_desktop.ui.dialogs.reminding import LetterKind

    words = _("The register notes that the account was asked for today.")
    return LetterKind(_("Ask for accounts"), words)


def ask_accounts(window: MainWindow) -> None:
    """Show the letters to those who account for what is chosen, then make drafts of them."""
    from portfolio_desktop.services.account_letters import account_letters
    from portfolio_desktop.services.accounts import ask_for_accounts
    from portfolio_desktop.ui.dialogs.reminding import RemindingDialog
    from portfolio_desktop.ui.verbs.collecting import make_drafts

    window.show_page(PAGE)
    context = window.context
    context.leave()
    period = context.period
    chosen = window.escalations.items.chosen()
    letters = account_letters(context.reader, period, chosen, context.register.today())
    if not letters:
        context.perform(lambda: ask_for_accounts(context.register, (), period))
        return
    dialog = RemindingDialog(context, window, letters, account_kind())
    if dialog.exec():
        asked = tuple(dict.fromkeys(each for sent in dialog.sent for each in sent.project_ids))
        make_drafts(
            window,
            dialog.sent,
            lambda register, _told: ask_for_accounts(register, asked, period),
        )


def show_account(window: MainWindow, project: str) -> None:
    """Show a project's item with the cursor in its account."""
    window.show_page(PAGE)
    if window.escalations.items.mark(project):
        window.escalations.to_account()


def to_account(window: MainWindow) -> None:
    window.show_page(PAGE)
    window.escalations.to_account()


def turn_received(window: MainWindow) -> None:
    """The account of the marked item is received; where it is already, it is not after all."""
    from portfolio_desktop.services.accounts import mark_not_received, mark_received

    context, row = window.context, marked(window)
    if row is None:
        return
    verb = mark_not_received if row.stage is AccountStage.RECEIVED else mark_received
    if context.perform(lambda: verb(context.register, row.project_id, context.period)) is not None:
        context.note_done()


def approve(window: MainWindow) -> None:
    from portfolio_desktop.services.accounts import approve_account

    context, row = window.context, marked(window)
    if row is None:
        return
    done = context.perform(
        lambda: approve_account(context.register, row.project_id, context.period)
    )
    if done is not None:
        words = _("The account of {number} is approved and locked")
        context.noted.emit(words.format(number=row.number or row.name))


def reopen(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.escalating import reopening

    _ask_reason(window, reopening)


def take_off(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.escalating import taking_off

    _ask_reason(window, taking_off)


def put_back(window: MainWindow) -> None:
    from portfolio_desktop.services.accounts import put_back as put_item_back

    context, row = window.context, marked(window)
    if row is not None:
        context.perform(lambda: put_item_back(context.register, row.project_id, context.period))


def change_last_meeting(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.escalating import LastMeetingDialog

    window.context.leave()
    LastMeetingDialog(window.context, window).exec()


def _ask_reason(
    window: MainWindow, about: Callable[[WindowContext, EscalationRow], Reasoned]
) -> None:
    from portfolio_desktop.ui.dialogs.reason import ReasonedDialog

    context, row = window.context, marked(window)
    if row is not None:
        context.leave()
        ReasonedDialog(context, window, about(context, row)).exec()
