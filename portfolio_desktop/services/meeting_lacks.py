"""What the minutes would lack if the meeting were over now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.services.meeting_desk import DeskPoint, MeetingDesk


@dataclass(frozen=True, slots=True)
class MeetingLacks:
    """Numbers of items: those with a point that nothing is decided of, and those approved with
    remarks that are not written."""

    undecided: tuple[str, ...]
    without_remarks: tuple[str, ...]


def meeting_lacks(desk: MeetingDesk) -> MeetingLacks:
    """An item that recommends nothing lacks no decision."""
    return MeetingLacks(_items_with(desk, _is_undecided), _items_with(desk, _lacks_remarks))


def _items_with(desk: MeetingDesk, lacks: Callable[[DeskPoint], bool]) -> tuple[str, ...]:
    return tuple(each.number for each in desk.items if any(map(lacks, each.points)))


def _is_undecided(point: DeskPoint) -> bool:
    return bool(point.id) and point.decision is None and not point.words


def _lacks_remarks(point: DeskPoint) -> bool:
    return point.decision is PointDecision.APPROVED_WITH_REMARKS and not point.words.strip()
