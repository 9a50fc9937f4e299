"""The choices kept in the register, in words: what each is called, and what it says."""

from __future__ import annotations

import json

from portfolio_desktop.domain.dates import DateRules
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.month_words import roll_up_word
from portfolio_desktop.services.settings import (
    DATE_RULES,
    HINTS,
    LAYOUT,
    REORGANISED,
    ROLL_UP,
    chosen_rule,
    read_rules,
)
from portfolio_desktop.services.words import month_word


def setting_name(key: str) -> str:
    """What the choice is called; one that nobody has named shows its key."""
    if key.startswith(LAYOUT):
        return pgettext("setting", "The columns of a table")
    if key.startswith(REORGANISED):
        return pgettext("setting", "Decision on the organisation")
    names = {
        DATE_RULES: pgettext("setting", "Primo, medio and ultimo"),
        HINTS: pgettext("setting", "Hints by the criteria"),
        ROLL_UP: pgettext("setting", "What participants' reports suggest"),
    }
    return names.get(key, key)


def setting_words(key: str, text: str) -> str:
    """What a kept text says; "" for none."""
    if not text:
        return ""
    if key.startswith(LAYOUT):
        return pgettext("setting", "remembered")
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if isinstance(value, bool):
        return pgettext("value", "yes") if value else pgettext("value", "no")
    if key == DATE_RULES and isinstance(value, dict):
        return date_rules_words(read_rules(value))
    if key == ROLL_UP:
        return roll_up_word(chosen_rule(value))
    return value if isinstance(value, str) else text


def date_rules_words(rules: DateRules) -> str:
    """ "primo: til d. 10. og marts · medio: maj–august · ultimo: fra d. 21. og oktober" """
    first, last = rules.middle_months
    return _(
        "primo: to day {early} and {early_month} · medio: {first}–{last}"
        " · ultimo: from day {late} and {late_month}"
    ).format(
        early=rules.early_until_day,
        early_month=month_word(rules.early_until_month),
        first=month_word(first),
        last=month_word(last),
        late=rules.late_from_day,
        late_month=month_word(rules.late_from_month),
    )
