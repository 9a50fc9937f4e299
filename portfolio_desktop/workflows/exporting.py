"""Writing the register, as it is or as it was, to a file of another kind.

It is read in the thread that owns the register, in steps, and written in any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import PERSON_NAMES
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.json_values import Json, encode
from portfolio_desktop.exchange.status_table import status_table
from portfolio_desktop.exchange.write_csv import status_csv
from portfolio_desktop.exchange.write_json import register_json
from portfolio_desktop.exchange.write_xlsx import cut_cells, status_xlsx
from portfolio_desktop.services.messages import Message, file_not_written
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.storage.board_reader import TABLE_OF
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.snapshot import Snapshot
from portfolio_desktop.storage.values import FieldValue, Operation, Position, Progress, Record
from portfolio_desktop.workflows.as_of import Present, register_as_of, too_early
from portfolio_desktop.workflows.kept_files import named_files, write_steps


class ExportFormat(StrEnum):
    """The kinds of file the register can be written as; the value is the ending."""

    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"


class ExportRefused(Exception):  # noqa: N818 - an answer: `message` tells it
    """The file cannot be written so. What was there before is untouched."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`as_of` shows the register as it was. `period` is the month in xlsx and csv, None for the
    last one that has reports. `with_history` adds every edit up to `as_of` to the json,
    `with_persons` the people, their roles and who reported or was reminded, left out else.
    """

    as_of: Position | datetime | None = None
    period: Period | None = None
    with_history: bool = False
    with_persons: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: where, the projects and the month in it, and warnings in words."""

    path: Path
    projects: int
    period: Period | None
    warnings: tuple[str, ...] = ()


DEFAULT_OPTIONS = ExportOptions()
_READINGS = 3
"""So often the register is read in steps; after that all at once."""


def export_register(
    register: RegisterFile, path: Path, options: ExportOptions = DEFAULT_OPTIONS
) -> Export:
    """Write the file whole or not at all; the ending says which kind.

    ExportRefused for a kind that cannot be written, for the open register itself, and where the
    place cannot be written to (with the reason).
    """
    return run_through(export_steps(register, path, options)).write()


def export_steps(
    register: RegisterFile, path: Path, options: ExportOptions = DEFAULT_OPTIONS
) -> Steps[ReadyExport]:
    """Reads what `export_register` writes, in steps; ExportRefused as there."""
    kind = export_format(path)
    _refuse_own_file(register, path)
    with register_as_of(register, options.as_of) as source:
        early = too_early(source.position)
        if early is not None:
            raise ExportRefused(early)
        content, position = yield from _settled_steps(register, source)
        if not options.with_persons:
            content = content.without_persons()
        months = source.reader.periods()
        period = options.period or (months[-1] if months else None)
        history = _history(register, position, options) if options.with_history else None
        if kind is ExportFormat.JSON:
            yield from _files_steps(register, path, content)
    return ReadyExport(path, kind, content, period, history)


@dataclass(frozen=True, slots=True)
class ReadyExport:
    """All that was read of the register for one file."""

    path: Path
    kind: ExportFormat
    content: RegisterContent
    period: Period | None
    history: list[Json] | None

    def write(self, progress: Progress | None = None) -> Export:
        """Write the file whole or not at all; ExportRefused where the place cannot be written to.

        `progress` is asked once more before anything is written.
        """
        data, warnings = _WRITERS[self.kind](self.content, self.period, self.history)
        if progress is not None:
            progress(0, 1)
        _write(self.path, data)
        shown = None if self.kind is ExportFormat.JSON else self.period
        return Export(self.path, len(self.content.projects), shown, warnings)


def export_format(path: Path) -> ExportFormat:
    """The kind that the ending names; ExportRefused where there is none."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in set(ExportFormat):
        return ExportFormat(ending)
    if ending == "docx":
        happened = _(
            "The register is not exported as a Word file; its papers are, where they are printed."
        )
    else:
        happened = _("A file ending in “{ending}” cannot be written.").format(ending=path.suffix)
    raise ExportRefused(
        Message(
            "export_kind",
            happened,
            _("Nothing has been written."),
            _("Choose a name that ends in .xlsx, .csv or .json."),
        )
    )


def read_content(reader: Reader) -> RegisterContent:
    """Every row the reader shows."""
    return run_through(content_steps(reader))


def content_steps(reader: Reader) -> Steps[RegisterContent]:
    """As `read_content`, month by month."""
    months = reader.periods()
    reports: list[Report] = []
    lights: list[Light] = []
    for done, month in enumerate(months):
        reports += reader.reports([month])
        yield 2 * done + 1, 2 * len(months) + 1
        lights += reader.lights([month])
        yield 2 * done + 2, 2 * len(months) + 1
    return RegisterContent(
        reader.info(),
        reader.settings(),
        reader.dimensions(),
        reader.phases(),
        reader.participants(),
        reader.projects(),
        reader.baselines(),
        tuple(sorted(reports, key=lambda each: (each.project_id, each.period))),
        tuple(sorted(lights, key=lambda each: (each.report_id, each.dimension))),
        reader.requests(),
        reader.requested_changes(),
        reader.persons(),
        reader.assignments(),
        reader.participations(),
        reader.participant_reports(),
        reader.participant_lights(),
        reader.reminders(),
        reader.accounts(),
        reader.dismissals(),
        reader.saved_views(),
        reader.plan.milestones(),
        reader.plan.due(),
        reader.plan.budgets(),
        reader.plan.cells(),
        tuple(row for kind in TABLE_OF for row in reader.board.rows(kind)),
    )


def _files_steps(register: RegisterFile, path: Path, content: RegisterContent) -> Steps[None]:
    try:
        yield from write_steps(register, path, named_files(content))
    except OSError as error:
        raise ExportRefused(file_not_written(path, error)) from error


def _settled_steps(
    register: RegisterFile, source: Snapshot | Present
) -> Steps[tuple[RegisterContent, Position]]:
    """What the source shows and its position; read again where the register was edited meanwhile,
    so that no file holds half an edit.
    """
    if isinstance(source, Snapshot):
        return (yield from content_steps(source.reader)), source.position
    for _reading in range(_READINGS):
        before = register.position()
        content = yield from content_steps(source.reader)
        if register.position() == before:
            return content, before
    return read_content(source.reader), register.position()


def _refuse_own_file(register: RegisterFile, path: Path) -> None:
    try:
        same = path.exists() and path.samefile(register.path)
    except OSError:
        same = path.absolute() == register.path.absolute()
    if same:
        raise ExportRefused(
            Message(
                "export_over_register",
                _("This is the register that is open."),
                _("It has not been touched."),
                _("Choose another name."),
            )
        )


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise ExportRefused(file_not_written(path, error)) from error


_Written = tuple[bytes, tuple[str, ...]]
_History = list[Json] | None


def _json(content: RegisterContent, _period: Period | None, history: _History) -> _Written:
    return register_json(content, history), ()


def _xlsx(content: RegisterContent, period: Period | None, _history: _History) -> _Written:
    table = status_table(content, period)
    cut = cut_cells(table)
    warnings = (
        ngettext(
            "{count} text is too long for a cell of a workbook and is cut short.",
            "{count} texts are too long for a cell of a workbook and are cut short.",
            cut,
        ).format(count=cut),
    )
    return status_xlsx(table), warnings if cut else ()


def _csv(content: RegisterContent, period: Period | None, _history: _History) -> _Written:
    return status_csv(status_table(content, period)), ()


_WRITERS: dict[ExportFormat, Callable[[RegisterContent, Period | None, _History], _Written]] = {
    ExportFormat.JSON: _json,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.CSV: _csv,
}


_OF_PERSONS = frozenset({"person", "assignment"})


def _history(register: RegisterFile, position: Position, options: ExportOptions) -> list[Json]:
    """Every edit up to the position, oldest first, with its operations; those on persons, and the
    names of who reported or was reminded, only where persons are wished for.
    """
    return [
        {
            "edit": str(record.id),
            "at": record.at.isoformat(),
            "actor": record.actor,
            "kind": record.kind.value,
            "label": record.label.code,
            "facts": dict(record.label.params),
            "reverts": None if record.reverts is None else str(record.reverts),
            "operations": [
                _operation(op if options.with_persons else _nameless(op))
                for op in register.operations(record.id)
                if options.with_persons or op.table not in _OF_PERSONS
            ],
        }
        for record in list(register.edits(newest_first=False))
        if position.includes(record.id)
    ]


def _nameless(operation: Operation) -> Operation:
    names = PERSON_NAMES.get(operation.table, ())
    if operation.field in names:
        return operation._replace(before="", after="")
    return operation._replace(
        before=_without_fields(operation.before, names),
        after=_without_fields(operation.after, names),
    )


def _without_fields(value: FieldValue | Record, names: Sequence[str]) -> FieldValue | Record:
    if isinstance(value, Mapping):
        return {name: part for name, part in value.items() if name not in names}
    return value


def _operation(operation: Operation) -> dict[str, Json]:
    return {
        "table": operation.table,
        "row": operation.row,
        "action": operation.action.value,
        "field": operation.field or None,
        "before": _side(operation.before),
        "after": _side(operation.after),
        "erased": operation.erased,
    }


def _side(value: FieldValue | Record) -> Json:
    if value is None or isinstance(value, str | int | date | ImpreciseDate | Money):
        return encode(value)
    return {name: encode(part) for name, part in value.items()}
