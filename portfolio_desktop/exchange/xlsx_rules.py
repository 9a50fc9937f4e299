"""Conditional colours, where what they follow from stands in the sheet itself.

Rules that compare cells or look for words are carried out; those that need a calculation or a whole
column (scales, icons, "top ten") are left out, and so are those written for newer programs only.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from portfolio_desktop.exchange.grids import Area, Grid
from portfolio_desktop.exchange.guard import child, children, local
from portfolio_desktop.exchange.sheet_places import read_area
from portfolio_desktop.exchange.xlsx_conditions import (
    OWN,
    Comparison,
    Condition,
    Joined,
    Operand,
    read_condition,
    read_operand,
)
from portfolio_desktop.exchange.xlsx_styles import Style, StyleBook, whole

_MOST_CHECKS = 2_000_000
_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "greaterThan": ">",
    "lessThan": "<",
    "greaterThanOrEqual": ">=",
    "lessThanOrEqual": "<=",
}
_WORDS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, word: word in text,
    "notContainsText": lambda text, word: word not in text,
    "beginsWith": lambda text, word: text.startswith(word),
    "endsWith": lambda text, word: text.endswith(word),
}
_OWN_COLOURS = frozenset(("colorScale", "dataBar", "iconSet"))
_BLANKS = frozenset(("containsBlanks", "notContainsBlanks"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `word` is what it looks for, `condition` what it compares. Both None where a
    formula would have to be evaluated. `own_style` is a style written inside the rule itself, as
    newer programs do.
    """

    kind: str
    priority: int
    difference: int | None
    stops: bool
    own_style: bool = False
    word: str | None = None
    condition: Condition | None = None

    @property
    def is_plain(self) -> bool:
        return self.kind in _BLANKS or self.word is not None or self.condition is not None

    def holds(self, row: int, column: int, grid: Grid) -> bool | None:
        """None where the cell cannot be compared."""
        cell = grid.look(row, column)
        if self.condition is not None:
            return self.condition.holds(row, column, grid.look)
        if self.word is not None:
            return _WORDS[self.kind](cell.text.casefold(), self.word)
        return bool(cell.text.strip()) is (self.kind == "notContainsBlanks")


@dataclass(frozen=True, slots=True)
class RuleBlock:
    areas: tuple[Area, ...]
    rule: Rule


def read_block(element: etree._Element) -> list[RuleBlock]:
    """The rules of one `conditionalFormatting`; newer programs write the areas as an element."""
    newer = child(element, "sqref")
    words = element.get("sqref", "") if newer is None else newer.text or ""
    areas = tuple(area for word in words.split() if (area := read_area(word)) is not None)
    return [
        RuleBlock(areas, _rule(item, _base(areas)) if newer is None else _undecidable(item))
        for item in children(element)
        if local(item) == "cfRule"
    ]


def _base(areas: Sequence[Area]) -> tuple[int, int] | None:
    """The cell a rule's formulas are written for, where that is beyond doubt."""
    if not areas:
        return None
    corner = min(area.top for area in areas), min(area.left for area in areas)
    return corner if (areas[0].top, areas[0].left) == corner else None


def _undecidable(element: etree._Element) -> Rule:
    number = element.get("dxfId")
    return Rule(
        element.get("type", ""),
        whole(element.get("priority")),
        None if number is None else whole(number),
        element.get("stopIfTrue") in {"1", "true"},
        own_style=child(element, "dxf") is not None,
    )


def _rule(element: etree._Element, base: tuple[int, int] | None) -> Rule:
    rule = _undecidable(element)
    formulas = [item.text or "" for item in children(element) if local(item) == "formula"]
    if rule.kind in _WORDS:
        word = element.get("text")
        return dataclasses.replace(rule, word=None if word is None else word.casefold())
    if rule.kind == "cellIs":
        operands = [read_operand(formula, base) for formula in formulas]
        name = element.get("operator", "equal")
        return dataclasses.replace(rule, condition=_own_value(name, operands))
    if rule.kind == "expression" and len(formulas) == 1:
        return dataclasses.replace(rule, condition=read_condition(formulas[0], base))
    return rule


def _own_value(name: str, operands: Sequence[Operand | None]) -> Condition | None:
    """The coloured cell compared with one value, or lying between two or outside them."""
    known = [operand for operand in operands if operand is not None]
    if len(known) != len(operands) or not known:
        return None
    if name in _SIGNS:
        return Comparison(OWN, _SIGNS[name], known[0])
    if name not in {"between", "notBetween"} or len(known) != 2:
        return None
    inside = tuple(
        Joined("AND", (Comparison(OWN, ">=", low), Comparison(OWN, "<=", high)))
        for low, high in (known, reversed(known))
    )
    between = Joined("OR", inside)
    return between if name == "between" else Joined("NOT", (between,))


def apply_rules(grid: Grid, blocks: Sequence[RuleBlock], styles: StyleBook) -> tuple[Area, ...]:
    """Colour the grid's cells; answers with the cells that some rule could have coloured which was
    left out, each area once.
    """
    used = _Used(sorted(grid.rows), grid.last_column)
    able = [block for block in blocks if _can_colour(block.rule, styles) and used.count(block)]
    ready = [block for block in able if _is_ready(block.rule, styles)]
    if sum(map(used.count, ready)) > _MOST_CHECKS:
        return tuple(dict.fromkeys(area for block in able for area in block.areas))
    left = [a for block in able if not _is_ready(block.rule, styles) for a in block.areas]
    paints: dict[tuple[int, int], _Paint] = {}
    for block in sorted(ready, key=lambda block: block.rule.priority):
        left += _runs(_decide(block, used.places(block), grid, styles, paints))
    _paint(grid, paints)
    return tuple(dict.fromkeys(left))


@dataclass(frozen=True, slots=True)
class _Used:
    """The part of the sheet in which anything stands."""

    rows: Sequence[int]
    last_column: int

    def places(self, block: RuleBlock) -> Iterator[tuple[int, int]]:
        for area in block.areas:
            for row in self._rows(area):
                for column in range(area.left, min(area.right, self.last_column) + 1):
                    yield row, column

    def count(self, block: RuleBlock) -> int:
        return sum(
            len(self._rows(area)) * max(min(area.right, self.last_column) - area.left + 1, 0)
            for area in block.areas
        )

    def _rows(self, area: Area) -> Sequence[int]:
        return self.rows[bisect_left(self.rows, area.top) : bisect_right(self.rows, area.bottom)]


@dataclass(frozen=True, slots=True)
class _Paint:
    """What the rules so far say of a cell: the first fill and the first font colour count."""

    fill: str | None = None
    font: str | None = None
    stopped: bool = False


def _decide(
    block: RuleBlock,
    places: Iterable[tuple[int, int]],
    grid: Grid,
    styles: StyleBook,
    paints: dict[tuple[int, int], _Paint],
) -> list[tuple[int, int]]:
    """Adds what the rule paints; answers with the cells for which it cannot be decided."""
    rule, undecided = block.rule, []
    style = Style() if rule.difference is None else styles.differences[rule.difference]
    for place in places:
        before = paints.get(place, _Paint())
        answer = False if before.stopped else rule.holds(*place, grid)
        if answer is None:
            undecided.append(place)
        elif answer:
            fill, font = before.fill or style.fill, before.font or style.font
            paints[place] = _Paint(fill, font, rule.stops)
    return undecided


def _paint(grid: Grid, paints: Mapping[tuple[int, int], _Paint]) -> None:
    for (row, column), paint in paints.items():
        cell = grid.look(row, column)
        if paint.fill or paint.font:
            grid.rows[row][column] = dataclasses.replace(
                cell, fill=paint.fill or cell.fill, font=paint.font or cell.font
            )


def _can_colour(rule: Rule, styles: StyleBook) -> bool:
    """A rule that only makes bold, or draws a border, loses nothing; one that needs no style paints
    scales or icons; and one that stops hides what others would paint.
    """
    if rule.stops or rule.kind in _OWN_COLOURS or rule.own_style or _has_no_style(rule, styles):
        return True
    style = Style() if rule.difference is None else styles.differences[rule.difference]
    return style.fill is not None or style.font is not None


def _has_no_style(rule: Rule, styles: StyleBook) -> bool:
    """Whether the style it names is not in the file."""
    return rule.difference is not None and rule.difference >= len(styles.differences)


def _is_ready(rule: Rule, styles: StyleBook) -> bool:
    return rule.is_plain and not _has_no_style(rule, styles)


def _runs(places: Iterable[tuple[int, int]]) -> Iterator[Area]:
    """The places as areas: those under each other in one."""
    run: Area | None = None
    for row, column in sorted(places, key=lambda place: (place[1], place[0])):
        if run is not None and (run.left, run.bottom + 1) == (column, row):
            run = dataclasses.replace(run, bottom=row)
            continue
        if run is not None:
            yield run
        run = Area(row, column, row, column)
    if run is not None:
        yield run
