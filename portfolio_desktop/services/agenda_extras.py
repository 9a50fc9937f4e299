"""What an item of the agenda shows by itself: follow-up promised and asked for, how a written
procedure went, and when the board meets next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.meetings import (
    Meeting,
    ProcedureReply,
    WrittenProcedure,
)
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_front import time_and_place
from portfolio_desktop.services.agenda_values import AgendaTable
from portfolio_desktop.services.board_letters import numbered_points
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decision_log import decision_words
from portfolio_desktop.services.follow_up import (
    ActionRow,
    Sorting,
    action_row,
    arranged,
    follow_up,
)
from portfolio_desktop.services.meeting_order import meetings_after
from portfolio_desktop.services.pack_numbers import long_day
from portfolio_desktop.services.pack_values import Fact
from portfolio_desktop.services.procedure_answers import procedure_standing
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader

_MOST_DAYS = 5


def follow_up_tables(reader: Reader, today: date, since: date | None) -> tuple[AgendaTable, ...]:
    """What is open, and what has ended since a day, by the meeting it was promised to."""
    actions = {each.id: each for each in reader.board.rows(Action)}
    shown = [
        row
        for row in follow_up(reader, today).rows
        if row.is_open or _ended_since(actions[row.id], since)
    ]
    heads = (
        pgettext("follow-up", "No."),
        pgettext("follow-up", "What"),
        pgettext("follow-up", "Who"),
        pgettext("follow-up", "Due"),
        pgettext("follow-up", "Standing"),
    )
    return tuple(
        AgendaTable(group.heading, heads, tuple(map(_row, group.rows)))
        for group in arranged(shown, Sorting.MEETING)
    )


def agreed_at(reader: Reader, item_ids: Iterable[str], today: date) -> dict[str | None, list[str]]:
    """What was agreed at items, by item: "Revideret plan: Lone Bech, senest 1. dec. 2023"."""
    actions = reader.board.rows(Action, item_id=list(item_ids))
    told: dict[str | None, list[str]] = {}
    for action in actions:
        row = action_row(reader, action.id, today)
        if row is not None:
            told.setdefault(action.item_id, []).append(_agreed(row))
    return told


def _agreed(row: ActionRow) -> str:
    """With the date that was agreed first: the minutes tell what was said at the meeting."""
    due = row.moves[0].before if row.moves else row.due
    by = _("by {date}").format(date=due) if due else ""
    further = ", ".join(part for part in (row.who, by) if part)
    return f"{row.title}: {further}" if further else row.title


def _ended_since(action: Action, since: date | None) -> bool:
    return action.ended_on is not None and since is not None and action.ended_on >= since


def _row(row: ActionRow) -> tuple[str, ...]:
    """That it is overdue is told once, by how it stands."""
    what = f"{row.project}: {row.title}" if row.project else row.title
    due = ", ".join(part for part in (row.due or "–", row.moved) if part)
    return (row.number, what, row.who, due, row.state_words)


def procedure_facts(reader: Reader, procedure: WrittenProcedure) -> tuple[Fact, ...]:
    """When it was sent, what each has answered, and what came of it."""
    standing = procedure_standing(reader, procedure.id)
    answers = [
        f"{standing.names.get(each.participant_id, '')}: {_reply(each.reply, each.remarks)}"
        for each in standing.answers
    ]
    result = decision_words(procedure.result, procedure.result_text)
    facts = (
        Fact(pgettext("procedure", "Written procedure"), capital(standing.name)),
        Fact(
            pgettext("procedure", "Recommendation"), numbered_points(standing.points), written=True
        ),
        Fact(pgettext("procedure", "Sent"), day_words(procedure.sent_on)),
        Fact(pgettext("procedure", "Answers"), "\n".join(answers)),
        Fact(pgettext("procedure", "Result"), result),
        Fact(pgettext("procedure", "Closed on"), day_words(procedure.closed_on)),
    )
    return tuple(fact for fact in facts if fact.value)


def coming_meetings(reader: Reader, meeting: Meeting) -> tuple[Fact, ...]:
    """When and where the board meets next, and the days after that; that no day is set."""
    after = meetings_after(reader, meeting)
    if not after:
        return (Fact(pgettext("meeting", "Time"), pgettext("meeting", "Not set yet")),)
    days = (long_day(each.held_on) for each in after[1:_MOST_DAYS] if each.held_on is not None)
    then = Fact(pgettext("meeting", "After that"), ", ".join(days))
    return (*time_and_place(after[0]), *([then] if then.value else []))


def _reply(reply: ProcedureReply | None, remarks: str) -> str:
    word = pgettext("procedure", "no answer") if reply is None else board_word(reply)
    return f"{word} – {remarks.strip()}" if remarks.strip() else word
