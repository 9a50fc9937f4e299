"""The demo's milestones and money per year, entered on the days they became known."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

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
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]


def plan_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """Each milestone on its day, and reached on another; each project's years in one edit."""
    texts = tomllib.loads(resource("demo", "plans.toml").read_text(encoding="utf-8"))
    for each in texts["milestone"]:
        project = projects[each["project"]]
        yield each["on"], _adding(register, project, each)
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
        found = milestones_of(register.reader, project)
        (milestone,) = (each.milestone.id for each in found if each.milestone.name == texts["name"])
        draft = milestone_draft(register.reader, milestone)
        edit_milestone(register, milestone, replace(draft, actual=texts["reached"]))

    return reach


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
