"""Whether the projects an import writes are left with programmes that hold."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio_desktop.domain.project import would_contain_itself
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.messages import Message
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import FieldValue, RowKey
from portfolio_desktop.workflows.import_values import ImportRefused


def require_programmes(reader: Reader, values: Mapping[RowKey, Mapping[str, FieldValue]]) -> None:
    """ImportRefused where a project would be part of one that is left out, or of itself.

    Each row may be right by itself: the one a project is part of can be unticked, and two rows can
    name each other.
    """
    names = {each.id: each.number or each.name for each in reader.projects()}
    parents: dict[str, str | None] = {each.id: each.parent_id for each in reader.projects()}
    moved: dict[str, str] = {}
    for (table, row), record in values.items():
        if table != "project":
            continue
        names[row] = str(record.get("number") or record.get("name") or names.get(row, ""))
        parent = record.get("parent_id")
        if isinstance(parent, str):
            parents[row] = moved[row] = parent
    for row, parent in moved.items():
        if parent not in names:
            raise ImportRefused(_left_out(names[row]))
        if would_contain_itself(row, parent, parents):
            raise ImportRefused(_part_of_itself(names[row]))


def _left_out(project: str) -> Message:
    return Message(
        "parent_left_out",
        _("{project} is part of a project that is left out.").format(project=project),
        _("Nothing has been changed."),
        _("Take both of them in, or leave both out."),
    )


def _part_of_itself(project: str) -> Message:
    return Message(
        "parent_loop",
        _("{project} would be part of itself, by way of what else the file says.").format(
            project=project
        ),
        _("Nothing has been changed."),
        _("Correct what the projects are part of, or leave the row out."),
    )
