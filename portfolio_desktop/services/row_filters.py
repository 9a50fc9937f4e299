"""Which rows of the portfolio pass, and what they can be chosen by in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from portfolio_desktop.domain.choices import LifecycleState, ProjectKind
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.two_texts import TextState
from portfolio_desktop.domain.views import OWN, Choice, Filters, Part, RowFilter
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.month_words import text_state_word
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.words import capital, phase_name, state_word
from portfolio_desktop.storage.reader import Reader

Test: TypeAlias = Callable[[PortfolioRow], bool]


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that rows can be chosen by; `count` rows have it."""

    choice: Choice
    words: str
    count: int


def accepts(filters: Filters, own: str = "") -> Test | None:
    """A test for rows; None lets everything through. `own` is the reader's own participant; where
    nobody knows it, no row is theirs."""
    tests: list[Test] = []
    if filters.shows:
        tests.append(_shows_any(filters.shows))
    for part, test in _TESTS.items():
        values = filters.values(part)
        if values:
            tests.append(test(frozenset(own if each == OWN else each for each in values)))
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)


def programme_of(row: PortfolioRow) -> str:
    """The programme that a row is or belongs to; "" for none."""
    return row.id if row.kind is ProjectKind.PROGRAMME else row.parent_id or ""


def offered(
    reader: Reader, rows: Iterable[PortfolioRow], own: str = ""
) -> dict[Part, tuple[Offered, ...]]:
    """What the rows can be chosen by, as it occurs among them, in its usual order; the reader's own
    participant, where it is known, stands first."""
    counts: dict[Choice, int] = {}
    for row in rows:
        for choice in _choices(row):
            counts[choice] = counts.get(choice, 0) + 1
    if own:
        counts[_OWN] = counts.get(Choice(Part.PARTICIPANT, own), 0)
    named = Names(reader, own)
    return {
        part: tuple(
            Offered(choice, named.of(choice), count)
            for choice, count in sorted(counts.items(), key=lambda item: named.place(item[0]))
            if choice.part is part
        )
        for part in Part
    }


_OWN = Choice(Part.PARTICIPANT, OWN)


class Names:
    """What filters are called: "Region Midtjylland", "Analyse"."""

    def __init__(self, reader: Reader, own: str = "") -> None:
        participants = {each.id: each.name for each in reader.participants()}
        self._phases = {each.key: phase_name(each) for each in reader.phases()}
        self._reader = reader
        self._own = participants.get(own, "")
        self._words: dict[Part, Callable[[str], str]] = {
            Part.PARTICIPANT: lambda value: participants.get(value, ""),
            Part.PHASE: lambda value: self._phases.get(value, value),
            Part.STATE: _state_words,
            Part.PROGRAMME: self._programme,
            Part.TEXT: _text_words,
        }

    def of(self, choice: Choice) -> str:
        """What is looked for; where it is gone from the register, that is said."""
        if choice.value == OWN:
            mine = pgettext("filter", "My region")
            return f"{mine}: {self._own}" if self._own else mine
        words = self._words[choice.part](choice.value)
        return words or pgettext("filter", "no longer in the register")

    def place(self, choice: Choice) -> str:
        """Sorts choices of one part: phases and states in their own order, others by name."""
        if choice.value == OWN:
            return ""
        if choice.part is Part.PHASE and choice.value in self._phases:
            return f"{list(self._phases).index(choice.value):03}"
        if choice.part is Part.TEXT and choice.value in set(TextState):
            return str(list(TextState).index(TextState(choice.value)))
        if choice.part is Part.STATE and choice.value in set(LifecycleState):
            return f"{list(LifecycleState).index(LifecycleState(choice.value)):03}"
        return danish_key(self.of(choice))

    def _programme(self, row: str) -> str:
        return next((each.name for each in self._reader.projects([row])), "")


def _state_words(value: str) -> str:
    words = state_word(LifecycleState(value)) if value in set(LifecycleState) else value
    return capital(words)


def _text_words(value: str) -> str:
    words = text_state_word(TextState(value)) if value in set(TextState) else value
    return capital(words)


def _choices(row: PortfolioRow) -> Iterator[Choice]:
    for participant in {row.lead_id, row.accountable_id} - {None, ""}:
        yield Choice(Part.PARTICIPANT, str(participant))
    if row.phase:
        yield Choice(Part.PHASE, row.phase)
    yield Choice(Part.STATE, row.state.value)
    if row.text.state is not None:
        yield Choice(Part.TEXT, row.text.state.value)
    programme = programme_of(row)
    if programme:
        yield Choice(Part.PROGRAMME, programme)


def _shows_any(wanted: frozenset[RowFilter]) -> Test:
    colours = frozenset(Colour(each.value) for each in wanted & _OF_COLOUR)
    silent, missing = RowFilter.NO_LIGHT in wanted, RowFilter.NOT_REPORTED in wanted
    return lambda row: (
        row.now.colour in colours
        or (silent and row.reported and row.now.colour is None)
        or (missing and not row.reported)
    )


_OF_COLOUR = frozenset({RowFilter.RED, RowFilter.YELLOW, RowFilter.GREEN})

_TESTS: Mapping[Part, Callable[[frozenset[str]], Test]] = {
    Part.PARTICIPANT: lambda ids: lambda row: row.lead_id in ids or row.accountable_id in ids,
    Part.PHASE: lambda keys: lambda row: row.phase in keys,
    Part.STATE: lambda states: lambda row: row.state.value in states,
    Part.PROGRAMME: lambda ids: lambda row: programme_of(row) in ids,
    Part.TEXT: lambda states: lambda row: row.text.state in states,
}
