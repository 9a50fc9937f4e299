"""`history`: the edits, newest first, of the register or of one project."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from portfolio_desktop.cli.console import Refusal, say, say_json
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services.history import HistoryLine, history
from portfolio_desktop.services.search import folded
from portfolio_desktop.storage.reader import Reader

SHOWN_CHANGES = 12
"""Of one edit; an import makes hundreds, which `--all-changes` and `--json` tell."""


def list_history(options: Namespace) -> int:
    with opened(options.register) as register:
        project = None
        if options.project is not None:
            project = _project_id(register.reader, options.project)
        lines = history(register, project, limit=None, shown=None)
    if options.json:
        say_json([_as_json(line) for line in lines])
        return 0
    for line in lines:
        _tell(line, None if options.all_changes else SHOWN_CHANGES)
    return 0


def _project_id(reader: Reader, wanted: str) -> str:
    """The one project of that number; doubles exist, since nobody's typing is refused, and then
    the name tells which.
    """
    text = wanted.strip()
    projects = reader.projects()
    numbered = [project for project in projects if project.number == text]
    found = numbered or [each for each in projects if folded(each.name) == folded(text)]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise Refusal(_("No project has the number {number}.").format(number=text))
    names = sorted((project.name for project in found), key=danish_key)
    raise Refusal(
        _("Several projects have the number {number}: {names}. Give the name instead.").format(
            number=text, names=", ".join(_("“{name}”").format(name=name) for name in names)
        )
    )


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
