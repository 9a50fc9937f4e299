"""Praksys (DOMAIN section 5): due 2016, and 17 defects in dispute before a konfliktråd."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from portfolio_desktop.domain.actions import ActionMove
from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.risks import Dispute, ScopeClaim
from portfolio_desktop.services.actions import ActionDraft, add_action, move_due
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.disputes import (
    DisputeDraft,
    add_dispute,
    dispute_draft,
    edit_dispute,
)
from portfolio_desktop.services.follow_panel import follow_facts
from portfolio_desktop.services.follow_up import follow_up
from portfolio_desktop.services.history import history
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.risk_lines import project_risks
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import made

TODAY = date(2024, 1, 15)


def enter(register: RegisterFile) -> str:
    """The story as a secretariat writes it down; returns the project."""
    draft = ProjectDraft(number="12-3", name="Praksys", forecast_end="2016")
    praksys = add_project(register, draft).id
    test = add_milestone(register, praksys, MilestoneDraft("Overtagelsesprøve")).id
    dispute = add_dispute(
        register,
        DisputeDraft(
            praksys,
            title="Ansvar for og omfang af 17 fejl",
            counterpart="DXC",
            own_position="Fejlene strider mod kravspecifikationen.",
            counterpart_position="Ni af dem er ændringer af det aftalte.",
            scope=ScopeClaim.DISPUTED,
            forum="konfliktråd",
            blocks="Testen kan ikke begynde",
            milestone_id=test,
            cases="17",
        ),
    ).id
    add_risk(
        register,
        RiskDraft(praksys, title="11.500 brugere venter", probability="5", consequence="4"),
    )
    promise = ActionDraft(
        title="Afgørelse i konfliktrådet", participant="DXC", project_id=praksys, due="okt. 2023"
    )
    action = add_action(register, promise).id
    move_due(register, action, "dec. 2023", "Konfliktrådet mangler bilag")
    secret = Closure(closed=True, reason="Sagen verserer", open_heading="Kontraktforhold")
    edit_dispute(
        register, dispute, replace(dispute_draft(register.reader, dispute), closure=secret)
    )
    return praksys


def test_the_board_is_told_of_praksys_and_the_public_of_a_heading(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        praksys = enter(register)
        facts = follow_facts(register.reader, praksys, TODAY)
        assert facts.disputes == "1 tvist (17 sager)"
        assert facts.gravest == "Højeste: 11.500 brugere venter (20, høj)"
        assert facts.promises == "1 åbent tilsagn eller opfølgning, 1 over fristen"
        full = project_risks(register.reader, praksys, Edition.FULL)
        (dispute,) = [line for line in full if line.kind == "Tvist"]
        assert dispute.handling == "Mod DXC, 17 sager, omstridt, ved konfliktråd"
        opened = project_risks(register.reader, praksys, Edition.OPEN)
        assert "DXC" not in repr(opened)
        assert "Kontraktforhold" in repr(opened)
        (promise,) = follow_up(register.reader, TODAY).rows
        assert promise.due_words == "dec. 2023, 15 dage over fristen, flyttet 1 gang"
        told = [entry.sentence for entry in history(register, project_id=praksys)]
        (moved,) = [sentence for sentence in told if sentence.startswith("Frist for opfølgning")]
        assert moved.endswith("flyttet til dec. 2023")


def test_praksys_survives_the_way_through_json(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        praksys = enter(first)
        one = export_register(first, tmp_path / "one.json").path
        apply(second, prepare(second, one), ImportChoices())
        two = export_register(second, tmp_path / "two.json").path
        assert one.read_bytes() == two.read_bytes()
        (dispute,) = second.reader.board.rows(Dispute)
        assert (dispute.project_id, dispute.cases, dispute.closed) == (praksys, 17, True)
        (move,) = second.reader.board.rows(ActionMove)
        assert move.reason == "Konfliktrådet mangler bilag"
