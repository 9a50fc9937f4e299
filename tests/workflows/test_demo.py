"""The demo register holds a year as it would have been lived, and prints what the board knows."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pdfplumber
import pytest

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import Language, active_language
from portfolio_desktop.reports.style import BOTTOM, TOP
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.portfolio import Portfolio, load_portfolio
from portfolio_desktop.services.registers import new_register, open_register
from portfolio_desktop.services.roll_ups import suggestion, taking_part
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.exporting import ExportOptions, export_register, read_content
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from portfolio_desktop.workflows.packing import pack_bytes, read_pack

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
    assert len(ends) == 7
    assert min(ends) > TOP + 0.6 * (BOTTOM - TOP), "the last of those with escalated projects"


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
