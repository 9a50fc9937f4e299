"""Warnings before printing about promises and risks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.actions import ActionState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.actions import ActionDraft, Ending, add_action, end_actions
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.risks import RiskDraft, add_risk, edit_risk, risk_draft
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)
CODES = {"check_commitment_overdue", "check_risk_untreated"}


def told(register: RegisterFile, today: date) -> list[str]:
    found = warnings(register.reader, OCTOBER, today)
    return [each.sentence for each in found if each.problem.code in CODES]


def test_a_promise_is_warned_of_once_it_is_overdue(register: RegisterFile, project: str) -> None:
    draft = ActionDraft(title="Ny plan", project_id=project, due="primo nov. 2023")
    action = add_action(register, draft).id
    assert told(register, date(2023, 11, 10)) == []
    late = date(2023, 11, 11)
    assert told(register, late) == ["Lovet til primo nov. 2023 og endnu ikke holdt: Ny plan."]
    end_actions(register, [action], Ending(ActionState.KEPT))
    assert told(register, late) == []


def test_a_grave_risk_that_nobody_has_is_warned_of(register: RegisterFile, project: str) -> None:
    draft = RiskDraft(project, title="Få testere", probability="3", consequence="2")
    risk = add_risk(register, draft).id
    today = date(2023, 11, 10)
    assert told(register, today) == ["En risiko uden ejer eller håndtering: Få testere."]
    treated = replace(risk_draft(register.reader, risk), owner="Åse", response_note="Flere testere")
    edit_risk(register, risk, treated)
    assert told(register, today) == []
    edit_risk(register, risk, replace(treated, owner=""))
    assert len(told(register, today)) == 1
    edit_risk(register, risk, replace(treated, owner="", probability="2"))
    assert told(register, today) == []
