"""The criteria behind the hints: shipped, or the organisation's own; and what they say in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import STATE_CRITERIA, Thresholds
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.settings import Json, hints_wanted, keep, kept, kept_number
from portfolio_desktop.services.typed import amount, line, refuse
from portfolio_desktop.services.words import money_words, months_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

CRITERIA = "criteria"
_LONGEST_MONTHS = 120
_MOST_PERCENT = 100
_NUMBERS = {
    "yellow_months": (0, _LONGEST_MONTHS),
    "red_above_months": (0, _LONGEST_MONTHS),
    "red_above_percent": (0, _MOST_PERCENT),
}
"""The whole numbers with the least and the most each can be."""


@dataclass(frozen=True, slots=True)
class CriteriaDraft:
    """The criteria as their form holds them: all of it text."""

    name: str = ""
    yellow_months: str = ""
    red_above_months: str = ""
    red_above_percent: str = ""
    red_above_amount: str = ""


def criteria(reader: Reader) -> Thresholds:
    """The criteria in use; switched off they give no hint."""
    return replace(read_criteria(kept(reader, CRITERIA)), enabled=hints_wanted(reader))


def read_criteria(value: Json) -> Thresholds:
    """The criteria as they are kept; the shipped ones where they make no sense."""
    if not isinstance(value, dict):
        return STATE_CRITERIA
    shipped, name = STATE_CRITERIA, value.get("name")
    read = Thresholds(
        name=name if isinstance(name, str) else "",
        yellow_months=kept_number(value.get("yellow_months"), shipped.yellow_months),
        red_above_months=kept_number(value.get("red_above_months"), shipped.red_above_months),
        red_above_percent=kept_number(value.get("red_above_percent"), shipped.red_above_percent),
        red_above_ore=kept_number(value.get("red_above_ore"), shipped.red_above_ore),
    )
    return shipped if _wrong_field(read) else read


def criteria_draft(reader: Reader) -> CriteriaDraft:
    """The form, filled with what is in use."""
    now = criteria(reader)
    return CriteriaDraft(
        criteria_name(now),
        str(now.yellow_months),
        str(now.red_above_months),
        str(now.red_above_percent),
        money_words(Money(now.red_above_ore)),
    )


def use_criteria(register: RegisterFile, draft: CriteriaDraft) -> Change:
    """Give hints by these criteria from now on; colours that are set stay as they are.

    A RuleError names the field that is no number, or where red would come before yellow.
    """
    before = criteria(register.reader)
    name = line(draft.name)
    wanted = replace(
        before,
        name="" if name == criteria_name(STATE_CRITERIA) else name,
        yellow_months=_number(draft.yellow_months, "yellow_months"),
        red_above_months=_number(draft.red_above_months, "red_above_months"),
        red_above_percent=_number(draft.red_above_percent, "red_above_percent"),
        red_above_ore=_ore(draft.red_above_amount, before),
    )
    wrong = _wrong_field(wanted)
    if wrong:
        raise refuse("criteria_out_of_order", wrong)
    return _keep(register, before, wanted)


def use_shipped_criteria(register: RegisterFile) -> Change:
    """Back to the criteria that come with the program."""
    return _keep(register, criteria(register.reader), STATE_CRITERIA)


def _keep(register: RegisterFile, before: Thresholds, wanted: Thresholds) -> Change:
    if replace(before, enabled=True) == replace(wanted, enabled=True):
        return Change(None)
    fields = ("name", *_NUMBERS, "red_above_ore")
    value: Json = {field: getattr(wanted, field) for field in fields}
    if replace(wanted, enabled=True) == STATE_CRITERIA:
        value = None
    return keep(register, CRITERIA, value, Label("criteria"))


def _number(text: str, field: str) -> int:
    least, most = _NUMBERS[field]
    wanted = line(text).removesuffix("%").strip()
    if not wanted.isdecimal() or not least <= int(wanted) <= most:
        raise refuse("criteria_number", field, text=line(text), least=least, most=most)
    return int(wanted)


def _ore(text: str, before: Thresholds) -> int:
    shown = money_words(Money(before.red_above_ore))
    if line(text) == line(shown):
        return before.red_above_ore
    value = amount(text, None, "red_above_amount")
    if value is None or value.ore < 0:
        raise refuse("money_not_an_amount", "red_above_amount", text=line(text))
    return value.ore


def _wrong_field(wanted: Thresholds) -> str:
    """The field that makes no sense beside the others; "" where all do."""
    for field, (least, most) in _NUMBERS.items():
        if not least <= getattr(wanted, field) <= most:
            return field
    if wanted.red_above_months < wanted.yellow_months:
        return "red_above_months"
    return "" if wanted.red_above_ore >= 0 else "red_above_amount"


def criteria_name(of: Thresholds) -> str:
    """What the set is called: by its own name, or by that of the shipped one."""
    return of.name or _("Statens It-råds kriterier")


def meanings(of: Thresholds) -> dict[Colour, str]:
    """What each colour means, with the criteria where they are in use."""
    yellow = _("Yellow: a deviation the project can handle.")
    red = _("Red: the board has to take a stand.")
    if of.enabled:
        bounds = {
            "span": ngettext(
                "{first}–{last} month", "{first}–{last} months", of.red_above_months
            ).format(first=of.yellow_months, last=of.red_above_months),
            "red": months_words(of.red_above_months),
            "percent": of.red_above_percent,
            "amount": money_words(Money(of.red_above_ore)),
        }
        more = _(
            "As a guide: {span} after the approved plan, or up to {percent} % or"
            " {amount} over the approved budget, whichever is reached first."
        )
        yellow = f"{yellow} {more.format(**bounds)}"
        more = _(
            "As a guide: more than {red} after the approved plan, or more than that over the"
            " approved budget."
        )
        red = f"{red} {more.format(**bounds)}"
    return {Colour.GREEN: _("Green: goes as planned."), Colour.YELLOW: yellow, Colour.RED: red}


def criteria_words(of: Thresholds) -> str:
    """ "Statens It-råds kriterier: tid gul fra 1 måned, rød over 3 måneder · …"."""
    return _(
        "{name}: time yellow from {yellow}, red above {red} · cost red above {percent} % or"
        " {amount}"
    ).format(
        name=criteria_name(of),
        yellow=months_words(of.yellow_months),
        red=months_words(of.red_above_months),
        percent=of.red_above_percent,
        amount=money_words(Money(of.red_above_ore)),
    )
