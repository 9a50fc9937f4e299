"""Which state of the register a paper shows: its rows as they are or were, and the month."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import day, end_of_day, month, shown_month
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.workflows.as_of import Present, register_as_of


@dataclass(frozen=True, slots=True)
class ShownState:
    """`then` has the rows that are shown, `today` is the day they are seen from, and
    `last_meeting` the day of the meeting whose papers they are compared with, if any."""

    register: RegisterFile
    then: Snapshot | Present
    today: date
    period: Period
    last_meeting: date | None


@contextmanager
def shown_state(options: Namespace) -> Iterator[ShownState]:
    """What --period, --as-of and --compared-with-meeting ask for, until the block ends."""
    named = month(options.period)
    compared = options.compared_with_meeting
    last_meeting = day(compared) if compared is not None else None
    as_of = end_of_day(options.as_of) if options.as_of else None
    with opened(options.register) as register, register_as_of(register, as_of) as then:
        today = register.today() if as_of is None else min(as_of.date(), register.today())
        period = named or shown_month(then.reader, today)
        yield ShownState(register, then, today, period, last_meeting)
