"""What is worth a look about dependencies before printing: what comes too late, and where it is
soon too late to choose otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.dates import drops_out
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    DependencyStanding,
    DependencyState,
    LastMoment,
    needed,
    standing_of,
)
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import LifecycleState, Project
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.dependency_words import broken_words, point_words
from portfolio_desktop.services.network import Network, network_of
from portfolio_desktop.services.request_checks import broken_by_requests
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.reader import Reader

DEPENDENCY_LATE = "check_dependency_late"
"""params: other (what is needed, in words), need ("" where the other drops out), expected ("" where
nobody says). Where an approved change request broke it, another warning says so."""
DEPENDENCY_MOMENT = "check_dependency_moment"
"""params: other, until (the latest moment for changing one's mind), passed (0 or 1)."""
_OVER = frozenset({LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.RESCINDED})


def dependency_problems(
    reader: Reader, projects: Iterable[Project], day: date
) -> dict[str, list[Problem]]:
    """By project, how what it needs stands on a day. A project that is over needs nothing.

    Each dependency is told by itself, so that setting one aside hides no other: its id is part of
    the field.
    """
    ids = [each.id for each in projects if each.state not in _OVER]
    needs = reader.board.rows(Dependency, project_id=ids) if ids else ()
    if not needs:
        return {}
    network = network_of(reader, needs)
    told = {each.id for each, _problem in broken_by_requests(reader, ids)}
    found: dict[str, list[Problem]] = {}
    for each in needs:
        standing = standing_of(each, network.dates, day)
        problems = _problems(network, standing, told=each.id in told)
        found.setdefault(each.project_id, []).extend(problems)
    return found


def _problems(network: Network, standing: DependencyStanding, *, told: bool) -> Iterator[Problem]:
    dependency = standing.dependency
    field = f"dependencies {dependency.id}"
    other = network.name(needed(dependency))
    if standing.state is DependencyState.BROKEN and not told:
        facts = {
            "other": point_words(other),
            "need": "" if drops_out(standing.expected) else date_words(standing.need),
            "expected": date_words(standing.expected),
        }
        yield Problem(DEPENDENCY_LATE, field, facts)
    if standing.last_moment in {LastMoment.NEAR, LastMoment.PASSED}:
        yield Problem(
            DEPENDENCY_MOMENT,
            field,
            {
                "other": point_words(other),
                "until": date_words(dependency.change_by),
                "passed": int(standing.last_moment is LastMoment.PASSED),
            },
        )


def _late(problem: Problem) -> str:
    facts = (str(problem.params[name]) for name in ("other", "need", "expected"))
    return broken_words(*facts)


def _moment(problem: Problem) -> str:
    template = (
        _("Whether to wait for {other} could be decided until {until}.")
        if problem.params["passed"]
        else _("Whether to wait for {other} is to be decided by {until}.")
    )
    return template.format(**problem.params)


DEPENDENCY_CHECK_WORDS: Mapping[str, Callable[[Problem], str]] = MappingProxyType(
    {DEPENDENCY_LATE: _late, DEPENDENCY_MOMENT: _moment}
)
