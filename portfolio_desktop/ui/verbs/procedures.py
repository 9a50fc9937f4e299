"""Verbs of written procedures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import Need, fill_menu
from portfolio_desktop.ui.verbs.looking_back import trigger
from portfolio_desktop.ui.verbs.requests import awaiting

if TYPE_CHECKING:
    from portfolio_desktop.domain.meetings import WrittenProcedure
    from portfolio_desktop.services.procedure_answers import ProcedureStanding
    from portfolio_desktop.storage.register_file import RegisterFile
    from portfolio_desktop.ui.dialogs.reason import Reasoned
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.procedures import ProceduresPage

PAGE = "procedures"


def procedure_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "page_procedures": lambda: window.show_page(PAGE),
        "new_procedure": lambda: new(window),
        "request_in_writing": lambda: new(window, awaiting(window)),
        "edit_procedure": lambda: edit(window),
        "send_procedure": lambda: send(window),
        "answer_procedure": lambda: window.procedures.ask_answer(),
        "remind_procedure": lambda: write_letters(window),
        "close_procedure": lambda: close(window),
        "reopen_procedure": lambda: reopen(window),
        "take_back_procedure": lambda: take_back(window),
        "withdraw_procedure": lambda: withdraw(window),
        "remove_procedure": lambda: remove(window),
    }


def follow_procedures(window: MainWindow, page: ProceduresPage) -> None:
    """Connect the page, which is made on its first use."""
    page.verb_wished.connect(lambda verb: trigger(window, verb))
    page.marked_changed.connect(window.facts.refresh)
    page.menu_wished.connect(lambda where: show_menu(window, where))


def show_menu(window: MainWindow, where: QPoint) -> None:
    from portfolio_desktop.ui.minutes_menus import PROCEDURE_ENTRIES

    menu = QMenu(window)
    fill_menu(menu, PROCEDURE_ENTRIES, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def marked(window: MainWindow) -> ProcedureStanding | None:
    """The procedure that verbs are about: the one marked in the list while that is shown."""
    return window.procedures.standing if window.current_page == PAGE else None


def facts(window: MainWindow) -> dict[Need, bool]:
    """What can be done with the marked procedure."""
    standing = marked(window)
    if standing is None:
        return {}
    from portfolio_desktop.domain.board_choices import ProcedureState

    state = standing.procedure.state
    return {
        Need.PROCEDURE: state in {ProcedureState.DRAFT, ProcedureState.SENT},
        Need.PROCEDURE_SENDABLE: state is not ProcedureState.CLOSED,
        Need.PROCEDURE_BACK: state in {ProcedureState.SENT, ProcedureState.WITHDRAWN},
        Need.PROCEDURE_DRAFT: state is ProcedureState.DRAFT,
        Need.PROCEDURE_OUT: state is ProcedureState.SENT,
        Need.PROCEDURE_CLOSED: state is ProcedureState.CLOSED,
        Need.PROCEDURE_WAS_SENT: was_sent(standing.procedure),
    }


def was_sent(procedure: WrittenProcedure) -> bool:
    """Whether it is out for answers, or was until it was taken back."""
    from portfolio_desktop.domain.board_choices import ProcedureState

    open_still = procedure.state in {ProcedureState.DRAFT, ProcedureState.SENT}
    return open_still and procedure.sent_on is not None


def new(window: MainWindow, request: str = "") -> None:
    """A new procedure, about this change request where one is named."""
    from portfolio_desktop.ui.dialogs.procedure import ProcedureDialog

    window.context.leave()
    dialog = ProcedureDialog(window.context, window, request=request)
    if dialog.exec():
        window.show_page(PAGE)
        window.procedures.mark(dialog.procedure)


def edit(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.procedure import ProcedureDialog

    window.context.leave()
    standing = marked(window)
    if standing is not None and window.actions_by_id["edit_procedure"].isEnabled():
        ProcedureDialog(window.context, window, standing.procedure.id).exec()


def send(window: MainWindow) -> None:
    """Note whom it goes to, then offer the letters."""
    from portfolio_desktop.ui.dialogs.procedure_course import SendDialog

    window.context.leave()
    standing = marked(window)
    if standing is None or not SendDialog(window.context, window, standing).exec():
        return
    if not write_letters(window):
        told = _("Noted as sent, but no letter was made. “{verb}” makes the letters later.")
        window.context.noted.emit(told.format(verb=_("Letters…")))


def write_letters(window: MainWindow) -> bool:
    """The letters to those who have not answered; reminders once the day is passed. False where
    they were given up."""
    from portfolio_desktop.services.board_letters import procedure_letters
    from portfolio_desktop.services.procedure_answers import procedure_standing
    from portfolio_desktop.storage.values import Change
    from portfolio_desktop.ui.dialogs.reminding import LetterKind, RemindingDialog
    from portfolio_desktop.ui.verbs.collecting import make_drafts

    context, known = window.context, marked(window)
    if known is None:
        return False
    standing = procedure_standing(context.reader, known.procedure.id)
    due = standing.procedure.reply_due
    late = due is not None and due < context.register.today()
    letters = procedure_letters(context.reader, standing, reminding=late)
    if not letters:
        context.noted.emit(_("All have answered."))
        return True
    kind = LetterKind(_("Letters"), _("The register has noted who is asked."))
    dialog = RemindingDialog(context, window, letters, kind)
    made = bool(dialog.exec())
    if made:
        make_drafts(window, dialog.sent, lambda _register, _told: Change(None))
    return made


def close(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.procedure_course import ClosingDialog

    window.context.leave()
    standing = marked(window)
    if standing is not None:
        ClosingDialog(window.context, window, standing).exec()


def reopen(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.procedure_course import reopening

    _ask_reason(window, reopening)


def take_back(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.procedure_course import taking_back

    _ask_reason(window, taking_back)


def _ask_reason(
    window: MainWindow, about: Callable[[RegisterFile, ProcedureStanding], Reasoned]
) -> None:
    from portfolio_desktop.ui.dialogs.reason import ReasonedDialog

    context, standing = window.context, marked(window)
    if standing is not None:
        ReasonedDialog(context, window, about(context.register, standing)).exec()


def withdraw(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.procedure_course import withdrawing

    _ask_reason(window, withdrawing)


def remove(window: MainWindow) -> None:
    """Do what needs no question with the marked procedure, and say that it is done."""
    from portfolio_desktop.services.procedures import remove_procedure

    context, standing = window.context, marked(window)
    if standing is not None:
        row = standing.procedure.id
        if context.perform(lambda: remove_procedure(context.register, row)) is not None:
            context.note_done()
