"""`pack`: the status report as PDF, and on standard error what ought to be mended first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import (
    day,
    end_of_day,
    month,
    paper_format,
    require_free_place,
    shown_month,
)
from portfolio_desktop.cli.pack_options import chosen
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import standing, warnings
from portfolio_desktop.services.pack_content import PackOptions, PurposeShown
from portfolio_desktop.services.pack_parts import REPORT, REPORT_PARTS
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.words import period_words
from portfolio_desktop.workflows.as_of import register_as_of
from portfolio_desktop.workflows.packing import PackNotWritten, pack_steps, write_pack


def print_status_report(options: Namespace) -> int:
    """0 also when there are warnings; a PDF that was there before is replaced as a whole."""
    _refuse_without_meeting(options)
    path: Path = options.output
    kind = paper_format(options)
    require_free_place(path)
    period = month(options.period)
    meeting = options.compared_with_meeting
    last_meeting = day(meeting) if meeting is not None else None
    as_of = end_of_day(options.as_of) if options.as_of else None
    open_only = options.edition == Edition.OPEN
    with opened(options.register) as register, register_as_of(register, as_of) as then:
        today = register.today() if as_of is None else min(as_of.date(), register.today())
        shown = period or shown_month(then.reader, today)
        try:
            wanted = PackOptions(
                shown,
                last_meeting,
                PurposeShown(options.purpose),
                notes=options.notes,
                parts=options.sub_projects,
                choice=chosen(
                    options, then.reader, REPORT_PARTS, usual=REPORT, open_only=open_only
                ),
                open_only=open_only,
            )
            content = run_through(pack_steps(register, then, wanted))
            write_pack(content, path, kind=kind)
        except PackNotWritten as error:
            raise Refusal(error.message.text) from error
        found = standing(warnings(then.reader, shown, today))
    for warning in found:
        warn(f"{warning.number} {warning.name}: {warning.sentence}")
    count = sum(each.number for each in content.summary.counts)
    say(
        ngettext(
            "Printed the status report for {month} with {count} project to {file}.",
            "Printed the status report for {month} with {count} projects to {file}.",
            count,
        ).format(month=period_words(shown), count=count, file=path)
    )
    return 0


def _refuse_without_meeting(options: Namespace) -> None:
    """What only a meeting has: better a clear no than a report of another kind."""
    if options.kind is None and options.issued is None:
        return
    raise Refusal(
        _(
            "--kind and --issued are for the papers of a meeting. Name it with --meeting, or leave"
            " them out to print the status report."
        )
    )
