"""The money that a form asks for, held against the register."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.ids import budget_cell_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.services.economy import EARLIEST_YEAR, LATEST_YEAR
from portfolio_desktop.services.form_economy import STATED_ON, amount_place, typed
from portfolio_desktop.services.typed import (
    amount,
    certain_day,
    line,
    passage,
    typed_day,
)
from portfolio_desktop.services.words import money_words
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.form_answers import Heard, hear_text, is_untouched
from portfolio_desktop.workflows.import_values import FieldChange
from portfolio_desktop.workflows.page_plan import PagePlan

AMOUNT = "amount"
"""The field of an amount; of which year stands in the change's `place`."""
_FAR_OFF = 100
"""So many times more or less than what is known looks like another unit."""

_Place = tuple[int, str | None]


def plan_money(plan: PagePlan) -> None:
    """What each year has cost and is expected to cost, and the day the amounts were made up."""
    changed: set[_Place] = set()
    stated: set[_Place] = set()
    for answer in plan.page.fields:
        for start, part, words in (
            (marks.SPENT, "actual", _("{year}, spent")),
            (marks.EXPECTED, "forecast", _("{year}, expected")),
        ):
            if not answer.key.startswith(start):
                continue
            place = _known_place(plan, answer, answer.key.removeprefix(start))
            if place is None:
                continue
            if _plan_amount(plan, answer, place, part, words):
                changed.add(place)
            if line(answer.text):
                stated.add(place)
    _plan_day(plan, stated, changed=bool(changed))


def _known_place(plan: PagePlan, answer: FormField, key: str) -> _Place | None:
    place = amount_place(key)
    known = place is not None and EARLIEST_YEAR <= place[0] <= LATEST_YEAR
    if place is not None and known and (place[1] is None or place[1] in plan.standing.participants):
        return place
    if not is_untouched(answer):
        plan.doubt("form.amount_gone", text=passage(answer.text), place=answer.place)
    return None


def _plan_amount(plan: PagePlan, answer: FormField, place: _Place, part: str, words: str) -> bool:
    """Whether the answer changes the amount."""
    held = plan.standing.amounts(plan.page, *place)
    before: Money | None = getattr(held, part)
    heard = hear_text(answer, typed(before), begun=True)
    if heard.takes and not line(answer.text):
        heard = Heard(False, ("form.amount_emptied",))
    plan.doubt_answer(heard.doubts, AMOUNT, answer)
    if not heard.takes:
        return False
    after = _amount(plan, answer, before)
    if after is None or (before is not None and after.ore == before.ore):
        return False
    _question_size(plan, after, before or held.approved)
    name = words.format(year=_name(place, plan.standing.participants))
    told = (money_words(before), money_words(after))
    plan.changes.append(FieldChange(AMOUNT, *told, name))
    _write(plan, place, part, after)
    return True


def _amount(plan: PagePlan, answer: FormField, before: Money | None) -> Money | None:
    try:
        return amount(answer.text, before, AMOUNT)
    except RuleError as error:
        params = {name: str(value) for name, value in error.problem.params.items()}
        said = {**params, "text": line(answer.text), "reason": error.problem.code}
        plan.doubt("form.amount_unread", AMOUNT, **said)
        return None


def _question_size(plan: PagePlan, after: Money, known: Money | None) -> None:
    """A number far from the one that stood there, or was approved, is probably in another unit."""
    if known is None or not known.ore or not after.ore:
        return
    if not known.ore / _FAR_OFF < after.ore < known.ore * _FAR_OFF:
        said = {"before": money_words(known), "after": money_words(after)}
        plan.doubt("form.amount_far_off", AMOUNT, **said)


def _plan_day(plan: PagePlan, stated: set[_Place], *, changed: bool) -> None:
    """The day counts for every amount that stands in the form."""
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
    plan.changes.append(FieldChange(STATED_ON, *told))
    for place in moved:
        _write(plan, place, STATED_ON, day)


def _day(plan: PagePlan, answer: FormField) -> date | None:
    try:
        return certain_day(answer.text, STATED_ON, plan.standing.rules)
    except RuleError as error:
        params = {name: str(value) for name, value in error.problem.params.items()}
        said = {**params, "text": line(answer.text), "reason": error.problem.code}
        plan.doubt("form.date_impossible", STATED_ON, **said)
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


def _name(place: _Place, participants: dict[str, Participant]) -> str:
    year, participant = place
    return str(year) if participant is None else f"{year}, {participants[participant].name}"
