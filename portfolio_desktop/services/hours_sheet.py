"""A project's internal hours as a table that is filled in: a row for each year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.domain.economy import total
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.economy_sheet import NEW, TOTAL, place_of, row_id
from portfolio_desktop.services.hours import (
    HoursPart,
    HoursWish,
    YearOfHours,
    hours_of,
    hours_part_word,
    hours_words,
    rates,
)
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.typed import shown
from portfolio_desktop.services.words import money_words
from portfolio_desktop.storage.reader import Reader

_PARTS = (None, HoursPart.PLANNED, HoursPart.SPENT, HoursPart.FORECAST, HoursPart.RATE)


def hours_titles() -> tuple[str, ...]:
    return (
        pgettext("economy", "Year"),
        *(hours_part_word(part) for part in HoursPart),
        pgettext("hours", "Planned, in kroner"),
        pgettext("hours", "Forecast, in kroner"),
    )


def hours_rows(
    reader: Reader,
    project_id: str,
    years: Sequence[int],
    *,
    parties: Sequence[str] = (),
    editable: bool,
) -> tuple[SheetRow, ...]:
    """The years with hours, and `years`, of which nothing need be stated yet; then their sum.

    These participants stand under each year, by their ids.
    """
    known = {each.year: each for each in hours_of(reader, project_id)}
    rated = rates(reader)
    wanted = sorted(known.keys() | set(years if editable else ()))
    names = {each.id: each.name for each in reader.participants()}
    rows: list[SheetRow] = []
    for each in (known.get(year, YearOfHours(year, rate=rated.get(year))) for year in wanted):
        rows.append(_row(each, editable=editable))
        rows += [_party_row(each, party, names[party], editable=editable) for party in parties]
    if len(known) > 1:
        rows.append(_sum_row(tuple(known.values())))
    if editable:
        cell = SheetCell(_("+ Another year"), editable=True)
        empty = [SheetCell()] * (len(hours_titles()) - 1)
        rows.append(SheetRow(NEW, _("Another year"), (cell, *empty), advice=True))
    return tuple(rows)


def hours_wishes(cells: Iterable[tuple[str, int, str]]) -> tuple[HoursWish, ...]:
    """What texts written into cells ask for: (row id, column, text)."""
    return tuple(
        HoursWish(place[0], part, text, place[1])
        for row, column, text in cells
        if (place := place_of(row)) and column < len(_PARTS) and (part := _PARTS[column])
        if part is not HoursPart.RATE or place[1] is None
    )


def _row(year: YearOfHours, *, editable: bool) -> SheetRow:
    said = year.stated
    cells = (
        SheetCell(str(year.year)),
        _hours(year.planned, said.planned if said else None, editable),
        _hours(year.spent, said.spent if said else None, editable),
        _hours(year.forecast, said.forecast if said else None, editable),
        SheetCell(
            money_words(year.rate),
            shown(year.rate),
            editable,
            tip=_("The rate of the year holds for every project."),
        ),
        SheetCell(money_words(year.worth(year.planned))),
        SheetCell(money_words(year.worth(year.forecast))),
    )
    return SheetRow(row_id(year.year), str(year.year), cells)


def _party_row(year: YearOfHours, party: str, name: str, *, editable: bool) -> SheetRow:
    said = year.parties.get(party)
    planned, spent, forecast = (
        getattr(said, part.value, None)
        for part in (HoursPart.PLANNED, HoursPart.SPENT, HoursPart.FORECAST)
    )
    cells = (
        SheetCell(name),
        *(_hours(hours, hours, editable) for hours in (planned, spent, forecast)),
        SheetCell(),
        SheetCell(money_words(year.worth(planned))),
        SheetCell(money_words(year.worth(forecast))),
    )
    return SheetRow(row_id(year.year, party), f"{year.year}, {name}", cells, inner=True)


def _sum_row(years: Sequence[YearOfHours]) -> SheetRow:
    name = pgettext("economy", "In all")
    sums = ([each.planned for each in years], [each.spent for each in years])
    forecast = [each.forecast for each in years]
    worth = (
        total(each.worth(each.planned) for each in years),
        total(each.worth(each.forecast) for each in years),
    )
    cells = (
        SheetCell(name),
        *(SheetCell(_added(each)) for each in (*sums, forecast)),
        SheetCell(),
        *(SheetCell(money_words(each)) for each in worth),
    )
    return SheetRow(TOTAL, name, cells, strong=True)


def _added(hours: Iterable[int | None]) -> str:
    known = [each for each in hours if each is not None]
    return hours_words(sum(known)) if known else ""


def _hours(known: int | None, said: int | None, editable: bool) -> SheetCell:
    typed = "" if said is None else str(said)
    summed = said is None and known is not None
    tip = _("The sum of the participants or the quarters") if summed else ""
    return SheetCell(hours_words(known), typed, editable, tip=tip)
