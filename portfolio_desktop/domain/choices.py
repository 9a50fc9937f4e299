"""The words that fields hold which are chosen, not written.

They stand apart from the values that have such fields: the tables of the register file are declared
with them at every start, long before most of those values are needed.
"""

from __future__ import annotations

from enum import StrEnum


class ParticipantKind(StrEnum):
    REGION = "region"
    MINISTRY = "ministry"
    AGENCY = "agency"
    SUPPLIER = "supplier"
    OTHER = "other"


class Role(StrEnum):
    """What a person is in a project."""

    CHAIR = "chair"
    MANAGER = "manager"
    MEMBER = "member"
    OBSERVER = "observer"


class MilestoneKind(StrEnum):
    GO_NO_GO = "go_no_go"
    DELIVERY = "delivery"
    TEST = "test"
    GO_LIVE = "go_live"
    CLOSE_DOWN = "close_down"
    OTHER = "other"


class ProjectKind(StrEnum):
    PROJECT = "project"
    PROGRAMME = "programme"


class LifecycleState(StrEnum):
    """The project's own state, apart from its colours (DOMAIN section 1, tilstand)."""

    ACTIVE = "active"
    PAUSED = "paused"
    WAITING = "waiting"
    IN_OPERATION = "in_operation"
    GIVEN_NOTICE = "given_notice"
    RESCINDED = "rescinded"
    STOPPED = "stopped"
    CLOSED = "closed"


ON_HOLD = frozenset({LifecycleState.PAUSED, LifecycleState.WAITING})
"""The states that a project is resumed from."""


class ReportSource(StrEnum):
    ENTERED = "entered"
    TABLE = "table"
    """Only the overall lamp, taken over from the "last month" column of an imported table."""


class ReportStage(StrEnum):
    """How far a month's report has come (DOMAIN section 3)."""

    DRAFT = "draft"
    """Not yet reported: a copy of the month before, or begun by the secretariat."""
    REPORTED = "reported"
    APPROVED = "approved"
    """Locked; it is opened again only with a reason."""


class Confirmation(StrEnum):
    """Whether the project stands by the text that goes to the meeting."""

    AWAITED = "awaited"
    CONFIRMED = "confirmed"


class AccountStage(StrEnum):
    """How far an account has come."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    REMINDED = "reminded"
    RECEIVED = "received"
    APPROVED = "approved"
