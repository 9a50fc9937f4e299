"""What the overview is made of, read in steps: the month, what its lamps were before, the months.

It is the basis of the printed report, with less read for it, so that window and paper say the same
of a month: the month before and the reports themselves are asked only of what has changed since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portfolio_desktop.domain.choices import LifecycleState
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.lamps import NOTHING, LampValue, silent_kind
from portfolio_desktop.services.membership import absence, approval_days
from portfolio_desktop.services.pack_basis import Basis, Origin, PackOptions, as_reported
from portfolio_desktop.services.portfolio import Portfolio, PortfolioRow, portfolio_steps
from portfolio_desktop.services.portfolio_reading import RowReading
from portfolio_desktop.services.row_counts import count_between
from portfolio_desktop.services.steps import Steps, as_part, in_parts, run_through
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.shapes import Columns

MONTHS_BEFORE = 12
PARTS = 8
"""Of the reading of an overview; the first four are those of the basis."""
_READ_AT_ONCE = 100
_STATE, _SINCE = 9, 10
"""Places in the columns of `Reader.grid_projects`."""
_COLOURS = {colour.value: colour for colour in Colour}
_NO_LIGHTS = {kind.value: kind for kind in NoLight}
_SILENT_STATES = frozenset(
    state.value for state in LifecycleState if silent_kind(state, None, date.max)
)


@dataclass(frozen=True, slots=True)
class Month:
    """What was reported on a month, and which projects were there.

    `codes` has the overall lamp in one word by project; None for a draft and for a report without.
    `silent` are those that need not report by their state, and why.
    """

    period: Period
    codes: Mapping[str, str | None]
    there: tuple[str, ...]
    silent: Mapping[str, NoLight] = field(default_factory=dict)

    def lamp(self, project: str) -> LampValue:
        """What a project showed, as the grid has it; without words."""
        code = self.codes.get(project) or self.silent.get(project)
        if code is None:
            return NOTHING
        return LampValue(_COLOURS.get(code), _NO_LIGHTS.get(code))

    def colours(self) -> dict[Colour | None, int]:
        """How many of those that were there showed each colour, and how many none; quickly."""
        found = Counter(map(self.codes.get, self.there))
        shown: dict[Colour | None, int] = {each: found[code] for code, each in _COLOURS.items()}
        shown[None] = len(self.there) - sum(shown.values())
        return shown


@dataclass(frozen=True, slots=True)
class OverviewBasis:
    """The printed report's basis, and the months that end with the one it is about."""

    pack: Basis
    months: tuple[Month, ...]


@dataclass
class _Moved:
    """What is read of the projects that show another lamp than in the month before."""

    before: dict[str, PortfolioRow] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)


def basis_steps(reader: Reader, period: Period, moment: datetime) -> Steps[OverviewBasis]:
    """Read what there is to tell of a month at a moment."""
    origin = Origin(moment, "")
    now = yield from as_part(portfolio_steps(reader, period, origin.day), 0, PARTS)
    rows = tuple(as_reported(row) for row in now.rows if row.there and not row.archived)
    reading = months_steps(reader, period, origin.day, MONTHS_BEFORE + 1)
    months = yield from as_part(reading, 1, PARTS)
    projects = {row.id for row in rows}
    known = yield from as_part(_known(reader, months, projects), 2, PARTS)
    moved = yield from as_part(_moved(reader, now, rows), 3, PARTS)
    pack = Basis(
        info=reader.info(),
        options=PackOptions(period),
        origin=origin,
        now=now,
        rows=rows,
        before={row.id: row for row in rows} | moved.before,  # who has not moved looks the same
        reports=moved.reports,
        reports_before={},
        comparable=_is_told(reader, months[-2]),
        known=known,
        light_reasons=moved.reasons,
        count=count_between(
            reader, (period.previous, months[-2].there), (period, [row.id for row in rows])
        ),
    )
    return OverviewBasis(pack, months)


def months_steps(reader: Reader, last: Period, today: date, count: int) -> Steps[tuple[Month, ...]]:
    """So many months that end with `last`, oldest first."""
    projects: list[Columns] = []
    for part in reader.grid_project_parts():
        projects += part
        yield 0, count
    approved = approval_days(reader)
    yield 0, count
    found: list[Month] = []
    for period in last_periods(last, count):
        codes = reader.overall_by_period([period])[str(period)]
        yield len(found), count
        absent = absence(reader, period, today, projects, approved).all
        yield len(found), count
        there = tuple(columns[0] for columns in projects if columns[0] not in absent)
        found.append(Month(period, codes, there, _silent(projects, min(today, period.last_day))))
        yield len(found), count
    return tuple(found)


def _silent(projects: Iterable[Columns], day: date) -> dict[str, NoLight]:
    found: dict[str, NoLight] = {}
    for columns in projects:
        if columns[_STATE] in _SILENT_STATES:
            since = date.fromisoformat(columns[_SINCE]) if columns[_SINCE] else None
            kind = silent_kind(LifecycleState(columns[_STATE]), since, day)
            if kind is not None:
                found[columns[0]] = kind
    return found


def _is_told(reader: Reader, month: Month) -> bool:
    """Whether anybody has reported on the month, be it without an overall lamp."""
    if any(code is not None for code in month.codes.values()):
        return True
    reports = reader.reports((month.period,), month.codes)
    return any(each.stage is not ReportStage.DRAFT for each in reports)


def _known(
    reader: Reader, months: Sequence[Month], projects: Collection[str]
) -> Steps[frozenset[str]]:
    """Those of the projects that were reported on in any month before the last of these."""
    before = months[:-1]
    known = {each for each in projects if any(each in month.codes for month in before)}
    earlier = [each for each in reader.periods() if each < before[0].period]
    for period in reversed(earlier):
        doubtful = set(projects) - known
        if not doubtful:
            break
        known |= reader.overall_by_period([period], doubtful)[str(period)].keys()
        yield len(earlier) - earlier.index(period), len(earlier)
    return frozenset(known)


def _moved(reader: Reader, now: Portfolio, rows: Sequence[PortfolioRow]) -> Steps[_Moved]:
    ids = [row.id for row in rows if row.previous.colour is not row.now.colour]
    found = _Moved()
    day = min(now.day, now.previous_period.last_day)
    for part in in_parts(ids, _READ_AT_ONCE):
        before = RowReading(reader, now.previous_period, day, part)
        found.before |= {row.id: as_reported(row) for row in run_through(before.steps())}
        reports = reader.reports((now.period,), part)
        found.reports |= {
            each.project_id: each for each in reports if each.stage is not ReportStage.DRAFT
        }
        found.reasons |= {
            (light.report_id, light.dimension): light.reason.strip()
            for light in reader.lights((now.period,), part)
            if light.reason.strip()
        }
        yield len(found.before), len(ids)
    return found
