"""Cost-sharing keys and internal hours (DOMAIN section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class HoursCell:
    """Internal hours of a year (or quarter; 0 is the whole year), of one participant or in all."""

    id: str
    project_id: str
    year: int = 0
    quarter: int = 0
    participant_id: str | None = None
    planned: int | None = None
    spent: int | None = None
    forecast: int | None = None
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class HourRate:
    """What an internal hour costs in a year, of one participant or in all."""

    id: str
    year: int = 0
    participant_id: str | None = None
    rate: Money | None = None


@dataclass(frozen=True, slots=True)
class SharingKey:
    """A cost-sharing key; its shares stand by year in `KeyShare`."""

    id: str
    name: str = ""
    rank: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class KeyShare:
    """One participant's share of a key in one year, in millionths."""

    id: str
    key_id: str
    participant_id: str
    year: int = 0
    share: int = 0
