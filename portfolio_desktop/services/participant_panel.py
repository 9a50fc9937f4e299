"""What the participants report on one project in one month, beside what that suggests for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ParticipantReport
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.lamps import LampValue, colour_lamp
from portfolio_desktop.services.locks import locked_reports
from portfolio_desktop.services.overruling import override_of
from portfolio_desktop.services.roll_ups import (
    Suggested,
    override_reason,
    suggestion,
    taking_part,
)
from portfolio_desktop.services.words import dimension_letter, dimension_name, overall_name
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class LampHead:
    """A column of lamps with what stands above it; the overall one has the key `OVERALL`."""

    key: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One participant's report; `lamps` follow the heads."""

    id: str
    name: str
    short_name: str
    lamps: tuple[LampValue, ...]
    remarks: str = ""
    reported_by: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class ParticipantPanel:
    """`lines` are those that take part in the month; `locked` where the project's report is
    approved.

    `told` is the sentence of the suggestion; it says so where the project's lamp is `overruled`,
    which is where it shows another colour. `taken` where it shows the suggested one.
    """

    heads: tuple[LampHead, ...]
    lines: tuple[ParticipantLine, ...]
    suggested: Colour | None = None
    told: str = ""
    taken: bool = False
    overruled: bool = False
    unexplained: bool = False
    locked: bool = False


def participant_panel(reader: Reader, project_id: str, period: Period) -> ParticipantPanel:
    """The participants' reports on a project for a month."""
    heads = tuple(
        LampHead(each.key, dimension_letter(each), dimension_name(each))
        for each in reader.dimensions()
        if each.active
    )
    heads = (*heads, LampHead(OVERALL, pgettext("participants", "Overall"), overall_name()))
    found = reader.participant_reports([period], [project_id])
    reports = {each.participant_id: each for each in found}
    lamps = {
        (light.participant_report_id, light.dimension): light.colour
        for light in reader.participant_lights([period], [project_id])
    }
    lines = tuple(
        _line(each, reports.get(each.id), heads, lamps)
        for each in taking_part(reader, project_id, period)
    )
    locked = bool(locked_reports(reader, [report_id(project_id, str(period))]))
    panel = ParticipantPanel(heads, lines, locked=locked)
    return _with_suggestion(reader, project_id, period, panel) if lines else panel


def _line(
    participant: Participant,
    report: ParticipantReport | None,
    heads: tuple[LampHead, ...],
    lamps: dict[tuple[str, str], Colour | None],
) -> ParticipantLine:
    row = report.id if report else ""
    return ParticipantLine(
        participant.id,
        participant.name,
        participant.short_name,
        tuple(colour_lamp(lamps.get((row, head.key))) for head in heads),
        report.remarks if report else "",
        report.reported_by if report else "",
        report.received_on if report else None,
    )


def _with_suggestion(
    reader: Reader, project_id: str, period: Period, panel: ParticipantPanel
) -> ParticipantPanel:
    made = suggestion(reader, project_id, period)
    if made is None:
        return panel
    report = next(iter(reader.reports([period], [project_id])), None)
    overall = report.overall if report else None
    override = override_of(made.colour, overall)
    reason = ""
    if report is not None and override is not None:
        reason = override_reason(reader, project_id, period, override, report.overall_reason)
    return ParticipantPanel(
        panel.heads,
        panel.lines,
        made.colour,
        _told(made, overall, reason),
        taken=overall is made.colour,
        overruled=override is not None,
        unexplained=override is not None and not reason,
        locked=panel.locked,
    )


def _told(made: Suggested, overall: Colour | None, reason: str) -> str:
    if overall is None:
        return made.proposal
    return made.sentence if overall is made.colour else made.overruled(reason)
