"""Tables beside each other in one sheet are two; a table with an empty column in it is one."""

from __future__ import annotations

from portfolio_desktop.exchange.table_finding import find_tables
from portfolio_desktop.exchange.tables import Cell, CellNote, Row

STATUS = (
    "Nr.|Projekt|Slutdato|Status",
    "17-1|Journalen|dec. 2024|rød",
    "17-2|Registret|dec. 2025|gul",
    "17-3|Bookingen|dec. 2026|grøn",
    "17-4|Brevet|dec. 2027|grøn",
)


def rows(*lines: str, start: int = 1) -> list[Row]:
    """One row for each line, cells parted by `|`; an empty line is an empty row."""
    return [
        Row(number, tuple(Cell(text.strip()) for text in line.split("|")))
        for number, line in enumerate(lines, start)
        if line.strip(" |")
    ]


def beside(left: tuple[str, ...], right: tuple[str, ...], *, lower: int = 0) -> list[Row]:
    """Two tables with an empty column between them, the right one `lower` rows further down."""
    width = max(line.count("|") for line in left)
    height = max(len(left), len(right) + lower)
    lines = []
    for at in range(height):
        own = left[at] if at < len(left) else ""
        other = right[at - lower] if 0 <= at - lower < len(right) else ""
        lines.append(own + "|" * (width - own.count("|")) + "||" + other)
    return rows(*lines)


def titles(made: list[Row]) -> list[list[str]]:
    return [[title for title in table.titles if title] for table in find_tables(made)[0]]


STATUS_TITLES = STATUS[0].split("|")


def test_a_list_of_members_beside_the_status_table_is_a_table_of_its_own() -> None:
    members = ("Navn|Region|E-mail", "Ida|Nord|i@x.dk", "Bo|Syd|b@x.dk", "Eva|Midt|e@x.dk")
    tables, _lines = find_tables(beside(STATUS, members))
    assert [table.number for table in tables] == [1, 2]
    assert [len(table.body) for table in tables] == [4, 3]
    assert titles(beside(STATUS, members)) == [STATUS_TITLES, ["Navn", "Region", "E-mail"]]


def test_the_table_to_the_right_may_be_the_status_table() -> None:
    members = ("Navn|Region", "Ida|Nord", "Bo|Syd")
    made = beside(members, STATUS)
    assert titles(made) == [["Navn", "Region"], STATUS_TITLES]
    body = find_tables(made)[0][1].body
    assert [row.cells[3].text for row in body] == ["17-1", "17-2", "17-3", "17-4"]


def test_headings_beside_the_rows_of_another_table_begin_a_table() -> None:
    key = ("Farve|Betydning", "Rød|Bagud", "Gul|Truet")
    assert titles(beside(STATUS, key, lower=2)) == [STATUS_TITLES, ["Farve", "Betydning"]]


def test_a_list_without_anything_of_projects_that_ends_elsewhere_is_a_table_of_its_own() -> None:
    for members in (
        ("Medlem|Region", "Ida|Nord"),
        ("Medlem|Region", *(f"Person {n}|Nord" for n in range(9))),
    ):
        assert titles(beside(STATUS, members)) == [STATUS_TITLES, ["Medlem", "Region"]]


def test_two_status_tables_and_a_list_are_three() -> None:
    both = tuple(f"{one}||{other}" for one, other in zip(STATUS, STATUS, strict=True))
    members = ("Navn|Region", "Ida|Nord", "Bo|Syd")
    assert titles(beside(both, members)) == [STATUS_TITLES, STATUS_TITLES, ["Navn", "Region"]]


def test_an_empty_column_between_the_groups_of_one_table_parts_nothing() -> None:
    made = rows(
        "Nr.|Projekt||Slutdato|Status||Bemærkninger|Kontakt",
        "17-1|Journalen||dec. 2024|rød||Bagud|Ida",
        "17-2|Registret||dec. 2025|gul||",
        "17-3|Bookingen||||",
        "17-4|Brevet||||",
    )
    assert titles(made) == [["Nr.", "Projekt", "Slutdato", "Status", "Bemærkninger", "Kontakt"]]


def test_lamps_behind_an_empty_column_stay_in_their_table_though_some_rows_have_none() -> None:
    dimensions = ("L|T|Ø|R", "g|g|y|g", "g|r|y|g")
    assert titles(beside(STATUS, dimensions)) == [[*STATUS_TITLES, "L", "T", "Ø", "R"]]


def test_group_headings_over_one_side_part_nothing() -> None:
    made = rows(
        "|||Status|", "Nr.|Projekt||Sidste måned|Denne måned", "17-1|A||rød|gul", "17-2|B||gul|gul"
    )
    assert len(find_tables(made)[0]) == 1


def test_a_title_over_both_tables_is_a_line_and_no_bridge() -> None:
    title = Cell("Porteføljestatus oktober 2023", col_span=7)
    covered = Cell(title.text, note=CellNote.MERGED)
    members = ("Navn|Region", "Ida|Nord", "Bo|Syd")
    below = [Row(row.number + 1, row.cells) for row in beside(STATUS, members)]
    tables, lines = find_tables([Row(1, (title, *[covered] * 6)), *below])
    assert [[t for t in table.titles if t] for table in tables] == [
        STATUS_TITLES,
        ["Navn", "Region"],
    ]
    assert lines == ("Porteføljestatus oktober 2023",)


def test_tables_beside_each_other_under_another_one_are_found_too() -> None:
    made = beside(STATUS, ("Navn|Region", "Ida|Nord", "Bo|Syd"))
    wide = rows("A|B|C|D|E|F|G", "1|2|3|4|5|6|7", "1|2|3|4|5|6|7", start=20)
    assert titles([*made, *wide]) == [STATUS_TITLES, ["Navn", "Region"], list("ABCDEFG")]


def test_nothing_is_lost_between_the_tables() -> None:
    made = beside(STATUS, ("Navn|Region", "Ida|Nord", "Bo|Syd"), lower=3)
    tables, lines = find_tables(made)
    told = {cell.text for table in tables for row in table.rows for cell in row.cells} | set(lines)
    assert told == {cell.text for row in made for cell in row.cells}
