"""`history`: the edits, newest first, of the register or of one project."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from portfolio_desktop.cli.console import say, say_json
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import project_named
from portfolio_desktop.environment.texts import ngettext
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import HistoryLine, history

SHOWN_CHANGES = 12
"""Of one edit; an import makes hundreds, which `--all-changes` and `--json` tell."""


def list_history(options: Namespace) -> int:
    with opened(options.register) as register:
        project = None
        if options.project is not None:
            project = project_named(register.reader, options.project)
        lines = history(register, project, limit=None, shown=None)
    if options.json:
        say_json([_as_json(line) for line in lines])
        return 0
    for line in lines:
        _tell(line, None if options.all_changes else SHOWN_CHANGES)
    return 0


def _tell(line: HistoryLine, most: int | None) -> None:
    at = danish_time(line.at).strftime("%Y-%m-%d %H:%M")
    say(f"{at}  {line.actor}: {line.standing}")
    for change in line.changes[:most]:
        before, after = change.before or "–", change.after or "–"
        where = " ".join(part for part in (change.number, change.place) if part)
        say(f"    {where}: {before} → {after}")
    more = 0 if most is None else len(line.changes) - most
    if more > 0:
        words = ngettext(
            "and {count} more (--all-changes tells it)",
            "and {count} more (--all-changes tells them)",
            more,
        )
        say("    " + words.format(count=more))


def _as_json(line: HistoryLine) -> dict[str, Any]:
    return {
        "edit": str(line.edit),
        "at": line.at.isoformat(),
        "actor": line.actor,
        "kind": line.kind.value,
        "sentence": line.sentence,
        "undone": line.undone,
        "changes": [
            {
                "number": change.number,
                "table": change.table,
                "row": change.row,
                "field": change.field,
                "place": change.place,
                "before": change.before,
                "after": change.after,
            }
            for change in line.changes
        ],
    }
