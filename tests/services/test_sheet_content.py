"""What the sheets of projects hold, from real register files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.change_request import ChangeRequest, RequestState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.risks import RiskKind
from portfolio_desktop.services.concerns import end_concern
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.open_edition import for_edition
from portfolio_desktop.services.pack_basis import PackOptions, basis_steps
from portfolio_desktop.services.pack_parts import PackChoice, SheetsOf
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.services.sheet_content import sheet_papers_steps, sheet_section_steps
from portfolio_desktop.services.sheet_values import ProjectSheet, SheetSection, SheetTable
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.sheet_printing import sheets_bytes
from tests.reports.reading import text_of
from tests.services.meeting_ground import change
from tests.services.pack_register import ORIGIN, Filler, fill, new_register

OCTOBER = PackOptions(Period(2023, 10), date(2023, 10, 6))


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as made:
        fill(made)
        yield made


@pytest.fixture
def register(filler: Filler) -> RegisterFile:
    return filler.register


def section(register: RegisterFile, choice: PackChoice, *, open_only: bool = False) -> SheetSection:
    options = replace(OCTOBER, choice=choice, open_only=open_only)
    found = asked(register, options)
    assert found is not None
    return found


def asked(register: RegisterFile, options: PackOptions) -> SheetSection | None:
    reader = for_edition(register.reader, open_only=options.open_only)
    basis = run_through(basis_steps(reader, options, ORIGIN))
    return run_through(sheet_section_steps(reader, basis))


def sheet(register: RegisterFile, number: str, *, open_only: bool = False) -> ProjectSheet:
    options = replace(OCTOBER, open_only=open_only)
    papers = run_through(sheet_papers_steps(register.reader, options, [f"p-{number}"], ORIGIN))
    assert papers.section is not None
    (found,) = papers.section.sheets
    return found


def table(shown: ProjectSheet, title: str) -> SheetTable:
    return next(each for each in shown.tables if each.title == title)


def test_a_sheet_tells_what_the_grid_tells_and_more(register: RegisterFile) -> None:
    shown = sheet(register, "19-2")
    assert (shown.number, shown.name) == ("19-2", "LUNA – administration af praksisområdet")
    assert (shown.previous.word, shown.current.word) == ("Rød", "Gul")
    letters = [(each.letter, each.lamp.word, each.before.word) for each in shown.lights]
    assert letters[0] == ("L", "Gul", "Rød")
    assert letters[3] == ("R", "Grøn", "Grøn")
    assert [each.text for each in shown.remarks if each.new] == ["Ny dato er fastsat."]
    assert ("Samlet", "Datoen holder nu.") in [(each.label, each.text) for each in shown.reasons]
    dates = {fact.label: fact.value for fact in shown.dates}
    assert dates["Oprindelig"] == "mar. 2023"
    assert dates["Forventet"] == "28. nov. 2023"
    assert dates["Forsinkelse"].startswith("Forsinket 8 mdr.")
    assert {fact.label: fact.value for fact in shown.facts}[
        "Projektledende"
    ] == "Region Hovedstaden"


def test_which_projects_have_a_sheet_is_chosen(register: RegisterFile) -> None:
    escalated = section(register, PackChoice())
    assert [each.number for each in escalated.sheets] == ["23-1"]
    assert escalated.sheets[0].account
    everyone = section(register, PackChoice(sheets=SheetsOf.ALL))
    assert len(everyone.sheets) == 6
    chosen = PackChoice(sheets=SheetsOf.CHOSEN, projects=("p-22-3", "p-16-5", "p-gone"))
    assert {each.number for each in section(register, chosen).sheets} == {"16-5", "22-3"}


def test_without_anything_asked_for_there_is_no_section(register: RegisterFile) -> None:
    options = replace(OCTOBER, choice=PackChoice(sheets=SheetsOf.CHOSEN))
    assert asked(register, options) is None


def test_a_project_of_which_little_is_known_has_only_what_is_known(register: RegisterFile) -> None:
    shown = sheet(register, "16-5")
    assert shown.tables == ()
    assert shown.previous.word == "På pause"
    assert shown.lights == ()
    assert all(fact.value for fact in (*shown.facts, *shown.dates))


def test_the_milestones_ahead_matter_most(register: RegisterFile) -> None:
    for place in range(200):
        draft = MilestoneDraft(
            name=f"Milepæl {place}", forecast=f"{2024 + place // 12}-{place % 12 + 1:02}"
        )
        add_milestone(register, "p-17-1", draft)
    add_milestone(register, "p-17-1", MilestoneDraft(name="Nået", actual="1.9.2023"))
    found = table(sheet(register, "17-1"), "Milepæle")
    assert len(found.rows) == 201
    assert [found.rows[place][0] for place in found.ranked[:2]] == ["Milepæl 0", "Milepæl 1"]
    assert found.rows[found.ranked[-1]][0] == "Nået"
    assert found.left_out(193) == "og 193 andre milepæle"
    assert found.left_out(1) == "og 1 anden milepæl"
    assert found.left_out(0) == ""


def test_amounts_stand_in_the_unit_that_shows_them_all(register: RegisterFile) -> None:
    set_amounts(
        register,
        "p-23-1",
        (
            CellWish(2024, Part.ACTUAL, "12,5 mio. kr."),
            CellWish(2024, Part.FORECAST, "36,6 mio. kr."),
            CellWish(2025, Part.FORECAST, "32,9 mio. kr."),
        ),
    )
    found = table(sheet(register, "23-1"), "Økonomi")
    assert found.heads[0] == "År (mio. kr.)"
    assert found.rows[0] == ("2024", "12,5", "36,6")
    assert [row[0] for row in found.rows] == ["2024", "2025", "I alt"]
    assert found.strong == (2,)
    set_amounts(register, "p-23-1", (CellWish(2026, Part.FORECAST, "123.400 kr."),))
    assert table(sheet(register, "23-1"), "Økonomi").heads[0] == "År (t.kr.)"


def test_open_risks_stand_the_gravest_first(register: RegisterFile) -> None:
    for title, likely, grave in (
        ("Lille", "1", "2"),
        ("Stor", "5", "5"),
        ("Ukendt", "", ""),
    ):
        add_risk(register, RiskDraft("p-17-1", title=title, probability=likely, consequence=grave))
    found = table(sheet(register, "17-1"), "Åbne risici, problemer og tvister")
    assert [row[1] for row in found.rows] == ["Stor", "Lille", "Ukendt"]
    assert found.rows[0][2] == "5 × 5 = 25, høj"


def test_the_open_edition_has_no_sheet_of_a_closed_project(register: RegisterFile) -> None:
    change(register, "project", "p-23-1", closed=True, open_heading="Et fortroligt projekt")
    everyone = section(register, PackChoice(sheets=SheetsOf.ALL), open_only=True)
    assert "23-1" not in [each.number for each in everyone.sheets]
    assert "Sundhedsjournalen" not in repr(everyone)
    options = replace(OCTOBER, choice=PackChoice(), open_only=True)
    assert asked(register, options) is None


def test_a_closed_concern_keeps_its_place_on_the_open_sheet(register: RegisterFile) -> None:
    grave = RiskDraft("p-17-1", title="Zebrafirma", probability="5", consequence="5")
    closed = add_risk(register, replace(grave, owner="Zebradirektør"))
    bare = add_risk(register, replace(grave, kind=RiskKind.ISSUE))
    add_risk(register, replace(grave, title="Bemanding", probability="1", consequence="2"))
    position = "Zebrafirmaet skylder"
    dispute = add_dispute(register, DisputeDraft("p-17-1", title="Bod", own_position=position))
    why = {"closed": True, "closed_reason": "§ 33", "open_heading": "Kontrakt"}
    change(register, "risk", closed.id, **why)
    change(register, "risk", bare.id, closed=True)
    change(register, "dispute", dispute.id, **why)
    assert "Zebra" in repr(sheet(register, "17-1"))
    opened = sheet(register, "17-1", open_only=True)
    found = table(opened, "Åbne risici, problemer og tvister")
    assert found.rows == (
        ("2023-03", "Bemanding", "1 × 2 = 2, lav"),
        ("2023-04", "Tvist: Kontrakt\nLukket: § 33", ""),
        ("2023-01", "Risiko: Kontrakt\nLukket: § 33", ""),
        ("2023-02", "Problem: fortroligt\nLukket", ""),
    )
    assert "Zebra" not in repr(opened)
    assert "Bod" not in repr(opened)


def test_a_closed_concern_that_has_ended_is_on_no_sheet(register: RegisterFile) -> None:
    added = add_risk(register, RiskDraft("p-17-1", title="Truslen"))
    change(register, "risk", added.id, closed=True, closed_reason="§ 33", open_heading="Kontrakt")
    end_concern(register, added.id, "Forlig")
    assert sheet(register, "17-1", open_only=True).tables == ()


def test_what_waits_and_what_was_decided_stands_on_the_sheet(filler: Filler) -> None:
    day = date(2023, 10, 20)
    filler.put(
        ChangeRequest("r-1", "2023-04", "p-17-1", "En måned mere", state=RequestState.SUBMITTED),
        ChangeRequest(
            "r-2", "2023-05", "p-17-1", "To mere", state=RequestState.REJECTED, decided_on=day
        ),
        ChangeRequest(
            "r-3",
            "2023-01",
            "p-17-1",
            "Fra i fjor",
            state=RequestState.APPROVED,
            decided_on=date(2022, 10, 20),
        ),
    )
    found = table(sheet(filler.register, "17-1"), "Ændringsanmodninger og beslutninger")
    assert found.rows == (
        ("–", "Ændringsanmodning 2023-04: En måned mere", "Fremsendt"),
        ("20. okt. 2023", "Ændringsanmodning 2023-05: To mere", "Afvist"),
    )


def test_the_history_says_the_months_that_it_draws(register: RegisterFile) -> None:
    history = sheet(register, "19-2").history
    assert history is not None
    assert len(history.months) == 12
    assert history.spoken.endswith("rød i september 2023; gul i oktober 2023.")


def test_the_same_register_gives_the_same_sheets(register: RegisterFile) -> None:
    first = sheet(register, "17-1")
    with register.edit(Label("test")) as edit:
        edit.set("project", "p-22-3", "name", "Et andet navn")
    assert sheet(register, "17-1") == first


def test_sheets_by_themselves_say_which_edition_they_are(register: RegisterFile) -> None:
    def said(number: str, *, open_only: bool = False) -> tuple[str, str, str, str]:
        options = replace(OCTOBER, open_only=open_only)
        asking = sheet_papers_steps(register.reader, options, [f"p-{number}"], ORIGIN)
        papers = run_through(asking)
        told = papers.identity
        edition = told.edition
        assert edition in told.title
        assert told.subject.startswith(edition)
        return edition, papers.margin.head_right, told.name_mark, papers.left_out

    assert said("17-1") == ("", "til orientering", "", "")
    change(register, "project", "p-17-1", closed=True, open_heading="Et fortroligt projekt")
    confidential = "Samlet udgave – fortrolig"
    assert said("17-1") == (confidential, confidential, "fortrolig", "")
    assert said("19-2") == ("", "til orientering", "", "")
    assert said("19-2", open_only=True) == ("Åben udgave", "Åben udgave", "åben", "")
    missing = "Den åbne udgave har intet ark for 17-1."
    assert said("17-1", open_only=True) == ("Åben udgave", "Åben udgave", "åben", missing)


def test_a_sheet_with_a_closed_risk_is_confidential(register: RegisterFile) -> None:
    added = add_risk(register, RiskDraft("p-17-1", title="Truslen"))
    change(register, "risk", added.id, closed=True, closed_reason="§ 33", open_heading="Kontrakt")
    asking = sheet_papers_steps(register.reader, OCTOBER, ["p-17-1"], ORIGIN)
    assert run_through(asking).identity.edition == "Samlet udgave – fortrolig"


def test_the_foot_of_sheets_printed_alone_is_whole_on_a_portrait_page(
    register: RegisterFile,
) -> None:
    papers = run_through(sheet_papers_steps(register.reader, OCTOBER, ["p-17-1"], ORIGIN))
    foot = papers.margin.foot
    assert foot.startswith("Udskrevet")
    assert foot in text_of(sheets_bytes(papers))
