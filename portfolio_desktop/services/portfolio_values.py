"""The grid's values: every project with the shown month beside the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from portfolio_desktop.domain.choices import LifecycleState, ProjectKind, ReportStage
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, Dimension, Movement
from portfolio_desktop.domain.two_texts import OWN_WORDS, TextStanding
from portfolio_desktop.services.lamps import NOTHING, LampPair, LampValue
from portfolio_desktop.services.month_words import text_state_word
from portfolio_desktop.services.search import folded


class RowPlan(NamedTuple):
    """The first milestone that was not reached, with the date it is expected (None where nobody
    knows) and whether that has passed; and what lies above the approved budget, in øre (negative
    below it, None where it cannot be reckoned) and as a sentence.
    """

    milestone: str = ""
    expected: ImpreciseDate | None = None
    passed: bool = False
    over_ore: int | None = None
    spending: str = ""


NO_ROW_PLAN = RowPlan()


class Overruled(NamedTuple):
    """What is said of an overall lamp that is another than the participants' reports suggest, "" of
    one that is not, and whether it has a reason for that."""

    words: str = ""
    explained: bool = True


NOT_OVERRULED = Overruled()


@dataclass(frozen=True, slots=True)
class Parts:
    """A programme's sub-projects in a month: how many, and how many of them without a date, also in
    words (`told`). `colour` is what their lamps suggest, with the sentence that says why.
    """

    count: int
    undated: int
    told: str
    colour: Colour | None = None
    because: str = ""


@dataclass(slots=True)
class PortfolioRow:
    """One project in one month. Nobody changes one; it is not frozen only because ten thousand are
    made at an opening, and each frozen one would take three times as long.

    `order` is its place in the board's order (manual rank, then number), from 0. `lights` follow
    `Portfolio.dimensions`; `trend` holds the overall lamps of the twelve months that end with the
    shown one, oldest first. `override` says what the participants' reports suggest for the overall
    lamp where it is another. `late` says that the deadline was passed, in the shown month or today
    if that is earlier, while the project was still being carried out.

    Delays are whole months later than the original and the approved end, negative when earlier,
    None where either date is missing or unread. Where the deadline was passed they are counted to
    that day, and from the deadline itself where there is no original end. `end_moves` is how often
    the approved end had been moved by the month's last day. `there` is False where
    the project came into the portfolio after the month, `archived` says that it had left it by
    then, and `in_use` that it is in the portfolio now. `due` is False then, and where its state
    lets it be silent (on hold, closed, stopped) and nothing is entered for the month either;
    `reported` is False where a report is due and has not come. `stage` says how far the report is,
    None for no report; the remarks of a draft are shown with it. `text` says whether the
    remarks are those that the project reported, and whether it stands by them. The approved and the
    forecast end are those of the month (the rule stands in `portfolio_reading`), `plan` is what is
    known today. A programme has `parts`.
    """

    id: str
    number: str
    name: str
    kind: ProjectKind = ProjectKind.PROJECT
    parent_id: str | None = None
    parent_name: str = ""
    lead_id: str | None = None
    lead_name: str = ""
    accountable_id: str | None = None
    phase: str = ""
    phase_name: str = ""
    phase_order: int = 0
    state: LifecycleState = LifecycleState.ACTIVE
    original_end: ImpreciseDate | None = None
    approved_end: ImpreciseDate | None = None
    forecast_end: ImpreciseDate | None = None
    actual_end: ImpreciseDate | None = None
    deadline_text: str = ""
    late: bool = False
    delay_original: int | None = None
    delay_approved: int | None = None
    end_moves: int = 0
    previous: LampValue = NOTHING
    now: LampValue = NOTHING
    override: Overruled = NOT_OVERRULED
    lights: tuple[LampPair, ...] = ()
    movement: Movement | None = None
    trend: Sequence[LampValue] = ()
    remarks: str = ""
    purpose: str = ""
    case_number: str = ""
    there: bool = True
    due: bool = True
    reported: bool = True
    stage: ReportStage | None = None
    text: TextStanding = OWN_WORDS
    plan: RowPlan = NO_ROW_PLAN
    open_requests: int = 0
    archived: bool = False
    in_use: bool = True
    order: int = 0
    rank: str = ""
    parts: Parts | None = None
    closed: bool = False
    """Kept from the open edition, by itself or with the programme that it is a part of."""
    _search: str = field(default="", init=False, compare=False, repr=False)

    @property
    def overruled(self) -> str:
        """What is said where the overall lamp is another than the suggested one."""
        return self.override.words

    @property
    def deadline(self) -> ImpreciseDate | None:
        """The forecast end, else the approved one."""
        return self.forecast_end or self.approved_end

    @property
    def suggested(self) -> Colour | None:
        """The colour that the sub-projects suggest, where the programme's own lamp is another."""
        own = self.now.colour
        if self.parts is None or self.now.draft is not None or self.parts.colour is own:
            return None
        return self.parts.colour

    @property
    def months_late(self) -> int:
        """Months behind the original plan; 0 where it is kept or nothing can be said."""
        return max(self.delay_original or 0, 0)

    @property
    def search_text(self) -> str:
        """Every field's words, folded for `search.matches`; made when first asked for."""
        if not self._search:
            self._search = self._folded()
        return self._search

    def _folded(self) -> str:
        texts = (
            self.number,
            self.name,
            self.case_number,
            self.lead_name,
            self.parent_name,
            self.phase_name,
            self.deadline_text,
            self.now.word,
            text_state_word(self.text.state),
            self.remarks,
            self.purpose,
        )
        return folded("\n".join(texts))


@dataclass(frozen=True, slots=True)
class PortfolioCounts:
    """How many rows show what this month; each row counts once, and once among `all`.

    `no_light` are those without a colour, whatever why, unless their report is missing.
    """

    all: int = 0
    green: int = 0
    yellow: int = 0
    red: int = 0
    no_light: int = 0
    not_reported: int = 0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The register as one month shows it. `rows` stand in the board's order.

    `day` is the day the deadlines are held against: the month's last, or today where that is
    earlier. Projects that had left by then are among the rows only where `with_archived` says so.
    Neither they nor those that came later are in the counts.
    """

    period: Period
    previous_period: Period
    dimensions: tuple[Dimension, ...]
    rows: tuple[PortfolioRow, ...]
    counts: PortfolioCounts
    day: date
    with_archived: bool = False
