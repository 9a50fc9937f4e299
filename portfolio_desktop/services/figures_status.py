"""What the projects showed month by month as figures: counts by colour, and one project's strip.

Both are made of the months that the overview counts, so that a month has the same numbers wherever
it stands. Of closed projects the open edition counts none in any month, and says how many they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.figure_months import figure_month
from portfolio_desktop.services.figure_values import (
    ColourCounts,
    HistoryStrip,
    MonthCount,
    StripMonth,
)
from portfolio_desktop.services.lamps import not_yet_lamp
from portfolio_desktop.services.overview_basis import Month
from portfolio_desktop.services.words import (
    capital,
    colour_word,
    listed,
    no_light_word,
    period_words,
)

LEAST_MONTHS = 2
"""One month is no course of things."""
_NAMED_MONTHS = 3


def opened_months(months: Iterable[Month], hidden: Collection[str]) -> tuple[Month, ...]:
    """The months without closed projects."""
    return tuple(_opened(month, frozenset(hidden)) for month in months)


def _opened(month: Month, hidden: frozenset[str]) -> Month:
    if not hidden:
        return month
    codes = {project: code for project, code in month.codes.items() if project not in hidden}
    there = tuple(project for project in month.there if project not in hidden)
    return replace(month, codes=codes, there=there)


def told_months(months: Sequence[Month]) -> tuple[Month, ...]:
    """From the first month that anybody has reported on."""
    first = next((place for place, month in enumerate(months) if month.codes), len(months))
    return tuple(months[first:])


def colour_counts(months: Sequence[Month], hidden: int = 0) -> ColourCounts | None:
    """How many projects had each light; None where fewer than two months tell it. So many as are
    `hidden` are in none of the months."""
    found = [(month.period, _count(month)) for month in told_months(months)]
    recorded = [(period, count) for period, count in found if count.recorded]
    if len(recorded) < LEAST_MONTHS:
        return None
    note = _uncounted(hidden)
    sentences = (_course(recorded), _most_red(recorded), _unrecorded(found), note)
    return ColourCounts(
        title=pgettext("figure", "Overall status month by month"),
        spoken=" ".join(sentence for sentence in sentences if sentence),
        heads=(
            capital(colour_word(Colour.RED)),
            capital(colour_word(Colour.YELLOW)),
            capital(colour_word(Colour.GREEN)),
            capital(pgettext("report", "no status")),
        ),
        months=tuple(count for _period, count in found),
        note=note,
    )


def _count(month: Month) -> MonthCount:
    label = figure_month(month.period)
    if not month.codes:
        return MonthCount(label, 0, 0, 0, 0, recorded=False)
    shown = month.colours()
    return MonthCount(
        label, shown[Colour.RED], shown[Colour.YELLOW], shown[Colour.GREEN], shown[None]
    )


def _course(recorded: Sequence[tuple[Period, MonthCount]]) -> str:
    """ "Fra november 2022 til oktober 2023 er antallet af røde steget fra 1 til 2 og …"."""
    (first, before), (last, now) = recorded[0], recorded[-1]
    changes = (
        _change(pgettext("projects", "red"), before.red, now.red),
        _change(pgettext("projects", "yellow"), before.yellow, now.yellow),
        _change(pgettext("projects", "green"), before.green, now.green),
        _change(pgettext("projects", "projects without a status"), before.none, now.none),
    )
    return _("From {first} to {last} the number {changes}.").format(
        first=period_words(first), last=period_words(last), changes=listed(changes)
    )


def _change(what: str, before: int, now: int) -> str:
    if before == now:
        template = pgettext("course", "of {what} stayed at {now}")
    elif before < now:
        template = pgettext("course", "of {what} rose from {before} to {now}")
    else:
        template = pgettext("course", "of {what} fell from {before} to {now}")
    return template.format(what=what, before=before, now=now)


def _most_red(recorded: Sequence[tuple[Period, MonthCount]]) -> str:
    """When there were more red ones than at either end."""
    most = max(count.red for _period, count in recorded)
    if most in {recorded[0][1].red, recorded[-1][1].red}:
        return ""
    months = [period_words(period) for period, count in recorded if count.red == most]
    if len(months) > _NAMED_MONTHS:
        return _("At the most {count} were red.").format(count=most)
    template = _("There were most red ones, {count}, in {months}.")
    return template.format(count=most, months=listed(months))


def _unrecorded(found: Sequence[tuple[Period, MonthCount]]) -> str:
    missing = [period for period, count in found if not count.recorded]
    if not missing:
        return ""
    if len(missing) > _NAMED_MONTHS:
        return _("For some of the months there are no reports.")
    text = _("There are no reports for {months}.")
    return text.format(months=listed([period_words(each) for each in missing]))


def _uncounted(hidden: int) -> str:
    if not hidden:
        return ""
    return ngettext(
        "{count} confidential project is not counted.",
        "{count} confidential projects are not counted.",
        hidden,
    ).format(count=hidden)


class Histories:
    """Makes the strips of projects from the same months."""

    def __init__(self, months: Sequence[Month]) -> None:
        self._months = told_months(months)
        self._labels = [figure_month(month.period) for month in self._months]
        self._there = [frozenset(month.there) for month in self._months]

    @property
    def enough(self) -> bool:
        return len(self._months) >= LEAST_MONTHS

    def of(self, project_id: str, title: str, number: str = "") -> HistoryStrip:
        """The project's lights; `title` is what the strip is of."""
        shown = tuple(
            StripMonth(self._labels[place], *self._light(project_id, place))
            for place in range(len(self._months))
        )
        return HistoryStrip(title, self._spoken(title, shown), shown, number)

    def _light(self, project_id: str, place: int) -> tuple[Colour | None, str]:
        if project_id not in self._there[place]:
            return None, not_yet_lamp().word
        lamp = self._months[place].lamp(project_id)
        if lamp.colour is not None:
            return lamp.colour, colour_word(lamp.colour)
        return None, no_light_word(lamp.no_light or NoLight.MISSING)

    def _spoken(self, title: str, shown: Sequence[StripMonth]) -> str:
        """ "LUNA: rød fra november 2022 til september 2023 og gul i oktober 2023."."""
        told, place = [], 0
        for word, run in groupby(shown, key=lambda month: month.word):
            last = place + len(list(run)) - 1
            told.append(self._run(word, place, last))
            place = last + 1
        return f"{title}: {listed(told)}."

    def _run(self, word: str, first: int, last: int) -> str:
        begins, ends = (period_words(self._months[place].period) for place in (first, last))
        if first == last:
            return pgettext("history", "{light} in {month}").format(light=word, month=begins)
        template = pgettext("history", "{light} from {first} to {last}")
        return template.format(light=word, first=begins, last=ends)
