"""The files kept with something, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.attachments import Attachment, DocumentKind
from portfolio_desktop.environment.texts import Language, _, active_language
from portfolio_desktop.services.attachments import Owner, attachments_of
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

_KILO = 1000


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One file; `details` say what it is: "risikovurdering · 240 kB · 2. nov. 2023"."""

    id: str
    name: str
    kind: DocumentKind
    details: str


def attachment_rows(reader: Reader, owner: Owner | None) -> tuple[AttachmentRow, ...]:
    """In their order; nothing where there is no owner yet."""
    if owner is None:
        return ()
    return tuple(_row(each) for each in attachments_of(reader, owner))


def size_words(size: int) -> str:
    """ "240 kB", "1,2 MB"."""
    if size < _KILO * _KILO:
        return _("{count} kB").format(count=max(1, round(size / _KILO)))
    megabytes = f"{size / _KILO / _KILO:.1f}"
    if active_language() is Language.DANISH:
        megabytes = megabytes.replace(".", ",")
    return _("{count} MB").format(count=megabytes)


def _row(attachment: Attachment) -> AttachmentRow:
    kind = "" if attachment.kind is DocumentKind.OTHER else board_word(attachment.kind)
    closed = closed_words(attachment.closed, attachment.closed_reason)
    parts = (kind, size_words(attachment.size), day_words(attachment.added_on), closed)
    return AttachmentRow(
        attachment.id, attachment.name, attachment.kind, " · ".join(filter(None, parts))
    )
