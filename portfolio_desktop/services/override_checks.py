"""Overall lamps that are another than the participants' reports suggest, without a reason."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.checks import ProjectMonth
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.roll_ups import overruled
from portfolio_desktop.storage.reader import Reader

OVERRIDE_UNEXPLAINED = "check_override_unexplained"


def override_problems(
    reader: Reader, period: Period, months: Iterable[ProjectMonth]
) -> dict[str, list[Problem]]:
    """By project id; nothing of a draft, nor of a colour that lacks a reason anyway."""
    asked = [month.project.id for month in months if _is_asked(month)]
    if not asked:
        return {}
    found = overruled(reader, period, reader.grid_participant_reports(period, asked))
    return {
        project: [Problem(OVERRIDE_UNEXPLAINED, "overall_reason")]
        for project, told in found.items()
        if not told.explained
    }


def _is_asked(month: ProjectMonth) -> bool:
    report = month.report
    if report is None or report.stage is ReportStage.DRAFT:
        return False
    return report.overall is Colour.GREEN or bool(report.overall_reason.strip())
