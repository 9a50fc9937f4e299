"""The status report beside the items of an agenda: it points to what stands there, and does not
tell it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.services.agenda_values import AgendaItem
from portfolio_desktop.services.pack_values import Grid, PackContent
from portfolio_desktop.services.words import listed


def beside_items(
    status: PackContent, items: Sequence[AgendaItem], *, open_only: bool
) -> PackContent:
    """The report without the cards that stand as items of their own, its rows pointing to the items
    about their projects. In the open edition nobody is told what a closed item is about.
    """
    told = [item for item in items if not (open_only and item.closed)]
    status = _without_own_items(status, items)
    return replace(status, grid=_pointing(status.grid, _numbers(told)))


def _numbers(items: Sequence[AgendaItem]) -> dict[str, list[str]]:
    """The numbers of the items about each project."""
    numbers: dict[str, list[str]] = {}
    for item in items:
        if item.project_id:
            numbers.setdefault(item.project_id, []).append(item.number)
    return numbers


def _pointing(grid: Grid, numbers: Mapping[str, Sequence[str]]) -> Grid:
    rows = tuple(
        replace(row, see=_see(numbers[row.project_id])) if row.project_id in numbers else row
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def _see(numbers: Sequence[str]) -> str:
    words = ngettext("See item {numbers}.", "See items {numbers}.", len(numbers))
    return words.format(numbers=listed(numbers))


def _without_own_items(status: PackContent, items: Sequence[AgendaItem]) -> PackContent:
    own = {item.escalation.project_id for item in items if item.escalation is not None}
    numbers = {item.request.number for item in items if item.request is not None}
    escalations = status.escalations
    if escalations is not None:
        cards = tuple(each for each in escalations.cards if each.project_id not in own)
        escalations = replace(escalations, cards=cards) if cards or escalations.off else None
    groups = []
    for group in status.requests.groups:
        cards_left = tuple(card for card in group.cards if card.number not in numbers)
        if cards_left:
            groups.append(replace(group, cards=cards_left))
    requests = replace(status.requests, groups=tuple(groups))
    return replace(status, escalations=escalations, requests=requests)
