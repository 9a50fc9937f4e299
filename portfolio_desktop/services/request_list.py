"""Change requests as the list and the dialog show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    is_open,
)
from portfolio_desktop.domain.date_mentions import dates_in
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.services import finding
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.impact import consequences
from portfolio_desktop.services.request_lines import (
    ChangeLine,
    Consequence,
    change_lines,
    plan_words,
    preview_changes,
)
from portfolio_desktop.services.request_topics import names_of
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import capital, day_words, request_state_word, request_title
from portfolio_desktop.storage.reader import Reader

__all__ = [
    "ChangeLine",
    "Consequence",
    "RequestRow",
    "RequestView",
    "consequences",
    "preview_changes",
    "request_rows",
    "request_rows_steps",
    "request_view",
]

_READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One change request in the list. `summary` is its changes in one line.

    `handled` is where and when it is or was dealt with, in words. `number_key` sorts;
    `search_text` is folded for `search.matches`.
    """

    id: str
    number: str
    project_id: str
    project_number: str
    project_name: str
    title: str
    state: RequestState
    state_word: str
    is_open: bool
    summary: str
    handled: str
    created_on: date | None
    decided_on: date | None
    number_key: str
    search_text: str
    closed: str = ""

    @property
    def state_line(self) -> str:
        """ "Fremsendt"; under it that the request is closed, where it is."""
        return "\n".join(filter(None, (capital(self.state_word), self.closed)))


@dataclass(frozen=True, slots=True)
class RequestView:
    """One change request in full."""

    request: ChangeRequest
    project_number: str
    project_name: str
    state_word: str
    is_open: bool
    lines: tuple[ChangeLine, ...]
    decision: str
    """Who decided, where and when, in one line; "" before any decision."""
    plan: str
    """The approved plan that came of it: "Godkendt plan, version 2"; "" for none."""


def request_rows(reader: Reader) -> tuple[RequestRow, ...]:
    """All change requests: open ones first, then by number, the newest first."""
    return run_through(request_rows_steps(reader))


def request_rows_steps(reader: Reader) -> Steps[tuple[RequestRow, ...]]:
    """As `request_rows`, in steps."""
    requests = reader.requests()
    rows: list[RequestRow] = []
    for part in in_parts(requests, _READ_AT_ONCE):
        yield len(rows), len(requests)
        ids = {request.project_id for request in part}
        projects = {row[0]: (row[1], row[2]) for row in reader.grid_projects(ids)}
        own = reader.requested_changes([request.id for request in part])
        changes = grouped(own, lambda each: each.request_id)
        names = names_of(reader, ids)
        rows += [_row(request, changes.get(request.id, []), projects, names) for request in part]
    rows.sort(key=lambda row: (row.number_key, row.id), reverse=True)
    return tuple(sorted(rows, key=lambda row: not row.is_open))


def request_view(reader: Reader, request_id: str) -> RequestView:
    """One request; a RuleError where it is not in the register."""
    request = finding.request(reader, request_id)
    project = finding.project(reader, request.project_id)
    return RequestView(
        request=request,
        project_number=project.number,
        project_name=project.name,
        state_word=request_state_word(request.state),
        is_open=is_open(request.state),
        lines=change_lines(reader.requested_changes([request_id]), names_of(reader, [project.id])),
        decision=_decision(request),
        plan=_plan(reader, request),
    )


def _plan(reader: Reader, request: ChangeRequest) -> str:
    plans = reader.baselines([request.project_id])
    made = (plan.version for plan in plans if plan.request_id == request.id)
    return next(map(plan_words, made), "")


def _row(
    request: ChangeRequest,
    changes: list[RequestedChange],
    projects: dict[str, tuple[str, str]],
    names: dict[str, str],
) -> RequestRow:
    number, name = projects.get(request.project_id, ("", ""))
    state_word = request_state_word(request.state)
    summary = "; ".join(_in_short(line) for line in change_lines(changes, names))
    texts = (
        request.number,
        number,
        name,
        request.title,
        state_word,
        summary,
        request.reason,
        request.meeting,
        request.decision_reference,
        request.requested_by,
        request.owner,
    )
    return RequestRow(
        id=request.id,
        number=request.number,
        project_id=request.project_id,
        project_number=number,
        project_name=name,
        title=request_title(request.title),
        state=request.state,
        state_word=state_word,
        is_open=is_open(request.state),
        summary=summary,
        handled=_decision(request) or _awaits(request),
        created_on=request.created_on,
        decided_on=request.decided_on,
        number_key=number_key(request.number),
        search_text=folded("\n".join(texts)),
        closed=closed_words(request.closed, request.closed_reason),
    )


def _in_short(line: ChangeLine) -> str:
    """ "Slutdato: apr. 2024 → maj 2024 (+1 måned)"."""
    if line.refused:
        return f"{line.title}: {line.difference}"
    after = line.granted or line.after
    words = f"{line.title}: {line.before or '–'} → {after or '–'}"
    return f"{words} ({line.difference})" if line.difference else words


def _decision(request: ChangeRequest) -> str:
    """Who, where, when; a meeting that is named after the forum says who by itself."""
    if request.decided_on is None:
        return ""
    forum = request.decision_forum
    if folded(forum) in folded(request.decision_reference):
        forum = ""
    parts = (forum, *_where_and_when(request.decision_reference, request.decided_on))
    return ", ".join(part for part in parts if part)


def _awaits(request: ChangeRequest) -> str:
    parts = _where_and_when(request.meeting, request.meeting_on)
    return ", ".join(part for part in parts if part)


def _where_and_when(meeting: str, on: date | None) -> tuple[str, str]:
    """The day beside the meeting, unless the meeting's own words name it already."""
    named = any(found.earliest == found.latest == on for found in dates_in(meeting))
    return meeting, "" if named else day_words(on)
