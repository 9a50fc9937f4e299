"""The rows of the board's status table (DOMAIN section 5), as the board would read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.actions import ActionDraft, add_action
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.board_moves import move_projects
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.pack_basis import PurposeShown
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.participant_reports import set_participant_colour
from portfolio_desktop.services.pausing import (
    PauseDraft,
    ResumeDraft,
    pause_project,
    resume_project,
)
from portfolio_desktop.services.project_team import team_draft
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.roll_ups import suggestion
from portfolio_desktop.services.status import set_light_reason
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from tests.reports.spoken_languages import read_aloud
from tests.workflows.neighbours import shared
from tests.workflows.story_ground import Board, bare, new_board, says

SEPTEMBER, OCTOBER = Period(2023, 9), Period(2023, 10)
NOVEMBER = Period(2023, 11)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = new_board(tmp_path, date(2023, 11, 2))
    with made.register:
        yield made


def facts() -> list[dict[str, Any]]:
    document = json.loads(shared("fixtures", "rsi-2023-11.json").read_text(encoding="utf-8"))
    found = document["projects"]
    assert isinstance(found, list)
    return found


@pytest.fixture
def table(board: Board) -> Board:
    """The board's own table of October 2023, as its secretariat has it."""
    seen = prepare(board.register, shared("fixtures", "porteføljestatus-2023-11.docx"))
    assert apply(board.register, seen, ImportChoices.as_offered(seen, accept_all=True)).complete
    return board


def test_all_thirteen_rows_are_printed_as_the_board_knows_them(table: Board) -> None:
    content = read_pack(table.register, PackOptions(OCTOBER, purpose=PurposeShown.ALL))
    # As it is read aloud: a row that goes on overleaf has no foot or head of a page in it.
    text = bare(read_aloud(pack_bytes(content)))
    rows = facts()
    assert [row.number for row in content.grid.rows] == [row["number"] for row in rows]
    for row in rows:
        assert says(text, row["number"], row["name"], row["remarks"], row["purpose"])
    places = [text.index(bare(row["purpose"])) for row in rows]
    assert places == sorted(places)
    assert [row["number"] for row in rows][:2] == ["17-1", "16-5"]


def test_the_board_s_order_is_its_own(table: Board) -> None:
    """17-1 stands before 16-5 because the board wants it so, and can stand after it again."""
    move_projects(table.register, [table.number("17-1")], table.number("16-5"))
    grid = read_pack(table.register, PackOptions(OCTOBER)).grid
    assert [row.number for row in grid.rows][:2] == ["16-5", "17-1"]


def test_each_row_has_the_lamp_of_last_month_and_of_this(table: Board) -> None:
    grid = read_pack(table.register, PackOptions(OCTOBER)).grid
    lamps = {row.number: (row.previous.word, row.current.word) for row in grid.rows}
    assert lamps["19-2"] == ("Rød", "Gul")
    assert lamps["18-4"] == ("Gul", "Gul")
    assert lamps["23-1"][1] == "Rød"
    assert "grøn" not in "".join(lamps["21-2"]).lower()


def test_sor_is_paused_resumed_and_reports_again(board: Board) -> None:
    """16-5: paused until mid-2023, and its purpose still tells of it."""
    sor = board.project(
        "16-5",
        "Sundhedsvæsenets Organisationsregister (SOR)",
        forecast_end="Jun ’24",
        purpose="SOR-projektet er pauseret indtil medio 2023, hvorfor der indtil da ikke"
        " rapporteres fra projektet.",
    )
    paused = PauseDraft("Afventer ny plan", "1.9.2023", "medio 2023")
    pause_project(board.register, sor, SEPTEMBER, paused)
    assert says(board.report(SEPTEMBER), "På pause")
    assert any("medio 2023" in each for each in board.warnings(sor, SEPTEMBER, date(2023, 11, 2)))

    resume_project(board.register, sor, OCTOBER, ResumeDraft("20.10.2023", "ultimo 2023"))
    assert says(board.report(OCTOBER), "Genoptaget", "ultimo 2023")
    (row,) = read_pack(board.register, PackOptions(OCTOBER)).grid.rows
    assert (row.previous.word, row.current.colour) == ("På pause", None)
    outdated = [each for each in board.warnings(sor, OCTOBER, date(2023, 11, 2)) if "ormål" in each]
    assert len(outdated) == 1


def test_ndis_is_yellow_because_one_region_of_five_is(board: Board) -> None:
    """18-4: the five regions report, and the report explains the lamp by them."""
    ndis = board.project("18-4", "Ny Digital Identitet og Signatur (NDIS)", forecast_end="Okt ’23")
    regions = [each.id for each in board.reader.participants()]
    team = replace(team_draft(board.reader, ndis), participants=frozenset(regions))
    edit_project(board.register, ndis, project_draft(board.reader, ndis), team)
    for place, region in enumerate(regions):
        colour = Colour.YELLOW if place == 0 else Colour.GREEN
        set_participant_colour(board.register, ndis, OCTOBER, region, "time", colour)
    board.reports(ndis, OCTOBER, "gul", "1 ud af 5 regioner rapporterer gult.", time="gul")
    suggested = suggestion(board.reader, ndis, OCTOBER)
    assert suggested is not None
    assert suggested.sentence == (
        "Samlet status er gul, fordi 1 af 5 regioner rapporterer gul status på tid."
    )
    set_light_reason(board.register, ndis, OCTOBER, OVERALL, suggested.because)
    text = board.report(OCTOBER)
    assert says(text, "1 ud af 5 regioner rapporterer gult.", suggested.because)


def test_kiit_promises_a_plan_and_is_held_to_it(board: Board) -> None:
    """18-6: red, with a revised plan promised for Q1-2024, which then is past."""
    kiit = board.project("18-6", "Klinisk Immunologisk IT (KIIT)", forecast_end="Mar '24")
    remarks = "En revideret plan for projektet og økonomien fremlægges i Q1-2024."
    lamps = {"deliverables": "rød", "time": "rød", "cost": "rød"}
    board.reports(kiit, OCTOBER, "rød", remarks, **lamps)
    held = board.meeting("10.11.2023")
    promise = ActionDraft(
        title="Revideret plan for projekt og økonomi",
        project_id=kiit,
        owner="Projektlederen",
        meeting_id=held,
        due="Q1-2024",
    )
    add_action(board.register, promise)
    fill_agenda(board.register, held)
    assert says(board.agenda(held), promise.title, "1. kvartal 2024", "18-6 Klinisk")
    assert bare("over fristen") not in board.agenda(held)

    board.on(date(2024, 4, 8))
    board.reports(kiit, Period(2024, 3), "rød", remarks)
    later = board.meeting("12.4.2024")
    fill_agenda(board.register, later)
    assert says(board.agenda(later), promise.title, "10. nov. 2023", "over fristen")
    assert any(
        "1. kvartal 2024" in each
        for each in board.warnings(kiit, Period(2024, 3), date(2024, 4, 8))
    )


def test_luna_goes_from_red_to_yellow_with_three_days_to_watch(board: Board) -> None:
    """19-2: go/no-go 14.11, the old system closes 17.11, the new one is in use 28.11."""
    luna = board.project("19-2", "LUNA", forecast_end="Mar '23", approved_end="Mar '23")
    board.reports(luna, SEPTEMBER, "rød", "Ingen dato.")
    board.reports(luna, OCTOBER, "gul", "Programmet er gået fra rød til gul.")
    for name, kind, day in (
        ("Go/no-go", MilestoneKind.GO_NO_GO, "14.11.2023"),
        ("Lukning af den gamle løsning", MilestoneKind.CLOSE_DOWN, "17.11.2023"),
        ("Ibrugtagning", MilestoneKind.GO_LIVE, "28.11.2023"),
    ):
        add_milestone(board.register, luna, MilestoneDraft(name, kind, approved=day))
    (row,) = read_pack(board.register, PackOptions(OCTOBER)).grid.rows
    assert (row.previous.word, row.current.word) == ("Rød", "Gul")
    assert row.plan_notes == ("Næste milepæl: Go/no-go, 14. nov. 2023",)
    assert says(board.report(OCTOBER), "mar. 2023", "Næste milepæl: Go/no-go, 14. nov. 2023")
    (passed,) = (each for each in board.warnings(luna, OCTOBER, date(2023, 11, 2)) if "mar" in each)
    assert "2023" in passed
    late = board.warnings(luna, NOVEMBER, date(2023, 11, 20))
    assert any("2 milepæle" in each and "Go/no-go" in each for each in late)


def test_dlm_is_in_operation_and_its_closing_report_comes_before_the_board(board: Board) -> None:
    """20-6: not closed, and the report is due at the meeting in December."""
    dlm = board.project(
        "20-6",
        "Databehandleraftale Lifecycle Management",
        forecast_end="Dec’ 21",
        state=LifecycleState.IN_OPERATION,
        state_from="28.9.2023",
    )
    board.reports(dlm, OCTOBER, "gul", "Idriftsat d. 28.9.2023.", deliverables="gul", time="gul")
    december = board.meeting("8.12.2023")
    fill_agenda(board.register, december)
    text = board.agenda(december)
    assert says(text, "Afslutningsrapport for 20-6 Databehandleraftale Lifecycle Management")
    assert says(text, "godkender afslutningsrapporten", "i drift – ikke afsluttet")


def test_pseudonymisering_has_a_law_before_its_deadline(board: Board) -> None:
    """22-1: April 2024 in the table, 1 March 2024 in the law."""
    project = board.project(
        "22-1",
        "Pseudonymisering",
        forecast_end="Apr’ 24",
        purpose="Regionerne skal inden 1.3.2024 sikre, at borgerne kan se logoplysninger.",
    )
    board.reports(project, OCTOBER, "gul", "Projektet rapporterer gul status på tid.", time="gul")
    (found,) = (
        each for each in board.warnings(project, OCTOBER, date(2023, 11, 2)) if "1.3.2024" in each
    )
    assert "apr. 2024" in found
    assert says(board.report(OCTOBER, purpose=PurposeShown.ALL), "apr. 2024", "inden 1.3.2024")


def test_apovision_outlives_what_it_stands_on(board: Board) -> None:
    """22-2: ultimo 2027, but NAV2017 is supported only until January 2027."""
    project = board.project(
        "22-2",
        "Opgradering af Apovision",
        forecast_end="Ultimo 2027",
        purpose="Den nuværende platform (NAV2017) udgår af support i januar 2027.",
    )
    board.reports(project, OCTOBER, "grøn", "Projektet rapporterer grøn status.")
    (found,) = board.warnings(project, OCTOBER, date(2023, 11, 2))
    assert "jan" in found
    assert "ultimo 2027" in found
    assert says(board.report(OCTOBER), "ultimo 2027")


def test_sundhedsjournalen_is_a_programme_with_money_over(board: Board) -> None:
    """23-1: 16 sub-projects, 12,6 mio. over in 2024 and 13,9 mio. in 2025."""
    journal = board.project(
        "23-1", "Sundhedsjournalen 4.0", forecast_end="Dec´23", kind=ProjectKind.PROGRAMME
    )
    for number in range(1, 17):
        dated = {"forecast_end": "Jun ’24"} if number % 2 else {}
        board.project(f"23-1.{number}", f"Delprojekt {number}", parent_id=journal, **dated)
    money = [
        CellWish(year, part, amount)
        for year, approved, forecast in ((2024, "40", "52,6"), (2025, "35", "48,9"))
        for part, amount in (
            (Part.APPROVED, f"{approved} mio. kr."),
            (Part.FORECAST, f"{forecast} mio. kr."),
        )
    ]
    set_amounts(board.register, journal, money)
    lamps = {"cost": "rød", "resources": "rød", "deliverables": "gul", "time": "gul"}
    board.reports(journal, OCTOBER, "rød", "Rød status på penge og ressourcer.", **lamps)

    content = read_pack(board.register, PackOptions(OCTOBER))
    row, *parts = content.grid.rows
    names = [head.name for head in content.grid.dimensions]
    assert dict(zip(names, [each.word for each in row.lights], strict=True)) == {
        "Leverancer": "Gul", "Tid": "Gul", "Økonomi": "Rød", "Ressourcer": "Rød"
    }  # fmt: skip
    assert [part.depth for part in parts] == [1] * 16
    text = board.report(OCTOBER)
    assert says(
        text, "12,6 mio. kr. over godkendt budget i 2024 og 13,9 mio. kr. i 2025", "16 delprojekter"
    )
    undated = board.number("23-1.2")
    assert board.warnings(undated, OCTOBER, date(2023, 11, 2))
