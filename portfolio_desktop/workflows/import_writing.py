"""Writing what an import brings, in one edit that one undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.json_values import JsonRefusedError
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.steps import part_of
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import (
    Change,
    EditKind,
    FieldValue,
    Label,
    Position,
    Progress,
    RowKey,
)
from portfolio_desktop.workflows.import_locks import require_open_reports
from portfolio_desktop.workflows.import_messages import json_message
from portfolio_desktop.workflows.import_values import NO_FILES, ImportRefused
from portfolio_desktop.workflows.keeping import back_up
from portfolio_desktop.workflows.kept_files import keep_files

_TOLD_EVERY = 50


def require_unchanged(register: RegisterFile, position: Position) -> None:
    """ImportRefused where the register has changed since it was looked at."""
    if register.position() != position:
        raise ImportRefused(
            Message(
                "register_changed",
                _("The register has changed since the file was looked through."),
                _("Nothing has been changed."),
                _("Read the file again."),
            )
        )


def write_rows(
    register: RegisterFile,
    values: Mapping[RowKey, dict[str, FieldValue]],
    label: Label,
    *,
    deletions: Iterable[RowKey] = (),
    files: Mapping[str, Path] = NO_FILES,
    progress: Progress | None = None,
) -> Change:
    """Write the rows, making those that are not there; a backup is taken first.

    ImportRefused where an approved report would be written to, and where one of the files to be
    kept is gone; StorageError where the register or the backup cannot be written. Where there is
    nothing to write, nothing is done.
    """
    require_open_reports(register.reader, values)
    gone = tuple(deletions)
    if not values and not gone:
        return Change(None)
    save, write, log = (part_of(progress, part, 3) for part in range(3))
    back_up(register, save)
    with register.edit(label, kind=EditKind.IMPORT, progress=log) as edit:
        _keep(edit, files)
        for table, row in gone:
            edit.delete(table, row)
        for done, (key, record) in enumerate(values.items()):
            if write is not None and done % _TOLD_EVERY == 0:
                write(done, len(values))
            _put(edit, key, record)
    return edit.change


def _keep(edit: EditSession, files: Mapping[str, Path]) -> None:
    try:
        keep_files(edit, files)
    except JsonRefusedError as error:
        raise ImportRefused(json_message(error)) from error
    except OSError as error:
        lost = JsonRefusedError("json.file", Path(str(error.filename)).name)
        raise ImportRefused(json_message(lost)) from error


def _put(edit: EditSession, key: RowKey, record: dict[str, FieldValue]) -> None:
    if edit.record(*key) is None:
        edit.create(*key, record)
        return
    for name, value in record.items():
        edit.set(*key, name, value)
