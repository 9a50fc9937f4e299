"""The front of an agenda: whose meeting, when and where, who takes part, what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.letterhead import Letterhead
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.prose import ProseBlock
from portfolio_desktop.reports.structure import Element
from portfolio_desktop.reports.style import PORTRAIT
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem, People
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import Fact

_LABEL = 92.0
_SKY = 84.0
"""Points above the title of a front page that stands alone."""


class Labelled(Block):
    """A label at the left, a line for each value beside it."""

    def __init__(
        self,
        setter: Setter,
        label: str,
        values: tuple[str, ...],
        before: float = 7.0,
        *,
        written: bool = False,
    ) -> None:
        """`written` where people wrote the values."""
        self._written = written
        self._label = setter.lines(style.PERSON_LABEL, label, _LABEL - 8)
        room = PORTRAIT.room - _LABEL
        self._lines = tuple(
            _ValueLine(place, line)
            for place, value in enumerate(values)
            for line in setter.lines(style.PERSON, value, room)
        )
        self._elements = _ValueElements(setter.paper, listed=len(values) > 1)
        self.before = before

    @property
    def height(self) -> float:
        return max(len(self._label), len(self._lines)) * style.PERSON.leading

    @property
    def least(self) -> float:
        return min(self.height, 3 * style.PERSON.leading)

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        count = min(int(room / style.PERSON.leading), len(self._lines) - 2)
        if count < max(len(self._label), 2):
            return None
        return self._part(self._label, self._lines[:count]), self._part((), self._lines[count:])

    def _part(self, label: tuple[str, ...], lines: tuple[_ValueLine, ...]) -> Labelled:
        part = object.__new__(Labelled)
        part._elements, part.before = self._elements, self.before
        part._label, part._lines, part._written = label, lines, self._written
        return part

    def draw(self, page: Page, top: float) -> None:
        y = baseline(style.PERSON, top)
        if self._label:
            with page.marked(self._elements.label()):
                page.lines(PORTRAIT.left, y, style.PERSON_LABEL, self._label)
        for place, value in groupby(self._lines, key=lambda line: line.place):
            lines = [line.text for line in value]
            with page.marked(self._elements.value(place)), page.written(truly=self._written):
                page.lines(PORTRAIT.left + _LABEL, y, style.PERSON, lines)
            y += len(lines) * style.PERSON.leading


class _ValueLine(NamedTuple):
    """A line of the value at that place among the values."""

    place: int
    text: str


class _ValueElements:
    """What a label and its values are to who hears them: one paragraph, or a paragraph and a list.

    A label that is cut by the page's end keeps its elements overleaf.
    """

    def __init__(self, paper: Paper, *, listed: bool) -> None:
        self._paper = paper
        self._is_list = listed
        self._label: Element | None = None
        self._list: Element | None = None
        self._values: dict[int, Element] = {}

    def label(self) -> Element:
        if self._label is None:
            self._label = self._paper.element("P")
        return self._label

    def value(self, place: int) -> Element:
        if not self._is_list:
            return self.label()
        if self._list is None:
            self._list = self._paper.element("L")
        if place not in self._values:
            entry = self._paper.element("LI", self._list)
            self._values[place] = self._paper.element("LBody", entry)
        return self._values[place]


def item_key(item: AgendaItem) -> str:
    """The anchor of an item; numbers, since ids tell nothing to whom a file is sent."""
    return f"item-{item.number}"


class Sky(Block):
    """The empty space above a title that has a page of its own."""

    keep = True

    @property
    def height(self) -> float:
        return _SKY

    def draw(self, page: Page, top: float) -> None:
        """Nothing."""


def front_blocks(setter: Setter, content: AgendaContent, *, alone: bool = False) -> Iterator[Block]:
    """The front page; where it stands `alone` its title begins lower down."""
    front = content.front
    bookmark = ("front", f"{front.title} {front.meeting}", 0)
    yield from _above_title(setter, content, alone=alone)
    yield _text(setter, style.MEETING_TITLE, front.title, tag="H1", before=6, bookmark=bookmark)
    yield _text(setter, style.MEETING_SECOND, front.meeting)
    if front.edition:
        yield _text(setter, style.CARD_STATE, front.edition, before=8)
    if front.notice:
        yield _text(setter, style.NOTICE, front.notice, before=8)
    for place, fact in enumerate(front.facts):
        yield _fact(setter, fact, 22.0 if not place else 4.0)
    for place, people in enumerate(front.people):
        yield _people(setter, people, 14.0 if not place else 7.0)
    yield from _changes(setter, content)
    if not content.items and content.choice.has(Part.ITEMS):
        yield _text(setter, style.PROSE, content.words.no_items, before=26)


def _above_title(setter: Setter, content: AgendaContent, *, alone: bool) -> Iterator[Block]:
    """Whose paper it is: the logo at the page's head, the board right above the title."""
    front, logo = content.front, content.margin.look.logo
    if logo is not None:
        name = "" if front.forum else content.identity.author
        yield Letterhead(setter.paper, logo, PORTRAIT, name)
    if alone:
        yield Sky()
    if front.forum:
        yield _text(setter, style.FORUM, front.forum, before=20)


def _changes(setter: Setter, content: AgendaContent) -> Iterator[Block]:
    front = content.front
    if not front.changes:
        return
    yield _heading(setter, front.changes_title)
    listed: list[Element] = []
    for sentence in front.changes:
        yield ProseBlock(
            setter,
            ((sentence, False),),
            sign="•",
            listed=listed,
            before=0.0,
            styles=(style.PERSON, style.PERSON_LABEL),
        )


def _heading(setter: Setter, title: str) -> TextBlock:
    return TextBlock(
        setter,
        style.SUBHEADING,
        title,
        tag="H2",
        x=PORTRAIT.left,
        room=PORTRAIT.room,
        before=26,
        keep=True,
    )


def item_line(item: AgendaItem, closed: str) -> str:
    """ "Til beslutning · lukket punkt · eftersendt"."""
    notes = [*([closed] if item.closed else []), *item.notes]
    return " · ".join([item.kind, *(note[:1].lower() + note[1:] for note in notes)])


def _fact(setter: Setter, fact: Fact, before: float) -> Labelled:
    return Labelled(setter, fact.label, (fact.value,), before, written=fact.written)


def _people(setter: Setter, people: People, before: float) -> Labelled:
    return Labelled(setter, people.title, people.names, before, written=True)


def _text(
    setter: Setter,
    used: style.Style,
    text: str,
    *,
    tag: str = "P",
    before: float = 0.0,
    bookmark: tuple[str, str, int] | None = None,
) -> TextBlock:
    return TextBlock(
        setter,
        used,
        text,
        tag=tag,
        x=PORTRAIT.left,
        room=PORTRAIT.room,
        before=before,
        keep=True,
        bookmark=bookmark,
    )
