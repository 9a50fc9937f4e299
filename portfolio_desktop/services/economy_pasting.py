"""A block of cells copied from a spreadsheet, read as amounts of a project's years and quarters.

Its headings may stand above, at the left or both, in one line or two: years and quarters, what the
figures are, participants, units. What a heading says holds for all it stands over. A block without
years goes where the cursor stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.domain.money import MoneyUnit, in_unit
from portfolio_desktop.services.block_headings import Heading, party_names
from portfolio_desktop.services.block_table import (
    EMPTY,
    Block,
    BlockTable,
    Parties,
    PastedCell,
)
from portfolio_desktop.services.economy import CellWish, Part
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """What a block asks for by cell, the cells that cannot be placed with why (a code), and those
    whose headings are none of ours."""

    wishes: tuple[tuple[PastedCell, CellWish], ...] = ()
    unread: tuple[tuple[PastedCell, str], ...] = ()
    passed_over: tuple[PastedCell, ...] = ()


def block_of(text: str) -> Block:
    """The cells of a text as spreadsheets copy it: lines, with tabs between the cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell.strip().strip('"') for cell in line.split("\t")] for line in lines]


def block_parties(reader: Reader) -> Parties:
    """The participants as headings may call them."""
    return party_names((each.id, each.name, each.short_name) for each in reader.participants())


def names_years(block: Block, parties: Parties) -> bool:
    """Whether the block says itself which years it is about."""
    return any(heading.year for _cell, heading in BlockTable(block, parties).cells())


def read_block(block: Block, parties: Parties, unit: MoneyUnit, part: Part | None) -> PastedBlock:
    """What a block that names its years asks for; empty cells ask for nothing.

    Numbers without a unit, also in the headings, count in `unit`; figures of which no heading says
    what they are, are of `part`.
    """
    wishes: list[tuple[PastedCell, CellWish]] = []
    unread: list[tuple[PastedCell, str]] = []
    passed_over: list[PastedCell] = []
    taken: set[tuple[int, int, Part, str]] = set()
    for cell, heading in BlockTable(block, parties).cells():
        kind = heading.part or part
        place = (heading.year, heading.quarter or 0, kind or Part.ACTUAL, heading.party)
        why = _why_unread(heading, kind, twice=place in taken)
        if heading.passed_over:
            passed_over.append(cell)
        elif why:
            unread.append((cell, why))
        elif kind is not None:
            taken.add(place)
            wish = CellWish(
                *(heading.year, kind, _in_words(cell.text, heading, kind), heading.party or None),
                unit=heading.unit or unit,
                quarter=heading.quarter or 0,
                price_level=heading.level,
            )
            wishes.append((cell, wish))
    return PastedBlock(tuple(wishes), tuple(unread), tuple(passed_over))


def without_empty(wishes: Sequence[CellWish]) -> tuple[CellWish, ...]:
    """The wishes that say something: an empty cell of a pasted block takes nothing away."""
    return tuple(
        replace(wish, text=wish.text.strip()) for wish in wishes if wish.text.strip() not in EMPTY
    )


def _in_words(text: str, heading: Heading, kind: Part) -> str:
    """An amount with its unit where a Danish heading gives it: "12,6" is 12.6 on any screen."""
    if kind is Part.STATED_ON or heading.unit is None or not heading.danish:
        return text
    return in_unit(text, heading.unit)


def _why_unread(heading: Heading, kind: Part | None, *, twice: bool) -> str:
    if not heading.year:
        return "paste_yearless"
    if kind is None:
        return "paste_unread"
    return "paste_twice" if twice else ""
