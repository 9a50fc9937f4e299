"""When a month's reports are due, by Danish working days and the register's own choices."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.working_days import report_due
from portfolio_desktop.services.settings import Json, date_rules, day_in, keep_all, kept
from portfolio_desktop.services.typed import line, refuse, required_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

CLOSING_DAYS = "closing_days"
DUE_WORKING_DAY = "due_working_day"
LATEST_WORKING_DAY = 15


@lru_cache(maxsize=16)
def public_holidays(year: int) -> frozenset[date]:
    """The Danish public holidays of a year, by the law of that year."""
    from holidays import country_holidays  # slow to load, and no start needs it

    return frozenset(country_holidays("DK", years=year))


def closing_days(reader: Reader) -> frozenset[date]:
    """The organisation's own days off, such as Christmas Eve; what is no day is passed over."""
    value = kept(reader, CLOSING_DAYS)
    days = (day_in(each) for each in value) if isinstance(value, list) else ()
    return frozenset(day for day in days if day is not None)


def due_working_day(reader: Reader) -> int:
    """Which working day after the month its reports are due on; the first unless chosen."""
    value = kept(reader, DUE_WORKING_DAY)
    if isinstance(value, bool) or not isinstance(value, int):
        return 1
    return value if 1 <= value <= LATEST_WORKING_DAY else 1


def use_due_rule(register: RegisterFile, working_day: int, closing: str) -> Change:
    """Both choices in one edit; `closing` has the days off as typed, with lines or commas between.

    A RuleError for a working day that cannot be chosen, or a day that cannot be read.
    """
    if not 1 <= working_day <= LATEST_WORKING_DAY:
        raise refuse("due_day", "due_working_day", latest=LATEST_WORKING_DAY)
    rules = date_rules(register.reader)
    typed = (line(part) for part in re.split(r"[\n,;]", closing))
    days = {required_day(part, "closing_days", rules) for part in typed if part}
    choices: dict[str, Json] = {
        DUE_WORKING_DAY: working_day,
        CLOSING_DAYS: [day.isoformat() for day in sorted(days)],
    }
    return keep_all(register, choices, Label("due_rule"))


def prepare_due(period: Period) -> None:
    """Load what `reports_due` needs for a month; in any thread, since it touches no register."""
    for year in _years(period):
        public_holidays(year)


def reports_due(reader: Reader, period: Period) -> date:
    """The day the reports on a month are due."""
    closed = closing_days(reader).union(*(public_holidays(year) for year in _years(period)))
    return report_due(period, closed, working_day=due_working_day(reader))


def _years(period: Period) -> frozenset[int]:
    """The years a due date of this month may fall in."""
    return frozenset({period.year, period.shifted(1).year})
