"""The approved plans of a project: how often, when and why it was changed, and by how much."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.change_request import About, RequestState, Subject
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.panel import plan_changes_words, project_panel
from portfolio_desktop.services.plan_history import plan_history
from portfolio_desktop.services.portfolio import load_portfolio
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

APPROVAL = Decision(RequestState.APPROVED, "2.11.2023", "Prøvekredsen", "Mødet")


def approve(
    register: RegisterFile, project: str, title: str, *changes: ChangeDraft, on: str = "2.11.2023"
) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    wish = replace(draft, title=title, submitted_on="1.1.2023", changes=changes)
    request = draft_request(register, wish).id
    submit_request(register, request)
    decide_request(register, request, replace(APPROVAL, decided_on=on))
    return request


def end(text: str) -> ChangeDraft:
    return ChangeDraft(Subject.END, text)


def told(register: RegisterFile, project: str) -> list[list[tuple[str, str, str, str]]]:
    return [
        [
            (line.title, line.before, line.after.replace("\u00a0", " "), line.difference)
            for line in version.lines
        ]
        for version in plan_history(register.reader, project).versions
    ]


def test_each_version_says_what_it_changed_the_newest_first(
    register: RegisterFile, project: str
) -> None:
    pilot = add_milestone(register, project, MilestoneDraft("Pilot", approved="14.11.2023")).id
    moved = ChangeDraft(Subject.MILESTONE, "14.12.2023", About(pilot))
    request = approve(register, project, "Leverandøren er forsinket", end("juni 2024"), moved)
    approve(register, project, "I drift", ChangeDraft(Subject.PHASE, "realisation"))
    newest, second, first = plan_history(register.reader, project).versions
    assert (newest.title, newest.reason) == ("Godkendt plan, version 3", "I drift")
    assert second.approved == "2. nov. 2023 · ændringsanmodning 2023-01"
    assert (second.request_id, second.slip) == (request, "+2 mdr.")
    assert (first.title, first.approved, first.request_id) == ("Oprindelig plan", "", "")
    changed = told(register, project)
    assert changed[0] == [("Fase", "Gennemførelse", "Realisering", "")]
    assert changed[1] == [
        ("Slutdato", "apr. 2024", "jun. 2024", "+2 måneder"),
        ("Milepæl: Pilot", "14. nov. 2023", "14. dec. 2023", "+30 dage"),
    ]
    assert [(title, after) for title, _before, after, _delta in changed[2]] == [
        ("Slutdato", "apr. 2024"),
        ("Budget", "8,4 mio. kr."),
        ("Fase", "Gennemførelse"),
        ("Projektledende part", "Region Århus"),
        ("Milepæl: Pilot", "14. nov. 2023"),
    ]


def test_a_plan_of_an_older_register_that_does_not_say_its_phase_is_not_a_change(
    register: RegisterFile, project: str
) -> None:
    from portfolio_desktop.storage.values import Label

    (first,) = register.reader.baselines([project])
    with register.edit(Label("project_edited", {"number": "22-3"})) as edit:
        edit.set("baseline", first.id, "phase", "")
        edit.set("baseline", first.id, "lead_id", None)
    approve(register, project, "Senere", end("juni 2024"))
    assert told(register, project)[0] == [("Slutdato", "apr. 2024", "jun. 2024", "+2 måneder")]


def test_the_sentence_counts_the_moves_and_both_delays(
    register: RegisterFile, project: str
) -> None:
    assert plan_history(register.reader, project).sentence == (
        "Den godkendte slutdato er ikke flyttet."
    )
    approve(register, project, "Senere", end("juni 2024"))
    approve(register, project, "Endnu senere", end("dec. 2024"))
    assert plan_history(register.reader, project).sentence == (
        "Den godkendte slutdato er flyttet 2 gange. Forventet dec. 2024: +8 mdr. i forhold til den"
        " oprindelige plan, til tiden i forhold til den godkendte."
    )


def test_without_a_plan_it_says_so(register: RegisterFile) -> None:
    project = add_project(register, ProjectDraft("24-1", "Idé")).id
    assert plan_history(register.reader, project).versions == ()
    assert "ikke godkendt en plan" in plan_history(register.reader, project).sentence


def test_the_panel_tells_the_last_change_and_its_reason(
    register: RegisterFile, project: str
) -> None:
    def words() -> str:
        shown = project_panel(register.reader, project, Period(2023, 11), date(2023, 11, 30))
        return plan_changes_words(shown.baselines)

    assert words() == ""
    approve(register, project, "Leverandøren er forsinket", end("juni 2024"))
    assert words() == "Planen er ændret 1 gang, senest 2. nov. 2023: Leverandøren er forsinket"


def test_a_month_counts_the_moves_that_were_approved_by_then(
    register: RegisterFile, project: str
) -> None:
    approve(register, project, "Senere", end("juni 2024"), on="2.10.2023")
    approve(register, project, "Endnu senere", end("dec. 2024"), on="2.11.2023")
    approve(register, project, "Fase", ChangeDraft(Subject.PHASE, "realisation"), on="3.11.2023")

    def moves(month: int) -> int:
        shown = load_portfolio(register.reader, Period(2023, month), date(2023, 11, 30))
        (row,) = shown.rows
        return row.end_moves

    assert [moves(month) for month in (9, 10, 11)] == [0, 1, 2]
