"""The month of a status table is found where people write it."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.exchange.period_text import (
    find_period,
    month_in_name,
    month_number,
    read_period,
)

OCTOBER = Period(2023, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2023-10", "10/2023", "oktober 2023", "Okt. 23", "Okt ’23", "ultimo oktober 2023",
        "Status pr. 31.10.2023", "2023-10-31", "October 31, 2023", "Status okt 2023",
        "Porteføljestatus_2023-10.xlsx", "status 10-2023",
    ],
)  # fmt: skip
def test_one_month_in_its_many_forms(text: str) -> None:
    assert read_period(text) == OCTOBER


@pytest.mark.parametrize(
    "text", ["", "Projekter", "sep 2023 – okt 2023", "2023", "Marta 2023", "17-1"]
)
def test_no_month_is_guessed(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("KIIT november 2023", "2023-11"), ("18-4 november 2023", "2023-11"),
        ("NDIS_2023-11", "2023-11"), ("skema 11-2023 (2)", "2023-11"),
        ("KIIT 1. december 2023", ""), ("NDIS 2023-12-01", ""), ("skema 01.12.2023", ""),
        ("skema", ""), ("okt 2023 til nov 2023", ""),
    ],
)  # fmt: skip
def test_a_files_name_says_a_month_but_a_day_in_it_does_not(name: str, month: str) -> None:
    assert str(month_in_name(name) or "") == month


def test_status_as_of_wins_over_the_month_of_the_meeting() -> None:
    found = find_period(
        (
            "Porteføljeoversigt til kredsen, november 2023",
            "Status pr. ultimo oktober 2023. Se bilag.",
        )
    )
    assert found is not None
    assert (found.period, found.certain) == (OCTOBER, True)


def test_a_named_meeting_is_never_the_month() -> None:
    assert find_period(("Møde den 10. november 2023",)) is None
    found = find_period(("Møde den 10. november 2023", "Status okt 2023"))
    assert found is not None
    assert found.period == OCTOBER


def test_a_bare_month_is_uncertain() -> None:
    found = find_period(("Oversigt oktober 2023",))
    assert found is not None
    assert not found.certain


def test_headings_may_name_a_month_without_its_year() -> None:
    assert month_number("Status september") == 9
    assert month_number("Status") is None


@pytest.mark.parametrize(
    "text",
    ["Status pr. 31. oktober 2023", "Rapportering for oktober 2023", "Status as of October 2023",
     "Data: okt. 2023", "Status pr. d. 31.10.2023", "Status ultimo oktober 2023"],
)  # fmt: skip
def test_the_month_of_the_status_in_its_many_sentences(text: str) -> None:
    found = find_period(("Porteføljen, november 2023", text))
    assert found is not None
    assert (found.period, found.certain) == (OCTOBER, True)
