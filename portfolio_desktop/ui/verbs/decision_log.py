"""Verbs of the decision log: to where it was decided, extracts, and the log as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.actions import Need, fill_menu
from portfolio_desktop.ui.verbs.looking_back import trigger

if TYPE_CHECKING:
    from portfolio_desktop.services.decision_log import LoggedDecision
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.decision_log import DecisionLogPage

PAGE = "decision_log"


def log_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "page_decision_log": lambda: window.show_page(PAGE),
        "show_decision": lambda: show(window),
        "extract_decision": lambda: extract(window),
        "copy_decisions": lambda: window.decision_log.copy_table(),
        "export_decisions": lambda: export(window),
        "project_decisions": lambda: of_project(window),
    }


def follow_decision_log(window: MainWindow, page: DecisionLogPage) -> None:
    """Connect the page, which is made on its first use."""
    page.verb_wished.connect(lambda verb: trigger(window, verb))
    page.marked_changed.connect(window.facts.refresh)
    page.menu_wished.connect(lambda where: show_menu(window, where))
    page.offer_project(window.current_project, window.current_number)


def show_menu(window: MainWindow, where: QPoint) -> None:
    from portfolio_desktop.ui.minutes_menus import DECISION_ENTRIES

    menu = QMenu(window)
    fill_menu(menu, DECISION_ENTRIES, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def marked(window: MainWindow) -> LoggedDecision | None:
    """The decision that verbs are about: the one marked in the log while that is shown."""
    return window.decision_log.marked if window.current_page == PAGE else None


def facts(window: MainWindow) -> dict[Need, bool]:
    return {Need.DECISION: marked(window) is not None}


def of_project(window: MainWindow) -> None:
    """The log of the project that is marked."""
    project, number = window.current_project, window.current_number
    window.show_page(PAGE)
    window.decision_log.show_project(project, number)


def show(window: MainWindow) -> None:
    """Go to the meeting, the procedure or the change request that holds the decision."""
    from portfolio_desktop.ui.verbs import minutes

    decision = marked(window)
    if decision is None:
        return
    if decision.meeting_id:
        minutes.show_meeting(window, decision.meeting_id)
        window.at_meeting.mark(decision.item_id)
    elif decision.procedure_id:
        window.show_page("procedures")
        window.procedures.mark(decision.procedure_id)
    else:
        window.context.request_requested.emit(decision.request_id)


def extract(window: MainWindow) -> None:
    """A letter to the project with what was decided of its case, and nothing else."""
    from portfolio_desktop.services.board_letters import extract_letter
    from portfolio_desktop.storage.values import Change
    from portfolio_desktop.ui.dialogs.reminding import LetterKind, RemindingDialog
    from portfolio_desktop.ui.verbs.collecting import make_drafts

    context, decision = window.context, marked(window)
    if decision is None:
        return
    letter = extract_letter(context.reader, decision.source, context.register.today())
    if letter is None:
        return
    kind = LetterKind(_("Extract of the decision"), _("Nothing is noted in the register."))
    dialog = RemindingDialog(context, window, (letter,), kind)
    if dialog.exec():
        make_drafts(window, dialog.sent, lambda _register, _told: Change(None))


def export(window: MainWindow) -> None:
    """Write what is shown as a workbook."""
    from portfolio_desktop.environment.files import write_whole
    from portfolio_desktop.exchange.write_decisions import decisions_xlsx
    from portfolio_desktop.ui.document_choice import DocumentChoice, as_of_name
    from portfolio_desktop.ui.file_choice import with_suffix

    context = window.context
    shown, name = window.decision_log.shown, context.reader.info().name
    proposed = as_of_name(_("Decision log"), context) + ".xlsx"
    documents = DocumentChoice(window.files, context.choices)
    chosen = documents.new(window, _("Save the decision log"), proposed, _("Excel (*.xlsx)"))
    if chosen is None:
        return
    target = with_suffix(chosen, ".xlsx")

    def written(_done: None) -> None:
        documents.saved(target)
        context.noted.emit(_("The decision log is saved as {name}").format(name=target.name))

    context.runner.run(
        lambda _progress: write_whole(target, decisions_xlsx(shown, name)),
        written,
        lambda error: _tell_failed(window, target, error),
    )


def _tell_failed(window: MainWindow, path: Path, error: BaseException) -> None:
    from portfolio_desktop.services.messages import message_for_file

    if not isinstance(error, OSError):
        raise error
    window.context.tell(message_for_file(path, error))
