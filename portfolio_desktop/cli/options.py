"""What options mean: months, days and the file endings, or a refusal in words."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from portfolio_desktop.cli.console import Refusal
from portfolio_desktop.domain.dates import Precision, read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.storage.reader import Reader

_ZONE = ZoneInfo("Europe/Copenhagen")


def month(text: str | None) -> Period | None:
    """`2023-10`; None when nothing was said."""
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError:
        raise Refusal(
            _("“{text}” is not a month. Write it as 2023-10.").format(text=text)
        ) from None


def end_of_day(text: str) -> datetime:
    """The last moment in Copenhagen of a day in ISO or Danish order."""
    value = read_date(text)
    if value.precision is not Precision.DAY or value.latest is None:
        raise Refusal(
            _("“{text}” is not a day. Write it as 2023-11-10 or 10.11.2023.").format(text=text)
        )
    return datetime.combine(value.latest, time.max, _ZONE)


def ending(path: Path, allowed: tuple[str, ...]) -> str:
    """The file's ending without its dot, in small letters."""
    found = path.suffix.lower().lstrip(".")
    if found not in allowed:
        endings = ", ".join(f".{name}" for name in allowed)
        raise Refusal(
            _("{file} must end in one of {endings}.").format(file=path.name, endings=endings)
        )
    return found


def shown_month(reader: Reader, today: date) -> Period:
    """What is shown when no month is named: the last one reported on, else the present one."""
    return max(reader.periods(), default=Period.of(today))
