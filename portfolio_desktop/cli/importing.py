"""`import`: what the file would do, or did, with every row and column that was not used named."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.form_import import import_forms, layouts_for
from portfolio_desktop.cli.import_report import report_json
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import month, require_free_place
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.exchange.tables import Workbook
from portfolio_desktop.services.messages import message_for_file
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.workflows.form_files import form_file, is_any_form, read_form_files
from portfolio_desktop.workflows.import_values import (
    ImportChoices,
    ImportPreview,
    ImportResult,
    RowStatus,
)
from portfolio_desktop.workflows.import_words import (
    change_name,
    column_sentence,
    import_sentence,
    table_sentence,
    target_name,
)
from portfolio_desktop.workflows.importing import (
    ImportOptions,
    apply,
    prepare,
    prepare_workbook,
    read_mapping,
    read_workbook,
)

COMPLETE, LEFT_OUT = 0, 1


def import_into(options: Namespace) -> int:
    """1 when rows, columns or forms were left out; with `--dry-run` the register stays as it is."""
    wish = None if options.mapping is None else read_mapping(options.mapping)
    known = ImportOptions(month(options.period), wish)
    if options.report is not None:
        inputs = (options.register, *options.files, options.mapping, options.form_layout)
        require_free_place(options.report, *(path for path in inputs if path is not None))
    with opened(options.register) as register:
        layouts = layouts_for(register, options.form_layout)
        if len(options.files) > 1 or options.form_layout is not None:
            files = read_form_files(options.files, layouts=layouts)
            return _left_out(import_forms(register, files, options, layouts))
        (path,) = options.files
        workbook = read_workbook(path)
        if workbook is not None and wish is None and is_any_form(workbook, layouts):
            files = (form_file(path, workbook, layouts),)
            return _left_out(import_forms(register, files, options, layouts))
        return _left_out(_import_table(register, path, workbook, options, known))


def _left_out(complete: bool) -> int:
    return COMPLETE if complete else LEFT_OUT


def _import_table(
    register: RegisterFile,
    path: Path,
    workbook: Workbook | None,
    options: Namespace,
    known: ImportOptions,
) -> bool:
    """Whether all of it was used; without a workbook the file is a register."""
    if workbook is None:
        preview = prepare(register, path, known)
    else:
        preview = prepare_workbook(register, path, workbook, known)
    _require_month(preview)
    result = _result(register, preview, options)
    words = Vocabulary(register.reader.dimensions(), register.reader.phases())
    told = options.report is None or _report(result, options)
    _tell(result, words, dry_run=options.dry_run)
    return result.complete and told


def _report(result: ImportResult, options: Namespace) -> bool:
    """Whether it could be written: the import is done by then, so this is no refusal."""
    try:
        write_whole(options.report, report_json(result, dry_run=options.dry_run))
    except OSError as error:
        told = message_for_file(options.report, error)
        warn(_("The report is not written. {why}").format(why=f"{told.happened} {told.advice}"))
        return False
    return True


def _require_month(preview: ImportPreview) -> None:
    if preview.period_missing:
        raise Refusal(
            _(
                "{file} does not say which month it tells of. Name it with --period, "
                "for instance --period 2023-10."
            ).format(file=preview.path)
        )


def _result(register: RegisterFile, preview: ImportPreview, options: Namespace) -> ImportResult:
    choices = ImportChoices.as_offered(preview, accept_all=options.accept_proposed)
    if options.dry_run:
        return ImportResult(Change(None), preview, choices)
    return apply(register, preview, choices)


def _tell(result: ImportResult, words: Vocabulary, *, dry_run: bool) -> None:
    _tell_rows(result, words if dry_run else None)
    counts = result.counts
    say(
        _("New {new}, changed {changed}, unchanged {same}, not used {unused}.").format(
            new=counts[RowStatus.NEW],
            changed=counts[RowStatus.CHANGED],
            same=counts[RowStatus.UNCHANGED],
            unused=len(result.rows_left_out),
        )
    )
    _tell_left_out(result)
    _tell_hints(result, words)
    if dry_run:
        say(_("Nothing has been changed (--dry-run)."))


def _tell_rows(result: ImportResult, words: Vocabulary | None) -> None:
    """Every row that is new or changes; with `words` field by field, as before doing it."""
    for row in result.preview.rows:
        left_out = row.key in result.choices.left_out
        if left_out or row.status not in {RowStatus.NEW, RowStatus.CHANGED}:
            continue
        word = _("new") if row.status is RowStatus.NEW else _("changed")
        say(f"{row.number or '–'}  {row.name}: {word}")
        if words is None:
            continue
        for change in row.changes:
            name = change_name(change, words)
            say(f"    {name}: {change.before or '–'} → {change.after or '–'}")


def _tell_left_out(result: ImportResult) -> None:
    """On standard error: it is what somebody has to look at."""
    for row in result.rows_left_out:
        waits = _("A status in it has to be looked at; take it over in the window.")
        reason = import_sentence(row.problem) if row.problem else waits
        name = " ".join(part for part in (row.number, row.name) if part)
        warn(
            _("Not used: {place}. {reason} {name}").format(
                place=row.place, reason=reason, name=name
            )
        )
    for use in result.columns_left_out:
        warn(
            _("Column {letter} “{title}” is not used. {reason}").format(
                letter=column_letter(use.index), title=use.title, reason=column_sentence(use.note)
            )
        )
    for table in result.preview.unused_tables:
        warn(table_sentence(table))
    for line in result.preview.lines:
        warn(_("A line under the table is not used: {text}").format(text=line))
    for part in result.preview.unused:
        warn(_("Not used: {part}").format(part=part))


def _tell_hints(result: ImportResult, words: Vocabulary) -> None:
    for note in result.preview.notes:
        warn(import_sentence(note))
    for number, name in result.preview.absent:
        warn(
            _("{project} is not in the file and stays as it is.").format(
                project=" ".join(part for part in (number, name) if part)
            )
        )
    for row in result.preview.rows:
        for doubt in row.doubts:
            about = [row.number or row.place]
            if doubt.field:
                about.append(target_name(doubt.field, words))
            warn(f"{', '.join(about)}: {import_sentence(doubt)}")
    waiting = [p for p in result.preview.proposals if p.key not in result.choices.accepted]
    if waiting:
        warn(
            ngettext(
                "{count} proposal from the remarks was not taken over; --accept-proposed does.",
                "{count} proposals from the remarks were not taken over; --accept-proposed does.",
                len(waiting),
            ).format(count=len(waiting))
        )
