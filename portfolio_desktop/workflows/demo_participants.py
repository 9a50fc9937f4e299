"""The demo's participants' own reports: those of a project that several regions report on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portfolio_desktop.domain.ids import (
    participant_light_id,
    participant_report_id,
    participation_id,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

Texts = Mapping[str, Any]


def enter_participations(
    edit: EditSession, project: str, texts: Texts, participants: Mapping[str, str]
) -> None:
    """Let those take part whose reports stand in the project's texts."""
    for each in texts.get("reports", ()):
        who = participants[each["by"]]
        values: dict[str, FieldValue] = {"project_id": project, "participant_id": who}
        edit.create("participation", participation_id(project, who), values)


def enter_participant_reports(
    edit: EditSession,
    project: str,
    texts: Texts,
    participants: Mapping[str, str],
    month: tuple[Period, int],
    colours: Mapping[str, Colour],
) -> None:
    """Enter what they report for a month, which is at this place among the letters.

    A dimension without letters is green, and remarks stand only where a lamp is not.
    """
    period, place = month
    for each in texts.get("reports", ()):
        who = participants[each["by"]]
        row = participant_report_id(project, str(period), who)
        lamps = {
            key: colours[each[key][place]] if key in each else Colour.GREEN
            for key, *_names in DEFAULT_DIMENSIONS
        }
        troubled = any(colour is not Colour.GREEN for colour in lamps.values())
        values: dict[str, FieldValue] = {
            "project_id": project,
            "period": str(period),
            "participant_id": who,
            "remarks": each.get("remarks", "") if troubled else "",
            "received_on": period.shifted(1).first_day,
        }
        edit.create("participant_report", row, values)
        for key, colour in lamps.items():
            light: dict[str, FieldValue] = {
                "participant_report_id": row,
                "dimension": key,
                "colour": colour,
            }
            edit.create("participant_light", participant_light_id(row, key), light)
