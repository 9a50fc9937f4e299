"""The demo's board: the meetings of a year, planned, held, and written up on their days."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from portfolio_desktop.domain.agenda_template import TemplateLine
from portfolio_desktop.domain.board_choices import (
    AttendanceRole,
    ItemSource,
    MinutesKind,
    PointDecision,
    Presence,
)
from portfolio_desktop.domain.meetings import IssueKind, Item, ItemStage
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.services import finding
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attendances import (
    AttendanceDraft,
    attendance_drafts,
    write_attendances,
)
from portfolio_desktop.services.forums import ForumDraft, add_forum, forum_of
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.item_decisions import decide_item, word_decision, write_discussion
from portfolio_desktop.services.items import set_stage
from portfolio_desktop.services.meeting_forms import usual_draft
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.meetings import add_meeting, add_series
from portfolio_desktop.services.minutes import (
    approve_minutes,
    choose_minutes_kind,
    send_minutes,
)
from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment
from portfolio_desktop.services.recommendations import recommendation
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo_agenda import agenda_events
from portfolio_desktop.workflows.demo_items import found_item, meeting_on
from portfolio_desktop.workflows.issuing import agenda_bytes, issue_prepared, prepare_issue

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]

_USUAL = {
    ItemSource.AGENDA: PointDecision.APPROVED,
    ItemSource.MINUTES: PointDecision.APPROVED,
    ItemSource.CHANGE_REQUEST: PointDecision.APPROVED,
    ItemSource.CLOSING_REPORT: PointDecision.POSTPONED,
}
"""What is decided of an item where the texts say nothing else; the others are noted."""


def meeting_events(register: RegisterFile, projects: Mapping[str, str]) -> Iterator[Event]:
    """The year wheel on its day, the meetings that were held, and the agenda of the next."""
    texts = tomllib.loads(resource("demo", "meetings.toml").read_text(encoding="utf-8"))
    yield texts["made_on"], lambda: _make_wheel(register, texts)
    for each in texts["held"]:
        yield from _Held(register, projects, each).events()
    yield from agenda_events(register, projects, texts["agenda"])


def _make_wheel(register: RegisterFile, texts: Texts) -> None:
    """The board with its meetings; who takes part in the first is invited to all."""
    lines = [TemplateLine(ItemSource(k), minutes=v) for k, v in texts["minutes"].items()]
    board = add_forum(register, ForumDraft(**texts["forum"]), lines).id
    draft = usual_draft(forum_of(register.reader, board))
    first = add_meeting(register, replace(draft, held_on=texts["first"])).id
    write_attendances(register, first, [_attendance(each) for each in texts["attendance"]])
    add_series(register, draft, ", ".join(texts["days"]))


def _attendance(texts: Texts) -> AttendanceDraft:
    return AttendanceDraft(**{**texts, "role": AttendanceRole(texts.get("role", "member"))})


class _Held:
    """One meeting that was held, from its agenda to its approved minutes."""

    def __init__(self, register: RegisterFile, projects: Mapping[str, str], texts: Texts) -> None:
        self._register = register
        self._projects = projects
        self._texts = texts

    def events(self) -> Iterator[Event]:
        acts = {
            "filled_on": lambda: fill_agenda(self._register, self._meeting),
            "released_on": self._release,
            "issued_on": lambda: self._issue(IssueKind.AGENDA),
            "on": self._hold,
            "minutes_sent_on": self._send_minutes,
            "comment_on": self._comment,
            "approved_on": self._approve,
        }
        for key, act in acts.items():
            if key in self._texts:
                yield self._texts[key], act

    @property
    def _meeting(self) -> str:
        return meeting_on(self._register.reader, self._texts["on"])

    def _release(self) -> None:
        items = [item.id for _number, item in items_of(self._register.reader, self._meeting)]
        set_stage(self._register, items, ItemStage.RELEASED)

    def _issue(self, kind: IssueKind) -> None:
        prepared = prepare_issue(self._register, AgendaWish(self._meeting, kind))
        sending = Sending(to=self._texts["sent_to"])
        issue_prepared(self._register, prepared, agenda_bytes(prepared.content), sending)

    def _hold(self) -> None:
        if "apologies" in self._texts:
            self._excuse()
        hold_meeting(self._register, self._meeting, self._texts["ended"])
        if self._texts.get("full"):
            choose_minutes_kind(self._register, self._meeting, MinutesKind.FULL)
        reader = self._register.reader
        said = {self._item(each).id: each for each in self._texts["decided"]}
        for _number, item in items_of(reader, self._meeting):
            self._decide(item, said.get(item.id, {}))

    def _excuse(self) -> None:
        """Who sent apologies, and who came instead."""
        gone, drafts = self._texts["apologies"], []
        for each in attendance_drafts(self._register.reader, self._meeting):
            away = each.name.startswith(tuple(gone))
            drafts.append(replace(each, presence=Presence.APOLOGIES) if away else each)
        drafts.append(_attendance(self._texts["substitute"]))
        write_attendances(self._register, self._meeting, drafts)

    def _item(self, texts: Texts) -> Item:
        return found_item(self._register.reader, self._meeting, self._projects, texts)

    def _decide(self, item: Item, said: Texts) -> None:
        points = recommendation(self._register.reader, item.id)
        if "discussion" in said:
            write_discussion(self._register, item.id, said["discussion"])
        if points and "words" in said:
            word_decision(self._register, points[0].id, said["words"])
        usual = _USUAL.get(item.source, PointDecision.NOTED)
        decision = said.get("decision", usual.value)
        if points and decision:
            decide_item(self._register, item.id, PointDecision(decision))

    def _send_minutes(self) -> None:
        send_minutes(self._register, self._meeting, typed_day(self._texts["comments_due"]))

    def _comment(self) -> None:
        texts = self._texts
        participant = finding.participant(self._register.reader, texts["comment_from"])
        draft = CommentDraft(
            texts["comment"],
            texts["comment_by"],
            participant.id if participant is not None else None,
            treatment=texts["treatment"],
            settled=True,
        )
        add_comment(self._register, self._meeting, draft)

    def _approve(self) -> None:
        approve_minutes(self._register, self._meeting)
        self._issue(IssueKind.APPROVED_MINUTES)
