"""What goes before the board, as `check` tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

from portfolio_desktop.cli.console import say
from portfolio_desktop.domain.account import Account
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.escalation_words import account_words, cause_words
from portfolio_desktop.services.escalations import EscalatedProject

_DAYS = ("asked_on", "reminded_on", "received_on", "approved_on", "removed_on")
_TEXTS = ("account", "corrective_action", "removed_reason")
"""Not who gave it: a name belongs in no log of a script."""


def tell_items(items: tuple[EscalatedProject, ...]) -> None:
    """A line for each item; nothing where there are none."""
    standing = [item for item in items if not item.taken_off]
    if not standing:
        return
    heading = ngettext(
        "{count} project goes before the board:",
        "{count} projects go before the board:",
        len(standing),
    )
    say(heading.format(count=len(standing)))
    for item in standing:
        account = account_words(item.account)
        say(f"{item.number}  {item.name}: {cause_words(item)} – {account}")


def item_json(item: EscalatedProject) -> dict[str, Any]:
    """One item, with all the months it is judged by and its account; `account` is null before
    anything was asked."""
    return {
        "number": item.number,
        "name": item.name,
        "cause": item.escalation.cause.value,
        "turned": [str(month) for month in item.escalation.turned],
        "reported": not item.silent,
        "months": {
            str(month): None if colour is None else colour.value for month, colour in item.months
        },
        "accountable": item.accountable or None,
        "stage": item.stage.value,
        "taken_off": item.taken_off,
        "account": None if item.account is None else _account_json(item.account),
        "text": cause_words(item),
    }


def _account_json(account: Account) -> dict[str, Any]:
    days: dict[str, date | None] = {name: getattr(account, name) for name in _DAYS}
    return {
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        **{name: getattr(account, name) for name in _TEXTS},
    }
