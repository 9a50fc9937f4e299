"""The agenda that fills itself: again and again, without losing what people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.agenda import ORDER, first_stage, place_for, usual_kind
from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Item, ItemSource, Meeting, MeetingState
from portfolio_desktop.services.agenda_wishes import (
    Key,
    Wish,
    item_key,
    key_of,
    wishes_steps,
)
from portfolio_desktop.services.attendances import attendances, take_over_attendances
from portfolio_desktop.services.forums import forum
from portfolio_desktop.services.items import is_late
from portfolio_desktop.services.meeting_order import meetings_of
from portfolio_desktop.services.meeting_rules import (
    items_of,
    meeting_label,
    meeting_of,
    require_open_meeting,
)
from portfolio_desktop.services.ranks import ranks_between
from portfolio_desktop.services.recommendations import add_points
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Progress

_FOUND_BY_THEMSELVES = frozenset(
    {
        ItemSource.MINUTES,
        ItemSource.WRITTEN,
        ItemSource.ESCALATION,
        ItemSource.CHANGE_REQUEST,
        ItemSource.PHASE_CHANGE,
        ItemSource.CLOSING_REPORT,
    }
)
"""Items whose reason for being there may go away."""


@dataclass(frozen=True, slots=True)
class AgendaPlan:
    """What filling the agenda would do.

    `left_off` are items that were on this agenda and were taken off by hand, or stand on another
    meeting's: they are not put there again. `outdated` are items of the agenda, with their numbers,
    whose reason is gone; they stay until somebody removes them.
    """

    meeting_id: str
    wanted: tuple[Wish, ...]
    left_off: tuple[Wish, ...] = ()
    outdated: tuple[tuple[int, Item], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; `plan` is what it was made from."""

    change: Change
    plan: AgendaPlan


def plan_agenda(reader: Reader, meeting_id: str) -> AgendaPlan:
    return run_through(plan_agenda_steps(reader, meeting_id))


def plan_agenda_steps(reader: Reader, meeting_id: str) -> Steps[AgendaPlan]:
    """What is new for the agenda, and what no longer belongs, in steps."""
    meeting = meeting_of(reader, meeting_id)
    wishes = yield from wishes_steps(reader, meeting)
    yield 1, 2
    known = items_of(reader, meeting_id)
    there = {item_key(item) for _number, item in known}
    elsewhere = _removed(reader, meeting_id) | _on_other_agendas(reader, meeting)
    new = [wish for wish in wishes if wish.key not in there]
    wished = {wish.key for wish in wishes}
    return AgendaPlan(
        meeting_id,
        tuple(wish for wish in new if wish.key not in elsewhere),
        tuple(wish for wish in new if wish.key in elsewhere),
        tuple(
            (number, item)
            for number, item in known
            if item.source in _FOUND_BY_THEMSELVES and item_key(item) not in wished
        ),
    )


def fill_agenda(register: RegisterFile, meeting_id: str) -> Filled:
    """Put everything new on the agenda, in one edit. Nothing that is there is touched.

    Change requests are on the agenda from then on, and a meeting without anybody invites whoever
    took part in the one before.
    """
    return fill_as_planned(register, plan_agenda(register.reader, meeting_id))


def fill_as_planned(
    register: RegisterFile, plan: AgendaPlan, progress: Progress | None = None
) -> Filled:
    """The same, of a plan made beforehand; `progress` is told how far it is."""
    meeting = require_open_meeting(register.reader, plan.meeting_id)
    if not plan.wanted:
        return Filled(Change(None), plan)
    label = meeting_label("agenda_filled", meeting, count=len(plan.wanted))
    known = [item for _number, item in items_of(register.reader, meeting.id)]
    with register.edit(label, progress=progress) as edit:
        for done, (wish, rank) in enumerate(_placed(known, plan.wanted)):
            if progress is not None:
                progress(done, len(plan.wanted))
            _put(edit, register, meeting, wish, rank)
        if not attendances(register.reader, meeting.id):
            take_over_attendances(edit, register.reader, meeting)
    return Filled(edit.change, plan)


def _placed(known: Sequence[Item], wanted: Iterable[Wish]) -> Iterator[tuple[Wish, str]]:
    """The wishes in the board's order, with their ranks among the items that are there."""
    sources = [each.source for each in known]
    places = {source: place_for(sources, source) for source in ORDER}
    ordered = sorted(wanted, key=lambda wish: ORDER.index(wish.source))
    for place, group in grouped(ordered, lambda wish: places[wish.source]).items():
        before = known[place - 1].rank if place else ""
        after = next((each.rank for each in known[place:] if each.rank > before), "")
        yield from zip(group, ranks_between(before, after, len(group)), strict=True)


def _put(
    edit: EditSession, register: RegisterFile, meeting: Meeting, wish: Wish, rank: str
) -> None:
    reader, row = register.reader, new_id()
    values: dict[str, FieldValue] = {
        "meeting_id": meeting.id,
        "rank": rank,
        "kind": usual_kind(wish.source),
        "source": wish.source,
        "title": wish.title,
        "stage": first_stage(wish.source),
        "late": is_late(register, meeting, wish.source),
        "presenter": wish.presenter,
        "minutes": wish.minutes,
        "project_id": wish.project_id,
        "request_id": wish.request_id,
        "procedure_id": wish.procedure_id,
        "about_meeting_id": wish.about_meeting_id,
        "closed": wish.closed,
        "closed_reason": wish.closed_reason,
        "open_heading": wish.open_heading,
    }
    edit.create("item", row, values)
    add_points(edit, row, wish.points)
    if wish.request_id is not None:
        put_request_on(edit, reader, wish.request_id, meeting, row)


def put_request_on(
    edit: EditSession, reader: Reader, request_id: str, meeting: Meeting, item_id: str
) -> None:
    """Let a change request be on a meeting's agenda, as this item, within an edit."""
    board = forum(reader, meeting.forum_id)
    edit.set("change_request", request_id, "state", RequestState.ON_AGENDA)
    edit.set("change_request", request_id, "item_id", item_id)
    edit.set("change_request", request_id, "meeting_on", meeting.held_on)
    edit.set("change_request", request_id, "meeting", board.name if board else meeting.title)


def _removed(reader: Reader, meeting_id: str) -> set[Key]:
    """What stood on this agenda and was taken off by hand."""
    gone = reader.log.gone_rows("item", "meeting_id", [meeting_id])
    fields = ("source", "project_id", "request_id", "procedure_id", "about_meeting_id")
    return {
        key_of(
            source,
            project_id=project,
            request_id=request,
            procedure_id=procedure,
            about_meeting_id=about,
        )
        for source, project, request, procedure, about in reader.log.made_with(
            "item", fields, gone
        ).values()
    }


def _on_other_agendas(reader: Reader, meeting: Meeting) -> set[Key]:
    """What stands on an agenda of the board that is still to come, or was told of already."""
    others = [each for each in meetings_of(reader, meeting.forum_id) if each.id != meeting.id]
    coming = [each.id for each in others if each.state is MeetingState.PLANNED]
    items = reader.board.rows(Item, meeting_id=coming) if coming else ()
    told = reader.board.rows(Item, meeting_id=[each.id for each in others]) if others else ()
    return _about_something(items) | {
        item_key(each) for each in told if each.source is ItemSource.WRITTEN
    }


def _about_something(items: Iterable[Item]) -> set[Key]:
    keys = {item_key(each) for each in items if each.source in _FOUND_BY_THEMSELVES}
    return {key for key in keys if key[1]}
