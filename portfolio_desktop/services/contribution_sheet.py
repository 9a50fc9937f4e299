"""What each participant is to pay as a table: a row for each year, its participants under it."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.cost_sharing import WHOLE, Part
from portfolio_desktop.domain.money import Money
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.amount_words import AS_FITS, AmountWords
from portfolio_desktop.services.contributions import Basis, Contributions, YearOfParts
from portfolio_desktop.services.row_names import RowNames
from portfolio_desktop.services.share_words import share_words
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.storage.reader import Reader

IN_ALL = "in all"
_BETWEEN = "/"


def contribution_titles() -> tuple[str, ...]:
    return (
        pgettext("contributions", "Year and participant"),
        pgettext("contributions", "Share"),
        pgettext("contributions", "Its part"),
        pgettext("contributions", "Stands under it"),
        pgettext("contributions", "To collect"),
    )


def heads_for(basis: Basis) -> tuple[str, ...]:
    """The titles for a copy, which says of what the parts are."""
    year, share, part, own, collect = contribution_titles()
    if basis is Basis.BUDGET:
        part = pgettext("contributions", "Its part of the budget")
        own = pgettext("contributions", "Its own budget")
    else:
        part = pgettext("contributions", "Its part of the forecast")
        own = pgettext("contributions", "Its own forecast")
    return year, share, part, own, collect


def contribution_rows(
    reader: Reader, found: Contributions, words: AmountWords = AS_FITS
) -> tuple[SheetRow, ...]:
    """The rows, and what all years come to for each participant where there are several."""
    names = RowNames(reader)
    rows = [row for year in found.years for row in _year_rows(names, words, year)]
    divided = [year for year in found.years if year.parts]
    if len(divided) > 1 and len({year.amount.price_level for year in divided}) == 1:
        rows += _group(names, words, IN_ALL, pgettext("economy", "In all"), _summed(divided), None)
    return tuple(rows)


def _year_rows(names: RowNames, words: AmountWords, year: YearOfParts) -> list[SheetRow]:
    if year.parts:
        return _group(names, words, str(year.year), str(year.year), year.parts, year.amount)
    cells = (str(year.year), "", words.of(year.amount), "", "")
    return [SheetRow(str(year.year), str(year.year), _cells(cells), strong=True)]


def _group(
    names: RowNames,
    words: AmountWords,
    row: str,
    title: str,
    parts: Iterable[Part],
    amount: Money | None,
) -> list[SheetRow]:
    """The sum, and its participants; without an amount the parts are summed, and no share said."""
    parts = tuple(parts)
    whole = amount or Money(sum(part.part for part in parts))
    sums = (
        title,
        share_words(WHOLE) if amount else "",
        words.of(whole),
        _own(words, sum(part.own for part in parts)),
        _ore(words, sum(part.to_collect for part in parts)),
    )
    found = [SheetRow(row, title, _cells(sums), strong=True)]
    for part in parts:
        name = names.participant(part.participant_id)
        said = (
            name,
            share_words(part.share) if amount else "",
            _ore(words, part.part),
            _own(words, part.own),
            _ore(words, part.to_collect),
        )
        place = f"{row}{_BETWEEN}{part.participant_id}"
        found.append(SheetRow(place, f"{title}, {name}", _cells(said), inner=True))
    return found


def _summed(years: Iterable[YearOfParts]) -> tuple[Part, ...]:
    found: dict[str, Part] = {}
    for part in (part for year in years for part in year.parts):
        before = found.get(part.participant_id, Part(part.participant_id, 0, 0, 0))
        found[part.participant_id] = Part(
            part.participant_id, 0, before.part + part.part, before.own + part.own
        )
    return tuple(found.values())


def _ore(words: AmountWords, ore: int) -> str:
    return words.of(Money(ore))


def _own(words: AmountWords, ore: int) -> str:
    """Most have nothing of their own: an empty cell is calmer than a column of noughts."""
    return _ore(words, ore) if ore else ""


def _cells(texts: Iterable[str]) -> tuple[SheetCell, ...]:
    return tuple(SheetCell(text) for text in texts)
