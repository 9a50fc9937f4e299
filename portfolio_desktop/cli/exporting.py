"""`export`: the register as it is, or was, in a file of another kind."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import end_of_day, month, require_free_place
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.workflows.exporting import (
    ExportFormat,
    ExportOptions,
    export_format,
    export_register,
)


def write_export(options: Namespace) -> int:
    """0 also with warnings; a file that was there before is replaced as a whole."""
    path: Path = options.to
    require_free_place(path)
    kind = export_format(path)
    _refuse_idle_flags(options, kind)
    wanted = ExportOptions(
        as_of=end_of_day(options.as_of) if options.as_of else None,
        period=month(options.period),
        with_history=options.with_history,
        with_persons=options.with_persons,
    )
    with opened(options.register) as register:
        written = export_register(register, path, wanted)
    for warning in written.warnings:
        warn(warning)
    say(
        ngettext(
            "Wrote {count} project to {file}.",
            "Wrote {count} projects to {file}.",
            written.projects,
        ).format(count=written.projects, file=path)
    )
    return 0


def _refuse_idle_flags(options: Namespace, kind: ExportFormat) -> None:
    """A flag that would do nothing is refused, since whoever wrote it expects something."""
    if kind is ExportFormat.JSON and options.period:
        raise Refusal(_("--period is for xlsx and csv; json holds every month."))
    if kind is not ExportFormat.JSON and (options.with_history or options.with_persons):
        raise Refusal(_("--with-history and --with-persons are for json only."))
