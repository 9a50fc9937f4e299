"""One month of a register as a flat table, the content of the xlsx and csv exports.

Its headings and words are those that the import knows, so the table can be brought in again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.report import Light, Report, ReportStage
from portfolio_desktop.domain.status import Colour, Dimension
from portfolio_desktop.domain.two_texts import is_changed, project_words
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.services.words import (
    colour_word,
    dimension_name,
    kind_word,
    no_light_word,
    period_words,
    phase_name,
    state_word,
)


@dataclass(frozen=True, slots=True)
class LampCell:
    """A lamp with its word; without a colour the word says why there is none."""

    colour: Colour | None
    word: str


CellContent: TypeAlias = str | ImpreciseDate | Money | LampCell | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is how many letters of usual text fit; `wraps` marks columns of running text."""

    title: str
    width: int
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class StatusTable:
    """`title` names register and month; `period` is None where no month is shown."""

    title: str
    period: Period | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellContent, ...], ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """The rows of the register by what they are looked up with."""

    projects: Mapping[str, Project]
    baselines: Mapping[str, list[Baseline]]
    reports: Mapping[tuple[str, str], Report]
    lights: Mapping[tuple[str, str], Light]
    phases: Mapping[str, str]
    participants: Mapping[str, str]
    dimensions: tuple[Dimension, ...]


def status_table(content: RegisterContent, period: Period | None) -> StatusTable:
    """The register as it stood for `period`, less the projects that had left; None shows no lamps.

    A report that is a draft still, the copy of last month's, is not in it. What a project reported
    beside an edited text, and the secretariat's own remarks, have columns where there are any.
    """
    book = _book(content)
    shown = [
        project for project in project_order(content.projects) if not _has_left(project, period)
    ]
    name = content.info.name or pgettext("table heading", "Portfolio status")
    title = (
        name
        if period is None
        else _("{name} – {month}").format(name=name, month=period_words(period))
    )
    texts = _shown_texts(book, shown, period)
    rows = tuple(
        (
            *_project_cells(book, project),
            *_status_cells(book, project, period),
            *(_text(book, project, period, text) for text in texts),
            project.purpose,
        )
        for project in shown
    )
    purpose = Column(pgettext("table heading", "Purpose"), 50, wraps=True)
    further = (Column(_text_titles()[text], 60, wraps=True) for text in texts)
    columns = (*_project_columns(), *_status_columns(book, period), *further, purpose)
    return StatusTable(title, period, columns, rows)


def _has_left(project: Project, period: Period | None) -> bool:
    """Whether the project was out by the end of the month; without a month, whether it is now."""
    if not project.archived or period is None or project.left_on is None:
        return project.archived
    return project.left_on <= period.last_day


def _book(content: RegisterContent) -> _Book:
    baselines = sorted(content.baselines, key=lambda row: row.version)
    return _Book(
        {row.id: row for row in content.projects},
        grouped(baselines, lambda row: row.project_id),
        {
            (row.project_id, row.period): row
            for row in content.reports
            if row.stage is not ReportStage.DRAFT
        },
        {(row.report_id, row.dimension): row for row in content.lights},
        {row.key: phase_name(row) for row in content.phases},
        {row.id: row.name for row in content.participants},
        tuple(row for row in content.dimensions if row.active),
    )


def _project_columns() -> tuple[Column, ...]:
    return (
        Column(pgettext("table heading", "No."), 9),
        Column(pgettext("table heading", "Project"), 34, wraps=True),
        Column(pgettext("table heading", "Case number"), 14),
        Column(pgettext("table heading", "Type"), 11),
        Column(pgettext("table heading", "Part of"), 11),
        Column(pgettext("table heading", "Lead region"), 20),
        Column(pgettext("table heading", "Phase"), 16),
        Column(pgettext("table heading", "State"), 18),
        Column(pgettext("table heading", "Original end date"), 14),
        Column(pgettext("table heading", "Approved end date"), 14),
        Column(pgettext("table heading", "Expected end date"), 14),
        Column(pgettext("table heading", "Actual end date"), 14),
        Column(pgettext("table heading", "Approved budget"), 18),
    )


def _project_cells(book: _Book, project: Project) -> tuple[CellContent, ...]:
    baselines = book.baselines.get(project.id, [])
    approved = baselines[-1] if baselines else None
    parent = book.projects.get(project.parent_id or "")
    return (
        project.number,
        project.name,
        project.case_number,
        kind_word(project.kind),
        (parent.number or parent.name) if parent else "",
        book.participants.get(project.lead_id or "", ""),
        book.phases.get(project.phase, project.phase),
        state_word(project.state),
        baselines[0].end if baselines and baselines[0].version == 1 else None,
        approved.end if approved else None,
        project.forecast_end,
        project.actual_end,
        approved.budget if approved else None,
    )


def _status_columns(book: _Book, period: Period | None) -> tuple[Column, ...]:
    if period is None:
        return ()
    return (
        Column(pgettext("table heading", "Month"), 10),
        Column(pgettext("table heading", "Status last month"), 12),
        Column(pgettext("table heading", "Status this month"), 12),
        *(Column(dimension_name(dimension), 12) for dimension in book.dimensions),
        Column(pgettext("table heading", "Status reason"), 30, wraps=True),
        Column(pgettext("table heading", "Corrective action"), 30, wraps=True),
        Column(pgettext("table heading", "Remarks"), 60, wraps=True),
    )


def _status_cells(book: _Book, project: Project, period: Period | None) -> tuple[CellContent, ...]:
    if period is None:
        return ()
    now = book.reports.get((project.id, str(period)))
    before = book.reports.get((project.id, str(period.previous)))
    return (
        str(period),
        _overall(before),
        _overall(now),
        *(_light(book, now, dimension) for dimension in book.dimensions),
        now.overall_reason if now else "",
        now.corrective_action if now else "",
        now.remarks if now else "",
    )


_Text: TypeAlias = Callable[[Report], str]


def _own_words(report: Report) -> str:
    """What the project wrote, where the text for the meeting is another."""
    return project_words(report) if is_changed(report) else ""


def _note(report: Report) -> str:
    return report.secretariat_note.strip()


def _text_titles() -> dict[_Text, str]:
    return {
        _own_words: pgettext("table heading", "Reported text"),
        _note: pgettext("table heading", "The secretariat's remark"),
    }


def _shown_texts(book: _Book, shown: Sequence[Project], period: Period | None) -> tuple[_Text, ...]:
    """The texts that at least one project has."""
    return tuple(
        text
        for text in _text_titles()
        if any(_text(book, project, period, text) for project in shown)
    )


def _text(book: _Book, project: Project, period: Period | None, text: _Text) -> str:
    report = book.reports.get((project.id, str(period)))
    return "" if report is None else text(report)


def _overall(report: Report | None) -> LampCell | None:
    if report is None:
        return None
    if report.overall is not None:
        return LampCell(report.overall, colour_word(report.overall))
    if report.no_light is not None:
        return LampCell(None, no_light_word(report.no_light, report.reports_from))
    return None


def _light(book: _Book, report: Report | None, dimension: Dimension) -> LampCell | None:
    light = book.lights.get((report.id, dimension.key)) if report else None
    if light is None or light.colour is None:
        return None
    return LampCell(light.colour, colour_word(light.colour))
