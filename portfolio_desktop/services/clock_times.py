"""Times of the day as people type them: "15.30", "kl. 9", "1530"."""

from __future__ import annotations

import re

from portfolio_desktop.services.typed import line, refuse

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:\s]?(\d{2}))?", re.I)
_HOURS, _MINUTES = 24, 60


def clock_time(text: str, field: str) -> str:
    """ "15:30" for what was typed, "" for nothing; a RuleError where it is no time of the day."""
    wanted = line(text)
    if not wanted:
        return ""
    found = _TIME.fullmatch(wanted)
    hour, minute = (int(part or 0) for part in found.groups()) if found else (_HOURS, 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise refuse("time_unread", field, text=wanted)
    return f"{hour:02}:{minute:02}"
