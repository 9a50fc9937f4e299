"""The draft of the minutes as it goes out for comments: read from the register as it is."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import IssueKind
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.issues import issue_file_name
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.issuing import bare_content_steps


def minutes_draft_steps(
    register: RegisterFile, meeting_id: str
) -> Steps[tuple[str, AgendaContent]]:
    """The name of the file and what is laid out in it, in steps. It has no version, as it is not
    issued. Where an edit comes between two steps it reads again."""
    wish = AgendaWish(meeting_id, IssueKind.DRAFT_MINUTES)
    while True:
        position = register.position()
        content = yield from bare_content_steps(register, register.reader, wish, position)
        if register.position() == position:
            return issue_file_name(register.reader, wish, content.front.name_mark), content
