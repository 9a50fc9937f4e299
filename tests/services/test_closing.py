"""Risks, issues and disputes that are kept out of the open edition, each by one edit."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.closing import close_concern, concern_closure
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.storage.register_file import RegisterFile

CLOSED = Closure(True, "Forhandling", "Fortroligt forhold")


@pytest.fixture(params=["risk", "dispute"])
def concern(request: pytest.FixtureRequest, register: RegisterFile) -> str:
    project = add_project(register, ProjectDraft(number="19-2", name="LUNA")).id
    if request.param == "risk":
        return add_risk(register, RiskDraft(project, title="Forsinkelse")).id
    return add_dispute(register, DisputeDraft(project, title="Omfang")).id


def test_it_is_closed_let_in_and_taken_back(register: RegisterFile, concern: str) -> None:
    close_concern(register, concern, CLOSED)
    assert concern_closure(register.reader, concern) == CLOSED
    close_concern(register, concern, Closure())
    kept = Closure(False, CLOSED.reason, CLOSED.open_heading)
    assert concern_closure(register.reader, concern) == kept  # for the next time
    undo(register)
    assert concern_closure(register.reader, concern) == CLOSED
    undo(register)
    assert concern_closure(register.reader, concern) == Closure()


@pytest.mark.parametrize("said", [Closure(True, "", "Forhold"), Closure(True, "Forhandling", "")])
def test_reason_and_heading_are_asked_for(
    register: RegisterFile, concern: str, said: Closure
) -> None:
    with pytest.raises(RuleError):
        close_concern(register, concern, said)
    assert concern_closure(register.reader, concern) == Closure()
