"""Risks, issues and disputes through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.risks import (
    Dispute,
    Risk,
    RiskKind,
    RiskResponse,
    ScopeClaim,
    Trend,
)
from portfolio_desktop.services.concerns import (
    Closure,
    end_concern,
    move_concern,
    remove_concern,
    reopen_concern,
)
from portfolio_desktop.services.disputes import (
    DisputeDraft,
    add_dispute,
    dispute_draft,
    edit_dispute,
    new_dispute_draft,
)
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.labels import label_words
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.risks import (
    RiskDraft,
    add_risk,
    edit_risk,
    new_risk_draft,
    risk_draft,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.refusing import refusal


def supplier(project: str) -> RiskDraft:
    return RiskDraft(
        project_id=project,
        title="Leverandøren når ikke at rette fejlene",
        description="17 fejl er åbne",
        probability="4",
        consequence="5",
        owner="Projektlederen",
        response=RiskResponse.REDUCE,
        response_note="Ugentlig opfølgning",
        trend=Trend.RISING,
        raised_on="01.10.2023",
    )


def last_sentence(register: RegisterFile) -> str:
    return next(iter(history(register))).sentence


def risk_of(register: RegisterFile, row: str) -> Risk:
    found = register.reader.board.row(Risk, row)
    assert found is not None
    return found


def dispute_of(register: RegisterFile, row: str) -> Dispute:
    found = register.reader.board.row(Dispute, row)
    assert found is not None
    return found


def test_a_risk_is_kept_and_its_form_says_the_same(register: RegisterFile, project: str) -> None:
    risk = add_risk(register, supplier(project)).id
    assert last_sentence(register) == "Ny risiko 2023-01 for 22-3"
    found = risk_of(register, risk)
    assert (found.probability, found.consequence) == (4, 5)
    assert found.raised_on == date(2023, 10, 1)
    draft = risk_draft(register.reader, risk)
    assert draft == replace(supplier(project), number="2023-01")
    assert edit_risk(register, risk, draft).edit is None


def test_risks_issues_and_disputes_share_one_series_of_numbers(
    register: RegisterFile, project: str
) -> None:
    add_risk(register, supplier(project))
    add_dispute(register, DisputeDraft(project, title="Omfang"))
    add_risk(register, replace(supplier(project), kind=RiskKind.ISSUE))
    assert last_sentence(register) == "Nyt problem 2023-03 for 22-3"
    assert new_risk_draft(register.reader, project, register.today()).number == "2023-04"
    assert new_dispute_draft(register.reader, project, register.today()).raised_on == "02.11.2023"


def test_a_risk_that_happens_becomes_an_issue(register: RegisterFile, project: str) -> None:
    risk = add_risk(register, supplier(project)).id
    edit_risk(register, risk, replace(risk_draft(register.reader, risk), kind=RiskKind.ISSUE))
    assert risk_of(register, risk).kind is RiskKind.ISSUE
    assert last_sentence(register) == "Risiko 2023-01 for 22-3 er blevet et problem"
    undo(register)
    assert risk_of(register, risk).kind is RiskKind.RISK


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": ""}, ("concern_title_missing", "title")),
        ({"probability": "6"}, ("concern_scale", "probability")),
        ({"consequence": "høj"}, ("concern_scale", "consequence")),
        ({"consequence": "0"}, ("concern_scale", "consequence")),
        ({"raised_on": "oktober"}, ("day_unread", "raised_on")),
        ({"project_id": "gone"}, ("project_unknown", "project_id")),
        ({"closure": Closure(closed=True)}, ("concern_closed_reason", "closed_reason")),
        (
            {"closure": Closure(closed=True, reason="Forhandling")},
            ("concern_closed_heading", "open_heading"),
        ),
    ],
)
def test_a_risk_that_cannot_be_is_refused_at_its_field(
    register: RegisterFile, project: str, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    with pytest.raises(RuleError) as caught:
        add_risk(register, replace(supplier(project), **changed))  # type: ignore[arg-type]
    assert refusal(caught) == expected
    assert register.reader.board.rows(Risk) == ()


def test_a_risk_ends_with_its_outcome_and_can_be_opened_again(
    register: RegisterFile, project: str
) -> None:
    risk = add_risk(register, supplier(project)).id
    with pytest.raises(RuleError) as caught:
        end_concern(register, risk, " ")
    assert refusal(caught) == ("concern_outcome_missing", "outcome")
    with pytest.raises(RuleError) as caught:
        end_concern(register, risk, "Rettet", "30.09.2023")
    assert refusal(caught) == ("concern_days", "ended_on")
    end_concern(register, risk, "Fejlene er rettet", "01.11.2023")
    assert risk_of(register, risk).ended_on == date(2023, 11, 1)
    assert last_sentence(register) == "Risiko 2023-01 for 22-3 afsluttet"
    with pytest.raises(RuleError) as caught:
        end_concern(register, risk, "Igen")
    assert refusal(caught) == ("concern_ended_already", "ended_on")
    reopen_concern(register, risk)
    assert (risk_of(register, risk).ended_on, risk_of(register, risk).outcome) == (None, "")
    with pytest.raises(RuleError) as caught:
        reopen_concern(register, risk)
    assert refusal(caught) == ("concern_open_already", "ended_on")


def test_risks_stand_in_the_order_they_are_put_in(register: RegisterFile, project: str) -> None:
    rows = [add_risk(register, supplier(project)).id for _each in range(3)]

    def order() -> list[str]:
        return [each.id for each in register.reader.board.rows(Risk, project_id=[project])]

    assert order() == rows
    move_concern(register, rows[2], None)
    assert order() == [rows[2], rows[0], rows[1]]
    move_concern(register, rows[2], rows[0])
    assert order() == [rows[0], rows[2], rows[1]]
    assert last_sentence(register) == "Placering af risiko 2023-03 for 22-3"


def test_a_removed_risk_comes_back_whole(register: RegisterFile, project: str) -> None:
    risk = add_risk(register, supplier(project)).id
    before = risk_of(register, risk)
    change = remove_concern(register, risk)
    assert ("project", project) in change.rows
    assert register.reader.board.rows(Risk) == ()
    undo(register)
    assert risk_of(register, risk) == before


def test_praksys_is_disputed_over_17_defects(register: RegisterFile) -> None:
    """DOMAIN section 5: due 2016, supplier DXC, responsibility and scope before a konfliktråd."""
    praksys = add_project(
        register, ProjectDraft(number="13-4", name="Praksys", forecast_end="2016")
    ).id
    test = add_milestone(register, praksys, MilestoneDraft("Overtagelsesprøve")).id
    draft = DisputeDraft(
        project_id=praksys,
        title="Ansvar og omfang for 17 fejl",
        counterpart="DXC",
        own_position="Fejlene er omfattet af kontrakten",
        counterpart_position="Halvdelen er nye krav",
        scope=ScopeClaim.DISPUTED,
        forum="Konfliktråd",
        blocks="Testen kan ikke begynde",
        milestone_id=test,
        cases="17",
    )
    dispute = add_dispute(register, draft).id
    found = dispute_of(register, dispute)
    assert found.cases == 17
    assert found.milestone_id == test
    (dxc,) = [each for each in register.reader.participants() if each.name == "DXC"]
    assert (found.counterpart_id, dxc.kind) == (dxc.id, ParticipantKind.SUPPLIER)
    shown = dispute_draft(register.reader, dispute)
    assert shown == replace(draft, number="2023-01", raised_on="02.11.2023")
    assert edit_dispute(register, dispute, shown).edit is None
    edit_dispute(register, dispute, replace(shown, cases="9"))
    assert dispute_of(register, dispute).cases == 9
    end_concern(register, dispute, "Forlig: ni rettes uden betaling")
    assert last_sentence(register) == "Tvist 2023-01 for 13-4 afsluttet"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": ""}, ("concern_title_missing", "title")),
        ({"cases": "mange"}, ("concern_cases", "cases")),
        ({"participant": "Ukendt"}, ("lead_unknown", "participant")),
        ({"milestone_id": "gone"}, ("milestone_unknown", "milestone_id")),
    ],
)
def test_a_dispute_that_cannot_be_is_refused_at_its_field(
    register: RegisterFile, project: str, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    draft = DisputeDraft(project, title="Omfang", counterpart="DXC")
    with pytest.raises(RuleError) as caught:
        add_dispute(register, replace(draft, **changed))  # type: ignore[arg-type]
    assert refusal(caught) == expected
    assert "DXC" not in {each.name for each in register.reader.participants()}


def test_a_milestone_of_another_project_is_refused(register: RegisterFile, project: str) -> None:
    other = add_project(register, ProjectDraft(number="1", name="Andet")).id
    milestone = add_milestone(register, other, MilestoneDraft("Test")).id
    with pytest.raises(RuleError) as caught:
        add_dispute(register, DisputeDraft(project, title="Omfang", milestone_id=milestone))
    assert refusal(caught) == ("milestone_unknown", "milestone_id")


@pytest.mark.parametrize("kind", ["risk", "issue", "dispute"])
@pytest.mark.parametrize("what", ["added", "edited", "ended", "reopened", "removed", "moved"])
def test_every_edit_of_a_concern_has_words_of_its_own(kind: str, what: str) -> None:
    words = label_words(Label(f"{kind}_{what}", {"risk": "2023-01", "number": "22-3"}))
    assert words != label_words(Label("never heard of"))
    assert "2023-01" in words
