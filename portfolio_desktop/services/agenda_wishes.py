"""What the agenda of a meeting should hold by itself, found from the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from portfolio_desktop.domain.agenda_template import TemplateLine
from portfolio_desktop.domain.change_request import ChangeRequest, RequestState, Subject
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import (
    Item,
    ItemSource,
    Meeting,
    MeetingState,
    MinutesState,
    ProcedureState,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.minutes import is_done_with
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState, Project
from portfolio_desktop.environment.texts import _, pgettext, speaking
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import Grounds, grounds_of
from portfolio_desktop.services.escalation_points import usual_point
from portfolio_desktop.services.escalations import EscalatedProject, escalated_steps
from portfolio_desktop.services.forums import agenda_language, agenda_template
from portfolio_desktop.services.hearings import Hearing, with_accounts_heard
from portfolio_desktop.services.meeting_order import (
    agenda_period,
    last_seen_meeting,
    meetings_before,
)
from portfolio_desktop.services.membership import members_steps
from portfolio_desktop.services.request_rules import require_complete
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader

_ID, _STATE = 0, 9
"""Places in the columns of `Reader.grid_projects`."""

Key: TypeAlias = tuple[str, str]
"""What tells an item that fills itself from the others of its agenda: what it comes from, and the
id of what it is about."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An item that the agenda should hold; `points` are what it recommends at first."""

    source: ItemSource
    title: str
    points: tuple[str, ...] = ()
    project_id: str | None = None
    request_id: str | None = None
    procedure_id: str | None = None
    about_meeting_id: str | None = None
    presenter: str = ""
    minutes: int | None = None
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""

    @property
    def key(self) -> Key:
        return key_of(
            self.source,
            project_id=self.project_id,
            request_id=self.request_id,
            procedure_id=self.procedure_id,
            about_meeting_id=self.about_meeting_id,
        )


def key_of(
    source: str,
    *,
    project_id: str | None,
    request_id: str | None,
    procedure_id: str | None,
    about_meeting_id: str | None,
) -> Key:
    """A request is one item, whether it is called a change of phase or not."""
    about = {
        ItemSource.MINUTES.value: about_meeting_id,
        ItemSource.WRITTEN.value: procedure_id,
        ItemSource.ESCALATION.value: project_id,
        ItemSource.CLOSING_REPORT.value: project_id,
        ItemSource.CHANGE_REQUEST.value: request_id,
        ItemSource.PHASE_CHANGE.value: request_id,
    }
    name = ItemSource.CHANGE_REQUEST if source == ItemSource.PHASE_CHANGE else source
    return str(name), about.get(source) or ""


def item_key(item: Item) -> Key:
    return key_of(
        item.source,
        project_id=item.project_id,
        request_id=item.request_id,
        procedure_id=item.procedure_id,
        about_meeting_id=item.about_meeting_id,
    )


def wishes_steps(reader: Reader, meeting: Meeting) -> Steps[tuple[Wish, ...]]:
    """Everything the agenda should hold, in the order of an agenda, in steps."""
    before = last_seen_meeting(reader, meeting)
    period = agenda_period(reader, meeting)
    since = before.held_on if before else None
    found = yield from escalated_steps(reader, period, since)
    hearing = Hearing(period, meeting.held_on, since) if meeting.held_on else None
    escalated = with_accounts_heard(reader, hearing, found)
    used = yield from members_steps(reader, period, period.last_day)
    closing = [row[_ID] for row in used if row[_STATE] == LifecycleState.IN_OPERATION.value]
    projects = {
        each.id: each
        for each in reader.projects([*closing, *(each.project_id for each in escalated)])
    }
    yield 1, 2
    with speaking(agenda_language(reader, meeting.forum_id)):
        wished = _found(reader, meeting, before, _Ahead(escalated, closing, projects))
        return tuple(_templated(agenda_template(reader, meeting.forum_id), wished))


class _Ahead(NamedTuple):
    """What was read of the projects: those that are escalated, and those to be closed."""

    escalated: tuple[EscalatedProject, ...]
    closing: list[str]
    projects: dict[str, Project]


def _found(
    reader: Reader, meeting: Meeting, before: Meeting | None, ahead: _Ahead
) -> dict[ItemSource, list[Wish]]:
    return {
        ItemSource.AGENDA: [_standing(ItemSource.AGENDA, _("approves the agenda"))],
        ItemSource.MINUTES: list(_minutes(reader, meeting)),
        ItemSource.WRITTEN: list(_written(reader, meeting)),
        ItemSource.ANNOUNCEMENTS: [_standing(ItemSource.ANNOUNCEMENTS)],
        ItemSource.PORTFOLIO: [_standing(ItemSource.PORTFOLIO, _("notes the portfolio status"))],
        ItemSource.ESCALATION: [
            _escalation(each, ahead.projects[each.project_id])
            for each in ahead.escalated
            if not each.taken_off
        ],
        **_requests(reader, meeting),
        ItemSource.CLOSING_REPORT: list(_closings(reader, meeting, ahead)),
        ItemSource.FOLLOW_UP: [_standing(ItemSource.FOLLOW_UP, _("notes the follow-up"))],
        ItemSource.NEXT_MEETING: [_standing(ItemSource.NEXT_MEETING)],
        ItemSource.OTHER_BUSINESS: [_standing(ItemSource.OTHER_BUSINESS)],
    }


def _templated(
    template: tuple[TemplateLine, ...], found: dict[ItemSource, list[Wish]]
) -> Iterator[Wish]:
    """The wishes that the board's template wants, with its headings and times."""
    for line in template:
        for wish in found.get(line.source, ()) if line.wanted else ():
            title = wish.title if wish.key[1] else line.title or wish.title
            yield replace(wish, title=title, minutes=line.minutes)


def standing_title(source: ItemSource) -> str:
    """The usual heading of an item that every agenda has: "Godkendelse af dagsorden"."""
    return capital(board_word(source))


def _standing(source: ItemSource, *points: str) -> Wish:
    return Wish(source, standing_title(source), points)


def _minutes(reader: Reader, meeting: Meeting) -> Iterator[Wish]:
    """The minutes of the last meeting that the board held, where they wait for approval."""
    held = [each for each in meetings_before(reader, meeting) if each.state is MeetingState.HELD]
    before = held[-1] if held else None
    if before is None or before.minutes_state not in {MinutesState.DRAFT, MinutesState.SENT}:
        return
    title = _("Approval of the minutes of {day}").format(day=day_words(before.held_on))
    yield Wish(ItemSource.MINUTES, title, (_("approves the minutes"),), about_meeting_id=before.id)


def _written(reader: Reader, meeting: Meeting) -> Iterator[Wish]:
    """What was decided in writing and has not been on an agenda yet."""
    for each in reader.board.rows(WrittenProcedure):
        ours = each.forum_id in {None, meeting.forum_id}
        told = each.meeting_id not in {None, meeting.id}
        if each.state is not ProcedureState.CLOSED or not ours or told:
            continue
        title = _("Written decision {number}: {title}").format(number=each.number, title=each.title)
        yield Wish(
            ItemSource.WRITTEN,
            title,
            (_("notes the decision made in writing"),),
            project_id=each.project_id,
            procedure_id=each.id,
            closed=each.closed,
            closed_reason=each.closed_reason,
            open_heading=each.open_heading,
        )


def _escalation(of: EscalatedProject, project: Project) -> Wish:
    presenter = _("the IT director of {participant}").format(participant=of.accountable)
    return Wish(
        ItemSource.ESCALATION,
        _named(project),
        (usual_point(of.account),),
        project_id=of.project_id,
        presenter=presenter if of.accountable else "",
        closed=project.closed,
        closed_reason=project.closed_reason,
        open_heading=project.open_heading,
    )


def _closings(reader: Reader, meeting: Meeting, ahead: _Ahead) -> Iterator[Wish]:
    done = _closed_before(reader, meeting)
    for each in in_board_order(
        [ahead.projects[row] for row in ahead.closing if row not in done],
        lambda project: (project.rank, project.number),
        lambda project: (project.name, project.id),
    ):
        yield _closing(each)


def _closed_before(reader: Reader, meeting: Meeting) -> set[str | None]:
    """The projects whose closing report the board is done with since an earlier meeting."""
    held = [each for each in meetings_before(reader, meeting) if each.state is MeetingState.HELD]
    rows = reader.board.rows
    items = rows(Item, meeting_id=[each.id for each in held]) if held else ()
    reports = {each.id: each for each in items if each.source is ItemSource.CLOSING_REPORT}
    points = rows(Recommendation, item_id=reports) if reports else ()
    return {
        reports[item].project_id
        for item, own in grouped(points, lambda each: each.item_id or "").items()
        if is_done_with([each.decision for each in own])
    }


def _closing(project: Project) -> Wish:
    return Wish(
        ItemSource.CLOSING_REPORT,
        _("Closing report for {project}").format(project=_named(project)),
        (_("approves the closing report"),),
        project_id=project.id,
        closed=project.closed,
        closed_reason=project.closed_reason,
        open_heading=project.open_heading,
    )


def _requests(reader: Reader, meeting: Meeting) -> dict[ItemSource, list[Wish]]:
    """The requests that wait for a meeting, and those that are on this one's agenda."""
    found: dict[ItemSource, list[Wish]] = {
        ItemSource.CHANGE_REQUEST: [],
        ItemSource.PHASE_CHANGE: [],
    }
    waiting = [each for each in reader.requests() if _waits_for(reader, each, meeting)]
    grounds = grounds_of(reader, waiting)
    for each in sorted(waiting, key=lambda request: (request.number, request.id)):
        changes = {change.subject for change in reader.requested_changes([each.id])}
        phase = changes == {Subject.PHASE}
        source = ItemSource.PHASE_CHANGE if phase else ItemSource.CHANGE_REQUEST
        found[source].append(_request(each, grounds, source))
    return found


def _waits_for(reader: Reader, request: ChangeRequest, meeting: Meeting) -> bool:
    if request.procedure_id is not None:
        return False
    if request.item_id is not None and request.state is RequestState.ON_AGENDA:
        item = reader.board.row(Item, request.item_id)
        return item is None or item.meeting_id == meeting.id
    if request.state is RequestState.ON_AGENDA:
        return request.meeting_on == meeting.held_on
    if request.state not in {RequestState.SUBMITTED, RequestState.POSTPONED}:
        return False
    try:
        require_complete(reader, request)
    except RuleError:
        return False
    return True


def _request(request: ChangeRequest, grounds: Grounds, source: ItemSource) -> Wish:
    """Closed like the request: what was postponed behind closed doors is not opened by itself."""
    project, closing = grounds.projects[request.project_id], grounds.closing(request)
    if source is ItemSource.PHASE_CHANGE:
        title = _("Change of phase for {project}").format(project=_named(project))
    else:
        title = _("Change request {request}: {project}").format(
            request=request.number, project=_named(project)
        )
    return Wish(
        source,
        title,
        (_("approves change request {request}").format(request=request.number),),
        project_id=project.id,
        request_id=request.id,
        closed=bool(closing),
        closed_reason=next((each.closed_reason for each in closing if each.closed_reason), ""),
        open_heading=next((each.open_heading for each in closing if each.open_heading), ""),
    )


def _named(project: Project) -> str:
    """ "23-1 Sundhedsjournalen"."""
    template = pgettext("project", "{number} {name}")
    return template.format(number=project.number, name=project.name).strip()
