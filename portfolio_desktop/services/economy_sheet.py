"""A project's money as a table that is filled in: a row for each year, and for its participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.economy import (
    NO_AMOUNTS,
    QUARTERS,
    Amounts,
    Economy,
    YearEconomy,
    difference,
    total,
)
from portfolio_desktop.domain.money import Money, MoneyUnit
from portfolio_desktop.domain.participants import is_valid
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.amount_words import AS_FITS, AmountWords
from portfolio_desktop.services.economy import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    CellWish,
    Part,
    economy_of,
    part_word,
)
from portfolio_desktop.services.plan_words import gap_words
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.typed import line, refuse, shown, typed_day
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

PARTS: tuple[Part | None, ...] = (
    None,
    Part.APPROVED,
    Part.ACTUAL,
    Part.FORECAST,
    None,
    Part.STATED_ON,
)
"""What the columns hold; the first names the row, the fifth is reckoned."""
NEW, TOTAL, PLAN = "new", "total", "plan"
"""The ids of the row that another year is written into, of the sum, and of the whole plan."""
_BETWEEN = "/"
_DEEPER = "    "
_NO_CHANGE = "–"


@dataclass(frozen=True, slots=True)
class EconomySheet:
    """The rows, and the participants among them whose amounts are shown by themselves."""

    rows: tuple[SheetRow, ...]
    parties: tuple[str, ...]
    economy: Economy


def economy_titles() -> tuple[str, ...]:
    return (
        pgettext("economy", "Year"),
        part_word(Part.APPROVED),
        part_word(Part.ACTUAL),
        part_word(Part.FORECAST),
        pgettext("economy", "Over/under"),
        part_word(Part.STATED_ON),
    )


def economy_sheet(
    reader: Reader,
    project_id: str,
    today: date,
    *,
    years: Sequence[int] = (),
    around: int | None = None,
    by_party: bool = False,
    by_quarter: bool = False,
    editable: bool,
    words: AmountWords = AS_FITS,
) -> EconomySheet:
    """The table of a project. `years` are shown in their order, though nothing is stated of them
    yet, and those beside them follow: what is written in stays where it stands.

    With `by_party` the participants that report on the project (all of today's where none does)
    stand under each year, and those that have amounts; with `by_quarter` the quarters of the year,
    and of each of them. A new table begins with the year `around`
    which one looks (today's unless told) and the next.
    """
    found = economy_of(reader, project_id)
    stated = {party for year in found.years for party in year.parties}
    parties = offered_parties(reader, project_id, stated, today) if by_party else ()
    known = {each.year: each for each in found.years}
    wanted = [*years, *sorted(known.keys() - set(years))]
    if not wanted and editable:
        first = around or today.year
        wanted = [first, first + 1]
    names = {each.id: each.name for each in reader.participants()}
    quarters = QUARTERS if by_quarter else ()
    rows: list[SheetRow] = []
    for year in wanted:
        own = known.get(year, YearEconomy(year))
        rows.append(_year_row(own, today, editable=editable, words=words))
        rows += _quarter_rows(own, "", str(year), quarters, editable=editable, words=words)
        for party in parties:
            name = names.get(party, "")
            rows.append(_party_row(own, party, name, editable=editable, words=words))
            rows += _quarter_rows(own, party, name, quarters, editable=editable, words=words)
    if len(wanted) > 1:
        rows.append(_total_row(words, found, today))
    if found.budget is not None and found.years:
        rows.append(_plan_row(words, found.budget))
    if editable:
        empty = [SheetCell()] * (len(PARTS) - 1)
        cell = SheetCell(_("+ Another year"), editable=True)
        rows.append(SheetRow(NEW, _("Another year"), (cell, *empty), advice=True))
    return EconomySheet(tuple(rows), parties, found)


def has_quarters(found: Economy) -> bool:
    """Whether anything is stated of a quarter."""
    return any(each.by_quarter for each in found.years)


def has_parties(found: Economy) -> bool:
    """Whether any participant has amounts of its own."""
    return any(each.parties for each in found.years)


def wishes(cells: Iterable[tuple[str, int, str]], unit: MoneyUnit) -> tuple[CellWish, ...]:
    """What texts written into cells ask for: (row id, column, text); what cannot be written there
    is left out."""
    found = []
    for row, column, text in cells:
        part, place = PARTS[column], place_of(row)
        if part is not None and place is not None:
            found.append(CellWish(place[0], part, text, place[1], unit, place[2]))
    return tuple(found)


def read_year(text: str) -> int:
    """The year that is written into the row of another year; a RuleError where it is none."""
    wanted = line(text)
    if not wanted.isdecimal() or not EARLIEST_YEAR <= int(wanted) <= LATEST_YEAR:
        raise refuse("year_unread", "year", text=wanted)
    return int(wanted)


def place_of(row: str) -> tuple[int, str | None, int] | None:
    """The year, participant and quarter of a row; None for the sum and the row of another year."""
    year, _between, rest = row.partition(_BETWEEN)
    party, _between, quarter = rest.partition(_BETWEEN)
    return (int(year), party or None, int(quarter or 0)) if year.isdecimal() else None


def row_id(year: int, party: str | None = None, quarter: int = 0) -> str:
    return f"{year}{_BETWEEN}{party or ''}" + (f"{_BETWEEN}{quarter}" if quarter else "")


def offered_parties(
    reader: Reader, project_id: str, stated: Set[str], today: date
) -> tuple[str, ...]:
    """Those that report on the project and did not end before this year (where none does, all that
    exist today), and those of whom something is stated, in the order of their names.
    """
    known = reader.participants()
    reporting = {each.participant_id for each in reader.participations([project_id])}
    ended = {each.id for each in known if each.valid_to and each.valid_to.year < today.year}
    offered = reporting - ended or {each.id for each in known if is_valid(each, today)}
    return tuple(each.id for each in known if each.id in offered | stated)


def _year_row(year: YearEconomy, today: date, *, editable: bool, words: AmountWords) -> SheetRow:
    amounts, stated = year.amounts, year.stated()
    return SheetRow(
        row_id(year.year),
        str(year.year),
        (
            SheetCell(str(year.year)),
            _money(words, stated.approved, amounts.approved, editable, amounts.original),
            _money(words, stated.actual, amounts.actual, editable),
            _money(words, stated.forecast, amounts.forecast, editable),
            _change(words, year.difference(today.year)),
            _day(amounts.stated_on, editable),
        ),
    )


def _party_row(
    year: YearEconomy, party: str, name: str, *, editable: bool, words: AmountWords
) -> SheetRow:
    amounts: Amounts = year.parties.get(party, NO_AMOUNTS)
    stated = year.stated(0, party)
    over = difference(amounts.approved, amounts.forecast)
    return SheetRow(
        row_id(year.year, party),
        f"{year.year}, {name}",
        (
            SheetCell(name),
            _money(words, stated.approved, amounts.approved, editable, amounts.original),
            _money(words, stated.actual, amounts.actual, editable),
            _money(words, stated.forecast, amounts.forecast, editable),
            _change(words, over),
            _day(amounts.stated_on, editable),
        ),
        inner=True,
    )


def _quarter_rows(
    year: YearEconomy,
    party: str,
    whose: str,
    quarters: Iterable[int],
    *,
    editable: bool,
    words: AmountWords,
) -> list[SheetRow]:
    """These quarters of a year, or of one participant in it."""
    return [_quarter_row(words, year, party, quarter, whose, editable) for quarter in quarters]


def _quarter_row(
    words: AmountWords, year: YearEconomy, party: str, quarter: int, whose: str, editable: bool
) -> SheetRow:
    amounts = year.stated(quarter, party)
    name = _("quarter {quarter}").format(quarter=quarter)
    indent = _DEEPER if party else ""
    return SheetRow(
        row_id(year.year, party, quarter),
        f"{year.year}, {whose}, {name}" if party else f"{whose}, {name}",
        (
            SheetCell(indent + name),
            _money(words, amounts.approved, amounts.approved, editable, amounts.original),
            _money(words, amounts.actual, amounts.actual, editable),
            _money(words, amounts.forecast, amounts.forecast, editable),
            _change(words, difference(amounts.approved, amounts.forecast)),
            _day(amounts.stated_on, editable),
        ),
        inner=True,
    )


def _total_row(words: AmountWords, found: Economy, today: date) -> SheetRow:
    """The years together; one that is over and has no forecast comes to what it has cost. Where
    the sums are of different years the row says so, and holds them against nothing."""
    name = pgettext("economy", "In all")
    gaps = gap_words(found, today.year)
    if gaps:
        name = _("{what} ({more})").format(what=name, more=gaps)
    amounts = [year.amounts for year in found.years]
    sums = (
        total(each.approved for each in amounts),
        total(each.actual for each in amounts),
        found.expected(today.year),
    )
    cells = [SheetCell(name), *(SheetCell(words.of(each)) for each in sums)]
    over = _change(words, found.difference(today.year))
    cells += [SheetCell(_NO_CHANGE) if gaps else over, SheetCell()]
    return SheetRow(TOTAL, name, tuple(cells), strong=True)


def _plan_row(words: AmountWords, budget: Money) -> SheetRow:
    """What was approved for the whole project, beside the sum of its years."""
    name = pgettext("economy", "The whole plan")
    empty = [SheetCell()] * (len(PARTS) - 2)
    return SheetRow(PLAN, name, (SheetCell(name), SheetCell(words.of(budget)), *empty))


def _money(
    words: AmountWords,
    stated: Money | None,
    known: Money | None,
    editable: bool,
    original: Money | None = None,
) -> SheetCell:
    """An amount; where only participants or quarters have stated it, their sum is shown."""
    tip = ""
    if stated is None and known is not None:
        tip = _("The sum of the participants or the quarters")
    elif original is not None and original != known:
        tip = _("Original budget: {amount}").format(amount=words.of(original))
    return SheetCell(words.of(known), shown(stated), editable, tip=tip)


def _change(words: AmountWords, ore: int | None) -> SheetCell:
    return SheetCell(words.change(ore or 0), late=(ore or 0) > 0)


def _day(day: date | None, editable: bool) -> SheetCell:
    return SheetCell(day_words(day), typed_day(day), editable)
