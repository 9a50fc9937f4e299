"""What the overview holds: frozen, complete, and already in words.

Every number is a `Figure`, which knows the projects behind it, so that whatever draws it can lead
to them. Screen, picture, table and tests take the same value, so no two of them can differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.escalation_list import Escalations
from portfolio_desktop.services.pack_values import Lamp
from portfolio_desktop.services.row_counts import MemberChange, RowCount
from portfolio_desktop.services.row_kinds import kind_colour


@dataclass(frozen=True, slots=True)
class Figure:
    """The projects that are counted, as the month `period` shows them, in the board's order.

    `words` say what they are, beginning small as inside a sentence: "røde i august 2023".
    """

    words: str
    period: Period
    projects: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.projects)


@dataclass(frozen=True, slots=True)
class Band:
    """The projects of one month that show the same: a colour, no light, or nothing yet.

    `change` is the difference to the month before in words ("+1", "uændret"), "" where it is not
    told or there is nothing to compare with.
    """

    kind: RowFilter
    name: str
    figure: Figure
    change: str = ""

    @property
    def colour(self) -> Colour | None:
        return kind_colour(self.kind)


@dataclass(frozen=True, slots=True)
class Bar:
    """Projects that stand together, divided by what they show; the bands stand as in `row_kinds`.

    `name` is short enough for an axis, `told` says all of it ("august 2023"). `recorded` is False
    for a month that no project has a report for; nothing is counted there.
    """

    name: str
    told: str
    all: Figure
    bands: tuple[Band, ...]
    recorded: bool = True

    def band(self, kind: RowFilter) -> Band:
        return next(each for each in self.bands if each.kind is kind)


class Part(StrEnum):
    """The parts of the overview, in the order they are read."""

    MONTHS = "months"
    PHASES = "phases"
    TURNS = "turns"
    ESCALATIONS = "escalations"
    SLIPS = "slips"
    REPORTS = "reports"
    MEMBERS = "members"


class TurnKind(StrEnum):
    """How an overall lamp changed since the month before."""

    WORSE = "worse"
    BETTER = "better"
    GAINED = "gained"
    """It shows a colour, and showed none."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Turn:
    """A project whose lamp changed, and why, as far as its report says."""

    project_id: str
    number: str
    name: str
    before: Lamp
    now: Lamp
    reason: str


@dataclass(frozen=True, slots=True)
class Turns:
    """All that turned one way. `title` is "Værre"."""

    kind: TurnKind
    title: str
    all: Figure
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A project behind its original plan, by whole months; `dates` tell from when to when."""

    project_id: str
    number: str
    name: str
    months: int
    words: str
    dates: str
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Slips:
    """How the projects keep their original plan: behind it (most first), keeping it, and those of
    which it cannot be said since a date is missing."""

    sentence: str
    behind: Figure
    kept: Figure
    unknown: Figure
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Escalated:
    """What goes before the board by itself: the projects that stand on the list, and all items, the
    ones taken off too."""

    standing: Figure
    items: Escalations


@dataclass(frozen=True, slots=True)
class LateReport:
    """A report that is still awaited, who is to give it, and by how many days it is late."""

    project_id: str
    number: str
    name: str
    reporter: str
    days: int
    words: str


@dataclass(frozen=True, slots=True)
class Collected:
    """How the month's reports have come.

    `too_late` are those of the ones that `came` of which that is known; `missing` are awaited
    still, the latest first.
    """

    due: date
    due_words: str
    sentence: str
    came: Figure
    too_late: Figure
    awaited: Figure
    missing: tuple[LateReport, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """How many projects there are, explained from the month before: those there were `before` (as
    that month shows them), who came and who left."""

    before: Figure
    came: Figure
    left: Figure
    count: RowCount

    @property
    def changes(self) -> tuple[MemberChange, ...]:
        return (*self.count.came, *self.count.left)

    def alone(self, change: MemberChange) -> Figure:
        """The one project, in the month that it is in."""
        period = self.count.period if change.came else self.count.compared
        return Figure(f"{change.number} {change.name}".strip(), period, (change.project_id,))


@dataclass(frozen=True, slots=True)
class Overview:
    """The portfolio of one month at a glance.

    `bands` are the month's counts with their change, `months` the twelve months before and the
    month itself, oldest first, and `kinds` say why the projects without a colour have none.
    """

    period: Period
    month: str
    sentence: str
    all: Figure
    bands: tuple[Band, ...]
    kinds: tuple[Figure, ...]
    months: tuple[Bar, ...]
    turns: tuple[Turns, ...]
    no_turns: str
    escalated: Escalated
    phases: tuple[Bar, ...]
    slips: Slips
    collected: Collected
    members: Members

    @property
    def is_empty(self) -> bool:
        """No project is in the portfolio this month."""
        return not self.all.count

    def figures(self) -> Iterator[Figure]:
        """Every figure, wherever it stands."""
        yield self.all
        yield from self.kinds
        yield from (band.figure for band in self.bands)
        for bar in (*self.months, *self.phases):
            yield bar.all
            yield from (band.figure for band in bar.bands)
        yield from (turns.all for turns in self.turns)
        yield self.escalated.standing
        yield from (self.slips.behind, self.slips.kept, self.slips.unknown)
        yield from (self.members.before, self.members.came, self.members.left)
        yield from (self.collected.came, self.collected.too_late, self.collected.awaited)
