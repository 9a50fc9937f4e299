"""A row's state from its logged operations: a pure function of the set, whatever its order.

Every operation names the ones it replaces. What nothing replaces is a head; where two laptops left
two heads for one field, the newer by hybrid clock is shown (and a person decides later).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.storage.codec import WHOLE, Columns, RowCodec, columns_of_json
from portfolio_desktop.storage.values import Action, EditId

_WHOLE_ROW = frozenset({Action.CREATE, Action.DELETE})


@dataclass(frozen=True, slots=True)
class LoggedOp:
    """One operation as it stands in the log; `ref` is its id for ever (`replica:seq:n`).

    `values` holds the canonical texts that have not been erased, by part; `parts` names the parts
    beside the whole that it had, `schema` the format version that wrote them.
    """

    ref: str
    edit: EditId
    hlc: int
    schema: int
    action: Action
    table: str
    row: str
    field: str
    parts: tuple[str, ...]
    replaces: tuple[str, ...]
    values: Mapping[str, str]


def _newest(ops: Sequence[LoggedOp]) -> LoggedOp | None:
    return max(ops, key=lambda op: (op.hlc, op.ref), default=None)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The heads of one row: of the whole, and of each field written since."""

    whole: tuple[LoggedOp, ...]
    fields: Mapping[str, tuple[LoggedOp, ...]]

    @property
    def refs(self) -> tuple[str, ...]:
        """Every head, as a deletion or a new creation must replace them all."""
        ops = [*self.whole, *(op for heads in self.fields.values() for op in heads)]
        return tuple(sorted(op.ref for op in ops))

    def refs_of(self, field: str) -> tuple[str, ...]:
        """What a new value of the field replaces."""
        return tuple(sorted(op.ref for op in self.fields.get(field) or self.whole))


def lineage(ops: Sequence[LoggedOp]) -> Lineage:
    """The heads among all operations of one row."""
    whole_ops = [op for op in ops if op.action in _WHOLE_ROW]
    replaced_by_whole = {ref for op in whole_ops for ref in op.replaces}
    whole = tuple(op for op in whole_ops if op.ref not in replaced_by_whole)
    replaced: dict[str, set[str]] = {}
    for op in ops:
        if op.action not in _WHOLE_ROW:
            replaced.setdefault(op.field, set()).update(op.replaces)
    fields: dict[str, tuple[LoggedOp, ...]] = {}
    for op in ops:
        if op.action in _WHOLE_ROW or op.ref in replaced_by_whole:
            continue
        if op.ref not in replaced[op.field]:
            fields[op.field] = (*fields.get(op.field, ()), op)
    return Lineage(whole, fields)


def columns_after(ops: Sequence[LoggedOp], codec: RowCodec) -> Columns | None:
    """The row's columns once these operations are applied; None while there is no row.

    A ValueError where a logged value has a shape this version does not know.
    """
    heads = lineage(ops)
    origin = _newest(heads.whole)
    if origin is None or origin.action is Action.DELETE:
        return None
    columns = list(codec.columns_of(codec.upcast(origin.schema, "", origin.values)))
    for name, candidates in heads.fields.items():
        newest = _newest(candidates)
        if newest is None or not _is_known(codec, name):
            continue
        field, place = codec.slot(name)
        text = codec.upcast(newest.schema, name, newest.values).get(WHOLE)
        columns[place] = (
            field.default_columns if text is None else columns_of_json(field, json.loads(text))
        )
    return tuple(columns)


def _is_known(codec: RowCodec, name: str) -> bool:
    return any(field.name == name for field in codec.table.fields)
