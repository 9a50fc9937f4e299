"""The few formulas of conditional colours that need no calculation to be understood.

They compare a cell with a written value or with another cell of the sheet, or look for a word in
one, alone or joined by AND, OR and NOT. Anything else is no condition: formulas in general are
never evaluated.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from portfolio_desktop.exchange.tables import Cell

_LONGEST = 500
_DEEPEST = 20
_TOKEN = re.compile(
    r"\s*(?:"
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?)(?![\w.%])"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?![\w(!.:])"
    r"|(?P<name>[A-Z]+\()"
    r"|(?P<sign><=|>=|<>|[=<>(),])"
    r")"
)
_CELL = re.compile(r"(\$?)([A-Z]+)(\$?)(\d+)")
_SIGNS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}
_WILD = frozenset("?*~")

Value: TypeAlias = str | Decimal
Look: TypeAlias = Callable[[int, int], Cell]
"""The cell at a row and column, an empty one where nothing stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell is looked for: each part fixed, or counted from the cell that is coloured."""

    row: int
    column: int
    row_fixed: bool = False
    column_fixed: bool = False

    def seen_from(self, row: int, column: int, look: Look) -> Cell:
        return look(
            self.row if self.row_fixed else self.row + row,
            self.column if self.column_fixed else self.column + column,
        )


OWN = Place(0, 0)
"""The cell that is coloured."""

Operand: TypeAlias = Value | Place


@dataclass(frozen=True, slots=True)
class Comparison:
    left: Operand
    sign: str
    right: Operand

    def holds(self, row: int, column: int, look: Look) -> bool | None:
        """None where a cell has no plain value, such as a date or an error."""
        left, right = (
            _value(side.seen_from(row, column, look)) if isinstance(side, Place) else side
            for side in (self.left, self.right)
        )
        return None if left is None or right is None else _compare(left, self.sign, right)


@dataclass(frozen=True, slots=True)
class Found:
    """Whether a word stands in a cell."""

    word: str
    place: Place

    def holds(self, row: int, column: int, look: Look) -> bool | None:
        return self.word in self.place.seen_from(row, column, look).text.casefold()


@dataclass(frozen=True, slots=True)
class Joined:
    """AND, OR or NOT of conditions; undecided as soon as one of them is."""

    name: str
    parts: tuple[Condition, ...]

    def holds(self, row: int, column: int, look: Look) -> bool | None:
        answers = [part.holds(row, column, look) for part in self.parts]
        if None in answers:
            return None
        if self.name == "NOT":
            return not answers[0]
        return all(answers) if self.name == "AND" else any(answers)


Condition: TypeAlias = Comparison | Found | Joined


def read_condition(formula: str, base: tuple[int, int] | None) -> Condition | None:
    """None for a formula that would have to be evaluated.

    `base` is the cell, row and column, that the formula is written for, None where that cannot be
    told; then it may not have references that move along.
    """
    try:
        parser = _Parser(formula, base)
        condition = parser.condition()
    except _NotPlain:
        return None
    return condition if parser.at_end else None


def read_operand(formula: str, base: tuple[int, int] | None) -> Operand | None:
    """A written value or one reference; None for anything else."""
    try:
        parser = _Parser(formula, base)
        operand = parser.operand()
    except _NotPlain:
        return None
    return operand if parser.at_end else None


def _value(cell: Cell) -> Value | None:
    if not cell.text and cell.value is None and cell.note is None:
        return ""
    if isinstance(cell.value, bool):
        return None
    if isinstance(cell.value, int | Decimal):
        return Decimal(cell.value)
    return cell.value.casefold() if isinstance(cell.value, str) else None


def _compare(left: Value, sign: str, right: Value) -> bool | None:
    """As a spreadsheet does: an empty cell equals 0 too, and any text is more than any number."""
    if isinstance(left, Decimal) and not right:
        right = Decimal(0)
    if isinstance(right, Decimal) and not left:
        left = Decimal(0)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _SIGNS[sign](left, right)
    if isinstance(left, str) and isinstance(right, str):
        return (left == right) is (sign == "=") if sign in {"=", "<>"} else None
    return _SIGNS[sign](Decimal(isinstance(left, str)), Decimal(isinstance(right, str)))


class _NotPlain(Exception):  # noqa: N818 - an answer, not a failure
    """The formula is none of the plain ones."""


class _Parser:
    """Reads a formula as the file holds it: English names, commas, references like `$B5`."""

    def __init__(self, formula: str, base: tuple[int, int] | None) -> None:
        self._tokens = _tokens(formula.strip().removeprefix("="))
        self._base = base
        self._at = self._depth = 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._tokens)

    def condition(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotPlain
        try:
            return self._one()
        finally:
            self._depth -= 1

    def _one(self) -> Condition:
        kind, token = self._peek()
        if token == "(":
            self._expect("(")
            inside = self.condition()
            self._expect(")")
            return inside
        if kind == "name":
            return self._function()
        left = self.operand()
        kind, sign = self._take()
        if sign not in _SIGNS:
            raise _NotPlain
        return Comparison(left, sign, self.operand())

    def _function(self) -> Condition:
        name = self._take()[1].removesuffix("(")
        match name:
            case "AND" | "OR" | "NOT":
                return self._joined(name)
            case "ISBLANK":
                place = self._place()
                self._expect(")")
                return Comparison(place, "=", "")
            case "ISNUMBER" | "ISERROR":
                self._expect("SEARCH(")
                found = self._search()
                self._expect(")")
                return found if name == "ISNUMBER" else Joined("NOT", (found,))
        raise _NotPlain

    def _joined(self, name: str) -> Condition:
        parts = [self.condition()]
        while self._peek()[1] == ",":
            self._expect(",")
            parts.append(self.condition())
        self._expect(")")
        if name == "NOT" and len(parts) > 1:
            raise _NotPlain
        return Joined(name, tuple(parts))

    def _search(self) -> Found:
        word = self.operand()
        self._expect(",")
        place = self._place()
        self._expect(")")
        if not isinstance(word, str) or _WILD & set(word):
            raise _NotPlain
        return Found(word, place)

    def operand(self) -> Operand:
        kind, token = self._take()
        match kind:
            case "text":
                return token[1:-1].replace('""', '"').casefold()
            case "number":
                return Decimal(token)
            case "cell":
                return self._reference(token)
        raise _NotPlain

    def _place(self) -> Place:
        operand = self.operand()
        if not isinstance(operand, Place):
            raise _NotPlain
        return operand

    def _reference(self, token: str) -> Place:
        match = _CELL.fullmatch(token)
        if match is None or (self._base is None and not (match[1] and match[3])):
            raise _NotPlain
        top, left = self._base or (0, 0)
        column = 0
        for letter in match[2]:
            column = 26 * column + ord(letter) - 64
        row_fixed, column_fixed = bool(match[3]), bool(match[1])
        return Place(
            int(match[4]) - (0 if row_fixed else top),
            column - (0 if column_fixed else left),
            row_fixed,
            column_fixed,
        )

    def _peek(self) -> tuple[str, str]:
        return ("", "") if self.at_end else self._tokens[self._at]

    def _take(self) -> tuple[str, str]:
        found = self._peek()
        self._at += 1
        return found

    def _expect(self, token: str) -> None:
        if self._take()[1] != token:
            raise _NotPlain


def _tokens(formula: str) -> list[tuple[str, str]]:
    """Kind and text of every token. `_NotPlain` for a formula with anything else in it."""
    found: list[tuple[str, str]] = []
    at = 0
    formula = formula.rstrip()
    if len(formula) > _LONGEST:
        raise _NotPlain
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            raise _NotPlain
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return found
