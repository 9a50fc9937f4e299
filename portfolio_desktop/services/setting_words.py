"""The choices kept in the register, in words: what each is called, and what it says."""

from __future__ import annotations

import json
from datetime import date

from portfolio_desktop.domain.dates import DateRules
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.criteria import CRITERIA, criteria_words, read_criteria
from portfolio_desktop.services.due import CLOSING_DAYS, DUE_WORKING_DAY
from portfolio_desktop.services.escalations import LAST_MEETING
from portfolio_desktop.services.look import ACCENT, LOGO
from portfolio_desktop.services.month_words import roll_up_word
from portfolio_desktop.services.pack_choices import read_choice
from portfolio_desktop.services.part_words import parts_words
from portfolio_desktop.services.settings import (
    ACCOUNT_REOPENED,
    AGENDA_LANGUAGE,
    DATE_RULES,
    FORM_LAYOUT,
    HINTS,
    LAYOUT,
    MINUTES_REOPENED,
    NUMBERS_TAKEN,
    OVERRULED,
    PACK_CHOICE,
    PROCEDURE_REOPENED,
    PROCEDURE_SERIES,
    REORGANISED,
    ROLL_UP,
    STAYS,
    Json,
    chosen_rule,
    read_rules,
)
from portfolio_desktop.services.stays import Stay, read_stays
from portfolio_desktop.services.words import colour_word, day_words, month_word


def setting_name(key: str) -> str:
    """What the choice is called; one that nobody has named shows its key."""
    if key.startswith(LAYOUT):
        return pgettext("setting", "The columns of a table")
    if key.startswith(FORM_LAYOUT):
        name = key.removeprefix(FORM_LAYOUT)
        return pgettext("setting", "The cells of the form “{form}”").format(form=name)
    if key.startswith(NUMBERS_TAKEN):
        year = key.rsplit(":", 1)[-1]
        return pgettext("setting", "Highest number in {year} that was removed").format(year=year)
    if key.startswith(BOARD_KEYS):
        return _board_name(key)
    names = {
        STAYS: pgettext("setting", "Earlier stays in the register"),
        ACCOUNT_REOPENED: pgettext("setting", "Why an account was opened again"),
        PACK_CHOICE: pgettext("setting", "Parts of the papers"),
        OVERRULED: pgettext("setting", "The reason is for another colour than suggested"),
        REORGANISED: pgettext("setting", "Decision on the organisation"),
        DATE_RULES: pgettext("setting", "Primo, medio and ultimo"),
        ACCENT: pgettext("setting", "Colour of the papers"),
        LOGO: pgettext("setting", "Logo on the papers"),
        HINTS: pgettext("setting", "Hints by the criteria"),
        CRITERIA: pgettext("setting", "Criteria for hints"),
        ROLL_UP: pgettext("setting", "What participants' reports suggest"),
        DUE_WORKING_DAY: pgettext("setting", "The working day reports are due on"),
        CLOSING_DAYS: pgettext("setting", "Closing days"),
        LAST_MEETING: pgettext("setting", "The last meeting"),
    }
    return names.get(key) or names.get(key[: key.find(":") + 1], key)


BOARD_KEYS = (MINUTES_REOPENED, PROCEDURE_REOPENED, PROCEDURE_SERIES, AGENDA_LANGUAGE)


def _board_name(key: str) -> str:
    """What is kept of a meeting's minutes, a written procedure, or a board's series of them."""
    if key.startswith(MINUTES_REOPENED):
        return pgettext("setting", "Why minutes were opened again")
    if key.startswith(PROCEDURE_REOPENED):
        return pgettext("setting", "Why a written procedure was opened again")
    if key.startswith(AGENDA_LANGUAGE):
        return pgettext("setting", "Language of the agendas")
    return pgettext("setting", "What written procedures are called")


def both_setting_words(key: str, before: str, after: str) -> tuple[str, str]:
    """What a kept text said and says; of one whose words do not tell the difference, that it was
    changed.
    """
    was, now = setting_words(key, before), setting_words(key, after)
    if was and was == now and before != after:
        return "", pgettext("setting", "changed")
    return was, now


def setting_words(key: str, text: str) -> str:
    """What a kept text says; "" for none."""
    if not text:
        return ""
    if key.startswith((LAYOUT, FORM_LAYOUT)):
        return pgettext("setting", "remembered")
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return "" if value is None else _value_words(key, value, text)


def _value_words(key: str, value: Json, text: str) -> str:
    listed = _listed_words(key, value)
    if listed is not None:
        return listed
    if isinstance(value, bool):
        return pgettext("value", "yes") if value else pgettext("value", "no")
    if key == DATE_RULES and isinstance(value, dict):
        return date_rules_words(read_rules(value))
    if key == LOGO:
        return pgettext("setting", "a picture")
    if key == CRITERIA:
        return criteria_words(read_criteria(value))
    if key == ROLL_UP:
        return roll_up_word(chosen_rule(value))
    if key in {CLOSING_DAYS, LAST_MEETING}:
        return _days_words(value) or text
    return value if isinstance(value, str) else text


def _listed_words(key: str, value: Json) -> str | None:
    """Of what is kept as a list; None for anything else."""
    if key.startswith(STAYS):
        return ", ".join(map(_stay_words, read_stays(value)))
    if key.startswith(PACK_CHOICE):
        return parts_words(read_choice(value).parts)
    if key.startswith(OVERRULED) and isinstance(value, list):
        return " → ".join(colour_word(Colour(each)) for each in value if each in set(Colour))
    return None


def _stay_words(stay: Stay) -> str:
    """ "10. jan. 2024–5. mar. 2024" """
    days = (stay.entered_on, stay.left_on)
    return "–".join("" if day is None else day_words(date.fromisoformat(day)) for day in days)


def _days_words(value: Json) -> str:
    """ "24. dec. 2026, 31. dec. 2026"; "" for what is no day, or none."""
    texts = value if isinstance(value, list) else [value]
    try:
        return ", ".join(day_words(date.fromisoformat(str(each))) for each in texts)
    except ValueError:
        return ""


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
