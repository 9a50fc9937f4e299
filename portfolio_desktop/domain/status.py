"""Status colours, the kinds of no light, and movement between two periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

OVERALL = "overall"
"""The key that stands for the overall lamp wherever a dimension key is asked for."""


class Colour(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class NoLight(StrEnum):
    """Why a project shows no colour; none of these counts as green (DOMAIN section 3)."""

    NO_BASELINE = "no_baseline"
    PAUSED = "paused"
    RESUMED = "resumed"
    MISSING = "missing"
    CLOSED = "closed"
    CONFIDENTIAL = "confidential"
    NOT_STATED = "not_stated"
    """The source says only "N/A" and nothing tells why."""


UNTOLD = frozenset({None, NoLight.MISSING, NoLight.NOT_STATED})
"""What says nothing of why a project shows no colour."""


class Movement(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"


_SEVERITY = {Colour.GREEN: 0, Colour.YELLOW: 1, Colour.RED: 2}


def severity(colour: Colour) -> int:
    """0 green, 1 yellow, 2 red."""
    return _SEVERITY[colour]


def movement(before: Colour | None, now: Colour | None) -> Movement | None:
    """How the lamp moved; None where there is no light now, NEW where there was none before."""
    if now is None:
        return None
    if before is None:
        return Movement.NEW
    step = severity(now) - severity(before)
    if step == 0:
        return Movement.SAME
    return Movement.WORSE if step > 0 else Movement.BETTER


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing a project's status is judged on. `letter_*` stands above its column of lamps."""

    id: str
    key: str
    name_da: str
    name_en: str
    letter_da: str
    letter_en: str
    rank: str
    active: bool = True


DEFAULT_DIMENSIONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("deliverables", "Leverancer", "Deliverables", "L", "D"),
    ("time", "Tid", "Time", "T", "T"),
    ("cost", "Økonomi", "Cost", "Ø", "C"),
    ("resources", "Ressourcer", "Resources", "R", "R"),
)
"""key, Danish name, English name, Danish letter, English letter (DOMAIN section 1)."""

OFFERED_DIMENSIONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("benefits", "Gevinster", "Benefits", "G", "B"),
    ("risks", "Risici", "Risks", "Ri", "Ri"),
    ("quality", "Kvalitet", "Quality", "K", "Q"),
)
"""The same for those that a register can take in ready-made."""


class RollUpRule(StrEnum):
    """How the reports of several participants become one suggestion (DOMAIN section 3)."""

    WORST = "worst"
    MAJORITY = "majority"
    JUDGED = "judged"
    """No suggestion: the overall status is judged each month."""


def worst(lamps: Iterable[Colour | None]) -> Colour | None:
    """The most severe colour; None where there is none at all."""
    return max((lamp for lamp in lamps if lamp is not None), key=severity, default=None)


class RollUp(NamedTuple):
    """What the dimensions suggest for the overall lamp, and which of them decide it."""

    colour: Colour
    dimensions: tuple[str, ...]


def roll_up(lights: Mapping[str, Colour | None]) -> RollUp | None:
    """The worst colour of the lights by dimension key; only a suggestion (DOMAIN section 3).

    None where no dimension has a colour. The deciding dimensions keep the order of `lights`.
    """
    colour = worst(lights.values())
    if colour is None:
        return None
    return RollUp(colour, tuple(key for key, light in lights.items() if light is colour))
