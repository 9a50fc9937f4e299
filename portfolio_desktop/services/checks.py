"""What should be looked at before the report is printed, project by project, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.checks import ProjectMonth
from portfolio_desktop.domain.checks import warnings as project_warnings
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.domain.report import Light
from portfolio_desktop.services.check_words import warning_sentence
from portfolio_desktop.services.search import folded
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ProjectWarning:
    """One finding about a project; it stops nothing. `sentence` is in the active language."""

    project_id: str
    number: str
    name: str
    problem: Problem
    sentence: str


def warnings(reader: Reader, period: Period, today: date) -> tuple[ProjectWarning, ...]:
    """Everything worth a look about a month, in the board's order of the projects.

    Deadlines and promises are held against the month's last day, or today if that is earlier.
    """
    day = min(today, period.last_day)
    dimensions = reader.dimensions()
    doubles = _doubles(reader)
    return tuple(
        ProjectWarning(
            project_id=month.project.id,
            number=month.project.number,
            name=month.project.name,
            problem=problem,
            sentence=warning_sentence(problem, dimensions),
        )
        for month in project_months(reader, period)
        for problem in (*doubles.get(month.project.id, ()), *project_warnings(month, day))
    )


def project_months(reader: Reader, period: Period) -> tuple[ProjectMonth, ...]:
    """The month of every project in use as the rules see it, in the board's order."""
    plans: dict[str, list[Baseline]] = {}
    for plan in reader.baselines():
        plans.setdefault(plan.project_id, []).append(plan)
    reports = {
        (each.project_id, each.period): each for each in reader.reports([period, period.previous])
    }
    lights: dict[str, list[Light]] = {}
    for light in reader.lights([period]):
        lights.setdefault(light.report_id, []).append(light)
    return tuple(
        ProjectMonth(
            project=project,
            baselines=tuple(plans.get(project.id, ())),
            report=(report := reports.get((project.id, str(period)))),
            lights=tuple(lights.get(report.id, ())) if report else (),
            previous=reports.get((project.id, str(period.previous))),
        )
        for project in project_order(reader.projects())
        if not project.archived
    )


NUMBER_DOUBLED = "check_number_doubled"
"""params: number, count. Two laptops may have given the same; it is reported, never refused."""
REQUEST_NUMBER_DOUBLED = "check_request_number_doubled"
"""params: number, count."""


def _doubles(reader: Reader) -> dict[str, list[Problem]]:
    """The numbers that stand more than once, by the id of each project concerned."""
    used = [(each.number, each.id) for each in reader.projects() if not each.archived]
    requests = [(each.number, each.project_id) for each in reader.requests()]
    found: dict[str, list[Problem]] = {}
    for code, numbers in ((NUMBER_DOUBLED, used), (REQUEST_NUMBER_DOUBLED, requests)):
        counts = Counter(folded(number.strip()) for number, _owner in numbers)
        told: set[tuple[str, str]] = set()
        for number, owner in numbers:
            key = folded(number.strip())
            if key and counts[key] > 1 and (owner, key) not in told:
                told.add((owner, key))
                facts: dict[str, str | int] = {"number": number, "count": counts[key]}
                found.setdefault(owner, []).append(Problem(code, "number", facts))
    return found
