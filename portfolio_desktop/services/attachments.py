"""Files kept with a change request, an item, a written procedure or a project.

Each function is one edit. The bytes stand once in the register (`storage.blobs`), so that they are
printed and shown again as they were, whatever becomes of the file they came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath, PurePosixPath

from portfolio_desktop.domain.attachments import Attachment, DocumentKind
from portfolio_desktop.domain.file_kinds import MOST_BYTES, is_what_it_says, media_type
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.filed import are_filed, drop_filings, filings_of_annexes
from portfolio_desktop.services.meeting_rules import require_open_item
from portfolio_desktop.services.minutes_locks import require_not_out, require_procedures_open
from portfolio_desktop.services.ranks import rank_after, rank_at
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label

_MEGABYTE = 1024 * 1024


class OwnerField(StrEnum):
    """What an attachment is kept with: the field that names it."""

    PROJECT = "project_id"
    REQUEST = "request_id"
    ITEM = "item_id"
    PROCEDURE = "procedure_id"


@dataclass(frozen=True, slots=True)
class Owner:
    """What attachments are kept with."""

    field: OwnerField
    id: str


def attachments_of(reader: Reader, owner: Owner) -> tuple[Attachment, ...]:
    """In their own order."""
    return reader.board.rows(Attachment, **{owner.field.value: [owner.id]})


def add_attachment(
    register: RegisterFile,
    owner: Owner,
    name: str,
    data: bytes,
    kind: DocumentKind = DocumentKind.OTHER,
) -> Added:
    """Keep a file, last in the list. `name` is its file name; a folder before it is left out.

    RuleError for a kind that cannot be kept, one that is not what its name says, an empty file and
    one that is too large.
    """
    called = line(PurePosixPath(name.replace("\\", "/")).name)
    require_open_owner(register.reader, owner)
    media = _checked(called, data)
    row, others = new_id(), attachments_of(register.reader, owner)
    with register.edit(Label("attachment_added", {"name": called})) as edit:
        values: dict[str, FieldValue] = {
            owner.field.value: owner.id,
            "name": called,
            "media_type": media,
            "blob": edit.keep(data),
            "size": len(data),
            "kind": kind,
            "added_on": register.today(),
            "rank": rank_at(others, len(others)),
        }
        edit.create("attachment", row, values)
    return Added(row, edit.change)


def rename_attachment(register: RegisterFile, attachment_id: str, name: str) -> Change:
    """Call it otherwise; its ending stays, whatever is typed."""
    attachment = _to_change(register.reader, attachment_id)
    ending = PurePath(attachment.name).suffix
    stem = line(name).removesuffix(ending).strip()
    if not stem:
        raise refuse("attachment_unnamed", "name")
    facts = {"name": stem + ending, "before": attachment.name}
    with register.edit(Label("attachment_renamed", facts)) as edit:
        edit.set("attachment", attachment_id, "name", stem + ending)
    return edit.change


def set_document_kind(register: RegisterFile, attachment_id: str, kind: DocumentKind) -> Change:
    """Say which document it is."""
    attachment = _to_mark(register.reader, attachment_id)
    with register.edit(Label("attachment_kind", {"name": attachment.name})) as edit:
        edit.set("attachment", attachment_id, "kind", kind)
    return edit.change


def move_attachment(register: RegisterFile, attachment_id: str, after: str | None) -> Change:
    """Put it right after another of the same list, or first."""
    reader = register.reader
    attachment = _to_change(reader, attachment_id)
    others = [each for each in attachments_of(reader, owner_of(attachment)) if each != attachment]
    with register.edit(Label("attachment_moved", {"name": attachment.name})) as edit:
        edit.set("attachment", attachment_id, "rank", rank_after(others, after))
    return edit.change


def close_attachment(
    register: RegisterFile, attachment_id: str, reason: str, open_heading: str
) -> Change:
    """Keep it out of the open edition, which shows the heading in its place."""
    attachment = _to_mark(register.reader, attachment_id)
    if not line(reason):
        raise refuse("closed_reason_missing", "closed_reason")
    with register.edit(Label("attachment_closed", {"name": attachment.name})) as edit:
        edit.set("attachment", attachment_id, "closed", value=True)
        edit.set("attachment", attachment_id, "closed_reason", line(reason))
        edit.set("attachment", attachment_id, "open_heading", line(open_heading))
    return edit.change


def open_attachment(register: RegisterFile, attachment_id: str) -> Change:
    """Let the open edition have it again."""
    attachment = _to_mark(register.reader, attachment_id)
    with register.edit(Label("attachment_opened", {"name": attachment.name})) as edit:
        edit.set("attachment", attachment_id, "closed", value=False)
    return edit.change


def remove_attachment(register: RegisterFile, attachment_id: str) -> Change:
    """Take it off the list; an undo brings it back. A RuleError where it is filed."""
    attachment = _to_change(register.reader, attachment_id)
    filings = filings_of_annexes(register.reader, [attachment_id])
    if are_filed(filings):
        raise refuse("attachment_filed", "name", text=attachment.name)
    with register.edit(Label("attachment_removed", {"name": attachment.name})) as edit:
        drop_filings(edit, filings)
        edit.delete("attachment", attachment_id)
    owner = owner_of(attachment)
    table = {OwnerField.PROJECT: "project", OwnerField.REQUEST: "change_request"}
    touched = (table.get(owner.field, owner.field.value.removesuffix("_id")), owner.id)
    return Change(edit.change.edit, edit.change.rows | {touched})


def attachment_of(reader: Reader, attachment_id: str) -> Attachment:
    """The attachment with this id; a RuleError where it is gone."""
    found = reader.board.row(Attachment, attachment_id)
    if found is None:
        raise refuse("attachment_unknown", "name")
    return found


def _to_change(reader: Reader, attachment_id: str) -> Attachment:
    """The attachment, where what it is kept with may be changed."""
    found = _to_mark(reader, attachment_id)
    require_open_owner(reader, owner_of(found))
    return found


def _to_mark(reader: Reader, attachment_id: str) -> Attachment:
    """The same where something is said of it, which those who are asked in writing do not see."""
    found = attachment_of(reader, attachment_id)
    _require_unlocked(reader, owner_of(found))
    return found


def require_open_owner(reader: Reader, owner: Owner) -> None:
    """A RuleError where it is an item whose minutes are approved, or a procedure that is closed or
    out for answers."""
    _require_unlocked(reader, owner)
    if owner.field is OwnerField.PROCEDURE:
        require_not_out(reader, [owner.id])


def _require_unlocked(reader: Reader, owner: Owner) -> None:
    if owner.field is OwnerField.ITEM:
        require_open_item(reader, owner.id)
    elif owner.field is OwnerField.PROCEDURE:
        require_procedures_open(reader, [owner.id])


def owner_of(attachment: Attachment) -> Owner:
    """What it is kept with."""
    for field in OwnerField:
        owner = getattr(attachment, field.value)
        if owner:
            return Owner(field, owner)
    raise refuse("attachment_unknown", "name")


def _checked(name: str, data: bytes) -> str:
    """The kind of the file, if it can be kept."""
    kind = media_type(name)
    if not kind:
        raise refuse("attachment_kind", "name", text=name)
    if not data:
        raise refuse("attachment_empty", "name", text=name)
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // _MEGABYTE
        raise refuse("attachment_large", "name", text=name, most=str(most))
    if not is_what_it_says(kind, data):
        raise refuse("attachment_not_so", "name", text=name)
    return kind
