"""The matrix of risks as a figure, from the same matrix that the window shows."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.risk_rules import LEAST, MOST, RiskLevel
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services import figure_values as figures
from portfolio_desktop.services.follow_words import consequence_word, probability_word
from portfolio_desktop.services.risk_list import ConcernRow
from portfolio_desktop.services.risk_matrix import (
    axis_words,
    level_title,
    matrix_title,
    risk_matrix,
    risks_words,
)
from portfolio_desktop.services.words import listed

_NAMED = 6
"""Risks that a sentence names."""


def matrix_figure(
    rows: Sequence[ConcernRow], *, open_only: bool = False
) -> figures.RiskMatrix | None:
    """The open risks and issues by their assessment; None where none of them is assessed. The open
    edition has none that is closed, and says how many these are."""
    shown = [row for row in rows if not (open_only and row.closed)]
    hidden = [row for row in rows if open_only and row.closed and _has_place(row)]
    matrix = risk_matrix(shown)
    if not matrix.count:
        return None
    numbers = {row.id: row.number or row.title for row in shown}
    upwards = matrix.rows[::-1]
    cells = tuple(tuple(_sorted(numbers, cell.ids) for cell in row) for row in upwards)
    grades = range(LEAST, MOST + 1)
    uncounted = _uncounted(len(hidden))
    low, medium, high = (level_title(level) for level in RiskLevel)
    return figures.RiskMatrix(
        title=matrix_title(),
        spoken=_joined(matrix.sentence, uncounted, _places(cells)),
        axes=axis_words(),
        steps=(
            tuple(f"{grade} {probability_word(grade)}" for grade in grades),
            tuple(f"{grade} {consequence_word(grade)}" for grade in grades),
        ),
        cells=cells,
        levels=tuple(tuple(cell.level for cell in row) for row in upwards),
        keys=(low, medium, high),
        note=_joined(matrix.unassessed_words, uncounted),
    )


def _has_place(row: ConcernRow) -> bool:
    return row.is_open and not row.is_dispute


def _uncounted(hidden: int) -> str:
    if not hidden:
        return ""
    return ngettext(
        "{count} confidential one is not counted.",
        "{count} confidential ones are not counted.",
        hidden,
    ).format(count=hidden)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _sorted(numbers: dict[str, str], ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(numbers[each] for each in ids))


def _places(cells: Sequence[Sequence[Sequence[str]]]) -> str:
    """Which risks stand in the gravest cell that holds any; many are counted."""
    _score, likely, grave = max(
        ((row + 1) * (place + 1), row + 1, place + 1)
        for row, found in enumerate(cells)
        for place, numbers in enumerate(found)
        if numbers
    )
    there = cells[likely - 1][grave - 1]
    named = listed(there) if len(there) <= _NAMED else risks_words(len(there))
    return _("Gravest: {risks}, probability {likely} and consequence {grave}.").format(
        risks=named, likely=likely, grave=grave
    )
