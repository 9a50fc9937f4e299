"""The project panel's values: one project in one month, with all that helps to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.report import ReportSource
from portfolio_desktop.domain.status import UNTOLD, Colour, Movement
from portfolio_desktop.services.follow_panel import NO_FOLLOW_UP, FollowFacts
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.part_lines import NO_PARTS, PartFacts
from portfolio_desktop.services.plan_panel import NO_PLAN, PlanFacts
from portfolio_desktop.services.report_stage import NO_STAGE, StageFacts
from portfolio_desktop.services.text_facts import NO_TEXTS, TextFacts


@dataclass(frozen=True, slots=True)
class DimensionStatus:
    """One dimension (or the overall lamp: key `status.OVERALL`), last month beside this month.

    `reason` is this month's; `reason_missing` where none is given for a colour that is not green,
    or is another than the participants' reports suggest.
    """

    key: str
    name: str
    letter: str
    previous: LampValue = NOTHING
    now: LampValue = NOTHING
    movement: Movement | None = None
    reason: str = ""
    reason_missing: bool = False


@dataclass(frozen=True, slots=True)
class RemarkPart:
    """A stretch of the remarks, with its own spaces; `new` where last month did not say it.

    The parts together are the remarks as they stand.
    """

    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class HintLine:
    """What the criteria suggest for a dimension, and the arithmetic as a sentence."""

    dimension: str
    colour: Colour
    sentence: str


@dataclass(frozen=True, slots=True)
class MonthLamp:
    period: Period
    lamp: LampValue


@dataclass(frozen=True, slots=True)
class EndDates:
    """The four end dates, and the delays in whole months with their words ("+8 mdr.")."""

    original: ImpreciseDate | None = None
    approved: ImpreciseDate | None = None
    forecast: ImpreciseDate | None = None
    actual: ImpreciseDate | None = None
    delay_original: int | None = None
    delay_approved: int | None = None
    delay_original_words: str = ""
    delay_approved_words: str = ""
    forecast_words: str = ""
    """What takes the place of a forecast that the shown month did not know: a later plan."""


@dataclass(frozen=True, slots=True)
class BaselineLine:
    """One version of the approved plan; `title` is "Oprindelig plan" or "Godkendt plan, version 2".

    `assumed` marks what came from a table and not from a decision.
    """

    version: int
    title: str
    end: ImpreciseDate | None
    end_text: str
    scope: str
    assumed: bool
    approved_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One change request in short; `is_open` while it awaits its decision."""

    id: str
    number: str
    title: str
    state: RequestState
    state_word: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit in words: when, who, and what was done."""

    edit: str
    at: datetime
    actor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProjectPanel:
    """One project in one month.

    `strip` holds twelve months, oldest first. `closed_words` say that it is kept out of the open
    edition, and why. `left_words` say when, why and by which decision it left the register (""
    where it has not), `disagreements` where remarks and lamps differ, `meanings` what the colours
    mean by the criteria in use. `has_report` says that the month has been begun at all.
    """

    id: str
    number: str
    name: str
    period: Period
    kind: ProjectKind
    parent_id: str | None
    parent_name: str
    lead_id: str | None
    lead_name: str
    phase: str
    phase_name: str
    state: LifecycleState
    state_word: str
    state_from: date | None
    state_reason: str
    expected_resume: ImpreciseDate | None
    case_number: str
    purpose: str
    left_words: str
    closed_words: str
    meanings: Mapping[Colour, str]
    overall: DimensionStatus
    dimensions: tuple[DimensionStatus, ...]
    has_report: bool
    reported: bool
    source: ReportSource
    corrective_action: str
    remarks: str
    remark_parts: tuple[RemarkPart, ...]
    previous_remarks: str
    reports_from: ImpreciseDate | None
    hints: tuple[HintLine, ...]
    strip: tuple[MonthLamp, ...]
    ends: EndDates
    deadline_text: str
    late: bool
    baselines: tuple[BaselineLine, ...]
    requests: tuple[RequestLine, ...]
    last_edits: tuple[EditLine, ...] = ()
    stage: StageFacts = NO_STAGE
    parts: PartFacts = NO_PARTS
    plan: PlanFacts = NO_PLAN
    follow: FollowFacts = NO_FOLLOW_UP
    texts: TextFacts = NO_TEXTS
    disagreements: tuple[str, ...] = ()

    @property
    def archived(self) -> bool:
        """Whether it has left the register, or is about to."""
        return bool(self.left_words)

    @property
    def colours_repeatable(self) -> bool:
        """Whether last month has a colour that is missing here for no reason."""
        silent = self.has_report and self.overall.now.no_light not in UNTOLD
        return not silent and any(
            each.previous.colour is not None and each.now.seen.colour is None
            for each in (*self.dimensions, self.overall)
        )
