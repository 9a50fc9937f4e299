"""Reading filled-in forms: each file by itself, so that one that cannot be read stops no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.fit_form import fit_form
from portfolio_desktop.exchange.form_layout import FormLayout
from portfolio_desktop.exchange.form_values import FormFault, FormRefused
from portfolio_desktop.exchange.read_form import is_form, read_form
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile, refusal_sentence
from portfolio_desktop.exchange.tables import Workbook, read_tables
from portfolio_desktop.services.messages import message_for_file
from portfolio_desktop.workflows.form_values import FormFile


def read_form_files(
    paths: Sequence[Path],
    stop: threading.Event | None = None,
    told: Callable[[int, int], None] | None = None,
    layouts: Sequence[FormLayout] = (),
) -> tuple[FormFile, ...]:
    """What each file says as a form, ours or one of these `layouts`, or why it says nothing.

    Raises `UnreadableFile` with code CANCELLED where another thread has set `stop`, and what
    `told(done, total)` raises.
    """
    found = []
    for done, path in enumerate(dict.fromkeys(paths)):
        if told is not None:
            told(done, len(paths))
        found.append(_read(path, stop, layouts))
    return tuple(found)


def is_any_form(workbook: Workbook, layouts: Sequence[FormLayout]) -> bool:
    """Whether the file is a report form, ours or one of these."""
    return is_form(workbook) or bool(fit_form(workbook, layouts))


def form_file(path: Path, workbook: Workbook, layouts: Sequence[FormLayout] = ()) -> FormFile:
    """The form in a file that has been read already."""
    fitted = () if is_form(workbook) else fit_form(workbook, layouts)
    if fitted:
        return FormFile(path, _modified(path), fitted=fitted)
    try:
        return FormFile(path, _modified(path), read_form(workbook))
    except FormRefused as refused:
        unknown = refused.fault is FormFault.NO_FORM and bool(workbook.sheets)
        said = _unknown_sentence(path.name) if unknown else _fault_sentence(refused, path.name)
        return FormFile(path, refusal=said, unknown=unknown)


def _read(path: Path, stop: threading.Event | None, layouts: Sequence[FormLayout]) -> FormFile:
    try:
        return form_file(path, read_tables(path, stop=stop, forms=True), layouts)
    except UnreadableFile as refused:
        if refused.code is Refusal.CANCELLED:
            raise
        return FormFile(path, refusal=refusal_sentence(refused, path.name or str(path)))
    except OSError as error:
        return FormFile(path, refusal=message_for_file(path, error).happened)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it was there a moment ago; when it was saved is only a hint
        return 0.0


def _unknown_sentence(name: str) -> str:
    """Of a file that may be a form of the organisation's own."""
    return _(
        "“{name}” is not a report form that the register knows. If it is a form of your own,"
        " choose “Get to know the form”. A status table is brought in with “Import a table”."
    ).format(name=name)


def _fault_sentence(refused: FormRefused, name: str) -> str:
    template = {
        FormFault.NO_FORM: _(
            "“{name}” is not a report form. A status table is brought in with “Import a table”."
        ),
        FormFault.MARKS_LOST: _(
            "“{name}” was a report form, but its hidden first row or column is gone, so it cannot"
            " be told what it is about. Ask for it to be filled in again in a fresh form."
        ),
        FormFault.NEWER: _(
            "“{name}” was made by a newer version of the program, which this one cannot read."
        ),
        FormFault.DAMAGED: _("“{name}” is a report form, but its marks make no sense."),
    }[refused.fault]
    return template.format(name=name)
