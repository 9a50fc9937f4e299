"""What a project's sheet holds: frozen, complete and in words, as in `pack_values`."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.services.figure_values import Figure, HistoryStrip
from portfolio_desktop.services.pack_values import Fact, Lamp, Passage, Reason


@dataclass(frozen=True, slots=True)
class NamedLamp:
    """A dimension's letter and name, its light, and why."""

    letter: str
    name: str
    lamp: Lamp
    before: Lamp


@dataclass(frozen=True, slots=True)
class SheetTable:
    """Milestones, money or risks of the project; the columns at `numeric` hold amounts."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """One project on one page. Of a closed project the open edition has no sheet at all."""

    project_id: str
    number: str
    name: str
    name_note: str
    facts: tuple[Fact, ...]
    current: Lamp
    previous: Lamp
    lights: tuple[NamedLamp, ...]
    reasons: tuple[Reason, ...]
    remarks: tuple[Passage, ...]
    note: str
    purpose: str
    tables: tuple[SheetTable, ...]
    figures: tuple[Figure, ...]
    history: HistoryStrip | None


@dataclass(frozen=True, slots=True)
class SheetSection:
    """`previous_head` and `current_head` name the two lights ("Ved sidste møde", "Nu")."""

    title: str
    previous_head: str
    current_head: str
    sheets: tuple[ProjectSheet, ...]
