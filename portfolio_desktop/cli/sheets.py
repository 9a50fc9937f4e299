"""`sheet`: a page for each of some projects, as PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.options import project_named, require_ending, require_free_place
from portfolio_desktop.cli.shown_state import shown_state
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.words import period_words
from portfolio_desktop.workflows.packing import PackNotWritten, mentions_steps
from portfolio_desktop.workflows.sheet_printing import read_sheets_steps, write_sheets


def print_sheets(options: Namespace) -> int:
    """A PDF that was there before is replaced as a whole."""
    path: Path = options.output
    require_ending(path, ".pdf")
    require_free_place(path)
    with shown_state(options) as shown:
        projects = [project_named(shown.then.reader, number) for number in options.projects]
        open_only = options.edition == Edition.OPEN
        wanted = PackOptions(shown.period, shown.last_meeting, open_only=open_only)
        try:
            steps = read_sheets_steps(shown.register, shown.then, wanted, projects)
            papers = run_through(steps)
            if papers.section is None:
                raise Refusal(papers.left_out)
            named = run_through(mentions_steps(shown.then.reader, wanted, papers))
            write_sheets(papers, path)
        except PackNotWritten as error:
            raise Refusal(error.message.text) from error
    for line in filter(None, (papers.left_out, *(each.sentence for each in named))):
        warn(line)
    count = len(papers.section.sheets)
    say(
        ngettext(
            "Printed {count} project sheet for {month} to {file}.",
            "Printed {count} project sheets for {month} to {file}.",
            count,
        ).format(month=period_words(shown.period), count=count, file=path)
    )
    return 0
