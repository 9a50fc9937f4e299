"""What should be looked at before the report is printed, project by project, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.checks import ProjectMonth
from portfolio_desktop.domain.checks import warnings as project_warnings
from portfolio_desktop.domain.economy import NO_ECONOMY
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.services.account_checks import account_actions, account_problems_steps
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.check_words import warning_sentence
from portfolio_desktop.services.dependency_checks import dependency_problems
from portfolio_desktop.services.economy import economies
from portfolio_desktop.services.follow_checks import follow_problems
from portfolio_desktop.services.item_checks import item_problems
from portfolio_desktop.services.membership import absence, approval_days, members_steps
from portfolio_desktop.services.milestones import all_milestones
from portfolio_desktop.services.override_checks import override_problems
from portfolio_desktop.services.request_checks import request_problems
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.share_checks import share_problems
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.shapes import Columns

_ID, _NUMBER, _NAME, _RANK, _ENTERED = 0, 1, 2, 11, 21
"""Places in the columns of `Reader.grid_projects`."""
_LOOKED_AT_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class ProjectWarning:
    """One finding about a project; it stops nothing. `sentence` is in the active language.

    `dismissed` is the reason why it was set aside for the month, "" where it stands.
    """

    project_id: str
    number: str
    name: str
    problem: Problem
    sentence: str
    dismissed: str = ""


def warnings(reader: Reader, period: Period, today: date) -> tuple[ProjectWarning, ...]:
    """Everything worth a look about a month, in the board's order of the projects, also what was
    set aside.

    Deadlines and promises are held against the month's last day, or today if that is earlier.
    """
    return run_through(warnings_steps(reader, period, today))


def warnings_steps(
    reader: Reader, period: Period, today: date
) -> Steps[tuple[ProjectWarning, ...]]:
    """As `warnings`, in steps."""
    day = min(today, period.last_day)
    dimensions = reader.dimensions()
    used = yield from members_steps(reader, period, day)
    own = _doubles(reader, used)
    yield 0, 1
    accounts = yield from account_problems_steps(reader, period)
    yield 0, 1
    for project, problem in _unexplained(reader, period, used):
        own.setdefault(project, []).append(problem)
    yield 0, 1
    for problems_of in (accounts, item_problems(reader, period)):
        for project, problems in problems_of.items():
            own.setdefault(project, []).extend(problems)
    yield 0, 1
    ordered = in_board_order(
        used, lambda each: (each[_RANK], each[_NUMBER]), lambda each: (each[_NAME], each[_ID])
    )
    dismissed = {
        (each.project_id, each.code, each.field): each.reason
        for each in reader.dismissals([period])
    }
    yield 0, 1
    found: list[ProjectWarning] = []
    looked_at = 0
    for part in in_parts([columns[_ID] for columns in ordered], _LOOKED_AT_AT_ONCE):
        months = _project_months(reader, period, part)
        beside = _beside(reader, period, months, day, today)
        found += [
            ProjectWarning(
                project_id=month.project.id,
                number=month.project.number,
                name=month.project.name,
                problem=problem,
                sentence=warning_sentence(problem, dimensions),
                dismissed=dismissed.get((month.project.id, problem.code, problem.field), ""),
            )
            for month in months
            for problem in (
                *own.get(month.project.id, ()),
                *project_warnings(month, day),
                *beside.get(month.project.id, ()),
            )
        ]
        looked_at += len(part)
        yield looked_at, len(ordered)
    return tuple(found)


def _beside(
    reader: Reader, period: Period, months: Sequence[ProjectMonth], day: date, today: date
) -> dict[str, list[Problem]]:
    """By project what is found in what stands beside its report."""
    ids = [month.project.id for month in months]
    found: dict[str, list[Problem]] = {}
    for problems in (
        share_problems(reader, period, {each.project.id: each.remarks for each in months}),
        override_problems(reader, period, months),
        request_problems(reader, ids),
        dependency_problems(reader, [month.project for month in months], day),
        follow_problems(reader, ids, today),
    ):
        for project, own in problems.items():
            found.setdefault(project, []).extend(own)
    return found


def standing(found: Iterable[ProjectWarning]) -> tuple[ProjectWarning, ...]:
    """Those that were not set aside."""
    return tuple(each for each in found if not each.dismissed)


def _project_months(reader: Reader, period: Period, ids: Sequence[str]) -> tuple[ProjectMonth, ...]:
    """The month of these projects as the rules see it, in the same order."""
    projects = {each.id: each for each in reader.projects(ids)}
    plans = grouped(reader.baselines(ids), lambda each: each.project_id)
    milestones, money = all_milestones(reader, ids), economies(reader, ids)
    actions = account_actions(reader, period, ids)
    reports = {
        (each.project_id, each.period): each
        for each in reader.reports([period, period.previous], ids)
    }
    shown = {dimension.key for dimension in reader.dimensions() if dimension.active}
    lights = grouped(
        (each for each in reader.lights([period], ids) if each.dimension in shown),
        lambda each: each.report_id,
    )
    return tuple(
        ProjectMonth(
            project=projects[project],
            baselines=tuple(plans.get(project, ())),
            report=(report := reports.get((project, str(period)))),
            lights=tuple(lights.get(report.id, ())) if report else (),
            previous=reports.get((project, str(period.previous))),
            milestones=milestones.get(project, ()),
            economy=money.get(project, NO_ECONOMY),
            account_action=actions.get(project, ""),
        )
        for project in ids
    )


NUMBER_DOUBLED = "check_number_doubled"
"""params: number, count. Two laptops may have given the same; it is reported, never refused."""
REQUEST_NUMBER_DOUBLED = "check_request_number_doubled"
"""params: number, count."""
ENTRY_UNEXPLAINED = "check_entry_unexplained"
"""params: missing (reason, reference or both)."""


def _unexplained(
    reader: Reader, period: Period, projects: Sequence[Columns]
) -> Iterator[tuple[str, Problem]]:
    """Those that came in this month without a reason or a decision.

    Where all of them came at once the register itself begins, and nothing is asked.
    """
    came = [each for each in projects if (each[_ENTERED] or "").startswith(str(period))]
    if not came or len(came) == len(projects):
        return
    before = period.previous
    absent = absence(reader, before, before.last_day, came, approval_days(reader))
    for project in reader.projects(absent.all):
        missing = [
            name
            for name, text in (
                ("reason", project.entered_reason),
                ("reference", project.entered_reference),
            )
            if not text.strip()
        ]
        if missing:
            facts = {"missing": missing[0] if len(missing) == 1 else "both"}
            yield project.id, Problem(ENTRY_UNEXPLAINED, "entered_reference", facts)


def _doubles(reader: Reader, projects: Iterable[Columns]) -> dict[str, list[Problem]]:
    """The numbers that stand more than once, by the id of each project concerned."""
    used = [(columns[_NUMBER], columns[_ID]) for columns in projects]
    requests = [(each.number, each.project_id) for each in reader.requests()]
    found: dict[str, list[Problem]] = {}
    for code, numbers in ((NUMBER_DOUBLED, used), (REQUEST_NUMBER_DOUBLED, requests)):
        keyed = [(folded(number.strip()), number, owner) for number, owner in numbers]
        counts = Counter(key for key, _number, _owner in keyed)
        told: set[tuple[str, str]] = set()
        for key, number, owner in keyed:
            if key and counts[key] > 1 and (owner, key) not in told:
                told.add((owner, key))
                facts: dict[str, str | int] = {"number": number, "count": counts[key]}
                found.setdefault(owner, []).append(Problem(code, "number", facts))
    return found
