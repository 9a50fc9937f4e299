"""Project sheets by themselves: read in the thread that owns the register, written in any."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.services.messages import file_not_written
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.sheet_content import sheet_papers_steps
from portfolio_desktop.services.sheet_values import SheetPapers
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.workflows.as_of import Present
from portfolio_desktop.workflows.packing import (
    Cancelled,
    PackCancelled,
    PackNotWritten,
    Progress,
    never,
    origin_of,
    silent,
)


def present_sheets_steps(
    register: RegisterFile, options: PackOptions, projects: Collection[str]
) -> Steps[SheetPapers]:
    """The sheets of these projects from the register as it is, in steps."""
    present = Present(register.reader, register.position())
    return read_sheets_steps(register, present, options, projects)


def read_sheets_steps(
    register: RegisterFile,
    then: Snapshot | Present,
    options: PackOptions,
    projects: Collection[str],
) -> Steps[SheetPapers]:
    """The same from what `register_as_of` gives; PackNotWritten where there was no register yet."""
    origin = origin_of(register, then)
    return (yield from sheet_papers_steps(then.reader, options, projects, origin))


def sheets_bytes(
    papers: SheetPapers, progress: Progress = silent, cancelled: Cancelled = never
) -> bytes:
    """The sheets as a PDF file in memory, in any thread; PackCancelled where it was given up."""
    from portfolio_desktop.reports.project_sheet import render_sheets
    from portfolio_desktop.reports.sections import RenderingCancelled

    try:
        return render_sheets(papers, progress, cancelled)
    except RenderingCancelled:
        raise PackCancelled from None


def write_sheets(papers: SheetPapers, path: Path) -> None:
    """Write the sheets to `path`, whole or not at all; PackNotWritten says what to tell."""
    try:
        write_whole(path, sheets_bytes(papers))
    except OSError as error:
        raise PackNotWritten(file_not_written(path, error)) from error
