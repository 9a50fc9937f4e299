"""What hangs on a milestone: it goes with it, or keeps it where it is."""

from __future__ import annotations

from portfolio_desktop.domain.dependencies import Dependency, MilestoneForecast, StartCriterion
from portfolio_desktop.services import finding
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


def refuse_where_needed(reader: Reader, milestone_id: str) -> None:
    """A RuleError where a dependency speaks of the milestone, from either side, or a change request
    or a dispute does."""
    rows = reader.board.rows
    found = [
        *rows(Dependency, on_milestone_id=[milestone_id]),
        *rows(Dependency, milestone_id=[milestone_id]),
    ]
    if found:
        number = finding.project(reader, found[0].project_id).number
        raise refuse("milestone_needed", "name", number=number)
    pointing = reader.referring("milestone", [milestone_id])
    if any(table in _SPEAKING for table, *_ in pointing):
        raise refuse("milestone_spoken_of", "name")


_SPEAKING = frozenset({"requested_change", "dispute"})
"""What tells of a milestone and would tell of nothing without it."""


def remove_parts(edit: EditSession, reader: Reader, milestone_id: str) -> None:
    """Take away its start criteria and what was expected of it month by month."""
    for criterion in reader.board.rows(StartCriterion, milestone_id=[milestone_id]):
        edit.delete("start_criterion", criterion.id)
    for forecast in reader.board.rows(MilestoneForecast, milestone_id=[milestone_id]):
        edit.delete("milestone_forecast", forecast.id)
