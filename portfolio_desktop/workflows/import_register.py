"""A JSON export brought into a register: whole into an empty one, added to one in use."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Project, would_contain_itself
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.exchange.read_json import JsonRegister
from portfolio_desktop.services.homes import WITHIN, Home
from portfolio_desktop.services.settings import PACK_CHOICE
from portfolio_desktop.services.telling import placed_name, plain_words, says_something
from portfolio_desktop.storage.board_reader import TABLE_OF
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import FieldValue, RowKey
from portfolio_desktop.workflows.import_board import is_news, with_locked_board
from portfolio_desktop.workflows.import_locks import ApprovedReports
from portfolio_desktop.workflows.import_texts import with_meeting_texts
from portfolio_desktop.workflows.import_values import FieldChange, PreviewRow, RowStatus, Write
from portfolio_desktop.workflows.import_words import value_words

Rows = dict[RowKey, dict[str, FieldValue]]

_SHARED = ("setting", "dimension", "phase", "participant", "person", "saved_view")
_OWNED = frozenset(
    (
        *("assignment", "participation", "participant_report", "reminder", "account"),
        *("dismissal", "milestone", "budget_cell"),
    )
)

_OF_MEETINGS = frozenset({"item", "written_procedure"})
"""They may be about a project, and are the meeting's all the same."""


def register_rows(content: RegisterContent, register_id: str) -> Rows:
    """Every row of the register's tables by table and id; `register_id` is that of the file."""
    rows: Rows = {("register", register_id): _fields(content.info)}
    rows.update({(table, record.id): _fields(record) for table, record in _records(content)})
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
        ("milestone", content.milestones),
        ("baseline_milestone", content.baseline_milestones),
        ("baseline_budget", content.baseline_budgets),
        ("budget_cell", content.budget_cells),
        *((TABLE_OF[kind], tuple(rows)) for kind, rows in grouped(content.board, type).items()),
    )


def _fields(record: Any) -> dict[str, FieldValue]:
    names = (field.name for field in dataclasses.fields(record))
    return {name: getattr(record, name) for name in names if name != "id"}


@dataclasses.dataclass(frozen=True, slots=True)
class RegisterPlan:
    """One preview row for each project of the file, and what concerns the whole register; `notes`
    say what stays as it is there.
    """

    rows: tuple[PreviewRow, ...]
    common: tuple[Write, ...]
    deletions: tuple[RowKey, ...]
    notes: tuple[Problem, ...] = ()


def plan_register(
    wanted: RegisterContent, current: RegisterContent, register_id: str
) -> RegisterPlan:
    """What makes the register hold what the file holds.

    A register without projects becomes equal to the file, its name included. One with projects is
    added to and changed, but nothing in it is removed, and it keeps its name and settings;
    its approved reports and minutes and what it has issued stay as they are, and so do texts for
    the meeting that only its secretariat has edited.
    """
    held, theirs = register_rows(current, register_id), register_rows(wanted, register_id)
    said, texts = with_meeting_texts(theirs, held)
    said, notes = with_locked_board(said, held)
    empty = not current.projects
    owners = _owners(wanted)
    by_project: dict[str, list[RowKey]] = {project.id: [] for project in wanted.projects}
    common = []
    for key in said:
        if key in owners:
            by_project[owners[key]].append(key)
        elif empty or not _stays(key, said[key], held):
            common.append(key)
    approved = ApprovedReports(said, held)
    vocabulary = Vocabulary(wanted.dimensions, wanted.phases)
    writes = _writes(common, said, held)
    if writes and not empty:
        count = MappingProxyType({"count": str(len(writes))})
        notes = (Problem("import.common", params=count), *notes)
    return RegisterPlan(
        tuple(
            _project_row(project, by_project[project.id], said, held, vocabulary, approved, texts)
            for project in wanted.projects
        ),
        writes,
        tuple(key for key in held if empty and key[0] in _SHARED and key not in said),
        notes,
    )


def _stays(key: RowKey, row: Mapping[str, FieldValue], held: Rows) -> bool:
    """Whether it is the register's own, whatever a file says: its name and its choices. What was
    chosen for an issue comes with the issue."""
    if key[0] == "setting" and str(row["key"]).startswith(PACK_CHOICE):
        return key in held
    return key[0] in ("register", "setting")


def require_whole(found: JsonRegister, current: RegisterContent) -> None:
    """A JsonRefusedError where a link of the file would lead nowhere in the register, or where a
    project would be part of itself.
    """
    said = register_rows(found.content, "")
    known = said.keys() | _staying(current)
    for table, record in _records(found.content):
        for field in CURRENT.table(table).fields:
            link = getattr(record, field.name) if field.references else None
            if link is not None and (field.references, link) not in known:
                raise JsonRefusedError("json.link", f"{_place(found, record)}.{field.name}")
    projects = found.content.projects
    parents = {row.id: row.parent_id for row in (*current.projects, *projects)}
    for project in projects:
        if would_contain_itself(project.id, project.parent_id, parents):
            raise JsonRefusedError("json.loop", f"{_place(found, project)}.parent_id")


def _staying(current: RegisterContent) -> set[RowKey]:
    """The rows that are there whatever the file says: an empty register takes the file's
    participants and the like in place of its own.
    """
    return {
        (table, record.id)
        for table, record in _records(current)
        if current.projects or table not in _SHARED
    }


def _records(content: RegisterContent) -> Iterable[tuple[str, Any]]:
    return ((table, record) for table, records in _tables(content) for record in records)


def _place(found: JsonRegister, record: Any) -> str:
    return found.places.get((type(record), record.id), "")


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
    owners |= {
        ("baseline_milestone", row.id): owners["baseline", row.baseline_id]
        for row in content.baseline_milestones
    }
    owners |= {
        ("baseline_budget", row.id): owners["baseline", row.baseline_id]
        for row in content.baseline_budgets
    }
    return owners | {
        (TABLE_OF[type(row)], row.id): project
        for row in content.board
        if (project := _project_of(row, owners))
    }


def _project_of(row: Any, owners: Mapping[RowKey, str]) -> str:
    """The project a record of change control belongs to, "" for what belongs to a meeting."""
    if TABLE_OF[type(row)] in _OF_MEETINGS:
        return ""
    above = (("milestone", "milestone_id"), ("change_request", "request_id"))
    links = ((table, getattr(row, field, None)) for table, field in above)
    known = (owners.get((table, link), "") for table, link in links if link)
    return getattr(row, "project_id", None) or next(known, "")


def _writes(keys: Iterable[RowKey], said: Rows, held: Rows) -> tuple[Write, ...]:
    writes = []
    for table, row in keys:
        before = held.get((table, row))
        values = {
            name: value
            for name, value in said[table, row].items()
            if before is None or is_news(table, name, before[name], value)
        }
        if values or before is None:
            writes.append(Write(table, row, MappingProxyType(values)))
    return tuple(writes)


def _project_row(
    project: Project,
    keys: list[RowKey],
    said: Rows,
    held: Rows,
    vocabulary: Vocabulary,
    approved: ApprovedReports,
    texts: Mapping[RowKey, Problem],
) -> PreviewRow:
    wanted = _writes(keys, said, held)
    months = [approved.month_of((write.table, write.row)) for write in wanted]
    writes = tuple(write for write, month in zip(wanted, months, strict=True) if not month)
    changes = tuple(
        change for write in writes for change in _changes(write, said, held, vocabulary)
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
        doubts=(
            *_left_as_approved(wanted, months),
            *(texts[key] for key in sorted(keys) if key in texts),
        ),
        writes=writes,
    )


def _left_as_approved(wanted: Iterable[Write], months: Iterable[str]) -> tuple[Problem, ...]:
    """One doubt for each report, and each account, that stays as it was approved."""
    kept = {
        (month, "import.account_approved" if write.table == "account" else "import.report_approved")
        for write, month in zip(wanted, months, strict=True)
        if month
    }
    return tuple(
        Problem(code, Target.OVERALL, MappingProxyType({"period": month}))
        for month, code in sorted(kept)
    )


def _changes(write: Write, said: Rows, held: Rows, vocabulary: Vocabulary) -> Iterator[FieldChange]:
    """What a write changes, named as the history names it."""
    home = _home(write, said)
    for name, value in write.values.items():
        before = held.get((write.table, write.row), {}).get(name)
        if name.endswith("_id") or not says_something(name, before, value):
            continue
        yield FieldChange(
            f"{write.table}.{name}",
            _words(name, before, vocabulary),
            _words(name, value, vocabulary),
            placed_name(write.table, name, home, vocabulary.dimensions),
        )


def _home(write: Write, said: Rows) -> Home:
    """The month, dimension, year or milestone of a row; the project is that of the preview's."""
    record = said[write.table, write.row]
    link, above = WITHIN.get(write.table, ("", ""))
    owner = said.get((above, str(record.get(link))), {})
    period = record.get("period") or owner.get("period") or ""
    milestone = said.get(("milestone", str(record.get("milestone_id") or write.row)), {})
    return Home(
        period=str(period),
        dimension=str(record.get("dimension") or ""),
        year=str(record.get("year") or ""),
        milestone=str(milestone.get("name") or ""),
    )


def _words(name: str, value: FieldValue, vocabulary: Vocabulary) -> str:
    if name == Target.PHASE:
        return value_words(name, value, vocabulary)
    return plain_words(name, value)
