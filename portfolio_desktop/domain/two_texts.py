"""The two texts of a report: what the project wrote, and what goes to the meeting.

Who edits a draft, or a report that somebody only began by hand, edits the report. Once the project
has delivered it, what the secretariat writes is the text for the meeting, and the project's words
are kept beside it. What the project writes later is kept beside an edited text, never in its place.

The project may be asked to confirm the text for the meeting. A text that changes is unconfirmed
again; the day it was asked for or confirmed stays, so that this can be seen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from portfolio_desktop.domain.choices import Confirmation, ReportStage

if TYPE_CHECKING:
    from portfolio_desktop.domain.report import Report

NO_WORDS = " "
"""Kept as the project's words where it wrote none: "" says that nothing is known of them."""


class TextState(StrEnum):
    """How the text for the meeting stands to the project; a text of its own has no state."""

    CHANGED = "changed"
    """The secretariat's, and the project has not been asked."""
    AWAITED = "awaited"
    CONFIRMED = "confirmed"


class TextStanding(NamedTuple):
    """`changed` where the text for the meeting is another than the project's."""

    state: TextState | None = None
    changed: bool = False


OWN_WORDS = TextStanding()


def is_delivered(report: Report) -> bool:
    """Whether the project is known to have reported, and not just somebody to have begun."""
    told = report.received_on is not None or bool(report.reported_by)
    return told and report.stage is not ReportStage.DRAFT


def is_changed(report: Report) -> bool:
    """Whether the text for the meeting is another than the project's."""
    kept = report.reported_remarks
    return bool(kept) and kept.strip() != report.remarks.strip()


def project_words(report: Report) -> str:
    """What the project wrote; the text for the meeting, where nothing else is known."""
    return report.reported_remarks.strip() if report.reported_remarks else report.remarks


def text_state(report: Report) -> TextState | None:
    return standing_of(report.stage, report.confirmation, changed=is_changed(report)).state


def standing_of(
    stage: ReportStage | None, confirmation: Confirmation | None, *, changed: bool
) -> TextStanding:
    """How a report's text stands; a draft's, and that of a month without a report, has no state."""
    if stage is None or stage is ReportStage.DRAFT:
        return TextStanding(None, changed)
    if confirmation is not None:
        return TextStanding(TextState(confirmation.value), changed)
    return TextStanding(TextState.CHANGED if changed else None, changed)


def edited(report: Report, text: str) -> Report:
    """The report with this text for the meeting, written by the secretariat."""
    if text == report.remarks:
        return report
    kept = report.reported_remarks
    if not kept and is_delivered(report):
        kept = report.remarks or NO_WORDS
    return replace(report, remarks=text, reported_remarks=kept, confirmation=None)


def reported(report: Report, text: str) -> Report:
    """The report after the project has reported this text, as in a form or a table.

    A text for the meeting that the secretariat has edited stands; what equals it changes nothing.
    """
    if is_changed(report) and report.stage is not ReportStage.DRAFT:
        if text in {report.remarks, project_words(report)}:
            return report
        return replace(report, reported_remarks=text or NO_WORDS, confirmation=None)
    kept = replace(report, remarks=text, reported_remarks=text or NO_WORDS)
    return kept if text == report.remarks else replace(kept, confirmation=None)


def with_project_words(report: Report) -> Report:
    """The report with the project's words as the text for the meeting again."""
    return not_asked(replace(report, remarks=project_words(report)))


def as_project_words(report: Report) -> Report:
    """The report whose text for the meeting is taken to be the project's own."""
    return not_asked(replace(report, reported_remarks=report.remarks or NO_WORDS))


def asked(report: Report, day: date) -> Report:
    """The report whose text the project was asked to confirm that day."""
    return replace(report, confirmation=Confirmation.AWAITED, confirmation_on=day, confirmed_by="")


def confirmed(report: Report, by: str, day: date) -> Report:
    return replace(
        report, confirmation=Confirmation.CONFIRMED, confirmation_on=day, confirmed_by=by
    )


def not_asked(report: Report) -> Report:
    """The report as if nobody had asked the project, and it had not answered."""
    return replace(report, confirmation=None, confirmation_on=None, confirmed_by="")
