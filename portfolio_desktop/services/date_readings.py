"""How a typed date is understood, said while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from portfolio_desktop.domain.dates import (
    DEFAULT_DATE_RULES,
    DateRules,
    Precision,
    read_optional_date,
    why_unread,
)
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.typed import line, why_refused
from portfolio_desktop.services.words import date_words


@dataclass(frozen=True, slots=True)
class DateReading:
    """What is made of a typed date, as a phrase; `unread` where it stays a text, or can be none."""

    words: str
    unread: bool = False


Explain: TypeAlias = Callable[[str], DateReading | None]


def date_reading(text: str, rules: DateRules = DEFAULT_DATE_RULES) -> DateReading | None:
    """None where nothing is typed."""
    value = read_optional_date(line(text), rules)
    if value is None:
        return None
    if value.precision is Precision.NONE:
        return DateReading(_("understood as: no date"))
    if value.precision is not Precision.UNREAD:
        return DateReading(_("understood as {date}").format(date=date_words(value)))
    refused = why_refused(value.text, rules)
    if refused is not None:
        return DateReading(problem_sentence(refused), unread=True)
    kept = _("cannot be read as a date – kept as text")
    reason = why_unread(value.text, rules)
    if reason is None or reason.code == "date_not_a_date":
        return DateReading(kept, unread=True)
    return DateReading(f"{kept}. {problem_sentence(reason)}", unread=True)
