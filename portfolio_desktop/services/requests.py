"""Change requests from the first draft to the decision. Each function is one edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestState,
    row_of,
)
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.services import finding
from portfolio_desktop.services.attachments import Owner, OwnerField, attachments_of
from portfolio_desktop.services.decisions import OUTCOMES, Decision, decide_request
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.request_rules import (
    facts_of,
    require_allowed,
    require_complete,
    require_open,
)
from portfolio_desktop.services.request_topics import in_order
from portfolio_desktop.services.requested import (
    ChangeDraft,
    after_of,
    fields_of,
    place_of,
    read_wish,
    start_of,
    stored,
    typed_change,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, passage, refuse, typed_day
from portfolio_desktop.services.year_numbers import Series, keep_taken, next_number
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

__all__ = [
    "OUTCOMES",
    "ChangeDraft",
    "Decision",
    "RequestDraft",
    "complete_request",
    "decide_request",
    "draft_request",
    "edit_request",
    "go_on_drafting",
    "new_request_draft",
    "propose_number",
    "put_on_agenda",
    "remove_request",
    "request_draft",
    "submit_request",
    "take_back_request",
    "take_draft_back",
]


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A change request as its form holds it: everything typed is text.

    `owner` is who sees to it in the secretariat. `submitted_on` is the day it was or is to be sent
    in, "" for the day that is recorded. Each of `changes` says what something is to become; what it
    is now is read from the register.
    """

    project_id: str
    number: str = ""
    title: str = ""
    reason: str = ""
    consequence: str = ""
    requested_by: str = ""
    owner: str = ""
    meeting: str = ""
    meeting_on: str = ""
    changes: tuple[ChangeDraft, ...] = ()
    submitted_on: str = ""


def new_request_draft(reader: Reader, project_id: str, today: date) -> RequestDraft:
    """An empty form for a project with the next number of the year proposed."""
    finding.project(reader, project_id)
    return RequestDraft(project_id=project_id, number=propose_number(reader, today))


def request_draft(reader: Reader, request_id: str) -> RequestDraft:
    """The form of a request, filled with what the register holds, as it was typed."""
    request = finding.request(reader, request_id)
    leads = {each.id: each.name for each in reader.participants()}
    return RequestDraft(
        project_id=request.project_id,
        number=request.number,
        title=request.title,
        reason=request.reason,
        consequence=request.consequence,
        requested_by=request.requested_by,
        owner=request.owner,
        meeting=request.meeting,
        meeting_on=typed_day(request.meeting_on),
        changes=tuple(
            typed_change(change, leads)
            for change in in_order(reader.requested_changes([request_id]))
        ),
        submitted_on=typed_day(request.submitted_on),
    )


def propose_number(reader: Reader, today: date) -> str:
    """The number after the year's highest, in two digits: "2023-09" after "2023-08"."""
    used = (request.number for request in reader.requests())
    return next_number(reader, Series.REQUESTS, used, today)


def draft_request(register: RegisterFile, draft: RequestDraft) -> Added:
    """Begin a change request: with anything in it, a title may come later. Without a number it gets
    the proposed one."""
    reader, request_id = register.reader, new_id()
    project = finding.project(reader, draft.project_id)
    number = line(draft.number) or propose_number(reader, register.today())
    values = _values(reader, draft)
    if not any((*values.values(), *draft.changes)):
        raise refuse("title_missing", "title")
    facts = {"request": number, "number": project.number}
    with register.edit(Label(_DRAFTED, facts)) as edit:
        edit.create(
            "change_request",
            request_id,
            {
                **values,
                "number": number,
                "project_id": draft.project_id,
                "created_on": register.today(),
            },
        )
        _write_changes(edit, reader, request_id, draft)
    return Added(request_id, edit.change)


_DRAFTED = "request_drafted"


def go_on_drafting(register: RegisterFile, request_id: str, draft: RequestDraft) -> Change:
    """Write on a draft that the edit before began: the two are one step."""
    return _rewrite(register, request_id, draft, _DRAFTED, goes_on=True)


def edit_request(
    register: RegisterFile, request_id: str, draft: RequestDraft, *, goes_on: bool = False
) -> Change:
    """Write what differs; what the changes start from is read again. Not once it is decided.

    It `goes_on` where the edit before saved what was written so far: the two are one step.
    """
    return _rewrite(register, request_id, draft, "request_edited", goes_on=goes_on)


def _rewrite(
    register: RegisterFile, request_id: str, draft: RequestDraft, code: str, *, goes_on: bool
) -> Change:
    reader = register.reader
    request = require_open(reader, request_id)
    values = _values(reader, draft)
    values["number"] = line(draft.number) or request.number
    if not values["title"] and request.state is not RequestState.DRAFT:
        raise refuse("title_missing", "title")
    if draft.project_id != request.project_id:
        raise refuse("request_project", "project_id")
    label = Label(code, facts_of(reader, request))
    with register.edit(going_on(label) if goes_on else label) as edit:
        for field, value in values.items():
            edit.set("change_request", request_id, field, value)
        _write_changes(edit, reader, request_id, draft)
    return edit.change


def complete_request(reader: Reader, request_id: str) -> ChangeRequest:
    """The request, if it says enough to be sent in; else a RuleError with the field."""
    request = require_allowed(reader, request_id, RequestState.SUBMITTED)
    require_complete(reader, request)
    return request


def submit_request(register: RegisterFile, request_id: str) -> Change:
    """Send the request in, today unless it names another day; it must say what is to change, and
    into what."""
    request = complete_request(register.reader, request_id)
    values: dict[str, FieldValue] = {"submitted_on": request.submitted_on or register.today()}
    return _move(register, request, RequestState.SUBMITTED, values)


def put_on_agenda(
    register: RegisterFile, request_id: str, meeting: str, meeting_on: str = ""
) -> Change:
    """Put the request on a meeting's agenda; `meeting` is the meeting as the agenda names it."""
    reader = register.reader
    request = require_allowed(reader, request_id, RequestState.ON_AGENDA)
    require_complete(reader, request)
    if not line(meeting):
        raise refuse("meeting_missing", "meeting")
    day = certain_day(meeting_on, "meeting_on", date_rules(reader))
    values: dict[str, FieldValue] = {"meeting": line(meeting), "meeting_on": day}
    return _move(register, request, RequestState.ON_AGENDA, values)


def take_back_request(register: RegisterFile, request_id: str) -> Change:
    """One step back: off the agenda, or from submitted to in preparation and not sent in yet."""
    request = require_open(register.reader, request_id)
    back = {
        RequestState.ON_AGENDA: RequestState.SUBMITTED,
        RequestState.SUBMITTED: RequestState.DRAFT,
    }.get(request.state)
    if back is None:
        raise refuse("request_no_step_back", "state", state=request.state.value)
    unsent: dict[str, FieldValue] = {"submitted_on": None}
    return _move(register, request, back, unsent if back is RequestState.DRAFT else {})


def remove_request(register: RegisterFile, request_id: str) -> Change:
    """Take a request that was never submitted out of the register; a RuleError where an item of an
    agenda or a written procedure is about it. Its number is not given to another."""
    reader = register.reader
    request = require_open(reader, request_id)
    label = Label("request_removed", facts_of(reader, request))
    return _remove(register, request, label, keeps_number=True)


def take_draft_back(register: RegisterFile, request_id: str) -> Change:
    """Take out a draft that the edits just before began: together they are a step of nothing, and
    its number is free."""
    request = require_open(register.reader, request_id)
    label = going_on(Label(_DRAFTED, facts_of(register.reader, request)))
    return _remove(register, request, label, keeps_number=False)


_ABOUT_REQUESTS = frozenset({"item", "written_procedure"})


def _remove(
    register: RegisterFile, request: ChangeRequest, label: Label, *, keeps_number: bool
) -> Change:
    if request.state is not RequestState.DRAFT:
        raise refuse("request_submitted", "state", state=request.state.value)
    pointing = register.reader.referring("change_request", [request.id])
    if any(table in _ABOUT_REQUESTS for table, *_ in pointing):
        raise refuse("request_used", "state")
    with register.edit(label) as edit:
        for change in register.reader.requested_changes([request.id]):
            edit.delete("requested_change", change.id)
        for kept in attachments_of(register.reader, Owner(OwnerField.REQUEST, request.id)):
            edit.delete("attachment", kept.id)
        edit.delete("change_request", request.id)
        if keeps_number:
            keep_taken(edit, register.reader, Series.REQUESTS, request.number)
    owner = ("project", request.project_id)
    return Change(edit.change.edit, edit.change.rows | {owner})


def _values(reader: Reader, draft: RequestDraft) -> dict[str, FieldValue]:
    rules = date_rules(reader)
    return {
        "title": line(draft.title),
        "reason": passage(draft.reason),
        "consequence": passage(draft.consequence),
        "requested_by": line(draft.requested_by),
        "owner": line(draft.owner),
        "submitted_on": certain_day(draft.submitted_on, "submitted_on", rules),
        "meeting": line(draft.meeting),
        "meeting_on": certain_day(draft.meeting_on, "meeting_on", rules),
    }


def _write_changes(edit: EditSession, reader: Reader, request_id: str, draft: RequestDraft) -> None:
    """Make the request's changes what the form says; topics it leaves out are taken away."""
    before = {change.topic: change for change in reader.requested_changes([request_id])}
    wanted = {change.topic: change for change in draft.changes}
    for topic in before.keys() - wanted.keys():
        edit.delete("requested_change", before[topic].id)
    start = start_of(reader, draft.project_id)
    for topic in sorted(wanted, key=lambda topic: topic.place):
        change, known = wanted[topic], before.get(topic)
        row = known.id if known else row_of(request_id, topic)
        if known is None:
            edit.create("requested_change", row, {"request_id": request_id, **place_of(topic)})
        wish = read_wish(reader, change, after_of(known) if known else None, start.of(topic))
        values = fields_of(topic, "before", start.of(topic))
        values |= fields_of(topic, "after", stored(edit, reader, topic.subject, wish))
        if topic.about.added:
            values["after_text"] = line(change.name)
        for field, value in values.items():
            edit.set("requested_change", row, field, value)


def _move(
    register: RegisterFile,
    request: ChangeRequest,
    state: RequestState,
    values: dict[str, FieldValue],
) -> Change:
    facts = {**facts_of(register.reader, request), "state": state.value}
    with register.edit(Label("request_state", facts)) as edit:
        for field, value in {**values, "state": state}.items():
            edit.set("change_request", request.id, field, value)
    return edit.change
