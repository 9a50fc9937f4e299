"""Choices kept in the register: how dates are read, whether hints are given, import layouts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from portfolio_desktop.domain.dates import DEFAULT_DATE_RULES, DateRules
from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Label

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

DATE_RULES = "date_rules"
HINTS = "hints"
ROLL_UP = "roll_up"
LAYOUT = "layout:"
"""Before the key of an import layout."""
FORM_LAYOUT = "form_layout:"
"""Before the name of a form of the organisation's own."""
REORGANISED = "reorganised:"
"""Before the day of a change of organisation; keeps the reference to its decision."""
ACCOUNT_REOPENED = "account_reopened:"
"""Before the id of an account; keeps why it was opened again."""
MINUTES_REOPENED = "minutes_reopened:"
"""Before the id of a meeting; keeps why its minutes were opened again."""
PROCEDURE_REOPENED = "procedure_reopened:"
"""Before the id of a written procedure; keeps why it was opened again."""
PROCEDURE_SERIES = "procedure_series:"
"""Before the id of a board, "" for none; keeps what its written procedures are called."""
AGENDA_LANGUAGE = "agenda_language:"
"""Before the id of a board, "" for none; keeps the language that its agendas are filled in."""
OVERRULED = "overruled:"
"""Before the id of a report; keeps the suggested and the shown colour that its overall reason was
written for."""
STAYS = "stays:"
"""Before the id of a project that came back; keeps its earlier stays in the register."""
NUMBERS_TAKEN = "numbers_taken:"
"""Before a series and a year; keeps the highest number of those that were taken out of it."""
PACK_CHOICE = "pack_choice:"
"""Before the id of an issue; keeps what of the papers was chosen."""
_LAST_DAY, _LAST_MONTH = 31, 12


def keep(register: RegisterFile, key: str, value: Json, label: Label | None = None) -> Change:
    """Store a choice under its key; `value` is written as JSON."""
    return keep_all(register, {key: value}, label or Label("setting_kept", {"key": key}))


def keep_all(register: RegisterFile, values: Mapping[str, Json], label: Label) -> Change:
    """Store several choices in one edit."""
    with register.edit(label) as edit:
        for key, value in values.items():
            write_setting(edit, key, value)
    return edit.change


def write_setting(edit: EditSession, key: str, value: Json) -> None:
    """Store a choice as part of an edit."""
    text, row = setting_text(value), setting_id(key)
    if edit.record("setting", row) is None:
        edit.create("setting", row, {"key": key, "value": text})
    else:
        edit.set("setting", row, "value", text)


def setting_text(value: Json) -> str:
    """A choice as its row holds it; the same choice is always the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def day_in(value: Json) -> date | None:
    """The day that a choice is; None where it is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def kept(reader: Reader, key: str) -> Json:
    """The choice under the key; None where there is none or its text is not JSON."""
    return setting_value(reader.setting(key) or "")


def setting_value(text: str) -> Json:
    """The choice that a row's text holds; None where it is not JSON."""
    try:
        value: Json = json.loads(text)
    except ValueError:
        return None
    return value


def date_rules(reader: Reader) -> DateRules:
    """How this register reads dates; Danish usage where it does not say, field by field."""
    value = kept(reader, DATE_RULES)
    return read_rules(value) if isinstance(value, dict) else DEFAULT_DATE_RULES


def read_rules(value: dict[str, Json]) -> DateRules:
    """The rules as they are kept; the shipped ones where they make no sense, field by field or, in
    their order, as a whole.
    """
    shipped = DEFAULT_DATE_RULES
    first = value.get("day_first", shipped.day_first)
    rules = DateRules(
        day_first=first if isinstance(first, bool) or first is None else shipped.day_first,
        pivot=kept_number(value.get("pivot"), shipped.pivot),
        early_until_day=kept_number(value.get("early_until_day"), shipped.early_until_day),
        late_from_day=kept_number(value.get("late_from_day"), shipped.late_from_day),
        early_until_month=kept_number(value.get("early_until_month"), shipped.early_until_month),
        middle_months=_pair(value.get("middle_months"), shipped.middle_months),
        late_from_month=kept_number(value.get("late_from_month"), shipped.late_from_month),
    )
    return shipped if _out_of_order(rules) else rules


def kept_number(value: Json, shipped: int) -> int:
    """The whole number that was kept, or the shipped one where it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else shipped


def _pair(value: Json, shipped: tuple[int, int]) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        return shipped
    return (kept_number(value[0], shipped[0]), kept_number(value[1], shipped[1]))


def use_date_rules(register: RegisterFile, rules: DateRules) -> Change:
    """Read dates so from now on; what has been read stays as it is.

    A RuleError names the bound that leaves the parts of a month or a year out of order.
    """
    field = _out_of_order(rules)
    if field:
        code = "date_rules_days" if field == "late_from_day" else "date_rules_months"
        raise refuse(code, field)
    if date_rules(register.reader) == rules:
        return Change(None)
    value = json.loads(json.dumps(dataclasses.asdict(rules)))
    return keep(register, DATE_RULES, value, Label("date_rules"))


def _out_of_order(rules: DateRules) -> str:
    """The bound that does not follow the one before it; "" where all do."""
    if not 1 <= rules.early_until_day < rules.late_from_day <= _LAST_DAY:
        return "late_from_day"
    first, last = rules.middle_months
    if not 1 <= rules.early_until_month < first:
        return "middle_from_month"
    if first > last:
        return "middle_until_month"
    return "" if last < rules.late_from_month <= _LAST_MONTH else "late_from_month"


def hints_wanted(reader: Reader) -> bool:
    """Whether the criteria give hints; they do unless switched off."""
    return kept(reader, HINTS) is not False


def use_hints(register: RegisterFile, wanted: bool) -> Change:
    """Give hints by the criteria, or none."""
    if hints_wanted(register.reader) == wanted:
        return Change(None)
    return keep(register, HINTS, wanted, Label("hints_on") if wanted else Label("hints_off"))


def roll_up_rule(reader: Reader) -> RollUpRule:
    """What the reports of participants suggest where a project has no rule of its own."""
    return chosen_rule(kept(reader, ROLL_UP))


def chosen_rule(value: Json) -> RollUpRule:
    """The rule that was kept; the worst that anyone reports where none was."""
    chosen = [rule for rule in RollUpRule if rule.value == value]
    return chosen[0] if chosen else RollUpRule.WORST


def use_roll_up_rule(register: RegisterFile, rule: RollUpRule) -> Change:
    return keep(register, ROLL_UP, rule.value)
