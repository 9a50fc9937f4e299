"""Risks, issues and disputes as lists, the matrix, the panel and the papers show them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.domain.risks import RiskKind, RiskResponse, ScopeClaim, Trend
from portfolio_desktop.services.concerns import Closure, end_concern
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.follow_panel import follow_facts
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.risk_lines import RiskLine, project_risks
from portfolio_desktop.services.risk_list import (
    ConcernRow,
    concerns,
    concerns_of,
    grade_words,
    graded_words,
)
from portfolio_desktop.services.risk_matrix import matrix_table, risk_matrix
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.storage.register_file import RegisterFile


@pytest.fixture
def filled(register: RegisterFile, project: str) -> dict[str, str]:
    grave = RiskDraft(
        project,
        title="Leverandøren når det ikke",
        probability="4",
        consequence="5",
        owner="Projektlederen",
        response=RiskResponse.REDUCE,
        response_note="ugentlig opfølgning",
        trend=Trend.RISING,
        raised_on="01.10.2023",
    )
    light = replace(grave, title="Få testere", probability="2", consequence="2")
    rows = {
        "light": add_risk(register, light).id,
        "grave": add_risk(register, grave).id,
        "unassessed": add_risk(register, RiskDraft(project, title="Ny lov")).id,
        "issue": add_risk(
            register,
            replace(light, title="Fejl i drift", kind=RiskKind.ISSUE, consequence="4"),
        ).id,
        "dispute": add_dispute(
            register,
            DisputeDraft(
                project,
                title="Omfang",
                counterpart="DXC",
                cases="17",
                scope=ScopeClaim.DISPUTED,
                forum="konfliktråd",
            ),
        ).id,
        "ended": add_risk(register, replace(grave, title="Udbud")).id,
    }
    end_concern(register, rows["ended"], "Kontrakt er indgået", "02.11.2023")
    return rows


def row_of(register: RegisterFile, row: str) -> ConcernRow:
    return next(each for each in concerns(register.reader).rows if each.id == row)


def test_the_gravest_open_concern_stands_first(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    found = concerns(register.reader)
    order = ["grave", "issue", "light", "dispute", "unassessed", "ended"]
    assert [row.id for row in found.rows] == [filled[name] for name in order]
    assert found.count_words == "3 åbne risici, 1 problem, 1 tvist"


def test_a_row_says_how_grave_it_is_and_what_is_done(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    grave = row_of(register, filled["grave"])
    assert grade_words(grave) == "4 × 5 = 20, høj"
    assert graded_words(grave) == "sandsynlig, meget alvorlig"
    assert grave.handling == "Mindskes: ugentlig opfølgning"
    assert grave.trend == "↗ stigende"
    assert grave.state_words == "Åben siden 1. okt. 2023"
    dispute = row_of(register, filled["dispute"])
    assert dispute.handling == "Mod DXC, 17 sager, omstridt, ved konfliktråd"
    assert (dispute.kind_word, grade_words(dispute)) == ("tvist", "")
    assert grade_words(row_of(register, filled["unassessed"])) == "ikke vurderet"
    ended = row_of(register, filled["ended"])
    assert ended.state_words == "Afsluttet 2. nov. 2023: Kontrakt er indgået"


def test_what_belongs_to_a_project_that_has_left_is_no_longer_open(
    register: RegisterFile, filled: dict[str, str], project: str
) -> None:
    leave_register(
        register, [project], LeavingDraft(day="02.11.2023", reason="Stoppet", reference="Mødet")
    )
    assert concerns(register.reader).open == ()
    assert row_of(register, filled["grave"]).state_words == "Projektet er ude af registret"
    assert risk_matrix(concerns(register.reader).rows).count == 0


def test_the_matrix_counts_open_risks_where_they_stand(
    register: RegisterFile, filled: dict[str, str]
) -> None:
    matrix = risk_matrix(concerns(register.reader).rows)
    cell = matrix.at("4×5")
    assert cell is not None
    assert (cell.ids, cell.level) == ((filled["grave"],), RiskLevel.HIGH)
    assert cell.words == (
        "sandsynlighed 4 (sandsynlig), konsekvens 5 (meget alvorlig): 1 risiko, høj"
    )
    assert matrix.unassessed == (filled["unassessed"],)
    assert matrix.sentence == "3 vurderede risici: høj 1, middel 1, lav 1. 1 er ikke vurderet."
    assert matrix.at("6×1") is None
    assert [row[0].probability for row in matrix.rows] == [5, 4, 3, 2, 1]
    table = matrix_table(matrix)
    assert table.heads[0] == "Sandsynlighed \\ konsekvens"
    assert table.rows[1] == ("4 sandsynlig", "", "", "", "", "1")


GRADES = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(st.tuples(GRADES, GRADES, st.booleans(), st.sampled_from([*RiskKind, None]))))
def test_every_open_risk_stands_in_the_matrix_exactly_once(
    made: list[tuple[int | None, int | None, bool, RiskKind | None]],
) -> None:
    rows = [
        replace(EMPTY, id=str(at), probability=first, consequence=second, is_open=opened, kind=kind)
        for at, (first, second, opened, kind) in enumerate(made)
    ]
    matrix = risk_matrix(rows)
    placed = [row for cell in matrix.cells for row in cell.ids] + list(matrix.unassessed)
    assert sorted(placed) == sorted(row.id for row in rows if row.is_open and not row.is_dispute)
    assert matrix.count == sum(matrix.of_level(each) for each in RiskLevel)


EMPTY = ConcernRow(
    id="",
    number="",
    kind=RiskKind.RISK,
    kind_word="",
    title="",
    description="",
    project_id="",
    project="",
    project_key="",
    probability=None,
    consequence=None,
    points=None,
    level=None,
    trend="",
    owner="",
    handling="",
    raised="",
    ended="",
    outcome="",
    is_open=True,
    closed=False,
    search_text="",
)


def test_the_panel_tells_counts_and_the_gravest(
    register: RegisterFile, filled: dict[str, str], project: str
) -> None:
    facts = follow_facts(register.reader, project, register.today())
    assert facts.risks == "3 åbne risici, 1 problem"
    assert facts.gravest == "Højeste: Leverandøren når det ikke (20, høj)"
    assert facts.disputes == "1 tvist (17 sager)"
    assert facts.promises == ""
    other = add_project(register, ProjectDraft(number="1", name="Andet")).id
    assert follow_facts(register.reader, other, register.today()).nothing
    add_risk(register, RiskDraft(other, title="Uklart"))
    facts = follow_facts(register.reader, other, register.today())
    assert (facts.risks, facts.gravest) == ("1 åben risiko", "Ingen af dem er vurderet")


def test_a_projects_list_keeps_its_own_order_with_what_has_ended_last(
    register: RegisterFile, filled: dict[str, str], project: str
) -> None:
    order = ["light", "grave", "unassessed", "issue", "dispute", "ended"]
    assert [row.id for row in concerns_of(register.reader, project)] == [
        filled[name] for name in order
    ]


def test_the_open_edition_tells_only_the_heading_of_what_is_closed(
    register: RegisterFile, project: str
) -> None:
    secret = Closure(closed=True, reason="Forhandling", open_heading="Kontraktforhold")
    draft = RiskDraft(
        project,
        title="DXC vil opsige",
        probability="5",
        consequence="5",
        owner="Direktøren",
        response_note="Forlig forberedes",
        closure=secret,
    )
    add_risk(register, draft)
    add_dispute(
        register,
        DisputeDraft(project, title="Bod", own_position="10 mio.", closure=secret),
    )
    add_risk(register, replace(draft, title="Test mangler", closure=Closure()))
    full, opened = (project_risks(register.reader, project, each) for each in Edition)
    assert [line.title for line in full] == ["DXC vil opsige", "Test mangler", "Bod"]
    assert (opened[0], opened[2]) == (
        RiskLine("2023-01", "Risiko", "Kontraktforhold", closed="Lukket: Forhandling"),
        RiskLine("2023-02", "Tvist", "Kontraktforhold", closed="Lukket: Forhandling"),
    )
    assert opened[1] == full[1]  # what is open is told as in the full edition
    for secret_word in ("opsige", "Bod", "Direktøren", "Forlig", "10 mio."):
        assert secret_word not in repr((opened[0], opened[2]))
