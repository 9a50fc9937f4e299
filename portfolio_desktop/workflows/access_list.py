"""The list of documents for a request for access, with what was issued read as it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import Edition, Item, MeetingIssue
from portfolio_desktop.services.access_list import access_list_steps, wished_projects
from portfolio_desktop.services.access_values import AccessDocument, AccessWish, IssuedPaper
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem
from portfolio_desktop.services.closedness import grounds_of
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.pack_values import PackContent
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.told import said_of
from portfolio_desktop.storage.reader import Reader
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
                papers.append(IssuedPaper(issue, _closed_reasons(register.reader, issue, content)))
    return (yield from access_list_steps(register.reader, wish, papers))


def _closed_reasons(reader: Reader, issue: MeetingIssue, content: AgendaContent) -> tuple[str, ...]:
    """Why parts of what was sent are closed, then or by now; the open edition has none of them."""
    if issue.edition is Edition.OPEN:
        return ()
    return (
        *(each.closed_reason for each in content.items if each.closed),
        *_closed_by_now(reader, content.items),
        *(_closed_in_status(reader, content.status) if content.status is not None else ()),
    )


def _closed_by_now(reader: Reader, sent: Sequence[AgendaItem]) -> Iterator[str]:
    """The reasons of the items, and of their annexes."""
    items = reader.board.rows(Item, id=[each.id for each in sent])
    grounds = grounds_of(reader, items)
    for item in items:
        yield from (each.closed_reason for each in grounds.closing(item))
    for annex in reader.board.rows(Attachment, id=[a.id for each in sent for a in each.annexes]):
        if annex.closed:
            yield annex.closed_reason


def _closed_in_status(reader: Reader, status: PackContent) -> Iterator[str]:
    """The reasons of the projects and requests in the status report that are closed by now."""
    told = {row.project_id for row in status.grid.rows}
    for project in reader.projects(reader.closed_projects() & told):
        yield project.closed_reason
    numbers = {card.number for group in status.requests.groups for card in group.cards}
    requests = [each for each in reader.requests() if each.number in numbers]
    grounds = grounds_of(reader, requests)
    for request in requests:
        yield from (each.closed_reason for each in grounds.closing(request))
