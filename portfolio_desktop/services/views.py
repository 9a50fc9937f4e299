"""Saved views: ways of looking at the portfolio under a name, shared by all who open the register.

Some come with the program; they are no rows and cannot be changed. Each function that saves is one
edit. What a view is called is typed, so no label of an edit holds it: labels cannot be erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.ordering import rank_between, spread_ranks
from portfolio_desktop.domain.views import (
    OWN,
    Choice,
    ColumnChoice,
    Filters,
    Part,
    RowFilter,
    ViewDefinition,
    definition_text,
    read_definition,
    with_unknown_of,
)
from portfolio_desktop.environment.texts import Language, active_language, pgettext
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

if TYPE_CHECKING:
    from portfolio_desktop.domain.register import SavedView

USUAL = "shipped:board"
"""The view that is shown where none has been chosen."""


class View(NamedTuple):
    """A view under the name it is shown by; `key` is lasting, a row's id for a saved one."""

    key: str
    name: str
    definition: ViewDefinition
    shipped: bool = False


def all_views(reader: Reader) -> tuple[View, ...]:
    """Those that come with the program, then the saved ones in their order."""
    saved = (
        View(each.id, each.name, read_definition(each.definition)) for each in _in_order(reader)
    )
    return (*shipped_views(reader.forum()), *saved)


def shipped_views(forum: str) -> tuple[View, ...]:
    """The program's own; the first is called after the board: "RSI-kredsens"."""
    names = (
        _owned(forum),
        pgettext("view", "Red and yellow"),
        pgettext("view", "Reports missing"),
        pgettext("view", "My region"),
        pgettext("view", "All"),
    )
    return tuple(
        View(key, name, definition, shipped=True)
        for (key, definition), name in zip(_SHIPPED.items(), names, strict=True)
    )


def save_view(register: RegisterFile, name: str, definition: ViewDefinition) -> Added:
    """Keep a way of looking under a new name, after all others; a RuleError for none or a taken."""
    row = new_id()
    wanted = _free_name(register.reader, "", name)
    saved = _in_order(register.reader)
    last = max((each.rank for each in saved), default="")
    values = {"name": wanted, "definition": definition_text(definition)}
    with register.edit(Label("view_saved")) as edit:
        edit.create("saved_view", row, {**values, "rank": rank_between(last, "")})
    return Added(row, edit.change)


def change_view(register: RegisterFile, key: str, definition: ViewDefinition) -> Change:
    """Let a saved view show something else from now on."""
    before = read_definition(_saved(register.reader, key).definition)
    text = definition_text(with_unknown_of(definition, before))
    with register.edit(Label("view_changed")) as edit:
        edit.set("saved_view", key, "definition", text)
    return edit.change


def rename_view(register: RegisterFile, key: str, name: str) -> Change:
    _saved(register.reader, key)
    wanted = _free_name(register.reader, key, name)
    with register.edit(Label("view_renamed")) as edit:
        edit.set("saved_view", key, "name", wanted)
    return edit.change


def remove_view(register: RegisterFile, key: str) -> Change:
    _saved(register.reader, key)
    with register.edit(Label("view_removed")) as edit:
        edit.delete("saved_view", key)
    return edit.change


def move_view(register: RegisterFile, key: str, step: int) -> Change:
    """Put a saved view before the one above it (-1) or after the one below (+1)."""
    view, saved = _saved(register.reader, key), list(_in_order(register.reader))
    place = saved.index(view) + step
    if not 0 <= place < len(saved):
        return Change(None)
    saved.remove(view)
    saved.insert(place, view)
    with register.edit(Label("view_moved")) as edit:
        for each, rank in zip(saved, spread_ranks(len(saved)), strict=True):
            edit.set("saved_view", each.id, "rank", rank)
    return edit.change


_OF_ALL = ViewDefinition(columns=ColumnChoice(everything=True))
_SHIPPED = {
    USUAL: ViewDefinition(grouping="phase"),
    "shipped:red_and_yellow": ViewDefinition(
        filters=Filters(frozenset({RowFilter.RED, RowFilter.YELLOW})), sort="now", descending=True
    ),
    "shipped:reports_missing": ViewDefinition(
        filters=Filters(frozenset({RowFilter.NOT_REPORTED})), grouping="lead"
    ),
    "shipped:own": ViewDefinition(
        filters=Filters(among=frozenset({Choice(Part.PARTICIPANT, OWN)})), grouping="phase"
    ),
    "shipped:all": _OF_ALL,
}


def _in_order(reader: Reader) -> tuple[SavedView, ...]:
    return tuple(sorted(reader.saved_views(), key=lambda each: (each.rank, each.id)))


def _saved(reader: Reader, key: str) -> SavedView:
    for each in reader.saved_views():
        if each.id == key:
            return each
    raise refuse("view_unknown", "name")


def _free_name(reader: Reader, key: str, text: str) -> str:
    name = line(text)
    if not name:
        raise refuse("view_unnamed", "name")
    if any(view.key != key and folded(view.name) == folded(name) for view in all_views(reader)):
        raise refuse("view_taken", "name", name=name)
    return name


def _owned(forum: str) -> str:
    """The board's name as an owner's: "RSI-kredsens"; where it has none, "the board's"."""
    name = line(forum)
    if not name:
        return pgettext("view", "The board's")
    ends_in_s = name[-1:].lower() in {"s", "x", "z"}
    if active_language() is Language.DANISH:
        return f"{name}'" if ends_in_s else f"{name}s"
    return f"{name}'" if ends_in_s else f"{name}'s"
