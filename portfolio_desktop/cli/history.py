"""`history`: the edits, newest first, of the register or of one project."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, TypeAlias

from portfolio_desktop.cli.console import Refusal, say, say_json
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import HistoryLine, edit_changes, history
from portfolio_desktop.services.telling import FieldLine
from portfolio_desktop.storage.reader import Reader

SHOWN_CHANGES = 12
"""Of one edit; an import makes hundreds. `--json` has them all."""

Changes: TypeAlias = tuple[FieldLine, ...]


def list_history(options: Namespace) -> int:
    with opened(options.register) as register:
        project = None
        if options.project is not None:
            project = _project_id(register.reader, options.project)
        edits = [
            (line, edit_changes(register, line.edit, project))
            for line in history(register, project, limit=None)
        ]
    if options.json:
        say_json([_as_json(line, changes) for line, changes in edits])
        return 0
    for line, changes in edits:
        _tell(line, changes)
    return 0


def _project_id(reader: Reader, number: str) -> str:
    """The one project of that number; doubles exist, since nobody's typing is refused."""
    found = [project.id for project in reader.projects() if project.number == number.strip()]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(_("Several projects have the number {number}.").format(number=number))
    raise Refusal(_("No project has the number {number}.").format(number=number))


def _tell(line: HistoryLine, changes: Changes) -> None:
    at = danish_time(line.at).strftime("%Y-%m-%d %H:%M")
    say(f"{at}  {line.actor}: {line.words}")
    for change in changes[:SHOWN_CHANGES]:
        before, after = change.before or "–", change.after or "–"
        where = " ".join(part for part in (change.number, change.place) if part)
        say(f"    {where}: {before} → {after}")
    more = len(changes) - SHOWN_CHANGES
    if more > 0:
        say("    " + ngettext("and {count} more", "and {count} more", more).format(count=more))


def _as_json(line: HistoryLine, changes: Changes) -> dict[str, Any]:
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
            for change in changes
        ],
    }
