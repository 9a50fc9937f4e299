"""What is closed, as people may name it in other texts: a project by its name, its short name or
its number, a change request by its number, and any case by its title.

What is nearly said is found too (`near_words`): the title of a case, and each sentence of a closed
risk's description or of what both parties of a dispute hold and what it blocks. What is written of
other closed cases is not looked for, nor what says the same in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.meetings import Item, WrittenProcedure
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.risks import Dispute, Risk
from portfolio_desktop.services.near_words import Nearly, NearPhrases, sentences
from portfolio_desktop.services.open_edition import headings_of_closed
from portfolio_desktop.services.pack_numbers import short_name
from portfolio_desktop.services.pack_open import open_heading
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import dimension_name, phase_name
from portfolio_desktop.storage.reader import Reader

_ID, _NUMBER, _NAME = 0, 1, 2
"""Places in the columns of `Reader.project_heads`."""
_Closed: TypeAlias = Mapping[str, Mapping[str, str]]
"""By table the ids of what is closed, with what stands in its place."""
_SHORT = 4
"""A name of fewer letters is one only as it is written."""
_LONG = 8
"""A name this long is one without its version too; "Fase 2" is none without."""
_TITLE_WORDS = 2
"""A title of one word, such as "Økonomi", is what anybody may write."""
_HEAD = re.compile(r"\s+[–—-]\s+|\s*[(:]")
_VERSION = re.compile(r"\s+v?\d+(?:\.\d+)*$")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"(?<![\w/.,–-])\w+(?:-\w+)+(?![\w/]|[–-]\w|[.,:]\d)")
"""What can be the number of a project: neither a part of a date nor of an amount."""
_CALLED_BY_NUMBER = re.compile(r"\bproje[ck]t(?:et)?s?\s+(?:nr\.?\s*|no\.?\s*)?([\w-]*\w)", re.I)
_REQUESTED = re.compile(
    r"(?:\bÆA|\bCR|\bændringsanmodning(?:en)?|\bchange request)\s+(?:nr\.?\s*)?(\d[\w-]*\w)", re.I
)
_EVERY_DAY = (
    "analyse analysen anskaffelse anskaffelsen arkitektur data drift driften forbedring "
    "forløb fælles gennemførelse gennemførelsen gevinster idé infrastruktur integration "
    "journal jura kommunikation kvalitet ledelse levering medicin migrering organisation "
    "overblik plan platform portal projekt program realisering register ressourcer samarbejde "
    "sikkerhed strategi styring support system test tid udbud udbuddet uddannelse udvikling "
    "økonomi"
)
COMMON = frozenset(_EVERY_DAY.split())
"""Words of every day that a project may be called by: its name only with a capital letter."""


_NAMES_AT_ONCE = 2000
_NONE = NearPhrases(())


class Naming(NamedTuple):
    """Words in a text that name something closed: which (id), and from where to where."""

    thing: str
    start: int
    end: int


@dataclass(frozen=True)
class _Phrase:
    thing: str
    words: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words by themselves, with an s of belonging; dashes and blanks may be others."""
        parts = (re.sub(r"\\-|[–—]", "[-–—]", re.escape(part)) for part in self.words.split())
        exact = len(self.words) < _SHORT or self.words.casefold() in COMMON
        flags = re.NOFLAG if exact else re.IGNORECASE
        between = r"\s+".join(parts)
        return re.compile(rf"({between})(?=['’]?s?(?!\w))", flags)


@dataclass
class _Branch:
    """The phrases that go on from the same words: by their next word, and those that end here."""

    next: dict[str, _Branch] = field(default_factory=dict)
    ends: list[_Phrase] = field(default_factory=list)


class ClosedNames:
    """Finds what is closed in texts. The texts may be many and the names too: a text is cut into
    words once, and all names are followed word by word from there.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, str]],
        numbers: Iterable[tuple[str, str]],
        requests: Iterable[tuple[str, str]],
        headings: Iterable[str],
        near: NearPhrases = _NONE,
    ) -> None:
        """`phrases`, `numbers` of projects and of `requests` with the id of what they name; the
        `headings` stand in the open edition in place of what is closed. What is `near` need not be
        said word by word."""
        self._near = near
        self._headings = tuple(sorted(set(headings), key=len, reverse=True))
        self._numbers = {folded(number): thing for thing, number in numbers}
        self._requests = {folded(number): thing for thing, number in requests}
        self._phrases = _Branch()
        for thing, words in phrases:
            self._add(thing, words)
        self._telling = tuple(each for each in self._headings if self._named_or_near(each))

    def __bool__(self) -> bool:
        return bool(self._phrases.next or self._numbers or self._requests or self._near)

    def _add(self, thing: str, words: str) -> None:
        """From its first word to its last; no quotation mark around them belongs to a name."""
        found = list(_WORD.finditer(words))
        branch = self._phrases
        for word in found:
            branch = branch.next.setdefault(word[0].casefold(), _Branch())
        branch.ends.append(_Phrase(thing, words[found[0].start() : found[-1].end()]))

    def named_in(self, text: str) -> tuple[str, ...]:
        """The words with which the text names what is closed, the first for each, in order.

        What an open heading itself says is told of that heading alone.
        """
        for heading in self._telling:
            if not _stands_in_place(heading, text):
                text = text.replace(heading, "·" * len(heading))
        said: dict[str, str] = {}
        for each in self._named_or_near(text):
            said.setdefault(each.thing, " ".join(text[each.start : each.end].split()))
        return tuple(dict.fromkeys(said.values()))

    def _named_or_near(self, text: str) -> list[Naming | Nearly]:
        """In the order of the text, none within a longer name; nearly only what is not named."""
        found: list[Naming | Nearly] = []
        reached = 0
        for each in sorted(self._named(text), key=lambda each: (each.start, -each.end)):
            if each.end > reached:
                found.append(each)
                reached = each.end
        named = {each.thing for each in found}
        found += [each for each in self._near.said_in(text) if each.thing not in named]
        return sorted(found, key=lambda each: each.start)

    def _named(self, text: str) -> Iterator[Naming]:
        places = list(_WORD.finditer(text))
        words = [each[0].casefold() for each in places]
        for place, match in enumerate(places):
            for phrase in self._followed(words, place):
                whole = phrase.pattern.match(text, match.start())
                if whole is not None:
                    yield Naming(phrase.thing, *whole.span(1))
        if any(word[0].isdecimal() for word in words):
            yield from self._counted(text)

    def _followed(self, words: Sequence[str], place: int) -> list[_Phrase]:
        """The phrases whose words these are from that place on; the last may have an s."""
        found: list[_Phrase] = []
        branch: _Branch | None = self._phrases
        while branch is not None and place < len(words):
            word = words[place]
            owning = branch.next.get(word[:-1]) if word.endswith("s") else None
            if owning is not None:
                found += owning.ends
            branch = branch.next.get(word)
            if branch is not None:
                found += branch.ends
            place += 1
        return found

    def _counted(self, text: str) -> Iterator[Naming]:
        for pattern, group, known in (
            (_COUNTED, 0, self._numbers),
            (_CALLED_BY_NUMBER, 1, self._numbers),
            (_REQUESTED, 1, self._requests),
        ):
            for match in pattern.finditer(text) if known else ():
                thing = known.get(folded(match[group]))
                if thing is not None and not self._stands_for_itself(text, match):
                    yield Naming(thing, *match.span())

    def _stands_for_itself(self, text: str, match: re.Match[str]) -> bool:
        """The number alone, or before the heading that the open edition says with it."""
        if match[0] == text.strip():
            return True
        after = text[match.end() :].lstrip(" \xa0,:–")
        return after.startswith(self._headings)


def _stands_in_place(heading: str, text: str) -> bool:
    """Whether it is said there for what is closed: by itself, or after the kind of a concern."""
    return any(line == heading or line.endswith(f": {heading}") for line in text.split("\n"))


def closed_names_steps(reader: Reader) -> Steps[ClosedNames]:
    """How all that is closed may be named, read from the whole register, in steps.

    What something open is called too is not looked for: it gives nothing away.
    """
    shut = headings_of_closed(reader)
    yield 1, 6
    closed = reader.projects(sorted(shut.get("project", {})))
    requests = reader.requests(sorted(shut.get("change_request", {})))
    yield 2, 6
    heads = [row for row in reader.project_heads() if row[_ID] not in shut.get("project", {})]
    yield 3, 6
    taken = {folded(str(row[_NAME])) for row in heads} | _open_words(reader, shut)
    yield 4, 6
    used = {folded(str(row[_NUMBER])) for row in heads}
    titles = list(_titles(reader, shut))
    phrases = [(each.id, words) for each in closed for words in _called(each.name)]
    phrases += titles
    near = NearPhrases([*titles, *_texts(reader, shut)])
    for part in in_parts(heads if near else (), _NAMES_AT_ONCE):
        yield 5, 6
        for row in part:
            near.allow(str(row[_NAME]))
    yield 5, 6
    return ClosedNames(
        [(thing, words) for thing, words in phrases if folded(words) not in taken],
        [(each.id, each.number) for each in closed if _is_number(each, used)],
        [(each.id, each.number) for each in requests if each.number.strip()],
        _headings(closed, shut),
        near,
    )


def _is_number(project: Project, used: set[str]) -> bool:
    return bool(project.number.strip()) and folded(project.number) not in used


def _called(name: str) -> tuple[str, ...]:
    """The name, and what it is shortened to: "LUNA" for "LUNA – administration af …", "SOR" and
    "Organisationsregister" for "Organisationsregister (SOR)", "Journalen" for "Journalen 4.0"."""
    whole = " ".join(name.split())
    head = _HEAD.split(whole, maxsplit=1)[0]
    bare = _VERSION.sub("", head)
    ways = (whole, short_name(whole), head, bare if len(bare) >= _LONG else head)
    return tuple(dict.fromkeys(each for each in ways if _is_name(each)))


def _is_name(words: str) -> bool:
    """Not a single letter or a bare number, which stand everywhere."""
    letters = sum(sign.isalpha() for sign in words)
    return letters > 1


def _titles(reader: Reader, shut: _Closed) -> Iterator[tuple[str, str]]:
    rows = reader.board.rows
    known: Sequence[Item | WrittenProcedure | ChangeRequest | Risk | Dispute] = (
        *rows(Item, id=sorted(shut.get("item", {}))),
        *rows(WrittenProcedure, id=sorted(shut.get("written_procedure", {}))),
        *reader.requests(sorted(shut.get("change_request", {}))),
        *rows(Risk, id=sorted(shut.get("risk", {}))),
        *rows(Dispute, id=sorted(shut.get("dispute", {}))),
    )
    for each in known:
        title = " ".join(each.title.split())
        if len(_WORD.findall(title)) >= _TITLE_WORDS and _is_name(title):
            yield each.id, title


def _texts(reader: Reader, shut: _Closed) -> Iterator[tuple[str, str]]:
    """Each sentence or line of what is written of closed risks, issues and disputes."""
    rows = reader.board.rows
    for risk in rows(Risk, id=sorted(shut.get("risk", {}))):
        yield from ((risk.id, each) for each in sentences(risk.description))
    for dispute in rows(Dispute, id=sorted(shut.get("dispute", {}))):
        for text in (dispute.own_position, dispute.counterpart_position, dispute.blocks):
            yield from ((dispute.id, each) for each in sentences(text))


def _open_words(reader: Reader, shut: _Closed) -> set[str]:
    """What is called so and is open: items, organisations, phases and dimensions."""
    items = (each for each in reader.board.rows(Item) if each.id not in shut.get("item", {}))
    named = (
        *(each.title for each in items),
        *(each.name for each in reader.participants()),
        *map(phase_name, reader.phases()),
        *map(dimension_name, reader.dimensions()),
    )
    return set(map(folded, named))


def _headings(closed: Iterable[Project], shut: _Closed) -> Iterator[str]:
    yield from (open_heading(each) for each in closed)
    for rows in shut.values():
        yield from filter(None, rows.values())
