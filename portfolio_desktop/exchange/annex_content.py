"""How the page of an annex is drawn: which marks it has, which fonts and colours it uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf
from pikepdf import Name, Object

_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"))
_INKS = frozenset(("k", "K"))
_SEEN = " ".join(
    (*_SHOWS, *_PAINTS, *_INKS, "BI ID EI", "q Q Tf Tr gs cs CS BDC BMC EMC"),
)
_INVISIBLE = 3
_DEEPEST = 12
_MOST_DRAWN = 5_000_000
"""Operators that a page may be drawn with, those of a form counted as often as it is drawn."""


_Costs: TypeAlias = dict[tuple[int, int], int]


@dataclass(slots=True)
class ContentLook:
    """`marks` is one more than the highest number of marked content, `whole` whether everything
    that is drawn is marked, each stretch once, and none within another. `fonts` are those that
    letters are shown in; `inks` whether colours are mixed of printing inks.
    """

    marks: int = 0
    numbers: set[int] = field(default_factory=set)
    whole: bool = True
    marked_at_all: bool = False
    balanced: bool = True
    inks: bool = False
    fonts: dict[tuple[int, int], Object] = field(default_factory=dict)


def look_at_page(page: pikepdf.Page) -> ContentLook:
    look = ContentLook()
    if Name.Contents in page.obj:
        resources = page.obj.get(Name.Resources, pikepdf.Dictionary())
        _Reading(look, resources, {}).read(page)
    return look


@dataclass(slots=True)
class _State:
    font: Object | None = None
    rendering: int = 0


class _Reading:
    """Reads one stream of operators; the forms it draws are read in turn, each once.

    ValueError where it would draw for ever.
    """

    def __init__(
        self,
        look: ContentLook,
        resources: Object,
        costs: dict[tuple[int, int], int],
        depth: int = 0,
    ) -> None:
        self._look = look
        self._resources = resources
        self._costs = costs
        self.cost = 0
        self._depth = depth
        self._state = _State()
        self._kept: list[_State] = []
        self._marked: list[int | None] = []
        """For each open mark its number; -1 for an artifact, None for one that says nothing."""

    def read(self, stream: pikepdf.Page | Object) -> None:
        for each in pikepdf.parse_content_stream(stream, _SEEN):
            self._spend(1)
            self._take(str(each.operator), list(each.operands))
        if self._kept or self._marked:
            self._look.balanced = False

    def _spend(self, operators: int) -> None:
        self.cost += operators
        if self.cost > _MOST_DRAWN:
            raise ValueError("drawn for ever")

    def _take(self, operator: str, operands: list[Object]) -> None:
        if operator in _SHOWS:
            self._show()
        elif operator in _PAINTS:
            self._paint(operator, operands)
        elif operator in _INKS:
            self._look.inks = True
        elif operator in {"BDC", "BMC", "EMC"}:
            self._mark(operator, operands)
        else:
            self._set(operator, operands)

    def _set(self, operator: str, operands: list[Object]) -> None:
        match operator:
            case "q":
                self._kept.append(_State(self._state.font, self._state.rendering))
            case "Q" if self._kept:
                self._state = self._kept.pop()
            case "Q":
                self._look.balanced = False
            case "Tf":
                self._state.font = self._named(Name.Font, operands[0])
            case "Tr":
                self._state.rendering = int(operands[0])
            case "cs" | "CS":
                self._look.inks |= operands[0] == Name.DeviceCMYK

    def _show(self) -> None:
        self._need_mark()
        font = self._state.font
        if font is not None and self._state.rendering != _INVISIBLE:
            self._look.fonts[font.objgen] = font

    def _paint(self, operator: str, operands: list[Object]) -> None:
        self._need_mark()
        form = self._named(Name.XObject, operands[0]) if operator == "Do" else None
        if form is None or form.get(Name.Subtype) != Name.Form:
            return
        if form.objgen not in self._costs:
            self._costs[form.objgen] = self._read_form(form)
        self._spend(self._costs[form.objgen])

    def _read_form(self, form: Object) -> int:
        if self._depth >= _DEEPEST:
            raise ValueError("forms within forms without end")
        inside = ContentLook()
        resources = form.get(Name.Resources, self._resources)
        reading = _Reading(inside, resources, self._costs, self._depth + 1)
        reading.read(form)
        self._look.fonts |= inside.fonts
        self._look.inks |= inside.inks
        # What a form marks by itself would stand within the mark around it.
        self._look.whole &= not inside.marked_at_all
        return reading.cost

    def _named(self, kind: Name, name: Object) -> Object | None:
        found = self._resources.get(kind, pikepdf.Dictionary()).get(str(name))
        return found if isinstance(found, Object) else None

    def _need_mark(self) -> None:
        if self._depth == 0 and not any(each is not None for each in self._marked):
            self._look.whole = False

    def _mark(self, operator: str, operands: list[Object]) -> None:
        if operator == "EMC":
            if self._marked:
                self._marked.pop()
            else:
                self._look.balanced = False
            return
        self._look.marked_at_all = True
        number = self._number(operator, operands)
        if number is not None and any(each is not None for each in self._marked):
            self._look.whole = False
        self._marked.append(number)
        if number is not None and number >= 0:
            if number in self._look.numbers:
                self._look.whole = False
            self._look.numbers.add(number)
            self._look.marks = max(self._look.marks, number + 1)

    def _number(self, operator: str, operands: list[Object]) -> int | None:
        if operands and operands[0] == Name.Artifact:
            return -1
        if operator == "BMC" or len(operands) < 2:
            return None
        properties: Object | None = operands[1]
        if isinstance(properties, Name):
            properties = self._named(Name.Properties, properties)
        number = None if properties is None else properties.get(Name.MCID)
        return None if number is None else int(number)
