"""What slips when one date moves: the least that every need is still met (DOMAIN section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    Point,
    PointDate,
    PointDates,
    needed,
    needed_by,
    needing,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A point that moves `days` later than it is expected now, to `latest` as its latest day.

    `latest` is None where it names no day now: only how far it moves is known. `because` is the
    point that pushes it furthest, None for the ones that were moved by hand; `through` the
    dependency between the two, None where the point is the end of the other's project. `late` is
    how much of the push was there before anything moved.
    """

    point: Point
    before: ImpreciseDate | None
    latest: date | None
    days: int
    because: Point | None = None
    through: Dependency | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class _Link:
    """Whoever stands at `point` needs another by a day; without `dependency` it is its project's
    end, which cannot come before what belongs to it."""

    point: Point
    need: date
    dependency: Dependency | None = None


def chain(
    dependencies: Iterable[Dependency], dates: PointDates, moves: Mapping[Point, ImpreciseDate]
) -> tuple[Slip, ...]:
    """The points that were moved, then what slips with them, each after what pushes it.

    Each slips by as little as keeps what it needs: so far as the other comes after the date it is
    needed by. The end of a project slips where a milestone that lay before it no longer does. What
    is reached, settled or undated pushes nothing and is not pushed; nothing ever moves earlier.
    """
    links = _links(tuple(each for each in dependencies if each.settled_on is None), dates)
    slips: dict[Point, Slip] = {}
    for point, wished in moves.items():
        before = dates.get(point, PointDate())
        if not before.reached and wished.latest is not None:
            days = (wished.latest - before.latest).days if before.latest else 0
            slips[point] = Slip(point, before.expected, wished.latest, days)
    moved = frozenset(slips)
    for point in _in_order(moved, links):
        cause = slips.get(point)
        if cause is None or cause.latest is None or _stands(cause):
            continue
        for link in links.get(point, ()):
            slip = _pushed(link, cause, dates)
            further = slip is not None and slip.days > _days(slips.get(link.point))
            if slip is not None and further and link.point not in moved:
                slips[link.point] = slip
    first = [slip for point, slip in slips.items() if point in moved]
    later = [slips[point] for point in _in_order(moved, links) if point in slips.keys() - moved]
    return (*first, *later)


def _stands(slip: Slip) -> bool:
    """Whether it comes no later than before. Where it had no day, any day is news."""
    return slip.before is not None and slip.before.latest is not None and slip.days <= 0


def _days(slip: Slip | None) -> int:
    return slip.days if slip is not None else 0


def _pushed(link: _Link, cause: Slip, dates: PointDates) -> Slip | None:
    """How the point behind a link slips, or None where it need not."""
    there = dates.get(link.point, PointDate())
    if there.reached or cause.latest is None or cause.latest <= link.need:
        return None
    days = (cause.latest - link.need).days
    before = cause.before.latest if cause.before is not None else None
    late = max((before - link.need).days, 0) if before is not None else 0
    latest = there.latest + timedelta(days=days) if there.latest is not None else None
    return Slip(link.point, there.expected, latest, days, cause.point, link.dependency, late)


def _links(dependencies: Sequence[Dependency], dates: PointDates) -> dict[Point, list[_Link]]:
    """By point, who stands behind it."""
    found: dict[Point, list[_Link]] = {}
    for each in dependencies:
        need = needed_by(each, dates)
        if need is not None and need.latest is not None:
            found.setdefault(needed(each), []).append(_Link(needing(each), need.latest, each))
    for point, there in dates.items():
        end = Point(point.project_id)
        last = dates.get(end, PointDate()).latest
        if point.is_end or there.latest is None or last is None:
            continue
        if there.latest <= last:
            found.setdefault(point, []).append(_Link(end, last))
    return found


def _in_order(starts: Iterable[Point], links: Mapping[Point, Sequence[_Link]]) -> Iterator[Point]:
    """All that can be reached, each after everything that leads to it.

    Two laptops may each have added half of a circle; it is passed through once.
    """
    done: list[Point] = []
    seen: set[Point] = set()
    for start in starts:
        open_points: list[tuple[Point, Iterator[_Link]]] = []
        if start not in seen:
            seen.add(start)
            open_points.append((start, iter(links.get(start, ()))))
        while open_points:
            point, onwards = open_points[-1]
            following = next((link.point for link in onwards if link.point not in seen), None)
            if following is None:
                done.append(point)
                open_points.pop()
            else:
                seen.add(following)
                open_points.append((following, iter(links.get(following, ()))))
    return reversed(done)
