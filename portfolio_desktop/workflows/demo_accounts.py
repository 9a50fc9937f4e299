"""The demo's accounts of what goes before the board: asked for, received, approved, taken off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from portfolio_desktop.services.accounts import (
    approve_account,
    ask_for_accounts,
    receive_account,
    take_off,
)
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]


def account_events(register: RegisterFile, project: str, texts: Texts) -> Iterator[Event]:
    """What happened to one project's account, on the days it has."""
    period = texts["period"]
    acts: dict[str, Callable[[], object]] = {
        "asked": lambda: ask_for_accounts(register, [project], period),
        "reminded": lambda: ask_for_accounts(register, [project], period),
        "received": lambda: receive_account(
            register,
            project,
            period,
            account=texts["account"],
            corrective_action=texts["corrective_action"],
            given_by=texts["given_by"],
        ),
        "approved": lambda: approve_account(register, project, period),
        "off": lambda: take_off(register, project, period, texts["reason"]),
    }
    for day, act in acts.items():
        if day in texts:
            yield texts[day], act
