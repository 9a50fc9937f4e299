"""A register read back from the JSON that `write_json` makes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange
from portfolio_desktop.domain.participants import Participant, Person
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.register import RegisterInfo, SavedView, Setting
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Colour, Dimension
from portfolio_desktop.exchange.board_lists import BOARD_LISTS
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import (
    JsonRefusedError,
    decode_record,
    known_names,
    objects,
    read_month,
    read_object,
    read_text,
)
from portfolio_desktop.exchange.read_json_month import MONTH_PARTS, MonthReading
from portfolio_desktop.exchange.read_json_plan import PLAN_PARTS, VERSION_PARTS, PlanReading
from portfolio_desktop.exchange.write_json import FORMAT

_PROJECT_KEYS = MappingProxyType({"forecast_end": "forecast", "actual_end": "actual"})
"""What the file calls these fields."""

_DERIVED = frozenset(("original", "approved", "deadline"))
_TOP = frozenset(
    (
        *("format", "register", "settings", "dimensions", "phases", "participants", "persons"),
        *("saved_views", "projects", *BOARD_LISTS),
    )
)


@dataclass(frozen=True, slots=True)
class JsonRegister:
    """What was read, and the places in the file that were not used (history among them).

    `places` tells where each record stands. Whether its links lead anywhere is for the register it
    is brought into to say.
    """

    content: RegisterContent
    unused: tuple[str, ...]
    places: Mapping[tuple[type[Any], str], str]


def is_register_json(data: bytes) -> bool:
    """Whether the file claims to be a register, judged by its beginning."""
    return b'"portfolio-desktop-register-' in data[:400]


def read_register_json(data: bytes) -> JsonRegister:
    """The register in the file; ids that follow from others are made anew.

    JsonRefusedError: `json.unreadable`, `json.format` (another format or a newer one),
    `json.missing` or `json.value` with the place, `json.twice` for an id that stands twice.
    """
    document = _document(data)
    if document.get("format") != FORMAT:
        raise JsonRefusedError("json.format", str(document.get("format") or ""))
    reading = _Reading()
    content = RegisterContent(
        info=decode_record(
            RegisterInfo,
            {"id": "", **read_object(document.get("register"), "register")},
            "register",
        ),
        settings=_settings(document),
        dimensions=reading.named(Dimension, document, "dimensions", ids.dimension_id),
        phases=reading.named(Phase, document, "phases", ids.phase_id),
        participants=reading.listed(Participant, document, "participants"),
        projects=tuple(
            reading.project(given, where) for where, given in objects(document, "projects")
        ),
        baselines=tuple(reading.baselines),
        reports=tuple(reading.reports),
        lights=tuple(reading.lights),
        requests=tuple(reading.requests),
        requested_changes=tuple(reading.changes),
        persons=reading.listed(Person, document, "persons"),
        assignments=tuple(reading.month.assignments),
        participations=tuple(reading.month.participations),
        participant_reports=tuple(reading.month.reports),
        participant_lights=tuple(reading.month.lights),
        reminders=tuple(reading.month.reminders),
        accounts=tuple(reading.month.accounts),
        dismissals=tuple(reading.month.dismissals),
        saved_views=reading.listed(SavedView, document, "saved_views"),
        milestones=tuple(reading.plan.milestones),
        baseline_milestones=tuple(reading.plan.due),
        baseline_budgets=tuple(reading.plan.budgets),
        budget_cells=tuple(reading.plan.cells),
        board=tuple(
            row
            for name, kind in BOARD_LISTS.items()
            for row in reading.listed(kind, document, name)
        ),
    )
    reading.note_unused(document, _TOP, "")
    unused = tuple(dict.fromkeys(reading.unused))
    return JsonRegister(content, unused, MappingProxyType(reading.places))


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise JsonRefusedError("json.unreadable") from error
    if not isinstance(document, dict):
        raise JsonRefusedError("json.unreadable")
    return document


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _settings(document: Mapping[str, Any]) -> tuple[Setting, ...]:
    given = read_object(document.get("settings") or {}, "settings")
    return tuple(
        Setting(ids.setting_id(key), key, read_text(value, f"settings.{key}"))
        for key, value in given.items()
    )


def _about(change: Mapping[str, Any]) -> tuple[str, ...]:
    """The milestone, year or participant a change is about, as its id has them."""
    named = (change.get(name) for name in ("milestone_id", "year", "participant_id"))
    return tuple(str(each) for each in named if each)


class _Reading:
    """What has been gathered so far from the nested parts of one document."""

    def __init__(self) -> None:
        self.baselines: list[Baseline] = []
        self.reports: list[Report] = []
        self.lights: list[Light] = []
        self.requests: list[ChangeRequest] = []
        self.changes: list[RequestedChange] = []
        self.unused: list[str] = []
        self.places: dict[tuple[type[Any], str], str] = {}
        self.month = MonthReading(self)
        self.plan = PlanReading(self)

    def note_unused(self, given: Mapping[str, Any], known: frozenset[str], where: str) -> None:
        place = where.split("[")[0]
        self.unused += [f"{place}.{name}" if place else name for name in given.keys() - known]

    def record(
        self,
        kind: type[Any],
        given: Mapping[str, Any],
        where: str,
        keys: Mapping[str, str] = MappingProxyType({}),
    ) -> Any:
        record = decode_record(kind, given, where, keys)
        if not record.id or not record.id.isprintable():
            raise JsonRefusedError("json.missing", f"{where}.id")
        if (kind, record.id) in self.places:
            raise JsonRefusedError("json.twice", where)
        self.places[kind, record.id] = where
        return record

    def named(self, kind: type[Any], document: Mapping[str, Any], name: str, make_id: Any) -> Any:
        """Dimensions or phases, whose ids follow from their keys."""
        found = []
        for where, given in objects(document, name):
            self.note_unused(given, known_names(kind) - {"id"}, where)
            key = read_text(given.get("key"), f"{where}.key")
            found.append(self.record(kind, {**given, "id": make_id(key)}, where))
        return tuple(found)

    def listed(self, kind: type[Any], document: Mapping[str, Any], name: str) -> tuple[Any, ...]:
        """Records of a list of the whole register, which have ids of their own."""
        found = []
        for where, given in objects(document, name):
            self.note_unused(given, known_names(kind), where)
            found.append(self.record(kind, given, where))
        return tuple(found)

    def project(self, given: Mapping[str, Any], where: str) -> Project:
        parts = frozenset(("forecast", "actual", "baselines", "reports", "change_requests"))
        known = known_names(Project) - _PROJECT_KEYS.keys()
        self.note_unused(given, known | _DERIVED | parts | MONTH_PARTS | PLAN_PARTS, where)
        project: Project = self.record(Project, given, where, _PROJECT_KEYS)
        for place, baseline in objects(given, "baselines", where):
            self._baseline(project.id, baseline, place)
        for place, report in objects(given, "reports", where):
            self._report(project.id, report, place)
        for place, request in objects(given, "change_requests", where):
            self._request(project.id, request, place)
        self.month.read(project.id, given, where)
        self.plan.read(project.id, given, where)
        return project

    def _baseline(self, project: str, given: Mapping[str, Any], where: str) -> None:
        known = known_names(Baseline) - {"id", "project_id"}
        self.note_unused(given, known | VERSION_PARTS, where)
        version = given.get("version")
        row = ids.baseline_id(project, version if isinstance(version, int) else 0)
        fields = {**given, "id": row, "project_id": project}
        self.baselines.append(self.record(Baseline, fields, where))
        self.plan.read_version(row, given, where)

    def _report(self, project: str, given: Mapping[str, Any], where: str) -> None:
        parts = frozenset(("dimensions", "dimension_reasons", "suggested"))
        self.note_unused(given, known_names(Report) - {"id", "project_id"} | parts, where)
        period = read_month(given.get("period"), f"{where}.period")
        row = ids.report_id(project, period)
        report: Report = self.record(Report, {**given, "id": row, "project_id": project}, where)
        if report.overall is not None and report.no_light is not None:
            raise JsonRefusedError("json.value", f"{where}.no_light")
        self.reports.append(report)
        self._lights(row, given, where)

    def _lights(self, report: str, given: Mapping[str, Any], where: str) -> None:
        colours = read_object(given.get("dimensions") or {}, f"{where}.dimensions")
        reasons = read_object(given.get("dimension_reasons") or {}, f"{where}.dimension_reasons")
        for key in dict.fromkeys((*colours, *reasons)):
            colour, place = colours.get(key), f"{where}.dimensions.{key}"
            if colour is not None and colour not in tuple(Colour):
                raise JsonRefusedError("json.value", place)
            reason = read_text(reasons.get(key), f"{where}.dimension_reasons.{key}")
            if colour is not None or reason:
                shown = None if colour is None else Colour(colour)
                self.lights.append(Light(ids.light_id(report, key), report, key, shown, reason))

    def _request(self, project: str, given: Mapping[str, Any], where: str) -> None:
        self.note_unused(given, known_names(ChangeRequest) - {"project_id"} | {"changes"}, where)
        request: ChangeRequest = self.record(ChangeRequest, {**given, "project_id": project}, where)
        self.requests.append(request)
        for place, change in objects(given, "changes", where):
            self.note_unused(change, known_names(RequestedChange) - {"request_id"}, place)
            subject = read_text(change.get("subject"), f"{place}.subject")
            row = read_text(change.get("id"), f"{place}.id")
            row = row or ids.requested_change_id(request.id, subject, *_about(change))
            fields = {**change, "id": row, "request_id": request.id}
            self.changes.append(self.record(RequestedChange, fields, place))
