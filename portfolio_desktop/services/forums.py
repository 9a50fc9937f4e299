"""The boards that meet, with the usual of their meetings. Each function is one edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.agenda_template import TemplateLine, read_template, template_text
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Forum
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.meeting_typed import (
    MOST_WORKING_DAYS,
    clock,
    count,
    typed_clock,
    typed_count,
)
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.settings import AGENDA_LANGUAGE, kept, write_setting
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class ForumDraft:
    """A board as its form holds it: all as typed. The counts are of working days; `language` is
    that of its agendas, "" leaves it as it is."""

    name: str = ""
    short_name: str = ""
    place: str = ""
    starts: str = ""
    ends: str = ""
    points_days: str = "15"
    material_days: str = "10"
    issue_days: str = "5"
    minutes_days: str = "5"
    language: str = ""


def forums(reader: Reader) -> tuple[Forum, ...]:
    """The boards that are in use, in their order."""
    return tuple(each for each in reader.board.rows(Forum) if each.active)


def all_forums(reader: Reader) -> tuple[Forum, ...]:
    return reader.board.rows(Forum)


def forum(reader: Reader, forum_id: str | None) -> Forum | None:
    """The board with that id, None for none."""
    return None if forum_id is None else reader.board.row(Forum, forum_id)


def forum_of(reader: Reader, forum_id: str) -> Forum:
    """The board with that id; a RuleError where it is gone."""
    found = reader.board.row(Forum, forum_id)
    if found is None:
        raise refuse("forum_unknown", "forum")
    return found


def new_forum_draft(reader: Reader) -> ForumDraft:
    """The form of a new board; the first one has the name that the register says."""
    return ForumDraft(name="" if all_forums(reader) else line(reader.info().forum))


def forum_draft(reader: Reader, forum_id: str) -> ForumDraft:
    found = forum_of(reader, forum_id)
    return ForumDraft(
        name=found.name,
        short_name=found.short_name,
        place=found.usual_place,
        starts=typed_clock(found.usual_start),
        ends=typed_clock(found.usual_end),
        points_days=typed_count(found.points_days),
        material_days=typed_count(found.material_days),
        issue_days=typed_count(found.issue_days),
        minutes_days=typed_count(found.minutes_days),
        language=agenda_language(reader, forum_id).value,
    )


def add_forum(
    register: RegisterFile, draft: ForumDraft, template: Sequence[TemplateLine] | None = None
) -> Added:
    """Add a board; a RuleError names the field that cannot be."""
    with register.edit(Label("forum_added")) as edit:
        row = create_forum(edit, register.reader, draft)
        _write_template(edit, row, template)
        _write_language(edit, register.reader, row, draft)
    return Added(row, edit.change)


def create_forum(edit: EditSession, reader: Reader, draft: ForumDraft) -> str:
    """Add a board as part of an edit."""
    row, values = new_id(), _values(reader, draft, "")
    last = max((each.rank for each in all_forums(reader)), default="")
    edit.create("forum", row, {**values, "rank": rank_between(last, "")})
    return row


def edit_forum(
    register: RegisterFile,
    forum_id: str,
    draft: ForumDraft,
    template: Sequence[TemplateLine] | None = None,
) -> Change:
    """Write what differs from the register; the template where one is given."""
    forum_of(register.reader, forum_id)
    values = _values(register.reader, draft, forum_id)
    with register.edit(Label("forum_edited")) as edit:
        for field, value in values.items():
            edit.set("forum", forum_id, field, value)
        _write_template(edit, forum_id, template)
        _write_language(edit, register.reader, forum_id, draft)
    return edit.change


def set_forum_active(register: RegisterFile, forum_id: str, active: bool) -> Change:
    """Take a board out of use, or into use again; its meetings stay."""
    forum_of(register.reader, forum_id)
    with register.edit(Label("forum_restored" if active else "forum_retired")) as edit:
        edit.set("forum", forum_id, "active", active)
    return edit.change


def remove_forum(register: RegisterFile, forum_id: str) -> Change:
    """Remove a board that never met; a RuleError for one that has meetings or decisions."""
    found = forum_of(register.reader, forum_id)
    if register.reader.referring("forum", [forum_id]):
        raise refuse("forum_used", "name", text=found.name)
    with register.edit(Label("forum_removed")) as edit:
        edit.delete("forum", forum_id)
    return edit.change


def agenda_template(reader: Reader, forum_id: str | None) -> tuple[TemplateLine, ...]:
    """What the board's agenda is made of, in the usual order."""
    found = forum(reader, forum_id)
    return read_template(found.template if found else "")


def agenda_language(reader: Reader, forum_id: str | None) -> Language:
    """In which language the board's agendas are filled: Danish unless the board says otherwise.

    They are the register's, and read by others than who has the window open.
    """
    kept_as = kept(reader, f"{AGENDA_LANGUAGE}{forum_id or ''}")
    return Language(kept_as) if kept_as in set(Language) else Language.DANISH


def _write_language(edit: EditSession, reader: Reader, forum_id: str, draft: ForumDraft) -> None:
    before = agenda_language(reader, forum_id)
    if draft.language and Language(draft.language) is not before:
        write_setting(edit, f"{AGENDA_LANGUAGE}{forum_id}", draft.language)


def _write_template(edit: EditSession, forum_id: str, lines: Sequence[TemplateLine] | None) -> None:
    if lines is not None:
        edit.set("forum", forum_id, "template", template_text(lines))


def _values(reader: Reader, draft: ForumDraft, own: str) -> dict[str, FieldValue]:
    name = line(draft.name)
    if not name:
        raise refuse("word_unnamed", "name")
    if any(folded(each.name) == folded(name) and each.id != own for each in all_forums(reader)):
        raise refuse("word_taken", "name", name=name)
    days: dict[str, FieldValue] = {
        field: count(getattr(draft, field), field, MOST_WORKING_DAYS)
        for field in ("points_days", "material_days", "issue_days", "minutes_days")
    }
    return {
        "name": name,
        "short_name": line(draft.short_name),
        "usual_place": line(draft.place),
        "usual_start": clock(draft.starts, "starts"),
        "usual_end": clock(draft.ends, "ends"),
        **days,
    }
