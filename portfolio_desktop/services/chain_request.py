"""A change request that begins with what slips when a date moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portfolio_desktop.domain.change_request import About, Subject, Topic
from portfolio_desktop.domain.dependency_rules import Point
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.chain_view import ChainLine, ChainView
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    new_request_draft,
)
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.register_file import RegisterFile


def begin_request(register: RegisterFile, point: Point, text: str, view: ChainView) -> Added:
    """Draft a request of the point's project for what moves there. The others' dates stand in its
    reason, for each of them decides by itself; what follows from a refusal is for people to say."""
    return draft_request(register, request_for(register, point, text, view))


def request_for(register: RegisterFile, point: Point, text: str, view: ChainView) -> RequestDraft:
    """The form of that request."""
    empty = new_request_draft(register.reader, point.project_id, register.today())
    own = [line for line in view.lines if line.point.project_id == point.project_id]
    others = [
        line for line in view.lines if line.point.project_id != point.project_id and line.after
    ]
    return replace(
        empty,
        title=_("{what} to {date}").format(what=own[0].what, date=own[0].after) if own else "",
        reason="\n".join((_("If it is approved, these slip:"), *map(_told, others)))
        if others
        else "",
        changes=tuple(
            _change(line, text.strip() if line.point == point else typed_day(line.after_day))
            for line in own
            if line.known or line.point == point
        ),
    )


def moved_point(project_id: str, drafts: Iterable[ChangeDraft]) -> tuple[Point, str]:
    """The first point that a request moves, and to when; the project's end where it moves none."""
    for draft in drafts:
        about = draft.topic.about
        if draft.subject is Subject.END or about.milestone_id:
            return Point(project_id, about.milestone_id or None), draft.after
    return Point(project_id), ""


def topic_of(point: Point) -> Topic:
    """What a request says of a point."""
    if point.milestone_id is None:
        return Topic(Subject.END)
    return Topic(Subject.MILESTONE, About(milestone_id=point.milestone_id))


def _change(line: ChainLine, after: str) -> ChangeDraft:
    topic = topic_of(line.point)
    return ChangeDraft(topic.subject, after, topic.about)


def _told(line: ChainLine) -> str:
    """ "15-1 Sundhedsplatformen: Uddannelse begynder 1. okt. 2018 → 27. jan. 2019 (+118 dage)"."""
    return _("{project}: {what} {before} → {after} ({slip})").format(
        project=line.project,
        what=line.what,
        before=line.before or "–",
        after=line.after or "–",
        slip=line.slip,
    )
