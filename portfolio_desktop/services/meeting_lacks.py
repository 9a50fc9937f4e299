"""What the minutes would lack if the meeting were over now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.meeting_desk import DeskPoint, MeetingDesk
from portfolio_desktop.services.words import listed


@dataclass(frozen=True, slots=True)
class MeetingLacks:
    """Numbers of items: those with a point that nothing is decided of, and those approved with
    remarks that are not written."""

    undecided: tuple[str, ...]
    without_remarks: tuple[str, ...]


def meeting_lacks(desk: MeetingDesk) -> MeetingLacks:
    """An item that recommends nothing lacks no decision."""
    return MeetingLacks(_items_with(desk, _is_undecided), _items_with(desk, _lacks_remarks))


def lacking_words(desk: MeetingDesk, ended: str) -> tuple[str, ...]:
    """A sentence for each thing that the minutes lack; `ended` is the end as kept or as typed."""
    lacks = meeting_lacks(desk)
    bare = ngettext(
        "Item {numbers} is approved with remarks, but the remarks are not written.",
        "Items {numbers} are approved with remarks, but the remarks are not written.",
        len(lacks.without_remarks),
    ).format(numbers=listed(lacks.without_remarks))
    told = (
        undecided_words(lacks.undecided),
        bare if lacks.without_remarks else "",
        "" if ended.strip() else _("It is not written when the meeting ended."),
    )
    return tuple(filter(None, told))


def undecided_words(numbers: Sequence[str]) -> str:
    """ "Der er ikke besluttet noget under punkt 3 og 4."; "" for no numbers."""
    if not numbers:
        return ""
    words = ngettext(
        "Nothing is decided under item {numbers}.",
        "Nothing is decided under items {numbers}.",
        len(numbers),
    )
    return words.format(numbers=listed(numbers))


def _items_with(desk: MeetingDesk, lacks: Callable[[DeskPoint], bool]) -> tuple[str, ...]:
    return tuple(each.number for each in desk.items if any(map(lacks, each.points)))


def _is_undecided(point: DeskPoint) -> bool:
    return bool(point.id) and point.decision is None and not point.words


def _lacks_remarks(point: DeskPoint) -> bool:
    return point.decision is PointDecision.APPROVED_WITH_REMARKS and not point.words.strip()
