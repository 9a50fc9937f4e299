"""How the demo's texts speak of meetings and their items: by the day, the kind and the project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from portfolio_desktop.domain.meetings import Item, Meeting
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.storage.reader import Reader


def meeting_on(reader: Reader, day: date) -> str:
    """The meeting of that day."""
    return next(each.id for each in reader.board.rows(Meeting) if each.held_on == day)


def found_item(
    reader: Reader, meeting: str, projects: Mapping[str, str], texts: Mapping[str, Any]
) -> Item:
    """The meeting's item of the kind that the texts name, about their project where they do."""
    project = projects.get(texts.get("project", ""))
    return next(
        item
        for _number, item in items_of(reader, meeting)
        if item.source == texts["source"] and project in {None, item.project_id}
    )
