"""Conditional colours that follow from a cell's own content, without evaluating any formula.

Rules that compare with a written value or look for words are carried out; those that need a
formula, a neighbour or a whole column (scales, icons, "top ten") are left out and said to be.
"""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree

from portfolio_desktop.exchange.grids import Area, Grid
from portfolio_desktop.exchange.guard import children, local
from portfolio_desktop.exchange.tables import Cell
from portfolio_desktop.exchange.xlsx_styles import Style, StyleBook, whole

_MOST_CHECKS = 2_000_000
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "lessThan": operator.lt,
    "greaterThanOrEqual": operator.ge,
    "lessThanOrEqual": operator.le,
}
_WORDS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, word: word in text,
    "notContainsText": lambda text, word: word not in text,
    "beginsWith": lambda text, word: text.startswith(word),
    "endsWith": lambda text, word: text.endswith(word),
}
_LITERAL = re.compile(r'"((?:[^"]|"")*)"|([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)')


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `literals` are None where a formula would have to be evaluated."""

    kind: str
    operator: str
    priority: int
    difference: int | None
    literals: tuple[str | Decimal, ...] | None
    stops: bool


@dataclass(frozen=True, slots=True)
class RuleBlock:
    areas: tuple[Area, ...]
    rule: Rule


def read_block(element: etree._Element, areas: tuple[Area, ...]) -> list[RuleBlock]:
    return [RuleBlock(areas, _rule(item)) for item in children(element) if local(item) == "cfRule"]


def _rule(element: etree._Element) -> Rule:
    kind = element.get("type", "")
    number = element.get("dxfId")
    literals: tuple[str | Decimal, ...] | None
    if kind in _WORDS:
        word = element.get("text")
        literals = None if word is None else (word.casefold(),)
    elif kind == "cellIs":
        formulas = [item.text or "" for item in children(element) if local(item) == "formula"]
        literals = _literals(formulas)
    else:
        literals = () if kind in {"containsBlanks", "notContainsBlanks"} else None
    return Rule(
        kind,
        element.get("operator", "equal"),
        whole(element.get("priority")),
        None if number is None else whole(number),
        literals,
        element.get("stopIfTrue") in {"1", "true"},
    )


def _literals(formulas: Sequence[str]) -> tuple[str | Decimal, ...] | None:
    found: list[str | Decimal] = []
    for formula in formulas:
        match = _LITERAL.fullmatch(formula.strip().removeprefix("="))
        if match is None:
            return None
        if match[1] is not None:
            found.append(match[1].replace('""', '"').casefold())
        else:
            found.append(Decimal(match[2]))
    return tuple(found) or None


def apply_rules(grid: Grid, blocks: Sequence[RuleBlock], styles: StyleBook) -> bool:
    """Colour the grid's cells; True when some rule that could have coloured one was left out."""
    left_out = any(_undecided(block, styles) for block in blocks)
    ready = [block for block in blocks if not _undecided(block, styles)]
    ready.sort(key=lambda block: block.rule.priority)
    if not ready:
        return left_out
    checks = sum(map(len, grid.rows.values())) * len(ready)
    if checks > _MOST_CHECKS:
        return True
    for number, cells in grid.rows.items():
        near = [b for b in ready if any(a.top <= number <= a.bottom for a in b.areas)]
        for column in cells if near else ():
            cells[column] = _coloured(cells[column], number, column, near, styles)
    return left_out


def _undecided(block: RuleBlock, styles: StyleBook) -> bool:
    rule = block.rule
    if rule.literals is None:
        return True
    return rule.difference is not None and rule.difference >= len(styles.differences)


def _coloured(
    cell: Cell, row: int, column: int, blocks: Sequence[RuleBlock], styles: StyleBook
) -> Cell:
    """The first rule that says a fill (or a font colour) wins over later ones and the cell."""
    fill: str | None = None
    font: str | None = None
    for block in blocks:
        rule = block.rule
        if not any(area.holds(row, column) for area in block.areas) or not _holds(rule, cell):
            continue
        if rule.difference is not None:
            style: Style = styles.differences[rule.difference]
            fill, font = fill or style.fill, font or style.font
        if rule.stops:
            break
    if fill is None and font is None:
        return cell
    return dataclasses.replace(cell, fill=fill or cell.fill, font=font or cell.font)


def _holds(rule: Rule, cell: Cell) -> bool:
    literals = rule.literals or ()
    if rule.kind in _WORDS:
        return bool(literals) and _WORDS[rule.kind](cell.text.casefold(), str(literals[0]))
    if rule.kind == "containsBlanks":
        return not cell.text.strip()
    if rule.kind == "notContainsBlanks":
        return bool(cell.text.strip())
    return _compares(rule.operator, literals, cell)


def _compares(name: str, literals: Sequence[str | Decimal], cell: Cell) -> bool:
    first = literals[0]
    if isinstance(first, str):
        same = isinstance(cell.value, str) and cell.text.casefold() == first
        return same if name == "equal" else name == "notEqual" and not same
    number = _number(cell)
    if number is None:
        return name == "notEqual"
    if name in {"between", "notBetween"}:
        second = literals[-1]
        if isinstance(second, str):
            return False
        inside = min(first, second) <= number <= max(first, second)
        return inside is (name == "between")
    compare = _COMPARISONS.get(name)
    return compare is not None and compare(number, first)


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | Decimal):
        return None
    try:
        return Decimal(cell.value)
    except InvalidOperation:
        return None
