"""What the JSON calls the lists of change control, decisions and meetings."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from portfolio_desktop.domain.actions import Action, ActionMove
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.dependencies import Dependency, MilestoneForecast, StartCriterion
from portfolio_desktop.domain.meetings import (
    Attendance,
    Filing,
    Forum,
    Item,
    ItemAbsence,
    Meeting,
    MeetingIssue,
    MinutesComment,
    ProcedureAnswer,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.risks import Dispute, Risk
from portfolio_desktop.domain.sharing import HourRate, HoursCell, KeyShare, SharingKey

BOARD_LISTS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "attachments": Attachment,
        "dependencies": Dependency,
        "milestone_forecasts": MilestoneForecast,
        "start_criteria": StartCriterion,
        "hours": HoursCell,
        "hour_rates": HourRate,
        "sharing_keys": SharingKey,
        "key_shares": KeyShare,
        "risks": Risk,
        "disputes": Dispute,
        "actions": Action,
        "action_moves": ActionMove,
        "forums": Forum,
        "meetings": Meeting,
        "attendances": Attendance,
        "items": Item,
        "recommendations": Recommendation,
        "item_absences": ItemAbsence,
        "minutes_comments": MinutesComment,
        "written_procedures": WrittenProcedure,
        "procedure_answers": ProcedureAnswer,
        "meeting_issues": MeetingIssue,
        "filings": Filing,
    }
)
"""Each list stands at the top of the document; its records have their ids."""
