"""Projects as a field offers them, and the one that is meant by what was written there."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader

_ID, _NUMBER, _NAME, _ARCHIVED = 0, 1, 2, 5
"""Places in the columns of `Reader.project_heads`; the first three also of `grid_projects`."""


class ListedProject(NamedTuple):
    """A project by its id, "22-3 Billedindeks", and the same folded for a search."""

    id: str
    name: str
    folded: str


def project_names(reader: Reader) -> tuple[str, ...]:
    """ "22-3 Billedindeks" for every project of the register, by number."""
    return tuple(name for _id, name in named_projects(reader))


def named_projects(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Id and name of every project of the register, by number."""
    return tuple((each.id, each.name) for each in run_through(listed_projects_steps(reader)))


def listed_projects_steps(reader: Reader) -> Steps[tuple[ListedProject, ...]]:
    """The same as a list to search offers them, in steps."""
    listed: list[tuple[tuple[str, str], ListedProject]] = []
    for part in reader.project_head_parts():
        for row in part:
            if not row[_ARCHIVED]:
                name = _called(row[_NUMBER], row[_NAME])
                one = ListedProject(str(row[_ID]), name, folded(name))
                listed.append(((number_key(row[_NUMBER]), one.id), one))
        yield len(listed), len(listed) + 1
    return tuple(one for _key, one in sorted(listed, key=itemgetter(0)))


def name_of(reader: Reader, project_id: str | None) -> str:
    """As one of `project_names`; "" for none."""
    rows = reader.grid_projects([project_id]) if project_id else []
    return next((_called(row[_NUMBER], row[_NAME]) for row in rows), "")


def project_named(reader: Reader, text: str) -> str | None:
    """The id of the project with this number, name, or both; None where nothing is written.

    A RuleError where it is none of the register's, or could be several.
    """
    wanted = folded(line(text))
    if not wanted:
        return None
    ways: tuple[Callable[[str, str], str], ...] = (
        lambda number, name: folded(_called(number, name)),
        lambda number, _name: folded(number),
        lambda _number, name: folded(name),
    )
    rows = reader.project_heads()
    for way in ways:
        found = [row[_ID] for row in rows if way(row[_NUMBER], row[_NAME]) == wanted]
        if len(found) == 1:
            return str(found[0])
        if found:
            raise refuse("project_several", "project_id", text=line(text))
    raise refuse("project_not_found", "project_id", text=line(text))


def _called(number: str, name: str) -> str:
    return f"{number} {name}".strip()
