"""Undo and redo: of the field one writes in, else of this session's edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.own_undo import own_redo, own_undo

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def undo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import next_undo, undo

    own = own_undo()
    if own is not None:
        own()
        return
    context, register = window.context, window.context.register
    context.leave()  # so that what is being written is an edit, and the last one
    step = next_undo(register)
    undone = context.perform_long(_("Undoing …"), lambda report: undo(register, report))
    if undone is not None and step is not None:
        context.noted.emit(_("Undone: {what}").format(what=step.sentence))


def redo_last(window: MainWindow) -> None:
    from portfolio_desktop.services.history import next_redo, redo

    own = own_redo()
    if own is not None:
        own()
        return
    context, register = window.context, window.context.register
    context.leave()
    step = next_redo(register)
    redone = context.perform_long(_("Redoing …"), lambda report: redo(register, report))
    if redone is not None and step is not None:
        context.noted.emit(_("Redone: {what}").format(what=step.sentence))
