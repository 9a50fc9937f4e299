"""The demo's milestones and money per year, entered on the days they became known."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    milestones_of,
)
from portfolio_desktop.services.start_criteria import (
    NEW,
    Relaxation,
    criteria_of,
    relax_criterion,
    set_criterion_state,
    write_criteria,
)
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]

_WRITTEN_AFTER = timedelta(days=1)
"""What a month expects is written with its report, on the first day of the next."""


def plan_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """Each milestone on its day, and reached on another; each project's years in one edit."""
    texts = tomllib.loads(resource("demo", "plans.toml").read_text(encoding="utf-8"))
    for each in texts["milestone"]:
        project = projects[each["project"]]
        yield each["on"], _adding(register, project, each)
        for month, forecast in each.get("expected", {}).items():
            period = Period.parse(month)
            day = period.last_day + _WRITTEN_AFTER
            yield day, _expecting(register, project, each["name"], (period, forecast))
        for criterion in each.get("criterion", ()):
            yield from _criterion(register, project, each, criterion)
        if "reached_on" in each:
            yield each["reached_on"], _reaching(register, project, each)
    for (number, day), years in groupby(texts["year"], key=itemgetter("project", "on")):
        yield day, _budgeting(register, projects[number], tuple(years))


def _adding(register: RegisterFile, project: str, texts: Texts) -> Callable[[], object]:
    draft = MilestoneDraft(
        texts["name"],
        MilestoneKind(texts["kind"]),
        forecast=texts["forecast"],
        criteria=texts.get("criteria", ""),
    )
    return lambda: add_milestone(register, project, draft)


def _reaching(register: RegisterFile, project: str, texts: Texts) -> Callable[[], object]:
    def reach() -> None:
        milestone = _milestone(register, project, texts["name"])
        draft = milestone_draft(register.reader, milestone)
        edit_milestone(register, milestone, replace(draft, actual=texts["reached"]))

    return reach


def _expecting(
    register: RegisterFile, project: str, name: str, told: tuple[Period, str]
) -> Callable[[], object]:
    def expect() -> None:
        period, forecast = told
        milestone = _milestone(register, project, name)
        draft = milestone_draft(register.reader, milestone)
        edit_milestone(register, milestone, replace(draft, forecast=forecast), period)

    return expect


def _criterion(
    register: RegisterFile, project: str, texts: Texts, criterion: Texts
) -> Iterator[Event]:
    """What has to hold before the milestone, written with it; met or relaxed on its own day."""
    words = {"text": criterion["text"], "note": criterion.get("note", "")}

    def found() -> str:
        known = criteria_of(register.reader, _milestone(register, project, texts["name"]))
        return next(each.id for each in known if each.text == criterion["text"])

    yield (
        texts["on"],
        lambda: write_criteria(
            register, _milestone(register, project, texts["name"]), [(NEW, words)]
        ),
    )
    if "met_on" in criterion:
        yield (
            criterion["met_on"],
            lambda: set_criterion_state(register, found(), CriterionState.MET),
        )
    if "relaxed_on" in criterion:
        relaxed = Relaxation(
            typed_day(criterion["relaxed_on"]), criterion["decided_by"], criterion["decision"]
        )
        yield criterion["relaxed_on"], lambda: relax_criterion(register, found(), relaxed)


def _milestone(register: RegisterFile, project: str, name: str) -> str:
    found = milestones_of(register.reader, project)
    return next(each.milestone.id for each in found if each.milestone.name == name)


def _budgeting(
    register: RegisterFile, project: str, years: tuple[Texts, ...]
) -> Callable[[], object]:
    cells = [
        CellWish(each["year"], part, each[part.value])
        for each in years
        for part in Part
        if part.value in each
    ]
    return lambda: set_amounts(register, project, cells)
