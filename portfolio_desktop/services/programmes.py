"""Programmes and their sub-projects: which stand under which, how many lack a date, and what their
lamps suggest for the programme's own.

Sub-projects stand under their programme wherever a list is in the board's order. A list that is
sorted by something else is flat, since that order is what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from portfolio_desktop.domain.choices import LifecycleState
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.roll_up import suggest
from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.portfolio_values import Parts, PortfolioRow
from portfolio_desktop.services.settings import roll_up_rule
from portfolio_desktop.services.words import colour_word
from portfolio_desktop.storage.reader import Reader

R = TypeVar("R")
_NEEDS_NONE = frozenset(
    {
        LifecycleState.CLOSED,
        LifecycleState.STOPPED,
        LifecycleState.RESCINDED,
        LifecycleState.PAUSED,
    }
)
"""The states in which nobody asks for an end date, as in the warning about sub-projects."""


class Nesting(NamedTuple):
    """How a list is nested: `depths` of the rows that stand under another, and of those that have
    rows under them whether they are folded.
    """

    depths: Mapping[str, int] = MappingProxyType({})
    folds: Mapping[str, bool] = MappingProxyType({})


FLAT = Nesting()


def nested(
    rows: Sequence[R],
    identity: Callable[[R], str],
    parent: Callable[[R], str | None],
    folded: Collection[str] = (),
) -> tuple[list[R], Nesting]:
    """The rows with each sub-project under its programme, in the order given, and how they are
    nested; those under a folded one are left out. A row whose programme is not among them stands
    for itself.
    """
    if not any(map(parent, rows)):  # as nearly always; a list is laid out anew with every key
        return list(rows), FLAT
    above = {identity(row): parent(row) for row in rows}
    under: dict[str, list[R]] = {}
    tops: list[R] = []
    for row in rows:
        programme = above[identity(row)]
        if programme in above and not _is_ring(identity(row), above):
            under.setdefault(programme or "", []).append(row)
        else:
            tops.append(row)
    if not under:
        return tops, FLAT
    found: list[R] = []
    depths: dict[str, int] = {}
    waiting = [(row, 0) for row in reversed(tops)]
    while waiting:
        row, depth = waiting.pop()
        found.append(row)
        key = identity(row)
        if depth:
            depths[key] = depth
        if key not in folded:
            waiting += [(part, depth + 1) for part in reversed(under.get(key, ()))]
    return found, Nesting(depths, {key: key in folded for key in under})


def _is_ring(row: str, above: Mapping[str, str | None]) -> bool:
    """Whether a row is part of itself, as two laptops may make it."""
    seen: set[str] = set()
    step: str | None = row
    while step is not None and step in above:
        if step in seen:
            return True
        seen.add(step)
        step = above[step]
    return False


def with_parts(reader: Reader, rows: Sequence[PortfolioRow]) -> tuple[PortfolioRow, ...]:
    """The rows, each programme with what is told of its sub-projects among them."""
    under: dict[str, list[PortfolioRow]] = {}
    for row in rows:
        if row.parent_id and row.there and not row.archived:
            under.setdefault(row.parent_id, []).append(row)
    if not under and all(row.parts is None for row in rows):
        return tuple(rows)
    rules = _rules(reader, under)
    told = {key: parts_of(own, rules[key]) for key, own in under.items()}
    return tuple(
        row if row.parts == told.get(row.id) else replace(row, parts=told.get(row.id))
        for row in rows
    )


def _rules(reader: Reader, programmes: Iterable[str]) -> dict[str, RollUpRule]:
    usual, wanted = roll_up_rule(reader), list(programmes)
    own = reader.columns_of("project", ["roll_up"], wanted)
    return {
        each: RollUpRule(rule) if (rule := own.get(each, (None,))[0]) else usual for each in wanted
    }


def parts_of(rows: Sequence[PortfolioRow], rule: RollUpRule) -> Parts:
    """What is told of these sub-projects of one programme."""
    undated, told = _undated(rows), parts_told(rows)
    made = suggest({row.id: {OVERALL: row.now.colour} for row in rows}, rule)
    if made is None:
        return Parts(len(rows), undated, told)
    because = _because(len(made.deciding), len(rows), made.colour)
    return Parts(len(rows), undated, told, made.colour, because)


def parts_told(rows: Sequence[PortfolioRow]) -> str:
    """ "16 delprojekter · 3 uden dato" """
    undated = _undated(rows)
    words = [ngettext("{count} sub-project", "{count} sub-projects", len(rows))]
    if undated:
        words.append(ngettext("{undated} without date", "{undated} without date", undated))
    return " · ".join(words).format(count=len(rows), undated=undated)


def _undated(rows: Iterable[PortfolioRow]) -> int:
    return sum(lacks_date(row.deadline, row.actual_end, row.state) for row in rows)


def _because(deciding: int, count: int, colour: Colour) -> str:
    """ "Delprojekterne peger på rød: 2 af 16 delprojekter melder rød." """
    why = ngettext(
        "{deciding} of {count} sub-project reports {colour}",
        "{deciding} of {count} sub-projects report {colour}",
        count,
    ).format(deciding=deciding, count=count, colour=colour_word(colour))
    return _("The sub-projects suggest {colour}: {why}.").format(
        colour=colour_word(colour), why=why
    )


def lacks_date(
    deadline: ImpreciseDate | None, actual: ImpreciseDate | None, state: LifecycleState
) -> bool:
    """Whether a project that goes on has no end that names a day."""
    dated = any(each is not None and each.latest is not None for each in (deadline, actual))
    return not dated and state not in _NEEDS_NONE
