"""A change of organisation reaches every field that names a participant, or leaves it knowingly."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import MeetingState
from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.ids import hours_cell_id, requested_change_id
from portfolio_desktop.domain.meetings import Attendance
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import standing
from portfolio_desktop.domain.request_states import RequestState
from portfolio_desktop.domain.sharing import HoursCell
from portfolio_desktop.domain.views import OWN, Choice, Filters, Part, ViewDefinition
from portfolio_desktop.services.economy import CellWish, set_amounts
from portfolio_desktop.services.economy import Part as MoneyPart
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.reorganisation_words import change_lines
from portfolio_desktop.services.reorganising import plan_reorganisation, reorganise
from portfolio_desktop.services.views import all_views, save_view
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import Label
from tests.services.test_reorganising import change, east_of, projects

__all__ = ["projects"]

MOVED = {
    *(("participant", "successor_id"), ("project", "lead_id"), ("project", "accountable_id")),
    *(("participation", "participant_id"), ("person", "participant_id")),
    *(("action", "participant_id"), ("dispute", "participant_id"), ("dispute", "counterpart_id")),
    *(("attendance", "participant_id"), ("key_share", "participant_id")),
    *(("baseline_budget", "participant_id"), ("budget_cell", "participant_id")),
    *(("hours_cell", "participant_id"), ("requested_change", "participant_id")),
    ("baseline", "lead_id"),
}
LEFT = {
    ("participant_report", "participant_id"): "who reported on a month did",
    ("reminder", "participant_id"): "who was reminded was",
    ("minutes_comment", "participant_id"): "who commented did",
    ("procedure_answer", "participant_id"): "who was asked answers",
    ("hour_rate", "participant_id"): "two rates are not one, and the register's rate is everyone's",
}


def test_every_field_that_names_a_participant_is_moved_or_left_knowingly() -> None:
    naming = {
        (table.name, field.name)
        for table in CURRENT.tables
        for field in table.fields
        if field.references == "participant"
    }
    assert naming == MOVED | LEFT.keys()


@pytest.fixture
def named_everywhere(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    """A row of each kind that names Hovedstaden and is not over; beside each, one that is."""
    north, ndis, east = regions["Hovedstaden"], projects["18-4"], regions["Sjælland"]
    with register.edit(Label("project_added", {"number": "18-4"})) as edit:
        for row, ended in (("open", None), ("over", date(2026, 5, 1))):
            sides = {"participant_id": north, "counterpart_id": east, "ended_on": ended}
            edit.create("dispute", row, {"project_id": ndis, "title": row, **sides})
        for row, day, state in (
            ("soon", date(2026, 12, 1), MeetingState.PLANNED),
            ("later", date(2027, 2, 1), MeetingState.PLANNED),
            ("never", date(2027, 2, 1), MeetingState.CANCELLED),
        ):
            edit.create("meeting", row, {"held_on": day, "state": state})
            seat = {"meeting_id": row, "participant_id": north, "name": "Bo"}
            edit.create("attendance", f"seat-{row}", seat)
        for row, state in (("asks", RequestState.ON_AGENDA), ("asked", RequestState.REJECTED)):
            edit.create("change_request", row, {"project_id": ndis, "number": row, "state": state})
            lead = {"request_id": row, "subject": Subject.LEAD, "after_text": north}
            edit.create("requested_change", requested_change_id(row, "lead"), lead)
            for party in (north, regions["Nordjylland"]):
                budget = {
                    "request_id": row,
                    "subject": Subject.YEAR_BUDGET,
                    "year": 2027,
                    "participant_id": party,
                    "after_money": Money(500_000_000, "5 mio. kr."),
                }
                about = requested_change_id(row, "year_budget", "2027", party)
                edit.create("requested_change", about, budget)
        for year in (2026, 2027):
            for party, spent in ((north, 100), (east, None)):
                hours = {"project_id": ndis, "year": year, "participant_id": party}
                edit.create(
                    "hours_cell",
                    hours_cell_id(ndis, year, party),
                    {**hours, "planned": 800, "spent": spent},
                )
    set_amounts(
        register,
        ndis,
        [
            CellWish(2027, MoneyPart.APPROVED, text, party)
            for party, text in ((north, "3 mio. kr."), (east, "1,5 mio. kr."))
        ],
    )
    mine = frozenset({Choice(Part.PARTICIPANT, north), Choice(Part.PARTICIPANT, OWN)})
    save_view(register, "Øst", ViewDefinition(filters=Filters(among=mine)))


@pytest.mark.usefixtures("named_everywhere")
def test_what_is_open_names_the_successor_and_what_is_over_does_not(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    draft = change(regions, projects)
    told = [
        (each.what, each.field, each.change.replace("\u00a0", " "))
        for each in change_lines(register.reader, plan_reorganisation(register.reader, draft))
    ]
    hovedstaden = "Region Hovedstaden → Region Østdanmark"
    assert ("asks", "Ønsket projektledende part", hovedstaden) in told
    assert ("open", "Part", hovedstaden) in told
    assert ("Øst", "Gemt visning", "vælger efter den, der viderefører") in told
    assert told[-3:] == [
        (
            *("18-4 NDIS", "Planlagt, timer, 2027"),
            "Region Hovedstaden 800 og Region Sjælland 800 → Region Østdanmark 1.600",
        ),
        (
            *("18-4 NDIS", "Brugt, timer, 2027"),
            "Region Hovedstaden 100 → Region Østdanmark 100",
        ),
        (
            *("asks", "Ønsket budget, 2027"),
            "Region Hovedstaden 5 mio. kr. og Region Sjælland 1,5 mio. kr. → Region Østdanmark"
            " 6,5 mio. kr.",
        ),
    ]
    reorganise(register, draft)
    reader, new, old = register.reader, east_of(register.reader), regions["Hovedstaden"]

    seats = {each.meeting_id: each.id for each in reader.board.rows(Attendance)}
    called = {seat: meeting for meeting, seat in seats.items()}

    def named(table: str, field: str = "participant_id") -> dict[str, object]:
        ids = ("open", "over") if table == "dispute" else seats.values()
        found = reader.columns_of(table, [field], ids)
        return {called.get(row, row): value for row, (value,) in found.items()}

    assert named("dispute") == {"open": new, "over": old}
    assert named("dispute", "counterpart_id") == {"open": new, "over": regions["Sjælland"]}
    assert named("attendance") == {"soon": old, "later": new, "never": old}
    wished = {
        (each.request_id, each.participant_id): (each.before_money, each.after_money)
        for each in reader.requested_changes()
        if each.subject is Subject.YEAR_BUDGET
    }
    assert wished.keys() == {
        *(("asks", new), ("asks", regions["Nordjylland"])),
        *(("asked", old), ("asked", regions["Nordjylland"])),
    }
    assert wished["asks", new] == (Money(450_000_000), Money(650_000_000))
    leads = {
        each.request_id: each.after_text
        for each in reader.requested_changes()
        if each.subject is Subject.LEAD
    }
    assert leads == {"asks": new, "asked": old}
    hours = {
        (each.year, each.participant_id): (each.planned, each.spent)
        for each in reader.board.rows(HoursCell)
    }
    assert hours[2027, new] == (1600, 100)
    assert hours[2026, old] == (800, 100)
    assert len(hours) == 3
    plans = {each.version: each.lead_id for each in reader.baselines([projects["18-4"]])}
    assert plans == {1: old, 2: new}
    view = all_views(reader)[-1].definition.filters
    assert view.values(Part.PARTICIPANT) == {new, OWN}
    assert register.check() == ()
    mine = [standing(old, reader.participants(), date(year, 6, 1)) for year in (2026, 2027)]
    assert mine == [old, new], "whose region it is that looks at its own projects"
    undo(register)
    assert named("attendance")["later"] == old


def test_requests_at_several_price_levels_stay(
    register: RegisterFile, regions: dict[str, str], projects: dict[str, str]
) -> None:
    north, ndis = regions["Hovedstaden"], projects["18-4"]
    set_amounts(register, ndis, [CellWish(2027, MoneyPart.APPROVED, "3 mio. kr. (2023-pl)", north)])
    about = requested_change_id("asks", "year_budget", "2027", north)
    with register.edit(Label("project_added", {"number": "18-4"})) as edit:
        edit.create("change_request", "asks", {"project_id": ndis})
        budget = {"subject": Subject.YEAR_BUDGET, "year": 2027, "after_money": Money(1)}
        edit.create(
            "requested_change", about, {"request_id": "asks", "participant_id": north, **budget}
        )
    draft = change(regions, projects)
    plan = plan_reorganisation(register.reader, draft)
    assert "prisniveauerne er forskellige" in change_lines(register.reader, plan)[-1].change
    reorganise(register, draft)
    (wished,) = register.reader.requested_changes()
    assert wished.participant_id == north
