"""What projects need of each other, with the dates and names of all that is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.delay import ends
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import Point, PointDate
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class PointName:
    """What a point is called; `milestone` is "" for the end of the project."""

    number: str
    project: str
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Some dependencies, and of their projects every milestone and the end. `points` stand as a
    list shows them: by project number, its milestones in their order, its end last.
    """

    dependencies: tuple[Dependency, ...]
    dates: Mapping[Point, PointDate]
    names: Mapping[Point, PointName]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(self.names)

    def name(self, point: Point) -> PointName:
        """The name of a point; one that is gone from the register is called nothing."""
        return self.names.get(point, PointName("", ""))


def dependencies_at(reader: Reader, project_id: str) -> tuple[Dependency, ...]:
    """What a project needs, then what is needed of it, in their own order."""
    rows = reader.board.rows
    own = rows(Dependency, project_id=[project_id])
    others = rows(Dependency, on_project_id=[project_id])
    return (*own, *(each for each in others if each.project_id != project_id))


def network_at(reader: Reader, project_id: str) -> Network:
    """The dependencies of one project, either way."""
    return network_of(reader, dependencies_at(reader, project_id), [project_id])


def network_behind(reader: Reader, project_id: str) -> Network:
    """All that may slip when something of a project does: whoever needs it, and whoever needs
    them.
    """
    every = reader.board.rows(Dependency)
    behind = grouped(every, lambda each: each.on_project_id)
    reached: set[str] = set()
    ahead = [project_id]
    while ahead:
        project = ahead.pop()
        if project not in reached:
            reached.add(project)
            ahead.extend(each.project_id for each in behind.get(project, ()))
    return network_of(
        reader, tuple(each for each in every if each.on_project_id in reached), [project_id]
    )


def network_of(
    reader: Reader, dependencies: Sequence[Dependency], project_ids: Iterable[str] = ()
) -> Network:
    """These dependencies with the dates of the projects they are about, and of these projects."""
    spoken_of = {*project_ids}
    spoken_of |= {each.project_id for each in dependencies}
    spoken_of |= {each.on_project_id for each in dependencies}
    ids = sorted(spoken_of)
    plans = grouped(reader.baselines(ids), lambda each: each.project_id)
    milestones = all_milestones(reader, ids)
    dates: dict[Point, PointDate] = {}
    names: dict[Point, PointName] = {}
    for project in sorted(reader.projects(ids), key=lambda each: number_key(each.number)):
        for planned in milestones.get(project.id, ()):
            point = Point(project.id, planned.milestone.id)
            dates[point] = PointDate(planned.dates.expected, planned.reached)
            names[point] = PointName(project.number, project.name, planned.milestone.name)
        end = Point(project.id)
        expected = ends(project, plans.get(project.id, ())).expected
        dates[end] = PointDate(expected, project.actual_end is not None)
        names[end] = PointName(project.number, project.name)
    return Network(tuple(dependencies), dates, names)
