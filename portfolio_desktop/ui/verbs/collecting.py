"""Verbs of the collection desk: reminders, copying, and when reports are due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from portfolio_desktop.environment.texts import _, ngettext

if TYPE_CHECKING:
    from portfolio_desktop.exchange.mail_drafts import AttachedPdf
    from portfolio_desktop.services.reminding import ReminderLetter
    from portfolio_desktop.storage.register_file import RegisterFile
    from portfolio_desktop.storage.values import Change, Progress
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.pages.collection import CollectionPage

Recording: TypeAlias = "Callable[[RegisterFile, Progress], Change]"
"""Keeps in the register that letters went out."""
_OPENED_ONE_BY_ONE = 5
"""More drafts than that are shown in their folder instead."""


def follow_collection(window: MainWindow, page: CollectionPage) -> None:
    """Connect the page, which is made on its first use."""
    actions = window.actions_by_id
    page.reminder_wished.connect(actions["remind"].trigger)
    page.due_wished.connect(actions["due_rule"].trigger)
    page.chosen_changed.connect(window.facts.refresh)
    page.menu_wished.connect(lambda where: show_menu(window, where))


def show_menu(window: MainWindow, where: QPoint) -> None:
    from portfolio_desktop.ui.actions import fill_menu
    from portfolio_desktop.ui.menus import COLLECTION_ENTRIES

    menu = QMenu(window)
    fill_menu(menu, COLLECTION_ENTRIES, window.actions_by_id)
    menu.exec(where)
    menu.deleteLater()


def copy_table(window: MainWindow) -> None:
    window.show_page("collection")
    window.collection.copy_table()


def change_due_rule(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.due_rule import DueRuleDialog

    window.context.leave()
    DueRuleDialog(window.context, window).exec()


def remind(window: MainWindow) -> None:
    """Show the letters to those chosen whose reports are awaited, then make drafts of them."""
    from portfolio_desktop.services.participant_reminding import participant_letters
    from portfolio_desktop.services.reminding import record_reminders, reminder_letters
    from portfolio_desktop.ui.dialogs.reminding import RemindingDialog

    window.show_page("collection")
    context, found = window.context, window.collection.collection
    if found is None:
        return
    chosen = window.collection.chosen()
    letters = (
        *reminder_letters(context.reader.info(), found, chosen),
        *participant_letters(context.reader, found, chosen),
    )
    if not letters:
        context.perform(lambda: record_reminders(context.register, found.period, ()))
        return
    dialog = RemindingDialog(context, window, letters)
    if dialog.exec():
        sent, period = dialog.sent, found.period
        make_drafts(
            window, sent, lambda register, told: record_reminders(register, period, sent, told)
        )


def make_drafts(
    window: MainWindow,
    letters: Sequence[ReminderLetter],
    record: Recording,
    pdf: AttachedPdf | None = None,
) -> None:
    """Written beside the window, with their forms and the PDF; noted when all are there."""
    from portfolio_desktop.environment.folders import program_folders
    from portfolio_desktop.exchange.mail_drafts import write_drafts
    from portfolio_desktop.services.form_content import FormContent, form_steps

    context = window.context
    register = context.register
    folder = program_folders().letters / f"{register.path.stem} {context.period}"
    orders = tuple(dict.fromkeys(letter.form for letter in letters if letter.form is not None))

    def write(contents: tuple[FormContent, ...]) -> None:
        forms = dict(zip(orders, contents, strict=True))
        context.runner.run(
            lambda _progress: write_drafts(letters, folder, forms, pdf), written, failed
        )

    def written(paths: tuple[Path, ...]) -> None:
        if not context.has_register or context.register is not register:
            return  # another register was opened meanwhile; these letters are not its
        done = context.perform_long(_("Noting the letters …"), lambda told: record(register, told))
        if done is not None:
            open_drafts(window, folder, paths)

    def failed(error: BaseException) -> None:
        _tell_failed(window, folder, error)

    context.runner.run_steps(form_steps(register, context.period, orders), write, failed)


def _tell_failed(window: MainWindow, folder: Path, error: BaseException) -> None:
    from portfolio_desktop.services.messages import message_for, message_for_file
    from portfolio_desktop.storage.errors import StorageError
    from portfolio_desktop.ui.progress import CancelledError

    match error:
        case CancelledError():
            return
        case OSError():
            window.context.tell(message_for_file(folder, error))
        case StorageError():
            window.context.tell(message_for(error))
        case _:
            raise error


def open_drafts(window: MainWindow, folder: Path, paths: tuple[Path, ...]) -> None:
    """Open the drafts in the mail program, and say where they lie."""
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.ui.opening import open_outside

    opened: Sequence[Path] = paths if len(paths) <= _OPENED_ONE_BY_ONE else (folder,)
    if _all_opened(open_outside, opened):
        words = ngettext(
            "{count} draft made in {folder}", "{count} drafts made in {folder}", len(paths)
        )
        window.context.noted.emit(words.format(count=len(paths), folder=folder))
        return
    window.context.told.emit(
        Message(
            "no_mail_program",
            _("The letters are made, but this computer has no program that opens them."),
            _("They lie in {folder}.").format(folder=folder),
            _("Open them from there in a mail program."),
        )
    )


def _all_opened(opener: Callable[[Path], bool], paths: Sequence[Path]) -> bool:
    return all([opener(path) for path in paths])
