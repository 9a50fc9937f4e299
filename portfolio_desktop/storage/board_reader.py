"""The rows of change control, decisions and meetings as domain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from portfolio_desktop.storage.shapes import Row, Rows, among, listed, read_rows, shape

TABLE_OF: Mapping[type[Any], str] = MappingProxyType(
    {
        Attachment: "attachment",
        Dependency: "dependency",
        MilestoneForecast: "milestone_forecast",
        StartCriterion: "start_criterion",
        HoursCell: "hours_cell",
        HourRate: "hour_rate",
        SharingKey: "sharing_key",
        KeyShare: "key_share",
        Risk: "risk",
        Dispute: "dispute",
        Action: "action",
        ActionMove: "action_move",
        Forum: "forum",
        Meeting: "meeting",
        Attendance: "attendance",
        Item: "item",
        Recommendation: "recommendation",
        ItemAbsence: "item_absence",
        MinutesComment: "minutes_comment",
        WrittenProcedure: "written_procedure",
        ProcedureAnswer: "procedure_answer",
        MeetingIssue: "meeting_issue",
        Filing: "filing",
    }
)
"""The table that holds the values of each class."""


class BoardReader:
    """Reads the rows of one connection, as `Reader` does."""

    def __init__(self, connection: Rows) -> None:
        self._connection = connection

    def rows(self, kind: type[Row], **columns: Iterable[str] | None) -> tuple[Row, ...]:
        """The rows whose columns hold one of the given values, all where nothing is given.

        In their own order where they have one (`rank`), else by id.
        """
        wanted = among(**{column: listed(values) for column, values in columns.items()})
        found = read_rows(self._connection, shape(kind, TABLE_OF[kind]), *wanted)
        return tuple(sorted(found, key=_place))

    def closed(self, kind: type[Row]) -> tuple[Row, ...]:
        """Those that are closed by themselves, of a table that says so."""
        found = read_rows(self._connection, shape(kind, TABLE_OF[kind]), " WHERE closed")
        return tuple(sorted(found, key=_place))

    def row(self, kind: type[Row], row: str) -> Row | None:
        """The row with that id, or None."""
        found = self.rows(kind, id=[row])
        return found[0] if found else None


def _place(row: Any) -> tuple[str, str]:
    return (getattr(row, "rank", ""), row.id)
