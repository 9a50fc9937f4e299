"""What became of every row and column of an imported file, as JSON for scripts."""

from __future__ import annotations

import json
from typing import Any

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.mapping import ColumnUse
from portfolio_desktop.exchange.mapping_wish import column_letter, wish_of, wish_to_json
from portfolio_desktop.workflows.import_values import (
    FieldChange,
    ImportKind,
    ImportPreview,
    ImportResult,
    PreviewRow,
    Proposal,
    RowStatus,
)
from portfolio_desktop.workflows.import_words import column_sentence, import_sentence

FORMAT = "portfolio-desktop-import-report-1"


def import_report(result: ImportResult, *, dry_run: bool = False) -> dict[str, Any]:
    """The report as plain JSON values, described in docs/import-mapping.md."""
    preview = result.preview
    return {
        "format": FORMAT,
        "file": preview.path.name,
        "kind": preview.kind.value,
        "dry_run": dry_run,
        "edit": None if result.change.edit is None else str(result.change.edit),
        "period": None if preview.period is None else str(preview.period),
        "period_read_from": preview.period_text or None,
        "table": next((table.name for table in preview.tables if table.chosen), None),
        "other_tables": [table.name for table in preview.tables if not table.chosen],
        "counts": {
            **{status.value: count for status, count in result.counts.items()},
            "left_out": len(result.choices.left_out),
        },
        "complete": result.complete,
        "rows": [_row(row, result) for row in preview.rows],
        "columns": [_column(use) for use in preview.columns],
        "unused_parts": list(preview.unused),
        "absent_projects": [
            {"number": number or None, "name": name} for number, name in preview.absent
        ],
        "notes": [_problem(note) for note in preview.notes],
        "mapping": _mapping(preview),
    }


def report_text(report: dict[str, Any]) -> str:
    """The report as the text of a JSON file."""
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _row(row: PreviewRow, result: ImportResult) -> dict[str, Any]:
    status = row.status.value
    left_out = row.key in result.choices.left_out
    if left_out and row.status is not RowStatus.NOT_UNDERSTOOD:
        status = "left_out"
    return {
        "place": row.place,
        "number": row.number or None,
        "name": row.name or None,
        "project_id": row.project_id,
        "status": status,
        "reason": None if row.problem is None else _problem(row.problem),
        "changes": [_change(change) for change in row.changes],
        "proposed": [_proposal(proposal, result) for proposal in row.proposals],
        "doubts": [_problem(doubt) for doubt in row.doubts],
    }


def _change(change: FieldChange) -> dict[str, str]:
    return {"field": change.field, "before": change.before, "after": change.after}


def _proposal(proposal: Proposal, result: ImportResult) -> dict[str, Any]:
    return {
        **_change(proposal.change),
        "why": _problem(proposal.reason),
        "accepted": proposal.key in result.choices.accepted,
    }


def _column(use: ColumnUse) -> dict[str, Any]:
    return {
        "column": column_letter(use.index),
        "title": use.title,
        "used_as": use.target or None,
        "note": None if use.note is None else use.note.value,
        "text": column_sentence(use.note) or None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "field": problem.field or None,
        "text": import_sentence(problem),
        "facts": dict(problem.params),
    }


def _mapping(preview: ImportPreview) -> Any:
    """The uses as a mapping file, ready to be saved, changed and used again."""
    if preview.kind is not ImportKind.TABLE:
        return None
    day_first = None if preview.wish is None else preview.wish.day_first
    return json.loads(wish_to_json(wish_of(preview.columns, day_first)))
