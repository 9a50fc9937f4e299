"""A meeting while it is held: its items with what is decided, said and agreed of each, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.board_choices import (
    MeetingState,
    MinutesState,
    PointDecision,
    Presence,
)
from portfolio_desktop.domain.case_text import plain
from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemAbsence,
    Meeting,
    Recommendation,
)
from portfolio_desktop.domain.minutes import approves
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.request_states import is_open
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.attendances import named_attendances
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.closedness import Grounds, grounds_of
from portfolio_desktop.services.decided_where import board_name, meeting_name
from portfolio_desktop.services.decision_log import decision_words
from portfolio_desktop.services.meeting_order import all_meetings
from portfolio_desktop.services.meeting_rules import items_of, meeting_of
from portfolio_desktop.services.minutes import MinutesStanding, minutes_standing
from portfolio_desktop.services.words import capital, date_words, listed, request_state_word
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class DeskPoint:
    """One point: `id` is "" for an item that recommends nothing and is not decided yet."""

    id: str
    number: str
    text: str
    decision: PointDecision | None
    words: str

    @property
    def decided(self) -> str:
        """ "Godkendt med bemærkninger: …"; "" where nothing is decided."""
        return decision_words(self.decision, self.words)


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """Somebody at the meeting, and whether they miss the item."""

    attendance_id: str
    name: str
    misses: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One item. `request_words` tells how the change request or the minutes it is about stand, and
    `undecided_request` is the request's id while it awaits its decision. `about_meeting` is the id
    of the meeting whose minutes it is about, and `held_back` says why these are not approved though
    the board has approved them. `closed_words` says that it is closed, and why.
    """

    id: str
    number: str
    title: str
    kind: str
    summary: str
    discussion: str
    project_id: str
    points: tuple[DeskPoint, ...]
    people: tuple[DeskPerson, ...]
    agreed: tuple[str, ...]
    request_words: str = ""
    undecided_request: str = ""
    added: bool = False
    about_meeting: str = ""
    held_back: str = ""
    closed_words: str = ""

    @property
    def title_and_decision(self) -> str:
        """The title; under it that the item is closed, and what is decided, where it is."""
        closed = pgettext("item", "Closed") if self.closed_words else ""
        under = " · ".join(filter(None, (closed, self.decided_words)))
        return "\n".join(filter(None, (self.title, under)))

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def facts(self) -> str:
        """ "Beslutningspunkt · Lukket: forhandling · tilføjet på mødet"."""
        added = pgettext("item", "added at the meeting") if self.added else ""
        return " · ".join(filter(None, (self.kind, self.closed_words, added, self.request_words)))

    @property
    def decided_words(self) -> str:
        """In a cell: "Godkendt", "1 af 2 besluttet", "" where nothing is."""
        decided = [each for each in self.points if each.decision or each.words]
        if not decided:
            return ""
        kinds = {each.decision for each in decided}
        if len(decided) == len(self.points) and len(kinds) == 1:
            return capital(board_word(only)) if (only := kinds.pop()) else decided[0].words
        words = _("{count} of {all} decided")
        return words.format(count=len(decided), all=len(self.points))

    @property
    def missing_words(self) -> str:
        """Who did not take part: "Åse Øst (inhabil) og Bo Bæk"; "" where all did."""
        away = [
            f"{each.name} ({each.reason})" if each.reason else each.name
            for each in self.people
            if each.misses
        ]
        return listed(away)


@dataclass(frozen=True, slots=True)
class MeetingDesk:
    """One meeting at the table. `locked` while its minutes are approved."""

    meeting: Meeting
    name: str
    items: tuple[DeskItem, ...]
    present: int

    @property
    def locked(self) -> bool:
        return self.meeting.minutes_state is MinutesState.APPROVED

    @property
    def held(self) -> bool:
        return self.meeting.state is MeetingState.HELD

    @property
    def state_words(self) -> str:
        """ "Afholdt · Referat: udkast · 3 af 12 punkter besluttet"."""
        decided = sum(
            all(each.decision or each.words for each in item.points) for item in self.items
        )
        parts = [capital(board_word(self.meeting.state))]
        if self.meeting.minutes_state is not MinutesState.NONE:
            state = board_word(self.meeting.minutes_state)
            parts.append(_("Minutes: {state}").format(state=state))
        words = _("{count} of {all} items decided")
        parts.append(words.format(count=decided, all=len(self.items)))
        if self.locked:
            parts.append(_("locked; opened again under “Minutes…”"))
        return " · ".join(parts)


def meeting_choices(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Every meeting with its day and board, the newest first: what is chosen from."""
    names: dict[str | None, str] = {None: reader.info().forum}
    found = []
    for each in reversed(all_meetings(reader)):
        if each.forum_id not in names:
            names[each.forum_id] = board_name(reader, each.forum_id)
        label = capital(meeting_name(each))
        board = names[each.forum_id]
        found.append((each.id, f"{label} · {board}" if board else label))
    return tuple(found)


def meeting_at_hand(reader: Reader, today: date) -> str:
    """The meeting one is most likely to sit at: today's, else the last one before, else the next.

    Of those before, one that has an agenda goes before one that was only planned, such as the rest
    of a year wheel that nobody used. "" where the register has no meetings that stand.
    """
    standing = [
        each
        for each in all_meetings(reader)
        if each.held_on is not None and each.state is not MeetingState.CANCELLED
    ]
    passed = [each for each in standing if each.held_on is not None and each.held_on <= today]
    items = reader.board.rows(Item, meeting_id=[each.id for each in passed]) if passed else ()
    used = {item.meeting_id for item in items}
    prepared = [each for each in passed if each.id in used or each.held_on == today]
    chosen = prepared[-1:] or passed[-1:] or standing[:1]
    return chosen[0].id if chosen else ""


def meeting_desk(reader: Reader, meeting_id: str) -> MeetingDesk:
    """The meeting with its items; a RuleError where it is gone."""
    meeting = meeting_of(reader, meeting_id)
    numbered = items_of(reader, meeting_id)
    parts = _Parts.read(reader, meeting_id, [item for _number, item in numbered])
    requests = {
        each.id: each
        for each in reader.requests([item.request_id for _n, item in numbered if item.request_id])
    }
    about = [item.about_meeting_id for _n, item in numbered if item.about_meeting_id]
    minutes = {row: minutes_standing(reader, row) for row in about}
    return MeetingDesk(
        meeting,
        capital(meeting_name(meeting)),
        tuple(_item(number, item, parts, requests, minutes) for number, item in numbered),
        len(parts.people),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to the items of a meeting, by item."""

    points: Mapping[str | None, list[Recommendation]]
    absences: Mapping[str, list[ItemAbsence]]
    actions: Mapping[str | None, list[Action]]
    people: tuple[Attendance, ...]
    grounds: Grounds

    @classmethod
    def read(cls, reader: Reader, meeting_id: str, found: Sequence[Item]) -> _Parts:
        board, items = reader.board, [item.id for item in found]
        there = [
            each
            for each in named_attendances(reader, meeting_id)
            if each.presence in {Presence.INVITED, Presence.PRESENT}
        ]
        return cls(
            grouped(board.rows(Recommendation, item_id=items), lambda each: each.item_id),
            grouped(board.rows(ItemAbsence, item_id=items), lambda each: each.item_id),
            grouped(board.rows(Action, item_id=items), lambda each: each.item_id),
            tuple(there),
            grounds_of(reader, found),
        )


def _item(
    number: int,
    item: Item,
    parts: _Parts,
    requests: Mapping[str, ChangeRequest],
    minutes: Mapping[str, MinutesStanding],
) -> DeskItem:
    request = requests.get(item.request_id or "")
    about = minutes.get(item.about_meeting_id or "")
    points = parts.points.get(item.id, [])
    missing = {each.attendance_id: each.reason for each in parts.absences.get(item.id, ())}
    people = tuple(
        DeskPerson(each.id, each.name, each.id in missing, missing.get(each.id, ""))
        for each in sorted(parts.people, key=lambda each: danish_key(each.name))
    )
    return DeskItem(
        id=item.id,
        number=str(number),
        title=item.title,
        kind=capital(board_word(item.kind)),
        summary=plain(item.summary),
        discussion=item.discussion,
        project_id=item.project_id or "",
        points=_points(points),
        people=people,
        agreed=tuple(_agreed(each) for each in parts.actions.get(item.id, [])),
        request_words=_request_words(request) or (_minutes_words(about) if about else ""),
        undecided_request=request.id if request and is_open(request.state) else "",
        added=item.added,
        about_meeting=about.meeting.id if about else "",
        held_back=_held_back(about, points) if about else "",
        closed_words=_closed_words(item, parts.grounds),
    )


def _points(found: list[Recommendation]) -> tuple[DeskPoint, ...]:
    """An item that recommends nothing has one point all the same: what is decided of it."""
    if not found:
        return (DeskPoint("", "", "", None, ""),)
    return tuple(
        DeskPoint(each.id, str(place), each.text, each.decision, each.decision_text)
        for place, each in enumerate(found, start=1)
    )


def _agreed(action: Action) -> str:
    """ "2023-04 Revideret plan – Region Nord, jan. 2024"."""
    who = ", ".join(filter(None, (action.owner, date_words(action.due))))
    return " – ".join(filter(None, (f"{action.number} {action.title}".strip(), who)))


def _closed_words(item: Item, grounds: Grounds) -> str:
    """ "Lukket: forhandling med leverandøren"; "" for an open item."""
    closing = grounds.closing(item)
    why = next((each.closed_reason for each in closing if each.closed_reason), "")
    return closed_words(bool(closing), why)


def _minutes_words(standing: MinutesStanding) -> str:
    """ "Referat: sendt i høring, 1 bemærkning er ikke afgjort"."""
    words = _("Minutes: {state}").format(state=board_word(standing.meeting.minutes_state))
    return ", ".join(filter(None, (words, _unsettled_words(standing))))


def _unsettled_words(standing: MinutesStanding) -> str:
    if not standing.unsettled:
        return ""
    left = ngettext(
        "{count} comment is not settled", "{count} comments are not settled", standing.unsettled
    )
    return left.format(count=standing.unsettled)


def _held_back(standing: MinutesStanding, points: Sequence[Recommendation]) -> str:
    """Why minutes that the board has approved are not approved here, and what to do."""
    if standing.meeting.minutes_state is MinutesState.APPROVED:
        return ""
    if not approves([each.decision for each in points]):
        return ""
    why = _unsettled_words(standing) or _("they are open")
    if standing.meeting.minutes_state is MinutesState.NONE:
        why = _("they have not been begun")
    said = _("The decision stands, but the minutes are not approved and locked yet: {why}.")
    do = _("Put that right in the minutes, and approve them there.")
    return f"{said.format(why=why)} {do}"


def _request_words(request: ChangeRequest | None) -> str:
    if request is None:
        return ""
    state = request_state_word(request.state)
    return _("Change request {number}: {state}").format(number=request.number, state=state)
