"""A block of cells copied from a spreadsheet, read as amounts of a project's years.

The block may have its years down the first column or along the first row, with what the columns or
rows are in words; without words it goes where the cursor stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.domain.money import MoneyUnit
from portfolio_desktop.services.economy import CellWish, Part
from portfolio_desktop.services.typed import refuse

Block = Sequence[Sequence[str]]

_EMPTY = frozenset({"", "-", "–", "—"})
_YEAR = re.compile(r"\s*(?:år\s*)?((?:19|20)[0-9]{2})\s*", re.IGNORECASE)
_PASSED_OVER = re.compile(
    r"mer-|mindre|afvig|differen|forskel|varian|over/under|rest", re.IGNORECASE
)
_PARTS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"opgjort|as of", re.IGNORECASE), Part.STATED_ON),
    (re.compile(r"prognos|forvent|skøn|estimat|forecast|expected", re.IGNORECASE), Part.FORECAST),
    (
        re.compile(r"forbrug|faktisk|realiser|regnskab|spent|actual", re.IGNORECASE),
        Part.ACTUAL,
    ),
    (re.compile(r"budget|bevilling|godkendt|approved", re.IGNORECASE), Part.APPROVED),
)
_UNITS: tuple[tuple[re.Pattern[str], MoneyUnit], ...] = (
    (re.compile(r"\bmi(?:o|ll?)\b|million|\bmkr\b", re.IGNORECASE), MoneyUnit.MILLIONS),
    (re.compile(r"\bt\.? ?kr|tusind|1[.,]?000 kr", re.IGNORECASE), MoneyUnit.THOUSANDS),
    (re.compile(r"\bkr\b|\bdkk\b", re.IGNORECASE), MoneyUnit.KRONER),
)


@dataclass(frozen=True, slots=True)
class _Heading:
    part: Part
    unit: MoneyUnit


def block_of(text: str) -> Block:
    """The cells of a text as spreadsheets copy it: lines, with tabs between the cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip().strip('"') for cell in line.split("\t")] for line in lines]


def names_years(block: Block) -> bool:
    """Whether the block says itself which years it is about."""
    return _down(block) or _along(block)


def pasted_wishes(block: Block, unit: MoneyUnit) -> tuple[CellWish, ...]:
    """What a block that names its years asks for; empty cells ask for nothing.

    A RuleError (`paste_unread`) where it does not say what its columns are.
    """
    if not _down(block) and _along(block):
        block = [list(column) for column in zip(*_squared(block), strict=True)]
    heads = _headings(block, unit)
    if not heads:
        raise refuse("paste_unread", "economy")
    return tuple(
        CellWish(year, head.part, row[column], unit=head.unit)
        for row in block
        if (year := _year(row[0] if row else ""))
        for column, head in heads.items()
        if column < len(row) and row[column].strip() not in _EMPTY
    )


def _down(block: Block) -> bool:
    return any(_year(row[0]) for row in block[:4] if row)


def _along(block: Block) -> bool:
    return bool(block) and any(_year(cell) for cell in block[0][1:])


def _squared(block: Block) -> list[list[str]]:
    width = max(len(row) for row in block)
    return [[*row, *[""] * (width - len(row))] for row in block]


def _headings(block: Block, unit: MoneyUnit) -> dict[int, _Heading]:
    """What each column holds, by the words above the years; a unit in the corner holds for all."""
    for row in block:
        if row and _year(row[0]):
            break
        common = _unit_in(row[0], unit) if row else unit
        found = {
            place: _Heading(part, _unit_in(cell, common))
            for place, cell in enumerate(row[1:], start=1)
            if (part := _part_in(cell)) is not None
        }
        if found:
            return found
    return {}


def _part_in(heading: str) -> Part | None:
    if _PASSED_OVER.search(heading):
        return None
    return next((part for words, part in _PARTS if words.search(heading)), None)


def _unit_in(heading: str, unit: MoneyUnit) -> MoneyUnit:
    return next((found for words, found in _UNITS if words.search(heading)), unit)


def _year(cell: str) -> int:
    """The year a cell names, 0 for none."""
    found = _YEAR.fullmatch(cell)
    return int(found[1]) if found else 0


def without_empty(wishes: Sequence[CellWish]) -> tuple[CellWish, ...]:
    """The wishes that say something: an empty cell of a pasted block takes nothing away."""
    return tuple(
        replace(wish, text=wish.text.strip()) for wish in wishes if wish.text.strip() not in _EMPTY
    )
