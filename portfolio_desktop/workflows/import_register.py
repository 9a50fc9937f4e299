"""A JSON export brought into a register: whole into an empty one, added to one in use."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.imported import Lamp, Vocabulary
from portfolio_desktop.storage.values import FieldValue, RowKey
from portfolio_desktop.workflows.import_values import FieldChange, PreviewRow, RowStatus, Write
from portfolio_desktop.workflows.import_words import value_words

Rows = dict[RowKey, dict[str, FieldValue]]

_SHARED = ("setting", "dimension", "phase", "participant", "person", "saved_view")
_OWNED = frozenset(
    ("assignment", "participation", "participant_report", "reminder", "account", "dismissal")
)


def register_rows(content: RegisterContent, register_id: str) -> Rows:
    """Every row of the register's tables by table and id; `register_id` is that of the file."""
    rows: Rows = {("register", register_id): _fields(content.info)}
    for table, records in _tables(content):
        rows.update({(table, record.id): _fields(record) for record in records})
    return rows


def _tables(content: RegisterContent) -> Iterable[tuple[str, tuple[Any, ...]]]:
    return (
        ("setting", content.settings),
        ("dimension", content.dimensions),
        ("phase", content.phases),
        ("participant", content.participants),
        ("project", content.projects),
        ("baseline", content.baselines),
        ("report", content.reports),
        ("light", content.lights),
        ("change_request", content.requests),
        ("requested_change", content.requested_changes),
        ("person", content.persons),
        ("assignment", content.assignments),
        ("participation", content.participations),
        ("participant_report", content.participant_reports),
        ("participant_light", content.participant_lights),
        ("reminder", content.reminders),
        ("account", content.accounts),
        ("dismissal", content.dismissals),
        ("saved_view", content.saved_views),
    )


def _fields(record: Any) -> dict[str, FieldValue]:
    names = (field.name for field in dataclasses.fields(record))
    return {name: getattr(record, name) for name in names if name != "id"}


@dataclasses.dataclass(frozen=True, slots=True)
class RegisterPlan:
    """One preview row for each project of the file, and what concerns the whole register."""

    rows: tuple[PreviewRow, ...]
    common: tuple[Write, ...]
    deletions: tuple[RowKey, ...]


def plan_register(
    wanted: RegisterContent, current: RegisterContent, register_id: str
) -> RegisterPlan:
    """What makes the register hold what the file holds.

    A register without projects becomes equal to the file, its name included. One with projects is
    added to and changed, but nothing in it is removed, and it keeps its name and settings.
    """
    held, said = register_rows(current, register_id), register_rows(wanted, register_id)
    empty = not current.projects
    owners = _owners(wanted)
    by_project: dict[str, list[RowKey]] = {project.id: [] for project in wanted.projects}
    common = []
    for key in said:
        if key in owners:
            by_project[owners[key]].append(key)
        elif empty or key[0] not in ("register", "setting"):
            common.append(key)
    vocabulary = Vocabulary(wanted.dimensions, wanted.phases)
    return RegisterPlan(
        tuple(
            _project_row(project, by_project[project.id], said, held, vocabulary)
            for project in wanted.projects
        ),
        _writes(common, said, held),
        tuple(key for key in held if empty and key[0] in _SHARED and key not in said),
    )


def _owners(content: RegisterContent) -> Mapping[RowKey, str]:
    """The project that each row belongs to."""
    owners: dict[RowKey, str] = {("project", row.id): row.id for row in content.projects}
    owners |= {("baseline", row.id): row.project_id for row in content.baselines}
    owners |= {("report", row.id): row.project_id for row in content.reports}
    owners |= {("light", row.id): owners["report", row.report_id] for row in content.lights}
    owners |= {("change_request", row.id): row.project_id for row in content.requests}
    owners |= {
        ("requested_change", row.id): owners["change_request", row.request_id]
        for row in content.requested_changes
    }
    for table, records in _tables(content):
        if table in _OWNED:
            owners |= {(table, row.id): row.project_id for row in records}
    owners |= {
        ("participant_light", row.id): owners["participant_report", row.participant_report_id]
        for row in content.participant_lights
    }
    return owners


def _writes(keys: Iterable[RowKey], said: Rows, held: Rows) -> tuple[Write, ...]:
    writes = []
    for table, row in keys:
        before = held.get((table, row))
        values = {
            name: value
            for name, value in said[table, row].items()
            if before is None or before[name] != value
        }
        if values or before is None:
            writes.append(Write(table, row, MappingProxyType(values)))
    return tuple(writes)


def _project_row(
    project: Project, keys: list[RowKey], said: Rows, held: Rows, vocabulary: Vocabulary
) -> PreviewRow:
    writes = _writes(keys, said, held)
    changes = tuple(
        FieldChange(
            f"{write.table}.{name}",
            _words(name, held.get((write.table, write.row), {}).get(name), vocabulary),
            _words(name, value, vocabulary),
        )
        for write in writes
        for name, value in write.values.items()
        if value not in (None, "") and not name.endswith("_id")
    )
    status = RowStatus.NEW if ("project", project.id) not in held else RowStatus.UNCHANGED
    if writes and status is RowStatus.UNCHANGED:
        status = RowStatus.CHANGED
    return PreviewRow(
        key=project.id,
        place=project.number or project.name,
        number=project.number,
        name=project.name,
        status=status,
        project_id=project.id,
        changes=changes,
        writes=writes,
    )


def _words(name: str, value: FieldValue, vocabulary: Vocabulary) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, Colour):
        return value_words(name, Lamp(value), vocabulary)
    if isinstance(value, NoLight):
        return value_words(name, Lamp(None, value), vocabulary)
    return value_words(name, value, vocabulary)
