"""A meeting's agenda as it is shown: numbered, timed, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portfolio_desktop.domain.agenda import unreleased
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meeting_days import MeetingDay
from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemKind,
    ItemSource,
    ItemStage,
    Meeting,
    MeetingState,
    MinutesState,
    Presence,
    Recommendation,
)
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import grounds_of
from portfolio_desktop.services.forums import forum
from portfolio_desktop.services.meeting_days import days_of, meeting_day_name
from portfolio_desktop.services.meeting_rules import items_of, meeting_of
from portfolio_desktop.services.meeting_typed import typed_clock
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class DayLine:
    """One of the days around a meeting: "Materialefrist", "27. okt. 2023"."""

    kind: MeetingDay
    name: str
    day: date
    passed: bool
    coming: bool
    """Whether it is the next one."""
    by_hand: bool

    @property
    def words(self) -> str:
        return day_words(self.day)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item in words. `starts` is when its turn comes, "" where the times are not known.
    `closed` tells of an item that what it is about closes, too.
    """

    item_id: str
    number: int
    title: str
    kind: ItemKind
    source: ItemSource
    stage: ItemStage
    closed: bool
    late: bool
    added: bool
    owner: str
    presenter: str
    minutes: int | None
    starts: str
    project: str = ""
    points: int = 0
    attachments: int = 0

    @property
    def is_case(self) -> bool:
        """Whether somebody wrote it, and it is none of those that come by themselves."""
        return self.source is ItemSource.CASE

    @property
    def kind_words(self) -> str:
        return capital(board_word(self.kind))

    @property
    def stage_words(self) -> str:
        return capital(board_word(self.stage))

    @property
    def open_words(self) -> str:
        return pgettext("item", "Closed") if self.closed else pgettext("item", "Open")

    @property
    def minutes_words(self) -> str:
        if self.minutes is None:
            return ""
        return _("{count} min.").format(count=self.minutes)

    @property
    def marks(self) -> tuple[str, ...]:
        """What is special about the item, in a word each."""
        marks = (
            (self.late, pgettext("item", "late papers")),
            (self.added, pgettext("item", "added at the meeting")),
        )
        return tuple(words for there, words in marks if there)


@dataclass(frozen=True, slots=True)
class Agenda:
    """One meeting with its agenda, as the page shows it."""

    meeting: Meeting
    forum: str
    heading: str
    where: str
    days: tuple[DayLine, ...]
    rows: tuple[AgendaRow, ...]
    taking_part: str

    @property
    def locked(self) -> bool:
        """Whether the minutes are approved, so that nothing here may be changed."""
        return self.meeting.minutes_state is MinutesState.APPROVED

    @property
    def unreleased(self) -> tuple[AgendaRow, ...]:
        return tuple(row for row in self.rows if row.stage is not ItemStage.RELEASED)

    @property
    def minutes(self) -> int:
        """How long all items take together, as far as that is said."""
        return sum(row.minutes or 0 for row in self.rows)

    @property
    def count_words(self) -> str:
        """ "12 punkter, 95 min., 3 er ikke frigivet"."""
        count = len(self.rows)
        parts = [ngettext("{count} item", "{count} items", count).format(count=count)]
        if self.minutes:
            parts.append(_("{count} min.").format(count=self.minutes))
        waiting = len(self.unreleased)
        if waiting:
            words = ngettext("{count} not released", "{count} not released", waiting).format(
                count=waiting
            )
            parts.append(words)
        return ", ".join(parts)


def agenda(reader: Reader, meeting_id: str, today: date) -> Agenda:
    """The meeting's agenda; a RuleError where the meeting is gone."""
    meeting = meeting_of(reader, meeting_id)
    board = forum(reader, meeting.forum_id)
    name = board.name if board else ""
    return Agenda(
        meeting=meeting,
        forum=name,
        heading=meeting_heading(meeting, name),
        where=_where(meeting),
        days=day_lines(reader, meeting, today),
        rows=agenda_rows(reader, meeting),
        taking_part=_taking_part(reader, meeting_id),
    )


def agenda_rows(reader: Reader, meeting: Meeting) -> tuple[AgendaRow, ...]:
    """The items of a meeting as they are shown."""
    items = items_of(reader, meeting.id)
    ids = [item.id for _number, item in items]
    points = Counter(each.item_id for each in reader.board.rows(Recommendation, item_id=ids))
    attached = Counter(each.item_id for each in reader.board.rows(Attachment, item_id=ids))
    wanted = {item.project_id for _number, item in items if item.project_id}
    projects = {each.id: each.number for each in reader.projects(sorted(wanted))} if wanted else {}
    clock, grounds = _Clock(meeting.starts), grounds_of(reader, [item for _number, item in items])
    return tuple(
        AgendaRow(
            item_id=item.id,
            number=number,
            title=item.title,
            kind=item.kind,
            source=item.source,
            stage=item.stage,
            closed=grounds.is_closed(item),
            late=item.late,
            added=item.added,
            owner=item.owner,
            presenter=item.presenter,
            minutes=item.minutes,
            starts=clock.take(item.minutes),
            project=projects.get(item.project_id or "", ""),
            points=points[item.id],
            attachments=attached[item.id],
        )
        for number, item in items
    )


def unreleased_items(reader: Reader, meeting_id: str) -> tuple[tuple[int, Item], ...]:
    """The items, with their numbers, that are not released: listed before a meeting is issued."""
    return unreleased(item for _number, item in items_of(reader, meeting_id))


def day_lines(reader: Reader, meeting: Meeting, today: date) -> tuple[DayLine, ...]:
    """The days around a meeting that are agreed, in the order of time."""
    days = days_of(reader, meeting)
    held = meeting.state is MeetingState.CANCELLED
    coming = None if held else days.next_from(today)
    by_hand = {
        MeetingDay.POINTS: meeting.points_due,
        MeetingDay.MATERIAL: meeting.material_due,
        MeetingDay.ISSUE: meeting.issue_due,
        MeetingDay.MINUTES: meeting.minutes_due,
    }
    return tuple(
        DayLine(
            kind=kind,
            name=meeting_day_name(kind),
            day=day,
            passed=day < today,
            coming=coming is not None and coming[0] is kind,
            by_hand=by_hand.get(kind) is not None,
        )
        for kind in MeetingDay
        if (day := days.of(kind)) is not None
    )


def meeting_heading(meeting: Meeting, forum_name: str) -> str:
    """ "RSI-kredsen, 10. nov. 2023", with the meeting's own title where it has one."""
    parts = [meeting.title or forum_name, day_words(meeting.held_on)]
    return ", ".join(part for part in parts if part)


def time_words(meeting: Meeting, *, held: bool = False) -> str:
    """ "kl. 09.30–12.00"; "" where no time is said. Of a meeting that was `held` the end is the one
    that was noted, never the planned one."""
    starts = typed_clock(meeting.starts)
    ends = typed_clock(meeting.ended_at if held else meeting.ends)
    if not starts:
        return ""
    both = f"{starts}–{ends}" if ends else starts
    return pgettext("clock", "at {time}").format(time=both)


def _where(meeting: Meeting) -> str:
    return ", ".join(part for part in (time_words(meeting), meeting.place) if part)


def _taking_part(reader: Reader, meeting_id: str) -> str:
    """ "7 deltagere, 1 afbud": those who come, and how many do not."""
    found = reader.board.rows(Attendance, meeting_id=[meeting_id])
    if not found:
        return _("no participants yet")
    count = sum(not each.presence.is_away for each in found)
    words = ngettext("{count} taking part", "{count} taking part", count).format(count=count)
    away = sum(each.presence is Presence.APOLOGIES for each in found)
    if not away:
        return words
    more = ngettext("{count} sent apologies", "{count} sent apologies", away).format(count=away)
    return f"{words}, {more}"


class _Clock:
    """Counts on from the meeting's start, as long as every item says how long it takes."""

    def __init__(self, starts: str) -> None:
        self._now = datetime.strptime(starts, "%H:%M") if starts else None

    def take(self, minutes: int | None) -> str:
        if self._now is None:
            return ""
        words = typed_clock(f"{self._now:%H:%M}")
        self._now = None if minutes is None else self._now + timedelta(minutes=minutes)
        return words
