"""The parts of the overview as tables: what is drawn, in rows and columns, to be copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.overview_values import Bar, Overview, Part
from portfolio_desktop.services.row_kinds import KINDS, kind_words
from portfolio_desktop.services.words import capital


@dataclass(frozen=True, slots=True)
class Table:
    """One part as rows and columns, all of it in words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def part_title(part: Part) -> str:
    match part:
        case Part.MONTHS:
            return _("Status month by month")
        case Part.PHASES:
            return _("Projects by phase")
        case Part.TURNS:
            return _("Better or worse since last month")
        case Part.ESCALATIONS:
            return _("Escalated projects")
        case Part.SLIPS:
            return _("Delay against the original plan")
        case Part.REPORTS:
            return _("Reports that are missing")
        case Part.MEMBERS:
            return _("Projects in and out since last month")


def table_of(overview: Overview, part: Part) -> Table:
    """What a part shows, with every row, also those that there was no room to draw."""
    heads, rows = _content(overview, part)
    return Table(part_title(part), heads, tuple(rows))


def _content(overview: Overview, part: Part) -> tuple[tuple[str, ...], Iterable[tuple[str, ...]]]:
    match part:
        case Part.MONTHS:
            told = (bar for bar in overview.months if bar.recorded)
            return _count_heads(pgettext("overview", "Month")), _counts(told)
        case Part.PHASES:
            return _count_heads(pgettext("report", "Phase")), _counts(overview.phases)
        case Part.TURNS:
            return _turn_heads(), _turn_rows(overview)
        case Part.ESCALATIONS:
            return _item_heads(), _item_rows(overview)
        case Part.SLIPS:
            return _slip_heads(), _slip_rows(overview)
        case Part.REPORTS:
            return _report_heads(), _report_rows(overview)
        case Part.MEMBERS:
            return _member_heads(), _member_rows(overview)


def _count_heads(first: str) -> tuple[str, ...]:
    names = (capital(kind_words(kind)) for kind in KINDS)
    return (first, *names, pgettext("overview", "In all"))


def _counts(bars: Iterable[Bar]) -> Iterable[tuple[str, ...]]:
    for bar in bars:
        counts = (str(bar.band(kind).figure.count) for kind in KINDS)
        yield (capital(bar.told), *counts, str(bar.all.count))


def _turn_heads() -> tuple[str, ...]:
    return (
        pgettext("overview", "Change"),
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("report", "Last month"),
        pgettext("report", "Now"),
        pgettext("report", "Why"),
    )


def _turn_rows(overview: Overview) -> Iterable[tuple[str, ...]]:
    for turns in overview.turns:
        for turn in turns.turns:
            lamps = (turn.before.word, turn.now.word)
            yield (turns.title, turn.number, turn.name, *lamps, turn.reason)


def _item_heads() -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("overview", "Accountable"),
        pgettext("overview", "Why"),
        pgettext("overview", "Overall status"),
        pgettext("overview", "Account"),
    )


def _item_rows(overview: Overview) -> Iterable[tuple[str, ...]]:
    for row in overview.escalated.items.rows:
        told = (row.cause, row.lamp_words, row.state_words)
        yield (row.number, row.name, row.accountable, *told)


def _slip_heads() -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("overview", "Delay"),
        pgettext("report", "End date"),
    )


def _slip_rows(overview: Overview) -> Iterable[tuple[str, ...]]:
    for slip in overview.slips.slips:
        yield (slip.number, slip.name, slip.words, slip.dates)


def _report_heads() -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("overview", "Is to report"),
        pgettext("overview", "Late"),
    )


def _report_rows(overview: Overview) -> Iterable[tuple[str, ...]]:
    for report in overview.collected.missing:
        yield (report.number, report.name, report.reporter, report.words)


def _member_heads() -> tuple[str, ...]:
    return (
        pgettext("report", "No."),
        pgettext("report", "Project"),
        pgettext("overview", "In or out"),
        pgettext("overview", "Why"),
    )


def _member_rows(overview: Overview) -> Iterable[tuple[str, ...]]:
    for change in overview.members.changes:
        yield (change.number, change.name, change.way, change.why)
