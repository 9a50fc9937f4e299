"""Internal hours of a project per year, and what they are worth at the year's rate. Each writing is
one edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import hour_rate_id, hours_cell_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.sharing import HourRate, HoursCell
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.economy import EARLIEST_YEAR, LATEST_YEAR
from portfolio_desktop.services.typed import amount, in_cell, line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

_MOST = 10_000_000
"""More hours than that are a slip of the keys."""


class HoursPart(StrEnum):
    """What is stated of a year; the rate is the register's, the rest the project's."""

    PLANNED = "planned"
    SPENT = "spent"
    FORECAST = "forecast"
    RATE = "rate"


def hours_part_word(part: HoursPart) -> str:
    match part:
        case HoursPart.PLANNED:
            return pgettext("hours", "Planned")
        case HoursPart.SPENT:
            return pgettext("hours", "Spent")
        case HoursPart.FORECAST:
            return pgettext("hours", "Forecast")
        case HoursPart.RATE:
            return pgettext("hours", "Rate per hour")


@dataclass(frozen=True, slots=True)
class HoursWish:
    """What a cell is to say, as typed; "" empties it. `participant_id` None is the year in all."""

    year: int
    part: HoursPart
    text: str
    participant_id: str | None = None


@dataclass(frozen=True, slots=True)
class YearOfHours:
    """A year's hours; `stated` is what stands in the year itself, `parties` what each participant
    has by its id; the hours are what is stated, else what the year is made of."""

    year: int
    planned: int | None = None
    spent: int | None = None
    forecast: int | None = None
    rate: Money | None = None
    stated: HoursCell | None = None
    parties: Mapping[str, HoursCell] = field(default_factory=dict)

    def worth(self, hours: int | None) -> Money | None:
        """Hours at the year's rate; None without either."""
        if hours is None or self.rate is None:
            return None
        return Money(hours * self.rate.ore, "", self.rate.price_level)


def hours_words(hours: int | None) -> str:
    """ "1.200"; "" for none."""
    if hours is None:
        return ""
    grouped_by = "." if active_language() is Language.DANISH else ","
    return f"{hours:,}".replace(",", grouped_by)


def hours_of(reader: Reader, project_id: str) -> tuple[YearOfHours, ...]:
    """The years that anything is stated of, in order, with the register's rates."""
    cells = reader.board.rows(HoursCell, project_id=[project_id])
    known = rates(reader)
    by_year = grouped(cells, lambda cell: cell.year)
    return tuple(_year(year, by_year[year], known.get(year)) for year in sorted(by_year))


def rates(reader: Reader) -> dict[int, Money]:
    """What an internal hour costs in each year."""
    rows = reader.board.rows(HourRate)
    return {row.year: row.rate for row in rows if row.rate and row.participant_id is None}


def has_parties(years: Iterable[YearOfHours]) -> bool:
    """Whether any participant has hours of its own."""
    return any(year.parties for year in years)


def parties_sentence(years: Iterable[YearOfHours]) -> str:
    """ "Planlagt, 2024: Parterne giver 900, men 1.200 står på selve året."

    Of each year the first figure that does not agree; "" where all do.
    """
    template = _("{part}, {year}: the participants come to {summed}, but {stated} stands in all.")
    return " ".join(
        template.format(
            part=hours_part_word(part),
            year=year.year,
            summed=hours_words(summed),
            stated=hours_words(stated),
        )
        for year in years
        for part, summed, stated in list(_disagreeing(year))[:1]
    )


def _disagreeing(year: YearOfHours) -> Iterator[tuple[HoursPart, int, int]]:
    for part in (HoursPart.PLANNED, HoursPart.SPENT, HoursPart.FORECAST):
        stated = getattr(year.stated, part.value, None)
        known = [got for each in year.parties.values() if (got := getattr(each, part.value))]
        if stated is not None and known and sum(known) != stated:
            yield part, sum(known), stated


def set_hours(register: RegisterFile, project_id: str, wishes: Iterable[HoursWish]) -> Change:
    """Write hours of a project, and rates of the register, all in one edit. A RuleError names the
    part that cannot be, and of several cells which one it is."""
    reader = register.reader
    number = finding.project(reader, project_id).number
    wished = tuple(wishes)
    known = rates(reader)
    parties = {each.participant_id for each in wished} - {None}
    if not parties <= {each.id for each in reader.participants()}:
        raise refuse("participant_unknown", "hours")
    read = [(wish, _read(wish, known, among=len(wished))) for wish in wished]
    label = Label("hours_set", {"number": number})
    if all(wish.part is HoursPart.RATE for wish in wished):
        label = Label("hour_rate_set", {"year": min(wish.year for wish in wished)})
    with register.edit(label) as edit:
        for wish, value in read:
            if wish.part is HoursPart.RATE:
                _write_rate(edit, wish.year, value)
            else:
                _write_hours(edit, project_id, wish, value)
    return edit.change


def _year(year: int, cells: Sequence[HoursCell], rate: Money | None) -> YearOfHours:
    stated = next((each for each in cells if not each.quarter and not each.participant_id), None)
    parties = [each for each in cells if each.participant_id and not each.quarter]
    parts = parties or [each for each in cells if each.quarter and not each.participant_id]

    def of(part: str) -> int | None:
        said = getattr(stated, part, None)
        known = [hours for each in parts if (hours := getattr(each, part)) is not None]
        return said if said is not None else (sum(known) if known else None)

    by_party = {str(each.participant_id): each for each in parties}
    return YearOfHours(year, of("planned"), of("spent"), of("forecast"), rate, stated, by_party)


def _read(wish: HoursWish, known: dict[int, Money], *, among: int) -> FieldValue:
    try:
        if not EARLIEST_YEAR <= wish.year <= LATEST_YEAR:
            raise refuse("year_unlikely", wish.part, year=wish.year)
        if wish.part is HoursPart.RATE:
            return amount(wish.text, known.get(wish.year), wish.part)
        return _whole(wish.text, wish.part)
    except RuleError as error:
        if among == 1:
            raise
        raise in_cell(error, f"{wish.year}, {hours_part_word(wish.part)}") from None


def _whole(text: str, part: HoursPart) -> int | None:
    """The whole hours that a text says, thousands grouped as on the screen."""
    wanted = line(text)
    if not wanted:
        return None
    group = r"\." if active_language() is Language.DANISH else ","
    if not re.fullmatch(rf"[0-9]+|[0-9]{{1,3}}(?:(?:{group}| )[0-9]{{3}})+", wanted):
        raise refuse("hours_unread", part, text=wanted)
    hours = int(re.sub("[^0-9]", "", wanted))
    if hours > _MOST:
        raise refuse("hours_unread", part, text=wanted)
    return hours


def _write_rate(edit: EditSession, year: int, value: FieldValue) -> None:
    row = hour_rate_id(year, None)
    there = edit.record("hour_rate", row) is not None
    if value is None and there:
        edit.delete("hour_rate", row)
    elif there:
        edit.set("hour_rate", row, "rate", value)
    elif value is not None:
        edit.create("hour_rate", row, {"year": year, "rate": value})


def _write_hours(edit: EditSession, project_id: str, wish: HoursWish, value: FieldValue) -> None:
    row = hours_cell_id(project_id, wish.year, wish.participant_id)
    if edit.record("hours_cell", row) is None:
        if value is None:
            return
        place = {"year": wish.year, "participant_id": wish.participant_id}
        edit.create("hours_cell", row, {"project_id": project_id, **place})
    edit.set("hours_cell", row, wish.part.value, value)
    parts = ("planned", "spent", "forecast", "stated_on")
    if all(edit.value("hours_cell", row, part) is None for part in parts):
        edit.delete("hours_cell", row)
