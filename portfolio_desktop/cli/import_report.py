"""What became of each row and column of an imported file, as JSON (docs/command-line.md)."""

from __future__ import annotations

import json
from typing import Any

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.mapping import ColumnUse
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.workflows.import_values import (
    FieldChange,
    ImportResult,
    PreviewRow,
    TableChoice,
)
from portfolio_desktop.workflows.import_words import (
    column_sentence,
    import_sentence,
    table_sentence,
)

FORMAT = "portfolio-desktop-import-report-1"


def report_json(result: ImportResult, *, dry_run: bool) -> bytes:
    """UTF-8 with a line break at the end. `edit` is null where nothing was changed."""
    preview, edit = result.preview, result.change.edit
    document: dict[str, Any] = {
        "format": FORMAT,
        "file": preview.path.name,
        "period": None if preview.period is None else str(preview.period),
        "dry_run": dry_run,
        "edit": None if edit is None else str(edit),
        "complete": result.complete,
        "counts": {status.value: count for status, count in result.counts.items()},
        "rows": [_row(row, result) for row in preview.rows],
        "columns": [_column(use) for use in preview.columns],
        "tables": [_table(table) for table in preview.tables],
        "lines": list(preview.lines),
        "absent": [{"number": number, "name": name} for number, name in preview.absent],
        "notes": [problem_value(note) for note in preview.notes],
        "unused": list(preview.unused),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _row(row: PreviewRow, result: ImportResult) -> dict[str, Any]:
    return {
        "place": row.place,
        "number": row.number,
        "name": row.name,
        "status": row.status.value,
        "used": row not in result.rows_left_out,
        "changes": [change_value(change) for change in row.changes],
        "proposals": [
            {
                **change_value(proposal.change),
                "reason": problem_value(proposal.reason),
                "accepted": proposal.key in result.choices.accepted,
            }
            for proposal in row.proposals
        ],
        "doubts": [problem_value(doubt) for doubt in row.doubts],
        "problem": None if row.problem is None else problem_value(row.problem),
    }


def change_value(change: FieldChange) -> dict[str, str]:
    """A change as reports of an import tell it."""
    return {"field": change.field, "before": change.before, "after": change.after}


def _column(use: ColumnUse) -> dict[str, Any]:
    return {
        "column": column_letter(use.index),
        "title": use.title,
        "used_as": use.target or None,
        "note": None if use.note is None else use.note.value,
        "text": column_sentence(use.note),
    }


def _table(table: TableChoice) -> dict[str, Any]:
    return {
        "number": table.number,
        "name": table.name,
        "rows": table.rows,
        "used": table.chosen,
        "text": "" if table.chosen else table_sentence(table),
    }


def problem_value(problem: Problem) -> dict[str, Any]:
    """A doubt or a reason as reports of an import tell it, with its sentence."""
    return {
        "code": problem.code,
        "field": problem.field,
        "params": dict(problem.params),
        "text": import_sentence(problem),
    }
