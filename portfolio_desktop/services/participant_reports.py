"""What each participant reports on a project for a month. Each function is one edit.

They are locked with the project's own report: once that is approved, theirs stand too.
"""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.domain.ids import participant_light_id, participant_report_id, report_id
from portfolio_desktop.domain.participants import reports_for
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services import finding
from portfolio_desktop.services.locks import require_open
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, month, passage, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Fact, FieldValue, Label


class ParticipantReportEdit:
    """One participant's report within an edit; begun by the first thing it is told."""

    def __init__(self, edit: EditSession, project: str, period: str, participant: str) -> None:
        self._edit = edit
        self._place: dict[str, FieldValue] = {
            "project_id": project,
            "period": period,
            "participant_id": participant,
        }
        self.id = participant_report_id(project, period, participant)

    def set(self, field: str, value: FieldValue) -> None:
        """Write a field; an empty value begins no report."""
        if self._is_there(value):
            self._edit.set("participant_report", self.id, field, value)

    def set_light(self, dimension: str, field: str, value: FieldValue) -> None:
        """Write a field of a lamp (of a dimension, or `OVERALL`); an empty value makes none."""
        row = participant_light_id(self.id, dimension)
        if self._edit.record("participant_light", row) is None:
            if not self._is_there(value) or value in {None, ""}:
                return
            values: dict[str, FieldValue] = {
                "participant_report_id": self.id,
                "dimension": dimension,
            }
            self._edit.create("participant_light", row, values)
        self._edit.set("participant_light", row, field, value)

    def received(self, field_value: FieldValue) -> None:
        """Note the day, where none is noted yet."""
        if self._edit.value("participant_report", self.id, "received_on") is None:
            self._edit.set("participant_report", self.id, "received_on", field_value)

    def _is_there(self, value: FieldValue) -> bool:
        if self._edit.record("participant_report", self.id) is not None:
            return True
        if value is None or value == "":
            return False
        self._edit.create("participant_report", self.id, self._place)
        return True


def set_participant_colour(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    participant_id: str,
    dimension: str,
    colour: Colour | None,
) -> Change:
    """Set one lamp of a participant's report, None puts it out.

    A report that had no day of receipt was received today.
    """
    key = finding.dimension(register.reader, dimension)

    def write(report: ParticipantReportEdit) -> None:
        report.set_light(key, "colour", colour)
        if colour is not None:
            report.received(register.today())

    facts: dict[str, Fact] = {"dimension": key}
    code = "participant_status_cleared"
    if colour is not None:
        code, facts = "participant_status", {**facts, "colour": colour.value}
    return _write(register, (project_id, period, participant_id), Label(code, facts), write)


def set_participant_remarks(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    participant_id: str,
    text: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write what the participant remarks; `goes_on` as for `status.set_light_reason`."""
    words = passage(text)
    label = Label("participant_remarks")
    return _write(
        register,
        (project_id, period, participant_id),
        going_on(label) if goes_on else label,
        lambda report: report.set("remarks", words),
    )


def set_participant_receipt(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    participant_id: str,
    *,
    reported_by: str,
    received_on: str,
) -> Change:
    """Say who reported for the participant, and on which day it came in (as typed)."""
    who = line(reported_by)
    day = certain_day(received_on, "received_on", date_rules(register.reader))

    def write(report: ParticipantReportEdit) -> None:
        report.set("reported_by", who)
        report.set("received_on", day)

    place = (project_id, period, participant_id)
    return _write(register, place, Label("participant_receipt"), write)


def _write(
    register: RegisterFile,
    place: tuple[str, Period | str, str],
    label: Label,
    write: Callable[[ParticipantReportEdit], None],
) -> Change:
    project_id, period, participant_id = place
    reader, when = register.reader, month(period)
    number = finding.project(reader, project_id).number
    participant = finding.participant_of(reader, participant_id)
    if not reports_for(participant, Period.parse(when)):
        raise refuse("participant_not_there", text=participant.name, period=when)
    require_open(reader, [report_id(project_id, when)])
    facts: dict[str, Fact] = {**label.params, "number": number, "period": when}
    with register.edit(Label(label.code, facts)) as edit:
        write(ParticipantReportEdit(edit, project_id, when, participant_id))
    return edit.change
