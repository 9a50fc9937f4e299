"""The items of an agenda or of minutes, as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.case_text import Block, blocks
from portfolio_desktop.domain.change_request import ChangeRequest, is_open
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemAbsence,
    ItemSource,
    Meeting,
    MinutesKind,
    Recommendation,
    WrittenProcedure,
)
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.agenda_extras import (
    agreed_at,
    coming_meetings,
    follow_up_tables,
    procedure_facts,
)
from portfolio_desktop.services.agenda_people import AttendanceNames
from portfolio_desktop.services.agenda_values import (
    AgendaItem,
    AgendaTable,
    Annex,
    Consequence,
    Point,
    without_what_is_closed,
)
from portfolio_desktop.services.annex_words import annex_title, closed_annex_title
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import Grounds, grounds_of
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.escalations import escalated_steps
from portfolio_desktop.services.granted_changes import granted_lines
from portfolio_desktop.services.hearings import with_accounts_heard
from portfolio_desktop.services.item_annexes import annexes_of
from portfolio_desktop.services.item_matters import MatterReading, matters_of
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_escalations import escalation_card
from portfolio_desktop.services.pack_requests import request_card
from portfolio_desktop.services.pack_values import EscalationCard, Fact, RequestCard
from portfolio_desktop.services.recommendations import opening_words
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ItemReading:
    """Of which meeting the items are read, and as what; the escalated projects are those of the
    `options`; what is overdue is told as of `day`.
    """

    meeting: Meeting
    minutes: bool
    options: PackOptions
    day: date

    @property
    def decisions_only(self) -> bool:
        """Minutes of decisions hold no case text (DOMAIN section 7)."""
        return self.minutes and self.meeting.minutes_kind is MinutesKind.DECISIONS

    @property
    def matters(self) -> MatterReading:
        edition = Edition.OPEN if self.options.open_only else Edition.FULL
        return MatterReading(self.day, edition)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to the items, read at once."""

    points: Mapping[str | None, list[Recommendation]]
    annexes: Mapping[str, list[Attachment]]
    """By item."""
    absences: Mapping[str, list[ItemAbsence]]
    attendance: Mapping[str, Attendance]
    names: AttendanceNames
    agreed: Mapping[str | None, list[str]]
    grounds: Grounds
    forum: str
    cards: Mapping[str, EscalationCard]


def agenda_items(reader: Reader, reading: ItemReading) -> Steps[tuple[AgendaItem, ...]]:
    """The items in their order, numbered from 1; in steps."""
    numbered = items_of(reader, reading.meeting.id)
    items = [item for _number, item in numbered]
    cards: dict[str, EscalationCard] = {}
    before_board = {item.project_id or "" for item in items if _escalated(item)}
    if before_board and not reading.minutes:
        options = reading.options
        found = yield from escalated_steps(
            reader, options.period, options.last_meeting, also=before_board
        )
        heard = with_accounts_heard(
            reader,
            options.hearing,
            [each for each in found if each.project_id in before_board],
        )
        for some in in_parts(heard, 100):
            yield 0, len(items)
            cards |= {each.project_id: escalation_card(each) for each in some}
    yield 0, len(items)
    parts = _read(reader, reading, items, cards)
    yield 0, len(items)
    made = []
    for number, item in numbered:
        told = _item(reader, reading, parts, item, str(number))
        held_back = told.closed and reading.options.open_only
        made.append(without_what_is_closed(told) if held_back else told)
        yield len(made), len(items)
    return tuple(made)


def _read(
    reader: Reader,
    reading: ItemReading,
    items: Sequence[Item],
    cards: Mapping[str, EscalationCard],
) -> _Parts:
    ids = [item.id for item in items]
    board = reader.board
    attendance = board.rows(Attendance, meeting_id=[reading.meeting.id])
    agreed = agreed_at(reader, ids, reading.day) if reading.minutes else {}
    return _Parts(
        points=grouped(board.rows(Recommendation, item_id=ids), lambda each: each.item_id),
        annexes=annexes_of(reader, items),
        absences=grouped(board.rows(ItemAbsence, item_id=ids), lambda each: each.item_id),
        attendance={each.id: each for each in attendance},
        names=AttendanceNames(reader, attendance),
        agreed=agreed,
        grounds=grounds_of(reader, items),
        forum=board_name(reader, reading.meeting.forum_id),
        cards=cards,
    )


def _item(
    reader: Reader, reading: ItemReading, parts: _Parts, item: Item, number: str
) -> AgendaItem:
    closed, reason, heading = _closedness(item, parts.grounds)
    request = parts.grounds.requests.get(item.request_id or "")
    procedure = parts.grounds.procedures.get(item.procedure_id or "")
    brief = reading.decisions_only
    return AgendaItem(
        id=item.id,
        number=number,
        title=item.title.strip() or capital(board_word(item.source)),
        kind=capital(board_word(item.kind)),
        notes=_notes(item, minutes=reading.minutes),
        late=item.late,
        closed=closed,
        closed_reason=reason,
        open_heading=heading,
        case_number=item.case_number.strip(),
        chair=_chair(item),
        summary=blocks(item.summary),
        opening=_opening(parts, item),
        points=_points(parts.points.get(item.id, ()), decided=reading.minutes),
        discussion=item.discussion.strip() if reading.minutes and not brief else "",
        granted=_granted(reader, item, request) if brief else (),
        agreed=tuple(parts.agreed.get(item.id, ())),
        absences=_absences(item, parts) if reading.minutes else (),
        case_text=() if brief else _case_text(item, procedure),
        consequences=() if brief else _consequences(item),
        escalation=parts.cards.get(item.project_id or "") if _escalated(item) else None,
        request=_request(reader, reading, item, request),
        procedure=procedure_facts(reader, procedure) if procedure is not None else (),
        coming=_coming(reader, reading, item),
        tables=_tables(reader, reading, item),
        matters=() if reading.minutes else matters_of(reader, item, reading.matters),
        annexes=_annexes(number, parts.annexes.get(item.id, ()), reading.options.open_only),
        project_id=item.project_id or (request.project_id if request is not None else None),
        holds_status=item.source is ItemSource.PORTFOLIO and not reading.minutes,
    )


def _request(
    reader: Reader, reading: ItemReading, item: Item, request: ChangeRequest | None
) -> RequestCard | None:
    """Minutes do not name the later meeting that is to decide what was put off at theirs."""
    if request is None or reading.decisions_only:
        return None
    if reading.minutes and is_open(request.state) and request.item_id != item.id:
        request = replace(request, meeting="", meeting_on=None)
    return request_card(reader, request)


def _tables(reader: Reader, reading: ItemReading, item: Item) -> tuple[AgendaTable, ...]:
    """The follow-up, where the item is for that; the minutes do not repeat it."""
    if item.source is not ItemSource.FOLLOW_UP or reading.minutes:
        return ()
    options = reading.options
    return follow_up_tables(reader, reading.day, options.last_meeting)


def _coming(reader: Reader, reading: ItemReading, item: Item) -> tuple[Fact, ...]:
    told = item.source is ItemSource.NEXT_MEETING
    return coming_meetings(reader, reading.meeting) if told else ()


def _granted(reader: Reader, item: Item, request: ChangeRequest | None) -> tuple[str, ...]:
    """What was approved under this item; the full minutes have the request's own table."""
    if request is None or request.item_id != item.id:
        return ()
    return granted_lines(reader, [request]).get(request.id, ())


def _escalated(item: Item) -> bool:
    return item.source is ItemSource.ESCALATION


def _closedness(item: Item, grounds: Grounds) -> tuple[bool, str, str]:
    """Whether the item is closed, why, and what it is called in the open edition.

    One about a closed project, request or written procedure is closed too, and takes from there
    what it does not say itself.
    """
    hiding = grounds.closing(item)
    if not hiding:
        return False, "", ""
    reason = next((each.closed_reason.strip() for each in hiding if each.closed_reason.strip()), "")
    heading = next((each.open_heading.strip() for each in hiding if each.open_heading.strip()), "")
    return True, reason, heading or _("Closed item")


def _notes(item: Item, *, minutes: bool) -> tuple[str, ...]:
    notes = []
    if item.late and not minutes:
        notes.append(pgettext("item", "Late papers"))
    if item.added:
        notes.append(pgettext("item", "Added at the meeting"))
    return tuple(notes)


def _chair(item: Item) -> tuple[Fact, ...]:
    minutes = ""
    if item.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", item.minutes).format(
            count=item.minutes
        )
    facts = (
        Fact(pgettext("chair", "Time"), minutes),
        Fact(pgettext("chair", "Presented by"), item.presenter.strip(), written=True),
        Fact(pgettext("chair", "Guests"), item.guests.strip(), written=True),
        Fact(pgettext("chair", "Expected decision"), item.expected.strip(), written=True),
    )
    return tuple(fact for fact in facts if fact.value)


def _points(rows: Iterable[Recommendation], *, decided: bool) -> tuple[Point, ...]:
    return tuple(
        Point(f"{number}.", row.text.strip(), _decided(row) if decided else "")
        for number, row in enumerate(rows, start=1)
    )


def _opening(parts: _Parts, item: Item) -> str:
    return opening_words(parts.forum, [each.text for each in parts.points.get(item.id, ())])


def _decided(row: Recommendation) -> str:
    return minuted_words(row) or _("No decision has been recorded.")


def minuted_words(row: Recommendation) -> str:
    """A decision as the minutes have it, a sentence: "Godkendt med bemærkninger: planen forelægges
    i marts."; "" where nothing is decided."""
    text = row.decision_text.strip()
    if row.decision is None:
        return text
    word = capital(board_word(row.decision))
    return f"{word}: {text}" if text else f"{word}."


def _absences(item: Item, parts: _Parts) -> tuple[str, ...]:
    sentences = []
    for absence in parts.absences.get(item.id, ()):
        who = parts.attendance.get(absence.attendance_id)
        if who is None:
            continue
        text = _("{name} did not take part in this item.")
        reason = absence.reason.strip()
        if reason:
            text = _("{name} did not take part in this item: {reason}")
        sentences.append(text.format(name=parts.names.name(who), reason=reason))
    return tuple(sentences)


def _case_text(item: Item, procedure: WrittenProcedure | None) -> tuple[Block, ...]:
    """The item's own, else that of the written procedure whose decision it reports."""
    return blocks(item.case_text) or blocks(procedure.text if procedure is not None else "")


def _consequences(item: Item) -> tuple[Consequence, ...]:
    found = (
        Consequence(pgettext("consequence", "Time"), blocks(item.time_consequence)),
        Consequence(pgettext("consequence", "Economy"), blocks(item.cost_consequence)),
        Consequence(pgettext("consequence", "Risk"), blocks(item.risk_consequence)),
    )
    return tuple(each for each in found if each.text)


def _annexes(item: str, rows: Iterable[Attachment], open_only: bool) -> tuple[Annex, ...]:
    return tuple(
        Annex(
            id=row.id,
            label=_("Annex {number}").format(number=f"{item}.{number}"),
            name=_called(row, open_only),
            file_name=row.name.strip(),
            blob=row.blob,
            media_type=row.media_type,
            closed=row.closed,
            number=f"{item}.{number}",
        )
        for number, row in enumerate(rows, start=1)
    )


def _called(annex: Attachment, open_only: bool) -> str:
    """The open edition reads a closed one with its heading for a name."""
    if annex.closed and open_only:
        return closed_annex_title(annex.name.strip(), annex.closed_reason)
    return annex_title(annex.name)
