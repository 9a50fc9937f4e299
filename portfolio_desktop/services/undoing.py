"""Taking an edit back: a new edit that writes what was before, where nothing has moved since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.homes import home_of, number_of
from portfolio_desktop.services.locks import require_open_for
from portfolio_desktop.services.passages import EditStep, net, whole
from portfolio_desktop.services.steps import part_of
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import (
    Action,
    Change,
    EditId,
    EditKind,
    EditRecord,
    Operation,
    Progress,
    RowKey,
)

_TOLD_EVERY = 50
_WAY = "way"
"""The fact in a label that says how a reversal was wished for."""
_REVERTIBLE = frozenset({EditKind.EDIT, EditKind.IMPORT, EditKind.UNDO, EditKind.REDO})


class Way(StrEnum):
    """How a reversal was wished for: by stepping back, by stepping forth again, or of one step that
    was chosen in the history, which is then something done that can itself be stepped back from.
    """

    BACK = "back"
    FORTH = "forth"
    CHOSEN = "chosen"


def way_of(record: EditRecord) -> Way | None:
    """How a reversal was wished for; None for what reverts nothing."""
    if record.reverts is None:
        return None
    usual = Way.FORTH if record.kind is EditKind.REDO else Way.BACK
    return Way(str(record.label.params.get(_WAY, usual)))


def revert(
    register: RegisterFile, step: EditStep, way: Way, progress: Progress | None = None
) -> Change:
    """Write the befores of a step, allowed only while the current values equal its afters.

    Undoing an undo is a redo. A RuleError says which value has been changed since, and by whom.
    """
    newest = step[0]
    if newest.kind not in _REVERTIBLE:
        raise refuse("undo_kind")
    read, write, log = (part_of(progress, part, 3) for part in range(3))
    operations = step_operations(register, step, progress=read)
    kind = EditKind.REDO if newest.kind is EditKind.UNDO else EditKind.UNDO
    require_open_for(register.reader, operations)
    reversal = _Reversal(register, newest.id, operations)
    plain = whole(newest.label)
    label = plain._replace(params={**plain.params, _WAY: way.value})
    with register.edit(label, kind=kind, reverts=newest.id, progress=log) as edit:
        reversal.write(edit, write)
    return Change(edit.change.edit, edit.change.rows | reversal.owners())


def needs_erased(register: RegisterFile, step: EditStep) -> bool:
    """Whether taking the step back wants a value that has been erased for good."""
    return any(
        operation.erased and operation.action in {Action.SET, Action.DELETE}
        for operation in step_operations(register, step)
    )


def step_operations(
    register: RegisterFile,
    step: EditStep,
    *,
    rows: Collection[RowKey] | None = None,
    limit: int | None = None,
    progress: Progress | None = None,
) -> Sequence[Operation]:
    """What a step did, in the order it was done; `rows`, `limit` and `progress` as for one edit."""
    found = [
        register.operations(each, rows=rows, limit=limit, progress=progress)
        for each in _telling_edits(register, step)
    ]
    return found[0] if len(found) == 1 else net(chain.from_iterable(found))


def _telling_edits(register: RegisterFile, step: EditStep) -> list[EditId]:
    """The edits of a step, in order, that say what it did as a whole: for each field the first and
    the last that touched it. A passage is saved a hundred times, and two of them tell."""
    if len(step) <= 2:
        return [each.id for each in reversed(step)]
    ends: dict[tuple[str, str, str], tuple[EditId, EditId]] = {}
    telling: set[EditId] = set()
    for edit, *place in register.reader.log.touched(step[-1].id, step[0].id):
        table, row, field = place
        if not field:
            telling.add(edit)  # whole rows come and go
        first, _last = ends.get((table, row, field), (edit, edit))
        ends[table, row, field] = (first, edit)
    telling.update(chain.from_iterable(ends.values()))
    return sorted(telling, key=lambda edit: edit.seq)


@dataclass(frozen=True, slots=True)
class _Reversal:
    register: RegisterFile
    edit: EditId
    operations: Sequence[Operation]

    def write(self, edit: EditSession, progress: Progress | None) -> None:
        self._refuse_used()
        # Rows come back before they are removed, backwards: what was made last goes first.
        for done, operation in enumerate(reversed(self.operations)):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, len(self.operations))
            self._write_one(edit, operation)

    def owners(self) -> frozenset[RowKey]:
        """The projects of the rows this removes, for views that can no longer ask the rows."""
        records = [
            record
            for operation in self.operations
            for record in (operation.before, operation.after)
            if isinstance(record, Mapping)
        ]
        found = {record.get("project_id") for record in records}
        return frozenset(("project", project) for project in found if isinstance(project, str))

    def _write_one(self, edit: EditSession, operation: Operation) -> None:
        match operation.action:
            case Action.CREATE:
                self._remove(edit, operation)
            case Action.DELETE:
                self._bring_back(edit, operation)
            case Action.SET:
                self._set_back(edit, operation)
            case Action.ERASE:
                raise refuse("undo_erased")

    def _remove(self, edit: EditSession, operation: Operation) -> None:
        table, row = operation.table, operation.row
        current = edit.record(table, row)
        if current is None:
            raise self._refusal("undo_gone", table, row, "")
        if not isinstance(operation.after, Mapping):
            raise refuse("undo_erased")
        for field, value in current.items():
            if value != operation.after.get(field):
                raise self._refusal("undo_changed", table, row, field)
        edit.delete(table, row)

    def _bring_back(self, edit: EditSession, operation: Operation) -> None:
        table, row = operation.table, operation.row
        if edit.record(table, row) is not None:
            raise self._refusal("undo_used", table, row, "")
        if operation.erased or not isinstance(operation.before, Mapping):
            raise refuse("undo_erased")
        edit.create(table, row, operation.before)

    def _set_back(self, edit: EditSession, operation: Operation) -> None:
        table, row, field = operation.table, operation.row, operation.field
        current = edit.record(table, row)
        if current is None:
            raise self._refusal("undo_gone", table, row, "")
        if operation.erased or isinstance(operation.before, Mapping):
            raise refuse("undo_erased")
        if current[field] != operation.after:
            raise self._refusal("undo_changed", table, row, field)
        edit.set(table, row, field, operation.before)

    def _refuse_used(self) -> None:
        """A row cannot go while one stays that belongs to it or names it; what this very edit made
        or set goes back with it.
        """
        made: dict[str, set[str]] = {}
        written: set[tuple[str, str, str]] = set()
        for operation in self.operations:
            if operation.action is Action.CREATE:
                made.setdefault(operation.table, set()).add(operation.row)
            written.add((operation.table, operation.row, operation.field))
        for table, rows in made.items():
            for other, row, field in sorted(self.register.reader.referring(table, rows)):
                if row not in made.get(other, ()) and (other, row, field) not in written:
                    raise self._refusal("undo_used", other, row, "")

    def _refusal(self, code: str, table: str, row: str, field: str) -> RuleError:
        """Names the field (or the row) that stands in the way and who touched it last."""
        newest: Iterable[EditRecord] = self.register.edits(
            rows=[(table, row)], field=field or None, newest_first=True, limit=1
        )
        actor = next((record.actor for record in newest), "")
        reader = self.register.reader
        number = number_of(reader, home_of(reader, table, row))
        return refuse(code, table=table, place=field, number=number, actor=actor)
