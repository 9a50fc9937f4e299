"""Report forms: made for mailing out, and brought in when they come back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import form_filter, own_form_filter

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def make(window: MainWindow) -> None:
    """Ask which forms, and write them into a folder, which is then opened."""
    from portfolio_desktop.ui.dialogs.making_forms import MakingFormsDialog
    from portfolio_desktop.ui.form_writing import FormWriting

    context = window.context
    context.leave()
    documents = DocumentChoice(window.files, context.choices)
    dialog = MakingFormsDialog(context, window, documents, _marked(window))
    if dialog.exec():
        writing = FormWriting(context, window, documents)
        writing.begin(dialog.period, dialog.orders, dialog.folder)


def choose(window: MainWindow) -> None:
    """Ask for filled-in forms, and look them through."""
    documents = DocumentChoice(window.files, window.context.choices)
    paths = documents.several(window, _("Bring in report forms"), form_filter())
    if paths:
        preview(window, paths)


def learn(window: MainWindow) -> None:
    """Ask for a form of the organisation's own, and have its answers pointed at."""
    documents = DocumentChoice(window.files, window.context.choices)
    path = documents.existing(window, _("Get to know a form"), own_form_filter())
    if path is not None:
        learn_from(window, path)


def learn_from(window: MainWindow, path: Path) -> None:
    """Have the answers in this file pointed at, and then look it through like any other form."""
    if _got_to_know(window, path):
        preview(window, (path,))


def preview(window: MainWindow, paths: Sequence[Path]) -> None:
    """Look the forms through; once more after one of them has been got to know."""
    from portfolio_desktop.ui.dialogs.forms import FormsDialog

    while True:
        dialog = FormsDialog(window.context, window, paths)
        dialog.exec()
        if dialog.unknown is None:
            return
        _got_to_know(window, dialog.unknown)


def _got_to_know(window: MainWindow, path: Path) -> bool:
    from portfolio_desktop.ui.dialogs.own_form import OwnFormDialog

    return bool(OwnFormDialog(window.context, window, path).exec())


def _marked(window: MainWindow) -> tuple[str, ...]:
    """The projects that are chosen where the user is: at the collection desk, or in the grid."""
    if window.current_page == "collection":
        return window.collection.chosen()
    project = window.current_project
    return (project,) if project else ()
