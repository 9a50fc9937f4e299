"""What a change request must be and say before it may move on."""

from __future__ import annotations

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestState,
    is_open,
    next_states,
)
from portfolio_desktop.services import finding
from portfolio_desktop.services.requested import after_of, new_name, require_said
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader


def require_open(reader: Reader, request_id: str) -> ChangeRequest:
    """The request, if it still awaits its decision."""
    request = finding.request(reader, request_id)
    if not is_open(request.state):
        raise refuse("request_decided", "state", state=request.state.value)
    return request


def require_allowed(reader: Reader, request_id: str, after: RequestState) -> ChangeRequest:
    """The request, if it may go to that state."""
    request = require_open(reader, request_id)
    if after not in next_states(request.state):
        facts = {"before": request.state.value, "after": after.value}
        raise refuse("request_state", "state", **facts)
    return request


def require_complete(reader: Reader, request: ChangeRequest) -> None:
    """A RuleError unless the request has a title and says of everything what it is to become."""
    if not request.title:
        raise refuse("title_missing", "title")
    changes = reader.requested_changes([request.id])
    if not changes:
        raise refuse("no_changes", "changes")
    for change in changes:
        require_said(change.topic, after_of(change), new_name(change))


def facts_of(reader: Reader, request: ChangeRequest) -> dict[str, str | int]:
    """What a label about the request tells."""
    project = finding.project(reader, request.project_id)
    return {"request": request.number, "number": project.number}
