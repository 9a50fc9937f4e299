"""Opening, making, copying and closing registers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import registers
from portfolio_desktop.storage.errors import OpenRefused, OpenState
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.file_choice import REGISTER_SUFFIX, register_filter, with_suffix
from portfolio_desktop.workflows.keeping import local_copy, unfit_place

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.ui.main_window import MainWindow
    from portfolio_desktop.ui.register_form import RegisterForm


def new(window: MainWindow) -> None:
    from portfolio_desktop.ui.register_form import RegisterForm

    made: list[RegisterFile] = []

    def make(form: RegisterForm) -> bool:
        register = _made(window, form)
        made.extend([register] if register else [])
        return register is not None

    if RegisterForm(window.context, window.files, window, make).exec():
        show(window, made[0])


def _made(window: MainWindow, form: RegisterForm) -> RegisterFile | None:
    """The register that the form asks for; None where it was refused and the form says why."""
    context = window.context
    unfit = unfit_place(form.path)
    if unfit is not None:
        form.refuse(unfit)
        return None
    return context.perform(
        lambda: registers.new_register(
            form.path,
            name=form.name,
            forum=form.forum,
            secretariat=form.secretariat,
            actor=context.actor,
        ),
        edits=False,
    )


def choose(window: MainWindow) -> None:
    path = window.files.existing(window, _("Open register"), last_folder(window), register_filter())
    if path is not None:
        open_path(window, path)


def open_path(window: MainWindow, path: Path) -> None:
    """Open a register in place of the one that is open, which stays open if this one cannot be."""
    context = window.context
    path = path.absolute()  # remembered for the next start, which may be from another folder
    if context.has_register and context.register.path == path:
        window.looking_back.end()
        return
    unfit = unfit_place(path)
    if unfit is not None:
        _offer_copy(window, path, unfit)
        return
    kept: list[Path] = []
    context.perform(lambda: _show_opened(window, path, kept), edits=False)
    for older in kept:
        words = _("Brought up to this version of the program; as it was it is kept as {name}")
        context.noted.emit(words.format(name=older.name))


def _show_opened(window: MainWindow, path: Path, kept: list[Path]) -> None:
    actor = window.context.actor
    try:
        register = registers.open_register(path, actor=actor, tell_kept=kept.append)
    except OpenRefused as refused:
        if refused.state is not OpenState.LOCKED:
            raise
        if not _wants_to_read(window, refused):
            return
        register = registers.open_reading_copy(path, actor=actor)
    show(window, register)


def _wants_to_read(window: MainWindow, refused: OpenRefused) -> bool:
    """A register that is open elsewhere can still be read, as it is saved now."""
    from portfolio_desktop.services.messages import message_for

    return _accepted(
        window,
        message_for(refused).happened,
        _(
            "You can open a copy to read: it shows what is saved now, and nothing in it can be"
            " changed."
        ),
        _("Open a copy to read"),
    )


def show(window: MainWindow, register: RegisterFile) -> None:
    """Show an opened register in the latest month that has reports, and remember it."""
    context = window.context
    if not _may_leave(window):
        register.close()
        return
    choices = context.choices
    choices.keep(choices.read().with_recent(register.path))
    context.use_register(register, registers.newest_month(register))
    if register.found_unclosed:
        _tell_of_last_session(window, register)


def _tell_of_last_session(window: MainWindow, register: RegisterFile) -> None:
    """After a crash: say at once that nothing is lost."""
    from portfolio_desktop.services.last_session import message_of_last_session

    message = message_of_last_session(register)
    if message is not None:
        window.banner.reassure(message)


def close(window: MainWindow) -> None:
    if _may_leave(window):
        window.context.use_register(None)


def _may_leave(window: MainWindow) -> bool:
    """What is being written is saved first; words that cannot be are asked about."""
    if window.context.has_register:
        window.context.leave()
    return window.may_let_go()


def open_demo(window: MainWindow) -> None:
    from portfolio_desktop.workflows.demo import make_demo

    context = window.context
    folder = program_folders().registers
    path = context.perform(lambda: make_demo(folder), edits=False)
    if path is not None:
        open_path(window, path)


def save_copy_as(window: MainWindow) -> None:
    from portfolio_desktop.ui.copy_saving import CopySaving

    context = window.context
    proposed = context.register.path.with_name(
        _("{name} – copy").format(name=context.register.path.stem) + REGISTER_SUFFIX
    )
    target = _free_name(window, proposed)
    if target is not None:
        CopySaving(context, window).begin(target)


def _free_name(window: MainWindow, proposed: Path) -> Path | None:
    """Ask for a name until it is free, since a register is never written over."""
    while True:
        path = window.files.unused(window, _("Save a copy as"), proposed, register_filter())
        if path is None:
            return None
        target = with_suffix(path, REGISTER_SUFFIX)
        if not target.exists():
            return target
        taken = _("There is already a file named “{name}”.").format(name=target.name)
        never = _("A register is never written over. Choose another name.")
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(window, _("Save a copy as"), f"{taken}\n\n{never}")
        proposed = target


def change_settings(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.register_settings import RegisterSettings

    RegisterSettings(window.context, window).exec()


def last_folder(window: MainWindow) -> Path:
    """Where the user worked last, else the proposed folder for registers."""
    context = window.context
    if context.has_register:
        return context.register.path.parent
    recent = context.choices.read().recent_registers
    return Path(recent[0]).parent if recent else program_folders().registers


def _offer_copy(window: MainWindow, path: Path, unfit: Message) -> None:
    """A register that may not be worked on where it lies can be copied to this computer."""
    question = _("Do you want to copy it to this computer and work there?")
    if _accepted(window, unfit.happened, question, _("Copy and open")):
        copied = window.context.perform(lambda: local_copy(path), edits=False)
        if copied is not None:
            open_path(window, copied)


def _accepted(window: MainWindow, happened: str, question: str, offer: str) -> bool:
    """Tell why a register cannot be opened for work, and offer what can be done instead."""
    from PySide6.QtWidgets import QMessageBox

    asked = QMessageBox(window)
    asked.setWindowTitle(_("Open register"))
    asked.setText(happened)
    asked.setInformativeText(question)
    accept = asked.addButton(offer, QMessageBox.ButtonRole.AcceptRole)
    asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    asked.setDefaultButton(accept)
    asked.exec()
    return asked.clickedButton() is accept
