"""The meeting material, and the register as other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def show_pack(window: MainWindow) -> None:
    from portfolio_desktop.ui.preview.open import open_preview

    window.context.leave()
    open_preview(window.context, window, window.files)


def show_sheets(window: MainWindow) -> None:
    """The sheets of the marked projects."""
    from portfolio_desktop.ui.preview.sheets import open_sheets

    rows = window.portfolio.view.marks.rows() if window.context.has_register else ()
    if rows:
        window.context.leave()
        open_sheets(window.context, window, window.files, rows)


def show_warnings(window: MainWindow) -> None:
    from portfolio_desktop.ui.warnings_dialog import WarningsDialog

    window.context.leave()
    WarningsDialog(window.context, window).exec()


def export(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.exporting import export_register

    export_register(window.context, window, window.files)
