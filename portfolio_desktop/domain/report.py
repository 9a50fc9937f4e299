"""A project's report for one month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.status import Colour, NoLight


class ReportSource(StrEnum):
    ENTERED = "entered"
    TABLE = "table"
    """Only the overall lamp, taken over from the "last month" column of an imported table."""


@dataclass(frozen=True, slots=True)
class Report:
    """One project's status for one period (`YYYY-MM`).

    Exactly one of `overall` and `no_light` is set, or neither while the report is begun.
    `reports_from` says from when a resumed project reports again.
    """

    id: str
    project_id: str
    period: str
    overall: Colour | None = None
    overall_reason: str = ""
    corrective_action: str = ""
    no_light: NoLight | None = None
    reports_from: ImpreciseDate | None = None
    remarks: str = ""
    source: ReportSource = ReportSource.ENTERED
    reported_by: str = ""
    received_on: date | None = None
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """The lamp of one dimension in one report."""

    id: str
    report_id: str
    dimension: str
    colour: Colour | None
    reason: str = ""
