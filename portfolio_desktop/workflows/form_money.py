"""The money that a form asks for, held against the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from math import inf

from portfolio_desktop.domain.economy import NO_ECONOMY
from portfolio_desktop.domain.ids import budget_cell_id
from portfolio_desktop.domain.money import Money, is_bare
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.services.economy import EARLIEST_YEAR, LATEST_YEAR
from portfolio_desktop.services.form_economy import (
    STATED_ON,
    amount_name,
    amount_place,
    stated_on,
    typed,
)
from portfolio_desktop.services.typed import (
    amount,
    certain_day,
    line,
    passage,
    typed_day,
)
from portfolio_desktop.services.words import money_words
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.form_answers import Heard, hear_text, is_untouched, same_text
from portfolio_desktop.workflows.import_values import FieldChange
from portfolio_desktop.workflows.page_plan import PagePlan

AMOUNT = "amount"
"""The field of an amount; of which year stands in the change's `place`."""
_FAR_OFF = 100
"""So many times more or less than what is known looks like another unit."""
_SMALL = 100_000
"""In øre: a bare number below it is hardly meant in kroner."""

_Place = tuple[int, str | None]


class _Said(Enum):
    """What an answer says of its amount."""

    NOTHING = auto()
    UNREAD = auto()
    """Something else than the register, that is not taken over."""
    SAME = auto()
    NEW = auto()


def plan_money(plan: PagePlan) -> None:
    """What each year has cost and is expected to cost, and the day the amounts were made up."""
    said: dict[_Place, set[_Said]] = {}
    for answer in plan.page.fields:
        for start, part, words in (
            (marks.SPENT, "actual", _("{year}, spent")),
            (marks.EXPECTED, "forecast", _("{year}, expected")),
        ):
            if not answer.key.startswith(start):
                continue
            place = _known_place(plan, answer, answer.key.removeprefix(start))
            if place is not None:
                found = _plan_amount(plan, answer, place, part, words)
                said.setdefault(place, set()).add(found)
    stated = [place for place, found in said.items() if _is_stated(found)]
    _plan_day(plan, stated, changed=any(_Said.NEW in found for found in said.values()))


def _is_stated(found: set[_Said]) -> bool:
    """Whether the form's day counts for a place: never for an old amount that it says otherwise."""
    return _Said.NEW in found or (_Said.SAME in found and _Said.UNREAD not in found)


def _known_place(plan: PagePlan, answer: FormField, key: str) -> _Place | None:
    place = amount_place(key)
    known = place is not None and EARLIEST_YEAR <= place[0] <= LATEST_YEAR
    if place is not None and known and (place[1] is None or place[1] in plan.standing.participants):
        return place
    if not is_untouched(answer):
        plan.doubt("form.amount_gone", text=passage(answer.text), place=answer.place)
    return None


def _plan_amount(plan: PagePlan, answer: FormField, place: _Place, part: str, words: str) -> _Said:
    """Take the answer over where it says another amount that can be read."""
    held = plan.standing.amounts(plan.page, *place)
    before: Money | None = getattr(held, part)
    heard = hear_text(answer, typed(before), begun=True)
    if heard.takes and not line(answer.text):
        heard = Heard(False, ("form.amount_emptied",))
    name = words.format(year=amount_name(*place, plan.standing.participants))
    plan.doubt_answer(heard.doubts, AMOUNT, answer, about=name)
    if not heard.takes:
        return _unchanged(answer, before)
    after = _amount(plan, answer, before)
    if after is None:
        return _Said.UNREAD
    if before is not None and after.ore == before.ore:
        return _Said.SAME
    _question_size(plan, after, before or held.approved)
    told = (money_words(before), money_words(after))
    plan.changes.append(FieldChange(AMOUNT, *told, name))
    _write(plan, place, part, after)
    return _Said.NEW


def _unchanged(answer: FormField, before: Money | None) -> _Said:
    """What an answer says that is not taken over."""
    if same_text(answer.text, typed(before)):
        return _Said.NOTHING if before is None else _Said.SAME
    return _Said.UNREAD


def _amount(plan: PagePlan, answer: FormField, before: Money | None) -> Money | None:
    try:
        return amount(answer.text, before, AMOUNT)
    except RuleError as error:
        plan.doubt_for("form.amount_unread", AMOUNT, line(answer.text), error.problem)
        return None


def _question_size(plan: PagePlan, after: Money, known: Money | None) -> None:
    """A number far from the one that stood there, or was approved, is probably in another unit.
    Where there is none, a bare number is held against all that is known of the project's money.
    """
    compared = [known] if known is not None and known.ore else []
    if not after.ore or not (compared or is_bare(after.text)):
        return
    stated = plan.standing.money.get(plan.page.project_id, NO_ECONOMY).stated
    compared = compared or [each for each in stated if each.ore]
    if compared:
        nearest = min(compared, key=lambda each: _times(each, after))
        if _times(nearest, after) >= _FAR_OFF:
            said = {"before": money_words(nearest), "after": money_words(after)}
            plan.doubt("form.amount_far_off", AMOUNT, **said)
    elif abs(after.ore) < _SMALL:
        plan.doubt("form.amount_bare", AMOUNT, after=money_words(after))


def _times(one: Money, other: Money) -> float:
    """How many times more the larger of two amounts is; no number of times where one is below
    nothing and the other above.
    """
    if (one.ore < 0) is not (other.ore < 0):
        return inf
    small, large = sorted((abs(one.ore), abs(other.ore)))
    return large / small


def _plan_day(plan: PagePlan, stated: Sequence[_Place], *, changed: bool) -> None:
    """The day counts for these amounts."""
    answer = plan.answer(STATED_ON)
    if answer is None:
        return
    day = None if is_untouched(answer) else _day(plan, answer)
    if day is None:
        if changed and is_untouched(answer):
            plan.doubt("form.amounts_undated", STATED_ON)
        return
    days = {place: plan.standing.amounts(plan.page, *place).stated_on for place in stated}
    moved = [place for place, before in days.items() if before != day]
    if not moved:
        return
    known = [before for before in days.values() if before is not None]
    told = (typed_day(max(known, default=None)), typed_day(day))
    newest = stated_on(plan.standing.money.get(plan.page.project_id))
    if answer.made is not None and not same_text(answer.made, newest):
        plan.doubt_answer(("form.changed_since",), STATED_ON, answer)
    plan.changes.append(FieldChange(STATED_ON, *told))
    for place in moved:
        _write(plan, place, STATED_ON, day)


def _day(plan: PagePlan, answer: FormField) -> date | None:
    try:
        return certain_day(answer.text, STATED_ON, plan.standing.rules)
    except RuleError as error:
        plan.doubt_for("form.date_impossible", STATED_ON, line(answer.text), error.problem)
        return None


def _write(plan: PagePlan, place: _Place, part: str, value: FieldValue) -> None:
    year, participant = place
    project = plan.page.project_id
    values: dict[str, FieldValue] = {
        "project_id": project,
        "year": year,
        "participant_id": participant,
        part: value,
    }
    plan.write("budget_cell", budget_cell_id(project, year, participant), values)
