"""Where a person is named inside a longer text. Erasing the person does not reach there: these
places are listed, so that somebody mends them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.participants import Person
from portfolio_desktop.services import finding
from portfolio_desktop.services.board_names import board_names
from portfolio_desktop.services.homes import Home, Homes, number_of
from portfolio_desktop.services.people import TRACES
from portfolio_desktop.services.places import thing_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.telling import placed_name
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.fields import FieldKind
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.schema import CURRENT

_BEFORE, _AFTER = 24, 60
"""So many letters are shown before and after the name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One text that names the person: of what, in which field, and the words around the name.

    `number` is the project's or the request's, "" where it has none.
    """

    number: str
    thing: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class _Naming:
    """A row's text, and the words around the name in it."""

    row: str
    text: str
    words: str


_CALLED = {
    "item": "item_id",
    "written_procedure": "procedure_id",
    "meeting": "meeting_id",
    "action": "action_id",
}
"""By table, the field under which other rows name it, the closest first."""
_Place = tuple[str, str, str]
"""Table, field and row."""


def mentions_steps(reader: Reader, person_id: str) -> Steps[tuple[Mention, ...]]:
    """Every text of the register, as it stands, that holds the person's name or mail and more.

    The name is found in capitals too, and with an s. What is kept as a file is not looked into.
    """
    person = finding.person_of(reader, person_id)
    sought = tuple(each for each in (person.name, person.mail) if each)
    fields = tuple(_texts())
    found: dict[_Place, _Naming] = {}
    for done, (table, field) in enumerate(fields):
        goes = _gone_with(person, table, field)
        for words in sought:
            for part in reader.holding(table, field, words):
                for each in _naming(part, words):
                    if each.text not in goes:
                        found.setdefault((table, field, each.row), each)
                yield done, len(fields)
    return tuple(_told(reader, found))


def _texts() -> Iterator[tuple[str, str]]:
    """The tables and fields of words; another person may have the same name."""
    for table in CURRENT.tables:
        for field in table.fields:
            if field.erasable and field.kind is FieldKind.TEXT and table.name != "person":
                yield table.name, field.name


def _gone_with(person: Person, table: str, field: str) -> set[str]:
    """What is erased with the person where it stands alone in that field."""
    return {
        str(getattr(person, trace.field))
        for trace in TRACES
        if (trace.table, trace.copy) == (table, field)
    }


def _naming(rows: Iterable[tuple[str, str]], name: str) -> Iterator[_Naming]:
    """The rows with the name by itself, not within other words, but with an s of belonging."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?=['’]?s?(?!\w))", re.IGNORECASE)
    for row, text in rows:
        at = pattern.search(text)
        if at is not None:
            yield _Naming(row, text, _around(text, *at.span()))


def _around(text: str, start: int, end: int) -> str:
    """The name with some words before and after it, on one line."""
    before, after = text[:start], text[end:]
    first = before if start <= _BEFORE else f"… {before[-_BEFORE:].partition(' ')[2]}"
    last = after if len(after) <= _AFTER else f"{after[:_AFTER].rpartition(' ')[0]} …"
    return " ".join(f"{first}{text[start:end]}{last}".split())


def _told(reader: Reader, found: Mapping[_Place, _Naming]) -> Iterator[Mention]:
    dimensions, phases = reader.dimensions(), reader.phases()
    participants = {each.id: each.name for each in reader.participants()}
    homes = Homes(reader, {})
    for table, places in grouped(found, lambda place: place[0]).items():
        rows = {row for _table, _field, row in places}
        known, called = homes.of(table, rows), _names(reader, table, rows)
        for place in places:
            home = known.get(place[2], Home())
            number = number_of(reader, home)
            thing = ": ".join(
                part for part in (thing_words(table, number), called.get(place[2])) if part
            )
            name = placed_name(table, place[1], home, dimensions, phases, participants)
            yield Mention(number, capital(thing), name, found[place].words)


def _names(reader: Reader, table: str, rows: set[str]) -> dict[str, str]:
    """What rows of meetings are called, or what they stand in is."""
    names = board_names(reader)
    if table in _CALLED:
        called = names[_CALLED[table]]()
        return {row: called.get(row, "") for row in rows}
    found: dict[str, str] = {}
    has = {field.name for field in CURRENT.table(table).fields}
    for link in (each for each in _CALLED.values() if each in has):
        called = names[link]()
        for row, (owner,) in reader.columns_of(table, [link], rows).items():
            found[row] = found.get(row) or called.get(str(owner), "")
    return found
