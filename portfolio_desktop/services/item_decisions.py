"""What a meeting decides of an item: point by point, with what was said.

An item about a change request decides it in the same edit, once all its points are decided
(`domain.minutes.request_outcome`); one about the minutes of a meeting approves them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.board_choices import MinutesState, PointDecision
from portfolio_desktop.domain.change_request import ChangeRequest, RequestState
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Item, Meeting, MinutesComment, Recommendation
from portfolio_desktop.domain.minutes import agrees, approves, request_outcome
from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.services import finding
from portfolio_desktop.services.decided_where import board_name, item_numbers, item_place
from portfolio_desktop.services.decisions import DecidedRequest, Decision
from portfolio_desktop.services.meeting_rules import item_label, item_of, meeting_of
from portfolio_desktop.services.minutes_locks import require_minutes_open
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.typed import passage, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Fact, FieldValue, Label


def decide_point(
    register: RegisterFile, recommendation_id: str, decision: PointDecision | None
) -> Change:
    """Decide one point of an item in the usual words; None takes the decision back.

    A RuleError where the minutes are approved, or the request that the item is about has been
    decided otherwise.
    """
    place = _Place.of_point(register.reader, recommendation_id)
    return _decide(register, place, {recommendation_id: decision})


def decide_item(register: RegisterFile, item_id: str, decision: PointDecision) -> Change:
    """Decide every point of an item that is not decided yet; all of them where all are.

    An item that recommends nothing gets a decision of its own.
    """
    place = _Place.of_item(register.reader, item_id)
    left = [each.id for each in place.points if each.decision is None]
    wanted = left or [each.id for each in place.points] or [new_id()]
    return _decide(register, place, dict.fromkeys(wanted, decision))


def word_decision(
    register: RegisterFile, recommendation_id: str, text: str, *, goes_on: bool = False
) -> Change:
    """Write the decision of a point in free words, beside the usual ones.

    It `goes_on` where the edit before saved what was written so far: the two are one step.
    """
    place = _Place.of_point(register.reader, recommendation_id)
    place.require_open()
    label = place.label("decision_worded")
    with register.edit(going_on(label) if goes_on else label) as edit:
        edit.set("recommendation", recommendation_id, "decision_text", passage(text))
    return edit.change


def write_discussion(
    register: RegisterFile, item_id: str, text: str, *, goes_on: bool = False
) -> Change:
    """Write what was said of an item; `goes_on` as for the words of a decision."""
    place = _Place.of_item(register.reader, item_id)
    place.require_open()
    label = place.label("discussion_written")
    with register.edit(going_on(label) if goes_on else label) as edit:
        edit.set("item", item_id, "discussion", passage(text))
    return edit.change


@dataclass(frozen=True, slots=True)
class _Place:
    """An item with its points and its meeting."""

    reader: Reader
    item: Item
    meeting: Meeting
    points: tuple[Recommendation, ...]

    @classmethod
    def of_item(cls, reader: Reader, item_id: str) -> _Place:
        item = item_of(reader, item_id)
        points = reader.board.rows(Recommendation, item_id=[item_id])
        return cls(reader, item, meeting_of(reader, item.meeting_id), points)

    @classmethod
    def of_point(cls, reader: Reader, recommendation_id: str) -> _Place:
        point = reader.board.row(Recommendation, recommendation_id)
        if point is None or point.item_id is None:
            raise refuse("point_unknown", "decision")
        return cls.of_item(reader, point.item_id)

    @property
    def number(self) -> str:
        return item_numbers(self.reader, self.meeting.id).get(self.item.id, "")

    def label(self, code: str, **facts: Fact) -> Label:
        return item_label(self.reader, code, self.item, **facts)

    def require_open(self) -> None:
        require_minutes_open(self.reader, [self.meeting.id])

    def approved_minutes(self, points: Iterable[Recommendation]) -> str | None:
        """The meeting whose minutes the points approve; None where they approve none, or where
        those are not written, or a comment on them is not settled."""
        about = self.item.about_meeting_id
        if about is None or not approves([each.decision for each in points]):
            return None
        meeting = meeting_of(self.reader, about)
        comments = self.reader.board.rows(MinutesComment, meeting_id=[about])
        ready = meeting.minutes_state in {MinutesState.DRAFT, MinutesState.SENT}
        return about if ready and all(each.settled for each in comments) else None

    def _require_same(self, request: ChangeRequest, outcome: RequestState | None) -> None:
        """A RuleError where points would say otherwise than a decision that is made already; one
        that was made under another item or in writing may be noted here."""
        made_here = request.item_id == self.item.id and request.procedure_id is None
        if outcome is request.state:
            return
        if not made_here and (outcome is None or agrees(outcome, request.state)):
            return
        code = "item_request_decided" if made_here else "request_decided_elsewhere"
        state = request.state.value
        raise refuse(code, "decision", request=request.number, state=state)

    def decided_request(
        self, points: tuple[Recommendation, ...], day: date
    ) -> DecidedRequest | None:
        """The decision on the item's request that its points make, where it still awaits one."""
        outcome = request_outcome(each.decision for each in points)
        if self.item.request_id is None:
            return None
        request = finding.request(self.reader, self.item.request_id)
        if not is_open(request.state):
            self._require_same(request, outcome)
            return None
        if outcome is None:
            return None
        words = "\n".join(each.decision_text for each in points if each.decision_text)
        decision = Decision(
            outcome,
            typed_day(day),
            board_name(self.reader, self.meeting.forum_id) or self.reader.info().name,
            item_place(self.meeting, self.number),
            words,
            item_id=self.item.id,
        )
        return DecidedRequest.read(self.reader, request.id, decision)


def _decide(
    register: RegisterFile, place: _Place, decisions: dict[str, PointDecision | None]
) -> Change:
    place.require_open()
    day = place.meeting.held_on or register.today()
    points = {each.id: each for each in place.points}
    for row, decision in decisions.items():
        known = points.get(row, Recommendation(row, item_id=place.item.id))
        decided_on = day if decision is not None else None
        points[row] = replace(known, decision=decision, decided_on=decided_on)
    if points == {each.id: each for each in place.points}:
        return Change(None)
    request = place.decided_request(tuple(points.values()), day)
    approves = place.approved_minutes(points.values())
    with register.edit(_label(place, decisions, request)) as edit:
        for row in decisions:
            _write_point(edit, place.item.id, points[row])
        if request is not None:
            request.write(edit)
        if approves is not None:
            edit.set("meeting", approves, "minutes_state", MinutesState.APPROVED)
            edit.set("meeting", approves, "minutes_approved_on", day)
    return edit.change


def _label(
    place: _Place, decisions: dict[str, PointDecision | None], request: DecidedRequest | None
) -> Label:
    if request is not None:
        return place.label("item_request_decided", **request.facts)
    return place.label("item_decided" if any(decisions.values()) else "decision_taken_back")


def _write_point(edit: EditSession, item_id: str, point: Recommendation) -> None:
    values: dict[str, FieldValue] = {"decision": point.decision, "decided_on": point.decided_on}
    if edit.record("recommendation", point.id) is None:
        edit.create("recommendation", point.id, {"item_id": item_id, **values})
        return
    for field, value in values.items():
        edit.set("recommendation", point.id, field, value)
