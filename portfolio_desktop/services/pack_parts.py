"""What of the papers of a meeting is printed, in which order and on which paper (DOMAIN section
7).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from portfolio_desktop.services.annex_values import AnnexWay


class Part(StrEnum):
    """A part of the papers. Front page and contents come first; what is told of the portfolio
    (`STATUS_PARTS`) stands at the item of the portfolio, in the order chosen."""

    FRONT = "front"
    CONTENTS = "contents"
    ITEMS = "items"
    SINCE = "since"
    SUMMARY = "summary"
    TREND = "trend"
    GRID = "grid"
    ESCALATED = "escalated"
    REQUESTS = "requests"
    SHEETS = "sheets"
    ANNEXES = "annexes"


STATUS_PARTS = (
    Part.SINCE,
    Part.SUMMARY,
    Part.TREND,
    Part.GRID,
    Part.ESCALATED,
    Part.REQUESTS,
)
REPORT_PARTS = (Part.FRONT, Part.CONTENTS, *STATUS_PARTS[1:], Part.SHEETS)
"""What the status report alone can hold."""
MINUTES_PARTS = (Part.FRONT, Part.CONTENTS, Part.ITEMS)
LATE_PARTS = (*MINUTES_PARTS, Part.ANNEXES)
ALL_PARTS = (
    Part.FRONT,
    Part.CONTENTS,
    Part.ITEMS,
    *STATUS_PARTS,
    Part.SHEETS,
    Part.ANNEXES,
)


class SheetsOf(StrEnum):
    """Which projects have a sheet of their own."""

    ESCALATED = "escalated"
    ALL = "all"
    CHOSEN = "chosen"


class GridPaper(StrEnum):
    """The paper of the wide pages; cases are A4 always."""

    A4 = "a4"
    A3 = "a3"


class Carried(StrEnum):
    """The register as a file inside the PDF, for those who want to calculate with it. Never in the
    open edition."""

    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class PackChoice:
    """What the secretariat chose. `parts` in the order they are printed; `projects` are the ids of
    those whose sheet is printed where they are `CHOSEN` one by one; a `draft` says so across every
    page; `annexes` say by id what becomes of those that are not simply bound in."""

    parts: tuple[Part, ...] = ALL_PARTS
    sheets: SheetsOf = SheetsOf.ESCALATED
    projects: tuple[str, ...] = ()
    grid_paper: GridPaper = GridPaper.A4
    draft: bool = False
    carried: tuple[Carried, ...] = ()
    annexes: tuple[tuple[str, AnnexWay], ...] = ()

    def has(self, part: Part) -> bool:
        return part in self.parts

    @property
    def status(self) -> tuple[Part, ...]:
        """What is told of the portfolio, in the order chosen."""
        return tuple(part for part in self.parts if part in STATUS_PARTS)

    def only(self, parts: Collection[Part]) -> PackChoice:
        """The choice without the parts that are not among these; none stands there twice."""
        kept = tuple(part for part in dict.fromkeys(self.parts) if part in parts)
        return replace(self, parts=kept)


USUAL = PackChoice()
REPORT = PackChoice(REPORT_PARTS[:-1])
"""The status report alone as it usually is: without project sheets."""
EARLIER = PackChoice(
    (
        *(Part.FRONT, Part.CONTENTS, Part.ITEMS, Part.SINCE),
        *(Part.SUMMARY, Part.GRID, Part.ESCALATED, Part.REQUESTS),
    )
)
"""What was printed before anything could be chosen."""
