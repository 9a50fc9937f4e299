"""What slips when one date moves, as it is shown beside the plan of today. Nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.chains import Slip, chain
from portfolio_desktop.domain.dates import ImpreciseDate, Precision, drops_out, months_between
from portfolio_desktop.domain.dates import day as certain_day
from portfolio_desktop.domain.dependency_rules import Point, PointDate, broken_by, needing
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.dependency_words import (
    part_words,
    point_words,
    project_words,
)
from portfolio_desktop.services.network import Network, network_behind
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import possible, refuse
from portfolio_desktop.services.words import date_words, day_words, days_words, months_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A point that slips: `before` as it is expected now, `after` as it would be, `slip` in days,
    `slip_months` the same in whole months, "" within one.

    `because` says what pushes it, "" for the point that is moved by hand. `depth` is how many steps
    it stands from that one. `earliest`, `latest_before` and `latest_after` place it on an axis.
    """

    point: Point
    project: str
    what: str
    before: str
    after: str
    slip: str
    slip_months: str
    because: str
    depth: int
    before_day: date | None
    after_day: date | None
    moved: bool
    known: bool
    """Whether the register has a date for it, so that `after` is a day."""


@dataclass(frozen=True, slots=True)
class ChainView:
    """The point that is moved, what slips with it, and all that in a sentence."""

    lines: tuple[ChainLine, ...]
    broken: tuple[str, ...]
    """Needs that are met as it is planned now and would not be, in words."""
    summary: str


def movable_points(reader: Reader, project_id: str) -> tuple[tuple[Point, str, str], ...]:
    """The points of a project that have not been reached, with what they are called and when they
    are expected."""
    network = network_behind(reader, project_id)
    return tuple(
        (point, part_words(network.name(point)), date_words(network.dates[point].expected))
        for point in network.points
        if point.project_id == project_id and _may_move(network.dates[point])
    )


def _may_move(at: PointDate) -> bool:
    """Neither what has been reached nor what has been taken out of the plan."""
    return not at.reached and not drops_out(at.expected)


def what_if(reader: Reader, point: Point, text: str) -> ChainView:
    """What slips when a point is expected on the date that is typed. A RuleError where that names
    no day, or the point has been reached."""
    wished = possible(text, None, "moved_to", date_rules(reader))
    if wished is None or wished.latest is None:
        raise refuse("date_missing", "moved_to", text=text.strip() or "–")
    network = network_behind(reader, point.project_id)
    standing = network.dates.get(point)
    if standing is None:
        raise refuse("milestone_unknown", "moved_to")
    if standing.reached:
        raise refuse("point_reached", "moved_to")
    moves = {point: wished}
    slips = chain(network.dependencies, network.dates, moves)
    lines = _lines(network, slips, wished)
    broken = broken_by(network.dependencies, network.dates, moves)
    return ChainView(
        lines,
        tuple(point_words(network.name(needing(each))) for each in broken),
        _summary(lines),
    )


def _lines(network: Network, slips: Sequence[Slip], wished: ImpreciseDate) -> tuple[ChainLine, ...]:
    depths: dict[Point, int] = {}
    found = []
    for slip in slips:
        depths[slip.point] = depths.get(slip.because, 0) + 1 if slip.because is not None else 0
        found.append(_line(network, slip, depths[slip.point], wished))
    return tuple(found)


def _line(network: Network, slip: Slip, depth: int, wished: ImpreciseDate) -> ChainLine:
    name = network.name(slip.point)
    moved = slip.because is None
    after = certain_day(slip.latest) if slip.latest is not None else None
    months = months_between(slip.before, after)
    return ChainLine(
        point=slip.point,
        project=project_words(name),
        what=part_words(name),
        before=date_words(slip.before),
        after=date_words(wished) if moved else _after(slip),
        slip=_slip_words(slip),
        slip_months=months_words(abs(months)) if months else "",
        because=_because(network, slip),
        depth=depth,
        before_day=slip.before.latest if slip.before is not None else None,
        after_day=slip.latest,
        moved=moved,
        known=slip.before is not None and slip.before.latest is not None,
    )


def _after(slip: Slip) -> str:
    """The day it comes to at the earliest; for a month or a quarter, the latest day it stood for
    has moved."""
    if slip.latest is None:
        return ""
    shown = day_words(slip.latest)
    if slip.before is not None and slip.before.precision is not Precision.DAY:
        return _("by {day}").format(day=shown)
    return shown


def _slip_words(slip: Slip) -> str:
    """ "+118 dage"; "" where it stands still, or has no date now and is moved by hand."""
    if not slip.days:
        return ""
    sign = "+" if slip.days > 0 else "−"
    return sign + days_words(abs(slip.days))


def _because(network: Network, slip: Slip) -> str:
    if slip.because is None:
        return ""
    if slip.through is None:
        return _("the project ends no earlier than {what}").format(
            what=part_words(network.name(slip.because))
        )
    need, other = slip.through.need_by, network.name(slip.because)
    inside = slip.because.project_id == slip.point.project_id
    what = part_words(other) if inside else point_words(other)
    told = _("needs {what}").format(what=what)
    if need is not None:
        told = _("needs {what} by {need}").format(what=what, need=date_words(need))
    if slip.late:
        late = ngettext(
            "{count} day too late already", "{count} days too late already", slip.late
        ).format(count=slip.late)
        told = f"{told} ({late})"
    return told


def _summary(lines: Sequence[ChainLine]) -> str:
    """How much slips, in a sentence."""
    behind = [line for line in lines if not line.moved]
    if not behind:
        return _("Nothing else slips: everything that is needed still comes in time.")
    projects = len({line.point.project_id for line in behind})
    dates = ngettext("{count} other date slips", "{count} other dates slip", len(behind)).format(
        count=len(behind)
    )
    where = ngettext("in {count} project", "in {count} projects", projects).format(count=projects)
    return _("{dates} {where}.").format(dates=dates, where=where)
