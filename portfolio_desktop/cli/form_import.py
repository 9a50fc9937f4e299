"""`import` of filled-in report forms: what each would do, or did, and what was left out."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portfolio_desktop.cli.console import Refusal, say, warn
from portfolio_desktop.cli.import_report import change_value, problem_value
from portfolio_desktop.cli.options import month
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.exchange.form_layout import FormLayout, LayoutError, layout_from_json
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.services.messages import message_for_file
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.workflows.form_import import bring_in_forms, preview_forms
from portfolio_desktop.workflows.form_values import FormFile, FormRow, FormsResult
from portfolio_desktop.workflows.import_values import RowStatus
from portfolio_desktop.workflows.import_words import change_name, import_sentence, target_name
from portfolio_desktop.workflows.own_form_words import layout_sentence
from portfolio_desktop.workflows.own_forms import (
    keep_layout,
    known_layouts,
    says_no_month,
    with_layout,
)

FORMAT = "portfolio-desktop-forms-report-1"


def layouts_for(register: RegisterFile, path: Path | None) -> tuple[FormLayout, ...]:
    """The organisation's own forms: those that are known, last the one described at `path`."""
    known = known_layouts(register.reader)
    if path is None:
        return known
    words = Vocabulary(register.reader.dimensions(), register.reader.phases())
    try:
        return with_layout(known, layout_from_json(path.read_text(encoding="utf-8-sig")))
    except LayoutError as error:
        raise Refusal(f"{path.name}: {layout_sentence(error, words)}") from error
    except UnicodeDecodeError as error:
        unread = LayoutError("layout.unreadable")
        raise Refusal(f"{path.name}: {layout_sentence(unread, words)}") from error


def import_forms(
    register: RegisterFile,
    files: Sequence[FormFile],
    options: Namespace,
    layouts: Sequence[FormLayout],
) -> bool:
    """Whether everything in the forms was used, and the report, if any is wanted, is written."""
    if options.mapping or options.accept_proposed:
        raise Refusal(_("--mapping and --accept-proposed are for tables, not for forms."))
    said = month(options.period)
    if said is not None and not says_no_month(files):
        raise Refusal(_("--period is for what says no month; each of these forms says its own."))
    if options.form_layout is not None:
        _keep(register, files, layouts[-1], dry_run=options.dry_run)
    preview = preview_forms(register, files, said)
    if options.dry_run:
        result = FormsResult(Change(None), preview, preview.offered)
    else:
        result = bring_in_forms(register, preview, preview.offered)
    words = Vocabulary(register.reader.dimensions(), register.reader.phases())
    for row in preview.rows:
        _tell(row, result, words, dry_run=options.dry_run)
    _tell_counts(result)
    if options.dry_run:
        say(_("Nothing has been changed (--dry-run)."))
    return _reported(result, options) and not result.left_out


def _keep(
    register: RegisterFile, files: Sequence[FormFile], layout: FormLayout, *, dry_run: bool
) -> None:
    """Keep a layout that fits a form among the files, in place of the one of its name if that is
    known; one that fits none would never be missed.
    """
    if not any(page.layout == layout.name for file in files for page in file.fitted):
        raise Refusal(
            _("None of the files is a form like “{form}”: its headings are not there.").format(
                form=layout.name
            )
        )
    known = {each.name for each in known_layouts(register.reader)}
    before = layout.name if layout.name in known else ""
    if not dry_run and keep_layout(register, layout, before).edit is not None:
        say(_("The register knows the form “{form}” from now on.").format(form=layout.name))


def _tell(row: FormRow, result: FormsResult, words: Vocabulary, *, dry_run: bool) -> None:
    shown = row.row
    name = " ".join(part for part in (shown.number, shown.name) if part)
    if shown.problem is not None:
        warn(
            _("Not used: {place}. {reason}").format(
                place=row.file, reason=import_sentence(shown.problem)
            )
        )
        return
    if row.key in result.taken:
        say(f"{name}: {_state(row)} ({row.file})")
        for change in shown.changes if dry_run else ():
            title = change_name(change, words)
            say(f"    {title}: {change.before or '–'} → {change.after or '–'}")
    elif shown.status is RowStatus.CHANGED:
        warn(_("Not used: {place}.").format(place=row.file))
    for doubt in shown.doubts:
        about = [row.file, *([target_name(doubt.field, words)] if doubt.field else [])]
        warn(f"{', '.join(about)}: {import_sentence(doubt)}")


def _state(row: FormRow) -> str:
    return row.participant or row.sender or _("changed")


def _tell_counts(result: FormsResult) -> None:
    taken, same = len(result.taken), result.preview.count(RowStatus.UNCHANGED)
    said = ngettext(
        "{count} report brought in, {same} unchanged, {left} not used.",
        "{count} reports brought in, {same} unchanged, {left} not used.",
        taken,
    )
    say(said.format(count=taken, same=same, left=len(result.left_out)))


def _reported(result: FormsResult, options: Namespace) -> bool:
    """Whether the report could be written: the import is done by then, so this is no refusal."""
    if options.report is None:
        return True
    try:
        write_whole(options.report, _report(result, dry_run=options.dry_run))
    except OSError as error:
        told = message_for_file(options.report, error)
        warn(_("The report is not written. {why}").format(why=f"{told.happened} {told.advice}"))
        return False
    return True


def _report(result: FormsResult, *, dry_run: bool) -> bytes:
    edit = result.change.edit
    document: dict[str, Any] = {
        "format": FORMAT,
        "dry_run": dry_run,
        "edit": None if edit is None else str(edit),
        "complete": not result.left_out,
        "forms": [_form(row, result) for row in result.preview.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _form(row: FormRow, result: FormsResult) -> dict[str, Any]:
    shown = row.row
    return {
        "file": row.file,
        "number": shown.number,
        "name": shown.name,
        "participant": row.participant,
        "sender": row.sender,
        "status": shown.status.value,
        "used": row.key in result.taken,
        "changes": [change_value(change) for change in shown.changes],
        "doubts": [problem_value(doubt) for doubt in shown.doubts],
        "problem": None if shown.problem is None else problem_value(shown.problem),
    }
