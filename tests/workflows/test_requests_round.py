"""Requests that move milestones and years, decided point by point, survive as JSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portfolio_desktop.domain.change_request import About, RequestState, Subject, Topic
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import made

YEAR = ChangeDraft(Subject.YEAR_BUDGET, "3 mio. kr.", About(year=2024))


def brought(name: str) -> ChangeDraft:
    return ChangeDraft(Subject.MILESTONE, "1.2.2024", About(added=new_id()), name)


def written(register: RegisterFile) -> None:
    """One request that waits, and one that was decided point by point."""
    project = add_project(register, ProjectDraft("22-3", "Billedindeks", approved_end="2024")).id
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="14.11.2023")).id
    moved = ChangeDraft(Subject.MILESTONE, "1.12.2023", About(pilot))
    for title in ("Venter", "Behandlet"):
        draft = new_request_draft(register.reader, project, register.today())
        changes = (moved, brought("Undervisning"), brought("Uddannelse"), YEAR)
        wish = replace(draft, title=title, owner="Åse", changes=changes)
        request = draft_request(register, wish).id
    submit_request(register, request)
    decision = Decision(
        RequestState.APPROVED_WITH_CHANGES,
        "10.11.2027",
        "Prøvekredsen",
        "direktørmail nr. 14",
        refused=(Topic(Subject.YEAR_BUDGET, About(year=2024)),),
    )
    decide_request(register, request, decision)


def test_they_come_back_the_same_and_nothing_twice(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        written(first)
        one = export_register(first, tmp_path / "one.json").path
        apply(second, prepare(second, one), ImportChoices())
        two = export_register(second, tmp_path / "two.json").path
        assert two.read_bytes() == one.read_bytes()
        for reader in (first.reader, second.reader):
            assert len(reader.requested_changes()) == 8
        by_id = {each.id: each for each in first.reader.requested_changes()}
        assert {each.id: each for each in second.reader.requested_changes()} == by_id
        edits = len(list(first.edits()))
        apply(first, prepare(first, one), ImportChoices())
        assert len(list(first.edits())) == edits
        assert second.check() == ()
