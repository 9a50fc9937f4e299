"""What is worth a look about change requests before printing: documents that a phase change lacks,
and what an approved request has broken for others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange, Subject
from portfolio_desktop.domain.dates import ImpreciseDate, drops_out
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    Point,
    broken_by,
    needed,
    needed_by,
    with_moves,
)
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.decisions import APPROVING
from portfolio_desktop.services.dependency_words import point_words
from portfolio_desktop.services.network import Network, network_of
from portfolio_desktop.services.phase_documents import (
    DOCUMENTS_MISSING,
    document_problems,
    documents_words,
)
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.reader import Reader

DEPENDENCY_BROKEN = "check_dependency_broken"
"""params: other (what is needed, in words), need, moved (the date it was moved to, "" where it
drops out), request."""


def request_problems(reader: Reader, project_ids: Iterable[str]) -> dict[str, list[Problem]]:
    """By project."""
    ids = list(project_ids)
    found = document_problems(reader, ids)
    for dependency, problem in broken_by_requests(reader, ids):
        found.setdefault(dependency.project_id, []).append(problem)
    return found


def broken_by_requests(
    reader: Reader, project_ids: Iterable[str]
) -> Iterator[tuple[Dependency, Problem]]:
    """What these projects need and get too late since a request was approved."""
    needs = reader.board.rows(Dependency, project_id=project_ids)
    if not needs:
        return
    network = network_of(reader, needs)
    late = {each.id for each in _late(network)}
    by_need = grouped(network.dependencies, needed)
    for request, changes in _approved(reader, {each.on_project_id for each in needs}):
        for dependency, moved in _broken_by_request(network, by_need, request, changes):
            if dependency.id in late:
                late.remove(dependency.id)
                yield dependency, _problem(network, dependency, moved, request)


def _late(network: Network) -> tuple[Dependency, ...]:
    """Those that come too late as it is expected now; what is there already does not."""
    expected = {
        point: at.expected for point, at in network.dates.items() if at.expected and not at.reached
    }
    return broken_by(network.dependencies, {}, expected)


def _approved(
    reader: Reader, project_ids: Iterable[str]
) -> Iterator[tuple[ChangeRequest, list[RequestedChange]]]:
    """The approved requests of these projects, the newest decision first."""
    requests = [
        each for each in reader.requests(project_ids=project_ids) if each.state in APPROVING
    ]
    requests.sort(key=lambda each: (str(each.decided_on), each.number), reverse=True)
    changes = grouped(
        reader.requested_changes([each.id for each in requests]), lambda each: each.request_id
    )
    for request in requests:
        yield request, [each for each in changes.get(request.id, ()) if not each.refused]


def _broken_by_request(
    network: Network,
    by_need: Mapping[Point, Sequence[Dependency]],
    request: ChangeRequest,
    changes: Iterable[RequestedChange],
) -> Iterator[tuple[Dependency, ImpreciseDate]]:
    """The dependencies that held before it was approved, and the date that broke each."""
    for change in changes:
        after = change.granted_date or change.after_date
        if after is None or change.before_date is None:
            continue
        if change.subject is Subject.MILESTONE:
            point = Point(request.project_id, change.milestone_id)
        elif change.subject is Subject.END:
            point = Point(request.project_id)
        else:
            continue
        concerned = by_need.get(point, ())
        if concerned:
            before = with_moves(network.dates, {point: change.before_date})
            yield from ((each, after) for each in broken_by(concerned, before, {point: after}))


def _problem(
    network: Network, dependency: Dependency, moved: ImpreciseDate, request: ChangeRequest
) -> Problem:
    facts = {
        "other": point_words(network.name(needed(dependency))),
        "need": date_words(needed_by(dependency, network.dates)),
        "moved": "" if drops_out(moved) else date_words(moved),
        "request": request.number,
    }
    return Problem(DEPENDENCY_BROKEN, "dependencies", facts)


def _dependency_broken(problem: Problem) -> str:
    if not problem.params["moved"]:
        return _(
            "{other} is needed, but change request {request} has taken it out of the plan."
        ).format(**problem.params)
    return _(
        "{other} is needed by {need}, but change request {request} has moved it to {moved}."
    ).format(**problem.params)


def _documents_missing(problem: Problem) -> str:
    return _("The phase change in change request {request} lacks: {documents}.").format(
        request=problem.params["request"],
        documents=documents_words(str(problem.params["missing"])),
    )


REQUEST_CHECK_WORDS: Mapping[str, Callable[[Problem], str]] = MappingProxyType(
    {
        DEPENDENCY_BROKEN: _dependency_broken,
        DOCUMENTS_MISSING: _documents_missing,
    }
)
