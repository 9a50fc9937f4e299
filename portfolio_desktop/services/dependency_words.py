"""The words for points of plans, for what is needed, and for how far something slips."""

from __future__ import annotations

from portfolio_desktop.domain.dates import drops_out
from portfolio_desktop.domain.dependency_rules import (
    DependencyStanding,
    DependencyState,
    LastMoment,
)
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.network import PointName
from portfolio_desktop.services.words import date_words, days_words, months_words

_LONGEST_MONTH = 31
_DAYS_OF_MONTH = 365.25 / 12


def project_words(name: PointName) -> str:
    """ "22-3 Apovision"."""
    return f"{name.number} {name.project}".strip()


def part_words(name: PointName) -> str:
    """The milestone, or that it is the end: "Idriftsættelse"."""
    return name.milestone or pgettext("point", "the end of the project")


def point_words(name: PointName) -> str:
    """ "22-3 Apovision: Idriftsættelse"."""
    return _("{project}: {what}").format(project=project_words(name), what=part_words(name))


def state_words(state: DependencyState) -> str:
    """As inside a sentence."""
    return {
        DependencyState.OK: pgettext("dependency", "in time"),
        DependencyState.AT_RISK: pgettext("dependency", "at risk"),
        DependencyState.BROKEN: pgettext("dependency", "broken"),
        DependencyState.UNKNOWN: pgettext("dependency", "cannot be told"),
        DependencyState.MET: pgettext("dependency", "met"),
        DependencyState.SETTLED: pgettext("dependency", "needed no more"),
    }[state]


def slack_words(standing: DependencyStanding) -> str:
    """ "118 dage (4 måneder) for sent", "28 dage i overskud"; "" where it cannot be told."""
    if standing.state is DependencyState.BROKEN and drops_out(standing.expected):
        return pgettext("slack", "drops out of the plan")
    if standing.state is DependencyState.BROKEN and (standing.slack or 0) >= 0:
        return pgettext("slack", "needed by now, and not there")
    if standing.slack is None or not standing.is_open:
        return ""
    if standing.slack == 0:
        return pgettext("slack", "on the very day")
    length = length_words(abs(standing.slack))
    late = standing.slack < 0
    template = (
        pgettext("slack", "{length} too late") if late else pgettext("slack", "{length} left")
    )
    return template.format(length=length)


def length_words(days: int) -> str:
    """ "118 dage (4 måneder)", with the months that come nearest; within a month the days alone."""
    if days < _LONGEST_MONTH:
        return days_words(days)
    months = months_words(round(days / _DAYS_OF_MONTH))
    return _("{days} ({months})").format(days=days_words(days), months=months)


def moment_words(standing: DependencyStanding) -> str:
    """How near the latest moment for changing one's mind is: "om 12 dage" has no place here, for
    the words may be printed and read later. "" where it is not near.
    """
    when = date_words(standing.dependency.change_by)
    match standing.last_moment:
        case LastMoment.PASSED:
            return _("The latest moment for changing one's mind was {date}.").format(date=when)
        case LastMoment.NEAR:
            return _("The latest moment for changing one's mind is {date}.").format(date=when)
    return ""


def broken_words(other: str, need: str, expected: str) -> str:
    """Why a dependency does not hold: "LPR3: Idriftsættelse skal bruges senest …". Without a day it
    is needed by, it is because the other drops out."""
    if not need:
        return _("{what} is needed, but drops out of the plan.").format(what=other)
    if not expected:
        return _("{what} is needed by {need}, and nobody says when it comes.").format(
            what=other, need=need
        )
    return _("{what} is needed by {need}, but is expected {expected}.").format(
        what=other, need=need, expected=expected
    )
