"""What a printed agenda, or the minutes of a meeting, holds: frozen, complete, already in words.

As in `pack_values`, user text is raw, and whoever lays it out makes it harmless.
"""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.case_text import Block
from portfolio_desktop.services.annex_values import AnnexFile, PreparedAnnex
from portfolio_desktop.services.carried_values import CarriedFile
from portfolio_desktop.services.pack_parts import USUAL, PackChoice
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    Fact,
    Identity,
    Margin,
    PackContent,
    RequestCard,
)
from portfolio_desktop.services.sheet_values import SheetSection
from portfolio_desktop.services.since_values import SinceMeeting


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a recommendation, and what was decided of it ("" nothing yet)."""

    number: str
    text: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A file that belongs to an item: `label` "Bilag 3.1", and what it is called, in every place
    the same. Of a closed one the open edition shows the heading alone.
    """

    id: str
    label: str
    name: str
    blob: str = ""
    media_type: str = ""
    closed: bool = False
    number: str = ""
    """That of the item, and which of its annexes: "3.1"."""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Matters:
    """What the register holds of an item's matter, under one heading: "Tvist 2018-03", and what."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class AgendaTable:
    """A small table of an item: number, what, who, due, how it stands."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows for time, economy or risks, in the blocks of a case text."""

    label: str
    text: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. A `closed` one of the open edition keeps number, kind, open heading (its `title`)
    and the reason why it is closed, and nothing else.

    `notes` are short ("Eftersendt"); `chair` holds what only the annotated agenda shows. In the
    minutes what was `agreed` (what, who, by when), `discussion` and `absences` (sentences) follow
    the decision.
    """

    id: str
    number: str
    title: str
    kind: str
    notes: tuple[str, ...] = ()
    late: bool = False
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""
    case_number: str = ""
    chair: tuple[Fact, ...] = ()
    summary: tuple[Block, ...] = ()
    opening: str = ""
    """The beginning of the sentence that the points go on from."""
    points: tuple[Point, ...] = ()
    discussion: str = ""
    granted: tuple[str, ...] = ()
    """What was approved with the change request, where the minutes show no more of it."""
    agreed: tuple[str, ...] = ()
    absences: tuple[str, ...] = ()
    case_text: tuple[Block, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    escalation: EscalationCard | None = None
    request: RequestCard | None = None
    matters: tuple[Matters, ...] = ()
    matters_at: str = ""
    """Where the papers print them already: "Se punkt 4."."""
    procedure: tuple[Fact, ...] = ()
    coming: tuple[Fact, ...] = ()
    """When and where the board meets next, in the item for that."""
    tables: tuple[AgendaTable, ...] = ()
    annexes: tuple[Annex, ...] = ()
    project_id: str | None = None
    """The project it is about; not printed."""
    holds_status: bool = False
    """Whether the status report follows it."""

    @property
    def printed_matters(self) -> tuple[Matters, ...]:
        """Where an item above has them, one line that leads there, below their headings."""
        if not self.matters_at:
            return self.matters
        heading = " · ".join(each.heading for each in self.matters)
        return (Matters(heading, (Fact(self.matters_at, ""),)),)


@dataclass(frozen=True, slots=True)
class People:
    """Those of one role or presence: "Afbud", and each with name, title and organisation."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingFront:
    """`notice` is what must stand out ("Må ikke udsendes"), `edition` which of the two it is."""

    forum: str
    title: str
    meeting: str
    edition: str
    notice: str
    facts: tuple[Fact, ...]
    people: tuple[People, ...]
    contents_title: str
    changes_title: str = ""
    changes: tuple[str, ...] = ()
    """What is otherwise than in what was issued before."""
    name_mark: str = ""
    """What the edition is called in the name of a file, if it is told there."""


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """The labels that stand in every item."""

    recommendation: str
    decision: str
    granted: str
    agreed: str
    discussion: str
    case: str
    consequences: str
    annexes: str
    closed: str
    closed_because: str
    """With the field {reason}."""
    request: str
    """With the field {number}."""
    escalation: str
    status_follows: str
    no_items: str
    item: str
    """With the field {number}."""
    for_kind: str = "{kind}"
    """What an item is for: "til beslutning"."""


@dataclass(frozen=True, slots=True)
class AgendaContent:
    """`status` is the report that the item of the portfolio holds, None where there is none.

    `ending` says when the meeting ended, in the minutes. `minutes` tells minutes from agendas.
    """

    identity: Identity
    margin: Margin
    front: MeetingFront
    words: AgendaWords
    items: tuple[AgendaItem, ...]
    status: PackContent | None = None
    since: SinceMeeting | None = None
    """What has changed since the last meeting was told; it stands in the item with the report."""
    ending: str = ""
    minutes: bool = False
    sheets: SheetSection | None = None
    """None where no project has one."""
    choice: PackChoice = USUAL
    annex_files: tuple[AnnexFile, ...] = ()
    """The files of the annexes, before anybody has looked into them."""
    annexes: tuple[PreparedAnnex, ...] = ()
    """Those that take pages of their own, in their order; the open edition has none that is closed.
    """
    carried: tuple[CarriedFile, ...] = ()
    """The register as files, where it was chosen; never in the open edition."""
    open_only: bool = False
    """Whether it is the open edition, which may be published."""


def without_what_is_closed(item: AgendaItem) -> AgendaItem:
    """What the open edition may show of a closed item (DOMAIN section 7)."""
    return AgendaItem(
        id=item.id,
        number=item.number,
        title=item.open_heading,
        kind=item.kind,
        closed=True,
        closed_reason=item.closed_reason,
        open_heading=item.open_heading,
    )


def only_annexes(item: AgendaItem) -> AgendaItem:
    """What is left of an item whose texts are not printed: what its annexes are called after."""
    return AgendaItem(
        id=item.id,
        number=item.number,
        title=item.title,
        kind=item.kind,
        closed=item.closed,
        closed_reason=item.closed_reason,
        open_heading=item.open_heading,
        annexes=item.annexes,
    )
