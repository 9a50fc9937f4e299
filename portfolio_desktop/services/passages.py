"""The edits of a passage that is saved again and again while it is written: to people, one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from portfolio_desktop.storage.values import (
    Action,
    EditId,
    EditKind,
    EditRecord,
    Fact,
    FieldValue,
    Label,
    Operation,
    RowKey,
)

EditStep: TypeAlias = tuple[EditRecord, ...]
"""The edits of one step, newest first; it is known by the first of them."""

_GOES_ON = "goes_on"
"""The fact in a label that its edit belongs to the same writing as the one before."""


def going_on(label: Label) -> Label:
    """The label of a save that goes on with what the edit before saved."""
    return label._replace(params={**label.params, _GOES_ON: 1})


def whole(label: Label) -> Label:
    """The label without saying which save of a writing it is."""
    return label._replace(params=_facts(label))


def steps(records: Iterable[EditRecord]) -> Iterator[EditStep]:
    """Edits that come newest first, as the steps that people took."""
    step: list[EditRecord] = []
    for record in records:
        if step and not _went_on(record, step[-1]):
            yield tuple(step)
            step = []
        step.append(record)
    if step:
        yield tuple(step)


def net(operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """What operations did together, given in the order they were made; what ends as it began is
    left out."""
    found: dict[tuple[str, str, int, str], Operation] = {}
    lives: dict[RowKey, int] = {}
    for operation in operations:
        row = (operation.table, operation.row)
        made = found.get((*row, lives.get(row, 0), ""))
        if _comes_again(made, operation):
            lives[row] = lives.get(row, 0) + 1
        elif made is not None and isinstance(made.after, Mapping) and operation.field:
            record = {**made.after, operation.field: _single(operation)}
            found[*row, lives.get(row, 0), ""] = made._replace(after=record)
            continue
        key = (*row, lives.get(row, 0), operation.field)
        first = found.get(key)
        found[key] = operation if first is None else operation._replace(before=first.before)
    return tuple(each for each in found.values() if each.before != each.after)


def _comes_again(made: Operation | None, operation: Operation) -> bool:
    """Whether a row that was there from the beginning, and was taken away, is made anew: that is
    two things to take back."""
    return (
        operation.action is Action.CREATE
        and made is not None
        and made.before is not None
        and made.after is None
    )


def _went_on(earlier: EditRecord, later: EditRecord) -> bool:
    return (
        _GOES_ON in later.label.params
        and earlier.kind is EditKind.EDIT is later.kind
        and later.id == EditId(earlier.id.replica, earlier.id.seq + 1)
        and whole(earlier.label) == whole(later.label)
    )


def _single(operation: Operation) -> FieldValue:
    return None if isinstance(operation.after, Mapping) else operation.after


def _facts(label: Label) -> dict[str, Fact]:
    return {name: fact for name, fact in label.params.items() if name != _GOES_ON}
