"""Where tables begin and end in a sheet, judged by shape alone."""

from __future__ import annotations

from portfolio_desktop.exchange.table_finding import find_tables
from portfolio_desktop.exchange.table_headings import heading_rows
from portfolio_desktop.exchange.tables import Cell, Limits, Row, Table
from portfolio_desktop.exchange.windows_job import job_limits


def _rows(*lines: str, start: int = 1) -> list[Row]:
    """One row for each line, cells parted by `|`; an empty line is an empty row."""
    return [
        Row(
            number,
            tuple(Cell(text.strip().strip("*"), bold="*" in text) for text in line.split("|")),
        )
        for number, line in enumerate(lines, start)
        if line
    ]


def _found(*lines: str) -> list[tuple[int, tuple[str, ...]]]:
    tables, _text = find_tables(_rows(*lines))
    return [(len(table.body), table.titles) for table in tables]


def test_a_plain_table() -> None:
    assert _found("Nr.|Navn|Sum", "1|a|2", "2|b|3") == [(2, ("Nr.", "Navn", "Sum"))]


def test_title_lines_and_a_label_are_text() -> None:
    tables, text = find_tables(
        _rows("Status", "Måned|maj 2024", "", "Nr.|Navn|Sum|Fase|Note", "1|a|2|x|y", "2|b|3|x|y")
    )
    assert [table.titles[0] for table in tables] == ["Nr."]
    assert text == ("Status", "Måned maj 2024")


def test_a_members_table_beside_the_list_is_another_table() -> None:
    found = _found("Nr.|Navn|Sum", "1|a|2", "2|b|3", "", "*Medlem*|*Region*", "Ida|Nord", "Bo|Syd")
    assert [titles for _body, titles in found] == [("Nr.", "Navn", "Sum"), ("Medlem", "Region")]


def test_group_headings_above_the_headings_belong_to_them() -> None:
    assert _found("||Status|", "Nr.|Navn|sidste|denne", "1|a|2|3", "2|b|4|5")[0][0] == 2


def test_a_table_without_headings_has_none() -> None:
    assert heading_rows(_rows("1|a|2", "2|b|3", "3|c|4")) == 0


def test_headings_that_are_years_are_headings() -> None:
    assert heading_rows(_rows("Projekt|2023|2024", "a|10|20", "b|30|40")) == 1


def test_nothing_is_dropped() -> None:
    lines = ("Titel", "", "Nr.|Navn", "1|a", "", "x", "", "Kilde: os")
    tables, text = find_tables(_rows(*lines))
    said = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert set(said) | set(text) == {"Titel", "Nr.", "Navn", "1", "a", "x", "Kilde: os"}


def test_a_lone_number_after_a_gap_is_a_row_and_a_lone_text_a_line_under_the_table() -> None:
    lines = ("Nr.|Navn|Sum", "17-1|a|2", "17-2|b|3", "", "17-3", "", "Kilde: os", "12/2023", "17-4")
    (table,), text = find_tables(_rows(*lines))
    assert [row.cells[0].text for row in table.body] == ["17-1", "17-2", "17-3", "17-4"]
    assert table.after == text == ("Kilde: os", "12/2023")


def test_a_row_with_number_and_name_only_belongs_to_the_wide_table_above_the_gap() -> None:
    lines = ("Nr.|Navn|A|B|C|D|E|F", "17-1|a|x|y|z|x|y|z", "17-2|b|x|y|z|x|y|z", "", "17-3|c")
    assert [len(table.body) for table in find_tables(_rows(*lines))[0]] == [3]


def test_a_number_in_a_column_of_words_is_no_row() -> None:
    (table,), text = find_tables(_rows("Navn|Region", "Ida|Nord", "Bo|Syd", "", "7"))
    assert (len(table.body), text) == (2, ("7",))


def test_a_list_with_headings_scores_above_loose_cells() -> None:
    def score(*lines: str) -> float:
        table: Table = find_tables(_rows(*lines))[0][0]
        return table.score

    full = score("Nr.|Navn|Sum|Fase", "1|a|2|x", "2|b|3|x", "3|c|3|y")
    assert full > score("a|b", "c|d") > score("a")


def test_the_limits_of_a_windows_job_are_those_of_the_reading() -> None:
    wanted = job_limits(Limits(seconds=9, memory=900_000_000))
    assert wanted.ProcessMemoryLimit == 900_000_000
    assert wanted.Basic.PerProcessUserTimeLimit == 90_000_000
