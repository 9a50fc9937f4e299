"""Commitments and actions as lists show them: who promised what to whom, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.actions import Action, ActionKind, ActionMove, ActionState
from portfolio_desktop.domain.follow_up import (
    days_overdue,
    is_overdue,
    moves_by_action,
    reading_key,
)
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ordering import danish_key, number_key
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.follow_words import moved_words, overdue_words
from portfolio_desktop.services.row_names import RowNames
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import capital, date_words, day_words
from portfolio_desktop.storage.reader import Reader

_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move of a due date: when, from and to which date, and why."""

    on: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One commitment or action in words.

    `who` names the owner and the organisation, `project` number and name; `meeting_told` names
    the meeting as inside a sentence. `overdue` counts the days
    since the due date, 0 where it is not past. `search_text` is folded for `search.matches`.
    """

    id: str
    number: str
    kind: ActionKind
    kind_word: str
    title: str
    description: str
    project_id: str
    project: str
    owner: str
    participant_id: str
    participant: str
    meeting_id: str
    item_id: str
    meeting: str
    meeting_key: str
    meeting_told: str
    promised: str
    due: str
    moves: tuple[MoveLine, ...]
    state: ActionState
    state_word: str
    ended: str
    outcome: str
    overdue: int
    search_text: str

    @property
    def is_open(self) -> bool:
        return self.state is ActionState.OPEN

    @property
    def who(self) -> str:
        """ "Projektlederen, Region Syddanmark"."""
        return ", ".join(part for part in (self.owner, self.participant) if part)

    @property
    def moved(self) -> str:
        """ "flyttet 2 gange"; "" for never."""
        return moved_words(len(self.moves))

    @property
    def due_words(self) -> str:
        """The due date with what is to be known of it: "mar. 2024, flyttet 2 gange"."""
        parts = (self.due or "–", overdue_words(self.overdue), self.moved)
        return ", ".join(part for part in parts if part)

    @property
    def state_words(self) -> str:
        """How it stands, with the day and the outcome of what has ended."""
        if self.is_open:
            return capital(overdue_words(self.overdue) or self.state_word)
        ended = f"{self.state_word} {self.ended}".strip()
        return capital(f"{ended}: {self.outcome}" if self.outcome else ended)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Every commitment and action: open ones by due date, then what has ended."""

    day: date
    rows: tuple[ActionRow, ...]

    @property
    def open(self) -> tuple[ActionRow, ...]:
        return tuple(row for row in self.rows if row.is_open)

    @property
    def overdue(self) -> tuple[ActionRow, ...]:
        return tuple(row for row in self.rows if row.overdue)

    @property
    def count_words(self) -> str:
        """ "5 åbne, 2 over fristen · 8 af 10 tilsagn er holdt"."""
        opened, late = len(self.open), len(self.overdue)
        words = ngettext("{count} open", "{count} open", opened).format(count=opened)
        if late:
            more = ngettext("{count} overdue", "{count} overdue", late).format(count=late)
            words = f"{words}, {more}"
        kept = sum(row.state is ActionState.KEPT for row in self.rows)
        judged = kept + sum(row.state is ActionState.NOT_KEPT for row in self.rows)
        if not judged:
            return words
        score = _("{kept} of {count} kept").format(kept=kept, count=judged)
        return f"{words} · {score}"

    @property
    def participants(self) -> tuple[tuple[str, str], ...]:
        """Those who have promised something, id and name, in Danish order."""
        named = {row.participant_id: row.participant for row in self.rows if row.participant}
        return tuple(sorted(named.items(), key=lambda each: danish_key(each[1])))


class Sorting(StrEnum):
    """What the list is put together by."""

    DUE = "due"
    OWNER = "owner"
    MEETING = "meeting"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """The rows under one heading; "" for all of them without one."""

    heading: str
    rows: tuple[ActionRow, ...]


def follow_up(reader: Reader, today: date) -> FollowUp:
    return run_through(follow_up_steps(reader, today))


def follow_up_steps(reader: Reader, today: date) -> Steps[FollowUp]:
    """As `follow_up`, in steps."""
    noted = reader.board.rows(Action)
    yield 0, len(noted)
    actions = sorted(noted, key=reading_key)
    telling = _telling(reader, actions, today)
    yield 0, len(actions)
    rows: list[ActionRow] = []
    for part in in_parts(actions, _ROWS_AT_ONCE):
        rows += [telling.row(action) for action in part]
        yield len(rows), len(actions)
    return FollowUp(today, tuple(rows))


def overdue_count(reader: Reader, today: date) -> int:
    """How many of them are overdue."""
    still_open = reader.board.rows(Action, state=[ActionState.OPEN])
    return sum(is_overdue(each, today) for each in still_open)


def action_row(reader: Reader, action_id: str, today: date) -> ActionRow | None:
    """One of them in words; None where it is gone."""
    action = reader.board.row(Action, action_id)
    return None if action is None else _telling(reader, [action], today).row(action)


def arranged(rows: Iterable[ActionRow], sorting: Sorting) -> tuple[ActionGroup, ...]:
    """The rows in groups, each in the order they come in; those without a name stand last."""
    shown = tuple(rows)
    if sorting is Sorting.DUE:
        return (ActionGroup("", shown),) if shown else ()
    heading, key = _ORDERS[sorting]
    groups = grouped(shown, heading)
    ordered = sorted(groups.items(), key=lambda each: (not each[0], key(each[1][0])))
    newest_first = sorting is Sorting.MEETING
    named = [each for each in ordered if each[0]]
    if newest_first:
        named.reverse()
    unnamed = [each for each in ordered if not each[0]]
    return tuple(
        ActionGroup(_heading(sorting, name, rows[0]), tuple(rows))
        for name, rows in (*named, *unnamed)
    )


def _heading(sorting: Sorting, name: str, row: ActionRow) -> str:
    """A meeting that has no name of its own would be a bare day."""
    if not name:
        return _without(sorting)
    if sorting is Sorting.MEETING:
        return _("Agreed at {meeting}").format(meeting=row.meeting_told)
    return name


def _responsible(row: ActionRow) -> str:
    """The organisation that has promised, else the one who has."""
    return row.participant or row.owner


_ORDERS: dict[Sorting, tuple[Callable[[ActionRow], str], Callable[[ActionRow], str]]] = {
    Sorting.OWNER: (_responsible, lambda row: danish_key(_responsible(row))),
    Sorting.MEETING: (lambda row: row.meeting, lambda row: row.meeting_key),
    Sorting.PROJECT: (lambda row: row.project, lambda row: number_key(row.project)),
}
"""By what the groups are headed and sorted."""


def _without(sorting: Sorting) -> str:
    return {
        Sorting.OWNER: pgettext("follow-up", "Nobody is named"),
        Sorting.MEETING: _("Not agreed at a meeting"),
        Sorting.PROJECT: _("About no project"),
    }.get(sorting, "")


@dataclass(frozen=True, slots=True)
class _Telling:
    names: RowNames
    moves: dict[str, list[ActionMove]]
    today: date

    def row(self, action: Action) -> ActionRow:
        names = self.names
        project, participant = names.project(action.project_id), action.participant_id
        meeting = names.meeting(action.meeting_id)
        texts = (
            *(action.number, action.title, action.description, project, action.owner),
            *(names.participant(participant), meeting, action.outcome),
        )
        return ActionRow(
            id=action.id,
            number=action.number,
            kind=action.kind,
            kind_word=board_word(action.kind),
            title=action.title,
            description=action.description,
            project_id=action.project_id or "",
            project=project,
            owner=action.owner,
            participant_id=participant or "",
            participant=names.participant(participant),
            meeting_id=action.meeting_id or "",
            item_id=action.item_id or "",
            meeting=meeting,
            meeting_key=names.held_on(action.meeting_id),
            meeting_told=names.meeting_told(action.meeting_id),
            promised=day_words(action.promised_on),
            due=date_words(action.due),
            moves=tuple(_move_line(move) for move in self.moves.get(action.id, ())),
            state=action.state,
            state_word=board_word(action.state),
            ended=day_words(action.ended_on),
            outcome=action.outcome,
            overdue=days_overdue(action, self.today),
            search_text=folded("\n".join(texts)),
        )


def _telling(reader: Reader, actions: Sequence[Action], today: date) -> _Telling:
    projects = frozenset(each.project_id for each in actions if each.project_id)
    moves = reader.board.rows(ActionMove, action_id=[each.id for each in actions])
    return _Telling(RowNames(reader, projects), dict(moves_by_action(moves)), today)


def _move_line(move: ActionMove) -> MoveLine:
    return MoveLine(
        day_words(move.moved_on), date_words(move.before), date_words(move.after), move.reason
    )
