"""What names a participant besides projects, people and promises, and names whoever follows from
the day of a change of organisation on: open disputes, leads that are asked for, planned meetings,
and saved views.

What was done stays with those who did it: reports, letters, answers, comments, meetings held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.board_choices import MeetingState
from portfolio_desktop.domain.change_request import ChangeRequest, Subject, is_open
from portfolio_desktop.domain.meetings import Attendance, Meeting
from portfolio_desktop.domain.risks import Dispute
from portfolio_desktop.domain.views import (
    Choice,
    Part,
    ViewDefinition,
    definition_text,
    read_definition,
)
from portfolio_desktop.storage.reader import Reader

Successors = Mapping[str, str]
"""By the id of who ends the id of who follows."""


@dataclass(frozen=True, slots=True)
class MovedLink:
    """A field that names a participant, of a row that `called` tells: before and after, as ids."""

    table: str
    row: str
    field: str
    called: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedView:
    """A saved view that chooses rows by participants which end."""

    row: str
    called: str
    before: str
    after: str


def moved_disputes(
    reader: Reader, successors: Successors, staying: frozenset[str]
) -> Iterator[MovedLink]:
    """Both parties of the disputes that are not over, of the projects that stay."""
    for each in reader.board.rows(Dispute):
        if each.ended_on is not None or each.project_id not in staying:
            continue
        called = f"{each.number} {each.title}".strip()
        for field in ("participant_id", "counterpart_id"):
            before = getattr(each, field) or ""
            if before in successors:
                yield MovedLink("dispute", each.id, field, called, before, successors[before])


def moved_attendances(reader: Reader, successors: Successors, day: date) -> Iterator[MovedLink]:
    """For whom those sit who are invited to the meetings of that day and later."""
    planned = {
        each.id: each
        for each in reader.board.rows(Meeting)
        if each.state is MeetingState.PLANNED and each.held_on is not None and each.held_on >= day
    }
    for each in reader.board.rows(Attendance, meeting_id=planned):
        before = each.participant_id or ""
        if before in successors:
            called = f"{planned[each.meeting_id].number} {each.name}".strip()
            yield MovedLink(
                "attendance", each.id, "participant_id", called, before, successors[before]
            )


def moved_leads(
    reader: Reader, successors: Successors, staying: frozenset[str]
) -> Iterator[MovedLink]:
    """The leads that requests ask for which are not decided yet."""
    requests = open_requests(reader, staying)
    for change in reader.requested_changes(list(requests)):
        if change.subject is not Subject.LEAD:
            continue
        request, before = requests[change.request_id], change.after_text
        if before in successors:
            called = f"{request.number} {request.title}".strip()
            yield MovedLink(
                "requested_change", change.id, "after_text", called, before, successors[before]
            )


def open_requests(reader: Reader, staying: frozenset[str]) -> dict[str, ChangeRequest]:
    """By id the requests of these projects that await a decision."""
    return {
        each.id: each
        for each in reader.requests()
        if each.project_id in staying and is_open(each.state)
    }


def moved_views(reader: Reader, successors: Successors) -> Iterator[MovedView]:
    """The saved views by lead or accountable participants."""
    for each in reader.saved_views():
        before = read_definition(each.definition)
        after = _followed(before, successors)
        if after != before:
            yield MovedView(each.id, each.name, each.definition, definition_text(after))


def _followed(view: ViewDefinition, successors: Successors) -> ViewDefinition:
    among = frozenset(
        Choice(each.part, successors.get(each.value, each.value))
        if each.part is Part.PARTICIPANT
        else each
        for each in view.filters.among
    )
    return replace(view, filters=replace(view.filters, among=among))
