"""What a change of organisation does to internal hours, and to the budgets of a year that requests
ask for: both go to whoever follows, for the same years as the money does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import About, Subject, Topic, row_of
from portfolio_desktop.domain.economy import total
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import hours_cell_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.sharing import HoursCell
from portfolio_desktop.services.reorganising_links import Successors, open_requests
from portfolio_desktop.services.reorganising_money import gathered
from portfolio_desktop.services.requested import place_of, start_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

_PARTS = ("planned", "spent", "forecast")


@dataclass(frozen=True, slots=True)
class MovedHours:
    """What become a successor's hours of a year or quarter: `before` is by participant id."""

    project_id: str
    year: int
    quarter: int
    successor_id: str
    before: tuple[tuple[str, HoursCell], ...]

    def hours(self, part: str) -> int | None:
        """The planned, spent or forecast hours of all of them."""
        known = [got for _party, cell in self.before if (got := getattr(cell, part)) is not None]
        return sum(known) if known else None

    @property
    def stated_on(self) -> date | None:
        """The oldest of their days."""
        return min((cell.stated_on for _party, cell in self.before if cell.stated_on), default=None)


@dataclass(frozen=True, slots=True)
class MovedWish:
    """The budget of a year that a request asks for, and that becomes a successor's.

    `parts` are by participant id what the approved plan has and what is asked for (where nothing
    is asked for, what the plan has). `amount` is None where they are at several price levels: the
    request stays as it is.
    """

    request_id: str
    called: str
    year: int
    successor_id: str
    parts: tuple[tuple[str, Money | None, Money | None], ...]

    @property
    def before(self) -> Money | None:
        return total(before for _party, before, _after in self.parts)

    @property
    def amount(self) -> Money | None:
        amounts = [each for _party, *own in self.parts for each in own if each]
        if len({each.price_level for each in amounts}) > 1:
            return None
        return total(after for _party, _before, after in self.parts)


def moved_hours(
    reader: Reader, first: int, successors: Successors, projects: Iterable[str]
) -> Iterator[MovedHours]:
    """The hours of the years from `first` on, of these projects."""
    found = reader.board.rows(HoursCell, project_id=list(projects))
    cells = [cell for cell in found if cell.participant_id and cell.year >= first]
    places = grouped(cells, lambda cell: (cell.project_id, cell.year, cell.quarter))
    for place, own in sorted(places.items()):
        held = {str(cell.participant_id): cell for cell in own}
        for successor, before in gathered(held, successors):
            yield MovedHours(*place, successor, before)


def write_moved_hours(edit: EditSession, moved: MovedHours) -> None:
    """Write them within the edit that changes the organisation."""
    for _party, cell in moved.before:
        edit.delete("hours_cell", cell.id)
    parts: dict[str, FieldValue] = {part: moved.hours(part) for part in _PARTS}
    at = (moved.project_id, moved.year, moved.successor_id, moved.quarter)
    edit.create(
        "hours_cell",
        hours_cell_id(*at),
        {
            "project_id": moved.project_id,
            "year": moved.year,
            "quarter": moved.quarter,
            "participant_id": moved.successor_id,
            "stated_on": moved.stated_on,
            **parts,
        },
    )


def moved_wishes(
    reader: Reader, first: int, successors: Successors, staying: frozenset[str]
) -> Iterator[MovedWish]:
    """The budgets of the years from `first` on that await a decision."""
    requests = open_requests(reader, staying)
    wished = [
        change
        for change in reader.requested_changes(list(requests))
        if change.subject is Subject.YEAR_BUDGET and (change.year or 0) >= first
    ]
    places = grouped(wished, lambda change: (change.request_id, change.year or 0))
    for (row, year), own in sorted(places.items()):
        request = requests[row]
        held = {change.participant_id: change for change in own if change.participant_id}
        approved = start_of(reader, request.project_id).years
        for successor, before in gathered(held, successors):
            named = dict.fromkeys([*(_ending(successors, successor)), successor])
            asked = dict(before)
            parts = tuple(
                (party, plan, asked[party].after_money if party in asked else plan)
                for party in named
                if (plan := approved.get((year, party))) is not None or party in asked
            )
            called = f"{request.number} {request.title}".strip()
            yield MovedWish(row, called, year, successor, parts)


def _ending(successors: Successors, successor: str) -> list[str]:
    return [who for who, by in successors.items() if by == successor]


def write_moved_wish(edit: EditSession, moved: MovedWish) -> None:
    """Let the request ask for the successor's budget; where the price levels differ it stays."""
    if moved.amount is None:
        return
    for party, _before, _after in moved.parts:
        row = row_of(moved.request_id, _topic(moved.year, party))
        if edit.record("requested_change", row) is not None:
            edit.delete("requested_change", row)
    topic = _topic(moved.year, moved.successor_id)
    values: dict[str, FieldValue] = {
        "request_id": moved.request_id,
        "before_money": moved.before,
        "after_money": moved.amount,
        **place_of(topic),
    }
    edit.create("requested_change", row_of(moved.request_id, topic), values)


def _topic(year: int, party: str) -> Topic:
    return Topic(Subject.YEAR_BUDGET, About(year=year, participant_id=party))
