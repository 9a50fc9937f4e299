"""The whole register as JSON; the form is described in docs/json.md and read by `read_json`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange, row_of
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.report import Light, ParticipantLight, Report
from portfolio_desktop.exchange.board_lists import BOARD_LISTS
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import Json, encode, encode_record
from portfolio_desktop.exchange.suggested import suggested

FORMAT = "portfolio-desktop-register-1"

_ID = frozenset(("id",))
_PROJECT = frozenset(("forecast_end", "actual_end"))
_OWNED = frozenset(("id", "project_id"))
_OF_PLAN = frozenset(("id", "baseline_id"))
_PROJECT_ID = frozenset(("project_id",))


def register_json(content: RegisterContent, history: Sequence[Json] | None = None) -> bytes:
    """UTF-8 with a line break at the end; the same content gives the same bytes.

    `history` is added as it is when given. No moment of writing stands in it.
    """
    document: dict[str, Any] = {
        "format": FORMAT,
        "register": encode_record(content.info, _ID),
        "settings": {row.key: row.value for row in sorted(content.settings, key=lambda s: s.key)},
        "dimensions": [encode_record(row, _ID) for row in content.dimensions],
        "phases": [encode_record(row, _ID) for row in content.phases],
        "participants": [
            encode_record(row, frozenset())
            for row in sorted(content.participants, key=lambda row: (row.name, row.id))
        ],
        "persons": [encode_record(row, frozenset()) for row in _by_id(content.persons)],
        "saved_views": [encode_record(row, frozenset()) for row in _by_id(content.saved_views)],
        "projects": _projects(content),
        **_board(content),
    }
    if history is not None:
        document["history"] = list(history)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _board(content: RegisterContent) -> dict[str, Json]:
    """The lists of change control, decisions and meetings; every record has its id."""
    by_kind = grouped(content.board, type)
    return {
        name: [encode_record(row, frozenset()) for row in _by_id(by_kind.get(kind, ()))]
        for name, kind in BOARD_LISTS.items()
    }


def _projects(content: RegisterContent) -> list[Json]:
    baselines = _by("project_id", content.baselines)
    reports = _by("project_id", content.reports)
    requests = _by("project_id", content.requests)
    lights = _by("report_id", content.lights)
    changes = _by("request_id", content.requested_changes)
    keys = [dimension.key for dimension in content.dimensions]
    month_of, plan_of = _month_of(content), _plan_of(content)
    suggestions = suggested(content)
    return [
        _project(
            project,
            sorted(baselines[project.id], key=lambda row: (row.version, row.id)),
            plan_of,
            [
                _report(report, lights[report.id], keys)
                | {"suggested": suggestions.get((project.id, report.period))}
                for report in sorted(reports[project.id], key=lambda row: (row.period, row.id))
            ],
            [
                _request(request, changes[request.id])
                for request in sorted(requests[project.id], key=lambda row: (row.number, row.id))
            ],
        )
        | month_of(project.id)
        for project in project_order(content.projects)
    ]


def _plan_of(content: RegisterContent) -> Callable[[Baseline], dict[str, Json]]:
    """Gives what a version of the plan says of milestones and years."""
    due = _by("baseline_id", content.baseline_milestones)
    budgets = _by("baseline_id", content.baseline_budgets)

    def parts(plan: Baseline) -> dict[str, Json]:
        years = sorted(budgets[plan.id], key=lambda row: (row.year, row.participant_id or ""))
        return {
            "milestones": [encode_record(row, _OF_PLAN) for row in _by_id(due[plan.id])],
            "budgets": [encode_record(row, _OF_PLAN) for row in years],
        }

    return parts


def _by_id(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: str(row.id))


def _month_of(content: RegisterContent) -> Callable[[str], dict[str, Json]]:
    """Gives what stands beside a project's plans and reports: people, milestones, money."""
    lists = {
        "assignments": (_by("project_id", content.assignments), _PROJECT_ID),
        "participations": (_by("project_id", content.participations), _OWNED),
        "milestones": (_by("project_id", content.milestones), _PROJECT_ID),
        "reminders": (_by("project_id", content.reminders), _PROJECT_ID),
        "accounts": (_by("project_id", content.accounts), _OWNED),
        "dismissals": (_by("project_id", content.dismissals), _OWNED),
    }
    reports, cells = (
        _by("project_id", content.participant_reports),
        _by("project_id", content.budget_cells),
    )
    lights = _by("participant_report_id", content.participant_lights)

    def parts(project: str) -> dict[str, Json]:
        found: dict[str, Json] = {
            name: [encode_record(row, left_out) for row in _by_id(rows[project])]
            for name, (rows, left_out) in lists.items()
        }
        found["participant_reports"] = [
            {
                **encode_record(report, _OWNED),
                **_lights(sorted(lights[report.id], key=lambda light: light.dimension)),
            }
            for report in _by_id(reports[project])
        ]
        found["economy"] = [
            encode_record(cell, _OWNED)
            for cell in sorted(cells[project], key=lambda row: (row.year, row.participant_id or ""))
        ]
        return found

    return parts


def _lights(lights: Sequence[ParticipantLight]) -> dict[str, Json]:
    return {
        "dimensions": {light.dimension: encode(light.colour) for light in lights},
        "dimension_reasons": {light.dimension: light.reason for light in lights if light.reason},
    }


def _by(link: str, rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    """The rows by what they belong to: the id in that field."""
    return defaultdict(list, grouped(rows, lambda row: str(getattr(row, link))))


def _project(
    project: Project,
    baselines: Sequence[Baseline],
    plan_of: Callable[[Baseline], dict[str, Json]],
    reports: list[Json],
    requests: list[Json],
) -> dict[str, Json]:
    original = next((row.end for row in baselines if row.version == 1), None)
    approved = baselines[-1].end if baselines else None
    return {
        **encode_record(project, _PROJECT),
        "original": encode(original),
        "approved": encode(approved),
        "forecast": encode(project.forecast_end),
        "actual": encode(project.actual_end),
        "deadline": encode(project.forecast_end or approved),
        "baselines": [encode_record(row, _OWNED) | plan_of(row) for row in baselines],
        "reports": reports,
        "change_requests": requests,
    }


def _report(report: Report, lights: Sequence[Light], keys: Sequence[str]) -> dict[str, Json]:
    """`dimensions` has every dimension of the register, null where no lamp was given."""
    given = {light.dimension: light for light in lights}
    every = [*keys, *sorted(set(given) - set(keys))]
    fields = encode_record(report, _OWNED)
    return {
        "period": fields.pop("period"),
        "overall": fields.pop("overall"),
        "no_light": fields.pop("no_light"),
        "dimensions": {key: encode(given[key].colour) if key in given else None for key in every},
        "dimension_reasons": {
            key: given[key].reason for key in every if key in given and given[key].reason
        },
        **fields,
    }


def _request(request: ChangeRequest, changes: Sequence[RequestedChange]) -> dict[str, Json]:
    return {
        **encode_record(request, frozenset(("project_id",))),
        "changes": [
            encode_record(change, _known_anyway(change))
            for change in sorted(changes, key=lambda row: (row.topic.place, row.id))
        ],
    }


def _known_anyway(change: RequestedChange) -> frozenset[str]:
    """What follows from the request and the topic; a new milestone's row has an id of its own."""
    owner = frozenset(("request_id",))
    own_row = change.topic.about.added or change.id != row_of(change.request_id, change.topic)
    return owner if own_row else owner | {"id"}
