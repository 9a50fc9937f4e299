"""What is worth a look about promises and risks before printing: overdue, or left untreated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.follow_up import is_overdue, reading_key
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.risk_rules import gravity_key, lacks_treatment
from portfolio_desktop.domain.risks import Risk
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.reader import Reader

PROMISE_OVERDUE = "check_commitment_overdue"
"""params: title, due (as typed)."""
RISK_UNTREATED = "check_risk_untreated"
"""params: title."""


def follow_problems(
    reader: Reader, project_ids: Iterable[str], today: date
) -> dict[str, list[Problem]]:
    """By project: commitments and actions that are overdue, and open risks of medium or high level
    that nobody has or nothing is done about.
    """
    ids = tuple(project_ids)
    found: dict[str, list[Problem]] = {}
    for action in sorted(reader.board.rows(Action, project_id=ids), key=reading_key):
        if action.project_id is not None and action.due is not None and is_overdue(action, today):
            facts: dict[str, str | int] = {"title": action.title, "due": action.due.text}
            problem = Problem(PROMISE_OVERDUE, f"actions {action.id}", facts)
            found.setdefault(action.project_id, []).append(problem)
    for risk in sorted(reader.board.rows(Risk, project_id=ids), key=gravity_key):
        if lacks_treatment(risk):
            problem = Problem(RISK_UNTREATED, f"risks {risk.id}", {"title": risk.title})
            found.setdefault(risk.project_id, []).append(problem)
    return found


def _overdue(problem: Problem) -> str:
    due = date_words(read_date(str(problem.params["due"])))
    words = _("Promised by {due} and not kept yet: {title}.")
    return words.format(due=due, title=problem.params["title"])


def _untreated(problem: Problem) -> str:
    words = _("A risk without an owner or a response: {title}.")
    return words.format(title=problem.params["title"])


FOLLOW_CHECK_WORDS: Mapping[str, Callable[[Problem], str]] = MappingProxyType(
    {PROMISE_OVERDUE: _overdue, RISK_UNTREATED: _untreated}
)
