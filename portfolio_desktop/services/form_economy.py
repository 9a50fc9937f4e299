"""The money that a report form asks for: what each year has cost, and what it is expected to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.economy import NO_AMOUNTS, Amounts, Economy, YearEconomy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.services.typed import shown, typed_day
from portfolio_desktop.services.words import money_words

STATED_ON = "stated_on"
"""The key of the day on which the amounts were made up."""
_BETWEEN = "."


@dataclass(frozen=True, slots=True)
class FormAmount:
    """A year, in all or of one participant, with its approved budget, and the amounts that are
    asked for as the cells hold them when the form is made. `key` says which (`amount_place`).
    """

    key: str
    name: str
    approved: str
    actual: str
    forecast: str


def form_amounts(
    found: Economy | None, year: int, participants: Mapping[str, Participant]
) -> tuple[FormAmount, ...]:
    """A row for each year that anything is stated of, and for the year of the form; where its
    participants' amounts are stated, one for each of them. None where nobody has told of money.
    """
    if found is None:
        return ()
    years = {each.year: each for each in found.years}
    years.setdefault(year, YearEconomy(year))
    return tuple(row for _year, own in sorted(years.items()) for row in _rows(own, participants))


def stated_on(found: Economy | None) -> str:
    """The newest day on which amounts of the project were made up, as the form shows it."""
    known = (day for own in found.years for day in _days(own)) if found else ()
    return typed_day(max(known, default=None))


def amount_name(year: int, participant: str | None, participants: Mapping[str, Participant]) -> str:
    """What a row is called: "2024", or "2024, Region Nord"."""
    return str(year) if participant is None else f"{year}, {participants[participant].name}"


def amount_place(key: str) -> tuple[int, str | None] | None:
    """The year and the participant (None: in all) that a row is about; None for no such key."""
    year, _sign, participant = key.partition(_BETWEEN)
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return int(year), participant or None


def _days(own: YearEconomy) -> Iterator[date]:
    for amounts in (own.whole, *own.parties.values()):
        if amounts.stated_on is not None:
            yield amounts.stated_on


def _rows(own: YearEconomy, participants: Mapping[str, Participant]) -> Iterator[FormAmount]:
    if own.whole != NO_AMOUNTS or not own.parties:
        yield _row(str(own.year), amount_name(own.year, None, participants), own.whole)
    for party, amounts in own.parties.items():
        if party in participants:
            name = amount_name(own.year, party, participants)
            yield _row(f"{own.year}{_BETWEEN}{party}", name, amounts)


def _row(key: str, name: str, amounts: Amounts) -> FormAmount:
    approved = money_words(amounts.approved)
    return FormAmount(key, name, approved, typed(amounts.actual), typed(amounts.forecast))


def typed(amount: Money | None) -> str:
    """As it was typed, and in words where nobody typed it."""
    return shown(amount) or money_words(amount)
