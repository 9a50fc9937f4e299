"""`pack`: the status report as PDF, and on standard error what ought to be mended first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.options import paper_format, require_free_place
from portfolio_desktop.cli.pack_options import chosen
from portfolio_desktop.cli.shown_state import shown_state
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import standing, warnings
from portfolio_desktop.services.pack_content import PackOptions, PurposeShown
from portfolio_desktop.services.pack_parts import REPORT, REPORT_PARTS
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.words import period_words
from portfolio_desktop.workflows.packing import (
    PackNotWritten,
    mentions_steps,
    pack_steps,
    write_pack,
)


def print_status_report(options: Namespace) -> int:
    """0 also when there are warnings; a PDF that was there before is replaced as a whole."""
    _refuse_without_meeting(options)
    path: Path = options.output
    kind = paper_format(options)
    require_free_place(path)
    open_only = options.edition == Edition.OPEN
    with shown_state(options) as shown:
        reader = shown.then.reader
        try:
            wanted = PackOptions(
                shown.period,
                shown.last_meeting,
                PurposeShown(options.purpose),
                notes=options.notes,
                parts=options.sub_projects,
                choice=chosen(options, reader, REPORT_PARTS, usual=REPORT, open_only=open_only),
                open_only=open_only,
            )
            content = run_through(pack_steps(shown.register, shown.then, wanted))
            named = run_through(mentions_steps(reader, wanted, content))
            write_pack(content, path, kind=kind)
        except PackNotWritten as error:
            raise Refusal(error.message.text) from error
        found = standing(warnings(reader, shown.period, shown.today))
    for mention in named:
        warn(mention.sentence)
    for warning in found:
        warn(f"{warning.number} {warning.name}: {warning.sentence}")
    count = sum(each.number for each in content.summary.counts)
    say(
        ngettext(
            "Printed the status report for {month} with {count} project to {file}.",
            "Printed the status report for {month} with {count} projects to {file}.",
            count,
        ).format(month=period_words(shown.period), count=count, file=path)
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
