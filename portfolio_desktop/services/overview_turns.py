"""What turned better or worse since the month before, and why, by the rules of the printed one."""

from __future__ import annotations

from portfolio_desktop.domain.status import Movement, movement
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.overview_values import Figure, Turn, TurnKind, Turns
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import marked, printed_lamp
from portfolio_desktop.services.pack_moves import moved_rows, shown_before
from portfolio_desktop.services.pack_reasons import why
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.steps import Steps, in_parts

_TOLD_AT_ONCE = 300
_KINDS = {
    Movement.WORSE: TurnKind.WORSE,
    Movement.BETTER: TurnKind.BETTER,
    Movement.NEW: TurnKind.GAINED,
    None: TurnKind.LOST,
}


def turns(basis: Basis) -> Steps[tuple[Turns, ...]]:
    """Each way that any project turned, the worse before the better; in steps."""
    found: dict[TurnKind, list[PortfolioRow]] = {kind: [] for kind in TurnKind}
    for row in moved_rows(basis):
        step = movement(basis.lamp_before(row.id).colour, row.now.colour)
        found[_KINDS[step]].append(row)
    told = []
    for kind, rows in found.items():
        if rows:
            told.append((yield from _turns(basis, kind, rows)))
    return tuple(told)


def _turns(basis: Basis, kind: TurnKind, rows: list[PortfolioRow]) -> Steps[Turns]:
    told: list[Turn] = []
    for part in in_parts(rows, _TOLD_AT_ONCE):
        told += [_turn(basis, row) for row in part]
        yield len(told), len(rows)
    figure = Figure(_words(kind), basis.options.period, tuple(row.id for row in rows))
    return Turns(kind, _title(kind), figure, tuple(told))


def _turn(basis: Basis, row: PortfolioRow) -> Turn:
    return Turn(
        project_id=row.id,
        number=row.number,
        name=row.name,
        before=shown_before(basis, row),
        now=marked(printed_lamp(row.now), row),
        reason=why(basis, row),
    )


def _title(kind: TurnKind) -> str:
    match kind:
        case TurnKind.WORSE:
            return pgettext("overview", "Worse")
        case TurnKind.BETTER:
            return pgettext("overview", "Better")
        case TurnKind.GAINED:
            return pgettext("overview", "Have been given a status")
        case TurnKind.LOST:
            return pgettext("overview", "No longer have a colour")


def _words(kind: TurnKind) -> str:
    match kind:
        case TurnKind.WORSE:
            return pgettext("overview", "worse than last month")
        case TurnKind.BETTER:
            return pgettext("overview", "better than last month")
        case TurnKind.GAINED:
            return pgettext("overview", "have been given a status since last month")
        case TurnKind.LOST:
            return pgettext("overview", "no longer have a colour")
