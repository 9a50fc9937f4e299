"""Danish time: days, months and clock times are those of Copenhagen, wherever the laptop is."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def danish_time(moment: datetime) -> datetime:
    """An aware instant as the clocks in Denmark show it."""
    return moment.astimezone(COPENHAGEN)
