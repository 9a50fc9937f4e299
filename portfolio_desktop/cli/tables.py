"""`tables`: what stands in a foreign file, cell by cell, before anything is made of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from portfolio_desktop.cli.console import Refusal, say, say_json, warn
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.read_json import is_register_json
from portfolio_desktop.exchange.refusals import UnreadableFile, refusal_sentence
from portfolio_desktop.exchange.tables import Cell, Row, Table, Workbook, read_tables
from portfolio_desktop.workflows.import_words import file_note, import_sentence


def show_tables(options: Namespace) -> int:
    path: Path = options.file
    _refuse_register(path)
    try:
        workbook = read_tables(path)
    except UnreadableFile as refused:
        raise Refusal(refusal_sentence(refused, path.name or str(path))) from refused
    if options.json:
        say_json(_as_json(path, workbook))
    else:
        for table in workbook.tables:
            _tell(table)
    for note in workbook.notes:
        warn(import_sentence(file_note(note)))
    return 0


def _refuse_register(path: Path) -> None:
    """A register as JSON would pass for a csv of a thousand lines."""
    try:
        with path.open("rb") as file:
            beginning = file.read(400)
    except OSError:
        return  # why it cannot be read is told with the tables
    if is_register_json(beginning):
        raise Refusal(
            _("{file} is a whole register, not a table: bring it in with import.").format(
                file=path.name
            )
        )


def _tell(table: Table) -> None:
    say(_heading(table))
    for row in table.rows:
        say(f"    {row.number}: " + " | ".join(_cell_text(cell) for cell in row.cells))


def _heading(table: Table) -> str:
    count = len(table.body)
    rows = ngettext("{count} row", "{count} rows", count).format(count=count)
    facts = [_("Table {number}").format(number=table.number), rows]
    if table.sheet:
        facts.insert(1, _("sheet {name}").format(name=table.sheet))
    if table.page:
        facts.insert(1, _("page {number}").format(number=table.page))
    if table.hidden:
        facts.append(_("hidden"))
    return ", ".join(facts)


def _cell_text(cell: Cell) -> str:
    """The text; where only the colour says something, the colour."""
    return cell.text or (f"[{cell.fill}]" if cell.fill else "")


def _as_json(path: Path, workbook: Workbook) -> dict[str, Any]:
    return {
        "file": path.name,
        "kind": workbook.kind.value,
        "tables": [_table_json(table) for table in workbook.tables],
        "text": list(workbook.text),
        "notes": [{"code": note.code.value, "place": note.place} for note in workbook.notes],
    }


def _table_json(table: Table) -> dict[str, Any]:
    return {
        "number": table.number,
        "sheet": table.sheet or None,
        "page": table.page or None,
        "hidden": table.hidden,
        "header_rows": table.header_rows,
        "titles": list(table.titles),
        "text": list(table.text),
        "score": round(table.score, 3),
        "rows": [_row_json(row) for row in table.rows],
    }


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "page": row.page or None,
        "hidden": row.hidden,
        "cells": [_cell_json(cell) for cell in row.cells],
    }


def _cell_json(cell: Cell) -> dict[str, Any]:
    """Always the text; colours, spans and notes only where there are any."""
    found: dict[str, Any] = {"text": cell.text}
    for name in ("fill", "font"):
        if getattr(cell, name) is not None:
            found[name] = getattr(cell, name)
    for name in ("row_span", "col_span"):
        if getattr(cell, name) != 1:
            found[name] = getattr(cell, name)
    if cell.note is not None:
        found["note"] = cell.note.value
    return found
