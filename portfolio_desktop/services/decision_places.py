"""Where a change request can have been decided, as far as the register knows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.board_choices import MeetingState, ProcedureState
from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.meetings import Forum, Item, Meeting, WrittenProcedure
from portfolio_desktop.services import finding
from portfolio_desktop.services.decided_where import (
    board_called,
    item_numbers,
    item_place,
    meeting_name,
    procedure_name,
)
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class DecisionPlace:
    """`words` are as minutes call it: "mødet 10. nov. 2023, punkt 5"; `title` is what the item or
    the written procedure is about, `board` who decided there, `day` when, as typed."""

    words: str
    title: str
    board: str
    day: str
    item_id: str | None = None
    procedure_id: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionPlaces:
    """`own` are about the request or its project, the request's own first; then every meeting and
    every written procedure of the register, the latest first."""

    own: tuple[DecisionPlace, ...] = ()
    meetings: tuple[DecisionPlace, ...] = ()
    procedures: tuple[DecisionPlace, ...] = ()

    @property
    def all(self) -> tuple[DecisionPlace, ...]:
        return (*self.own, *self.meetings, *self.procedures)

    def named(self, words: str) -> DecisionPlace | None:
        """The one that is called so; None for words of one's own."""
        wanted = folded(words.strip())
        return next((each for each in self.all if folded(each.words) == wanted), None)

    def of_item(self, item_id: str | None) -> DecisionPlace | None:
        return next((each for each in self.own if item_id and each.item_id == item_id), None)


def decision_places(reader: Reader, request_id: str) -> DecisionPlaces:
    """What the form of a decision offers; meetings that were cancelled and procedures that were
    withdrawn decided nothing."""
    return _Places(reader, finding.request(reader, request_id)).read()


class _Places:
    def __init__(self, reader: Reader, request: ChangeRequest) -> None:
        board = reader.board
        self._reader = reader
        self._request = request
        self._info = reader.info()
        self._forums = {each.id: each for each in board.rows(Forum)}
        held = (each for each in board.rows(Meeting) if each.state is not MeetingState.CANCELLED)
        latest = sorted(held, key=lambda each: each.held_on or date.min, reverse=True)
        self._meetings = {each.id: each for each in latest}
        self._procedures = sorted(
            (
                each
                for each in board.rows(WrittenProcedure)
                if each.state is not ProcedureState.WITHDRAWN
            ),
            key=lambda each: each.closed_on or each.sent_on or date.min,
            reverse=True,
        )

    def read(self) -> DecisionPlaces:
        about: list[Item | WrittenProcedure] = [
            *filter(self._concerns, self._items()),
            *filter(self._concerns, self._procedures),
        ]
        about.sort(key=lambda each: each.request_id != self._request.id)
        return DecisionPlaces(
            tuple(
                self._at_item(each) if isinstance(each, Item) else self._in_writing(each)
                for each in about
            ),
            tuple(self._at(each, meeting_name(each)) for each in self._meetings.values()),
            tuple(self._in_writing(each) for each in self._procedures if each not in about),
        )

    def _items(self) -> list[Item]:
        """Those that can be about the request, of the latest meeting first."""
        rows = self._reader.board.rows
        found = {
            each.id: each
            for each in (
                *rows(Item, request_id=[self._request.id]),
                *rows(Item, project_id=[self._request.project_id]),
            )
        }
        order = list(self._meetings)
        known = [each for each in found.values() if each.meeting_id in self._meetings]
        return sorted(known, key=lambda each: order.index(each.meeting_id))

    def _concerns(self, row: Item | WrittenProcedure) -> bool:
        """Whether it is about the request, or about its project and no other request."""
        if row.request_id is not None:
            return row.request_id == self._request.id
        return row.project_id == self._request.project_id

    def _at_item(self, item: Item) -> DecisionPlace:
        meeting = self._meetings[item.meeting_id]
        number = item_numbers(self._reader, meeting.id).get(item.id, "")
        found = self._at(meeting, item_place(meeting, number))
        return replace(found, title=item.title, item_id=item.id)

    def _at(self, meeting: Meeting, words: str) -> DecisionPlace:
        return DecisionPlace(words, "", self._board(meeting.forum_id), typed_day(meeting.held_on))

    def _in_writing(self, procedure: WrittenProcedure) -> DecisionPlace:
        return DecisionPlace(
            procedure_name(self._reader, procedure),
            procedure.title,
            self._board(procedure.forum_id),
            typed_day(procedure.closed_on),
            procedure_id=procedure.id,
        )

    def _board(self, forum_id: str | None) -> str:
        return board_called(self._forums.get(forum_id or ""), self._info)
