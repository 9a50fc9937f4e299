"""The register as another file: a workbook, a table for Danish Excel, or everything as JSON."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.document_choice import DocumentChoice, as_of_name
from portfolio_desktop.ui.file_choice import FileChoice, with_suffix
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.exporting import (
    Export,
    ExportFormat,
    ExportOptions,
    ExportRefused,
    ReadyExport,
    export_steps,
)


def export_register(context: WindowContext, parent: QWidget, files: FileChoice) -> None:
    """Ask where, and write what the register holds; tables show the month that is shown."""
    context.leave()
    documents = DocumentChoice(files, context.choices)
    name = _proposed_name(context)
    chosen = documents.new(parent, _("Export the register"), name, export_filter())
    if chosen is not None:
        _Exporting(context, parent, documents).begin(_with_known_ending(chosen))


class _Exporting(WorkBeside):
    """One export: read in steps, written beside the window, told when it is there."""

    def __init__(self, context: WindowContext, parent: QWidget, documents: DocumentChoice) -> None:
        super().__init__(context, parent, _("Exporting …"))
        self._documents = documents

    def begin(self, path: Path) -> None:
        options = ExportOptions(period=self.context.period)
        self.read(export_steps(self.context.register, path, options), self._write)

    def message(self, error: BaseException) -> Message | None:
        return error.message if isinstance(error, ExportRefused) else super().message(error)

    def _write(self, ready: ReadyExport) -> None:
        self.finish(lambda progress: ready.write(progress.report), self._done)

    def _done(self, written: Export) -> None:
        self._documents.saved(written.path)
        self.context.noted.emit(_told(written))


def export_filter() -> str:
    """The kinds as the file dialogue takes them, the workbook first."""
    return ";;".join(
        (
            _("Excel workbook (*.xlsx)"),
            _("Table for Excel (*.csv)"),
            _("Everything in the register (*.json)"),
        )
    )


def _proposed_name(context: WindowContext) -> str:
    name = _("{register} {month}").format(
        register=context.register.path.stem, month=period_words(context.period)
    )
    return f"{as_of_name(name, context)}.{ExportFormat.XLSX}"


def _with_known_ending(path: Path) -> Path:
    """A name without an ending gets the workbook's; any other is left to be refused by name."""
    return path if path.suffix else with_suffix(path, f".{ExportFormat.XLSX}")


def _told(written: Export) -> str:
    words = _("Exported as {name}").format(name=written.path.name)
    return " · ".join((words, *written.warnings))
