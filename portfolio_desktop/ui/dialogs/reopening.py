"""Opening an approved report again, with the reason that needs."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.projects import project_draft
from portfolio_desktop.services.reporting import reopen_report
from portfolio_desktop.services.words import period_words
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.dialogs.reason import Reasoned


def reopening(context: WindowContext, project: str) -> Reasoned:
    """Why the project's approved report of the shown month is opened again."""
    register, period = context.register, context.period
    draft = project_draft(context.reader, project)
    return Reasoned(
        title=_("Reopen the report"),
        about=f"{draft.number} {draft.name} · {period_words(period)}",
        means=_("It can then be changed, and counts as reported until it is approved again."),
        why=_("Why is the approved report opened again?"),
        example=_("for instance: the region has corrected its figures"),
        verb=_("Reopen"),
        act=lambda reason: reopen_report(register, project, period, reason),
    )
