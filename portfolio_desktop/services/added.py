"""What a service returns that makes something new."""

from __future__ import annotations

from typing import NamedTuple

from portfolio_desktop.storage.values import Change


class Added(NamedTuple):
    """A new row's id, and the edit that made it."""

    id: str
    change: Change
