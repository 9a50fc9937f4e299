"""A project's earlier stays in the register: its fields hold only when it came and left last.

Who comes back has a stay that is over. It is kept as a choice of the register, beside the project,
so that every month tells of the coming and the going that were its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from portfolio_desktop.services.settings import (
    STAYS,
    Json,
    kept,
    setting_value,
    write_setting,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession

if TYPE_CHECKING:
    from portfolio_desktop.domain.project import Project

Day = str | None
"""An ISO day, None where nobody knows it."""


class Stay(NamedTuple):
    """From the first day in the register to the first one without it, with reasons and decisions.

    Where `left_on` is None it lasts, or the day is unknown.
    """

    entered_on: Day = None
    entered_reason: str = ""
    entered_reference: str = ""
    left_on: Day = None
    left_reason: str = ""
    left_reference: str = ""


NO_STAYS: tuple[Stay, ...] = ()


def last_stay(project: Project) -> Stay:
    """The stay that the project's own fields tell of."""
    return Stay(
        _iso(project.entered_on),
        project.entered_reason.strip(),
        project.entered_reference.strip(),
        _iso(project.left_on),
        project.archived_reason.strip(),
        project.left_reference.strip(),
    )


def earlier_stays(reader: Reader) -> dict[str, tuple[Stay, ...]]:
    """By project the stays that are over, oldest first, of those that came back."""
    return {
        key.removeprefix(STAYS): read_stays(setting_value(value))
        for key, value in reader.settings_under(STAYS).items()
    }


def read_stays(value: Json) -> tuple[Stay, ...]:
    """The stays as they are kept; what makes no sense is left out."""
    rows = value if isinstance(value, list) else []
    return tuple(_read(row) for row in rows if isinstance(row, dict))


def end_stay(edit: EditSession, reader: Reader, project: Project) -> None:
    """Keep the stay that is over, before the fields tell of the next one."""
    _keep(edit, reader, project.id, last_stay(project))


def keep_absence(edit: EditSession, reader: Reader, project: Project) -> None:
    """Keep the absence that only the fields tell of, before the project leaves once more."""
    left, entered = project.left_on, project.entered_on
    known = read_stays(kept(reader, f"{STAYS}{project.id}"))
    if left is None or entered is None or entered <= left:
        return
    if all(each.left_on != left.isoformat() for each in known):
        stay = last_stay(project)
        over = Stay(None, "", "", stay.left_on, stay.left_reason, stay.left_reference)
        _keep(edit, reader, project.id, over)


def is_between(stays: Sequence[Stay], entered: Day, day: str) -> bool:
    """Whether the day lies between two stays; the last one began on the day it `entered`."""
    begun = [*(each.entered_on for each in stays[1:]), entered]
    return any(
        stay.left_on and following and stay.left_on <= day < following
        for stay, following in zip(stays, begun, strict=True)
    )


def stay_at(stays: Sequence[Stay], day: str) -> Stay | None:
    """The latest stay that had begun by then, else the first there is."""
    begun = [each for each in stays if each.entered_on and each.entered_on <= day]
    return begun[-1] if begun else next(iter(stays), None)


def stay_left(stays: Sequence[Stay], day: str) -> Stay | None:
    """The latest stay that was over by then, else the last there is."""
    over = [each for each in stays if each.left_on and each.left_on <= day]
    return over[-1] if over else next(reversed(stays), None)


def _keep(edit: EditSession, reader: Reader, project_id: str, stay: Stay) -> None:
    key = f"{STAYS}{project_id}"
    known = read_stays(kept(reader, key))
    rows: list[Json] = [_written(each) for each in (*known, stay)]
    write_setting(edit, key, rows)


def _written(stay: Stay) -> dict[str, Json]:
    """Only what is said."""
    return {name: value for name, value in stay._asdict().items() if value}


def _read(row: Mapping[str, Json]) -> Stay:
    said = {name: value for name, value in row.items() if isinstance(value, str)}
    return Stay(
        _day(said.get("entered_on")),
        said.get("entered_reason", ""),
        said.get("entered_reference", ""),
        _day(said.get("left_on")),
        said.get("left_reason", ""),
        said.get("left_reference", ""),
    )


def _day(text: str | None) -> Day:
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _iso(day: date | None) -> Day:
    return None if day is None else day.isoformat()
