"""`sheet`: a page for each of some projects, as PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import (
    day,
    end_of_day,
    month,
    project_named,
    require_ending,
    require_free_place,
    shown_month,
)
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.words import period_words
from portfolio_desktop.workflows.as_of import register_as_of
from portfolio_desktop.workflows.packing import PackNotWritten
from portfolio_desktop.workflows.sheet_printing import read_sheets_steps, write_sheets


def print_sheets(options: Namespace) -> int:
    """A PDF that was there before is replaced as a whole."""
    path: Path = options.output
    require_ending(path, ".pdf")
    require_free_place(path)
    period = month(options.period)
    meeting = options.compared_with_meeting
    last_meeting = day(meeting) if meeting is not None else None
    as_of = end_of_day(options.as_of) if options.as_of else None
    with opened(options.register) as register, register_as_of(register, as_of) as then:
        today = register.today() if as_of is None else min(as_of.date(), register.today())
        shown = period or shown_month(then.reader, today)
        projects = [project_named(then.reader, number) for number in options.projects]
        wanted = PackOptions(shown, last_meeting, open_only=options.edition == "open")
        try:
            papers = run_through(read_sheets_steps(register, then, wanted, projects))
            if papers.section is None:
                raise Refusal(_("None of these projects has a sheet for the month."))
            write_sheets(papers, path)
        except PackNotWritten as error:
            raise Refusal(error.message.text) from error
    count = len(papers.section.sheets)
    say(
        ngettext(
            "Printed {count} project sheet for {month} to {file}.",
            "Printed {count} project sheets for {month} to {file}.",
            count,
        ).format(month=period_words(shown), count=count, file=path)
    )
    return 0
