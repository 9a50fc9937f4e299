"""Bringing filled-in forms into the register: all of them looked at first, then in one edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.form_values import FormExtra, PageReading
from portfolio_desktop.services.form_content import REPORTED_BY
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.services.typed import line, passage
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label, Progress
from portfolio_desktop.workflows.form_doubts import (
    question_own_form,
    question_page,
    rank_of,
    worst_rank,
)
from portfolio_desktop.workflows.form_plan import (
    plan_participant_page,
    plan_project_page,
    refusal_of,
)
from portfolio_desktop.workflows.form_standing import FormStanding, standing_steps
from portfolio_desktop.workflows.form_trend import trend_writes
from portfolio_desktop.workflows.form_values import (
    FormFile,
    FormRow,
    FormsPreview,
    FormsResult,
    FormSubjectKey,
)
from portfolio_desktop.workflows.form_words import page_place
from portfolio_desktop.workflows.import_plan import merged
from portfolio_desktop.workflows.import_values import PreviewRow, RowStatus
from portfolio_desktop.workflows.import_writing import require_unchanged, write_rows
from portfolio_desktop.workflows.own_forms import placed, says_no_month
from portfolio_desktop.workflows.page_plan import PagePlan

_IN_ONE_STEP = 20

_LEFT_OUT = frozenset({"form.untouched", "form.turns_back", "form.lamp_cream"})
"""Doubts for which a page waits for a tick."""


def preview_forms(
    register: RegisterFile, files: Sequence[FormFile], month: Period | None = None
) -> FormsPreview:
    """What the forms would do; nothing is changed. `month` is that of forms that do not say it."""
    return run_through(preview_forms_steps(register, files, month))


def preview_forms_steps(
    register: RegisterFile, files: Sequence[FormFile], month: Period | None = None
) -> Steps[FormsPreview]:
    """As `preview_forms`, in steps."""
    position = register.position()
    files = placed(register, files, month)
    pages = [(file, page) for file in files if file.reading for page in file.reading.pages]
    standing = yield from standing_steps(register, (page for _file, page in pages))
    rows = [_refused_file(file) for file in files if file.reading is None]
    for done, (file, page) in enumerate(pages):
        if done % _IN_ONE_STEP == 0:
            yield done, len(pages)
        rows.append(_row(file, page, standing))
    shown = tuple(sorted(_newest_offered(rows), key=_order))
    return FormsPreview(position, shown, says_no_month(files))


def bring_in_forms(
    register: RegisterFile,
    preview: FormsPreview,
    taken: Collection[str],
    progress: Progress | None = None,
) -> FormsResult:
    """Bring in the pages of these keys, in one edit that one undo takes back.

    Of several pages for one report only the newest is brought in. ImportRefused where the register
    has changed since the preview; StorageError where the file or its backup cannot be written.
    """
    require_unchanged(register, preview.position)
    rows = _one_for_each(row for row in preview.rows if row.key in taken and row.changes_something)
    reader = register.reader
    values = merged(
        write for row in rows for write in (*row.row.writes, *trend_writes(reader, row))
    )
    change = write_rows(register, values, _label(rows), progress=progress)
    return FormsResult(change, preview, frozenset(row.key for row in rows))


def _label(rows: Sequence[FormRow]) -> Label:
    """Names the project where it is one, else how many reports there are."""
    facts: dict[str, str | int] = {"count": len(rows)}
    if len(rows) == 1:
        facts["number"] = rows[0].row.number
    return Label("forms_received", facts)


def _one_for_each(rows: Iterable[FormRow]) -> list[FormRow]:
    newest: dict[FormSubjectKey, FormRow] = {}
    for row in sorted(rows, key=lambda each: each.modified):
        if row.subject is not None:
            newest[row.subject] = row
    return list(newest.values())


def _refused_file(file: FormFile) -> FormRow:
    problem = Problem("form.file", params=MappingProxyType({"text": file.refusal}))
    name = file.path.name or str(file.path)
    row = PreviewRow(str(file.path), "", "", name, RowStatus.NOT_UNDERSTOOD, problem=problem)
    unknown = file.path if file.unknown else None
    return FormRow(row, name, modified=file.modified, unknown=unknown)


def _row(file: FormFile, page: PageReading, standing: FormStanding) -> FormRow:
    project = standing.projects.get(page.project_id)
    participant = standing.participants.get(page.participant_id or "")
    several = file.reading is not None and len(file.reading.pages) > 1
    place = page_place(file.path.name, page.sheet if several else "")
    row = PreviewRow(
        key=f"{file.path} {page.sheet}",
        place=place,
        number=project.number if project else "",
        name=project.name if project else page.title or page.sheet,
        status=RowStatus.NOT_UNDERSTOOD,
        project_id=page.project_id,
        problem=refusal_of(page, standing),
    )
    made = FormRow(
        row,
        file.path.name,
        sender=_sender(page),
        participant=participant.name if participant else "",
        modified=file.modified,
    )
    return made if row.problem is not None else _planned(made, page, standing)


def _sender(page: PageReading) -> str:
    return next((line(each.text) for each in page.fields if each.key == REPORTED_BY), "")


def _planned(row: FormRow, page: PageReading, standing: FormStanding) -> FormRow:
    plan = PagePlan(page, standing)
    if page.participant_id is None:
        plan_project_page(plan)
    else:
        plan_participant_page(plan)
    question_page(plan)
    question_own_form(plan)
    plan.doubts += [_extra(each) for each in page.extras]
    changed = bool(plan.writes)
    doubts = tuple(sorted(plan.doubts, key=rank_of))
    shown = replace(
        row.row,
        status=RowStatus.CHANGED if changed else RowStatus.UNCHANGED,
        changes=tuple(plan.changes),
        doubts=doubts,
        writes=tuple(plan.writes),
    )
    subject = FormSubjectKey(page.project_id, page.participant_id, page.period)
    offered = changed and not plan.unread and _is_offered(doubts)
    return replace(row, row=shown, subject=subject, offered=offered)


def _is_offered(doubts: Iterable[Problem]) -> bool:
    """What nobody has filled in, would only turn back what was changed since, or has a colour that
    nobody may have chosen, is left out unless it is ticked.
    """
    return not any(doubt.code in _LEFT_OUT for doubt in doubts)


def _extra(extra: FormExtra) -> Problem:
    params = {"text": passage(extra.text), "place": extra.place}
    return Problem("form.extra", params=MappingProxyType(params))


def _newest_offered(rows: Sequence[FormRow]) -> Iterator[FormRow]:
    """Where several pages are for one report, the newest of those that are offered stays so."""
    newest = {
        row.subject: row
        for row in sorted(rows, key=lambda each: each.modified)
        if row.subject is not None and (row.offered or not row.changes_something)
    }
    count = Counter(row.subject for row in rows if row.subject is not None)
    for row in rows:
        if row.subject is None or count[row.subject] == 1:
            yield row
        else:
            yield _beside_others(row, newest.get(row.subject))


def _beside_others(row: FormRow, newest: FormRow | None) -> FormRow:
    chosen = newest is None or newest.key == row.key
    code = "form.newest_of_several" if chosen else "form.newer_there"
    params = {"text": "" if newest is None else newest.file}
    doubt = Problem(code, params=MappingProxyType(params))
    doubts = tuple(sorted((*row.row.doubts, doubt), key=rank_of))
    offered = row.offered and (newest is None or newest.key == row.key)
    return replace(row, row=replace(row.row, doubts=doubts), offered=offered)


def _order(row: FormRow) -> tuple[object, ...]:
    """What cannot be brought in first, then what is doubtful, and what changes nothing last."""
    state = {RowStatus.NOT_UNDERSTOOD: 0, RowStatus.CHANGED: 1}.get(row.row.status, 2)
    return (state, worst_rank(row.row.doubts), -len(row.row.doubts), row.row.number, row.file)
