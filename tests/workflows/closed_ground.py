"""A register whose closed things hold a word of their own in every text field of every table.

Tables and fields are taken from the format, so that what a later one brings is filled as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.money import Money
from portfolio_desktop.services import settings
from portfolio_desktop.storage.fields import Field, FieldKind, Table
from portfolio_desktop.storage.open_reader import KEPT
from portfolio_desktop.storage.relations import references
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.session import EditSession

SAID_IN_ITS_PLACE = frozenset({"closed_reason", "open_heading"})
"""What the open edition says of a closed thing, or of what is closed by it; besides that the number
and the kind of what leaves a heading."""
SHUT_WITH_OTHERS = frozenset({"project", "item"})
"""What leaves a heading also where it is closed by what it belongs to."""
NOT_WORDS = frozenset(
    {"rank", "period", "dimension", "phase", "media_type", "blob", "key", "code", "field"}
    | {"head", "position", "starts", "ends", "ended_at", "usual_start", "usual_end", "document"}
)
"""Texts that the program makes and that have a form."""
_SHARED = frozenset(
    {"register", "setting", "dimension", "phase", "participant", "person", "saved_view", "forum"}
    | {"meeting", "attendance", "sharing_key", "key_share", "hour_rate", "meeting_issue"}
)
"""What belongs to no single project or case, and is open."""
_GIVEN = {
    "participant": "rh",
    "person": "person-open",
    "meeting": "m-1",
    "attendance": "a-2",
    "project": "p-17-1",
}
"""What a row refers to where nothing closed is meant."""
_CHOICES = {
    ("report", "overall"): "red",
    ("report", "stage"): "reported",
    ("light", "colour"): "red",
    ("participant_light", "colour"): "yellow",
    ("item", "source"): "case",
    ("item", "stage"): "released",
    ("recommendation", "decision"): "approved_with_remarks",
    ("written_procedure", "state"): "closed",
    ("written_procedure", "result"): "approved",
    ("procedure_answer", "reply"): "remarks",
    ("project", "state"): "paused",
}
_IN_TURN = {
    ("change_request", "state"): ("on_agenda", "approved"),
    ("requested_change", "subject"): ("scope", "end", "budget"),
}
_LEFT_EMPTY = frozenset(
    {("risk", "ended_on"), ("dispute", "ended_on"), ("action", "ended_on")}
    | {("dependency", "settled_on"), ("account", "removed_on"), ("project", "left_on")}
    | {("project", "actual_end"), ("milestone", "actual"), ("requested_change", "milestone_id")}
    | {("report", "no_light")}
)
"""What would say that the row is over, so that papers leave it out."""
_LATER_PERIODS = ("2023-09", "2023-10")


_WORDED: dict[FieldKind, Callable[[str], Any]] = {
    FieldKind.TEXT: str,
    FieldKind.IMPRECISE: read_date,
    FieldKind.MONEY: lambda word: Money(770_000_000, word),
}
"""What is made of a word where a text is kept as it was typed."""
_PLAIN = {
    FieldKind.DAY: date(2023, 10, 20),
    FieldKind.INTEGER: 4,
    FieldKind.INSTANT: None,
    FieldKind.BOOLEAN: False,
}


@dataclass(frozen=True, slots=True)
class Secret:
    """A word, and the only place in the register where it stands."""

    word: str
    row: str
    table: str
    field: str
    kept: bool
    """Whether the row is one that leaves a heading."""

    @property
    def place(self) -> str:
        return f"{self.table}.{self.field}"

    @property
    def allowed(self) -> bool:
        return self.said or (self.kept and self.field == "number")

    @property
    def said(self) -> bool:
        return self.field in SAID_IN_ITS_PLACE


@dataclass
class ClosedGround:
    """Fills a register within an edit; `secrets` are all words that stand in closed things."""

    edit: EditSession
    first: int = 0
    """The number of the first word."""
    secrets: list[Secret] = field(default_factory=list)
    made: dict[str, list[str]] = field(default_factory=dict)
    """By table the rows that were made."""

    def root(self, table: str, row: str, **values: Any) -> None:
        """A closed thing with everything that can hang on it."""
        self._grow(table, row, values | {"closed": True}, {}, kept=table in KEPT)

    def child(self, table: str, row: str, **values: Any) -> None:
        """Something that belongs to a closed thing, with everything that can hang on it."""
        self._grow(table, row, values, {}, kept=table in SHUT_WITH_OTHERS)

    def kept_for(self, row: str) -> None:
        """Settings of every kind that are kept for a row."""
        kept: dict[str, dict[str, settings.Json]] = {}
        for place in setting_fields():
            prefix, _colon, name = place.rpartition(":")
            word = self._word(("setting", row, place), kept=False)
            kept.setdefault(f"{prefix}:{row}", {})[name] = word
        for key, value in kept.items():
            settings.write_setting(self.edit, key, [value])

    def _grow(
        self, table: str, row: str, values: dict[str, Any], around: dict[str, str], *, kept: bool
    ) -> None:
        self._create(table, row, values, around, kept=kept)
        around = around | {table: row}
        for child, link in references().get(table, ()):
            if child in around or child in _SHARED or child == table:
                continue
            more: dict[str, Any] = {link: row}
            for period in _LATER_PERIODS if _has(child, "period") else ("",):
                made = f"{row}/{child}.{link}{period}"
                if period:
                    more = more | {"period": period}
                if child == "report":
                    made = ids.report_id(row, period)
                self._grow(child, made, more, around, kept=child in SHUT_WITH_OTHERS)

    def _create(
        self, table: str, row: str, values: dict[str, Any], around: dict[str, str], *, kept: bool
    ) -> None:
        known: Table = CURRENT.table(table)
        filled = {
            each.name: values[each.name]
            if each.name in values
            else self._value(table, row, each, kept)
            for each in known.fields
        }
        for each in known.fields:
            if each.references and each.name not in values:
                filled[each.name] = self._link(table, each, around)
        self.edit.create(table, row, filled)
        self.rows_of(table).append(row)

    def _link(self, table: str, each: Field, around: dict[str, str]) -> str | None:
        if each.default is None:
            return around.get(each.references) if table == "baseline_milestone" else None
        known = around.get(each.references) or _GIVEN.get(each.references)
        return known or [*self.made.get(each.references, ()), "nowhere"][0]

    def _value(self, table: str, row: str, each: Field, kept: bool) -> Any:
        if (table, each.name) in _LEFT_EMPTY or each.references:
            return None
        if each.choice is not None:
            return self._chosen(table, each)
        if each.kind not in _WORDED:
            return 2024 if each.name == "year" else _PLAIN[each.kind]
        if (table, each.name) == ("attachment", "blob"):
            word = self._word((table, row, each.name), kept=False)
            return self.edit.keep(f"Det står i filen: {word}.".encode())
        if each.name in NOT_WORDS:
            return _made(each.name)
        word = self._word((table, row, each.name), kept=kept)
        return _WORDED[each.kind](word)

    def _chosen(self, table: str, each: Field) -> Any:
        """Of what changes the print, all in turn."""
        assert each.choice is not None
        in_turn = _IN_TURN.get((table, each.name))
        if in_turn is not None:
            return each.choice(in_turn[len(self.rows_of(table)) % len(in_turn)])
        chosen = _CHOICES.get((table, each.name), each.default)
        return each.choice(chosen) if chosen else next(iter(each.choice))

    def rows_of(self, table: str) -> list[str]:
        return self.made.setdefault(table, [])

    def _word(self, place: tuple[str, str, str], *, kept: bool) -> str:
        table, row, name = place
        word = f"zq{self.first + len(self.secrets):04d}q"
        self.secrets.append(Secret(word, row, table, name, kept))
        return word


_STAY_WORDS = ("entered_reason", "entered_reference", "left_reason", "left_reference")


def _has(table: str, name: str) -> bool:
    return any(each.name == name for each in CURRENT.table(table).fields)


def _made(name: str) -> str:
    made = {"media_type": "text/plain", "dimension": "time", "phase": "execution"}
    return made.get(name, "m" if name == "rank" else "")


def setting_fields() -> Iterator[str]:
    """The beginning of every key that settings are kept under for a row, with what is in it."""
    for name in dir(settings):
        prefix = getattr(settings, name)
        if name.isupper() and isinstance(prefix, str) and prefix.endswith(":"):
            named = _STAY_WORDS if prefix == settings.STAYS else ("reason",)
            yield from (f"{prefix}{each}" for each in named)


def found_in(text: str) -> set[str]:
    """The words of any secret that stand in a text, in any case."""
    return set(re.findall(r"zq\d{4}q", text.casefold()))
