"""Where an organisation's own report form holds each answer; as JSON described in docs/forms.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.form_marks import LIGHT, WHY
from portfolio_desktop.exchange.sheet_places import read_reference
from portfolio_desktop.services.form_layouts import LONGEST_NAME

FORMAT: Final = "portfolio-desktop-form-layout-1"
PROJECT, PERIOD = "project", "period"
TEXTS: Final = ("corrective_action", "remarks", "forecast", "reported_by")
"""Answers that are neither a lamp nor the reason for one."""
FEWEST_HEADINGS: Final = 2
LONGEST_HEADING: Final = 200
_FARTHEST = 50
_PARTS = frozenset(("format", "name", "fields"))


class LayoutError(ValueError):
    """A layout that cannot be followed. `code` names the fault and `text` what it is about."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class Direction(StrEnum):
    """Where an answer stands, seen from its heading."""

    RIGHT_OF = "right_of"
    BELOW = "below"
    INSIDE = "inside"
    """In the heading's own cell or line, after it: "Projekt: 18-4"."""
    CELL = "cell"
    """At an address, whatever stands around it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one answer stands. `at` is the heading's text, or the address for CELL. Of several such
    headings it is the `nth` from the top; the answer is `distance` cells from it. `ground` is the
    colour that the cell has before anybody chose one, which is then no answer.
    """

    direction: Direction
    at: str
    nth: int = 1
    distance: int = 1
    ground: str | None = None

    @property
    def anchored(self) -> bool:
        return self.direction is not Direction.CELL


@dataclass(frozen=True, slots=True)
class FormLayout:
    """A form by its name, and the place of each answer by its key: PROJECT, PERIOD, or that of a
    `FormField`.
    """

    name: str
    places: Mapping[str, Place]

    @property
    def headings(self) -> frozenset[str]:
        """The headings in plain words."""
        return frozenset(plain_title(p.at) for p in self.places.values() if p.anchored)


def checked(layout: FormLayout) -> FormLayout:
    """The layout, if it can be followed and the form be known again; it need not hold the month.
    LayoutError: `layout.name`, `layout.identity` without a place for the project,
    `layout.nothing_asked`, `layout.headings` where too few places go by a heading,
    `layout.place` for one that is none.
    """
    if not layout.name or len(layout.name) > LONGEST_NAME:
        raise LayoutError("layout.name")
    if PROJECT not in layout.places:
        raise LayoutError("layout.identity", PROJECT)
    if not layout.places.keys() - {PROJECT, PERIOD}:
        raise LayoutError("layout.nothing_asked")
    for key, place in layout.places.items():
        if not is_possible(place):
            raise LayoutError("layout.place", key)
    if len(layout.headings) < FEWEST_HEADINGS:
        raise LayoutError("layout.headings")
    return layout


def is_possible(place: Place) -> bool:
    """Whether a layout may hold the place."""
    if not place.anchored:
        return read_reference(place.at) is not None
    numbers = 1 <= place.nth <= _FARTHEST and 1 <= place.distance <= _FARTHEST
    return numbers and bool(plain_title(place.at)) and len(place.at) <= LONGEST_HEADING


def layout_value(layout: FormLayout) -> dict[str, Any]:
    """The layout as JSON; `read_layout` reads it back."""
    fields = {key: _place_value(place) for key, place in layout.places.items()}
    return {"format": FORMAT, "name": layout.name, "fields": fields}


def _place_value(place: Place) -> dict[str, Any]:
    value: dict[str, Any] = {place.direction.value: place.at}
    for name, usual in (("nth", 1), ("distance", 1), ("ground", None)):
        if getattr(place, name) != usual:
            value[name] = getattr(place, name)
    return value


def layout_from_json(text: str) -> FormLayout:
    """Read a layout file. LayoutError: `layout.unreadable` for what is no such JSON,
    `layout.unknown_part`, `layout.place` with the name of what it is about, and those of `checked`.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutError("layout.unreadable") from error
    return read_layout(value)


def read_layout(value: object) -> FormLayout:
    """As `layout_from_json`, for what JSON made of it."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise LayoutError("layout.unreadable")
    for name in value:
        if name not in _PARTS:
            raise LayoutError("layout.unknown_part", name)
    name, fields = value.get("name"), value.get("fields")
    if not isinstance(name, str):
        raise LayoutError("layout.name")
    if not isinstance(fields, dict):
        raise LayoutError("layout.unreadable")
    places = {key: _read_place(key, place) for key, place in fields.items()}
    return checked(FormLayout(" ".join(name.split()), MappingProxyType(places)))


def _read_place(key: str, value: object) -> Place:
    if not _is_key(key):
        raise LayoutError("layout.unknown_part", key)
    fault = LayoutError("layout.place", key)
    if not isinstance(value, dict):
        raise fault
    ways = [each for each in Direction if each.value in value]
    if len(ways) != 1 or not value.keys() <= {ways[0].value, "nth", "distance", "ground"}:
        raise fault
    at, ground = value[ways[0].value], value.get("ground")
    if not isinstance(at, str) or not (ground is None or isinstance(ground, str)):
        raise fault
    nth, distance = value.get("nth", 1), value.get("distance", 1)
    if any(isinstance(each, bool) or not isinstance(each, int) for each in (nth, distance)):
        raise fault
    return Place(ways[0], at, nth, distance, ground)


def _is_key(key: str) -> bool:
    parted = any(key.startswith(start) and len(key) > len(start) for start in (LIGHT, WHY))
    return parted or key in {PROJECT, PERIOD, *TEXTS}
