"""Which account a meeting hears of an escalated project: what had come by its day, whenever its
papers are printed. What came later belongs to the meeting after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.escalations import EscalatedProject
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Hearing:
    """A meeting on the status of a month, with its day, and that of the meeting before it."""

    period: Period
    day: date
    since: date | None = None

    @property
    def months(self) -> tuple[Period, ...]:
        """Those whose accounts it hears: its own, and before that the one which the meeting before
        saw, since of that some may have come too late."""
        if self.since is None or Period.of(self.since) > self.period:
            return (self.period,)
        return (Period.of(self.since).previous, self.period)


def accounts_heard(
    reader: Reader, hearing: Hearing, project_ids: Iterable[str]
) -> dict[str, Account]:
    """By project its account of the month as it was by the day, where there is one.

    Where that was not given, one that came too late for the meeting before stands for it.
    """
    rows = reader.accounts(hearing.months, project_ids)
    found = {}
    for project, accounts in grouped(rows, lambda each: each.project_id).items():
        known = [each.known_on(hearing.day) for each in accounts]
        heard = _heard(hearing, known)
        if heard is not None:
            found[project] = heard
    return found


def with_accounts_heard(
    reader: Reader, hearing: Hearing | None, found: Sequence[EscalatedProject]
) -> tuple[EscalatedProject, ...]:
    """Each with the account that the meeting hears; with the month's own where there is none."""
    if hearing is None:
        return tuple(found)
    heard = accounts_heard(reader, hearing, [each.project_id for each in found])
    return tuple(replace(each, account=heard.get(each.project_id)) for each in found)


def _heard(hearing: Hearing, known: Iterable[Account]) -> Account | None:
    """Of one project's accounts, in the order of their months."""
    own = late = None
    for account in known:
        if account.period == str(hearing.period):
            own = account
        elif account.is_given and not account.removed_reason and _came_since(hearing, account):
            late = account
    stands = own is not None and (own.is_given or own.removed_reason)
    return own if stands or late is None else late


def _came_since(hearing: Hearing, account: Account) -> bool:
    came = account.received_on or account.approved_on
    return came is not None and hearing.since is not None and came > hearing.since
