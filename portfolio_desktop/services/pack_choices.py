"""What was chosen to be printed: kept with each issue, and proposed the next time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from portfolio_desktop.domain.meetings import IssueKind, Meeting, MeetingIssue
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.services.annex_values import AnnexWay
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.pack_parts import (
    ALL_PARTS,
    EARLIER,
    LATE_PARTS,
    MINUTES_PARTS,
    USUAL,
    Carried,
    GridPaper,
    PackChoice,
    Part,
    SheetsOf,
)
from portfolio_desktop.services.settings import PACK_CHOICE, Json, kept
from portfolio_desktop.storage.reader import Reader

_Word = TypeVar("_Word", bound=StrEnum)


def parts_of(kind: IssueKind) -> tuple[Part, ...]:
    """The parts that papers of the kind can hold. Minutes answer what the agenda told, and late
    papers come after it, so neither repeats the status."""
    if kind is IssueKind.AGENDA:
        return ALL_PARTS
    return LATE_PARTS if kind is IssueKind.LATE_PAPERS else MINUTES_PARTS


def choice_of(reader: Reader, issue_id: str) -> PackChoice:
    """What was chosen when it was issued."""
    value = kept(reader, f"{PACK_CHOICE}{issue_id}")
    return EARLIER if value is None else read_choice(value)


def language_of(reader: Reader, issue_id: str) -> Language:
    """In which language it was issued; the active one where that was not kept."""
    value = kept(reader, f"{PACK_CHOICE}{issue_id}")
    said = value.get("language") if isinstance(value, dict) else None
    return next((each for each in Language if each.value == said), active_language())


def usual_choice(reader: Reader, meeting_id: str, kind: IssueKind) -> PackChoice:
    """What was chosen the last time that kind of papers was issued for the board, for this meeting
    before any other; the usual parts where nothing was. Nobody issues a draft by habit.
    """
    found = _last_of_board(reader, meeting_id, kind)
    chosen = USUAL
    if found is not None:
        value = kept(reader, f"{PACK_CHOICE}{found.id}")
        chosen = USUAL if value is None else read_choice(value)
    return replace(chosen.only(parts_of(kind)), draft=False)


def _last_of_board(reader: Reader, meeting_id: str, kind: IssueKind) -> MeetingIssue | None:
    forum = meeting_of(reader, meeting_id).forum_id
    meetings = [each.id for each in reader.board.rows(Meeting) if each.forum_id == forum]
    issues = [
        each for each in reader.board.rows(MeetingIssue, meeting_id=meetings) if each.kind is kind
    ]
    own = [each for each in issues if each.meeting_id == meeting_id]
    return max(own or issues, key=lambda each: str(each.issued_at or ""), default=None)


def kept_choice(choice: PackChoice) -> Json:
    """A choice as its setting holds it, with the language that is spoken."""
    return {
        "language": active_language().value,
        "parts": [part.value for part in choice.parts],
        "sheets": choice.sheets.value,
        "projects": list(choice.projects),
        "grid_paper": choice.grid_paper.value,
        "draft": choice.draft,
        "carried": [each.value for each in choice.carried],
        "annexes": {annex: way.value for annex, way in choice.annexes},
    }


def read_choice(value: Json) -> PackChoice:
    """The choice that a setting holds. What nobody knows is left out, what is not said is usual."""
    if not isinstance(value, dict):
        return USUAL
    return PackChoice(
        parts=_known(Part, value.get("parts"), USUAL.parts),
        sheets=_one(SheetsOf, value.get("sheets"), USUAL.sheets),
        projects=tuple(_texts(value.get("projects"))),
        grid_paper=_one(GridPaper, value.get("grid_paper"), USUAL.grid_paper),
        draft=value.get("draft") is True,
        carried=_known(Carried, value.get("carried"), USUAL.carried),
        annexes=_ways(value.get("annexes")),
    )


def _known(words: type[_Word], value: Json, usual: tuple[_Word, ...]) -> tuple[_Word, ...]:
    if not isinstance(value, list):
        return usual
    known = {each.value: each for each in words}
    return tuple(known[text] for text in dict.fromkeys(_texts(value)) if text in known)


def _ways(value: Json) -> tuple[tuple[str, AnnexWay], ...]:
    known = {each.value: each for each in AnnexWay}
    ways = value.items() if isinstance(value, dict) else ()
    return tuple(
        (annex, known[way]) for annex, way in ways if isinstance(way, str) and way in known
    )


def _one(words: type[_Word], value: Json, usual: _Word) -> _Word:
    return next((each for each in words if each.value == value), usual)


def _texts(value: Json) -> Iterable[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
