"""What a printed status report holds: frozen, complete, and already in words.

Everything a reader of the paper sees stands here, in the language of the report, so that the same
value can be laid out, previewed, tested and written as plain text without two figures differing.
User text is raw: whoever lays it out makes it harmless.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.carried_values import CarriedFile
from portfolio_desktop.services.figure_values import FigureSection
from portfolio_desktop.services.look_values import PLAIN, Look
from portfolio_desktop.services.pack_parts import REPORT, PackChoice

if TYPE_CHECKING:
    from portfolio_desktop.services.sheet_values import SheetSection


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light and its word; without a colour the word says which kind of no light it is.

    `note` adds what the word alone does not say ("fra ultimo 2023").
    """

    colour: Colour | None
    word: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of remarks (about a sentence) and whether it is new since the comparison."""

    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a lamp is what it is: "Tid", "Køen æder tiden.", and whether that is new."""

    label: str
    text: str
    new: bool = False
    told: bool = False
    """Whether it is what reports make of the lamp, told in the paper's own words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """`written` says that people wrote the value, in the language they keep the register in."""

    label: str
    value: str
    written: bool = False


@dataclass(frozen=True, slots=True)
class FrontPage:
    forum: str
    title: str
    period: str
    description: str
    facts: tuple[Fact, ...]
    contents_title: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many projects show a lamp, and the difference in words ("uændret", "+1", "").

    Those whose report is `missing` show none: they are told by the word alone.
    """

    lamp: Lamp
    number: int
    change: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class DimensionCount:
    """One dimension over all projects: numbers of green, yellow, red and no light."""

    name: str
    green: int
    yellow: int
    red: int
    none: int


@dataclass(frozen=True, slots=True)
class Move:
    """A project whose overall lamp changed, with the reason given."""

    number: str
    name: str
    before: Lamp
    now: Lamp
    reason: str
    told: str = ""
    """What the reason begins with where the participants' reports make the lamp so: the paper's own
    words."""


@dataclass(frozen=True, slots=True)
class Note:
    """One project in a list of the summary: `text` says why it is there.

    In a list that is not about lamps, `word` stands in the lamp's place.
    """

    number: str
    name: str
    lamp: Lamp | None
    text: str
    word: str = ""
    told: str = ""
    """As that of a `Move`."""


@dataclass(frozen=True, slots=True)
class NoteList:
    """`heads`: number, project, status (or what stands in its place), text."""

    title: str
    heads: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`dimension_heads`: words for red, yellow, green and none; `move_heads`: number, project,
    before, now, reason; `footnote` says what a marked word means, where there is one."""

    title: str
    sentences: tuple[str, ...]
    counts: tuple[Count, ...]
    dimensions_title: str
    dimension_heads: tuple[str, ...]
    dimensions: tuple[DimensionCount, ...]
    moves_title: str
    move_heads: tuple[str, ...]
    moves: tuple[Move, ...]
    no_moves: str
    lists: tuple[NoteList, ...]
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class DimensionHead:
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class GridHeads:
    number: str
    project: str
    deadline: str
    phase: str
    previous: str
    current: str
    remarks: str
    purpose: str
    reasons: str = ""
    """Of the column that reasons have where the paper is wide enough."""
    lights: str = ""
    """Over the letters of the dimensions."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One project as the board sees it.

    `lights` follows the grid's dimensions; `name_note` is what the name alone does not tell
    (programme, state, new in the register); `deadline_notes` the delay
    and the moves, a line each; `purpose` is empty where
    it is not to be printed. `reasons` stand before the remarks: the overall lamp's first. `depth`
    says how many programmes it stands under. `plan_notes` tell the next milestone, and what lies
    above or below the budget.
    """

    project_id: str
    number: str
    name: str
    name_note: str
    deadline: str
    deadline_notes: tuple[str, ...]
    phase: str
    previous: Lamp
    current: Lamp
    lights: tuple[Lamp, ...]
    remarks: tuple[Passage, ...]
    purpose: str
    reasons: tuple[Reason, ...] = ()
    depth: int = 0
    note: str = ""
    """The secretariat's own remark, said to be its: it stands after the remarks."""
    plan_notes: tuple[str, ...] = ()
    see: str = ""
    """Which items of the agenda are about the project, after everything that is told of it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`purpose_column` puts the purposes in a column of their own, else under the remarks.
    `footnotes` explain the lamps whose word carries a mark."""

    title: str
    lead: str
    heads: GridHeads
    dimensions: tuple[DimensionHead, ...]
    rows: tuple[GridRow, ...]
    purpose_column: bool
    purpose_label: str
    new_label: str
    empty: str
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a request changes: before, after, and the difference in words.

    `shared` is what the subject has in common with other changes, and `own` which of them this one
    is; both are empty where it has nothing in common. `written` says that people wrote before and
    after.
    """

    subject: str
    before: str
    after: str
    difference: str
    shared: str = ""
    own: str = ""
    written: bool = False

    @property
    def named(self) -> bool:
        """Whether the subject has a name in it that people gave."""
        return bool(self.own) and not self.own.isdecimal()


@dataclass(frozen=True, slots=True)
class RequestCard:
    number: str
    project: str
    title: str
    state: str
    path: str
    """Who asked, when, and which meeting it goes to or who decided."""
    change_heads: tuple[str, str, str, str]
    changes: tuple[ChangeLine, ...]
    facts: tuple[Fact, ...]
    """Reason, consequence, decision note: only those that are given."""

    @property
    def told(self) -> str:
        """Its state and its path in one line; a path that begins with the state says both."""
        parts = (self.path,) if self.path.startswith(self.state) else (self.state, self.path)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class RequestGroup:
    title: str
    cards: tuple[RequestCard, ...]


@dataclass(frozen=True, slots=True)
class Requests:
    """Only groups that hold a card; the lead says where there are none."""

    title: str
    lead: str
    groups: tuple[RequestGroup, ...]


@dataclass(frozen=True, slots=True)
class EscalationMonth:
    month: str
    lamp: Lamp


@dataclass(frozen=True, slots=True)
class EscalationCard:
    """A project that goes before the board: `path` says why, and who answers; `months` are its
    lamps since the last meeting; `facts` hold the account, `state` says how far it is ("" where
    that is kept from the edition, `account_shut`)."""

    project_id: str
    number: str
    name: str
    state: str
    path: str
    months: tuple[EscalationMonth, ...]
    facts: tuple[Fact, ...]
    account_shut: bool = False
    settled: bool = False
    """Whether it has its item from earlier, and is escalated no more."""


@dataclass(frozen=True, slots=True)
class EscalationSection:
    """`off` lists those that were taken off the agenda, where there are any."""

    title: str
    lead: str
    cards: tuple[EscalationCard, ...]
    off: NoteList | None


@dataclass(frozen=True, slots=True)
class KeyEntry:
    lamp: Lamp
    text: str


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands around every page. `page` holds the fields {page} and {pages}, `page_reference`
    only {page}."""

    head_left: str
    head_right: str
    key: tuple[KeyEntry, ...]
    dimension_key: tuple[str, ...]
    """Each dimension's letter and name."""
    new_key: str
    foot: str
    page: str
    page_reference: str
    continues: str
    continued: str
    look: Look = PLAIN
    draft: str = ""
    """The word that stands across every page; "" for none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Where the report comes from, for the file's metadata.

    `position_at` is the (aware) time of the log position the content was built from and
    `log_head` the hash chain's head there: they, never a clock, date the file.
    """

    register_id: str
    position_at: datetime
    log_head: str
    author: str
    title: str
    subject: str
    language: str
    """BCP 47: da-DK or en-GB."""
    edition: str = ""
    """ "Åben udgave", "Samlet udgave – fortrolig"; "" where nothing is closed."""
    name_mark: str = ""
    """The same in the name of the file."""


@dataclass(frozen=True, slots=True)
class PackContent:
    identity: Identity
    margin: Margin
    front: FrontPage
    summary: Summary
    grid: Grid
    requests: Requests
    escalations: EscalationSection | None = None
    """None where no project is escalated."""
    choice: PackChoice = REPORT
    """What of it is printed; the other parts are empty."""
    carried: tuple[CarriedFile, ...] = ()
    """The register as files that go along, where that was chosen."""
    sheets: SheetSection | None = None
    """The sheets of projects, where the report is printed alone and has any."""
    trend: FigureSection | None = None
    """How the portfolio has developed; None where there is too little to show."""
