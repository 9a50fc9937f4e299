"""Why a project goes before the board, and how far its account has come, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from portfolio_desktop.domain.account import Account, AccountStage
from portfolio_desktop.domain.escalation import EscalationCause
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, severity
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.escalations import EscalatedProject
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    day_words,
    month_word,
    period_words,
)


def cause_words(item: EscalatedProject) -> str:
    """ "Rød nu", "Fra grøn til gul i september, grøn igen i oktober", "Rød i september, gul i
    oktober" of one that is settled."""
    if item.escalation.cause is EscalationCause.SETTLED:
        parts = _last_change(item)
    else:
        parts = list(_turns(item)) or [_red_words(item)]
    if item.silent:
        month = period_words(item.months[-1][0])
        parts.append(_("not reported for {month}").format(month=month))
    return capital(", ".join(parts))


def account_words(account: Account | None) -> str:
    """ "Ikke bedt om", "Bedt om 3. nov. 2023, rykket 6. nov. 2023", "Modtaget 7. nov. 2023"."""
    if account is None:
        return pgettext("account", "Not asked for")
    match account.stage:
        case AccountStage.APPROVED:
            return _dated(pgettext("account", "Approved {day}"), account.approved_on)
        case AccountStage.RECEIVED:
            return _dated(pgettext("account", "Received {day}"), account.received_on)
        case AccountStage.NOT_ASKED:
            parts = [pgettext("account", "Not asked for")]
        case _:
            parts = list(_asked(account))
    if account.account or account.corrective_action:
        parts.append(pgettext("account", "being written"))
    return ", ".join(parts)


def short_month(period: Period) -> str:
    """The month over a lamp: "okt"."""
    return month_word(period.month)[:3]


def _turns(item: EscalatedProject) -> Iterator[str]:
    """The first turn to the worse, and every change of colour from there on."""
    known = [(period, colour) for period, colour in item.months if colour is not None]
    last = item.months[-1][0]
    begun = False
    for (_before, was), (period, colour) in pairwise(known):
        month = _month(period, last)
        if was is Colour.GREEN and severity(colour) > severity(was):
            begun = True
            template = _("from {before} to {after} in {month}")
            yield template.format(before=colour_word(was), after=colour_word(colour), month=month)
        elif begun and colour is not was:
            back = colour is Colour.GREEN
            template = _("{colour} again in {month}") if back else _("{colour} in {month}")
            yield template.format(colour=colour_word(colour), month=month)


def _last_change(item: EscalatedProject) -> list[str]:
    """The last two colours that differ, else the only one."""
    last = item.months[-1][0]
    differing: list[tuple[Period, Colour]] = []
    for period, colour in item.months:
        if colour is not None and (not differing or differing[-1][1] is not colour):
            differing.append((period, colour))
    told = [
        _("{colour} in {month}").format(colour=colour_word(colour), month=_month(period, last))
        for period, colour in differing[-2:]
    ]
    return told or [pgettext("report", "no status")]


def _red_words(item: EscalatedProject) -> str:
    if not item.silent:
        return _("red now")
    red = [period for period, colour in item.months if colour is Colour.RED]
    month = _month(red[-1], item.months[-1][0])
    return _("{colour} in {month}").format(colour=colour_word(Colour.RED), month=month)


def _month(period: Period, last: Period) -> str:
    """With its year where that is another than the last month's."""
    return month_word(period.month) if period.year == last.year else period_words(period)


def _asked(account: Account) -> Iterator[str]:
    if account.asked_on is not None:
        yield _dated(pgettext("account", "Asked for {day}"), account.asked_on)
    if account.reminded_on is not None:
        yield _dated(pgettext("account", "reminded {day}"), account.reminded_on)


def _dated(template: str, day: date | None) -> str:
    return template.format(day=day_words(day))
