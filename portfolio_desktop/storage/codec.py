"""Field values to columns and back, and rows to the canonical text the log hashes.

Canonical text is JSON in UTF-8 without spaces. One field: a string, an integer, true or false, or
null; an imprecise date is `[text, earliest, latest, precision]`, money `[ore, text, price_level]`.
A whole record is an object with its fields in the order of their names; a field that holds its
default is left out.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple, TypeAlias

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.storage.fields import Field, FieldKind, Table
from portfolio_desktop.storage.schema import Schema, Upcaster
from portfolio_desktop.storage.values import FieldValue, Record

Scalar: TypeAlias = str | int | None
Columns: TypeAlias = tuple[Scalar, ...]
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

WHOLE = ""
"""The part of a record that is not erasable field by field."""

_MAX_INTEGER = 2**63 - 1
_WIDE = frozenset({FieldKind.IMPRECISE, FieldKind.MONEY})


@cache
def _types() -> Mapping[FieldKind, type]:
    """What a field of each kind may hold. The grid shows no money: no start waits for its rules."""
    from portfolio_desktop.domain.money import Money

    return {
        FieldKind.TEXT: str,
        FieldKind.INTEGER: int,
        FieldKind.BOOLEAN: bool,
        FieldKind.DAY: date,
        FieldKind.INSTANT: datetime,
        FieldKind.IMPRECISE: ImpreciseDate,
        FieldKind.MONEY: Money,
        FieldKind.CHOICE: str,
    }


def clean_text(text: str) -> str:
    """The text in NFC, with what UTF-8 cannot hold (lone surrogates) replaced by U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return unicodedata.normalize("NFC", text)


def instant_text(moment: datetime) -> str:
    """UTC with microseconds, so that texts sort as moments do; naive times are a ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _integer(value: int) -> int:
    if not -_MAX_INTEGER <= value <= _MAX_INTEGER:
        raise ValueError(f"a number beyond what the register can hold: {value}")
    return value


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: Scalar) -> date | None:
    return None if text is None else date.fromisoformat(str(text))


def _from_imprecise(value: ImpreciseDate) -> Columns:
    earliest, latest = _day_text(value.earliest), _day_text(value.latest)
    return (clean_text(value.text), earliest, latest, value.precision.value)


def _from_money(field: Field, value: FieldValue) -> Columns:
    from portfolio_desktop.domain.money import Money

    if not isinstance(value, Money):
        raise TypeError(f"{field.name} cannot hold {value!r}")
    level = value.price_level
    return (
        _integer(value.ore),
        clean_text(value.text),
        None if level is None else _integer(level),
    )


def to_columns(field: Field, value: FieldValue) -> Columns:
    """The columns of a domain value; a TypeError or ValueError names the field that refuses it."""
    if value is None:
        if field.default is not None:
            raise TypeError(f"{field.name} cannot be empty")
        return (None,) * field.width
    wrong_boolean = isinstance(value, bool) and field.kind is not FieldKind.BOOLEAN
    if wrong_boolean or not isinstance(value, _types()[field.kind]):
        raise TypeError(f"{field.name} cannot hold {value!r}")
    return _column_values(field, value)


def _column_values(field: Field, value: FieldValue) -> Columns:
    match value:
        case ImpreciseDate():
            return _from_imprecise(value)
        case datetime():
            return (instant_text(value),)
        case date():
            return (value.isoformat(),)
        case int():
            return (_integer(int(value)),)
        case str():
            return (_choice_text(field, value) if field.choice else clean_text(str(value)),)
    return _from_money(field, value)


def _choice_text(field: Field, value: str) -> str:
    choice = field.choice
    if choice is None or isinstance(value, choice):
        return str(value)
    return choice(value).value


def from_columns(field: Field, columns: Sequence[Scalar]) -> FieldValue:
    """The domain value in these columns. A choice that this version does not know stays text."""
    first = columns[0]
    if field.kind in _WIDE:
        return _wide_value(field, columns)
    if first is None:
        return None
    match field.kind:
        case FieldKind.BOOLEAN:
            return bool(first)
        case FieldKind.DAY:
            return _day(first)
        case FieldKind.INSTANT:
            return instant(str(first))
        case FieldKind.CHOICE:
            return _choice_value(field.choice, str(first))
    return first


def _choice_value(choice: type[StrEnum] | None, text: str) -> str:
    if choice is None or text not in {member.value for member in choice}:
        return text
    return choice(text)


def _wide_value(field: Field, columns: Sequence[Scalar]) -> FieldValue:
    if field.kind is FieldKind.MONEY:
        ore, text, level = columns
        if ore is None:
            return None
        from portfolio_desktop.domain.money import Money

        return Money(int(ore), str(text or ""), None if level is None else int(level))
    text, earliest, latest, precision = columns
    if precision is None:
        return None
    known = precision in {member.value for member in Precision}
    return ImpreciseDate(
        str(text or ""),
        _day(earliest),
        _day(latest),
        Precision(str(precision)) if known else Precision.UNREAD,
    )


def _scalar_text(value: Scalar) -> str:
    if value is None:
        return "null"
    return encode_basestring(value) if isinstance(value, str) else str(value)


def _flag_text(value: Scalar) -> str:
    return "true" if value else "false"


def _text_writer(field: Field) -> Callable[[Any], str] | None:
    """What writes a value that is not None; nothing for fields of several columns."""
    if field.width > 1:
        return None
    match field.kind:
        case FieldKind.BOOLEAN:
            return _flag_text
        case FieldKind.INTEGER:
            return str
    return encode_basestring


def canonical_field(field: Field, columns: Sequence[Scalar]) -> str:
    """The canonical text of one field."""
    if field.kind in _WIDE:
        if all(column is None for column in columns):
            return "null"
        return f"[{','.join(_scalar_text(column) for column in columns)}]"
    if field.kind is FieldKind.BOOLEAN:
        return _flag_text(columns[0])
    return _scalar_text(columns[0])


def columns_of_json(field: Field, value: Json) -> Columns:
    """The columns of a parsed canonical value; a ValueError where it has another shape."""
    if field.width > 1:
        if value is None:
            return (None,) * field.width
        if not isinstance(value, list) or len(value) != field.width:
            raise ValueError(f"{field.name} is not in the form of this version")
        return tuple(_scalar(field, item) for item in value)
    return (_scalar(field, value),)


def _scalar(field: Field, value: Json) -> Scalar:
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, (str, int)):
        return value
    raise ValueError(f"{field.name} is not in the form of this version")


class _Slot(NamedTuple):
    """Where a field lies among the columns of its row."""

    field: Field
    start: int
    end: int
    prefix: str


def _slots(table: Table) -> tuple[_Slot, ...]:
    slots, start = [], 0
    for field in table.fields:
        end = start + field.width
        slots.append(_Slot(field, start, end, f"{encode_basestring(field.name)}:"))
        start = end
    return tuple(slots)


class RowCodec:
    """One table's rows as domain values, as columns (without the id) and as canonical text."""

    def __init__(self, table: Table, upcasters: Iterable[Upcaster] = ()) -> None:
        self.table = table
        own = [upcaster for upcaster in upcasters if upcaster.table == table.name]
        self._upcasters = tuple(sorted(own, key=lambda upcaster: upcaster.version))
        slots = _slots(table)
        self._slots = slots
        self._by_name = {slot.field.name: slot for slot in slots}
        in_order = sorted(slots, key=lambda slot: slot.field.name)
        self._whole = tuple(
            (
                slot,
                slot.start,
                slot.prefix,
                _text_writer(slot.field) if slot.field.width == 1 else None,
            )
            for slot in in_order
            if not slot.field.erasable
        )
        self._parts = tuple(
            (slot.field.name, slot.start) for slot in in_order if slot.field.erasable
        )
        self.defaults: Columns = tuple(
            column for field in table.fields for column in field.default_columns
        )
        names = ", ".join(("id", *table.columns))
        self.insert = f"INSERT INTO {table.name} ({names}) VALUES (?{', ?' * len(table.columns)})"
        self.select = f"SELECT {names} FROM {table.name}"
        self.delete = f"DELETE FROM {table.name} WHERE id = ?"

    def update(self, field: Field) -> str:
        """The statement that writes one field: its columns, then the row id."""
        assignments = ", ".join(f"{column} = ?" for column in field.columns)
        return f"UPDATE {self.table.name} SET {assignments} WHERE id = ?"

    def slot(self, name: str) -> tuple[Field, slice]:
        """The field and its place among the columns; a KeyError when there is none."""
        slot = self._by_name.get(name)
        if slot is None:
            raise KeyError(f"{self.table.name} has no field {name}")
        return slot.field, slice(slot.start, slot.end)

    def fields(self) -> Iterable[tuple[Field, slice]]:
        return ((slot.field, slice(slot.start, slot.end)) for slot in self._slots)

    @property
    def oldest_as_is(self) -> int:
        """Edits of this format version and later hold the table's values as they are read now."""
        return max((upcaster.version for upcaster in self._upcasters), default=0)

    def upcast(self, schema: int, field: str, texts: Mapping[str, str]) -> Mapping[str, str]:
        """What an edit of that format version logged, in the form of this one."""
        for upcaster in self._upcasters:
            if schema < upcaster.version:
                texts = upcaster.apply(field, texts)
        return texts

    def columns(self, values: Record) -> Columns:
        """The columns of a record; fields it does not name hold their defaults."""
        columns = list(self.defaults)
        for name, value in values.items():
            field, place = self.slot(name)
            columns[place] = to_columns(field, value)
        return tuple(columns)

    def record(self, columns: Sequence[Scalar]) -> dict[str, FieldValue]:
        return {
            slot.field.name: from_columns(slot.field, columns[slot.start : slot.end])
            for slot in self._slots
        }

    def canonical(self, columns: Sequence[Scalar]) -> str:
        """The record without what is erasable by itself."""
        defaults = self.defaults
        texts = []
        for slot, start, prefix, write in self._whole:
            if write is not None:
                value = columns[start]
                if value != defaults[start]:
                    texts.append(prefix + write(value))
            else:
                place = slice(start, slot.end)
                if tuple(columns[place]) != defaults[place]:
                    texts.append(prefix + canonical_field(slot.field, columns[place]))
        return "{" + ",".join(texts) + "}"

    def parts(self, columns: Sequence[Scalar]) -> list[tuple[str, str]]:
        """The non-empty erasable fields in the order of their names: (name, canonical text)."""
        return [(name, _scalar_text(columns[at])) for name, at in self._parts if columns[at]]

    def columns_of(self, texts: Mapping[str, str]) -> Columns:
        """The columns of a logged record, its parts by name; what is absent holds its default.

        Fields this version does not know are passed over: they stay in the log.
        """
        columns = list(self.defaults)
        whole = _json_object(texts.get(WHOLE, "{}"))
        named = {**whole, **{name: json.loads(text) for name, text in texts.items() if name}}
        for name, value in named.items():
            slot = self._by_name.get(name)
            if slot is not None:
                columns[slot.start : slot.end] = columns_of_json(slot.field, value)
        return tuple(columns)


def _json_object(text: str) -> dict[str, Json]:
    match json.loads(text):
        case dict() as whole:
            return whole
    raise ValueError("a logged record is not an object")


class Codecs(Mapping[str, RowCodec]):
    """By name, the codec of every table; each is made when it is first asked for."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._made: dict[str, RowCodec] = {}

    def __getitem__(self, name: str) -> RowCodec:
        codec = self._made.get(name)
        if codec is None:
            codec = RowCodec(self._schema.table(name), self._schema.upcasters)
            self._made[name] = codec
        return codec

    def __iter__(self) -> Iterator[str]:
        return (table.name for table in self._schema.tables)

    def __len__(self) -> int:
        return len(self._schema.tables)


def codecs_for(schema: Schema) -> Codecs:
    return Codecs(schema)
