"""What is kept out of the open edition: a project, a change request, a risk, an issue, a dispute or
an annex, with its reason.

Items and written procedures say it in their own forms, risks and disputes there too. Each function
is one edit.
"""

from __future__ import annotations

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.project import Project
from portfolio_desktop.services import finding
from portfolio_desktop.services.attachments import attachment_of, close_attachment, open_attachment
from portfolio_desktop.services.concerns import Closure, Concern, found_concern, label_of, table_of
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Fact, Label


def project_closure(reader: Reader, project_id: str) -> Closure:
    return _closure(finding.project(reader, project_id))


def request_closure(reader: Reader, request_id: str) -> Closure:
    return _closure(finding.request(reader, request_id))


def concern_closure(reader: Reader, concern_id: str) -> Closure:
    return _closure(found_concern(reader, concern_id))


def annex_closure(reader: Reader, attachment_id: str) -> Closure:
    found = attachment_of(reader, attachment_id)
    return Closure(found.closed, found.closed_reason, found.open_heading)


def close_project(register: RegisterFile, project_id: str, closure: Closure) -> Change:
    """Keep the project, and all that is about it, out of the open edition; or let it in again.

    A RuleError where it is closed without a reason.
    """
    number = finding.project(register.reader, project_id).number
    return _write(register, "project", project_id, closure, number=number)


def close_request(register: RegisterFile, request_id: str, closure: Closure) -> Change:
    """The same of a change request alone."""
    request = finding.request(register.reader, request_id)
    number = finding.project(register.reader, request.project_id).number
    facts = {"number": number, "request": request.number}
    return _write(register, "change_request", request_id, closure, **facts)


def close_concern(register: RegisterFile, concern_id: str, closure: Closure) -> Change:
    """The same of a risk, an issue or a dispute alone, which needs an open heading, too."""
    concern = found_concern(register.reader, concern_id)
    values = closure.values()
    what = "kept_back" if closure.closed else "let_in"
    with register.edit(label_of(register.reader, concern, what)) as edit:
        for name in values if closure.closed else ("closed",):
            edit.set(table_of(concern), concern_id, name, values[name])
    return edit.change


def close_annex(register: RegisterFile, attachment_id: str, closure: Closure) -> Change:
    """The same of an annex alone."""
    if closure.closed:
        return close_attachment(register, attachment_id, closure.reason, closure.open_heading)
    return open_attachment(register, attachment_id)


def _closure(of: Project | ChangeRequest | Concern) -> Closure:
    return Closure(of.closed, of.closed_reason, of.open_heading)


def _write(register: RegisterFile, table: str, row: str, closure: Closure, **facts: Fact) -> Change:
    """What is let in again keeps its reason, for the next time."""
    if closure.closed and not line(closure.reason):
        raise refuse("closed_reason_missing", "closed_reason")
    code = f"{table}_kept_back" if closure.closed else f"{table}_let_in"
    with register.edit(Label(code, facts)) as edit:
        edit.set(table, row, "closed", closure.closed)
        if closure.closed:
            edit.set(table, row, "closed_reason", line(closure.reason))
            edit.set(table, row, "open_heading", line(closure.open_heading))
    return edit.change
