"""The demo register holds a year as it would have been lived, and prints what the board knows."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pdfplumber
import pytest

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.board_choices import (
    CriterionState,
    Edition,
    IssueKind,
    ItemStage,
    MeetingState,
    MinutesState,
    Presence,
    ProcedureState,
)
from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.dependencies import Dependency, MilestoneForecast
from portfolio_desktop.domain.meetings import Meeting, WrittenProcedure
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.reports.style import BOTTOM, TOP
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.attendances import attendance_drafts
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.services.meeting_desk import meeting_at_hand
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.portfolio import Portfolio, load_portfolio
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.services.roll_ups import suggestion, taking_part
from portfolio_desktop.services.start_criteria import criteria_of
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.demo_items import meeting_on
from portfolio_desktop.workflows.exporting import ExportOptions, export_register, read_content
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issued_bytes,
    prepare_issue,
    reprint_steps,
)
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from tests.reports.reading import text_of

OCTOBER = Period(2023, 10)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def register(demo: Path) -> object:
    with open_register(demo, actor="test") as opened:
        yield opened


def shown(register: RegisterFile, period: Period = OCTOBER) -> Portfolio:
    return load_portfolio(register.reader, period, register.today())


def test_twenty_projects_have_reported_for_twelve_months(register: RegisterFile) -> None:
    portfolio = shown(register)
    assert len(portfolio.rows) == 20
    assert shown_period(demo_texts()) == OCTOBER
    assert len([period for period in register.reader.periods() if period <= OCTOBER]) == 12
    journal = next(row for row in portfolio.rows if row.number == "23-1")
    colours = [lamp.colour for lamp in journal.trend]
    assert colours == [Colour.GREEN] * 3 + [Colour.YELLOW] * 8 + [Colour.RED]


def test_five_regions_report_on_ndis_and_one_of_them_is_yellow(register: RegisterFile) -> None:
    ndis = next(row for row in shown(register).rows if row.number == "18-4")
    assert len(taking_part(register.reader, ndis.id, OCTOBER)) == 5
    made = suggestion(register.reader, ndis.id, OCTOBER)
    assert made is not None
    assert (made.colour, ndis.now.colour) == (Colour.YELLOW, Colour.YELLOW)
    assert made.because.startswith("1 ")
    months = [Period(2022, 11), *register.reader.periods()]
    assert not any(row.overruled for month in months for row in shown(register, month).rows)


def test_no_light_is_told_apart(register: RegisterFile) -> None:
    kinds = {row.number: row.now.no_light for row in shown(register).rows}
    assert kinds["16-5"] is NoLight.RESUMED
    assert kinds["21-2"] is NoLight.NO_BASELINE
    assert kinds["17-3"] is NoLight.CLOSED
    row = next(row for row in shown(register).rows if row.number == "19-5")
    assert not row.reported


def test_the_newest_month_is_partly_reported(register: RegisterFile) -> None:
    november = OCTOBER.shifted(1)
    assert max(register.reader.periods()) == november
    found = collection(register.reader, november, date(2023, 12, 6))
    missing = {row.number for row in found.rows if row.missing}
    assert missing == {"16-5", "18-6", "19-5", "20-6", "21-2", "23-1-1"}
    late = {row.number: row.days_late for row in found.rows if not row.missing and row.days_late}
    assert late == {"12-3": 4, "16-2": 4, "20-5": 3}
    reminded = {row.number for row in found.rows if row.reminded_on}
    assert reminded == {"18-6", "20-6", "23-1-1"}, "12-3 and 16-2 name no address"
    kiit = next(row for row in found.rows if row.number == "18-6")
    assert [each.mail for each in kiit.reporters] == ["mette.holm@example.org"]
    assert [each.name for each in kiit.copied_to] == ["Karen Dam", "Ole Krogh"]


def test_approved_requests_moved_the_plan_and_kept_the_original(register: RegisterFile) -> None:
    states = {each.number: each.state for each in register.reader.requests()}
    assert states["2023-08"] is RequestState.APPROVED
    assert states["2023-05"] is RequestState.APPROVED_WITH_CHANGES
    assert states["2023-09"] is RequestState.DRAFT
    tender = next(row for row in shown(register).rows if row.number == "20-5")
    assert tender.original_end is not None
    assert tender.original_end.text == "dec. 2026"
    assert tender.approved_end is not None
    assert tender.approved_end.text == "dec. 2027"


def test_the_board_met_three_times_and_knows_when_it_meets_next(register: RegisterFile) -> None:
    meetings = sorted(register.reader.board.rows(Meeting), key=lambda each: str(each.held_on))
    assert [str(each.held_on) for each in meetings] == [
        *("2023-03-10", "2023-06-09", "2023-09-08", "2023-11-10", "2023-12-15"),
        *("2024-02-09", "2024-04-12"),
    ]
    held = [each for each in meetings if each.state is MeetingState.HELD]
    assert held == meetings[:3]
    assert {each.minutes_state for each in held} == {MinutesState.APPROVED}


def test_the_september_meeting_was_issued_as_the_register_stood(register: RegisterFile) -> None:
    september = meeting_on(register.reader, date(2023, 9, 8))
    agenda, minutes = issues_of(register.reader, september)
    assert (agenda.kind, minutes.kind) == (IssueKind.AGENDA, IssueKind.APPROVED_MINUTES)
    assert agenda.issued_at is not None
    assert agenda.issued_at.date() == date(2023, 9, 1)
    again = run_through(reprint_steps(register, agenda.id))
    assert agenda_bytes(again) == issued_bytes(register, agenda.id)
    present = {each.name: each.presence for each in attendance_drafts(register.reader, september)}
    assert present["Lise Boje"] is Presence.APOLOGIES
    assert present["Ivan Toft"] is Presence.PRESENT


def test_what_meetings_and_a_procedure_decided_stands_with_the_requests(
    register: RegisterFile,
) -> None:
    places = {each.number: each.decision_reference for each in register.reader.requests()}
    assert places["2023-03"] == "mødet 10. mar. 2023, punkt 6"
    assert places["2023-08"] == "direktørmail nr. 21"
    procedures = register.reader.board.rows(WrittenProcedure)
    states = {each.number: each.state for each in procedures}
    assert states == {"21": ProcedureState.CLOSED, "22": ProcedureState.SENT}
    actions = register.reader.board.rows(Action)
    assert all(each.meeting_id for each in actions), "each was promised to a meeting"
    assert any(each.item_id for each in actions)


def test_the_next_agenda_is_written_with_one_closed_item_and_nothing_late_before_it_is_sent(
    register: RegisterFile,
) -> None:
    november = meeting_on(register.reader, date(2023, 11, 10))
    items = [item for _number, item in items_of(register.reader, november)]
    (closed,) = (each for each in items if each.closed)
    assert (closed.open_heading, closed.stage) == ("Kontraktforhold", ItemStage.MANAGEMENT)
    assert not any(each.late for each in items)
    kept = register.reader.board.rows(Attachment)
    assert len({each.blob for each in kept}) == len(kept), "no annex is bound in twice"
    assert {each.name for each in kept} == {
        "Porteføljestatus ultimo september 2023.pdf",
        "Grundlag for budget 2024 og 2025.pdf",
    }
    assert all("2023-06" not in each.title for each in items), "it waits for the council"
    assert meeting_at_hand(register.reader, date(2026, 1, 1)) == november


def test_the_open_agenda_with_its_annexes_tells_nothing_of_the_closed_project(
    register: RegisterFile,
) -> None:
    november = meeting_on(register.reader, date(2023, 11, 10))
    told = {}
    for edition in Edition:
        content = prepare_issue(register, AgendaWish(november, edition=edition)).content
        told[edition] = text_of(agenda_bytes(content))
    assert "præhospital" in told[Edition.FULL]
    assert "20-5" in told[Edition.OPEN]
    assert "Et udbud" in told[Edition.OPEN]
    assert "præhospital" not in told[Edition.OPEN]


def test_what_is_told_since_the_last_meeting_names_each_project_once(
    register: RegisterFile,
) -> None:
    november = meeting_on(register.reader, date(2023, 11, 10))
    since = prepare_issue(register, AgendaWish(november)).content.since
    assert since is not None
    lines = [line for section in since.sections for line in section.lines]
    assert any(line.text.startswith("Taget til efterretning") for line in lines)
    assert not [line for line in lines if line.name and line.text.startswith(line.number + " ")]


def test_projects_wait_for_each_other_and_milestones_slipped_over_the_year(
    register: RegisterFile,
) -> None:
    reader = register.reader
    ids = {each.number: each.id for each in reader.projects()}
    waits = {(each.project_id, each.on_project_id) for each in reader.board.rows(Dependency)}
    assert (ids["13-1"], ids["17-3"]) in waits
    assert len(waits) == 5
    (test,) = milestones_of(reader, ids["12-3"])
    criteria = criteria_of(reader, test.milestone.id)
    assert [each.state for each in criteria].count(CriterionState.RELAXED) == 1
    assert len(criteria) == 5
    kept = Counter(each.milestone_id for each in reader.board.rows(MilestoneForecast))
    assert max(kept.values()) >= 4


def test_the_year_can_be_looked_back_on(register: RegisterFile) -> None:
    with register.as_of(datetime(2023, 6, 30, tzinfo=UTC)) as then:
        periods = then.reader.periods()
        requests = then.reader.requests()
    assert max(periods) == Period(2023, 5)
    assert {each.number for each in requests} == {"2023-03", "2023-05", "2023-06"}


def test_every_page_of_its_report_is_well_filled(register: RegisterFile) -> None:
    content = read_pack(register, PackOptions(OCTOBER))
    with pdfplumber.open(io.BytesIO(pack_bytes(content))) as document:
        _front, *others = document.pages
        ends = [
            max(word["bottom"] for word in page.extract_words() if word["bottom"] < BOTTOM)
            for page in others
        ]
    assert len(ends) == 8
    assert min(ends[:-1]) > TOP + 0.6 * (BOTTOM - TOP), "the last of those with escalated projects"


def test_the_file_is_sound_and_a_second_demo_takes_a_free_name(
    register: RegisterFile, demo: Path
) -> None:
    assert register.check() == ()
    assert make_demo(demo.parent).name == "Demo 2.pfreg"


def test_the_demo_is_made_in_english_too(tmp_path: Path, english: None) -> None:
    with open_register(make_demo(tmp_path), actor="test") as register:
        assert len(register.reader.projects()) == 20
    assert active_language() is Language.ENGLISH


def test_the_demo_leaves_as_json_and_comes_back_whole(
    register: RegisterFile, tmp_path: Path
) -> None:
    options = ExportOptions(with_persons=True)
    one = export_register(register, tmp_path / "one.json", options).path
    empty = tmp_path / "ny.pfreg"
    with new_register(empty, name="Ny", forum="", secretariat="", actor="b") as again:
        apply(again, prepare(again, one), ImportChoices())
        there, here = read_content(register.reader), read_content(again.reader)
        assert replace(here, info=there.info) == there
        assert all((there.persons, there.milestones, there.budget_cells, there.accounts))
        two = export_register(again, tmp_path / "two.json", options).path
        assert two.read_bytes() == one.read_bytes()
