"""Files kept with what they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import DocumentKind as DocumentKind


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept in the register (`blob` is the SHA-256 of its bytes) with a request, an item, a
    written procedure or a project.
    """

    id: str
    project_id: str | None = None
    request_id: str | None = None
    item_id: str | None = None
    procedure_id: str | None = None
    name: str = ""
    media_type: str = ""
    blob: str = ""
    size: int = 0
    kind: DocumentKind = DocumentKind.OTHER
    added_on: date | None = None
    rank: str = ""
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""
