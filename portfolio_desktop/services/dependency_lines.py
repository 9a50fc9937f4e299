"""What a project needs of others, and others of it, as lists and the panel show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    DependencyState,
    LastMoment,
    Point,
    needed,
    needing,
    standing_of,
)
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.dependency_words import (
    moment_words,
    part_words,
    point_words,
    slack_words,
    state_words,
)
from portfolio_desktop.services.network import Network, network_at, network_of
from portfolio_desktop.services.words import capital, date_words
from portfolio_desktop.storage.reader import Reader

SHOWN_IN_PANEL = 3
_WORST_FIRST = (
    DependencyState.BROKEN,
    DependencyState.AT_RISK,
    DependencyState.UNKNOWN,
    DependencyState.OK,
    DependencyState.MET,
    DependencyState.SETTLED,
)


@dataclass(frozen=True, slots=True)
class DependencyLine:
    """One dependency seen from one of its projects: `own` is that one's point, `other` the other's.

    `late` where it is broken, `near` where it is at risk. `moment` says that the latest moment for
    changing one's mind is near or past, as a sentence; `moment_late` that it is past.
    """

    id: str
    own_point: Point
    other_point: Point
    own: str
    other: str
    need: str
    expected: str
    slack: str
    state: DependencyState
    state_word: str
    change_by: str
    moment: str
    moment_late: bool
    note: str

    @property
    def late(self) -> bool:
        return self.state is DependencyState.BROKEN

    @property
    def is_open(self) -> bool:
        return self.state not in {DependencyState.MET, DependencyState.SETTLED}


@dataclass(frozen=True, slots=True)
class ProjectDependencies:
    """What a project needs, and who needs it."""

    needs: tuple[DependencyLine, ...] = ()
    needed_by: tuple[DependencyLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DependencyFact:
    """One line of the panel: what is needed, and how that stands; `late` where it is broken."""

    words: str
    standing: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class DependencyFacts:
    """The dependencies that are open, the worst first, and how many more there are."""

    lines: tuple[DependencyFact, ...] = ()
    more: int = 0


NO_DEPENDENCIES = DependencyFacts()


def dependencies_of(reader: Reader, project_id: str, today: date) -> ProjectDependencies:
    """Both ways, each in its own order; a project's needs of itself stand among what it needs."""
    network = network_at(reader, project_id)
    needs: list[Dependency] = []
    others: list[Dependency] = []
    for each in network.dependencies:
        (needs if each.project_id == project_id else others).append(each)
    return ProjectDependencies(
        tuple(_line(network, each, needing(each), needed(each), today) for each in needs),
        tuple(_line(network, each, needed(each), needing(each), today) for each in others),
    )


def dependency_facts(reader: Reader, project_id: str, today: date) -> DependencyFacts:
    """What the panel shows of a project's dependencies."""
    found = dependencies_of(reader, project_id, today)
    told = [
        *((line, _("Needs {what}")) for line in found.needs if line.is_open),
        *((line, _("Needed by {what}")) for line in found.needed_by if line.is_open),
    ]
    told.sort(key=lambda pair: _WORST_FIRST.index(pair[0].state))
    return DependencyFacts(
        tuple(_fact(line, template) for line, template in told[:SHOWN_IN_PANEL]),
        max(len(told) - SHOWN_IN_PANEL, 0),
    )


def preview(reader: Reader, wished: Dependency, today: date) -> str:
    """How a dependency that is being written would stand, in a sentence; "" where nothing is known
    of the other yet."""
    network = network_of(reader, [wished])
    line = _line(network, wished, needing(wished), needed(wished), today)
    if not line.expected:
        return _("Nobody says when that comes, so it cannot be told whether it is in time.")
    told = _("It is expected {expected}: {standing}.").format(
        expected=line.expected, standing=line.slack or line.state_word
    )
    return " ".join(part for part in (told, line.moment) if part)


def _fact(line: DependencyLine, template: str) -> DependencyFact:
    standing = capital(line.slack or line.state_word)
    if line.moment_late:
        standing = _("{standing}. {moment}").format(standing=standing, moment=line.moment)
    return DependencyFact(template.format(what=line.other), standing, line.late)


def _line(
    network: Network, dependency: Dependency, own: Point, other: Point, today: date
) -> DependencyLine:
    standing = standing_of(dependency, network.dates, today)
    inside = own.project_id == other.project_id
    other_name = network.name(other)
    return DependencyLine(
        id=dependency.id,
        own_point=own,
        other_point=other,
        own=capital(part_words(network.name(own))),
        other=capital(part_words(other_name)) if inside else point_words(other_name),
        need=date_words(standing.need),
        expected=date_words(standing.expected),
        slack=slack_words(standing),
        state=standing.state,
        state_word=state_words(standing.state),
        change_by=date_words(dependency.change_by),
        moment=moment_words(standing),
        moment_late=standing.last_moment is LastMoment.PASSED,
        note=dependency.note,
    )
