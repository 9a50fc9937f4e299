"""What a project's sheet holds: frozen, complete and in words, as in `pack_values`."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.services.figure_values import Figure, HistoryStrip
from portfolio_desktop.services.pack_values import Fact, Identity, Lamp, Margin, Passage, Reason


@dataclass(frozen=True, slots=True)
class NamedLamp:
    """A dimension's letter and name, its light now, and what it was before."""

    letter: str
    name: str
    lamp: Lamp
    before: Lamp


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Milestones, money or risks of the project; the columns at `numeric` hold amounts, written
    with this `decimal` sign.

    The heads at `wide` may take the room that others leave. `ranked` are the places of the rows,
    the most important first, for a page that cannot hold them all (none: in the order they stand);
    `one_more` and `more` (with the field {count}) say how many are left out. `lamps` stand in a
    last column of their own, whose head is the last one. `strong` rows sum up the others, and are
    never left out. `note` stands below. `joined`: rows that begin with the same words belong
    together under these. The columns at `written` hold what people wrote.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    wide: tuple[int, ...] = (0,)
    ranked: tuple[int, ...] = ()
    strong: tuple[int, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    joined: bool = False
    written: tuple[int, ...] = ()
    note: str = ""
    decimal: str = ","
    one_more: str = ""
    more: str = ""

    def left_out(self, count: int) -> str:
        """What is said of so many rows that the page has no room for."""
        if not count:
            return ""
        return self.one_more if count == 1 else self.more.format(count=count)


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """One project on one page. Of a closed project the open edition has no sheet at all.

    `facts` say whose it is, `dates` when it ends by each plan; `account` is what the project goes
    before the board for, and what it accounts for, nothing where it is not escalated.
    """

    project_id: str
    number: str
    name: str
    name_note: str
    facts: tuple[Fact, ...]
    dates: tuple[Fact, ...]
    current: Lamp
    previous: Lamp
    lights: tuple[NamedLamp, ...]
    reasons: tuple[Reason, ...]
    remarks: tuple[Passage, ...]
    note: str
    purpose: str
    account: tuple[Fact, ...]
    tables: tuple[SheetTable, ...]
    figures: tuple[Figure, ...]
    history: HistoryStrip | None

    @property
    def title(self) -> str:
        """ "22-3 Billedindeks"."""
        return " ".join(f"{self.number} {self.name}".split())


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The headings that stand on every sheet."""

    overall: str
    status: str
    remarks: str
    no_remarks: str
    account: str
    purpose: str
    project: str
    dates: str
    history: str
    continued: str
    left_out: str
    """With the field {what}: what the page has no room for."""
    purpose_rest: str
    """One of them, where the purpose is cut."""
    one_figure: str
    figures: str
    """With the field {count}."""


@dataclass(frozen=True, slots=True)
class SheetSection:
    """`previous_head` and `current_head` name the two lights ("Ved sidste møde", "Nu");
    `new_label` is what the mark at the side of a passage means."""

    title: str
    previous_head: str
    current_head: str
    new_label: str
    words: SheetWords
    sheets: tuple[ProjectSheet, ...]


@dataclass(frozen=True, slots=True)
class SheetPapers:
    """Project sheets printed by themselves."""

    identity: Identity
    margin: Margin
    section: SheetSection | None
    """None where no project of the month is among those asked for."""
    left_out: str = ""
    """That there is no sheet of some of them, or of none; "" where all have one."""
