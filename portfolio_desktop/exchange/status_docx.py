"""The status report's parts in a Word document, from the content that is printed."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.docx_writing import (
    Cell,
    HeadGroup,
    WordDocument,
    Words,
    WordTable,
    cell,
    lamp_cell,
)
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    EscalationSection,
    Grid,
    GridRow,
    NoteList,
    PackContent,
    RequestCard,
    Requests,
    Summary,
)

_LIGHTS, _LIGHT = 6.4, 1.15
"""Shares of a grid's width: what its dimensions take together, and one of them at most."""
_MONTHS_BESIDE = 6


def write_status_part(
    document: WordDocument, content: PackContent, part: Part, level: int = 1
) -> None:
    """A part of the report under a heading of that level; nothing where it tells nothing."""
    match part:
        case Part.SUMMARY:
            document.turn(across=False)
            _summary(document, content.summary, level)
        case Part.GRID:
            document.turn(across=True)
            _grid(document, content.grid, content.margin.dimension_key, level)
        case Part.TREND if content.trend is not None:
            document.turn(across=False)
            document.heading(level, content.trend.title)
            document.paragraph(content.trend.lead)
            for figure in content.trend.figures:
                document.paragraph(figure.spoken)
        case Part.ESCALATED if content.escalations is not None:
            document.turn(across=False)
            _escalations(document, content.escalations, level)
        case Part.REQUESTS:
            document.turn(across=False)
            _requests(document, content.requests, level)
        case _:
            pass


def write_escalation(document: WordDocument, card: EscalationCard) -> None:
    """The lamps month by month, and the account."""
    document.paragraph(" · ".join(part for part in (card.state, card.path) if part))
    for first in range(0, len(card.months), _MONTHS_BESIDE):
        shown = card.months[first : first + _MONTHS_BESIDE]
        document.table(
            WordTable(
                f"{card.number} {card.name}".strip(),
                tuple(each.month for each in shown),
                (1.0,) * len(shown),
                (tuple(lamp_cell(each.lamp) for each in shown),),
            )
        )
    for fact in card.facts:
        document.labelled(fact.label, fact.value)


def write_request(document: WordDocument, card: RequestCard) -> None:
    """Before and after, and why."""
    document.paragraph(card.told)
    if card.changes:
        rows = tuple(
            (
                cell(each.subject, bold=True),
                cell(each.before),
                cell(each.after, bold=True),
                cell(each.difference),
            )
            for each in card.changes
        )
        title = " · ".join(part for part in (card.number, card.title) if part)
        document.table(WordTable(title, card.change_heads, (1.6, 2.0, 2.0, 2.0), rows))
    for fact in card.facts:
        document.labelled(fact.label, fact.value)


def _summary(document: WordDocument, summary: Summary, level: int) -> None:
    document.heading(level, summary.title)
    for sentence in summary.sentences:
        document.paragraph(sentence)
    if summary.counts:
        heads = tuple(each.lamp.word for each in summary.counts)
        cells = tuple(
            Cell(cell(str(each.number), each.change, bold=True).paragraphs, each.lamp.colour)
            for each in summary.counts
        )
        document.table(WordTable(summary.title, heads, (1.0,) * len(heads), (cells,)))
    if summary.dimensions:
        document.heading(level + 1, summary.dimensions_title)
        rows = tuple(
            tuple(map(cell, (each.name, *map(str, (each.red, each.yellow, each.green, each.none)))))
            for each in summary.dimensions
        )
        heads = (summary.dimensions_title, *summary.dimension_heads)
        document.table(WordTable(summary.dimensions_title, heads, (3, 1, 1, 1, 1), rows))
    _moves(document, summary, level + 1)
    for notes in summary.lists:
        _notes(document, notes, level + 1)


def _moves(document: WordDocument, summary: Summary, level: int) -> None:
    if not summary.moves_title:
        return
    document.heading(level, summary.moves_title)
    if not summary.moves:
        document.paragraph(summary.no_moves)
        return
    rows = tuple(
        (
            cell(each.number, bold=True),
            cell(each.name, bold=True),
            lamp_cell(each.before),
            lamp_cell(each.now),
            cell(each.reason),
        )
        for each in summary.moves
    )
    shares = (1.0, 3.2, 1.6, 1.6, 4.2)
    document.table(WordTable(summary.moves_title, summary.move_heads, shares, rows))


def _notes(document: WordDocument, notes: NoteList, level: int) -> None:
    document.heading(level, notes.title)
    rows = tuple(
        (
            cell(each.number, bold=True),
            cell(each.name, bold=True),
            lamp_cell(each.lamp) if each.lamp is not None else cell(each.word),
            cell(each.text),
        )
        for each in notes.notes
    )
    document.table(WordTable(notes.title, notes.heads, (1.0, 3.2, 1.8, 5.4), rows))


def _grid(document: WordDocument, grid: Grid, key: tuple[str, ...], level: int) -> None:
    document.heading(level, grid.title)
    if grid.lead:
        document.paragraph(grid.lead)
    if not grid.rows:
        document.paragraph(grid.empty)
        return
    light = min(_LIGHT, _LIGHTS / max(len(grid.dimensions), 1))
    lights = (light,) * len(grid.dimensions)
    heads = grid.heads
    names = (heads.number, heads.project, heads.deadline, heads.phase)
    shown = (*names, heads.previous, heads.current, *(each.letter for each in grid.dimensions))
    shares = (1.15, 4.3, 2.2, 2.2, 1.9, 1.9, *lights, 6.0)
    rows = tuple(_grid_row(grid, row) for row in grid.rows)
    told = (grid.title, (*shown, heads.remarks), shares, rows, " · ".join(key))
    document.table(WordTable(*told, _over_lights(grid, len(names) + 2)))
    if any(words.new for row in rows for each in row for told in each.paragraphs for words in told):
        new = _("Underlined with dots: {what}.").format(what=grid.new_label)
        document.paragraph(new, "Note")
    if key:
        document.paragraph(" · ".join(key), "Note")
    for note in grid.footnotes:
        document.paragraph(note, "Note")


def _over_lights(grid: Grid, first: int) -> tuple[HeadGroup, ...]:
    """What stands over the letters of the dimensions, where there are several."""
    count = len(grid.dimensions)
    if count < 2 or not grid.heads.lights:
        return ()
    return (HeadGroup(first, count, grid.heads.lights),)


def _grid_row(grid: Grid, row: GridRow) -> tuple[Cell, ...]:
    return (
        cell(row.number, bold=True),
        cell(row.name, row.name_note, *row.plan_notes, bold=True),
        cell(row.deadline, *row.deadline_notes),
        cell(row.phase),
        lamp_cell(row.previous),
        lamp_cell(row.current),
        *(lamp_cell(light) for light in row.lights),
        Cell(tuple(_remarks(grid, row))),
    )


def _remarks(grid: Grid, row: GridRow) -> Iterator[tuple[Words, ...]]:
    """Reasons, remarks with what is new, the secretariat's note, where else, and the purpose."""
    for reason in row.reasons:
        yield (Words(f"{reason.label}: ", bold=True), Words(reason.text, new=reason.new))
    if row.remarks:
        yield tuple(Words(each.text, new=each.new) for each in row.remarks)
    if row.note:
        yield (Words(row.note),)
    if row.see:
        yield (Words(row.see),)
    if row.purpose:
        yield (Words(f"{grid.purpose_label}: ", bold=True), Words(row.purpose))


def _escalations(document: WordDocument, section: EscalationSection, level: int) -> None:
    document.heading(level, section.title)
    document.paragraph(section.lead)
    for card in section.cards:
        document.heading(level + 1, " · ".join(part for part in (card.number, card.name) if part))
        write_escalation(document, card)
    if section.off is not None:
        _notes(document, section.off, level + 1)


def _requests(document: WordDocument, requests: Requests, level: int) -> None:
    document.heading(level, requests.title)
    if requests.lead:
        document.paragraph(requests.lead)
    for group in requests.groups:
        document.heading(level + 1, group.title)
        for card in group.cards:
            named = (card.number, card.project, card.title)
            document.heading(level + 2, " · ".join(part for part in named if part))
            write_request(document, card)
