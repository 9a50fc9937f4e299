"""What one wish would change in several projects: the same plan is shown before and carried out.

A wish never fails as a whole for one project's sake: what cannot be done to a project is left out
there and named, and the rest is done.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from portfolio_desktop.domain.project import LifecycleState, would_contain_itself
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, Dimension, NoLight
from portfolio_desktop.services.lamps import NOTHING, LampValue, silent_kind
from portfolio_desktop.services.portfolio_values import PortfolioRow

LampWish: TypeAlias = Colour | NoLight | Literal["out"]
"""A colour, a stated reason for having none, or simply none."""


@dataclass(frozen=True, slots=True)
class BulkWish:
    """What all the projects are to be; None stays as it is, "" is nobody and nothing.

    `lamp` is the dimension that `light` is about; only the overall lamp states why there is none.
    `reason` is written beside the light where it says anything. `expected_resume` is an imprecise
    date, said of those that are put on hold.
    """

    phase: str | None = None
    state: LifecycleState | None = None
    state_reason: str = ""
    expected_resume: str = ""
    lead_id: str | None = None
    accountable_id: str | None = None
    parent_id: str | None = None
    lamp: str = OVERALL
    light: LampWish | None = None
    reason: str = ""
    stage: ReportStage | None = None

    @property
    def touches_project(self) -> bool:
        fields = (self.phase, self.state, self.lead_id, self.accountable_id, self.parent_id)
        return any(each is not None for each in fields)

    @property
    def is_empty(self) -> bool:
        return not self.touches_project and self.light is None and self.stage is None


class LeftOut(StrEnum):
    """Why something is not done to a project."""

    ARCHIVED = "archived"
    LOCKED = "locked"
    NO_REPORT = "no_report"
    NOT_REPORTED = "not_reported"
    IN_ITSELF = "in_itself"
    ON_HOLD = "on_hold"


@dataclass(frozen=True, slots=True)
class Planned:
    """What is done to one project. `fields` are those of the project that get another value.

    `follows` is what the overall lamp becomes where the state begins or ends a pause.
    """

    row: PortfolioRow
    fields: Mapping[str, str | LifecycleState | None] = field(default_factory=dict)
    light: LampWish | None = None
    follows: LampWish | None = None
    stage: ReportStage | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def changes(self) -> bool:
        return bool(self.fields) or self.light is not None or self.stage is not None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan has to know beside the project: the dimensions in their order, and the parent of
    every project."""

    dimensions: tuple[Dimension, ...]
    parents: Mapping[str, str | None]


def planned(wish: BulkWish, rows: Iterable[PortfolioRow], around: Surroundings) -> list[Planned]:
    """What the wish does to each row."""
    return [_planned(wish, row, around) for row in rows]


def lamp_of(row: PortfolioRow, lamp: str, around: Surroundings) -> LampValue:
    """The lamp of this month that a wish is about."""
    if lamp == OVERALL:
        return row.now
    for dimension, pair in zip(around.dimensions, row.lights, strict=False):
        if dimension.key == lamp:
            return pair.now
    return NOTHING


def _planned(wish: BulkWish, row: PortfolioRow, around: Surroundings) -> Planned:
    if row.archived:
        return Planned(row, left_out=() if wish.is_empty else (LeftOut.ARCHIVED,))
    fields, loop = _fields(wish, row, around.parents)
    left_out = [LeftOut.IN_ITSELF] if loop else []
    follows = _follows(wish, row, fields)
    light = stage = None
    if row.stage is ReportStage.APPROVED:
        if follows is not None or _of_the_month(wish, row, around):
            left_out.append(LeftOut.LOCKED)
        follows = None
    else:
        light = wish.light if _relights(wish, row, around) else None
        if isinstance(light, Colour) and _stays_on_hold(wish, row):
            left_out.append(LeftOut.ON_HOLD)
            light = None
        begun = not {light, follows} <= {None, "out"}
        stage, why = _stage(wish.stage, row, begun=begun)
        left_out += [why] if why else []
    return Planned(row, fields, light, follows, stage, tuple(left_out))


def _fields(
    wish: BulkWish, row: PortfolioRow, parents: Mapping[str, str | None]
) -> tuple[dict[str, str | LifecycleState | None], bool]:
    """The fields that differ from the wish, and whether the project would be part of itself."""
    wanted: dict[str, str | LifecycleState | None] = {}
    if wish.phase is not None and wish.phase != row.phase:
        wanted["phase"] = wish.phase
    if wish.state is not None and wish.state is not row.state:
        wanted["state"] = wish.state
    for name, value in (
        ("lead_id", wish.lead_id),
        ("accountable_id", wish.accountable_id),
        ("parent_id", wish.parent_id),
    ):
        if value is not None and (value or None) != (getattr(row, name) or None):
            wanted[name] = value or None
    parent = wish.parent_id if "parent_id" in wanted else None
    loop = bool(parent) and would_contain_itself(row.id, parent, parents)
    if loop:
        del wanted["parent_id"]
    return wanted, loop


def _follows(wish: BulkWish, row: PortfolioRow, fields: Container[str]) -> LampWish | None:
    """The lamp that a new state brings along; one that is wished itself goes before it."""
    lamp = None if wish.light is None else wish.lamp
    if wish.state is None or "state" not in fields or lamp == OVERALL:
        return None
    if wish.state is LifecycleState.PAUSED:
        return None if row.now.no_light is NoLight.PAUSED else NoLight.PAUSED
    if row.state is LifecycleState.PAUSED and row.now.seen.no_light is NoLight.PAUSED:
        return _without_light(wish.state)
    return None


def _of_the_month(wish: BulkWish, row: PortfolioRow, around: Surroundings) -> bool:
    """Whether the wish would change an approved report."""
    return _relights(wish, row, around) or wish.stage is ReportStage.REPORTED


def _relights(wish: BulkWish, row: PortfolioRow, around: Surroundings) -> bool:
    """Whether the lamp or what is said of it becomes another."""
    if wish.light is None:
        return False
    lamp = lamp_of(row, wish.lamp, around).seen
    shown = lamp.colour or lamp.no_light or "out"
    wanted = wish.light
    if wanted == "out" and wish.lamp == OVERALL:
        wanted = _without_light(wish.state or row.state)
    return shown != wanted or bool(wish.reason)


def _stays_on_hold(wish: BulkWish, row: PortfolioRow) -> bool:
    """Whether the project is on hold in this month, and is not taken up by the same wish."""
    state = wish.state or row.state
    return state is LifecycleState.PAUSED and row.now.seen.no_light is NoLight.PAUSED


def _without_light(state: LifecycleState) -> LampWish:
    """What a lamp without a colour shows: of a project on hold or done, that it is."""
    return silent_kind(state, None, date.max) or "out"


def _stage(
    wanted: ReportStage | None, row: PortfolioRow, *, begun: bool
) -> tuple[ReportStage | None, LeftOut | None]:
    """How far the report comes, or why it does not; `begun` where a light begins it."""
    stage = row.stage or (ReportStage.REPORTED if begun else None)
    if wanted is None or stage is wanted:
        return None, None
    if stage is None:
        return None, LeftOut.NO_REPORT
    if wanted is ReportStage.APPROVED and stage is ReportStage.DRAFT:
        return None, LeftOut.NOT_REPORTED
    return wanted, None
