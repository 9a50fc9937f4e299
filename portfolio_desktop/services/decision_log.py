"""The decision log: everything that was decided, at meetings and in writing, over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.agenda import numbered
from portfolio_desktop.domain.board_choices import PointDecision, ProcedureState
from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import (
    Forum,
    Item,
    Meeting,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import grounds_of
from portfolio_desktop.services.decided_where import board_called, item_place, procedure_name
from portfolio_desktop.services.granted_changes import granted_lines
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import capital, day_words, request_state_word
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One decision. `source` is the id of the point, procedure or request that holds it.

    `where` is as minutes call it ("mødet 10. nov. 2023, punkt 5"), `board` who decided, `about` the
    title of the case and `place` its number on the agenda, `recommended` the point that was
    decided, `decided` the decision with its free words, `granted` what was approved with the change
    request that it decides. It is `closed` where its case is, or what
    that is about. `meeting_id` or `procedure_id` lead to where it was made.
    """

    source: str
    on: date | None
    board: str
    where: str
    number: str
    project: str
    project_id: str
    about: str
    recommended: str
    decided: str
    closed: bool
    meeting_id: str = ""
    item_id: str = ""
    procedure_id: str = ""
    request_id: str = ""
    place: int = 0
    granted: str = ""
    search_text: str = ""

    @property
    def outcome(self) -> str:
        """ "Godkendt – Slutdato: apr. 2024 → aug. 2024 (4 måneder senere)"."""
        return " – ".join(part for part in (self.decided, self.granted) if part)

    @property
    def year(self) -> int | None:
        return self.on.year if self.on else None


def decision_log(reader: Reader) -> tuple[LoggedDecision, ...]:
    """Every decision, the newest first.

    A change request that was decided under an item or in a written procedure of the register is
    told there, any other by itself.
    """
    return run_through(decision_log_steps(reader))


def decision_log_steps(reader: Reader) -> Steps[tuple[LoggedDecision, ...]]:
    """The same in steps."""
    yield 0, 1
    granted: dict[str, tuple[str, ...]] = {}
    for part in in_parts(list(reader.requests()), _STEP):
        granted |= granted_lines(reader, part)
        yield 0, 1
    found = []
    for done, each in enumerate(_Log(reader, granted).decisions(), start=1):
        found.append(each)
        if done % _STEP == 0:
            yield done, done + _STEP
    return tuple(sorted(found, key=_newest_first))


_STEP = 100


def _newest_first(logged: LoggedDecision) -> tuple[int, str, str, int]:
    """What was decided in one place stays together, in the order of its agenda."""
    newest = -(logged.on or date.min).toordinal()
    return newest, logged.meeting_id, logged.procedure_id, logged.place


def decision_words(decision: PointDecision | None, text: str) -> str:
    """ "Godkendt: planen forelægges i marts"; "" where nothing is decided."""
    words = " ".join(text.split())
    if decision is None:
        return words
    word = capital(board_word(decision))
    return _("{decision}: {words}").format(decision=word, words=words) if words else word


def decision_years(decisions: Iterable[LoggedDecision]) -> tuple[int, ...]:
    """The years in which something was decided, the newest first."""
    return tuple(sorted({each.year for each in decisions if each.year is not None}, reverse=True))


class _Log:
    """Reads what the log is made of once."""

    def __init__(self, reader: Reader, granted: dict[str, tuple[str, ...]]) -> None:
        board = reader.board
        self._reader = reader
        self._granted = granted
        self._info = reader.info()
        self._told: set[tuple[str | None, str]] = set()
        self._forums: Mapping[str, Forum] = {each.id: each for each in board.rows(Forum)}
        self._meetings = {each.id: each for each in board.rows(Meeting)}
        self._items = {each.id: each for each in board.rows(Item)}
        self._procedures = {each.id: each for each in board.rows(WrittenProcedure)}
        self._requests = {each.id: each for each in reader.requests()}
        self._points = board.rows(Recommendation)
        self._of_procedures = grouped(self._points, lambda each: each.procedure_id)
        self._numbers = _numbers(self._items.values())
        self._grounds = grounds_of(
            reader,
            [*self._items.values(), *self._procedures.values(), *self._requests.values()],
        )
        self._projects = {
            each.id: (each.number, each.name) for each in self._grounds.projects.values()
        }

    def decisions(self) -> Iterator[LoggedDecision]:
        for point in self._points:
            item = self._items.get(point.item_id or "")
            if item is not None and (point.decision is not None or point.decision_text):
                self._told.add((item.id, item.request_id or ""))
                yield self._at_meeting(point, item)
        for procedure in self._procedures.values():
            if procedure.state is ProcedureState.CLOSED:
                self._told.add((procedure.id, procedure.request_id or ""))
                yield from self._of_procedure(procedure)
        for request in self._requests.values():
            if self._stands_alone(request):
                yield self._of_request(request)

    def _of_procedure(self, procedure: WrittenProcedure) -> Iterator[LoggedDecision]:
        """Its points, or the result alone where it has none."""
        points = self._of_procedures.get(procedure.id, [])
        for point in points:
            yield self._in_writing(procedure, point)
        if not points:
            yield self._in_writing(procedure, None)

    def _at_meeting(self, point: Recommendation, item: Item) -> LoggedDecision:
        meeting = self._meetings[item.meeting_id]
        return self._logged(
            LoggedDecision(
                source=point.id,
                on=point.decided_on or meeting.held_on,
                board=self._board(meeting.forum_id),
                where=item_place(meeting, str(self._numbers.get(item.id, ""))),
                place=self._numbers.get(item.id, 0),
                number="",
                project="",
                project_id=item.project_id or self._project_of(item.request_id),
                about=item.title,
                recommended=point.text,
                decided=decision_words(point.decision, point.decision_text),
                closed=self._grounds.is_closed(item),
                meeting_id=meeting.id,
                item_id=item.id,
                request_id=item.request_id or "",
            )
        )

    def _in_writing(
        self, procedure: WrittenProcedure, point: Recommendation | None
    ) -> LoggedDecision:
        decision = point.decision if point is not None else procedure.result
        text = (point.decision_text if point is not None else "") or procedure.result_text
        return self._logged(
            LoggedDecision(
                source=point.id if point is not None else procedure.id,
                on=procedure.closed_on,
                board=self._board(procedure.forum_id),
                where=procedure_name(self._reader, procedure),
                number="",
                project="",
                project_id=procedure.project_id or self._project_of(procedure.request_id),
                about=procedure.title,
                recommended=point.text if point is not None else "",
                decided=decision_words(decision, text),
                closed=self._grounds.is_closed(procedure),
                procedure_id=procedure.id,
                request_id=procedure.request_id or "",
            )
        )

    def _of_request(self, request: ChangeRequest) -> LoggedDecision:
        title = _("Change request {number}").format(number=request.number)
        word = capital(request_state_word(request.state))
        note = " ".join(request.decision_note.split())
        said = _("{decision}: {words}").format(decision=word, words=note) if note else word
        return self._logged(
            LoggedDecision(
                source=request.id,
                on=request.decided_on,
                board=request.decision_forum,
                where=request.decision_reference,
                number="",
                project="",
                project_id=request.project_id,
                about=f"{title}: {request.title}" if request.title else title,
                recommended="",
                decided=said,
                closed=self._grounds.is_closed(request),
                request_id=request.id,
            )
        )

    def _stands_alone(self, request: ChangeRequest) -> bool:
        """Whether it is decided, and not told of already where that was done."""
        decided = not is_open(request.state) and request.decided_on is not None
        places = {(place, request.id) for place in (request.item_id, request.procedure_id)}
        return decided and not places & self._told

    def _logged(self, found: LoggedDecision) -> LoggedDecision:
        """With the project's number and name, and the text that is searched."""
        number, name = self._projects.get(found.project_id, ("", ""))
        found = replace(found, granted=self._granted_by(found))
        parts = (number, name, found.about, found.recommended, found.outcome, found.where)
        day = (day_words(found.on), found.on.isoformat()) if found.on else ()
        text = folded(" ".join((*parts, found.board, *day)))
        return replace(found, number=number, project=name, search_text=text)

    def _granted_by(self, found: LoggedDecision) -> str:
        """Told once: by the first point in the place where the request was decided."""
        request = self._requests.get(found.request_id)
        place = found.procedure_id or found.item_id
        if request is None or (request.procedure_id or request.item_id or "") != place:
            return ""
        return "; ".join(self._granted.pop(request.id, ()))

    def _project_of(self, request_id: str | None) -> str:
        request = self._requests.get(request_id or "")
        return request.project_id if request is not None else ""

    def _board(self, forum_id: str | None) -> str:
        return board_called(self._forums.get(forum_id or ""), self._info)


def _numbers(items: Iterable[Item]) -> dict[str, int]:
    """The number of every item on its agenda."""
    found: dict[str, int] = {}
    for theirs in grouped(items, lambda each: each.meeting_id).values():
        found |= {item.id: number for number, item in numbered(theirs)}
    return found
