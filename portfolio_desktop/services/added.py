"""What a service returns that makes something new."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.storage.values import Change


@dataclass(frozen=True, slots=True)
class Added:
    """A new row's id, and the edit that made it."""

    id: str
    change: Change
