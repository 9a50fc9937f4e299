"""Milestones and money per year in words: kinds, slips, and what lies above the budget."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.economy import Economy, quarter_mismatches
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.words import listed, money_words


def milestone_kind_word(kind: MilestoneKind) -> str:
    """ "go/no-go", "idriftsættelse", "lukning"."""
    match kind:
        case MilestoneKind.GO_NO_GO:
            return pgettext("milestone", "go/no-go")
        case MilestoneKind.DELIVERY:
            return pgettext("milestone", "delivery")
        case MilestoneKind.TEST:
            return pgettext("milestone", "test")
        case MilestoneKind.GO_LIVE:
            return pgettext("milestone", "go-live")
        case MilestoneKind.CLOSE_DOWN:
            return pgettext("milestone", "close-down")
        case MilestoneKind.OTHER:
            return pgettext("milestone", "other")


def spending_sentence(economy: Economy, this_year: int) -> str:
    """ "12,6 mio. kr. over godkendt budget i 2024 og 13,9 mio. kr. i 2025."

    Over and under the budget are told apart. Where no year has a budget of its own, what lies above
    the budget of the whole project is told; "" where nothing can be compared or nothing differs.
    """
    found = economy.differences(this_year)
    over = economy.difference(this_year)
    if over and not any(each.amounts.approved for each in economy.years):
        template = _("{amount} over the approved budget of the whole project")
        return f"{template.format(amount=money_words(Money(over)))}."
    parts = [
        _told(_over(), [(year, ore) for year, ore in found if ore > 0]),
        _told(_under(), [(year, -ore) for year, ore in found if ore < 0]),
    ]
    said = "; ".join(part for part in parts if part)
    return f"{said}." if said else ""


def gap_words(economy: Economy, this_year: int) -> str:
    """ "prognose uden 2024": which years are missing in a sum beside the others; "" where none."""
    told = []
    if economy.expected(this_year) and (years := economy.unforeseen(this_year)):
        told.append(_("forecast without {years}").format(years=_listed_years(years)))
    with_budget = any(each.amounts.approved for each in economy.years)
    if with_budget and (years := economy.unbudgeted(this_year)):
        told.append(_("budget without {years}").format(years=_listed_years(years)))
    return "; ".join(told)


def _listed_years(years: Sequence[int]) -> str:
    return listed([str(year) for year in years])


def quarters_sentence(economy: Economy) -> str:
    """ "Kvartalerne i 2024 giver 9 mio. kr., men 10 mio. kr. står på selve året."

    "" where all agree.
    """
    template = _("The quarters of {year} come to {summed}, but {stated} stands in the year itself.")
    return " ".join(
        template.format(
            year=each.year,
            summed=money_words(Money(each.summed)),
            stated=money_words(Money(each.stated)),
        )
        for each in quarter_mismatches(economy)
    )


def _over() -> str:
    return _("{amount} over the approved budget in {year}")


def _under() -> str:
    return _("{amount} under the approved budget in {year}")


def _told(template: str, years: Sequence[tuple[int, int]]) -> str:
    if not years:
        return ""
    (first, ore), *rest = years
    told = [template.format(amount=money_words(Money(ore)), year=first)]
    told += [
        _("{amount} in {year}").format(amount=money_words(Money(ore)), year=year)
        for year, ore in rest
    ]
    return listed(told)
