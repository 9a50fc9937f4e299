"""What the demo's projects wait for from each other, entered on the days it became known."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services.dependencies import (
    DependencyDraft,
    add_dependency,
    settle_dependency,
)
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]


def dependency_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """Each dependency on its day, and settled on another."""
    texts = tomllib.loads(resource("demo", "dependencies.toml").read_text(encoding="utf-8"))
    for each in texts["dependency"]:
        yield from _course(register, projects, each)


def _course(register: RegisterFile, projects: Mapping[str, str], texts: Texts) -> Iterator[Event]:
    made: list[str] = []
    yield texts["on"], lambda: made.append(_add(register, projects, texts))
    if "settled_on" in texts:
        yield (
            texts["settled_on"],
            lambda: settle_dependency(register, made[0], texts["settled_on"]),
        )


def _add(register: RegisterFile, projects: Mapping[str, str], texts: Texts) -> str:
    project, needed = projects[texts["project"]], projects[texts["needs"]]
    draft = DependencyDraft(
        milestone_id=_milestone(register.reader, project, texts.get("milestone")),
        on_project_id=needed,
        on_milestone_id=_milestone(register.reader, needed, texts.get("needs_milestone")),
        need_by=texts["need_by"],
        change_by=texts.get("change_by", ""),
        note=texts["note"],
    )
    return add_dependency(register, project, draft).id


def _milestone(reader: Reader, project: str, name: str | None) -> str | None:
    found = {each.milestone.name: each.milestone.id for each in milestones_of(reader, project)}
    return None if name is None else found[name]
