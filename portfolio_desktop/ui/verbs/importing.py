"""Bringing tables in: from a file, from the clipboard, or dragged onto the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import REGISTER_SUFFIX, table_filter
from portfolio_desktop.ui.verbs import forms, registers

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def choose(window: MainWindow) -> None:
    documents = DocumentChoice(window.files, window.context.choices)
    path = documents.existing(window, _("Import a table"), table_filter())
    if path is not None:
        preview(window, path)


def preview(window: MainWindow, path: Path) -> None:
    from portfolio_desktop.ui.dialogs.importing import ImportDialog

    dialog = ImportDialog(window.context, window, path)
    if not dialog.is_form:
        dialog.exec()
    if dialog.is_form:
        forms.preview(window, (path,))
    elif dialog.is_unknown_form:
        forms.learn_from(window, path)


def paste(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.importing import ImportDialog

    ImportDialog(window.context, window).exec()


def take_files(window: MainWindow, paths: Sequence[Path]) -> None:
    """Files dropped on the window: a register is opened, anything else looked through, several as
    report forms."""
    if len(paths) == 1 and paths[0].suffix.lower() == REGISTER_SUFFIX:
        registers.open_path(window, paths[0])
    elif window.looking_back.says_why_not() or not window.context.writable:
        return
    elif len(paths) == 1:
        preview(window, paths[0])
    else:
        forms.preview(window, paths)
