"""What the projects of a month cost each participant, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.cost_sharing import Shares, divided
from portfolio_desktop.domain.economy import Amounts, Economy, YearEconomy, difference, total
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.ordering import order_key
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.amount_words import AS_FITS, AmountWords
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.membership import members_steps
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.sharing_keys import all_keys, missing_share, shares_of
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import listed
from portfolio_desktop.storage.reader import Reader

SUM = "sum"
_AT_A_TIME = 100
_TOLD = 12
"""So many projects are named in a sentence; how many more there are is said."""


class Figure(StrEnum):
    """What is held side by side."""

    BUDGET = "budget"
    SPENT = "spent"
    EXPECTED = "expected"
    DIFFERENCE = "difference"


def figure_word(figure: Figure) -> str:
    match figure:
        case Figure.BUDGET:
            return pgettext("costs", "Approved budget")
        case Figure.SPENT:
            return pgettext("costs", "Spent")
        case Figure.EXPECTED:
            return pgettext("costs", "Forecast (what was spent once the year is over)")
        case Figure.DIFFERENCE:
            return pgettext("costs", "Forecast above or below the approved budget")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a project costs: by participant id, and in all. An amount is None where it is stated at
    several price levels; `whole` also where nothing is. `by_key` are the participants of whom
    something is reckoned by the project's cost-sharing key."""

    project: Project
    parties: Mapping[str, Money | None]
    whole: Money | None
    by_key: frozenset[str] = frozenset()

    @property
    def undivided(self) -> Money | None:
        """What neither stands under a participant nor is divided by the key; None where there is
        nothing or it cannot be told."""
        divided = total(self.parties.values())
        untold = None in self.parties.values() or (divided is None and bool(self.parties))
        if self.whole is None or untold:
            return None
        left = self.whole.ore - (divided.ore if divided else 0)
        same = divided is None or divided.price_level == self.whole.price_level
        return Money(left, "", self.whole.price_level) if left and same else None


@dataclass(frozen=True, slots=True)
class CostTable:
    """The participants that pay for anything, and the projects in the board's order; `years` are
    all that anything is known of. `rows` are the same as a table, with what they come to; `gaps`
    says which years are missing in it, "" where none are."""

    participants: tuple[tuple[str, str], ...] = ()
    costs: tuple[Cost, ...] = ()
    years: tuple[int, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    gaps: str = ""


def cost_table_steps(
    reader: Reader,
    period: Period,
    today: date,
    figure: Figure,
    year: int | None = None,
    words: AmountWords = AS_FITS,
) -> Steps[CostTable]:
    """The projects of a month that cost anything, in one year or in all, in steps."""
    words = replace(words, signed=figure is Figure.DIFFERENCE)
    found = yield from members_steps(reader, period, today)
    ids = [str(columns[0]) for columns in found]
    costs: list[Cost] = []
    years: set[int] = set()
    lacking: list[tuple[Project, list[int]]] = []
    keys = {each.id: shares_of(reader, each.id) for each in all_keys(reader)}
    done = 0
    for part in in_parts(ids, _AT_A_TIME):
        known = economies(reader, part)
        for project in reader.projects(known):
            economy = known[project.id]
            years.update(each.year for each in economy.years)
            shares = keys.get(project.sharing_key_id or "", {})
            cost = _cost(project, economy, shares, (figure, year), today)
            if cost.parties or cost.whole:
                costs.append(cost)
            lacking.append((project, _lacking_years(economy, figure, year, today)))
        done += len(part)
        yield done, len(ids)
    costs.sort(key=lambda cost: _place(cost.project))
    paying = {party for cost in costs for party in cost.parties}
    named = tuple((each.id, each.name) for each in in_danish_order(reader) if each.id in paying)
    rows: list[SheetRow] = []
    for shown in in_parts(costs, _AT_A_TIME):
        rows += [_row(words, cost, named) for cost in shown]
        yield len(ids), len(ids)
    if len(rows) > 1:
        rows.append(_sum_row(words, costs, named))
    gaps = _gap_sentence(figure, [each for each in lacking if each[1]])
    return CostTable(named, tuple(costs), tuple(sorted(years)), tuple(rows), gaps)


def cost_heads(table: CostTable) -> tuple[str, ...]:
    names = (name for _party, name in table.participants)
    return (
        pgettext("costs", "Project"),
        *names,
        pgettext("costs", "Not divided"),
        pgettext("costs", "In all"),
    )


def _cost(
    project: Project,
    economy: Economy,
    shares: Mapping[int, Shares],
    asked: tuple[Figure, int | None],
    today: date,
) -> Cost:
    figure, wanted = asked
    years = [each for each in economy.years if wanted in {None, each.year}]
    by_party: dict[str, list[Money]] = {}
    by_key: set[str] = set()
    for each in years:
        stated = _stated(each, figure, today)
        reckoned = {} if stated else _reckoned(each, shares.get(each.year, {}), figure, today)
        by_key.update(reckoned)
        for party, amount in (stated or reckoned).items():
            by_party.setdefault(party, []).append(amount)
    whole = total(_whole(each, figure, today) for each in years)
    if figure is Figure.BUDGET and wanted is None and economy.budget is not None:
        whole = economy.budget
    summed = {party: total(own) for party, own in by_party.items()}
    return Cost(project, summed, whole, frozenset(by_key))


def _lacking_years(economy: Economy, figure: Figure, wanted: int | None, today: date) -> list[int]:
    """The years that have no such figure, though there is something beside it."""
    budgeted = wanted is None and economy.budget is not None  # which then is that of all years
    unforeseen, unbudgeted = economy.unforeseen(today.year), economy.unbudgeted(today.year)
    found: Iterable[int] = ()
    match figure:
        case Figure.EXPECTED:
            found = unforeseen
        case Figure.BUDGET if not budgeted:
            found = unbudgeted
        case Figure.DIFFERENCE:
            found = {*unforeseen, *unbudgeted}
    return sorted(year for year in found if wanted in {None, year})


def _gap_sentence(figure: Figure, lacking: list[tuple[Project, list[int]]]) -> str:
    """ "Ikke med, fordi der ingen prognose er: 23-1 (2026), 14-3 (2025 og 2026)."."""
    if not lacking:
        return ""
    lacking.sort(key=lambda each: _place(each[0]))
    told = [
        f"{project.number or project.name} ({listed([str(year) for year in years])})"
        for project, years in lacking[:_TOLD]
    ]
    rest = len(lacking) - len(told)
    if rest:
        words = ngettext("{count} more project", "{count} more projects", rest)
        told.append(words.format(count=rest))
    sentence = {
        Figure.EXPECTED: _("Not counted, since there is no forecast: {projects}."),
        Figure.BUDGET: _("Not counted, since there is no approved budget: {projects}."),
        Figure.DIFFERENCE: _("Not compared, since a forecast or a budget is missing: {projects}."),
    }[figure]
    return sentence.format(projects=", ".join(told))


def _stated(year: YearEconomy, figure: Figure, today: date) -> dict[str, Money]:
    """What stands under the participants themselves."""
    over = year.year < today.year
    found = ((party, _figure(own, figure, over=over)) for party, own in year.parties.items())
    return {party: amount for party, amount in found if amount is not None}


def _reckoned(year: YearEconomy, shares: Shares, figure: Figure, today: date) -> dict[str, Money]:
    """The year by the project's key, which divides what was approved and what is expected; what
    was spent is known of whoever paid it, and of nobody else."""
    whole = _whole(year, figure, today)
    if whole is None or figure is Figure.SPENT or not shares or missing_share(shares):
        return {}
    parts = divided(whole.ore, shares)
    return {party: Money(ore, "", whole.price_level) for party, ore in parts.items()}


def _figure(amounts: Amounts, figure: Figure, *, over: bool) -> Money | None:
    match figure:
        case Figure.BUDGET:
            return amounts.approved
        case Figure.SPENT:
            return amounts.actual
        case Figure.EXPECTED:
            return amounts.forecast or (amounts.actual if over else None)
        case Figure.DIFFERENCE:
            return _above(amounts.approved, _figure(amounts, Figure.EXPECTED, over=over))


def _above(budget: Money | None, expected: Money | None) -> Money | None:
    ore = difference(budget, expected)
    return None if ore is None or budget is None else Money(ore, "", budget.price_level)


def _whole(year: YearEconomy, figure: Figure, today: date) -> Money | None:
    return _figure(year.amounts, figure, over=year.year < today.year)


def _row(words: AmountWords, cost: Cost, participants: Iterable[tuple[str, str]]) -> SheetRow:
    project = cost.project
    name = f"{project.number} {project.name}".strip()
    own = (_party(words, cost, party) for party, _name in participants)
    cells = (SheetCell(name), *own, SheetCell(words.of(cost.undivided)), _in_all(words, cost))
    return SheetRow(project.id, name, cells)


def _party(words: AmountWords, cost: Cost, party: str) -> SheetCell:
    if party in cost.parties and cost.parties[party] is None:
        return SheetCell(_several_levels())
    tip = _("Reckoned by the project's cost-sharing key") if party in cost.by_key else ""
    return SheetCell(words.of(cost.parties.get(party)), tip=tip)


def _in_all(words: AmountWords, cost: Cost) -> SheetCell:
    if cost.whole is None and cost.parties:
        return SheetCell(_several_levels())
    return SheetCell(words.of(cost.whole))


def _several_levels() -> str:
    return pgettext("costs", "several price levels")


def _sum_row(
    words: AmountWords, costs: Sequence[Cost], participants: Iterable[tuple[str, str]]
) -> SheetRow:
    name = pgettext("economy", "In all")
    own = (
        _summed(words, [cost.parties[party] for cost in costs if party in cost.parties])
        for party, _name in participants
    )
    undivided = [left for cost in costs if (left := cost.undivided) is not None]
    whole = [cost.whole for cost in costs]
    cells = (SheetCell(name), *own, _summed(words, undivided), _summed(words, whole))
    return SheetRow(SUM, name, cells, strong=True)


def _summed(words: AmountWords, amounts: Sequence[Money | None]) -> SheetCell:
    """The sum; where any part of it is at another price level, the words for that."""
    summed = None if None in amounts else total(amounts)
    if summed is None and amounts:
        return SheetCell(_several_levels())
    return SheetCell(words.of(summed))


def _place(project: Project) -> str:
    return order_key(project.rank, project.number, project.name)
