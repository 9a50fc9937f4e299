"""Every text of a content that is printed, with where it stands: whoever looks for words in what is
to be sent walks the value that layout gets, so that no field is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from portfolio_desktop.domain.case_text import Block
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_values import AgendaItem
from portfolio_desktop.services.figure_values import HistoryStrip, Slip
from portfolio_desktop.services.pack_numbers import short_name
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    GridRow,
    Move,
    Note,
    Passage,
    Reason,
    RequestCard,
)
from portfolio_desktop.services.sheet_values import ProjectSheet
from portfolio_desktop.services.since_values import SinceLine
from portfolio_desktop.services.words import quoted

_OF_PROJECTS = (GridRow, ProjectSheet, EscalationCard, Note, Move, Slip, SinceLine)
_OWNERS = (*_OF_PROJECTS, AgendaItem, RequestCard, HistoryStrip)
_HEADINGS = ("title", "heading", "label")
"""What a part of the papers is called on the page, where it has one of these."""
_NOT_PRINTED = frozenset(
    {"id", "project_id", "blob", "media_type", "register_id", "log_head", "language", "choice"}
)


@dataclass(frozen=True, slots=True)
class Owner:
    """What a text is about: `key` is its number, the project's or the item's, and `words` tell
    it. `item_id` is the item's id, "" for all else."""

    key: str = ""
    words: str = ""
    item_id: str = ""


class PlacedText(NamedTuple):
    """`part` says in words which part of the papers, or of what is told of the owner, it is."""

    text: str
    owner: Owner
    part: str


_NOBODY = Owner()


def placed_texts(content: object) -> Iterator[PlacedText]:
    """The texts of any frozen content, in its order; "" and what is never printed left out. A text
    that is cut into pieces (bold words, sentences that are new) is one.
    """
    waiting: list[tuple[Any, Owner, str]] = [(content, _NOBODY, "")]
    while waiting:
        value, owner, part = waiting.pop()
        text = _whole(value)
        if text is not None:
            if text:
                yield PlacedText(text, owner, part)
        elif isinstance(value, tuple):
            waiting += [(each, owner, part) for each in reversed(value)]
        elif is_dataclass(value):
            waiting += reversed(list(_inside(value, owner, part)))


def _whole(value: object) -> str | None:
    """The text that a value is, None where it is none."""
    if type(value) is str:  # not the word of a closed set, such as a colour
        return value
    if isinstance(value, Block):
        return value.text
    if isinstance(value, tuple) and value and isinstance(value[0], Passage):
        return " ".join(each.text for each in value)
    return None


def _inside(value: Any, owner: Owner, part: str) -> Iterator[tuple[Any, Owner, str]]:
    if isinstance(value, _OWNERS):
        owner, part = _owner(value), ""
    elif not isinstance(value, Reason):  # its label is a light's
        part = _headed(value) or part
    kind: Any = type(value)
    for name in _printed(kind):
        yield getattr(value, name), owner, _part_words(kind, name) or part


@cache
def _printed(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name not in _NOT_PRINTED)


def _headed(value: object) -> str:
    for name in _HEADINGS:
        heading = getattr(value, name, "")
        if type(heading) is str and heading.strip():
            return quoted(heading.strip())
    return ""


def _owner(value: Any) -> Owner:
    if isinstance(value, AgendaItem):
        words = _("item {number}, {title}").format(number=value.number, title=value.title)
        return Owner(f"item {value.number}", words.strip(", "), value.id)
    if isinstance(value, RequestCard):
        words = _("change request {number}").format(number=value.number)
        return Owner(f"request {value.number}", words)
    name = value.title if isinstance(value, HistoryStrip) else value.name
    words = f"{value.number} {short_name(name)}".strip()
    return Owner(value.number or name, words)


_Words: TypeAlias = Callable[[], str]
_OF_A_PROJECT: dict[str, _Words] = {
    "name": lambda: pgettext("stands in", "name"),
    "remarks": lambda: pgettext("stands in", "remarks"),
    "purpose": lambda: pgettext("stands in", "purpose"),
    "reasons": lambda: pgettext("stands in", "reason for the light"),
    "reason": lambda: pgettext("stands in", "reason for the light"),
    "note": lambda: pgettext("stands in", "secretariat’s remark"),
    "plan_notes": lambda: pgettext("stands in", "what is told of the plan"),
}
_OF_AN_ITEM: dict[str, _Words] = {
    "title": lambda: pgettext("stands in", "heading"),
    "open_heading": lambda: pgettext("stands in", "heading"),
    "closed_reason": lambda: pgettext("stands in", "reason why it is closed"),
    "summary": lambda: pgettext("stands in", "résumé"),
    "points": lambda: pgettext("stands in", "recommendation or the decision"),
    "discussion": lambda: pgettext("stands in", "discussion"),
    "agreed": lambda: pgettext("stands in", "agreed follow-up"),
    "case_text": lambda: pgettext("stands in", "case"),
    "annexes": lambda: pgettext("stands in", "annexes"),
}


def _part_words(kind: type[Any], field: str) -> str:
    """Of a field that stands under no heading of its own."""
    known: dict[str, _Words] = {}
    if issubclass(kind, _OF_PROJECTS):
        known = _OF_A_PROJECT
    elif issubclass(kind, AgendaItem):
        known = _OF_AN_ITEM
    return known[field]() if field in known else ""
