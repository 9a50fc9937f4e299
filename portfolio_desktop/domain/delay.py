"""How much later a project ends than it was planned to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.dates import ImpreciseDate, days_after, months_between
from portfolio_desktop.domain.project import Baseline, Project


@dataclass(frozen=True, slots=True)
class Delay:
    """Whole calendar months and days from the planned end to the expected one.

    Counted between the latest days (see `months_between`); negative where it ends earlier.
    """

    months: int
    days: int


@dataclass(frozen=True, slots=True)
class Ends:
    """The four end dates of a project; None where there is none."""

    original: ImpreciseDate | None = None
    approved: ImpreciseDate | None = None
    forecast: ImpreciseDate | None = None
    actual: ImpreciseDate | None = None

    @property
    def deadline(self) -> ImpreciseDate | None:
        """What the board is told: the forecast, else the approved end."""
        return self.forecast or self.approved

    @property
    def expected(self) -> ImpreciseDate | None:
        """What a delay is measured to: the actual end, once there is one, else the deadline."""
        return self.actual or self.deadline


def ends(project: Project, baselines: Iterable[Baseline]) -> Ends:
    """The project's end dates; the original and the approved one from its own baselines."""
    own = [baseline for baseline in baselines if baseline.project_id == project.id]
    original, approved = original_plan(own), approved_plan(own)
    return Ends(
        original=original.end if original else None,
        approved=approved.end if approved else None,
        forecast=project.forecast_end,
        actual=project.actual_end,
    )


def original_plan(baselines: Iterable[Baseline]) -> Baseline | None:
    """Version 1 of one project's plan, or None where it has not been approved."""
    return next((baseline for baseline in baselines if baseline.version == 1), None)


def approved_plan(baselines: Iterable[Baseline]) -> Baseline | None:
    """The highest version of one project's plan: the one that holds now."""
    return max(baselines, key=lambda baseline: baseline.version, default=None)


def delay(planned: ImpreciseDate | None, expected: ImpreciseDate | None) -> Delay | None:
    """None where either date is missing, deliberately none or unread."""
    months, days = months_between(planned, expected), days_after(planned, expected)
    return None if months is None or days is None else Delay(months, days)
