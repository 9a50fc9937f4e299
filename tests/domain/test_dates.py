"""Deadlines as people write them: which days they name, and what is left as text."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portfolio_desktop.domain.dates import (
    DateRules,
    Precision,
    UnreadReason,
    date_from_cell,
    day,
    days_after,
    in_order,
    months_between,
    observed_day_order,
    passed,
    print_date,
    read_date,
    read_optional_date,
    same_days,
    sort_key,
    why_unread,
)


@pytest.mark.parametrize(
    "text",
    [
        "Dec 23",
        "Dec’23",
        "Dec´ 23",
        "Dec '23",
        "Dec` 23",
        "dec ʼ23",
        "DEC ′23",
        "dec2023",
        "dec. 2023",
        "december 2023",
        "Dec-23",
        "dec., 2023",
        "December  2023",
        "december, 2023",
        "2023 dec",
        "12/2023",
        "12-2023",
        "2023-12",
        "2023–12",
    ],
)
def test_a_month_is_read_in_every_spelling(text: str) -> None:
    read = read_date(text)
    assert (read.earliest, read.latest) == (date(2023, 12, 1), date(2023, 12, 31))
    assert (read.precision, read.text) == (Precision.MONTH, text)


def test_every_month_is_known_by_its_danish_and_english_names() -> None:
    danish = "januar februar marts april maj juni juli august september oktober november december"
    english = (
        "January February March April May June July August September October November December"
    )
    for names in (danish, english):
        for month, name in enumerate(names.split(), start=1):
            for spelled in (name, name[:3], name[:3] + "."):
                assert read_date(f"{spelled} 2024").earliest == date(2024, month, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Q1-2024",
        "Q1 2024",
        "q1/2024",
        "Q1 ’24",
        "1. kvartal 2024",
        "1 kvartal 24",
        "2024 Q1",
        "2024Q1",
        "2024-Q1",
        "K1 2024",
        "første kvartal 2024",
        "first quarter of 2024",
        "1st quarter 2024",
        "1Q24",
        "Q12024",
        "1. kvt. 2024",
    ],
)
def test_a_quarter_is_read_in_every_spelling(text: str) -> None:
    read = read_date(text)
    assert (read.earliest, read.latest) == (date(2024, 1, 1), date(2024, 3, 31))
    assert read.precision is Precision.QUARTER


@pytest.mark.parametrize(
    "text",
    [
        "2. halvår 2025",
        "2.halvår 2025",
        "H2 2025",
        "h2-2025",
        "andet halvår 2025",
        "2025 H2",
        "second half of 2025",
        "2H25",
        "anden halvdel af 2025",
    ],
)
def test_a_half_year_is_read_in_every_spelling(text: str) -> None:
    read = read_date(text)
    assert (read.earliest, read.latest) == (date(2025, 7, 1), date(2025, 12, 31))
    assert read.precision is Precision.HALF


@pytest.mark.parametrize(
    "text",
    [
        "uge 40 2024",
        "Uge 40, 2024",
        "uge 40/2024",
        "uge 40-2024",
        "u40 2024",
        "u. 40 2024",
        "uge 40 i 2024",
        "uge 40 ’24",
        "week 40 2024",
        "2024-W40",
        "2024 uge 40",
    ],
)
def test_a_week_runs_from_monday_to_sunday(text: str) -> None:
    read = read_date(text)
    assert (read.earliest, read.latest) == (date(2024, 9, 30), date(2024, 10, 6))
    assert read.precision is Precision.WEEK


def test_week_53_is_read_only_in_the_years_that_have_one() -> None:
    assert read_date("uge 53 2020").latest == date(2021, 1, 3)
    refused = why_unread("uge 53 2024")
    assert refused is not None
    assert (refused.code, dict(refused.params)) == (
        UnreadReason.NO_SUCH_WEEK,
        {"week": 53, "year": 2024},
    )


@pytest.mark.parametrize(
    "text",
    [
        "1/10-24",
        "1/10-2024",
        "1/10 24",
        "1/10/2024",
        "01.10.2024",
        "1.10.24",
        "1. 10. 2024",
        "d. 1.10.2024",
        "d. 1/10 2024",
        "den 1. oktober 2024",
        "1. oktober 2024",
        "1. okt 24",
        "1 Oct 2024",
        "October 1, 2024",
        "oktober 1 2024",
        "1st October 2024",
        "1-okt-24",
        "01-10-2024",
        "1-10-24",
        "2024-10-01",
        "2024/10/01",
        "2024-10-01 00:00:00",
        "2024-10-01T00:00:00",
        "1/10 ’24",
    ],
)
def test_a_day_has_its_day_before_its_month(text: str) -> None:
    assert read_date(text).precision is Precision.DAY
    assert read_date(text).latest == date(2024, 10, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("primo 2027", (2027, 1, 1), (2027, 3, 31), Precision.PART_OF_YEAR),
        ("medio 2027", (2027, 5, 1), (2027, 8, 31), Precision.PART_OF_YEAR),
        ("Ultimo 2027", (2027, 10, 1), (2027, 12, 31), Precision.PART_OF_YEAR),
        ("end of 2027", (2027, 10, 1), (2027, 12, 31), Precision.PART_OF_YEAR),
        ("mid-2027", (2027, 5, 1), (2027, 8, 31), Precision.PART_OF_YEAR),
        ("beginning of 2027", (2027, 1, 1), (2027, 3, 31), Precision.PART_OF_YEAR),
        ("primo november 2018", (2018, 11, 1), (2018, 11, 10), Precision.PART_OF_MONTH),
        ("medio nov. ’18", (2018, 11, 11), (2018, 11, 20), Precision.PART_OF_MONTH),
        ("ultimo feb 2024", (2024, 2, 21), (2024, 2, 29), Precision.PART_OF_MONTH),
        ("udgangen af oktober 2023", (2023, 10, 21), (2023, 10, 31), Precision.PART_OF_MONTH),
        ("primo 2. kvartal 2024", (2024, 4, 1), (2024, 4, 30), Precision.PART_OF_QUARTER),
        ("mid Q2 2024", (2024, 5, 1), (2024, 5, 31), Precision.PART_OF_QUARTER),
        ("ultimo Q2 2024", (2024, 6, 1), (2024, 6, 30), Precision.PART_OF_QUARTER),
        ("2027", (2027, 1, 1), (2027, 12, 31), Precision.YEAR),
        ("’27", (2027, 1, 1), (2027, 12, 31), Precision.YEAR),
    ],
)
def test_parts_of_year_month_and_quarter(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], precision: Precision
) -> None:
    read = read_date(text)
    assert (read.earliest, read.latest) == (date(*first), date(*last))
    assert read.precision is precision


def test_the_parts_are_settings() -> None:
    rules = DateRules(
        early_until_day=8, late_from_day=24, early_until_month=4, middle_months=(6, 7)
    )
    assert read_date("medio 2027", rules).latest == date(2027, 7, 31)
    assert read_date("primo 2027", rules).latest == date(2027, 4, 30)
    assert read_date("medio maj 2027", rules).earliest == date(2027, 5, 9)
    assert read_date("ultimo maj 2027", rules).earliest == date(2027, 5, 24)


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n/a",
        "NA",
        "n.a.",
        "TBD",
        "afventer",
        "udgår",
        "Ikke fastlagt",
        "ingen",
        "–",
        "-",
        "—",
        "To be confirmed",
        "ongoing",
    ],
)
def test_deliberately_no_date_is_neither_a_day_nor_a_mistake(text: str) -> None:
    read = read_date(text)
    assert (read.precision, read.earliest, read.latest) == (Precision.NONE, None, None)
    assert why_unread(text) is None
    assert not passed(read, date(2999, 1, 1))
    assert print_date(read, "da") == text


def test_nothing_typed_is_no_value_at_all() -> None:
    assert read_optional_date("") is None
    assert read_optional_date("  ") is None
    assert read_optional_date("2027") == read_date("2027")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-04-31", UnreadReason.NO_SUCH_DAY),
        ("30. februar 2024", UnreadReason.NO_SUCH_DAY),
        ("03-31-2023", UnreadReason.NO_SUCH_MONTH),
        ("3/31/2024", UnreadReason.NO_SUCH_MONTH),
        ("13/2024", UnreadReason.NO_SUCH_MONTH),
        ("uge 0 2024", UnreadReason.NO_SUCH_WEEK),
        ("maj", UnreadReason.NO_YEAR),
        ("Q1", UnreadReason.NO_YEAR),
        ("28.11", UnreadReason.NO_YEAR),
        ("uge 40", UnreadReason.NO_YEAR),
        ("2022-23", UnreadReason.FISCAL_YEAR),
        ("2022/23 Q1", UnreadReason.FISCAL_YEAR),
        ("Q4 FY23-24", UnreadReason.FISCAL_YEAR),
        ("regnskabsår 2024", UnreadReason.FISCAL_YEAR),
        ("2024-2027", UnreadReason.SEVERAL_DATES),
        ("okt-nov 2023", UnreadReason.SEVERAL_DATES),
        ("maj og juni 2024", UnreadReason.SEVERAL_DATES),
        ("Q1-Q2 2024", UnreadReason.SEVERAL_DATES),
        ("uge 40-42", UnreadReason.SEVERAL_DATES),
        ("dec 2023 eller maj 2024", UnreadReason.SEVERAL_DATES),
        ("efterår 2024", UnreadReason.SEASON),
        ("Fall 2022", UnreadReason.SEASON),
        ("ca. dec. 2023", UnreadReason.MORE_WORDS),
        ("2026-09-28***", UnreadReason.MORE_WORDS),
        ("31-Mar-23 (under review)", UnreadReason.MORE_WORDS),
        ("Q124", UnreadReason.NOT_A_DATE),
        ("24", UnreadReason.NOT_A_DATE),
        ("1024", UnreadReason.NOT_A_DATE),
        ("2024/03", UnreadReason.NOT_A_DATE),
        ("når leverandøren er klar", UnreadReason.NOT_A_DATE),
    ],
)
def test_what_is_not_certain_stays_text_with_its_reason(text: str, reason: UnreadReason) -> None:
    read = read_date(text)
    assert (read.precision, read.latest, read.text) == (Precision.UNREAD, None, text)
    problem = why_unread(text)
    assert problem is not None
    assert problem.code == reason
    assert print_date(read, "en") == text


def test_the_day_order_of_numbers_can_be_declared_for_a_file() -> None:
    american = DateRules(day_first=False)
    assert read_date("01-04-2023", american).latest == date(2023, 1, 4)
    assert read_date("31-03-2023", american).precision is Precision.UNREAD
    assert read_date("1.4.2023", american).latest == date(2023, 4, 1)
    assert read_date("d. 1/4/2023", american).latest == date(2023, 4, 1)
    assert read_date("1/4-23", american).latest == date(2023, 4, 1)


def test_in_an_unknown_day_order_only_what_has_one_meaning_is_read() -> None:
    unknown = DateRules(day_first=None)
    problem = why_unread("01-04-2023", unknown)
    assert problem is not None
    assert problem.code == UnreadReason.DAY_ORDER_UNKNOWN
    assert read_date("01/01/2024", unknown).latest == date(2024, 1, 1)
    assert read_date("31-03-2023", unknown).latest == date(2023, 3, 31)
    assert read_date("03-31-2023", unknown).latest == date(2023, 3, 31)
    assert read_date("31-31-2023", unknown).precision is Precision.UNREAD


def test_one_american_date_makes_the_order_of_its_column_unknown() -> None:
    assert observed_day_order(["01-04-2023", "31-03-2023", "Dec 23", "TBD"]) is True
    assert observed_day_order(["01-04-2023", "03-31-2023"]) is None
    assert observed_day_order([]) is True


def test_short_years_turn_at_the_pivot() -> None:
    assert read_date("Dec 69").latest == date(2069, 12, 31)
    assert read_date("Dec 70").latest == date(1970, 12, 31)
    assert read_date("Dec 70", DateRules(pivot=80)).latest == date(2070, 12, 31)


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("Dec´ 27", "dec. 2027", "Dec 2027"),
        ("Ultimo 2027", "ultimo 2027", "end of 2027"),
        ("mid 2027", "medio 2027", "mid-2027"),
        ("18/12-23", "18. dec. 2023", "18 Dec 2023"),
        ("Q1-2024", "1. kvartal 2024", "Q1 2024"),
        ("H1 2025", "1. halvår 2025", "H1 2025"),
        ("u40 2024", "uge 40 2024", "week 40 2024"),
        ("uge 1 2025", "uge 1 2025", "week 1 2025"),
        ("ultimo november 2018", "ultimo nov. 2018", "end of Nov 2018"),
        ("medio Q3 ’24", "medio 3. kvartal 2024", "mid-Q3 2024"),
        ("maj 24", "maj 2024", "May 2024"),
        ("’27", "2027", "2027"),
        ("  når det passer ", "når det passer", "når det passer"),
    ],
)
def test_dates_are_printed_in_one_way(text: str, danish: str, english: str) -> None:
    assert print_date(read_date(text), "da") == danish
    assert print_date(read_date(text), "en") == english


def test_dates_are_ordered_by_their_last_day_and_unread_ones_come_last() -> None:
    texts = ["vist nok snart", "2027", "dec. 2027", "TBD", "ultimo 2027", "jan 24", "31.12.2027"]
    ordered = in_order([*texts, None], lambda text: None if text is None else read_date(text))
    assert ordered == (
        "jan 24",
        "2027",
        "ultimo 2027",
        "dec. 2027",
        "31.12.2027",
        "TBD",
        None,
        "vist nok snart",
    )
    assert all(type(sort_key(read_date(text))) is int for text in texts)


def test_a_date_has_passed_only_when_its_last_day_has() -> None:
    december = read_date("Dec 23")
    assert not passed(december, date(2023, 12, 31))
    assert passed(december, date(2024, 1, 1))
    assert not passed(None, date(2024, 1, 1))
    assert not passed(read_date("engang i 2020"), date(2024, 1, 1))


def test_the_distance_in_months_is_counted_between_the_months_of_the_last_days() -> None:
    march = read_date("mar. 2023")
    assert months_between(march, read_date("28.11.2023")) == 8
    assert months_between(march, read_date("1.4.2023")) == 1
    assert months_between(march, read_date("ultimo 2024")) == 21
    assert months_between(march, read_date("dec 22")) == -3
    assert months_between(march, read_date("TBD")) is None
    assert months_between(None, march) is None
    assert days_after(march, read_date("10.4.2023")) == 10
    assert days_after(march, None) is None


def test_a_certain_day_and_the_same_day_in_other_words_are_the_same() -> None:
    assert same_days(day(date(2024, 10, 1)), read_date("1/10-24"))
    assert not same_days(read_date("okt 24"), read_date("1/10-24"))
    assert same_days(read_date("TBD"), read_date("N/A"))
    assert not same_days(read_date("snart"), read_date("senere"))
    assert same_days(None, None)
    assert not same_days(None, read_date("TBD"))
    assert day(datetime(2024, 10, 1, 12, 30)) == read_date("2024-10-01")


@pytest.mark.parametrize(
    ("shown", "text", "precision"),
    [
        ("", "2023-12-01", Precision.DAY),
        ("General", "2023-12-01", Precision.DAY),
        ("dd-mm-yyyy", "2023-12-01", Precision.DAY),
        ("[$-406]d. mmmm yyyy;@", "2023-12-01", Precision.DAY),
        ("mmm-yy", "2023-12", Precision.MONTH),
        ('mmm" d. "yy', "2023-12", Precision.MONTH),
        ("yyyy", "2023", Precision.YEAR),
    ],
)
def test_a_cell_says_no_more_than_it_shows(shown: str, text: str, precision: Precision) -> None:
    read = date_from_cell(datetime(2023, 12, 1, 0, 0), shown)
    assert (read.text, read.precision) == (text, precision)
    assert same_days(read, read_date(text))
