"""What belongs to a project's reporting months in the JSON: participants, people, accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.participants import Assignment, Participation
from portfolio_desktop.domain.register import Dismissal
from portfolio_desktop.domain.report import ParticipantLight, ParticipantReport, Reminder
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.json_values import (
    JsonRefusedError,
    known_names,
    objects,
    read_month,
    read_object,
    read_text,
)

MONTH_PARTS = frozenset(
    (
        *("assignments", "participations", "reminders", "accounts", "dismissals"),
        "participant_reports",
    )
)


class Recording(Protocol):
    """Makes checked records and notes what is not used."""

    def record(self, kind: type[Any], given: Mapping[str, Any], where: str) -> Any: ...

    def note_unused(self, given: Mapping[str, Any], known: frozenset[str], where: str) -> None: ...


class MonthReading:
    """What has been gathered so far of all projects."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self.assignments: list[Assignment] = []
        self.participations: list[Participation] = []
        self.reports: list[ParticipantReport] = []
        self.lights: list[ParticipantLight] = []
        self.reminders: list[Reminder] = []
        self.accounts: list[Account] = []
        self.dismissals: list[Dismissal] = []

    def read(self, project: str, given: Mapping[str, Any], where: str) -> None:
        """Take the parts of one project."""
        self._list(Assignment, project, given, where, "assignments", self.assignments)
        self._list(Reminder, project, given, where, "reminders", self.reminders)
        self._natural(
            Participation,
            project,
            given,
            where,
            "participations",
            self.participations,
            lambda row: ids.participation_id(project, str(row.get("participant_id"))),
        )
        self._natural(
            Account,
            project,
            given,
            where,
            "accounts",
            self.accounts,
            lambda row: ids.account_id(project, str(row.get("period"))),
        )
        self._natural(
            Dismissal,
            project,
            given,
            where,
            "dismissals",
            self.dismissals,
            lambda row: ids.dismissal_id(
                project, str(row.get("period")), str(row.get("code")), str(row.get("field") or "")
            ),
        )
        for place, report in objects(given, "participant_reports", where):
            self._report(project, report, place)

    def _list(
        self,
        kind: type[Any],
        project: str,
        given: Mapping[str, Any],
        where: str,
        name: str,
        found: list[Any],
    ) -> None:
        for place, row in objects(given, name, where):
            self._recording.note_unused(row, known_names(kind) - {"project_id"}, place)
            fields = self._with_month(kind, row, place)
            found.append(self._recording.record(kind, {**fields, "project_id": project}, place))

    def _natural(
        self,
        kind: type[Any],
        project: str,
        given: Mapping[str, Any],
        where: str,
        name: str,
        found: list[Any],
        row_id: Callable[[Mapping[str, Any]], str],
    ) -> None:
        """Records whose ids follow from what they are about."""
        for place, row in objects(given, name, where):
            self._recording.note_unused(row, known_names(kind) - {"id", "project_id"}, place)
            fields = self._with_month(kind, row, place)
            own = {"id": row_id(fields), "project_id": project}
            found.append(self._recording.record(kind, {**fields, **own}, place))

    def _with_month(self, kind: type[Any], row: Mapping[str, Any], place: str) -> Mapping[str, Any]:
        if "period" not in known_names(kind):
            return row
        return {**row, "period": read_month(row.get("period"), f"{place}.period")}

    def _report(self, project: str, given: Mapping[str, Any], where: str) -> None:
        parts = frozenset(("dimensions", "dimension_reasons"))
        known = known_names(ParticipantReport) - {"id", "project_id"} | parts
        self._recording.note_unused(given, known, where)
        period = read_month(given.get("period"), f"{where}.period")
        participant = read_text(given.get("participant_id"), f"{where}.participant_id")
        row = ids.participant_report_id(project, period, participant)
        fields = {**given, "id": row, "project_id": project, "period": period}
        self.reports.append(self._recording.record(ParticipantReport, fields, where))
        colours = read_object(given.get("dimensions") or {}, f"{where}.dimensions")
        reasons = read_object(given.get("dimension_reasons") or {}, f"{where}.dimension_reasons")
        for key in dict.fromkeys((*colours, *reasons)):
            place = f"{where}.dimensions.{key}"
            colour = colours.get(key)
            if colour is not None and colour not in tuple(Colour):
                raise JsonRefusedError("json.value", place)
            shown = None if colour is None else Colour(colour)
            reason = read_text(reasons.get(key), f"{where}.dimension_reasons.{key}")
            light = ids.participant_light_id(row, key)
            self.lights.append(ParticipantLight(light, row, key, shown, reason))
