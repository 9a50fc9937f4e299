"""The demo register: twenty projects whose twelve months are entered as they would have been.

The texts stand in `resources/demo/register.toml`. Every edit carries the day it was made on, so
that history, undo and earlier states can be tried on it as on a register that was used for a year.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from portfolio_desktop.domain.dates import read_optional_date
from portfolio_desktop.domain.ids import light_id, new_id, report_id
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour, NoLight
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, _, active_language, use_language
from portfolio_desktop.services.projects import write_plan
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.typed import amount
from portfolio_desktop.storage.files import sync_file
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue, Label
from portfolio_desktop.workflows.demo_dependencies import dependency_events
from portfolio_desktop.workflows.demo_follow import follow_events
from portfolio_desktop.workflows.demo_meetings import meeting_events
from portfolio_desktop.workflows.demo_newest import newest_events
from portfolio_desktop.workflows.demo_participants import (
    enter_participant_reports,
    enter_participations,
)
from portfolio_desktop.workflows.demo_plans import plan_events
from portfolio_desktop.workflows.demo_procedures import procedure_events
from portfolio_desktop.workflows.demo_requests import request_events

Texts = Mapping[str, Any]
Event = tuple[date, Callable[[], object]]

_COLOURS = {"g": Colour.GREEN, "y": Colour.YELLOW, "r": Colour.RED}
_NOT_REPORTED = "."
_REPORTED_AFTER = timedelta(days=1)
"""Reports for a month come in on the first day of the next: in time, whatever day that is."""


class Calendar:
    """A clock that stands where it is set: the day an edit of the demo was made on."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._edits = 0

    def __call__(self) -> datetime:
        self._edits += 1
        return datetime.combine(self.day, time(9), UTC) + timedelta(seconds=self._edits)


def demo_texts() -> Texts:
    """What the demo consists of, as it stands in the resource."""
    return tomllib.loads(resource("demo", "register.toml").read_text(encoding="utf-8"))


def make_demo(folder: Path) -> Path:
    """Make a demo register in `folder` under a name that is free; returns its path.

    Raises `StorageError` where it cannot be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = _free_name(folder)
    texts = demo_texts()
    first = Period.parse(texts["first"])
    calendar = Calendar(first.first_day)
    with new_register(
        path,
        name=texts["name"],
        forum=texts["forum"],
        secretariat=texts["secretariat"],
        actor=texts["secretariat"],
        clock=calendar,
    ) as register:
        # Some hundred edits, each of which would wait for the disk: one that is broken off is made
        # again, and what is whole is on the disk before anybody is told of it.
        register.relax_durability()
        _enter_in_danish(_Year(register, texts), calendar)
    sync_file(path)
    return path


def _enter_in_danish(year: _Year, calendar: Calendar) -> None:
    """The demo's amounts are written in Danish, whatever the language of the screen."""
    before = active_language()
    use_language(Language.DANISH)
    try:
        year.enter(calendar)
    finally:
        use_language(before)


def shown_period(texts: Texts) -> Period:
    """The month the demo's report is printed for."""
    return Period.parse(texts["last"])


def _free_name(folder: Path) -> Path:
    name = _("Demo")
    path = folder / f"{name}.pfreg"
    number = 2
    while path.exists():
        path = folder / f"{name} {number}.pfreg"
        number += 1
    return path


@dataclass(frozen=True, slots=True)
class _Month:
    """One project's report for one month, as its letters and texts say."""

    project: Texts
    period: Period
    place: int

    def letter(self, key: str) -> str:
        return str(self.project[key][self.place])

    def colour(self, key: str) -> Colour | None:
        return _COLOURS.get(self.letter(key))

    @property
    def reported(self) -> bool:
        return self.letter("overall") != _NOT_REPORTED

    @property
    def remarks(self) -> str:
        month = str(self.period)
        said = [text for since, text in self.project["remarks"].items() if since <= month]
        return str(said[-1]) if said else ""

    def reason(self, key: str) -> str:
        if self.colour(key) in {None, Colour.GREEN}:
            return ""
        return str(self.project.get("reasons", {}).get(key, ""))

    def record(self) -> dict[str, FieldValue]:
        """The report's fields."""
        overall = self.colour("overall")
        troubled = overall in {Colour.YELLOW, Colour.RED}
        return {
            "period": str(self.period),
            "overall": overall,
            "overall_reason": self.reason("overall"),
            "corrective_action": self.project.get("corrective_action", "") if troubled else "",
            "remarks": self.remarks,
            "reported_by": self.project.get("lead", ""),
            "received_on": self.period.last_day + _REPORTED_AFTER,
            **self._no_light(),
        }

    def _no_light(self) -> dict[str, FieldValue]:
        if self.colour("overall") is not None:
            return {}
        since = [
            each for each in self.project.get("no_light", ()) if each["from"] <= str(self.period)
        ]
        if not since:
            return {"no_light": NoLight.NOT_STATED}
        return {
            "no_light": NoLight(since[-1]["kind"]),
            "reports_from": read_optional_date(since[-1].get("reports_from", "")),
        }


class _Year:
    """Enters the demo's participants, projects, reports and requests in the order of their days."""

    def __init__(self, register: RegisterFile, texts: Texts) -> None:
        self._register = register
        self._texts = texts
        self._participants = {each["name"]: new_id() for each in texts["participant"]}
        self._projects = {each["number"]: new_id() for each in texts["project"]}
        self._moved = {
            each["project"]
            for each in texts["request"]
            if "end" in each and str(each.get("outcome", "")).startswith("approved")
        }

    def enter(self, calendar: Calendar) -> None:
        for day, act in sorted(self._events(), key=lambda event: event[0]):
            calendar.day = day
            act()

    def _events(self) -> Iterator[Event]:
        last = Period.parse(self._texts["last"])
        first = Period.parse(self._texts["first"])
        yield first.first_day, self._enter_projects
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        for place, period in enumerate(last_periods(last, count)):
            yield period.last_day + _REPORTED_AFTER, self._month_entry(period, place)
        for each in self._texts["project"]:
            if "state_on" in each:
                yield each["state_on"], self._state_entry(each)
        yield from request_events(self._register, self._texts, self._projects)
        yield from newest_events(self._register, first.first_day, self._projects)
        yield from plan_events(self._register, self._projects)
        yield from dependency_events(self._register, self._projects)
        yield from follow_events(self._register, self._projects)
        yield from procedure_events(self._register, self._projects)
        yield from meeting_events(self._register, self._projects)

    def _month_entry(self, period: Period, place: int) -> Callable[[], None]:
        return lambda: self._enter_month(period, place)

    def _state_entry(self, texts: Texts) -> Callable[[], None]:
        def enter() -> None:
            with self._register.edit(Label("demo_filled")) as edit:
                state = LifecycleState(texts["state"])
                edit.set("project", self._projects[texts["number"]], "state", state)

        return enter

    def _enter_projects(self) -> None:
        with self._register.edit(Label("demo_filled")) as edit:
            for each in self._texts["participant"]:
                names: dict[str, FieldValue] = {
                    "name": each["name"],
                    "short_name": each["short"],
                    "kind": ParticipantKind(each["kind"]),
                }
                edit.create("participant", self._participants[each["name"]], names)
            for each in self._texts["project"]:
                self._enter_project(edit, each)

    def _enter_project(self, edit: EditSession, texts: Texts) -> None:
        project = self._projects[texts["number"]]
        original = read_optional_date(texts["original"])
        forecast = original if texts["number"] in self._moved else _date(texts, "forecast")
        edit.create(
            "project",
            project,
            {
                "number": texts["number"],
                "name": texts["name"],
                "purpose": texts["purpose"],
                "case_number": texts.get("case_number", ""),
                "kind": ProjectKind(texts.get("kind", "project")),
                "parent_id": self._projects.get(texts.get("parent", "")),
                "lead_id": self._participants[texts["lead"]],
                "accountable_id": self._participants.get(texts.get("accountable", "")),
                "phase": texts["phase"],
                "state": LifecycleState(_first_state(texts)),
                "forecast_end": forecast,
                "actual_end": _date(texts, "actual"),
            },
        )
        enter_participations(edit, project, texts, self._participants)
        budget = amount(texts.get("budget", ""), None, "budget")
        if original is None and budget is None:
            return
        write_plan(edit, project, 1, {"end": original, "budget": budget})
        if "approved" in texts and texts["number"] not in self._moved:
            write_plan(edit, project, 2, {"end": _date(texts, "approved"), "budget": budget})

    def _enter_month(self, period: Period, place: int) -> None:
        with self._register.edit(Label("reports_entered", {"period": str(period)})) as edit:
            for texts in self._texts["project"]:
                month = _Month(texts, period, place)
                if month.reported:
                    self._enter_report(edit, self._projects[texts["number"]], month)

    def _enter_report(self, edit: EditSession, project: str, month: _Month) -> None:
        when = (month.period, month.place)
        enter_participant_reports(edit, project, month.project, self._participants, when, _COLOURS)
        report = report_id(project, str(month.period))
        edit.create("report", report, {"project_id": project, **month.record()})
        for key, *_names in DEFAULT_DIMENSIONS:
            colour = month.colour(key)
            if colour is not None:
                light: dict[str, FieldValue] = {
                    "report_id": report,
                    "dimension": key,
                    "colour": colour,
                    "reason": month.reason(key),
                }
                edit.create("light", light_id(report, key), light)


def _first_state(texts: Texts) -> str:
    """The project's state when the year begins: one with a day of its own is entered then."""
    return "active" if "state_on" in texts else str(texts.get("state", "active"))


def _date(texts: Texts, key: str) -> FieldValue:
    return read_optional_date(str(texts.get(key, "")))
