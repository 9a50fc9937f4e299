"""Blocks from a spreadsheet: years and quarters in whatever form, looked through cell by cell."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.money import Money, MoneyUnit
from portfolio_desktop.services.block_headings import read_heading
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.economy_pasting import (
    block_of,
    block_parties,
    names_years,
    read_block,
)
from portfolio_desktop.services.economy_preview import PastePreview, paste_preview
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.storage.register_file import RegisterFile

NORD = {"region nord": "n", "rn": "n"}


@pytest.mark.parametrize(
    ("heading", "year", "quarter"),
    [
        *((form, 2026, 1) for form in ("K1 2026", "2026K1", "1. kvt. 2026", "1. kvartal 2026")),
        *((form, 2026, 4) for form in ("Q4-2026", "2026/K4", "4. kv. '26", "4th quarter 2026")),
        *((form, 2026, 0) for form in ("2026", "2026 i alt", "I alt 2026", "år 2026")),
        *((form, 0, None) for form in ("1. halvår 2026", "maj 2026", "K5 2026", "Konto 4020")),
        ("2. kvartal", 0, 2),
    ],
)
def test_periods_are_read_as_they_are_written(heading: str, year: int, quarter: int | None) -> None:
    said = read_heading(heading, NORD)
    assert (said.year, said.quarter) == (year, quarter)


def test_a_heading_may_say_several_things() -> None:
    said = read_heading("Forbrug 2. kvt. 2026 (t.kr.)", NORD)
    assert (said.year, said.quarter, said.part) == (2026, 2, Part.ACTUAL)
    assert said.unit is MoneyUnit.THOUSANDS
    assert read_heading("Region\u00a0Nord, 2026", NORD).party == "n"
    assert read_heading("Prognose pr. 1. maj 2026", NORD).year == 0, "a day is no year"


Asked = list[tuple[int, int, str, str, str]]


def asked(text: str, part: Part | None = None) -> tuple[Asked, int, int]:
    """Year, quarter, part, participant and text of what is asked for; unread and passed over."""
    found = read_block(block_of(text), NORD, MoneyUnit.MILLIONS, part)
    wishes = [
        (wish.year, wish.quarter, wish.part.value, wish.participant_id or "", wish.text)
        for _cell, wish in found.wishes
    ]
    return wishes, len(found.unread), len(found.passed_over)


@pytest.mark.parametrize(
    ("text", "part", "wishes", "unread", "passed_over"),
    [
        (
            *("\t2026\t\t\t2027\nmio. kr.\tK1\tK2\tI alt\tK1\nBudget\t1\t2\t3\t4", None),
            [
                (2026, 1, "approved", "", "1 mio. kr."),
                (2026, 2, "approved", "", "2 mio. kr."),
                (2026, 0, "approved", "", "3 mio. kr."),
                (2027, 1, "approved", "", "4 mio. kr."),
            ],
            *(0, 0),
        ),
        (
            *("\tK1 2026\t2026 i alt\tAfvigelse\nRN\t1\t3\t9\nØst\t1\t1\t", Part.ACTUAL),
            [(2026, 1, "actual", "n", "1"), (2026, 0, "actual", "n", "3")],
            *(0, 3),
        ),
        (
            *("2026\t\n1. kvartal\t1\n2027\t7\nRegion Nord\t3\n2. kvt.\t1,5", Part.FORECAST),
            [
                (2026, 1, "forecast", "", "1"),
                (2027, 0, "forecast", "", "7"),
                (2027, 0, "forecast", "n", "3"),
                (2027, 2, "forecast", "n", "1,5"),
            ],
            *(0, 0),
        ),
        (
            *("2024\tBudget\t1\n\tForbrug\t2\nI alt\t\t3", None),
            [(2024, 0, "approved", "", "1"), (2024, 0, "actual", "", "2")],
            *(0, 1),
        ),
        (
            *("2025\t\n4. kvartal\t\nRegion Nord\t2\nK1 2026\t\nRegion Nord\t3", Part.ACTUAL),
            [(2025, 0, "actual", "n", "2"), (2026, 1, "actual", "n", "3")],
            *(0, 0),
        ),
        ("Budget 2026\tBudget 2026\n1\t2", None, [(2026, 0, "approved", "", "1")], 1, 0),
        ("\tK1\tK1 2026\nBudget\t1\t2", None, [(2026, 1, "approved", "", "2")], 1, 0),
        ("2026\t1", None, [], 1, 0),
    ],
)
def test_figures_belong_where_their_headings_say(
    text: str, part: Part | None, wishes: Asked, unread: int, passed_over: int
) -> None:
    assert asked(text, part) == (wishes, unread, passed_over)


@pytest.mark.usefixtures("english")
def test_under_a_danish_unit_numbers_are_danish_on_any_screen(
    register: RegisterFile, project: str
) -> None:
    found = preview(
        register, project, "mio. kr.\t2026\t2027\nPrognose\t52,6\t12.600\nOpgjort pr.\t1.10.2026\n"
    )
    set_amounts(register, project, found.wishes)
    years = economy_of(register.reader, project).years
    amounts = [year.amounts.forecast.ore for year in years if year.amounts.forecast]
    assert years[0].amounts.stated_on == date(2026, 10, 1)
    assert amounts == [5_260_000_000, 1_260_000_000_000]
    assert preview(register, project, "\t2026\nForecast\t52,6\n").wishes == ()


def test_figures_alone_name_no_year() -> None:
    assert not names_years(block_of("1,2\t3\n4\t5"), NORD)
    assert not names_years(block_of("2026\n2027"), NORD)
    assert names_years(block_of("K1 2026\t3"), NORD)


def preview(register: RegisterFile, project: str, text: str) -> PastePreview:
    parties = block_parties(register.reader)
    found = read_block(block_of(text), parties, MoneyUnit.MILLIONS, None)
    return paste_preview(register.reader, project, found)


def test_what_cannot_be_is_named_by_row_and_column(register: RegisterFile, project: str) -> None:
    party = add_participant(register, ParticipantDraft("Region Nord")).id
    set_amounts(
        register,
        project,
        [
            CellWish(2026, Part.ACTUAL, "1 mio. kr.", quarter=1),
            CellWish(2026, Part.APPROVED, "9 mio. kr.", party),
        ],
    )
    found = preview(
        register,
        project,
        "\tK1 2026\tK2 2026\tK3 2026\tK4 2026\t2026\n"
        "Forbrug\t1\tca. 2\t3\t4\t10\n"
        "Prognose\t1\t2\t3\t4\t11\n"
        "Prognose i Region Nord\t1\nBudget\t1\t1\t1\t1\t4\n",
    )
    assert [(line.cell, line.about) for line in found.lines if line.refused] == [
        ("række 2, kolonne 3", "Forbrug, 2026, 2. kvartal"),
        ("række 3, kolonne 6", "Prognose, 2026"),
    ]
    off = found.lines[1].becomes.replace("\u00a0", " ")
    assert off == "Kvartalerne giver 10 mio. kr., men her står 11 mio. kr. i alt."
    assert found.told == (
        "12 beløb skrives, 2 kan ikke skrives og udelades og 2 står der allerede eller er summer."
    )
    set_amounts(register, project, found.wishes)
    again = preview(register, project, "\tK3 2026\nForbrug\t3\n")
    assert (again.wishes, again.told) == (
        (),
        "0 beløb skrives og 1 står der allerede eller er en sum.",
    )
    level = preview(register, project, "\t2027\nBudget (mio. kr., 2023-pl)\t3\n")
    set_amounts(register, project, level.wishes)
    year = economy_of(register.reader, project).years[-1]
    assert year.amounts.approved == Money(300_000_000, "3 mio. kr. (2023-pl)", 2023)
    original = preview(register, project, "\t2026\nBudget\t5\nRegion Nord\t8\n")
    assert [line.cell for line in original.lines if line.refused] == ["række 3, kolonne 2"]


def test_an_amount_a_thousand_times_the_others_is_in_doubt(
    register: RegisterFile, project: str
) -> None:
    found = preview(register, project, "\t2026\t2027\nForbrug\t1,5\t2.500.000\n")
    assert [(line.about, line.doubtful) for line in found.lines] == [
        ("Forbrug, 2027", True),
        ("Forbrug, 2026", False),
    ]
    assert "Er enheden rigtig?" in found.lines[0].becomes
    set_amounts(register, project, found.wishes[:1])
    alone = preview(register, project, "\t2026\nForbrug\t1.500\n")
    assert alone.lines[0].doubtful
    usual = preview(register, project, "\t2026\t2027\nForbrug\t0,1\t80\n")
    assert not any(line.doubtful for line in usual.lines)
