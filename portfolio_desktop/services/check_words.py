"""The warnings before printing, as sentences in the active language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.status import OVERALL, Colour, Dimension
from portfolio_desktop.environment.texts import _, mark, ngettext
from portfolio_desktop.services.dependency_checks import DEPENDENCY_CHECK_WORDS
from portfolio_desktop.services.follow_checks import FOLLOW_CHECK_WORDS
from portfolio_desktop.services.item_checks import ITEM_CHECK_WORDS
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.request_checks import REQUEST_CHECK_WORDS
from portfolio_desktop.services.words import (
    colour_word,
    date_words,
    day_words,
    dimension_name_of,
    money_words,
    period_words,
)

_SENTENCES: dict[str, str] = {
    "check_deadline_unread": mark("The deadline “{deadline}” is not read as a date."),
    "check_deadline_after_text": mark(
        "The deadline {deadline} is later than {named}, which the text ({field}) names as a limit."
    ),
    "check_colour_differs": mark(
        "The remarks say {named} on {dimension}, but the lamp is {shown}."
    ),
    "check_reason_missing": mark("There is no reason for the colour of: {dimensions}."),
    "check_action_missing": mark("Red without a corrective action: {dimensions}."),
    "check_remarks_unchanged": mark("The remarks are the same as in {period}."),
    "check_no_report": mark("There is no report for the month."),
    "check_paused_too_long": mark("On hold, though it was expected to resume {resume}."),
    "check_promise_passed": mark("The remarks promise {named}, which has passed."),
    "check_purpose_outdated": mark(
        "The purpose describes a state until {named}, which has passed."
    ),
    "check_money_after_end": mark(
        "The remarks give an amount for {year}, after the deadline {deadline}."
    ),
    "check_part_undated": mark("A sub-project without an end date."),
    "check_override_unexplained": mark(
        "The overall status is another than the participants' reports suggest, and it does not say"
        " why."
    ),
    "check_share_differs": mark(
        "The remarks say that {count} of {total} report {named} on {dimension}; by the"
        " participants’ own reports {reported} do."
    ),
    "check_item_taken_off": mark("Escalated, but taken off the agenda: {reason}"),
    "check_item_missing": mark("Escalated, but no item on the agenda of the meeting {meeting}."),
    "check_number_doubled": mark("{count} projects have the number {number}."),
    "check_request_number_doubled": mark("{count} change requests have the number {number}."),
}


_MONEY_IN_CELLS = mark("The economy has an amount for {year}, after the deadline {deadline}.")


def warning_sentence(problem: Problem, dimensions: Iterable[Dimension]) -> str:
    """The sentence for a warning; a code nobody knows is shown as itself."""
    own = _OWN_WORDS.get(problem.code)
    if own is not None:
        return own(problem)
    template = _SENTENCES.get(problem.code)
    if problem.code == "check_money_after_end" and problem.field == "economy":
        template = _MONEY_IN_CELLS
    if template is None:
        return problem_sentence(problem)
    return _(template).format(**_shown(problem, tuple(dimensions)))


def _deadline_passed(problem: Problem) -> str:
    deadline, months = str(problem.params["deadline"]), int(problem.params["months"])
    if months == 0:
        return _("The deadline {deadline} has passed.").format(deadline=_date(deadline))
    return ngettext(
        "The deadline {deadline} passed {count} month ago.",
        "The deadline {deadline} passed {count} months ago.",
        months,
    ).format(deadline=_date(deadline), count=months)


def _baseline_moved(problem: Problem) -> str:
    times = int(problem.params["times"])
    return ngettext(
        "The approved end has been moved {count} time.",
        "The approved end has been moved {count} times.",
        times,
    ).format(count=times)


def _milestone_passed(problem: Problem) -> str:
    count = int(problem.params["count"])
    return ngettext(
        "The milestone “{name}” was expected {date} and has not been noted as reached.",
        "{count} milestones have passed and have not been noted as reached, the first of them"
        " “{name}” ({date}).",
        count,
    ).format(count=count, name=problem.params["name"], date=_date(str(problem.params["named"])))


def _parties_differ(problem: Problem) -> str:
    summed, stated = (Money(int(problem.params[name])) for name in ("summed", "stated"))
    return _(
        "For {year} the participants give {summed} together, but {stated} is stated in all."
    ).format(year=problem.params["year"], summed=money_words(summed), stated=money_words(stated))


def _entry_unexplained(problem: Problem) -> str:
    match problem.params["missing"]:
        case "reason":
            return _("It came into the register this month, and the reason is not written.")
        case "reference":
            return _("It came into the register this month, and the decision is not written.")
    return _("It came into the register this month, and neither reason nor decision is written.")


def _text_unconfirmed(problem: Problem) -> str:
    asked = str(problem.params["asked"])
    if asked:
        return _(
            "The project was asked {day} to confirm the text for the meeting, and has not answered."
        ).format(day=day_words(date.fromisoformat(asked)))
    return _(
        "The text for the meeting was edited by the secretariat and is not confirmed by the"
        " project."
    )


def _shown(problem: Problem, dimensions: tuple[Dimension, ...]) -> dict[str, str]:
    """The facts as words: dates normalised, keys and codes as people call them."""
    shown = {name: str(value) for name, value in problem.params.items()}
    for name in ("deadline", "resume"):
        if name in shown and problem.code != "check_deadline_unread":
            shown[name] = _date(shown[name])
    for name in ("named", "shown"):
        if shown.get(name) in set(Colour):
            shown[name] = colour_word(Colour(shown[name]))
    if "dimension" in shown:
        shown["dimension"] = dimension_name_of(shown["dimension"], dimensions).lower()
    if "dimensions" in shown:
        order = (OVERALL, *(dimension.key for dimension in dimensions))
        places = {key: place for place, key in enumerate(order)}
        keys = sorted(shown["dimensions"].split(","), key=lambda key: places.get(key, len(places)))
        shown["dimensions"] = ", ".join(dimension_name_of(key, dimensions).lower() for key in keys)
    if "period" in shown:
        shown["period"] = period_words(Period.parse(shown["period"]))
    table = "project" if problem.field == "purpose" else "report"
    shown["field"] = field_name(table, problem.field).lower()
    return shown


def _account_not_ready(problem: Problem) -> str:
    match str(problem.params["stage"]):
        case "received":
            return _("The project is escalated; its account is received, but not approved.")
        case "not_asked":
            return _("The project is escalated, and no account has been asked for.")
        case _:
            return _("The project is escalated, and its account has not been received.")


_OWN_WORDS: dict[str, Callable[[Problem], str]] = {
    "check_entry_unexplained": _entry_unexplained,
    "check_deadline_passed": _deadline_passed,
    "check_baseline_moved": _baseline_moved,
    "check_milestone_passed": _milestone_passed,
    "check_parties_differ": _parties_differ,
    "check_text_unconfirmed": _text_unconfirmed,
    "check_account_not_ready": _account_not_ready,
    **REQUEST_CHECK_WORDS,
    **ITEM_CHECK_WORDS,
    **FOLLOW_CHECK_WORDS,
    **DEPENDENCY_CHECK_WORDS,
}
"""Sentences that take more than filling in."""


def _date(text: str) -> str:
    return date_words(read_date(text))
