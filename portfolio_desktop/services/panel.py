"""The project panel: one project in one month, with all that helps to judge it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice

from portfolio_desktop.domain.change_request import ChangeRequest, is_open
from portfolio_desktop.domain.checks import CheckCode, ProjectMonth, warnings
from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.report import Light, Report, ReportSource
from portfolio_desktop.domain.status import OVERALL, Dimension, movement
from portfolio_desktop.domain.text_changes import Change, changed_words
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.account_checks import account_actions
from portfolio_desktop.services.belonging import recent_rows_of_project
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.criteria import criteria, meanings
from portfolio_desktop.services.disagreements import disagreements
from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.follow_panel import follow_facts
from portfolio_desktop.services.hints import hint_lines
from portfolio_desktop.services.labels import Names, edit_sentence
from portfolio_desktop.services.panel_values import (
    BaselineLine,
    DimensionStatus,
    EditLine,
    EndDates,
    HintLine,
    MonthLamp,
    ProjectPanel,
    RemarkPart,
    RequestLine,
)
from portfolio_desktop.services.part_lines import part_facts
from portfolio_desktop.services.passages import steps
from portfolio_desktop.services.plan_panel import plan_facts
from portfolio_desktop.services.portfolio_reading import MONTHS_SHOWN, RowReading
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.report_stage import stage_facts
from portfolio_desktop.services.row_counts import left_words
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.text_facts import text_facts
from portfolio_desktop.services.words import (
    date_words,
    day_words,
    delay_words,
    dimension_letter,
    dimension_name,
    overall_name,
    period_words,
    request_state_word,
    request_title,
    state_word,
)
from portfolio_desktop.storage.reader import Reader

__all__ = [
    "BaselineLine",
    "DimensionStatus",
    "EditLine",
    "EndDates",
    "HintLine",
    "MonthLamp",
    "ProjectPanel",
    "RemarkPart",
    "RequestLine",
    "project_panel",
]

EDITS_SHOWN = 5
_HOLE = 2
"""So many old words between new ones are no reason to part the marking."""
_EDITS_READ = 60
"""So many, for a passage that was written slowly may have been saved in dozens of edits."""


def project_panel(reader: Reader, project_id: str, period: Period, today: date) -> ProjectPanel:
    """One project in one month; a RuleError where it is gone. A snapshot has no last edits."""
    facts = _Facts.read(reader, project_id, period, min(today, period.last_day))
    return replace(
        _month_of(reader, facts, period, today),
        last_edits=_last_edits(reader, project_id, period),
        parts=part_facts(reader, project_id, period, facts.day),
        plan=plan_facts(reader, project_id, facts.economy, facts.day),
        follow=follow_facts(reader, project_id, today),
    )


def _month_of(reader: Reader, facts: _Facts, period: Period, today: date) -> ProjectPanel:
    """The project and its report; what stands beside them is yet to be told."""
    project, report, row = facts.project, facts.report, facts.row
    return ProjectPanel(
        id=project.id,
        number=project.number,
        name=project.name,
        period=period,
        kind=project.kind,
        parent_id=project.parent_id,
        parent_name=row.parent_name,
        lead_id=project.lead_id,
        lead_name=row.lead_name,
        phase=project.phase,
        phase_name=row.phase_name,
        state=project.state,
        state_word=state_word(project.state),
        state_from=project.state_from,
        state_reason=project.state_reason,
        expected_resume=project.expected_resume,
        case_number=project.case_number,
        purpose=project.purpose,
        meanings=meanings(criteria(reader)),
        left_words=left_words(project, today) if project.archived else "",
        closed_words=closed_words(project.closed, project.closed_reason),
        overall=facts.overall(),
        dimensions=facts.dimensions(),
        has_report=report is not None,
        reported=row.reported,
        source=report.source if report else ReportSource.ENTERED,
        corrective_action=report.corrective_action if report else "",
        remarks=row.remarks,
        remark_parts=_remark_parts(facts.previous, row.remarks),
        previous_remarks=facts.previous.remarks if facts.previous else "",
        reports_from=report.reports_from if report else None,
        hints=facts.hints(reader),
        strip=tuple(map(MonthLamp, last_periods(period, MONTHS_SHOWN), row.trend)),
        ends=_end_dates(facts, row),
        deadline_text=row.deadline_text,
        late=row.late,
        baselines=_baseline_lines(facts.plans),
        requests=tuple(_request_line(request) for request in facts.requests),
        last_edits=(),
        stage=stage_facts(reader, report, facts.previous, facts.shown),
        texts=text_facts(report, facts.previous),
        disagreements=facts.disagreements,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the panel is put together from, read once."""

    project: Project
    row: PortfolioRow
    shown: tuple[Dimension, ...]
    plans: tuple[Baseline, ...]
    requests: tuple[ChangeRequest, ...]
    report: Report | None
    previous: Report | None
    lights: tuple[Light, ...]
    problems: tuple[Problem, ...]
    disagreements: tuple[str, ...]
    economy: Economy
    day: date

    @classmethod
    def read(cls, reader: Reader, project_id: str, period: Period, day: date) -> _Facts:
        project = finding.project(reader, project_id)
        reading = RowReading(reader, period, day, [project_id])
        plans = reader.baselines([project_id])
        reports = {
            each.period: each for each in reader.reports([period, period.previous], [project_id])
        }
        report, previous = reports.get(str(period)), reports.get(str(period.previous))
        shown = {dimension.key for dimension in reading.dimensions}
        given = reader.lights([period], [project_id])
        lights = tuple(light for light in given if light.dimension in shown)
        action = account_actions(reader, period, [project_id]).get(project_id, "")
        month = ProjectMonth(project, plans, report, lights, previous, account_action=action)
        differing = disagreements(reader, period, month, reading.dimensions)
        row = run_through(reading.steps(archived=True))[0]
        return cls(
            project=project,
            row=row,
            shown=reading.dimensions,
            plans=plans,
            requests=reader.requests(project_ids=[project_id]),
            report=report,
            previous=previous,
            lights=lights,
            problems=() if row.archived else warnings(month, day),
            disagreements=() if row.archived else differing,
            economy=economy_of(reader, project_id),
            day=day,
        )

    @property
    def ends(self) -> Ends:
        row = self.row
        return Ends(row.original_end, row.approved_end, row.forecast_end, row.actual_end)

    def hints(self, reader: Reader) -> tuple[HintLine, ...]:
        return hint_lines(self.ends, self.day, criteria(reader), self.economy)

    def missing(self, code: CheckCode) -> frozenset[str]:
        """The dimensions that a check of this code names."""
        found = (problem for problem in self.problems if problem.code == code)
        return frozenset(
            key for problem in found for key in str(problem.params["dimensions"]).split(",")
        )

    def overall(self) -> DimensionStatus:
        return DimensionStatus(
            key=OVERALL,
            name=overall_name(),
            letter="",
            previous=self.row.previous,
            now=self.row.now,
            movement=self.row.movement,
            reason=self.report.overall_reason if self.report else "",
            reason_missing=OVERALL in self.missing(CheckCode.REASON_MISSING)
            or not self.row.override.explained,
        )

    def dimensions(self) -> tuple[DimensionStatus, ...]:
        reasons = {light.dimension: light.reason for light in self.lights}
        missing = self.missing(CheckCode.REASON_MISSING)
        return tuple(
            DimensionStatus(
                key=dimension.key,
                name=dimension_name(dimension),
                letter=dimension_letter(dimension),
                previous=pair.previous,
                now=pair.now,
                movement=movement(pair.previous.colour, pair.now.colour),
                reason=reasons.get(dimension.key, ""),
                reason_missing=dimension.key in missing,
            )
            for dimension, pair in zip(self.shown, self.row.lights, strict=True)
        )


def _remark_parts(previous: Report | None, remarks: str) -> tuple[RemarkPart, ...]:
    """The remarks with what is new marked; in a project's first month nothing is."""
    if not remarks:
        return ()
    if previous is None or not previous.remarks:
        return (RemarkPart(remarks),)
    said = _joined(
        RemarkPart(segment.text, segment.change is Change.NEW)
        for segment in changed_words(previous.remarks, remarks)
        if segment.change is not Change.REMOVED
    )
    return _joined(
        replace(part, new=part.new or (0 < place < len(said) - 1 and _is_hole(part)))
        for place, part in enumerate(said)
    )


def _joined(parts: Iterable[RemarkPart]) -> tuple[RemarkPart, ...]:
    """The parts with neighbours of one kind as one."""
    return tuple(
        RemarkPart("".join(part.text for part in same), new)
        for new, same in groupby(parts, key=lambda part: part.new)
    )


def _is_hole(part: RemarkPart) -> bool:
    """A sentence written anew has an "og" and a "på" in common with any other."""
    return len(part.text.split()) <= _HOLE


def _end_dates(facts: _Facts, row: PortfolioRow) -> EndDates:
    ends = facts.ends
    return EndDates(
        original=ends.original,
        approved=ends.approved,
        forecast=ends.forecast,
        actual=ends.actual,
        delay_original=row.delay_original,
        delay_approved=row.delay_approved,
        delay_original_words=delay_words(row.delay_original),
        delay_approved_words=delay_words(row.delay_approved),
        forecast_words="" if ends.forecast else _approved_later(facts.plans, facts.day),
    )


def _approved_later(plans: Iterable[Baseline], day: date) -> str:
    """ "maj 2024 fra november 2023": the end that was approved next after the shown month."""
    later = [
        (plan.version, plan.end, plan.approved_on)
        for plan in plans
        if plan.end is not None and plan.approved_on is not None and plan.approved_on > day
    ]
    if not later:
        return ""
    _version, end, approved_on = min(later, key=lambda each: each[0])
    return _("{date} from {month}").format(
        date=date_words(end), month=period_words(Period.of(approved_on))
    )


def _baseline_lines(plans: Iterable[Baseline]) -> tuple[BaselineLine, ...]:
    return tuple(
        BaselineLine(
            version=plan.version,
            title=plan_title(plan.version),
            end=plan.end,
            end_text=date_words(plan.end),
            scope=plan.scope,
            assumed=plan.assumed,
            approved_on=plan.approved_on,
            reason=plan.reason,
        )
        for plan in plans
    )


def plan_title(version: int) -> str:
    """ "Oprindelig plan", "Godkendt plan, version 2"."""
    if version == 1:
        return _("Original plan")
    return _("Approved plan, version {version}").format(version=version)


def plan_changes_words(plans: Iterable[BaselineLine]) -> str:
    """ "Planen er ændret 2 gange, senest 30. nov. 2026: Leverandøren er forsinket"."""
    later = [plan for plan in plans if plan.version > 1]
    if not later:
        return ""
    newest = max(later, key=lambda plan: plan.version)
    words = ngettext("Plan changed {count} time", "Plan changed {count} times", len(later))
    words = words.format(count=len(later))
    if newest.approved_on is not None:
        words = _("{changed}, last on {day}").format(
            changed=words, day=day_words(newest.approved_on)
        )
    return f"{words}: {newest.reason}" if newest.reason else words


def _request_line(request: ChangeRequest) -> RequestLine:
    return RequestLine(
        id=request.id,
        number=request.number,
        title=request_title(request.title),
        state=request.state,
        state_word=request_state_word(request.state),
        is_open=is_open(request.state),
    )


def _last_edits(reader: Reader, project_id: str, period: Period) -> tuple[EditLine, ...]:
    rows = recent_rows_of_project(reader, project_id, period)
    records = reader.log.edits_of(rows, _EDITS_READ)
    names = Names.of(reader)
    return tuple(
        EditLine(
            edit=str(record.id),
            at=record.at,
            actor=record.actor,
            sentence=edit_sentence(record.label, record.kind, names),
        )
        for record, *_earlier in islice(steps(records), EDITS_SHOWN)
    )
