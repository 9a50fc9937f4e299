"""What people type, made into values: cleaned, read, or refused with the field named."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from portfolio_desktop.domain.dates import (
    DateRules,
    ImpreciseDate,
    Precision,
    UnreadReason,
    read_date,
    read_optional_date,
    why_unread,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.environment.texts import Language, active_language

if TYPE_CHECKING:
    from portfolio_desktop.domain.money import Money


def refuse(code: str, field: str = "", **params: str | int) -> RuleError:
    """The error to raise when a rule refuses a wish."""
    return RuleError(Problem(code, field, params))


def in_cell(error: RuleError, cell: str) -> RuleError:
    """The same error, told with the cell that it is about: "2024, Forbrug"."""
    problem = error.problem
    return RuleError(problem._replace(params={**problem.params, "cell": cell}))


def line(text: str) -> str:
    """One line: NFC, without spaces around it or more than one between words."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\x00", "").split())


def passage(text: str) -> str:
    """Several lines: NFC, `\\n` between them, nothing blank around the whole."""
    plain = unicodedata.normalize("NFC", text).replace("\x00", "")
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def month(period: Period | str) -> str:
    """`YYYY-MM`; a RuleError for anything else."""
    try:
        return str(period if isinstance(period, Period) else Period.parse(period))
    except ValueError:
        raise refuse("period_unread", "period", text=str(period)) from None


def shown(value: ImpreciseDate | Money | None) -> str:
    """As it was typed, "" for nothing; a table's date, kept as ISO, as Danes write a day."""
    if value is None:
        return ""
    if isinstance(value, ImpreciseDate) and value.latest and value.text == str(value.latest):
        return typed_day(value.latest)
    return value.text


def typed_day(day: date | None) -> str:
    """A day as a form shows it: "01.01.2027"; "" for none."""
    return f"{day:%d.%m.%Y}" if day else ""


def imprecise(text: str, before: ImpreciseDate | None, rules: DateRules) -> ImpreciseDate | None:
    """The date a field says now. What was not retyped stays as it was read then."""
    wanted = line(text)
    if before is not None and wanted in {line(before.text), shown(before)}:
        return before
    return read_optional_date(wanted, rules)


def certain_day(text: str, field: str, rules: DateRules) -> date | None:
    """The day a field says, None where it is empty; a RuleError where it names no single day."""
    wanted = line(text)
    if not wanted:
        return None
    value = read_date(wanted, rules)
    if value.precision is not Precision.DAY:
        raise _no_certain_day(wanted, field, rules)
    return value.latest


def possible(
    text: str, before: ImpreciseDate | None, field: str, rules: DateRules
) -> ImpreciseDate | None:
    """As `imprecise`, for what a person types: a RuleError for a day that the calendar has not."""
    value = imprecise(text, before, rules)
    reason = None if value is None or value == before else why_refused(value.text, rules)
    if reason is not None:
        raise RuleError(reason._replace(field=field))
    return value


def why_refused(text: str, rules: DateRules) -> Problem | None:
    """As `why_impossible`, also where words stand around a day: "engang til sommer, 31.4.2024"."""
    said = (text, *_WRITTEN_DAY.findall(text))
    return next((reason for each in said if (reason := why_impossible(each, rules))), None)


_WRITTEN_DAY = re.compile(r"(?<![\d./-])\d{1,2}[./]\d{1,2}[./-](?:19|20)\d\d(?!\d)")
"""A day with its year within other words; a version such as 3.14.15 is none."""


def why_impossible(text: str, rules: DateRules) -> Problem | None:
    """Why a text that is written like a date can be none: 30.02.2024; vague words are not that."""
    reason = why_unread(text, rules)
    return reason if reason is not None and reason.code in _IMPOSSIBLE else None


_IMPOSSIBLE = frozenset(
    {UnreadReason.NO_SUCH_DAY, UnreadReason.NO_SUCH_MONTH, UnreadReason.NO_SUCH_WEEK}
)


def _no_certain_day(text: str, field: str, rules: DateRules) -> RuleError:
    """A day that is not in the calendar is told as that: it is written as it should be."""
    reason = why_impossible(text, rules)
    if reason is not None:
        return RuleError(reason._replace(field=field))
    return refuse("day_unread", field, text=text)


def required_day(text: str, field: str, rules: DateRules) -> date:
    day = certain_day(text, field, rules)
    if day is None:
        raise refuse("day_missing", field)
    return day


def amount(text: str, before: Money | None, field: str) -> Money | None:
    """The amount a field says, None where it is empty; a RuleError where it is none.

    Numbers are written as in the language of their words, else of the screen. What was not retyped
    stays as it was read then.
    """
    from portfolio_desktop.domain import money  # not loaded at every start

    wanted = line(text)
    if before is not None and wanted == line(before.text):
        return before
    danish = active_language() is Language.DANISH
    screen = money.DANISH_MONEY if danish else money.ENGLISH_MONEY
    value = money.read_optional_money(wanted, money.rules_of(wanted, screen))
    if isinstance(value, Problem):
        raise refuse(value.code, field, **{"text": wanted, **value.params})
    return value


def amount_beside(
    text: str, before: Money | None, field: str, beside: Money | None = None
) -> Money | None:
    """As `amount`, but a small number without a unit is in that of the amount `beside` it; a
    RuleError where there is none to take it from.
    """
    from portfolio_desktop.domain.bare_money import with_unit_beside

    wanted = line(text)
    if before is not None and wanted == line(before.text):
        return before
    danish = active_language() is Language.DANISH
    whole = with_unit_beside(wanted, beside, "da" if danish else "en")
    if isinstance(whole, Problem):
        raise refuse(whole.code, field, text=wanted)
    return amount(whole, before, field)
