"""The decision log as a table: what is copied, and what a spreadsheet gets."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.decision_log import LoggedDecision
from portfolio_desktop.services.overview_tables import Table
from portfolio_desktop.services.words import day_words


def decision_table(decisions: Iterable[LoggedDecision]) -> Table:
    """Decisions in rows and columns, all of it in words; what is closed says so."""
    return Table(_("Decision log"), decision_heads(), tuple(_row(each) for each in decisions))


def decision_heads() -> tuple[str, ...]:
    return (
        pgettext("decision log", "Date"),
        pgettext("decision log", "Decided by"),
        pgettext("decision log", "Where"),
        pgettext("decision log", "Project"),
        pgettext("decision log", "Case"),
        pgettext("decision log", "Recommendation"),
        pgettext("decision log", "Decision"),
    )


def project_words(decision: LoggedDecision) -> str:
    """ "22-3 Billedindeks"; "" for a decision about no project."""
    return f"{decision.number} {decision.project}".strip()


def case_words(decision: LoggedDecision) -> str:
    """What the case is called; a closed one with a mark, so that nobody passes it on unawares."""
    if not decision.closed:
        return decision.about
    return _("{title} (closed)").format(title=decision.about)


def _row(decision: LoggedDecision) -> tuple[str, ...]:
    return (
        day_words(decision.on),
        decision.board,
        decision.where,
        project_words(decision),
        case_words(decision),
        decision.recommended,
        decision.outcome,
    )
