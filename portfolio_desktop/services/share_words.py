"""A share of a cost-sharing key in words."""

from __future__ import annotations

from portfolio_desktop.domain.cost_sharing import WHOLE
from portfolio_desktop.environment.texts import Language, active_language


def share_words(share: int, *, typed: bool = False) -> str:
    """ "31,21 %"; as it is typed, without the sign."""
    danish = active_language() is Language.DANISH
    whole, rest = divmod(share, WHOLE // 100)
    decimals = f"{rest:04}".rstrip("0")
    number = f"{whole}{',' if danish else '.'}{decimals}" if decimals else str(whole)
    if typed:
        return number
    return f"{number}\u00a0%" if danish else f"{number}%"
