"""The choices of change control, decisions and meetings in words, as inside a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from portfolio_desktop.domain.board_choices import (
    ActionKind,
    ActionState,
    AttendanceRole,
    CriterionState,
    DocumentKind,
    Edition,
    IssueKind,
    ItemKind,
    ItemSource,
    ItemStage,
    MeetingState,
    MinutesKind,
    MinutesState,
    PointDecision,
    Presence,
    ProcedureReply,
    ProcedureState,
    RiskKind,
    RiskResponse,
    ScopeClaim,
    Trend,
)
from portfolio_desktop.domain.request_states import PointVerdict
from portfolio_desktop.environment.texts import Language, active_language, pgettext

Words = Mapping[StrEnum, str]


def board_word(choice: StrEnum) -> str:
    """The word for a choice of `domain.board_choices`."""
    return _words(active_language())[type(choice)][choice]


@lru_cache(maxsize=1)
def _words(_language: Language) -> Mapping[type[StrEnum], Words]:
    return {**_projects(), **_meetings(), **_sent(), **_items()}


def _projects() -> Mapping[type[StrEnum], Words]:
    return {
        DocumentKind: {
            DocumentKind.PROJECT_BASIS: pgettext("document", "project basis"),
            DocumentKind.PID: pgettext("document", "project initiation document"),
            DocumentKind.CLOSING_REPORT: pgettext("document", "closing report"),
            DocumentKind.RISK_ASSESSMENT: pgettext("document", "risk assessment"),
            DocumentKind.OTHER: pgettext("document", "other document"),
        },
        PointVerdict: {
            PointVerdict.GRANTED: pgettext("verdict", "granted"),
            PointVerdict.GRANTED_WITH_CHANGES: pgettext("verdict", "granted with changes"),
            PointVerdict.REFUSED: pgettext("verdict", "refused"),
        },
        CriterionState: {
            CriterionState.NOT_MET: pgettext("criterion", "not met"),
            CriterionState.MET: pgettext("criterion", "met"),
            CriterionState.RELAXED: pgettext("criterion", "relaxed by decision"),
        },
        RiskKind: {
            RiskKind.RISK: pgettext("risk", "risk"),
            RiskKind.ISSUE: pgettext("risk", "issue"),
        },
        RiskResponse: {
            RiskResponse.AVOID: pgettext("response", "avoid"),
            RiskResponse.REDUCE: pgettext("response", "reduce"),
            RiskResponse.TRANSFER: pgettext("response", "transfer"),
            RiskResponse.ACCEPT: pgettext("response", "accept"),
        },
        Trend: {
            Trend.FALLING: pgettext("trend", "falling"),
            Trend.STEADY: pgettext("trend", "steady"),
            Trend.RISING: pgettext("trend", "rising"),
        },
        ScopeClaim: {
            ScopeClaim.IN_SCOPE: pgettext("scope", "in scope"),
            ScopeClaim.OUT_OF_SCOPE: pgettext("scope", "out of scope"),
            ScopeClaim.DISPUTED: pgettext("scope", "disputed"),
        },
        ActionKind: {
            ActionKind.COMMITMENT: pgettext("action", "commitment"),
            ActionKind.ACTION: pgettext("action", "action"),
        },
        ActionState: {
            ActionState.OPEN: pgettext("action", "open"),
            ActionState.KEPT: pgettext("action", "kept"),
            ActionState.NOT_KEPT: pgettext("action", "not kept"),
            ActionState.DROPPED: pgettext("action", "dropped"),
        },
    }


def _meetings() -> Mapping[type[StrEnum], Words]:
    return {
        MeetingState: {
            MeetingState.PLANNED: pgettext("meeting", "planned"),
            MeetingState.HELD: pgettext("meeting", "held"),
            MeetingState.CANCELLED: pgettext("meeting", "cancelled"),
        },
        MinutesKind: {
            MinutesKind.DECISIONS: pgettext("minutes", "minutes of decisions"),
            MinutesKind.FULL: pgettext("minutes", "full minutes"),
        },
        MinutesState: {
            MinutesState.NONE: pgettext("minutes", "not begun"),
            MinutesState.DRAFT: pgettext("minutes", "draft"),
            MinutesState.SENT: pgettext("minutes", "sent for comments"),
            MinutesState.APPROVED: pgettext("minutes", "approved"),
        },
        AttendanceRole: {
            AttendanceRole.CHAIR: pgettext("attendance", "chair"),
            AttendanceRole.MEMBER: pgettext("attendance", "member of the board"),
            AttendanceRole.OBSERVER: pgettext("attendance", "observer"),
            AttendanceRole.SECRETARY: pgettext("attendance", "secretary"),
            AttendanceRole.GUEST: pgettext("attendance", "guest"),
        },
        Presence: {
            Presence.INVITED: pgettext("presence", "invited"),
            Presence.PRESENT: pgettext("presence", "present"),
            Presence.APOLOGIES: pgettext("presence", "sent apologies"),
            Presence.ABSENT: pgettext("presence", "absent"),
        },
    }


def _sent() -> Mapping[type[StrEnum], Words]:
    return {
        ProcedureState: {
            ProcedureState.DRAFT: pgettext("procedure", "draft"),
            ProcedureState.SENT: pgettext("procedure", "sent"),
            ProcedureState.CLOSED: pgettext("procedure", "closed"),
            ProcedureState.WITHDRAWN: pgettext("procedure", "withdrawn"),
        },
        ProcedureReply: {
            ProcedureReply.APPROVED: pgettext("reply", "approved"),
            ProcedureReply.REMARKS: pgettext("reply", "remarks"),
            ProcedureReply.REJECTED: pgettext("reply", "rejected"),
        },
        IssueKind: {
            IssueKind.AGENDA: pgettext("issue", "agenda"),
            IssueKind.LATE_PAPERS: pgettext("issue", "late papers"),
            IssueKind.DRAFT_MINUTES: pgettext("issue", "draft minutes"),
            IssueKind.APPROVED_MINUTES: pgettext("issue", "approved minutes"),
        },
        Edition: {
            Edition.FULL: pgettext("edition", "full edition"),
            Edition.OPEN: pgettext("edition", "open edition"),
        },
    }


def _items() -> Mapping[type[StrEnum], Words]:
    return {
        ItemKind: {
            ItemKind.ORIENTATION: pgettext("item", "for information"),
            ItemKind.DISCUSSION: pgettext("item", "for discussion"),
            ItemKind.DECISION: pgettext("item", "for decision"),
        },
        ItemSource: {
            ItemSource.AGENDA: pgettext("item", "approval of the agenda"),
            ItemSource.MINUTES: pgettext("item", "approval of minutes"),
            ItemSource.WRITTEN: pgettext("item", "written decisions"),
            ItemSource.ANNOUNCEMENTS: pgettext("item", "announcements"),
            ItemSource.PORTFOLIO: pgettext("item", "portfolio status"),
            ItemSource.ESCALATION: pgettext("item", "escalated project"),
            ItemSource.CHANGE_REQUEST: pgettext("item", "change request"),
            ItemSource.PHASE_CHANGE: pgettext("item", "change of phase"),
            ItemSource.CLOSING_REPORT: pgettext("item", "closing report"),
            ItemSource.CASE: pgettext("item", "case"),
            ItemSource.FOLLOW_UP: pgettext("item", "follow-up"),
            ItemSource.NEXT_MEETING: pgettext("item", "next meeting"),
            ItemSource.OTHER_BUSINESS: pgettext("item", "any other business"),
        },
        ItemStage: {
            ItemStage.DRAFT: pgettext("item", "draft"),
            ItemStage.CASE_OFFICER: pgettext("item", "with the case officer"),
            ItemStage.MANAGEMENT: pgettext("item", "approved by management"),
            ItemStage.RELEASED: pgettext("item", "released"),
        },
        PointDecision: {
            PointDecision.NOTED: pgettext("decision", "noted"),
            PointDecision.DISCUSSED: pgettext("decision", "discussed"),
            PointDecision.ENDORSED: pgettext("decision", "endorsed"),
            PointDecision.APPROVED: pgettext("decision", "approved"),
            PointDecision.APPROVED_WITH_REMARKS: pgettext("decision", "approved with remarks"),
            PointDecision.POSTPONED: pgettext("decision", "postponed"),
            PointDecision.REJECTED: pgettext("decision", "rejected"),
        },
    }
