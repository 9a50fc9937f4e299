"""The order of an agenda, and how its items are numbered (DOMAIN section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from portfolio_desktop.domain.board_choices import ItemKind, ItemSource, ItemStage
from portfolio_desktop.domain.meetings import Item

ORDER: tuple[ItemSource, ...] = (
    ItemSource.AGENDA,
    ItemSource.MINUTES,
    ItemSource.WRITTEN,
    ItemSource.ANNOUNCEMENTS,
    ItemSource.PORTFOLIO,
    ItemSource.ESCALATION,
    ItemSource.CHANGE_REQUEST,
    ItemSource.PHASE_CHANGE,
    ItemSource.CLOSING_REPORT,
    ItemSource.CASE,
    ItemSource.FOLLOW_UP,
    ItemSource.NEXT_MEETING,
    ItemSource.OTHER_BUSINESS,
)
"""Where an item stands by what it comes from."""

STANDING = frozenset(
    {
        ItemSource.AGENDA,
        ItemSource.MINUTES,
        ItemSource.ANNOUNCEMENTS,
        ItemSource.NEXT_MEETING,
        ItemSource.OTHER_BUSINESS,
    }
)
"""Items of every meeting: nobody writes papers for them, so they need no release."""

USUAL_KIND: Mapping[ItemSource, ItemKind] = MappingProxyType(
    {
        ItemSource.AGENDA: ItemKind.DECISION,
        ItemSource.MINUTES: ItemKind.DECISION,
        ItemSource.ESCALATION: ItemKind.DISCUSSION,
        ItemSource.CHANGE_REQUEST: ItemKind.DECISION,
        ItemSource.PHASE_CHANGE: ItemKind.DECISION,
        ItemSource.CLOSING_REPORT: ItemKind.DECISION,
        ItemSource.CASE: ItemKind.DECISION,
        ItemSource.OTHER_BUSINESS: ItemKind.DISCUSSION,
    }
)
"""What the board does with such an item where nobody says otherwise; else it is an orientation."""


def usual_kind(source: ItemSource) -> ItemKind:
    return USUAL_KIND.get(source, ItemKind.ORIENTATION)


def first_stage(source: ItemSource) -> ItemStage:
    """The stage of a new item: what nobody writes papers for is released from the start."""
    return ItemStage.RELEASED if source in STANDING else ItemStage.DRAFT


def numbered(items: Iterable[Item]) -> tuple[tuple[int, Item], ...]:
    """The items with their numbers 1, 2, 3…, as they are ordered; those added at the meeting too.

    Equal ranks, which two laptops may have given, are told apart by what the items are about, then
    by id, so that every copy of the register numbers alike.
    """
    places = {source: place for place, source in enumerate(ORDER)}
    ordered = sorted(items, key=lambda each: (each.rank, places[each.source], each.id))
    return tuple(enumerate(ordered, start=1))


def place_for(sources: Sequence[ItemSource], source: ItemSource) -> int:
    """Where a new item belongs among those of an agenda: after the last that comes before it.

    Other business and the next meeting stay last, also where somebody put a case after them.
    """
    own = ORDER.index(source)
    earlier = [place for place, each in enumerate(sources) if ORDER.index(each) <= own]
    return earlier[-1] + 1 if earlier else 0


def unreleased(items: Iterable[Item]) -> tuple[tuple[int, Item], ...]:
    """The items, with their numbers, that are not released for sending out."""
    return tuple(
        (number, item) for number, item in numbered(items) if item.stage is not ItemStage.RELEASED
    )
