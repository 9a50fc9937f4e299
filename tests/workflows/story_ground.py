"""A board with its register, for the stories: entered through the services, read from the paper."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pdfplumber

from portfolio_desktop.domain.board_choices import IssueKind, ItemSource, PointDecision
from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.meetings import Edition, Item
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.checks import standing, warnings
from portfolio_desktop.services.forums import ForumDraft, add_forum
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.item_decisions import decide_point, word_decision
from portfolio_desktop.services.items import add_item, new_item_draft, write_item
from portfolio_desktop.services.meeting_forms import new_meeting_draft
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.recommendations import recommendation, write_recommendation
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.services.reporting import mark_reported
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.issuing import agenda_bytes, issue_now, prepare_issue
from portfolio_desktop.workflows.packing import pack_bytes, read_pack

COLOURS = {"grøn": Colour.GREEN, "gul": Colour.YELLOW, "rød": Colour.RED}
REGIONS = (
    "Region Hovedstaden", "Region Sjælland", "Region Syddanmark", "Region Midtjylland",
    "Region Nordjylland",
)  # fmt: skip


@dataclass
class Calendar:
    """The day that the test says it is; each look at the clock is a second later."""

    moment: datetime = field(default_factory=lambda: datetime(2023, 11, 2, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def turn_to(self, day: date) -> None:
        """Time goes only forward, as the register's own log does."""
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Board:
    """The board of the five regions, and the verbs its secretariat uses in the stories."""

    register: RegisterFile
    calendar: Calendar
    forum: str

    @property
    def reader(self) -> Reader:
        return self.register.reader

    def on(self, day: date) -> None:
        self.calendar.turn_to(day)

    def project(self, number: str, name: str, **values: str) -> str:
        draft = ProjectDraft(number, name, phase="Gennemførelse")
        return add_project(self.register, replace(draft, **values)).id

    def number(self, number: str) -> str:
        """The id of the project with this number."""
        (found,) = (each.id for each in self.reader.projects() if each.number == number)
        return found

    def reports(self, project: str, month: Period, colour: str, remarks: str, **lamps: str) -> None:
        for dimension, word in {OVERALL: colour, **lamps}.items():
            set_colour(self.register, project, month, dimension, COLOURS[word])
        set_remarks(self.register, project, month, remarks)
        mark_reported(self.register, [project], month)

    def meeting(self, day: str) -> str:
        draft = new_meeting_draft(self.reader, self.forum)
        return add_meeting(self.register, replace(draft, held_on=day)).id

    def case(self, meeting: str, project: str, title: str, text: str, *points: str) -> str:
        """An item about a project, with its case and what it recommends."""
        draft = replace(new_item_draft(), title=title, project_id=project)
        item = add_item(self.register, meeting, draft).id
        write_item(self.register, item, "case_text", text)
        write_recommendation(self.register, item, points)
        return item

    def follow_up(self, meeting: str) -> str:
        draft = replace(new_item_draft(), title="Opfølgning")
        return add_item(self.register, meeting, draft, source=ItemSource.FOLLOW_UP).id

    def decide(self, item: str, *decisions: tuple[PointDecision, str]) -> None:
        """Each point of an item, with the free words of its decision."""
        points = recommendation(self.reader, item)
        for point, (decision, words) in zip(points, decisions, strict=True):
            decide_point(self.register, point.id, decision)
            word_decision(self.register, point.id, words)

    def requests(self, project: str, title: str, reason: str, end: str) -> str:
        """A change request, sent in, for another end date."""
        draft = RequestDraft(
            project,
            title=title,
            reason=reason,
            consequence="Så holder planen ikke.",
            requested_by="Projektets styregruppe",
            changes=(ChangeDraft(Subject.END, end),),
        )
        request = draft_request(self.register, draft).id
        submit_request(self.register, request)
        return request

    def item_of(self, meeting: str, project: str) -> str:
        """The id of the item about a project that the agenda of a meeting holds."""
        (found,) = (
            item.id
            for _number, item in items_of(self.reader, meeting)
            if item.project_id == project
        )
        return found

    def items(self, meeting: str) -> tuple[Item, ...]:
        return tuple(item for _number, item in items_of(self.reader, meeting))

    def warnings(self, project: str, month: Period, day: date) -> tuple[str, ...]:
        """What is worth a look before printing."""
        found = standing(warnings(self.reader, month, day))
        return tuple(each.sentence for each in found if each.project_id == project)

    def report(self, month: Period, **options: object) -> str:
        """The status report's words, as printed."""
        content = read_pack(self.register, PackOptions(month, **options))  # type: ignore[arg-type]
        return printed(pack_bytes(content))

    def agenda(self, meeting: str, edition: Edition = Edition.FULL) -> str:
        """The agenda's words, as printed."""
        prepared = prepare_issue(self.register, AgendaWish(meeting, edition=edition))
        return printed(agenda_bytes(prepared.content))

    def issue(self, meeting: str, day: str) -> str:
        """The agenda's words, as they were sent to the board."""
        _prepared, pdf = issue_now(self.register, AgendaWish(meeting), Sending(day, "RSI-kredsen"))
        return printed(pdf)

    def minutes(self, meeting: str) -> str:
        """The words of the minutes, once the meeting has been held."""
        hold_meeting(self.register, meeting)
        wish = AgendaWish(meeting, IssueKind.DRAFT_MINUTES)
        return printed(agenda_bytes(prepare_issue(self.register, wish).content))


def new_board(folder: Path, day: date) -> Board:
    """A register of the five regions that begins on a day; the caller closes it."""
    calendar = Calendar()
    calendar.turn_to(day)
    register = new_register(
        folder / "rsi.pfreg",
        name="RSI",
        forum="RSI-kredsen",
        secretariat="RSI-sekretariatet",
        actor="Åse",
        clock=calendar,
    )
    for region in REGIONS:
        add_participant(register, ParticipantDraft(region, kind=ParticipantKind.REGION))
    forum = add_forum(register, ForumDraft("RSI-kredsen")).id
    return Board(register, calendar, forum)


def printed(pdf: bytes) -> str:
    """The words of a PDF in the order they were written: cell after cell, not line by line."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return bare("\n".join(page.extract_text(use_text_flow=True) for page in document.pages))


def bare(text: str) -> str:
    """Without blanks and hyphens, which depend on where the lines are broken."""
    return re.sub(r"[\s\u00ad\u2011-]", "", text)


def says(text: str, *phrases: str) -> bool:
    """Whether the paper says all of it; the assertion of a test names what is missing."""
    missing = [phrase for phrase in phrases if bare(phrase) not in text]
    assert not missing, missing
    return True
