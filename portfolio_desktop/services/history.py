"""Undo, redo, and what happened to a project or a field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.belonging import rows_of_project, rows_of_request
from portfolio_desktop.services.labels import Names, edit_sentence, label_words
from portfolio_desktop.services.passages import EditStep, steps
from portfolio_desktop.services.telling import FieldLine, Teller
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.services.undoing import (
    Way,
    needs_erased,
    revert,
    step_operations,
    way_of,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import (
    Change,
    EditId,
    EditKind,
    EditRecord,
    Progress,
    RowKey,
)

CHANGES_SHOWN = 20
_NEW = frozenset({EditKind.EDIT, EditKind.IMPORT})


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would do next; `sentence` goes after "Fortryd: "."""

    edit: EditId
    sentence: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit in words, or one writing that was saved in several; `undone` where a later edit took
    it back.

    `changes` are what it changed, as a rule at most `CHANGES_SHOWN` of them: all are in
    `edit_changes`.
    """

    edit: EditId
    at: datetime
    actor: str
    kind: EditKind
    sentence: str
    changes: tuple[FieldLine, ...] = ()
    undone: bool = False

    @property
    def standing(self) -> str:
        """The sentence, and in words whether it still stands: an undone undo is a redo."""
        if not self.undone:
            return self.sentence
        text = _("{sentence} (redone)") if self.kind is EditKind.UNDO else _("{sentence} (undone)")
        return text.format(sentence=self.sentence)


def next_undo(register: RegisterFile) -> Step | None:
    """This session's newest step that has not been taken back, or None."""
    return _step(register, _next_undo(register), EditKind.UNDO)


def next_redo(register: RegisterFile) -> Step | None:
    """The undo that redo would take back, or None: a new edit leaves nothing to redo."""
    return _step(register, _next_redo(register), EditKind.REDO)


def undo(register: RegisterFile, progress: Progress | None = None) -> Change:
    """Take back `next_undo`; a RuleError where there is none or something has changed since."""
    step = _next_undo(register)
    if step is None:
        raise refuse("nothing_to_undo")
    return revert(register, step, Way.BACK, progress)


def redo(register: RegisterFile, progress: Progress | None = None) -> Change:
    """Take back `next_redo`, so that the edit holds again; a RuleError as for `undo`."""
    step = _next_redo(register)
    if step is None:
        raise refuse("nothing_to_redo")
    return revert(register, step, Way.FORTH, progress)


def undo_edit(
    register: RegisterFile, edit: EditId | str, progress: Progress | None = None
) -> Change:
    """Take back any edit, of this session or an older one; a RuleError as for `undo`.

    That is something done, too: `undo` takes it back before what was done earlier.
    """
    return revert(register, _find(register, _edit_id(edit)), Way.CHOSEN, progress)


def history(
    register: RegisterFile,
    project_id: str | None = None,
    field: str | None = None,
    *,
    limit: int | None = 200,
    shown: int | None = CHANGES_SHOWN,
) -> tuple[HistoryLine, ...]:
    """The newest edits of the register, of one project or of one field of it, newest first."""
    return tuple(islice(history_lines(register, project_id, field, shown=shown), limit))


def history_lines(
    register: RegisterFile,
    project_id: str | None = None,
    field: str | None = None,
    *,
    shown: int | None = CHANGES_SHOWN,
) -> Iterator[HistoryLine]:
    """As `history`, each line read as it is asked for, to the register's first edit.

    A project's history holds what happened to it, its reports, lamps, plans and change requests.
    `field` is a field of the project ("forecast_end") or, with its table, of what belongs to it
    ("report.remarks", "light.colour"). At most `shown` changes of each edit are told, all of them
    where it is None.
    """
    if project_id is None:
        return _lines(register, register.edits(newest_first=True), None, "", shown)
    table, _dot, name = field.rpartition(".") if field else ("", "", "")
    rows = rows_of_project(register.reader, project_id)
    if name:
        rows = {key for key in rows if key[0] == (table or "project")}
    records = register.edits(rows=rows, field=name or None, newest_first=True)
    return _lines(register, records, rows, name, shown)


def request_history(register: RegisterFile, request_id: str) -> tuple[HistoryLine, ...]:
    """What happened to a change request, with what it asks for and its files, newest first."""
    rows = rows_of_request(register.reader, request_id)
    records = register.edits(rows=rows, newest_first=True)
    return tuple(_lines(register, records, rows, "", None))


def edit_changes(
    register: RegisterFile, edit: EditId | str, project_id: str | None = None
) -> tuple[FieldLine, ...]:
    """All that an edit changed, field by field, before and after in words; of one project if given.

    A RuleError where the register has no such edit.
    """
    rows = None if project_id is None else rows_of_project(register.reader, project_id)
    step = _containing(register, _edit_id(edit))
    return Teller(register.reader).lines(step_operations(register, step, rows=rows))


def _lines(
    register: RegisterFile,
    records: Iterable[EditRecord],
    rows: set[RowKey] | None,
    field: str,
    shown: int | None,
) -> Iterator[HistoryLine]:
    """The edits in words. Newest first, so that each is known to be undone before it is told."""
    names = Names.of(register.reader)
    teller = Teller(register.reader)
    undone: set[EditId] = set()
    for step in steps(records):
        record = step[0]
        if record.reverts is not None and record.id not in undone:
            undone.add(record.reverts)
        changed = teller.lines(step_operations(register, step, rows=rows, limit=shown))
        yield HistoryLine(
            edit=record.id,
            at=record.at,
            actor=record.actor,
            kind=record.kind,
            sentence=edit_sentence(record.label, record.kind, names),
            changes=tuple(line for line in changed[:shown] if not field or line.field == field),
            undone=record.id in undone,
        )


def _edit_id(edit: EditId | str) -> EditId:
    if isinstance(edit, EditId):
        return edit
    try:
        return EditId.parse(edit)
    except ValueError:
        raise refuse("edit_unknown") from None


def _session(register: RegisterFile) -> Iterator[EditRecord]:
    """The edits since the register was opened, newest first."""
    for record in register.edits(newest_first=True):
        if register.opened_at.includes(record.id):
            return
        yield record


def _not_taken_back(register: RegisterFile) -> Iterator[tuple[EditStep, bool]]:
    """The steps of the session that no later one has taken back, newest first; and whether anybody
    was erased in them or since."""
    taken_back: set[EditId] = set()
    erased = False
    for step in steps(_session(register)):
        record = step[0]
        erased = erased or record.kind is EditKind.ERASE
        if record.reverts is not None:
            taken_back.add(record.reverts)
        if record.id not in taken_back:
            yield step, erased


def _next_undo(register: RegisterFile) -> EditStep | None:
    for step, erased in _not_taken_back(register):
        if not _done(step[0]) or not _moved(register, step):
            continue
        if not (erased and needs_erased(register, step)):
            return step
    return None


def _done(record: EditRecord) -> bool:
    return record.kind in _NEW or way_of(record) in {Way.FORTH, Way.CHOSEN}


def _moved(register: RegisterFile, step: EditStep) -> bool:
    """Whether anything is otherwise after it: words may have been taken back while writing."""
    return len(step) == 1 or bool(step_operations(register, step))


def _next_redo(register: RegisterFile) -> EditStep | None:
    for step, erased in _not_taken_back(register):
        record = step[0]
        if record.kind in _NEW or way_of(record) is Way.CHOSEN:
            return None
        if way_of(record) is Way.BACK and not (erased and needs_erased(register, step)):
            return step
    return None


def _find(register: RegisterFile, wanted: EditId) -> EditStep:
    """The step of an edit, unless it is not there or has been taken back already."""
    taken_back: set[EditId] = set()
    for step in steps(register.edits(newest_first=True)):
        record = step[0]
        if record.reverts is not None and record.id not in taken_back:
            taken_back.add(record.reverts)
        if any(each.id == wanted for each in step):
            if record.id in taken_back:
                raise refuse("undo_done")
            return step
    raise refuse("edit_unknown")


def _containing(register: RegisterFile, wanted: EditId) -> EditStep:
    """The step of an edit, also of one that has been taken back."""
    for step in steps(register.edits(newest_first=True)):
        if any(each.id == wanted for each in step):
            return step
    raise refuse("edit_unknown")


def _step(register: RegisterFile, step: EditStep | None, reversal: EditKind) -> Step | None:
    """The step as undo or redo names it: one that took something back is called what it was."""
    if step is None:
        return None
    words = label_words(step[0].label, Names.of(register.reader))
    if step[0].kind is reversal:
        words = _("the undoing of {what}").format(what=words)
    return Step(step[0].id, words)
