"""What the register already holds of the things a table speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.report import Light, Report, ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.storage.reader import Reader


def same_number(number: str) -> str:
    """Two spellings of one project number give the same text: "17 – 01" and "17-1"."""
    text = unicodedata.normalize("NFKC", number).casefold()
    text = re.sub(r"\s+", "", re.sub(r"[-‐‑‒–—−]", "-", text))
    return re.sub(r"\d+", lambda digits: digits[0].lstrip("0") or "0", text)


def same_name(name: str) -> str:
    """Two spellings of one name give the same text, whatever the signs and capitals."""
    return plain_title(name) or " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class Months:
    """The month a table is about, and the earlier one that it also shows a lamp for."""

    now: Period
    before: Period


@dataclass(frozen=True, slots=True)
class Standing:
    """The register's rows by what an import looks them up with; archived projects too."""

    vocabulary: Vocabulary
    projects: Mapping[str, Project]
    by_number: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]
    baselines: Mapping[str, tuple[Baseline, ...]]
    reports: Mapping[str, Report]
    lights: Mapping[str, Light]
    participants: tuple[Participant, ...]
    made: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The colour that a draft, or a lamp of one, was made with: last month's."""
    newer: frozenset[str] = frozenset()
    """Projects that a later month than the table's has a report of, or a later decision a plan."""

    def report(self, project: str, period: Period) -> Report | None:
        return self.reports.get(report_id(project, str(period)))

    def retired(self, phase: str) -> Phase | None:
        """The phase of this key where it is out of use."""
        found = (each for each in self.vocabulary.phases if each.key == phase)
        return next((each for each in found if not each.active), None)

    def is_copy(self, row: str, colour: Colour | None) -> bool:
        """Whether a draft's lamp is still last month's: nobody has set another since."""
        return colour is not None and self.made.get(row) == colour.value

    def light(self, project: str, period: Period, dimension: str) -> Light | None:
        return self.lights.get(light_id(report_id(project, str(period)), dimension))


def standing(reader: Reader, about: Months | None) -> Standing:
    """Read what an import needs: all projects, and what is reported for the table's months."""
    projects = reader.projects()
    months = [] if about is None else [about.now, about.before]
    numbers: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    for project in projects:
        if project.number:
            numbers.setdefault(same_number(project.number), []).append(project.id)
        names.setdefault(same_name(project.name), []).append(project.id)
    baselines = grouped(reader.baselines(), lambda each: each.project_id)
    return Standing(
        Vocabulary(tuple(d for d in reader.dimensions() if d.active), reader.phases()),
        {project.id: project for project in projects},
        {key: tuple(ids) for key, ids in numbers.items()},
        {key: tuple(ids) for key, ids in names.items()},
        {key: tuple(rows) for key, rows in baselines.items()},
        {report.id: report for report in (reader.reports(months) if months else ())},
        {light.id: light for light in (reader.lights(months) if months else ())},
        reader.participants(),
        newer=frozenset() if about is None else newer_known(reader, about.now),
    )


def newer_known(reader: Reader, month: Period) -> frozenset[str]:
    """Projects that a later month has a lamp of, or a later decision a plan."""
    later = [each for each in reader.periods() if each > month]
    found = {
        project
        for lamps in reader.overall_by_period(later).values()
        for project, lamp in lamps.items()
        if lamp
    }
    last = month.last_day
    decided = (each for each in reader.baselines() if each.approved_on and each.approved_on > last)
    return frozenset(found | {each.project_id for each in decided})


def with_copies(held: Standing, reader: Reader) -> Standing:
    """The same with the colours that the drafts were made with."""
    drafts = {row for row, each in held.reports.items() if each.stage is ReportStage.DRAFT}
    lights = {row for row, each in held.lights.items() if each.report_id in drafts}
    made = reader.log.made_with("report", ("overall",), drafts)
    made |= reader.log.made_with("light", ("colour",), lights)
    return replace(held, made={row: colour for row, (colour,) in made.items()})
