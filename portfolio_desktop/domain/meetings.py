"""Boards, meetings, agendas and minutes (DOMAIN sections 1 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from portfolio_desktop.domain.board_choices import AttendanceRole as AttendanceRole
from portfolio_desktop.domain.board_choices import Edition as Edition
from portfolio_desktop.domain.board_choices import IssueKind as IssueKind
from portfolio_desktop.domain.board_choices import ItemKind as ItemKind
from portfolio_desktop.domain.board_choices import ItemSource as ItemSource
from portfolio_desktop.domain.board_choices import ItemStage as ItemStage
from portfolio_desktop.domain.board_choices import MeetingState as MeetingState
from portfolio_desktop.domain.board_choices import MinutesKind as MinutesKind
from portfolio_desktop.domain.board_choices import MinutesState as MinutesState
from portfolio_desktop.domain.board_choices import PointDecision as PointDecision
from portfolio_desktop.domain.board_choices import Presence as Presence
from portfolio_desktop.domain.board_choices import ProcedureReply as ProcedureReply
from portfolio_desktop.domain.board_choices import ProcedureState as ProcedureState


@dataclass(frozen=True, slots=True)
class Forum:
    """A board that meets, with the usual of its meetings.

    The four counts of working days say when points and papers are due and the material goes out
    before a meeting, and the minutes after it; None where nothing is agreed. `template` is JSON.
    """

    id: str
    name: str = ""
    short_name: str = ""
    usual_place: str = ""
    usual_start: str = ""
    usual_end: str = ""
    points_days: int | None = None
    material_days: int | None = None
    issue_days: int | None = None
    minutes_days: int | None = None
    template: str = ""
    rank: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a board. The four due days are None where they follow from its counts."""

    id: str
    forum_id: str | None = None
    number: str = ""
    title: str = ""
    held_on: date | None = None
    starts: str = ""
    ends: str = ""
    place: str = ""
    state: MeetingState = MeetingState.PLANNED
    points_due: date | None = None
    material_due: date | None = None
    issue_due: date | None = None
    minutes_due: date | None = None
    ended_at: str = ""
    minutes_kind: MinutesKind = MinutesKind.DECISIONS
    minutes_state: MinutesState = MinutesState.NONE
    comments_due: date | None = None
    minutes_approved_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody at a meeting; without a person the name is written out.

    A substitute names the attendance it stands in for.
    """

    id: str
    meeting_id: str
    person_id: str | None = None
    participant_id: str | None = None
    name: str = ""
    title: str = ""
    role: AttendanceRole = AttendanceRole.MEMBER
    presence: Presence = Presence.INVITED
    substitute_for_id: str | None = None
    note: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda (DOMAIN section 7).

    Case text is small markdown: paragraphs, `**bold**`, lists.

    What it is about, besides itself: a project, a request, a written procedure, or the meeting
    whose minutes are approved. `minutes` is how long it is to take.
    """

    id: str
    meeting_id: str
    rank: str = ""
    kind: ItemKind = ItemKind.ORIENTATION
    source: ItemSource = ItemSource.CASE
    title: str = ""
    case_number: str = ""
    summary: str = ""
    case_text: str = ""
    time_consequence: str = ""
    cost_consequence: str = ""
    risk_consequence: str = ""
    stage: ItemStage = ItemStage.DRAFT
    owner: str = ""
    presenter: str = ""
    guests: str = ""
    minutes: int | None = None
    expected: str = ""
    late: bool = False
    added: bool = False
    project_id: str | None = None
    request_id: str | None = None
    procedure_id: str | None = None
    about_meeting_id: str | None = None
    discussion: str = ""
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered point of what an item or a written procedure recommends, and what was decided of
    it.
    """

    id: str
    item_id: str | None = None
    procedure_id: str | None = None
    rank: str = ""
    text: str = ""
    decision: PointDecision | None = None
    decision_text: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class ItemAbsence:
    """That somebody at the meeting did not take part in an item."""

    id: str
    item_id: str
    attendance_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesComment:
    """What a participant remarked on draft minutes, and what was done about it."""

    id: str
    meeting_id: str
    item_id: str | None = None
    participant_id: str | None = None
    given_by: str = ""
    text: str = ""
    received_on: date | None = None
    treatment: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class WrittenProcedure:
    """A decision asked for in writing between meetings (direktørmail nr.

    14), in its own number series.
    """

    id: str
    forum_id: str | None = None
    number: str = ""
    title: str = ""
    text: str = ""
    case_number: str = ""
    project_id: str | None = None
    request_id: str | None = None
    sent_on: date | None = None
    sent_to: str = ""
    reply_due: date | None = None
    state: ProcedureState = ProcedureState.DRAFT
    result: PointDecision | None = None
    result_text: str = ""
    closed_on: date | None = None
    meeting_id: str | None = None
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureAnswer:
    """What one participant answered in a written procedure; `reply` is None where nothing came."""

    id: str
    procedure_id: str
    participant_id: str
    reply: ProcedureReply | None = None
    remarks: str = ""
    given_by: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingIssue:
    """One issue of a meeting: what was sent, kept byte for byte, and the log position it was built
    from.

    `position` and `head` are those of `storage.anchor.Anchor` as text; `blob` is the SHA-256 of the
    PDF.
    """

    id: str
    meeting_id: str
    version: int = 0
    kind: IssueKind = IssueKind.AGENDA
    edition: Edition = Edition.FULL
    issued_at: datetime | None = None
    position: str = ""
    head: str = ""
    sent_on: date | None = None
    sent_to: str = ""
    changes: str = ""
    file_name: str = ""
    blob: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Filing:
    """That one document of a meeting was filed in the case system."""

    id: str
    meeting_id: str
    item_id: str | None = None
    attachment_id: str | None = None
    issue_id: str | None = None
    document: str = ""
    file_name: str = ""
    case_number: str = ""
    dated: date | None = None
    filed_on: date | None = None
