"""Amounts in Danish kroner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in øre, with the words as typed and the year of its price level, if stated."""

    ore: int
    text: str = ""
    price_level: int | None = None
