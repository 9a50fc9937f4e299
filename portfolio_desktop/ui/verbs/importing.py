"""Bringing tables in: from a file, from the clipboard, or dragged onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.document_choice import DocumentChoice
from portfolio_desktop.ui.file_choice import REGISTER_SUFFIX, table_filter
from portfolio_desktop.ui.verbs import registers

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def choose(window: MainWindow) -> None:
    documents = DocumentChoice(window.files, window.context.choices)
    path = documents.existing(window, _("Import a table"), table_filter())
    if path is not None:
        preview(window, path)


def preview(window: MainWindow, path: Path) -> None:
    from portfolio_desktop.ui.dialogs.importing import ImportDialog

    ImportDialog(window.context, window, path).exec()


def paste(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.importing import ImportDialog

    ImportDialog(window.context, window).exec()


def take_file(window: MainWindow, path: Path) -> None:
    """A file dropped on the window: a register is opened, anything else looked through."""
    if path.suffix.lower() == REGISTER_SUFFIX:
        registers.open_path(window, path)
    elif window.context.writable:
        preview(window, path)
