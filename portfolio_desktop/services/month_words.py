"""Codes of the reporting month in words: stages, texts, participants, roles, rules."""

from __future__ import annotations

from portfolio_desktop.domain.choices import (
    Confirmation,
    ParticipantKind,
    ReportSource,
    ReportStage,
    Role,
)
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.domain.two_texts import TextState
from portfolio_desktop.environment.texts import pgettext


def stage_word(stage: ReportStage) -> str:
    """ "ikke rapporteret", "rapporteret", "godkendt"."""
    match stage:
        case ReportStage.DRAFT:
            return pgettext("report stage", "not reported")
        case ReportStage.REPORTED:
            return pgettext("report stage", "reported")
        case ReportStage.APPROVED:
            return pgettext("report stage", "approved")


def source_word(source: ReportSource) -> str:
    match source:
        case ReportSource.ENTERED:
            return pgettext("source of a report", "entered")
        case ReportSource.TABLE:
            return pgettext("source of a report", "last month in a table")


def confirmation_word(confirmation: Confirmation) -> str:
    match confirmation:
        case Confirmation.AWAITED:
            return pgettext("confirmation", "awaited")
        case Confirmation.CONFIRMED:
            return pgettext("confirmation", "confirmed")


def text_state_word(state: TextState | None) -> str:
    """How a text for the meeting stands to the project, in a cell."""
    match state:
        case TextState.CHANGED:
            return pgettext("text for the meeting", "edited, not confirmed")
        case TextState.AWAITED:
            return pgettext("text for the meeting", "awaits confirmation")
        case TextState.CONFIRMED:
            return pgettext("text for the meeting", "confirmed")
        case None:
            return ""


def participant_kind_word(kind: ParticipantKind) -> str:
    match kind:
        case ParticipantKind.REGION:
            return pgettext("participant", "region")
        case ParticipantKind.MINISTRY:
            return pgettext("participant", "ministry")
        case ParticipantKind.AGENCY:
            return pgettext("participant", "agency")
        case ParticipantKind.SUPPLIER:
            return pgettext("participant", "supplier")
        case ParticipantKind.OTHER:
            return pgettext("participant", "other")


def role_word(role: Role) -> str:
    """As DOMAIN section 1: "styregruppeformand", "projektleder"."""
    match role:
        case Role.CHAIR:
            return pgettext("role", "chair of the steering group")
        case Role.MANAGER:
            return pgettext("role", "project manager")
        case Role.MEMBER:
            return pgettext("role", "member of the steering group")
        case Role.OBSERVER:
            return pgettext("role", "observer")


def roll_up_word(rule: RollUpRule) -> str:
    match rule:
        case RollUpRule.WORST:
            return pgettext("roll-up", "the worst that anyone reports")
        case RollUpRule.MAJORITY:
            return pgettext("roll-up", "what most report")
        case RollUpRule.JUDGED:
            return pgettext("roll-up", "judged each month")
