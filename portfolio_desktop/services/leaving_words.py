"""What leaving the register and coming back does to the months, said before it is done."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.words import capital, period_words


def leaving_told(day: date, shown: Period, count: int = 1) -> str:
    """The month that is `shown` and those that follow, for projects that leave on a day."""
    month = period_words(Period.of(day))
    gone = ngettext(
        "From {month} on it is neither in the list nor in the report. The months before keep it,"
        " with their reports; nothing of it is lost.",
        "From {month} on they are neither in the list nor in the report. The months before keep"
        " them, with their reports; nothing of them is lost.",
        count,
    ).format(month=month)
    if Period.of(day) <= shown:
        return gone
    stays = ngettext("{month} still shows it.", "{month} still shows them.", count)
    return f"{capital(stays.format(month=period_words(shown)))} {gone}"


def return_told(day: date) -> str:
    """The months of a project that comes back on a day."""
    return _(
        "From {month} on it is in the list and in the report again; the months in which it was out"
        " stay as they are."
    ).format(month=period_words(Period.of(day)))


def mistake_told() -> str:
    """The months of a project that should never have been taken out."""
    return _("It is in the list and in the report again, in every month.")
