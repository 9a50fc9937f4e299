"""The words that fields of change control, decisions and meetings are chosen from.

They stand apart for the reason given in `domain.choices`.
"""

from __future__ import annotations

from enum import StrEnum

from portfolio_desktop.domain.request_states import PointVerdict


class DocumentKind(StrEnum):
    """What an attachment is for: a phase change asks for the first four (DOMAIN section 4)."""

    PROJECT_BASIS = "project_basis"
    PID = "pid"
    CLOSING_REPORT = "closing_report"
    RISK_ASSESSMENT = "risk_assessment"
    OTHER = "other"


class CriterionState(StrEnum):
    """Whether a start criterion holds; it may be relaxed by a decision."""

    NOT_MET = "not_met"
    MET = "met"
    RELAXED = "relaxed"


class RiskKind(StrEnum):
    """A risk may happen; an issue has."""

    RISK = "risk"
    ISSUE = "issue"


class RiskResponse(StrEnum):
    """What is done about a risk."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    ACCEPT = "accept"


class Trend(StrEnum):
    """Which way a risk or an issue goes."""

    FALLING = "falling"
    STEADY = "steady"
    RISING = "rising"


class ScopeClaim(StrEnum):
    """Whether what is disputed belongs to what was agreed."""

    IN_SCOPE = "in_scope"
    OUT_OF_SCOPE = "out_of_scope"
    DISPUTED = "disputed"


class ActionKind(StrEnum):
    """Promised to a meeting, or asked for by one."""

    COMMITMENT = "commitment"
    ACTION = "action"


class ActionState(StrEnum):
    """How a commitment or an action stands."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    DROPPED = "dropped"


class MeetingState(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class MinutesKind(StrEnum):
    """Decisions alone, or with the case and what was said (DOMAIN section 7)."""

    DECISIONS = "decisions"
    FULL = "full"


class MinutesState(StrEnum):
    """How far the minutes have come."""

    NONE = "none"
    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"


class AttendanceRole(StrEnum):
    """What somebody is at a meeting."""

    CHAIR = "chair"
    MEMBER = "member"
    OBSERVER = "observer"
    SECRETARY = "secretary"
    GUEST = "guest"


class Presence(StrEnum):
    """Whether somebody comes, came, or sent apologies."""

    INVITED = "invited"
    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def is_away(self) -> bool:
        """Whether somebody does not come, or did not."""
        return self in {Presence.APOLOGIES, Presence.ABSENT}


class ItemKind(StrEnum):
    """What the board is to do with an item."""

    ORIENTATION = "orientation"
    DISCUSSION = "discussion"
    DECISION = "decision"


class ItemSource(StrEnum):
    """Where an item comes from (DOMAIN section 7)."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    WRITTEN = "written"
    ANNOUNCEMENTS = "announcements"
    PORTFOLIO = "portfolio"
    ESCALATION = "escalation"
    CHANGE_REQUEST = "change_request"
    PHASE_CHANGE = "phase_change"
    CLOSING_REPORT = "closing_report"
    CASE = "case"
    FOLLOW_UP = "follow_up"
    NEXT_MEETING = "next_meeting"
    OTHER_BUSINESS = "other_business"


class ItemStage(StrEnum):
    """How far an item is released."""

    DRAFT = "draft"
    CASE_OFFICER = "case_officer"
    MANAGEMENT = "management"
    RELEASED = "released"


class PointDecision(StrEnum):
    """The usual wordings of a decision (DOMAIN section 1)."""

    NOTED = "noted"
    DISCUSSED = "discussed"
    ENDORSED = "endorsed"
    APPROVED = "approved"
    APPROVED_WITH_REMARKS = "approved_with_remarks"
    POSTPONED = "postponed"
    REJECTED = "rejected"


class ProcedureState(StrEnum):
    """How far a written procedure has come."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ProcedureReply(StrEnum):
    """What a participant answered in writing."""

    APPROVED = "approved"
    REMARKS = "remarks"
    REJECTED = "rejected"


class IssueKind(StrEnum):
    """What was issued of a meeting (DESIGN section 3)."""

    AGENDA = "agenda"
    LATE_PAPERS = "late_papers"
    DRAFT_MINUTES = "draft_minutes"
    APPROVED_MINUTES = "approved_minutes"


class Edition(StrEnum):
    """With everything, or without what is closed."""

    FULL = "full"
    OPEN = "open"


BOARD_CHOICES: tuple[type[StrEnum], ...] = (
    DocumentKind,
    PointVerdict,
    CriterionState,
    RiskKind,
    RiskResponse,
    Trend,
    ScopeClaim,
    ActionKind,
    ActionState,
    MeetingState,
    MinutesKind,
    MinutesState,
    AttendanceRole,
    Presence,
    ItemKind,
    ItemSource,
    ItemStage,
    PointDecision,
    ProcedureState,
    ProcedureReply,
    IssueKind,
    Edition,
)

UNSAID = (
    DocumentKind.OTHER,
    CriterionState.NOT_MET,
    ActionState.OPEN,
    MeetingState.PLANNED,
    MinutesState.NONE,
    Presence.INVITED,
    ProcedureState.DRAFT,
)
"""What a new row holds without anybody having said it."""
