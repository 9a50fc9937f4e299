"""What the open edition says of closed things in other things' texts. Nobody's words are changed:
whoever sends it is told before, on the screen alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.closed_names import ClosedNames, closed_names_steps
from portfolio_desktop.services.placed_texts import PlacedText, placed_texts
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import capital, listed, quoted
from portfolio_desktop.storage.reader import Reader

_AT_ONCE = 1500
"""So many texts are looked at in each step."""


@dataclass(frozen=True, slots=True)
class ClosedMention:
    """A text that names something closed: `sentence` says where it stands and what it names.
    `project_id` is the project it is told of, with its name, and `item_id` the item of the agenda
    it stands in; "" where there is none."""

    sentence: str
    project_id: str = ""
    project: str = ""
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    place: PlacedText
    names: tuple[str, ...]


def closed_mentions(reader: Reader, content: object) -> Steps[tuple[ClosedMention, ...]]:
    """Each text of the open `content` that names something closed, in steps. The `reader` is of the
    whole register, and the content what layout gets.
    """
    names = yield from closed_names_steps(reader)
    if not names:
        return ()
    found: list[_Mention] = []
    seen: set[str] = set()
    for done, place in enumerate(placed_texts(content), start=1):
        if place.text not in seen:
            seen.add(place.text)
            found += _mentions(names, place)
        if done % _AT_ONCE == 0:
            yield done, done + _AT_ONCE
    if not found:
        return ()
    ids = {str(number): str(row) for row, number, *_rest in reader.project_heads()}
    return tuple(_told(each, ids) for each in _each_once(found))


def _mentions(names: ClosedNames, place: PlacedText) -> Iterator[_Mention]:
    named = names.named_in(place.text)
    if named:
        yield _Mention(place, named)


def _each_once(found: Iterable[_Mention]) -> list[_Mention]:
    """Without those that only say once more, within a longer text, what is told of the same."""
    by_owner: dict[str, list[_Mention]] = {}
    for each in found:
        by_owner.setdefault(each.place.owner.key, []).append(each)
    return [each for own in by_owner.values() for each in own if not _is_said(each, own)]


def _is_said(mention: _Mention, beside: Iterable[_Mention]) -> bool:
    return any(
        other is not mention
        and set(other.names) >= set(mention.names)
        and other.place.text in mention.place.text
        for other in beside
    )


def _told(mention: _Mention, ids: Mapping[str, str]) -> ClosedMention:
    owner = mention.place.owner
    return ClosedMention(_line(mention), ids.get(owner.key, ""), owner.words, owner.item_id)


def _line(mention: _Mention) -> str:
    owner = mention.place.owner
    if not owner.words:
        words = _("{part}: mention of {names}, kept out of the open edition")
    elif owner.item_id:
        words = pgettext(
            "item", "{place}, {part}: mention of {names}, kept out of the open edition"
        )
    else:
        words = _("{place}, {part}: mention of {names}, kept out of the open edition")
    part = mention.place.part or pgettext("stands in", "text")
    names = listed([quoted(name) for name in mention.names])
    told = words.format(place=owner.words, part=part, names=names)
    return capital(told)
