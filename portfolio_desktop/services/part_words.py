"""What the parts of the papers are called."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.pack_parts import GridPaper, Part, SheetsOf


def part_word(part: Part) -> str:
    """ "Forside", "Projektark"."""
    return {
        Part.FRONT: pgettext("part of the papers", "Front page"),
        Part.CONTENTS: pgettext("part of the papers", "Contents"),
        Part.ITEMS: pgettext("part of the papers", "Items of the agenda"),
        Part.SINCE: pgettext("part of the papers", "Since the last meeting"),
        Part.SUMMARY: pgettext("part of the papers", "Summary"),
        Part.TREND: pgettext("part of the papers", "Trend"),
        Part.GRID: pgettext("part of the papers", "Portfolio table"),
        Part.ESCALATED: pgettext("part of the papers", "Escalated projects"),
        Part.REQUESTS: pgettext("part of the papers", "Change requests"),
        Part.SHEETS: pgettext("part of the papers", "Project sheets"),
        Part.ANNEXES: pgettext("part of the papers", "Annexes"),
    }[part]


def parts_words(parts: Iterable[Part]) -> str:
    """ "forside, indhold, projektark"."""
    return ", ".join(part_word(part).lower() for part in parts)


def sheets_word(sheets: SheetsOf) -> str:
    """Whose sheets are printed: "Eskalerede projekter"."""
    return {
        SheetsOf.ESCALATED: pgettext("project sheets", "Escalated projects"),
        SheetsOf.ALL: pgettext("project sheets", "All projects"),
        SheetsOf.CHOSEN: pgettext("project sheets", "Chosen projects"),
    }[sheets]


def paper_word(paper: GridPaper) -> str:
    """ "A4 på tværs"."""
    return {
        GridPaper.A4: pgettext("paper", "A4, across"),
        GridPaper.A3: pgettext("paper", "A3, across"),
    }[paper]
