"""The status report of the open edition: what stands in the place of closed projects, of which
`open_edition` reads nothing, so that no number, sentence or list can tell.
"""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.lamps import LampPair, no_light_lamp
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.storage.reader import Reader


def opened(reader: Reader, basis: Basis) -> Basis:
    """The basis with number, open heading and "fortroligt" as all that is left of a closed
    project.
    """
    closed = {each.id: each for each in reader.projects(reader.closed_projects())}
    if not closed:
        return basis
    hidden = frozenset(closed)
    return replace(
        basis,
        rows=tuple(_row(row, closed) for row in basis.rows),
        before={project: _row(row, closed) for project, row in basis.before.items()},
        hidden=hidden,
    )


def open_heading(project: Project) -> str:
    return project.open_heading.strip() or _("Confidential project")


def _row(row: PortfolioRow, closed: dict[str, Project]) -> PortfolioRow:
    project = closed.get(row.id)
    if project is None:
        return _without_suggestion(row)
    return PortfolioRow(
        id=row.id,
        number=row.number,
        name=open_heading(project),
        parent_id=row.parent_id,
        previous=no_light_lamp(NoLight.CONFIDENTIAL),
        now=no_light_lamp(NoLight.CONFIDENTIAL),
        lights=tuple(LampPair() for _pair in row.lights),
        there=row.there,
        due=False,
        archived=row.archived,
        in_use=row.in_use,
        order=row.order,
        rank=row.rank,
    )


def _without_suggestion(row: PortfolioRow) -> PortfolioRow:
    """What a programme's sub-projects suggest may rest on closed ones."""
    if row.parts is None or row.parts.colour is None:
        return row
    return replace(row, parts=replace(row.parts, colour=None, because=""))
