"""The forms that meetings are made and changed with: filled from the register, and read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.meeting_days import (
    MeetingDay,
    MeetingDays,
    meeting_days,
    out_of_order,
)
from portfolio_desktop.domain.meetings import Forum, Meeting
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.working_days import SATURDAY, is_working_day
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.due import closing_days, public_holidays
from portfolio_desktop.services.forums import ForumDraft, all_forums, forum, forums
from portfolio_desktop.services.meeting_days import closed_around
from portfolio_desktop.services.meeting_order import meetings_of
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.meeting_typed import clock, typed_clock
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import (
    certain_day,
    line,
    passage,
    refuse,
    required_day,
    typed_day,
)
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

MOST_AT_ONCE = 60
"""No year wheel has more meetings than this."""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as its form holds it: all as typed.

    `forum` is the board's name; a name that no board has yet becomes a board. The four due days are
    "" where they follow from the board's counts.
    """

    forum: str = ""
    number: str = ""
    title: str = ""
    held_on: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    points_due: str = ""
    material_due: str = ""
    issue_due: str = ""
    minutes_due: str = ""
    note: str = ""


def new_meeting_draft(reader: Reader, forum_id: str | None = None) -> MeetingDraft:
    """The form of a new meeting: with the usual of the board, or of the first one."""
    known = forums(reader)
    board = forum(reader, forum_id) or (known[0] if known else None)
    if board is None:
        return MeetingDraft(forum=line(reader.info().forum))
    return usual_draft(board)


def usual_draft(board: Forum) -> MeetingDraft:
    """The usual of a board's meetings."""
    return MeetingDraft(
        forum=board.name,
        starts=typed_clock(board.usual_start),
        ends=typed_clock(board.usual_end),
        place=board.usual_place,
    )


def meeting_draft(reader: Reader, meeting_id: str) -> MeetingDraft:
    """The form of a meeting, filled with what the register holds."""
    found = meeting_of(reader, meeting_id)
    board = forum(reader, found.forum_id)
    return MeetingDraft(
        forum=board.name if board else "",
        number=found.number,
        title=found.title,
        held_on=typed_day(found.held_on),
        starts=typed_clock(found.starts),
        ends=typed_clock(found.ends),
        place=found.place,
        points_due=typed_day(found.points_due),
        material_due=typed_day(found.material_due),
        issue_due=typed_day(found.issue_due),
        minutes_due=typed_day(found.minutes_due),
        note=found.note,
    )


def read_meeting(reader: Reader, draft: MeetingDraft) -> Meeting:
    """What the form says, without an id and a board. A RuleError names the field that cannot be."""
    rules = date_rules(reader)
    held = required_day(draft.held_on, "held_on", rules)
    starts, ends = clock(draft.starts, "starts"), clock(draft.ends, "ends")
    if starts and ends and ends <= starts:
        raise refuse("meeting_ends_early", "ends")
    return Meeting(
        id="",
        number=line(draft.number),
        title=line(draft.title),
        held_on=held,
        starts=starts,
        ends=ends,
        place=line(draft.place),
        points_due=certain_day(draft.points_due, "points_due", rules),
        material_due=certain_day(draft.material_due, "material_due", rules),
        issue_due=certain_day(draft.issue_due, "issue_due", rules),
        minutes_due=certain_day(draft.minutes_due, "minutes_due", rules),
        note=passage(draft.note),
    )


def days_of_draft(reader: Reader, draft: MeetingDraft) -> MeetingDays:
    """The days around the meeting as its form stands.

    A RuleError names what cannot be read, or the day set by hand that is out of order.
    """
    meeting = read_meeting(reader, draft)
    board = known_board(reader, draft.forum) or _board_to_come()
    days = meeting_days(board, meeting, closed_around(reader, [meeting.held_on or date.max]))
    by_hand = (meeting.points_due, meeting.material_due, meeting.issue_due, meeting.minutes_due)
    wrong = out_of_order(days) if any(by_hand) else None
    if wrong is not None:
        late = MeetingDay.ISSUE if wrong is MeetingDay.HELD else wrong
        raise refuse("meeting_days_order", f"{late.value}_due")
    return days


def series_days(reader: Reader, forum_name: str, days: str) -> tuple[date, ...]:
    """The days that a year wheel would make meetings on, in order, of those typed with lines,
    commas or semicolons between them. Those on which the board meets already are left out.

    A RuleError names a day that cannot be read.
    """
    wanted = set(_typed_days(reader, days))
    if len(wanted) > MOST_AT_ONCE:
        raise refuse("series_long", "days", most=MOST_AT_ONCE)
    board = known_board(reader, forum_name)
    taken = {each.held_on for each in meetings_of(reader, board.id)} if board else set()
    return tuple(sorted(wanted - taken))


def readable_days(reader: Reader, days: str) -> tuple[str, tuple[str, ...]]:
    """Those of the days typed for a year wheel that can be read, a line each, and a sentence about
    each that cannot."""
    good: list[str] = []
    faults: list[str] = []
    for part in _parts(days):
        try:
            _typed_days(reader, part)
        except RuleError as error:
            faults.append(problem_sentence(error.problem))
        else:
            good.append(part)
    return "\n".join(good), tuple(faults)


def series_warnings(reader: Reader, days: str) -> tuple[str, ...]:
    """What is odd about the days typed for a year wheel, a sentence each, by their day: those typed
    more than once, and those that are no working day.

    A RuleError names a day that cannot be read.
    """
    typed = Counter(_typed_days(reader, days))
    closed = closed_around(reader, typed)
    return tuple(
        sentence.format(day=day_words(day))
        for day, times in sorted(typed.items())
        for sentence in (
            _("{day} is written more than once; it becomes one meeting.") if times > 1 else "",
            _off_day(day, closed),
        )
        if sentence
    )


def _off_day(day: date, closed: Container[date]) -> str:
    if is_working_day(day, closed):
        return ""
    if day in closed:
        return _("{day} is a public holiday or a closing day.")
    return _("{day} is at a weekend.")


def no_working_day_words(reader: Reader, typed: str) -> str:
    """Why the day that is typed is no working day: "lørdag – ikke en arbejdsdag"; "" where it is
    one, or cannot be read."""
    try:
        day = certain_day(typed, "held_on", date_rules(reader))
    except RuleError:
        return ""
    if day is None or is_working_day(day, closed_around(reader, [day])):
        return ""
    if day in public_holidays(day.year):
        return _("public holiday – not a working day")
    if day in closing_days(reader):
        return _("closing day – not a working day")
    if day.weekday() == SATURDAY:
        return _("Saturday – not a working day")
    return _("Sunday – not a working day")


def _typed_days(reader: Reader, days: str) -> list[date]:
    rules = date_rules(reader)
    return [required_day(part, "days", rules) for part in _parts(days)]


def _parts(days: str) -> list[str]:
    typed = [line(part) for part in re.split(r"[\n,;]", days)]
    return [part for part in typed if part]


def known_board(reader: Reader, name: str) -> Forum | None:
    """The board with that name, however it is spelt."""
    wanted = folded(line(name))
    return next((each for each in all_forums(reader) if folded(each.name) == wanted), None)


def _board_to_come() -> Forum:
    """A board as it would be made: with the usual counts."""
    usual = ForumDraft()
    return Forum(
        "",
        points_days=int(usual.points_days),
        material_days=int(usual.material_days),
        issue_days=int(usual.issue_days),
        minutes_days=int(usual.minutes_days),
    )
