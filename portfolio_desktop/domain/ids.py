"""Row ids: the same on every laptop for what has a natural key, else random.

`uuid` is imported where it is used: nothing is made at the start, which would wait for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

_NAMESPACE = "6f1d7c52-6c0e-4b0a-9c65-0b3b7f0d2a11"
"""Frozen for ever: ids in issued register files are made from it."""


def new_id() -> str:
    from uuid import uuid4

    return str(uuid4())


def _natural(*parts: str) -> str:
    from uuid import uuid5

    return str(uuid5(_namespace(), "\x1f".join(parts)))


@cache
def _namespace() -> UUID:
    from uuid import UUID

    return UUID(_NAMESPACE)


def report_id(project_id: str, period: str) -> str:
    return _natural("report", project_id, period)


def light_id(report: str, dimension: str) -> str:
    return _natural("light", report, dimension)


def participation_id(project_id: str, participant_id: str) -> str:
    return _natural("participation", project_id, participant_id)


def participant_report_id(project_id: str, period: str, participant_id: str) -> str:
    return _natural("participant_report", project_id, period, participant_id)


def participant_light_id(participant_report: str, dimension: str) -> str:
    return _natural("participant_light", participant_report, dimension)


def account_id(project_id: str, period: str) -> str:
    return _natural("account", project_id, period)


def dismissal_id(project_id: str, period: str, code: str, field: str) -> str:
    return _natural("dismissal", project_id, period, code, field)


def baseline_id(project_id: str, version: int) -> str:
    return _natural("baseline", project_id, str(version))


def baseline_milestone_id(baseline: str, milestone_id: str) -> str:
    return _natural("baseline_milestone", baseline, milestone_id)


def baseline_budget_id(
    baseline: str, year: int, participant_id: str | None, quarter: int = 0
) -> str:
    return _natural(
        "baseline_budget", baseline, str(year), participant_id or "", *_quarter(quarter)
    )


def budget_cell_id(project_id: str, year: int, participant_id: str | None, quarter: int = 0) -> str:
    return _natural("budget_cell", project_id, str(year), participant_id or "", *_quarter(quarter))


def hours_cell_id(project_id: str, year: int, participant_id: str | None, quarter: int = 0) -> str:
    return _natural("hours_cell", project_id, str(year), participant_id or "", *_quarter(quarter))


def _quarter(quarter: int) -> tuple[str, ...]:
    """Nothing for a whole year: such rows had their ids before there were quarters."""
    return (str(quarter),) if quarter else ()


def hour_rate_id(year: int, participant_id: str | None) -> str:
    return _natural("hour_rate", str(year), participant_id or "")


def key_share_id(key_id: str, year: int, participant_id: str) -> str:
    return _natural("key_share", key_id, str(year), participant_id)


def milestone_forecast_id(milestone_id: str, period: str) -> str:
    return _natural("milestone_forecast", milestone_id, period)


def item_absence_id(item_id: str, attendance_id: str) -> str:
    return _natural("item_absence", item_id, attendance_id)


def procedure_answer_id(procedure_id: str, participant_id: str) -> str:
    return _natural("procedure_answer", procedure_id, participant_id)


def requested_change_id(request_id: str, subject: str, *about: str) -> str:
    """`about` tells changes of one subject apart: milestone, year and participant, those given."""
    return _natural("requested_change", request_id, subject, *about)


def setting_id(key: str) -> str:
    return _natural("setting", key)


def dimension_id(key: str) -> str:
    return _natural("dimension", key)


def phase_id(key: str) -> str:
    return _natural("phase", key)
