"""What a table says that is filled in cell by cell, as values for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: `shown` as it is read, `typed` as it was written and is changed.

    `late` marks what is behind or above the plan; `tip` says more, such as why it cannot be edited.
    """

    shown: str = ""
    typed: str = ""
    editable: bool = False
    late: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with an id of its own; `name` is what it is about, for those who hear it read.

    `strong` rows sum up others, `inner` ones are part of the one above. A row that waits to be
    filled in has `advice` in its first cell.
    """

    id: str
    name: str
    cells: tuple[SheetCell, ...]
    strong: bool = False
    inner: bool = False
    advice: bool = False
