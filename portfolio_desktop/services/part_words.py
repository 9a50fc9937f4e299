"""What the parts of the papers are called where they are chosen."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.pack_parts import GridPaper, Part, SheetsOf


def part_words(part: Part) -> str:
    """ "Projektark"."""
    return {
        Part.FRONT: _("Front page"),
        Part.CONTENTS: pgettext("part", "Contents"),
        Part.ITEMS: _("The items of the agenda"),
        Part.SINCE: _("Since the last meeting"),
        Part.SUMMARY: _("The portfolio in figures"),
        Part.TREND: pgettext("part", "Trend"),
        Part.GRID: _("The status table"),
        Part.ESCALATED: _("Escalated projects"),
        Part.REQUESTS: _("Change requests"),
        Part.SHEETS: _("Project sheets"),
        Part.ANNEXES: pgettext("part", "Annexes"),
    }[part]


def sheets_words(sheets: SheetsOf) -> str:
    """ "De eskalerede"."""
    return {
        SheetsOf.ESCALATED: _("The escalated projects"),
        SheetsOf.ALL: _("All projects"),
        SheetsOf.CHOSEN: _("Chosen projects"),
    }[sheets]


def paper_words(paper: GridPaper) -> str:
    return {GridPaper.A4: _("A4, across"), GridPaper.A3: _("A3, across")}[paper]
