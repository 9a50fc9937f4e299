"""The demo's risks, disputes and promises, entered on the days they became known."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from portfolio_desktop.domain.actions import ActionKind, ActionState
from portfolio_desktop.domain.meetings import Item, Meeting
from portfolio_desktop.domain.risks import RiskKind, RiskResponse, ScopeClaim, Trend
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services.actions import (
    ActionDraft,
    Ending,
    add_action,
    end_actions,
    move_due,
)
from portfolio_desktop.services.concerns import Closure, end_concern
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.register_file import RegisterFile

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]


def follow_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """Each risk, dispute and promise on its day, moved and ended on others."""
    texts = tomllib.loads(resource("demo", "follow.toml").read_text(encoding="utf-8"))
    for kind, add in (("risk", _add_risk), ("dispute", _add_dispute)):
        for each in texts[kind]:
            yield from _concern(register, projects[each["project"]], each, add)
    for each in texts["promise"]:
        yield from _promise(register, projects.get(each.get("project", "")), each)


_Add = Callable[[RegisterFile, str, Texts], str]


def _concern(register: RegisterFile, project: str, texts: Texts, add: _Add) -> Iterator[Event]:
    made: list[str] = []
    yield texts["on"], lambda: made.append(add(register, project, texts))
    if "ended_on" in texts:
        yield texts["ended_on"], lambda: end_concern(register, made[0], texts["outcome"])


def _add_risk(register: RegisterFile, project: str, texts: Texts) -> str:
    response, trend = texts.get("response"), texts.get("trend")
    draft = RiskDraft(
        project,
        RiskKind(texts.get("kind", "risk")),
        title=texts["title"],
        description=texts.get("description", ""),
        probability=str(texts.get("probability", "")),
        consequence=str(texts.get("consequence", "")),
        owner=texts.get("owner", ""),
        response=RiskResponse(response) if response else None,
        response_note=texts.get("response_note", ""),
        trend=Trend(trend) if trend else None,
    )
    return add_risk(register, draft).id


def _add_dispute(register: RegisterFile, project: str, texts: Texts) -> str:
    reason = texts.get("closed_reason", "")
    draft = DisputeDraft(
        project,
        title=texts["title"],
        counterpart=texts["counterpart"],
        own_position=texts["own_position"],
        counterpart_position=texts["counterpart_position"],
        scope=ScopeClaim(texts["scope"]),
        forum=texts["forum"],
        blocks=texts.get("blocks", ""),
        cases=str(texts["cases"]),
        closure=Closure(bool(reason), reason, texts.get("open_heading", "")),
    )
    return add_dispute(register, draft).id


def _promise(register: RegisterFile, project: str | None, texts: Texts) -> Iterator[Event]:
    made: list[str] = []
    draft = ActionDraft(
        ActionKind(texts.get("kind", "commitment")),
        texts["title"],
        project_id=project,
        owner=texts.get("owner", ""),
        participant=texts.get("participant", ""),
        promised_on=typed_day(texts["on"]),
        due=texts["due"],
    )
    yield texts["on"], lambda: made.append(_add_promise(register, draft, texts["on"]))
    if "moved_on" in texts:
        yield (
            texts["moved_on"],
            lambda: move_due(register, made[0], texts["moved_to"], texts["moved_reason"]),
        )
    if "ended_on" in texts:
        ending = Ending(ActionState(texts["state"]), outcome=texts["outcome"])
        yield texts["ended_on"], lambda: end_actions(register, made, ending)


def _add_promise(register: RegisterFile, draft: ActionDraft, day: date) -> str:
    """Promised to the meeting of that day, at the item about the project where it has one."""
    meetings = register.reader.board.rows(Meeting)
    meeting = next((each.id for each in meetings if each.held_on == day), None)
    items = register.reader.board.rows(Item, meeting_id=[meeting]) if meeting else ()
    about = (each.id for each in items if each.project_id and each.project_id == draft.project_id)
    item = next(about, None)
    return add_action(register, replace(draft, meeting_id=meeting, item_id=item)).id
