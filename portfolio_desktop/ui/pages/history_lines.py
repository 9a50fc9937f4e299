"""The lines of a history: the columns of their list, and what one of them changed in full."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import HistoryLine
from portfolio_desktop.services.telling import FieldLine
from portfolio_desktop.services.words import clock_words
from portfolio_desktop.ui.pages.records import RecordColumn


def history_columns() -> tuple[RecordColumn[HistoryLine], ...]:
    """When, who, what was done, and the first of what it changed."""
    return (
        RecordColumn(_("When"), _when, 120),
        RecordColumn(_("Who"), lambda line: line.actor, 128),
        RecordColumn(_("What was done"), lambda line: line.standing, 0),
        RecordColumn(_("Changes"), _short_changes, 0),
    )


def _when(line: HistoryLine) -> str:
    at = danish_time(line.at)
    return f"{at:%d.%m.%Y} {clock_words(at)}"


def _short_changes(line: HistoryLine) -> str:
    if not line.changes:
        return ""
    first = line.changes[0]
    words = f"{_named(first)}: {first.before or '–'} → {first.after or '–'}"
    more = len(line.changes) - 1
    return f"{words}  +{more}" if more else words


def in_words(changes: Iterable[FieldLine]) -> str:
    """Field by field, before and after."""
    rows = (
        f"{_named(change)}\n    {change.before or '–'}  →  {change.after or '–'}"
        for change in changes
    )
    return "\n".join(rows)


def _named(change: FieldLine) -> str:
    """The field, after the number of the project or request that it belongs to, if any."""
    return f"{change.number} {change.place}".strip()
