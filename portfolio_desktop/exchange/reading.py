"""Which reader a file needs. Runs in the reading process; in tests also beside the asking one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from portfolio_desktop.exchange.guard import Package, kind_of
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.tables import FileNote, Limits, Note, SourceKind, Workbook

_SUFFIXES = {
    ".xlsx": SourceKind.XLSX,
    ".xlsm": SourceKind.XLSX,
    ".xltx": SourceKind.XLSX,
    ".xltm": SourceKind.XLSX,
    ".docx": SourceKind.DOCX,
    ".docm": SourceKind.DOCX,
    ".dotx": SourceKind.DOCX,
    ".pdf": SourceKind.PDF,
    ".csv": SourceKind.CSV,
    ".tsv": SourceKind.CSV,
    ".txt": SourceKind.CSV,
}


def read_file(path: Path, limits: Limits) -> Workbook:
    """Read by content, not by name. Raises `UnreadableFile` also where there is no table; only a
    document without any may still be a form.
    """
    with path.open("rb") as file:
        data = file.read(limits.file_size + 1)
    if len(data) > limits.file_size:
        raise UnreadableFile(Refusal.TOO_LARGE, {"limit": str(limits.file_size // 1_000_000)})
    kind, package = kind_of(data, limits)
    workbook = _read(kind, package, data, limits)
    may_be_form = kind is SourceKind.DOCX and workbook.sheets
    if not workbook.tables and not may_be_form:
        raise UnreadableFile(Refusal.NO_TABLE)
    named = _SUFFIXES.get(path.suffix.lower())
    if named is not None and named is not kind:
        note = Note(FileNote.OTHER_KIND, kind.value)
        return dataclasses.replace(workbook, notes=(note, *workbook.notes))
    return workbook


def _read(kind: SourceKind, package: Package | None, data: bytes, limits: Limits) -> Workbook:
    if kind is SourceKind.XLSX and package is not None:
        from portfolio_desktop.exchange.read_xlsx import read_xlsx

        return read_xlsx(package, limits)
    if kind is SourceKind.DOCX and package is not None:
        from portfolio_desktop.exchange.read_docx import read_docx

        return read_docx(package, limits)
    if kind is SourceKind.PDF:
        from portfolio_desktop.exchange.read_pdf import read_pdf

        return read_pdf(data, limits)
    if kind is SourceKind.CLIPBOARD:
        from portfolio_desktop.exchange.clipboard import read_html_bytes

        return read_html_bytes(data, limits)
    from portfolio_desktop.exchange.read_csv import read_csv

    return read_csv(data, limits)


def preload(path: Path, *, annex: bool = False) -> None:
    """Load what a reader needs before the limits fall; a module that loads late does no harm."""
    if annex:
        import portfolio_desktop.exchange.annex_cleaning  # noqa: F401
    if path.suffix.lower() == ".pdf":
        import pypdfium2  # noqa: F401
