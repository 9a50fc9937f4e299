"""Domain values as JSON and back, field by field."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import Assignment, Participant, Participation, Person
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import (
    BaselineBudget,
    BaselineMilestone,
    BudgetCell,
    Milestone,
)
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.register import Dismissal, RegisterInfo, SavedView
from portfolio_desktop.domain.report import ParticipantReport, Reminder, Report
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.board_lists import BOARD_LISTS

Json: TypeAlias = dict[str, Any] | list[Any] | str | int | float | bool | None

Record = TypeVar("Record")

_LARGEST = 2**53
"""Whole numbers beyond it are not the same in every JSON reader."""


class JsonRefusedError(ValueError):
    """A JSON file that is not what it says. `code` names the fault, `where` the place in it."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code}: {where}")
        self.code = code
        self.where = where


def encode(value: object) -> Json:
    """The value of one field; what is missing (None or "") is null."""
    if value is None or value == "":
        return None
    if isinstance(value, ImpreciseDate):
        return {
            "text": value.text,
            "earliest": encode(value.earliest),
            "latest": encode(value.latest),
            "precision": value.precision.value,
        }
    if isinstance(value, Money):
        return {"ore": value.ore, "text": value.text, "price_level": value.price_level}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | bool | int):
        return value
    raise TypeError(f"no JSON for {type(value).__name__}")


def encode_record(record: Any, leave_out: frozenset[str]) -> dict[str, Json]:
    """A domain dataclass by field name, in the order of its fields."""
    return {
        field.name: encode(getattr(record, field.name))
        for field in dataclasses.fields(record)
        if field.name not in leave_out
    }


def decode_record(
    kind: type[Record],
    given: Mapping[str, Any],
    where: str,
    keys: Mapping[str, str] = MappingProxyType({}),
) -> Record:
    """The dataclass from its fields by name; what is not given holds its default.

    `keys` names the fields that the file calls otherwise.

    JsonRefusedError for a value of the wrong kind, naming its place, or for one that is missing
    and has no default.
    """
    values: dict[str, Any] = {}
    for name, reader in _FIELDS[kind].items():
        key = keys.get(name, name)
        if key in given:
            values[name] = reader(given[key], f"{where}.{key}")
    try:
        return kind(**values)
    except TypeError as error:
        raise JsonRefusedError("json.missing", where) from error


def known_names(kind: type[Any]) -> frozenset[str]:
    return frozenset(_FIELDS[kind])


def _readers(kind: type[Any]) -> dict[str, Callable[[Any, str], Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


def _reader(hint: Any) -> Callable[[Any, str], Any]:
    options = typing.get_args(hint)
    if type(None) in options:
        inner = _reader(next(option for option in options if option is not type(None)))
        return lambda value, where: None if value is None else inner(value, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, where: _word(hint, value, where)
    return _READERS[hint]


def _word(kind: type[StrEnum], value: Any, where: str) -> StrEnum:
    if not isinstance(value, str) or value not in set(kind):
        raise JsonRefusedError("json.value", where)
    return kind(value)


def read_text(value: Any, where: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise JsonRefusedError("json.value", where)
    return value


def _integer(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise JsonRefusedError("json.value", where)
    return value


def _boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise JsonRefusedError("json.value", where)
    return value


def _day(value: Any, where: str) -> date:
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError as error:
        raise JsonRefusedError("json.value", where) from error
    raise JsonRefusedError("json.value", where)


def _instant(value: Any, where: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as error:
        raise JsonRefusedError("json.value", where) from error
    if moment is None or moment.tzinfo is None:
        raise JsonRefusedError("json.value", where)
    return moment.astimezone(UTC)


def _imprecise(value: Any, where: str) -> ImpreciseDate:
    given = read_object(value, where)
    earliest, latest = (
        None if given.get(name) is None else _day(given[name], f"{where}.{name}")
        for name in ("earliest", "latest")
    )
    precision = Precision(_word(Precision, given.get("precision"), f"{where}.precision"))
    dayless = precision in (Precision.NONE, Precision.UNREAD)
    if (earliest is None, latest is None) != (dayless, dayless):
        raise JsonRefusedError("json.value", where)
    if earliest is not None and latest is not None and earliest > latest:
        raise JsonRefusedError("json.value", where)
    return ImpreciseDate(read_text(given.get("text"), f"{where}.text"), earliest, latest, precision)


def _money(value: Any, where: str) -> Money:
    given = read_object(value, where)
    level = given.get("price_level")
    return Money(
        _integer(given.get("ore"), f"{where}.ore"),
        read_text(given.get("text"), f"{where}.text"),
        None if level is None else _integer(level, f"{where}.price_level"),
    )


def read_object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise JsonRefusedError("json.value", where)
    return value


def read_list(value: Any, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise JsonRefusedError("json.value", where)
    return value


def objects(
    given: Mapping[str, Any], name: str, above: str = ""
) -> list[tuple[str, dict[str, Any]]]:
    """Every object of a list with its place in the file."""
    where = f"{above}.{name}" if above else name
    return [
        (f"{where}[{index}]", read_object(value, f"{where}[{index}]"))
        for index, value in enumerate(read_list(given.get(name), where))
    ]


def read_month(value: Any, where: str) -> str:
    """A month as `YYYY-MM`."""
    try:
        return str(Period.parse(read_text(value, where)))
    except ValueError as error:
        raise JsonRefusedError("json.value", where) from error


_READERS: dict[Any, Callable[[Any, str], Any]] = {
    str: read_text,
    int: _integer,
    bool: _boolean,
    date: _day,
    datetime: _instant,
    ImpreciseDate: _imprecise,
    Money: _money,
}

_FIELDS: dict[type[Any], dict[str, Callable[[Any, str], Any]]] = {
    kind: _readers(kind)
    for kind in (
        RegisterInfo,
        Dimension,
        Phase,
        Participant,
        Project,
        Baseline,
        Report,
        ChangeRequest,
        RequestedChange,
        Person,
        Assignment,
        Participation,
        ParticipantReport,
        Reminder,
        Account,
        Dismissal,
        SavedView,
        Milestone,
        BaselineMilestone,
        BaselineBudget,
        BudgetCell,
        *BOARD_LISTS.values(),
    )
}
"""How each field of each kind of record is read."""
