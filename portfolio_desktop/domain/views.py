"""Ways of looking at the portfolio: which columns, which rows, grouped and sorted how.

A way of looking is kept as JSON text. What a newer program wrote there and this one does not know
is kept and written back; what makes no sense is read as if it were not there.

Two things are left out on purpose. Widths of columns depend on the screen, so they stay with the
person. A search is for finding one project and over when it is found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

OWN = "@own"
"""Among participants: the one that whoever looks belongs to."""


class RowFilter(StrEnum):
    """What rows show this month."""

    ALL = "all"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NO_LIGHT = "no_light"
    NOT_REPORTED = "not_reported"


class Part(StrEnum):
    """What else rows are chosen by."""

    PARTICIPANT = "participant"
    """Lead or accountable."""
    PHASE = "phase"
    STATE = "state"
    PROGRAMME = "programme"
    TEXT = "text"
    """How the text for the meeting stands to the project."""


class Choice(NamedTuple):
    """One thing that is looked for; `value` is an id, or the key of a phase or a state."""

    part: Part
    value: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows are shown: of each part that is named, those that are one of its choices.

    `shows` are the chips that are on, none for all. `unknown` holds parts of a newer program.
    """

    shows: frozenset[RowFilter] = frozenset()
    among: frozenset[Choice] = frozenset()
    unknown: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def lets_all_through(self) -> bool:
        return not self.shows and not self.among

    def values(self, part: Part) -> frozenset[str]:
        return frozenset(each.value for each in self.among if each.part is part)

    def turned(self, choice: Choice) -> Filters:
        """With a choice that was not made, without one that was."""
        return replace(self, among=self.among ^ {choice})


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns stand there beside the usual ones, which of those do not, and in what order.

    The usual columns are the program's, and a new status dimension's is among them; so a column
    that comes later is shown as it usually is. With `everything` all are shown.
    """

    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    everything: bool = False


@dataclass(frozen=True, slots=True)
class ViewDefinition:
    """A way of looking. `grouping` is "" for none, `sort` a column's key, "" for the board's own
    order. `unknown` holds what a newer program wrote."""

    columns: ColumnChoice = ColumnChoice()
    filters: Filters = Filters()
    grouping: str = ""
    sort: str = ""
    descending: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict, compare=False)


def definition_text(definition: ViewDefinition) -> str:
    """The JSON text; equal definitions give equal texts."""
    columns, filters = definition.columns, definition.filters
    values: dict[str, Any] = {
        **definition.unknown,
        "columns": {
            "everything": columns.everything,
            "shown": list(columns.shown),
            "hidden": list(columns.hidden),
            "order": list(columns.order),
        },
        "filters": {
            **filters.unknown,
            "shows": sorted(each.value for each in filters.shows),
            **{part.value: sorted(filters.values(part)) for part in Part},
        },
        "grouping": definition.grouping,
        "sort": {"column": definition.sort, "descending": definition.descending},
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_definition(text: str) -> ViewDefinition:
    """The way of looking that a text tells; never fails."""
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    values = _mapping(values)
    columns, sort = _mapping(values.get("columns")), _mapping(values.get("sort"))
    known = {"columns", "filters", "grouping", "sort"}
    return ViewDefinition(
        ColumnChoice(
            _texts(columns.get("shown")),
            _texts(columns.get("hidden")),
            _texts(columns.get("order")),
            columns.get("everything") is True,
        ),
        _filters(_mapping(values.get("filters"))),
        _text(values.get("grouping")),
        _text(sort.get("column")),
        sort.get("descending") is True,
        {key: value for key, value in values.items() if key not in known},
    )


def with_unknown_of(definition: ViewDefinition, before: ViewDefinition) -> ViewDefinition:
    """A changed definition with what a newer program wrote in the one before."""
    filters = replace(definition.filters, unknown=before.filters.unknown)
    return replace(definition, filters=filters, unknown=before.unknown)


def _filters(values: Mapping[str, Any]) -> Filters:
    wanted = frozenset(_texts(values.get("shows")))
    known = {"shows", *Part}
    return Filters(
        frozenset(each for each in RowFilter if each.value in wanted and each is not RowFilter.ALL),
        frozenset(Choice(part, value) for part in Part for value in _texts(values.get(part.value))),
        {key: value for key, value in values.items() if key not in known},
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if _text(each)) if isinstance(value, list) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
