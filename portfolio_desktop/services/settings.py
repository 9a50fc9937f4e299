"""Choices kept in the register: how dates are read, whether hints are given, import layouts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from portfolio_desktop.domain.dates import DEFAULT_DATE_RULES, DateRules
from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Fact, Label

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

DATE_RULES = "date_rules"
HINTS = "hints"
LAYOUT = "layout:"
"""Before the key of an import layout."""


def keep(register: RegisterFile, key: str, value: Json) -> Change:
    """Store a choice under its key; `value` is written as JSON."""
    return keep_all(register, "setting_kept", {key: value}, {"key": key})


def keep_all(
    register: RegisterFile,
    label: str,
    values: Mapping[str, Json],
    facts: Mapping[str, Fact] = MappingProxyType({}),
) -> Change:
    """Store several choices in one edit."""
    with register.edit(Label(label, facts)) as edit:
        for key, value in values.items():
            text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            row = setting_id(key)
            if edit.record("setting", row) is None:
                edit.create("setting", row, {"key": key, "value": text})
            else:
                edit.set("setting", row, "value", text)
    return edit.change


def kept(reader: Reader, key: str) -> Json:
    """The choice under the key; None where there is none or its text is not JSON."""
    text = reader.setting(key)
    if text is None:
        return None
    try:
        value: Json = json.loads(text)
    except ValueError:
        return None
    return value


def date_rules(reader: Reader) -> DateRules:
    """How this register reads dates; Danish usage where it does not say, field by field."""
    value = kept(reader, DATE_RULES)
    return _rules(value) if isinstance(value, dict) else DEFAULT_DATE_RULES


def _rules(value: dict[str, Json]) -> DateRules:
    shipped = DEFAULT_DATE_RULES
    first = value.get("day_first", shipped.day_first)
    return DateRules(
        day_first=first if isinstance(first, bool) or first is None else shipped.day_first,
        pivot=_number(value.get("pivot"), shipped.pivot),
        early_until_day=_number(value.get("early_until_day"), shipped.early_until_day),
        late_from_day=_number(value.get("late_from_day"), shipped.late_from_day),
        early_until_month=_number(value.get("early_until_month"), shipped.early_until_month),
        middle_months=_pair(value.get("middle_months"), shipped.middle_months),
        late_from_month=_number(value.get("late_from_month"), shipped.late_from_month),
    )


def _number(value: Json, shipped: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else shipped


def _pair(value: Json, shipped: tuple[int, int]) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        return shipped
    return (_number(value[0], shipped[0]), _number(value[1], shipped[1]))


def use_date_rules(register: RegisterFile, rules: DateRules) -> Change:
    """Read dates so from now on; what has been read stays as it is."""
    return keep(register, DATE_RULES, json.loads(json.dumps(dataclasses.asdict(rules))))


def hints_wanted(reader: Reader) -> bool:
    """Whether the criteria give hints; they do unless switched off."""
    return kept(reader, HINTS) is not False


def use_hints(register: RegisterFile, wanted: bool) -> Change:
    return keep(register, HINTS, wanted)
