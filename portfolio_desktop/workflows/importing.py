"""Bringing a file into the register: read it, show what it would do, then do it in one edit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.exchange.mapping_wish import (
    MappingError,
    MappingWish,
    wish_from_json,
    wish_of,
    wish_to_json,
)
from portfolio_desktop.exchange.read_json import is_register_json, read_register_json
from portfolio_desktop.exchange.refusals import UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_tables
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.settings import LAYOUT, setting_text
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import (
    Label,
    Position,
    Progress,
)
from portfolio_desktop.workflows.exporting import content_steps
from portfolio_desktop.workflows.import_messages import (
    json_message,
    mapping_message,
    unreadable_message,
)
from portfolio_desktop.workflows.import_plan import merged
from portfolio_desktop.workflows.import_programmes import require_programmes
from portfolio_desktop.workflows.import_register import plan_register, require_whole
from portfolio_desktop.workflows.import_table import TableOptions, preview_steps
from portfolio_desktop.workflows.import_values import (
    ImportChoices,
    ImportKind,
    ImportPreview,
    ImportRefused,
    ImportResult,
    RowStatus,
    Write,
)
from portfolio_desktop.workflows.import_writing import require_unchanged, write_rows
from portfolio_desktop.workflows.kept_files import find_files

_BEGINNING = 400
_LARGEST_JSON = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is known before the file is read: the month, and how its columns are used (None for
    what was remembered for its layout, else recognised).
    """

    period: Period | None = None
    wish: MappingWish | None = None


NO_OPTIONS = ImportOptions()


def prepare(
    register: RegisterFile, path: Path, options: ImportOptions = NO_OPTIONS
) -> ImportPreview:
    """Read the file and say what importing it would do; nothing is changed.

    ImportRefused, with one clear message, for a file that cannot be read, holds no status table,
    or does not fit the wish.
    """
    workbook = read_workbook(path)
    if workbook is None:
        return run_through(standing_steps(register, path)).plan_file()
    return prepare_workbook(register, path, workbook, options)


def read_workbook(path: Path) -> Workbook | None:
    """The tables of the file; None for an export of this program, which is brought in whole.

    ImportRefused, with one clear message, for a file that cannot be read.
    """
    if _is_json(path):
        return None
    try:
        return read_tables(path, forms=True)
    except UnreadableFile as refused:
        raise ImportRefused(unreadable_message(refused, path.name or str(path))) from refused


def prepare_workbook(
    register: RegisterFile,
    path: Path,
    workbook: Workbook,
    options: ImportOptions = NO_OPTIONS,
) -> ImportPreview:
    """As `prepare`, for what has been read already: pasted cells, or the file of a preview
    (`preview.source`) whose mapping or month the user has changed.
    """
    return run_through(prepare_steps(register, path, workbook, options))


def prepare_steps(
    register: RegisterFile,
    path: Path,
    workbook: Workbook,
    options: ImportOptions = NO_OPTIONS,
) -> Steps[ImportPreview]:
    """As `prepare_workbook`, in steps."""
    wished = TableOptions(options.period, options.wish)
    try:
        return (yield from preview_steps(register, path, workbook, wished))
    except MappingError as error:
        raise ImportRefused(mapping_message(error)) from error


def read_mapping(path: Path) -> MappingWish:
    """The wish in a mapping file; ImportRefused where it is none."""
    try:
        return wish_from_json(path.read_text(encoding="utf-8-sig"))
    except MappingError as error:
        raise ImportRefused(mapping_message(error)) from error
    except UnicodeDecodeError as error:
        raise ImportRefused(mapping_message(MappingError("mapping.unreadable"))) from error


def apply(
    register: RegisterFile,
    preview: ImportPreview,
    choices: ImportChoices,
    progress: Progress | None = None,
) -> ImportResult:
    """Do what the preview says, less the rows left out, in one edit that one undo takes back.

    A backup is taken first. ImportRefused where the month is missing, the register has changed
    since the preview, a project would be left without its programme, or an approved report would be
    written to; StorageError where the file or the backup cannot be written.
    """
    if preview.period_missing:
        raise ImportRefused(
            Message(
                "period_missing",
                _("The file does not say which month its status is for."),
                _("Nothing has been changed."),
                _("Say which month it is for."),
            )
        )
    require_unchanged(register, preview.position)
    values = merged(_chosen_writes(preview, choices))
    require_programmes(register.reader, values)
    taken = [row for row in preview.rows if row.key not in choices.left_out]
    count = sum(row.status in (RowStatus.NEW, RowStatus.CHANGED) for row in taken)
    label = _label(preview, count)
    change = write_rows(
        register,
        values,
        label,
        deletions=preview.deletions,
        files=preview.files,
        progress=progress,
    )
    return ImportResult(change, preview, choices)


def _label(preview: ImportPreview, projects: int) -> Label:
    facts: dict[str, str | int] = {"projects": projects}
    if preview.kind is ImportKind.REGISTER:
        return Label("register_imported", facts)
    if preview.period is not None:
        facts["period"] = str(preview.period)
    return Label("table_imported", facts)


def _chosen_writes(preview: ImportPreview, choices: ImportChoices) -> list[Write]:
    writes = list(preview.common_writes)
    for row in preview.rows:
        if row.key in choices.left_out:
            continue
        writes.extend(row.writes)
        for proposal in row.proposals:
            if proposal.key in choices.accepted:
                writes.extend(proposal.writes)
    if writes and choices.remember and preview.wish is not None and preview.layout:
        key = LAYOUT + preview.layout
        content = json.loads(wish_to_json(wish_of(preview.columns, preview.wish.day_first)))
        writes.append(
            Write("setting", setting_id(key), {"key": key, "value": setting_text(content)})
        )
    return writes


def _is_json(path: Path) -> bool:
    """Whether the file is JSON by its ending or its beginning."""
    try:
        if not path.is_file():  # a pipe would be waited for without end
            return False
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
        return path.suffix.lower() == ".json" or is_register_json(beginning)
    except OSError:
        # Whether and why a file cannot be read is said by who reads tables, for all kinds alike.
        return False


def standing_steps(register: RegisterFile, path: Path) -> Steps[RegisterStanding]:
    """Reads what an export of this program at `path` is to be compared with, in steps."""
    position = register.position()  # before reading: an edit made meanwhile makes it outdated
    current = yield from content_steps(register.reader)
    return RegisterStanding(path, position, register.id, current, register.kept_names())


@dataclass(frozen=True, slots=True)
class RegisterStanding:
    """All that a register holds, for a file that is brought in whole."""

    path: Path
    position: Position
    register_id: str
    current: RegisterContent
    kept: frozenset[str] = frozenset()
    """The hashes of the files it keeps."""

    def plan_file(self) -> ImportPreview:
        """As `plan`, reading the file; in any thread."""
        try:
            with self.path.open("rb") as file:
                return self.plan(file.read(_LARGEST_JSON))
        except OSError as error:
            raise ImportRefused(json_message(JsonRefusedError("json.unreadable"))) from error

    def plan(self, data: bytes) -> ImportPreview:
        """What the file would do; ImportRefused for one that is not what it says."""
        try:
            found = read_register_json(data)
            require_whole(found, self.current)
            files = find_files(self.path, found.content, self.kept)
        except JsonRefusedError as error:
            raise ImportRefused(json_message(error)) from error
        plan = plan_register(found.content, self.current, self.register_id)
        return ImportPreview(
            path=self.path,
            kind=ImportKind.REGISTER,
            position=self.position,
            rows=plan.rows,
            notes=plan.notes,
            unused=found.unused,
            common_writes=plan.common,
            deletions=plan.deletions,
            files=files,
        )
