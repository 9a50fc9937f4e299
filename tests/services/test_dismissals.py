"""Warnings set aside for a month, with their reason."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.checks import CheckCode
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.checks import ProjectWarning, standing, warnings
from portfolio_desktop.services.dismissals import bring_back_warning, dismiss_warning
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.services.warning_names import warning_place
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)
WITHOUT_REASON = (CheckCode.REASON_MISSING, "overall_reason")


@pytest.fixture
def yellow(register: RegisterFile, project: str) -> str:
    """A project that is yellow in October and November without a reason."""
    for period in (OCTOBER, OCTOBER.shifted(1)):
        set_colour(register, project, period, OVERALL, Colour.YELLOW)
    return project


def found(register: RegisterFile, period: Period = OCTOBER) -> tuple[ProjectWarning, ...]:
    return warnings(register.reader, period, register.today())


def test_a_warning_set_aside_stays_in_sight_with_its_reason(
    register: RegisterFile, yellow: str
) -> None:
    before = standing(found(register))
    dismiss_warning(register, yellow, OCTOBER, *WITHOUT_REASON, "Aftalt med regionen.")
    (aside,) = [each for each in found(register) if each.dismissed]
    assert (aside.problem.code, aside.dismissed) == (WITHOUT_REASON[0], "Aftalt med regionen.")
    assert len(standing(found(register))) == len(before) - 1
    assert history(register)[0].sentence == "En advarsel om 22-3 sat til side for oktober 2023"


def test_the_history_names_the_warning_and_its_place_in_words(
    register: RegisterFile, yellow: str
) -> None:
    dismiss_warning(register, yellow, OCTOBER, "check_deadline_unread", "forecast_end", "Aftalt.")
    told = {line.field: line.after for line in history(register)[0].changes}
    assert told == {
        "code": "Slutdatoen kan ikke læses som en dato",
        "field": "Forventet slutdato",
        "reason": "Aftalt.",
    }


@pytest.mark.parametrize(
    "field",
    [
        *("forecast_end", "remarks", "purpose", "overall", "overall_reason", "corrective_action"),
        *("expected_resume", "baselines", "economy", "milestones", "number", "account"),
        *("entered_reference", "removed_reason"),
    ],
)
def test_the_place_of_a_warning_is_in_words(field: str) -> None:
    assert "_" not in warning_place(field)
    assert warning_place(field) != field


def test_it_is_set_aside_for_that_month_only(register: RegisterFile, yellow: str) -> None:
    dismiss_warning(register, yellow, OCTOBER, *WITHOUT_REASON, "Aftalt.")
    later = found(register, OCTOBER.shifted(1))
    assert any(each.problem.code == WITHOUT_REASON[0] for each in standing(later))


def test_without_a_reason_nothing_is_set_aside(register: RegisterFile, yellow: str) -> None:
    with pytest.raises(RuleError) as refused:
        dismiss_warning(register, yellow, OCTOBER, *WITHOUT_REASON, "  ")
    assert message_for(refused.value).field == "reason"
    assert standing(found(register)) == found(register)


def test_it_can_be_brought_back_and_both_be_undone(register: RegisterFile, yellow: str) -> None:
    dismiss_warning(register, yellow, OCTOBER, *WITHOUT_REASON, "Aftalt.")
    bring_back_warning(register, yellow, OCTOBER, *WITHOUT_REASON)
    assert standing(found(register)) == found(register)
    assert bring_back_warning(register, yellow, OCTOBER, *WITHOUT_REASON).edit is None
    undo(register)
    assert standing(found(register)) != found(register)
    undo(register)
    assert standing(found(register)) == found(register)
