"""The items of an agenda: added, written, ordered, moved to another meeting and removed.

Each function is one edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from portfolio_desktop.domain.agenda import first_stage, place_for, usual_kind
from portfolio_desktop.domain.case_text import tidy
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import (
    IssueKind,
    Item,
    ItemKind,
    ItemSource,
    ItemStage,
    Meeting,
    MeetingIssue,
)
from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.services.meeting_days import days_of
from portfolio_desktop.services.meeting_rules import (
    item_label,
    items_of,
    meeting_label,
    require_open_item,
    require_open_meeting,
)
from portfolio_desktop.services.meeting_typed import LONGEST_MINUTES, count, typed_count
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.ranks import rank_at
from portfolio_desktop.services.typed import line, passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue

ItemText: TypeAlias = Literal[
    "summary",
    "case_text",
    "time_consequence",
    "cost_consequence",
    "risk_consequence",
    "expected",
]
"""The texts of an item that are saved while they are written; all but `expected` are case texts."""


_WITH_PAPERS = frozenset({ItemSource.CASE, ItemSource.CHANGE_REQUEST, ItemSource.PHASE_CHANGE})


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """The particulars of an item as its form holds them: all as typed."""

    title: str = ""
    kind: ItemKind = ItemKind.DECISION
    case_number: str = ""
    project_id: str | None = None
    owner: str = ""
    presenter: str = ""
    guests: str = ""
    minutes: str = ""
    late: bool = False
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""


def item_draft(item: Item) -> ItemDraft:
    """The form of an item, filled with what it says."""
    return ItemDraft(
        title=item.title,
        kind=item.kind,
        case_number=item.case_number,
        project_id=item.project_id,
        owner=item.owner,
        presenter=item.presenter,
        guests=item.guests,
        minutes=typed_count(item.minutes),
        late=item.late,
        closed=item.closed,
        closed_reason=item.closed_reason,
        open_heading=item.open_heading,
    )


def add_item(
    register: RegisterFile,
    meeting_id: str,
    draft: ItemDraft,
    *,
    source: ItemSource = ItemSource.CASE,
    after: str | None = None,
    added: bool = False,
) -> Added:
    """Put an item on the agenda: right after another, else where such an item belongs.

    It is `added` where the meeting itself took it up. Any other whose papers come after they were
    due and an agenda was sent is marked late. A RuleError where it has no title.
    """
    reader = register.reader
    meeting = require_open_meeting(reader, meeting_id)
    known = [item for _number, item in items_of(reader, meeting_id)]
    place = place_for([each.source for each in known], source)
    if after is not None:
        place = next((n for n, each in enumerate(known, 1) if each.id == after), place)
    row = new_id()
    values: dict[str, FieldValue] = {
        **_values(
            replace(draft, late=draft.late or (not added and is_late(register, meeting, source)))
        ),
        "meeting_id": meeting_id,
        "source": source,
        "stage": first_stage(source),
        "added": added,
        "rank": rank_at(known, place),
    }
    with register.edit(meeting_label("item_added", meeting)) as edit:
        edit.create("item", row, values)
    return Added(row, edit.change)


def is_late(register: RegisterFile, meeting: Meeting, source: ItemSource) -> bool:
    """Whether the papers of an item that is made today come after the others: they were due, and an
    agenda was sent without them. Of what nobody writes papers for, nothing is late."""
    if source not in _WITH_PAPERS:
        return False
    due = days_of(register.reader, meeting).material
    if due is None or register.today() <= due:
        return False
    sent = register.reader.board.rows(MeetingIssue, meeting_id=[meeting.id])
    return any(each.kind is IssueKind.AGENDA for each in sent)


def edit_item(register: RegisterFile, item_id: str, draft: ItemDraft) -> Change:
    """Write what differs from the register. A RuleError names the field."""
    item = require_open_item(register.reader, item_id)
    values = _values(draft)
    with register.edit(item_label(register.reader, "item_edited", item)) as edit:
        for field, value in values.items():
            edit.set("item", item_id, field, value)
    return edit.change


def write_item(
    register: RegisterFile, item_id: str, part: ItemText, text: str, *, goes_on: bool = False
) -> Change:
    """Write a text of an item; `goes_on` where words of the same writing were saved before.

    Case texts are kept in their one usual form.
    """
    item = require_open_item(register.reader, item_id)
    words = line(text) if part == "expected" else tidy(passage(text))
    if words == getattr(item, part):
        return Change(None)
    label = item_label(register.reader, "item_written", item, part=part)
    with register.edit(going_on(label) if goes_on else label) as edit:
        edit.set("item", item_id, part, words)
    return edit.change


def set_stage(register: RegisterFile, item_ids: Iterable[str], stage: ItemStage) -> Change:
    """Say how far items have come; several are one step. All belong to one meeting."""
    reader = register.reader
    items = [require_open_item(reader, each) for each in item_ids]
    if not items:
        return Change(None)
    label = item_label(reader, "item_staged", items[0], count=len(items), item_stage=stage.value)
    with register.edit(label) as edit:
        for each in items:
            edit.set("item", each.id, "stage", stage)
    return edit.change


def set_item_project(register: RegisterFile, item_id: str, number: str) -> Change:
    """Say which project an item is about, by its number; "" for none. A RuleError where no project
    has that number."""
    reader = register.reader
    item = require_open_item(reader, item_id)
    project = _project_id(reader, line(number))
    with register.edit(item_label(reader, "item_edited", item)) as edit:
        edit.set("item", item_id, "project_id", project)
    return edit.change


def move_item(register: RegisterFile, item_id: str, after: str | None) -> Change:
    """Put an item right after another of its meeting, or first."""
    reader = register.reader
    item = require_open_item(reader, item_id)
    others = [each for _number, each in items_of(reader, item.meeting_id) if each.id != item_id]
    place = 0
    if after is not None:
        place = next((n for n, each in enumerate(others, 1) if each.id == after), -1)
        if place < 0:
            raise refuse("item_unknown", "after")
    meeting = require_open_meeting(reader, item.meeting_id)
    with register.edit(meeting_label("item_moved", meeting)) as edit:
        edit.set("item", item_id, "rank", rank_at(others, place))
    return edit.change


def _project_id(reader: Reader, number: str) -> str | None:
    if not number:
        return None
    wanted = number_key(number)
    for columns in reader.project_heads():
        if number_key(columns[_NUMBER]) == wanted:
            return str(columns[_ID])
    raise refuse("item_project_unknown", "project", text=number)


_ID, _NUMBER = 0, 1
"""Places in the columns of `Reader.project_heads`."""


def new_item_draft(source: ItemSource = ItemSource.CASE) -> ItemDraft:
    """The form of a new item."""
    return ItemDraft(kind=usual_kind(source))


def _values(draft: ItemDraft) -> dict[str, FieldValue]:
    title = line(draft.title)
    if not title:
        raise refuse("item_title_missing", "title")
    return {
        "title": title,
        "kind": draft.kind,
        "case_number": line(draft.case_number),
        "project_id": draft.project_id or None,
        "owner": line(draft.owner),
        "presenter": line(draft.presenter),
        "guests": line(draft.guests),
        "minutes": count(draft.minutes, "minutes", LONGEST_MINUTES),
        "late": draft.late,
        "closed": draft.closed,
        "closed_reason": line(draft.closed_reason),
        "open_heading": line(draft.open_heading),
    }
