"""A project's report for one month, and what its participants report for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.choices import Confirmation as Confirmation
from portfolio_desktop.domain.choices import ReportSource as ReportSource
from portfolio_desktop.domain.choices import ReportStage as ReportStage
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.status import Colour, NoLight


@dataclass(frozen=True, slots=True)
class Report:
    """One project's status for one period (`YYYY-MM`).

    Exactly one of `overall` and `no_light` is set, or neither while the report is begun.
    `reports_from` says from when a resumed project reports again. `remarks` is the text for the
    meeting; `reported_remarks` is what the project wrote, "" where nothing is known of it that
    `remarks` does not say (`two_texts` has the rules). `confirmation_on` without a
    `confirmation` is the day of one that no longer holds, since the text was changed. Period,
    `received_on` and `approved_on` are three different things.
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
    stage: ReportStage = ReportStage.REPORTED
    reported_remarks: str = ""
    secretariat_note: str = ""
    confirmation: Confirmation | None = None
    confirmation_on: date | None = None
    confirmed_by: str = ""
    approved_by: str = ""
    reopened_reason: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """The lamp of one dimension in one report."""

    id: str
    report_id: str
    dimension: str
    colour: Colour | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantReport:
    """What one participant reports on a project for a month, beside the project's own report."""

    id: str
    project_id: str
    period: str
    participant_id: str
    remarks: str = ""
    reported_by: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class ParticipantLight:
    """The lamp of one dimension (or `OVERALL`) in a participant's report."""

    id: str
    participant_report_id: str
    dimension: str
    colour: Colour | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """That somebody was asked for a month's report; `participant_id` is None for the project."""

    id: str
    project_id: str
    period: str
    participant_id: str | None = None
    sent_on: date | None = None
    sent_to: str = ""
