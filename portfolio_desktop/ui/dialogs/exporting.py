"""The register as another file: a workbook, a table for Danish Excel, or everything as JSON."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.file_choice import FileChoice, with_suffix
from portfolio_desktop.workflows.exporting import (
    Export,
    ExportFormat,
    ExportOptions,
    ExportRefused,
)
from portfolio_desktop.workflows.exporting import export_register as write_export


def export_register(context: WindowContext, parent: QWidget, files: FileChoice) -> None:
    """Ask where, and write what the register holds; tables show the month that is shown."""
    context.leaving.emit()
    chosen = files.new(parent, _("Export the register"), _proposed(context), export_filter())
    if chosen is None:
        return
    path = _with_known_ending(chosen)
    try:
        written = context.perform(
            lambda: write_export(context.register, path, ExportOptions(period=context.period))
        )
    except ExportRefused as refused:
        context.tell(refused.message)
        return
    if written is not None:
        context.noted.emit(_told(written))


def export_filter() -> str:
    """The kinds as the file dialogue takes them, the workbook first."""
    return ";;".join(
        (
            _("Excel workbook (*.xlsx)"),
            _("Table for Excel (*.csv)"),
            _("Everything in the register (*.json)"),
        )
    )


def _proposed(context: WindowContext) -> Path:
    register = context.register.path
    name = _("{register} {month}").format(
        register=register.stem, month=period_words(context.period)
    )
    return register.with_name(f"{name}.{ExportFormat.XLSX}")


def _with_known_ending(path: Path) -> Path:
    """A name without an ending gets the workbook's; any other is left to be refused by name."""
    return path if path.suffix else with_suffix(path, f".{ExportFormat.XLSX}")


def _told(written: Export) -> str:
    words = _("Exported as {name}").format(name=written.path.name)
    return " · ".join((words, *written.warnings))
