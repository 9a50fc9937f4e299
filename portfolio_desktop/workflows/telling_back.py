"""Reading back what was issued: what the board was told of a project, and when.

Each issue is read again from the register as it was, so this takes a while in a large one.
"""

from __future__ import annotations

from contextlib import closing

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.issues import issues_of, wish_of
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.steps import Steps, as_part
from portfolio_desktop.services.told import Said, Told, relevant_issues, said_of, told
from portfolio_desktop.storage.past_register import past_register_steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Position
from portfolio_desktop.workflows.issuing import bare_content_steps


def told_steps(register: RegisterFile, project_id: str) -> Steps[tuple[Told, ...]]:
    """Every issue that says something of the project, in the order of time, in steps."""
    found: list[Told] = []
    before: Said | None = None
    issues = relevant_issues(issues_of(register.reader))
    for place, issue in enumerate(issues):
        content = yield from as_part(issued_content_steps(register, issue), place, len(issues))
        said = said_of(content, project_id)
        if said is not None:
            day = meeting_of(register.reader, issue.meeting_id).held_on
            found.append(told(issue, day, said, before))
            before = said
    return tuple(found)


def issued_content_steps(register: RegisterFile, issue: MeetingIssue) -> Steps[AgendaContent]:
    """The content of an issue from the register as it was, in steps."""
    position = Position.parse(issue.position)
    past = yield from past_register_steps(register, position, register.anchor(position).at)
    with closing(past):
        wish = wish_of(register.reader, issue)
        return (yield from bare_content_steps(register, past.reader, wish, position))
