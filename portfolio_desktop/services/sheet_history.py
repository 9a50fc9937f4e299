"""The overall light of one project over the last months, as a strip."""

from __future__ import annotations

from itertools import groupby

from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.figure_months import figure_month
from portfolio_desktop.services.figure_values import HistoryStrip, StripMonth
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.words import period_words


def history_strip(row: PortfolioRow, period: Period) -> HistoryStrip | None:
    """The months that end with `period`, the oldest first; None where none of them has a light or a
    reason for none."""
    lamps = tuple(row.trend)
    if all(lamp.is_nothing for lamp in lamps):
        return None
    periods = last_periods(period, len(lamps))
    words = [_word(lamp) for lamp in lamps]
    months = tuple(
        StripMonth(figure_month(month), lamp.colour, word)
        for month, lamp, word in zip(periods, lamps, words, strict=True)
    )
    return HistoryStrip(pgettext("sheet", "Overall status"), _spoken(periods, words), months)


def _word(lamp: LampValue) -> str:
    """A draft is not on paper."""
    if lamp.draft is not None or lamp.is_nothing:
        return pgettext("report", "no status")
    return lamp.word


def _spoken(periods: tuple[Period, ...], words: list[str]) -> str:
    """ "Samlet status måned for måned: grøn fra januar 2023 til marts 2023; gul i april 2023."."""
    told = []
    for word, places in groupby(range(len(words)), key=words.__getitem__):
        run = list(places)
        first, last = period_words(periods[run[0]]), period_words(periods[run[-1]])
        told.append(
            _("{word} in {month}").format(word=word, month=first)
            if len(run) == 1
            else _("{word} from {first} to {last}").format(word=word, first=first, last=last)
        )
    return _("Overall status month by month: {months}.").format(months="; ".join(told))
