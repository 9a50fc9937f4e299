"""What each participant is to pay of a project's years by its cost-sharing key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.cost_sharing import Part, Shares, to_collect
from portfolio_desktop.domain.economy import Amounts, YearEconomy
from portfolio_desktop.domain.money import Money
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.sharing_keys import (
    key_of,
    missing_share,
    shares_of,
)
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader


class Basis(StrEnum):
    """What is divided: the approved budget, or what the year is expected to come to."""

    BUDGET = "budget"
    FORECAST = "forecast"


def basis_word(basis: Basis) -> str:
    match basis:
        case Basis.BUDGET:
            return pgettext("contributions", "the approved budget")
        case Basis.FORECAST:
            return pgettext("contributions", "the forecast (what was spent once the year is over)")


@dataclass(frozen=True, slots=True)
class YearOfParts:
    """A year with what is divided; without parts `told` says why. Amounts are at `price_level`."""

    year: int
    amount: Money
    parts: tuple[Part, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contributions:
    """The years that have something to divide; `told` says what is missing for all of them."""

    years: tuple[YearOfParts, ...] = ()
    told: str = ""


def contributions(reader: Reader, project_id: str, basis: Basis, today: date) -> Contributions:
    """Each year's budget or forecast by the project's key, less what stands under each participant
    in the same figure already."""
    project = finding.project(reader, project_id)
    if project.sharing_key_id is None:
        return Contributions(told=_("The project goes by no cost-sharing key. Choose one above."))
    key = key_of(reader, project.sharing_key_id)
    shares = shares_of(reader, key.id)
    found = tuple(
        _year(reader, key.name, shares.get(year.year, {}), (year, amount), basis, today)
        for year in economy_of(reader, project_id).years
        if (amount := _amount(year, basis, today.year)) is not None
    )
    told = "" if found else _nothing(basis)
    return Contributions(found, told)


def _nothing(basis: Basis) -> str:
    if basis is Basis.BUDGET:
        return _("No year has an approved budget yet, so there is nothing to divide.")
    return _("No year has a forecast yet, so there is nothing to divide.")


def _amount(year: YearEconomy, basis: Basis, this_year: int) -> Money | None:
    if basis is Basis.BUDGET:
        return year.amounts.approved
    return year.expected(this_year)


def _own(amounts: Amounts, basis: Basis, *, over: bool) -> Money | None:
    if basis is Basis.BUDGET:
        return amounts.approved
    return amounts.forecast or (amounts.actual if over else None)


def _year(
    reader: Reader,
    key: str,
    shares: Shares,
    stated: tuple[YearEconomy, Money],
    basis: Basis,
    today: date,
) -> YearOfParts:
    year, amount = stated
    over = year.year < today.year
    own = {
        party: money
        for party, amounts in year.parties.items()
        if (money := _own(amounts, basis, over=over)) is not None
    }
    undivided = _why_undivided(key, shares, stated, own)
    if undivided:
        return YearOfParts(year.year, amount, told=(undivided,))
    order = {each.id: at for at, each in enumerate(in_danish_order(reader))}
    parts = to_collect(amount.ore, shares, {party: money.ore for party, money in own.items()})
    return YearOfParts(
        year.year,
        amount,
        tuple(sorted(parts, key=lambda part: order.get(part.participant_id, len(order)))),
        tuple(_ended(reader, shares, year.year)),
    )


def _why_undivided(
    key: str, shares: Shares, stated: tuple[YearEconomy, Money], own: dict[str, Money]
) -> str:
    year, amount = stated
    if not shares:
        template = _("“{key}” has no shares for {year}, so {year} is not divided.")
        return template.format(key=key, year=year.year)
    if missing_share(shares):
        template = _(
            "The shares of “{key}” for {year} come to {sum}, not 100%, so {year} is not divided."
        )
        return template.format(key=key, year=year.year, sum=share_words(sum(shares.values())))
    if any(money.price_level != amount.price_level for money in own.values()):
        template = _("{year} is not divided: its amounts are stated at different price levels.")
        return template.format(year=year.year)
    return ""


def _ended(reader: Reader, shares: Shares, year: int) -> Iterator[str]:
    """Who has a share of a year that it does not live to see."""
    template = _("{participant} ended on {date} and has a share of {year}.")
    for each in in_danish_order(reader):
        if each.id in shares and each.valid_to is not None and each.valid_to.year < year:
            yield template.format(participant=each.name, date=day_words(each.valid_to), year=year)
