"""Printing the status report: read it in the thread that owns the register, write it in any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.services.closed_mentions import ClosedMention, closed_mentions
from portfolio_desktop.services.messages import Message, file_not_written
from portfolio_desktop.services.pack_content import (
    Origin,
    PackContent,
    PackOptions,
    status_report_steps,
)
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.storage.values import Position
from portfolio_desktop.workflows.as_of import Present, register_as_of, too_early
from portfolio_desktop.workflows.carrying import register_files_steps
from portfolio_desktop.workflows.paper_files import PaperFormat, report_as

Progress = Callable[[int, int], None]
"""Told pages done and pages in all."""

Cancelled = Callable[[], bool]


class PackCancelled(Exception):  # noqa: N818 - a wish, not an error
    """The user stopped the printing. A file that was there before is untouched."""


class PackNotWritten(Exception):  # noqa: N818 - an answer: `message` tells it
    """The report could not be written. A file that was there before is untouched."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code)
        self.message = message


def silent(_done: int, _total: int) -> None:
    """For callers that show no progress."""


def never() -> bool:
    return False


def read_pack(
    register: RegisterFile, options: PackOptions, *, as_of: Position | datetime | None = None
) -> PackContent:
    """The report's content from the register as it is, or as it was at a position or moment.

    Only in the thread that owns the register. PackNotWritten where there was no register yet.
    """
    with register_as_of(register, as_of) as then:
        return run_through(pack_steps(register, then, options))


def present_pack_steps(register: RegisterFile, options: PackOptions) -> Steps[PackContent]:
    """As `read_pack`, from the register as it is, in steps."""
    return pack_steps(register, Present(register.reader, register.position()), options)


def pack_steps(
    register: RegisterFile, then: Snapshot | Present, options: PackOptions
) -> Steps[PackContent]:
    """As `read_pack`, from what `register_as_of` gives, in steps."""
    origin = origin_of(register, then)
    content = yield from status_report_steps(then.reader, options, origin)
    if options.open_only:
        return content
    carried = yield from register_files_steps(then.reader, content.choice.carried, options.period)
    return replace(content, carried=carried)


def mentions_steps(
    reader: Reader, options: PackOptions, content: object
) -> Steps[tuple[ClosedMention, ...]]:
    """What the open edition of what was read there names of what is closed."""
    if not options.open_only:
        return ()
    return (yield from closed_mentions(reader, content))


def origin_of(register: RegisterFile, then: Snapshot | Present) -> Origin:
    """Where in the log a paper comes from; PackNotWritten where there was no register yet."""
    early = too_early(then.position)
    if early is not None:
        raise PackNotWritten(early)
    anchor = register.anchor(then.position)
    return Origin(anchor.at, anchor.head)


def pack_bytes(
    content: PackContent, progress: Progress = silent, cancelled: Cancelled = never
) -> bytes:
    """The report as a PDF file in memory, for the preview; in any thread."""
    from portfolio_desktop.reports.status_report import RenderingCancelled, render_status_report

    try:
        return render_status_report(content, progress, cancelled)
    except RenderingCancelled:
        raise PackCancelled from None


def write_pack(
    content: PackContent,
    path: Path,
    progress: Progress = silent,
    cancelled: Cancelled = never,
    *,
    kind: PaperFormat = PaperFormat.PDF,
) -> None:
    """Write the report to `path`, whole or not at all; in any thread.

    Raises PackCancelled, or PackNotWritten with what to tell the user.
    """
    if kind is PaperFormat.PDF:
        data = pack_bytes(content, progress, cancelled)
    else:
        data = report_as(content, kind)
    try:
        write_whole(path, data)
    except OSError as error:
        raise PackNotWritten(file_not_written(path, error)) from error


def print_pack(
    register: RegisterFile,
    options: PackOptions,
    path: Path,
    progress: Progress = silent,
    cancelled: Cancelled = never,
    *,
    as_of: Position | datetime | None = None,
) -> PackContent:
    """Read and write in one go, as the command line does; returns what was printed."""
    content = read_pack(register, options, as_of=as_of)
    write_pack(content, path, progress, cancelled)
    return content
