"""One row of a foreign table as the register would understand it, before it meets the register."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import LifecycleState, Phase, ProjectKind
from portfolio_desktop.domain.status import Colour, Dimension, NoLight


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the register calls its dimensions and phases."""

    dimensions: tuple[Dimension, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp as it would be reported; both None where the cell is empty or not understood."""

    colour: Colour | None = None
    no_light: NoLight | None = None


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What one row says; what has no column or an empty cell is not there.

    `number` and `row` are those of the table, counted as its program counts. `texts` holds the
    targets that are words: purpose, case_number, parent, lead, state_reason, remarks,
    overall_reason and corrective_action. `phase` is a phase's key; `phase_text` the cell where no
    phase of the register has that name. `named` are colours that only the remarks name, by
    dimension key or `OVERALL`. `overall_said` is False where the lamp's cell is empty and `overall`
    only says which kind of no light that would be. `unsaid` are the columns of lamps in which the
    row names none, nor why there is none. `problem` says why the row is not understood,
    None where it is.
    """

    row: int
    place: str
    number: str = ""
    name: str = ""
    kind: ProjectKind | None = None
    phase: str = ""
    phase_text: str = ""
    state: LifecycleState | None = None
    texts: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    dates: Mapping[str, ImpreciseDate] = dataclasses.field(
        default_factory=lambda: MappingProxyType({})
    )
    budget: Money | None = None
    previous: Lamp | None = None
    overall: Lamp | None = None
    overall_said: bool = True
    unsaid: frozenset[str] = frozenset()
    lights: Mapping[str, Lamp] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    reports_from: ImpreciseDate | None = None
    named: Mapping[str, Colour] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    period_text: str = ""
    doubts: tuple[Problem, ...] = ()
    problem: Problem | None = None
