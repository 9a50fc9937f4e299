"""The list of documents for a request for access, with what was issued read as it was sent."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.meetings import Edition, MeetingIssue
from portfolio_desktop.services.access_list import access_list_steps, wished_projects
from portfolio_desktop.services.access_values import AccessDocument, AccessWish, IssuedPaper
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.told import said_of
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.telling_back import issued_content_steps


def access_steps(register: RegisterFile, wish: AccessWish) -> Steps[tuple[AccessDocument, ...]]:
    """Every document of the period that the register knows of, in steps.

    A project's papers are those that said something of it when they were sent, in its status or as
    an item, whatever the agenda says by now.
    """
    wished, papers = wished_projects(register.reader, wish), []
    for issue in issues_of(register.reader):
        if wish.holds(issue.sent_on):
            # The open edition is silent about closed items: the full one tells what it is about.
            whole = replace(issue, edition=Edition.FULL)
            content = yield from issued_content_steps(register, whole)
            if wished is None or any(said_of(content, each) is not None for each in wished):
                papers.append(IssuedPaper(issue, _closed_reasons(issue, content)))
    return (yield from access_list_steps(register.reader, wish, papers))


def _closed_reasons(issue: MeetingIssue, content: AgendaContent) -> tuple[str, ...]:
    """Why parts of what was sent are closed; the open edition has none of them."""
    if issue.edition is Edition.OPEN:
        return ()
    return tuple(each.closed_reason for each in content.items if each.closed)
