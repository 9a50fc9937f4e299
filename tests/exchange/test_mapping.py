"""Columns are known by their headings and what stands under them; the user has the last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.ids import dimension_id
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Dimension
from portfolio_desktop.exchange.mapping import (
    ColumnFacts,
    ColumnNote,
    ColumnUse,
    looks_like_amount,
    looks_like_number,
    recognise,
)
from portfolio_desktop.exchange.mapping_wish import (
    MappingError,
    MappingWish,
    apply_wish,
    wish_from_json,
    wish_of,
    wish_to_json,
)
from portfolio_desktop.exchange.sheet_places import column_letter

DIMENSIONS = tuple(
    Dimension(dimension_id(key), key, *names, rank=str(place))
    for place, (key, *names) in enumerate(DEFAULT_DIMENSIONS)
)

LAMPS = {"lamps": 10}
TEXTS = {"long": 9}


def uses_of(
    *columns: tuple[str, dict[str, int]] | str, dimensions: tuple[Dimension, ...] = DIMENSIONS
) -> list[str]:
    """The targets of columns given by heading and the facts of ten filled cells."""
    facts = [
        ColumnFacts((column,), filled=10)
        if isinstance(column, str)
        else ColumnFacts((column[0],), filled=10, **column[1])
        for column in columns
    ]
    return [use.target for use in recognise(facts, dimensions)]


def test_the_columns_of_the_board_table_in_any_order() -> None:
    assert uses_of(
        ("Bemærkninger", TEXTS), "Formål", ("Status denne måned", LAMPS), "Fase", "Slutdato",
        ("Status sidste måned", LAMPS), "Projekt", "Nr.",
    ) == [
        "remarks", "purpose", "overall", "phase", "forecast", "previous", "name", "number"
    ]  # fmt: skip


def test_english_headings_and_other_words_for_the_same() -> None:
    assert uses_of(
        "Project no.", "Title", "Original end date", "Expected completion", "Stage",
        ("RAG", LAMPS), "Comments", "Description", "Lead region", "Case number",
    ) == [
        "number", "name", "original", "forecast", "phase", "overall", "remarks", "purpose", "lead",
        "case_number",
    ]  # fmt: skip


def test_headings_shortened_for_narrow_columns_are_written_in_full_first() -> None:
    assert uses_of(
        "Proj. nr.", "Proj.navn", "Opr. slutdato", "Forv.\nslutdato", ("Sidste md.", LAMPS),
        ("Denne md.", LAMPS), ("Lev.", LAMPS), ("Res.", LAMPS), ("Bem.", TEXTS),
    ) == [
        "number", "name", "original", "forecast", "previous", "overall", "light.deliverables",
        "light.resources", "remarks",
    ]  # fmt: skip
    assert uses_of("Nr.", "Projekt", "Forv. slutdato") == ["number", "name", "forecast"]


def test_months_may_be_called_periods_and_phases_stages() -> None:
    assert uses_of("Nr.", ("Sidste periode", LAMPS), ("Denne periode", LAMPS), "Stadie") == [
        "number", "previous", "overall", "phase"
    ]  # fmt: skip


def test_dimension_lamps_by_name_and_by_letters() -> None:
    names = ["Leverancer", "Tid", "Penge", "Ressourcer"]
    wanted = ["light.deliverables", "light.time", "light.cost", "light.resources"]
    assert uses_of(*((name, LAMPS) for name in names)) == wanted
    assert uses_of(*((letter, LAMPS) for letter in "LTØR")) == wanted
    assert uses_of(("R", LAMPS), ("T", LAMPS)) == ["", ""]
    assert uses_of(("Budgetstatus", LAMPS), ("Status på tid", LAMPS)) == [
        "light.cost",
        "light.time",
    ]


def own(key: str, danish: str, letter: str) -> Dimension:
    return Dimension(dimension_id(key), key, danish, "", letter, letter, rank="z")


def test_the_registers_own_set_of_dimensions_is_what_columns_are_known_by() -> None:
    benefits, risks = own("benefits", "Gevinster", "G"), own("risks", "Risikobillede", "Ri")
    scope = own("omfang", "Omfang", "Om")
    lamps = [(name, LAMPS) for name in ("Gevinst", "Risici", "Tid", "Omfang")]
    assert uses_of(*lamps, dimensions=(*DIMENSIONS, benefits, risks, scope)) == [
        "light.benefits",
        "light.risks",
        "light.time",
        "light.omfang",
    ]
    assert uses_of(*lamps, dimensions=(benefits,)) == ["light.benefits", "", "", ""]
    letters = [(letter, LAMPS) for letter in ("L", "G", "Ri")]
    assert uses_of(*letters, dimensions=(*DIMENSIONS, benefits, risks)) == [
        "light.deliverables",
        "light.benefits",
        "light.risks",
    ]
    assert uses_of(*letters[1:], dimensions=(benefits, risks)) == ["light.benefits", "light.risks"]
    assert uses_of(letters[1], dimensions=(benefits,)) == [""], "one letter says nothing"


def test_budget_is_lamps_or_money_by_what_stands_under_it() -> None:
    assert uses_of(("Budget", {"amounts": 10})) == ["budget"]
    assert uses_of(("Budget", LAMPS)) == ["light.cost"]
    assert uses_of(("Økonomi", {"amounts": 10})) == ["budget"]


def test_status_may_be_a_text() -> None:
    assert uses_of("Projekt", ("Status", TEXTS)) == ["name", "remarks"]
    assert uses_of("Projekt", ("Status", LAMPS)) == ["name", "overall"]


def test_months_as_headings_are_the_last_two_months_lamps() -> None:
    assert uses_of(("Status sep 2023", LAMPS), ("Status okt 2023", LAMPS)) == [
        "previous",
        "overall",
    ]
    assert uses_of(("December", LAMPS), ("Januar", LAMPS)) == ["previous", "overall"]


def test_a_single_months_lamps_are_this_months_unless_a_heading_says_it_better() -> None:
    assert uses_of("Projekt", ("Status dec. 2023", LAMPS)) == ["name", "overall"]
    assert uses_of("Projekt", ("December", LAMPS)) == ["name", "overall"]
    assert uses_of(("Status", LAMPS), ("Status nov. 2023", LAMPS)) == ["overall", ""]


def test_a_dimensions_lamps_of_a_month_are_not_the_months_status() -> None:
    assert uses_of("Projekt", ("Tid okt 2023", LAMPS), ("Økonomi okt 2023", LAMPS))[1:] == ["", ""]
    assert uses_of(("Okt 2023", LAMPS), ("Status okt 2023", LAMPS)) == ["", ""]


def test_of_two_columns_with_the_same_heading_the_first_is_used_with_a_doubt() -> None:
    facts = [
        ColumnFacts((title,), filled=5) for title in ("Projekt", "Slutdato", "Slutdato", "Note")
    ]
    uses = recognise(facts, DIMENSIONS)
    assert [use.target for use in uses] == ["name", "forecast", "", "remarks"]
    assert [use.note for use in uses] == [None, ColumnNote.TWIN, ColumnNote.TAKEN, None]


def test_expected_end_wins_over_a_plain_end_which_is_then_a_doubt() -> None:
    facts = [ColumnFacts((title,), filled=5) for title in ("Slutdato", "Forventet slutdato")]
    end, expected = recognise(facts, DIMENSIONS)
    assert expected.target == "forecast"
    assert (end.target, end.note) == ("approved", ColumnNote.GUESSED)


def test_names_of_people_are_never_taken() -> None:
    facts = [
        ColumnFacts((title,), filled=5)
        for title in ("Projektleder", "Styregruppeformand", "E-mail", "Projektledende region")
    ]
    uses = recognise(facts, DIMENSIONS)
    assert [use.note for use in uses[:3]] == [ColumnNote.PERSONAL] * 3
    assert uses[3].target == "lead"


def test_every_unused_column_says_why() -> None:
    facts = [
        ColumnFacts(("Samlet status",), filled=5),
        ColumnFacts(("Hjemmeside",), filled=5),
        ColumnFacts(("Fase",)),
        ColumnFacts(("Bemærkninger",), filled=5),
        ColumnFacts(("Kommentar",), filled=5),
        ColumnFacts(("Budget",), filled=5),
    ]
    notes = [use.note for use in recognise(facts, DIMENSIONS)]
    assert notes == [
        ColumnNote.NO_LAMPS, ColumnNote.UNKNOWN, ColumnNote.EMPTY, None, ColumnNote.TAKEN,
        ColumnNote.NO_AMOUNTS,
    ]  # fmt: skip


def test_misspelt_headings_are_used_with_a_doubt() -> None:
    heads = ("Nr.", "Projekt", "Bemærkniger")
    facts = [ColumnFacts((title,), filled=5) for title in heads]
    use = recognise(facts, DIMENSIONS)[2]
    assert (use.target, use.note) == ("remarks", ColumnNote.GUESSED)


def test_two_row_headings_are_read_from_below() -> None:
    facts = [
        ColumnFacts(("sidste måned", "Status"), filled=5, lamps=5),
        ColumnFacts(("denne måned", "Status"), filled=5, lamps=5),
        ColumnFacts(("", "Projekt"), filled=5),
        ColumnFacts(("oprindelig", "Slutdato"), filled=5),
        ColumnFacts(("forventet", "Slutdato"), filled=5),
    ]
    targets = [use.target for use in recognise(facts, DIMENSIONS)]
    assert targets == ["previous", "overall", "name", "original", "forecast"]


def test_hyphenated_headings_are_put_together() -> None:
    assert uses_of("Bemærk-\nninger", "Projekt-nr.") == ["remarks", "number"]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_use_is_given_twice_whatever_the_headings(titles: list[str]) -> None:
    facts = [ColumnFacts((title,), filled=3, lamps=2) for title in titles]
    uses = recognise(facts, DIMENSIONS)
    targets = [use.target for use in uses if use.target]
    assert len(set(targets)) == len(targets)
    assert all(use.target or use.note for use in uses)


TABLE = (
    ColumnUse(0, "uniqueId", "number"),
    ColumnUse(1, "projectName", "", ColumnNote.UNKNOWN),
    ColumnUse(2, "Deadline", "forecast"),
)


def test_a_wish_names_columns_by_heading_or_letter() -> None:
    wish = MappingWish({"projectname": "name", "C": "original", "UNIQUEID": ""})
    uses = apply_wish(wish, TABLE, DIMENSIONS)
    assert [use.target for use in uses] == ["", "name", "original"]
    assert uses[0].note is ColumnNote.BY_CHOICE


def test_a_column_that_is_not_used_anyway_keeps_its_reason() -> None:
    (_, unused, _) = apply_wish(MappingWish({"B": ""}), TABLE, DIMENSIONS)
    assert unused.note is ColumnNote.UNKNOWN


def test_a_wished_use_is_taken_from_the_column_that_had_it() -> None:
    uses = apply_wish(MappingWish({"B": "number"}), TABLE, DIMENSIONS)
    assert [use.target for use in uses] == ["", "number", "forecast"]
    assert uses[0].note is ColumnNote.TAKEN


def test_a_wish_may_use_our_headings_and_be_turned_around() -> None:
    wish = MappingWish({"B": "Projektnavn", "time": "C"})
    assert [use.target for use in apply_wish(wish, TABLE, DIMENSIONS)] == [
        "number", "name", "light.time"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"Findes ikke": "name"}, "mapping.column"),
        ({"B": "nonsense"}, "mapping.target"),
        ({"Deadline": "nonsense"}, "mapping.target"),
        ({"A": "name", "B": "name"}, "mapping.twice"),
    ],
)
def test_an_impossible_wish_is_refused(columns: dict[str, str], code: str) -> None:
    with pytest.raises(MappingError) as caught:
        apply_wish(MappingWish(columns), TABLE, DIMENSIONS)
    assert caught.value.code == code


def test_a_heading_that_two_columns_have_is_refused_but_their_letters_are_not() -> None:
    twins = (ColumnUse(0, "Dato"), ColumnUse(1, "dato"))
    with pytest.raises(MappingError) as caught:
        apply_wish(MappingWish({"DATO": "forecast"}), twins, DIMENSIONS)
    assert (caught.value.code, caught.value.text) == ("mapping.several", "DATO")
    uses = apply_wish(MappingWish({"B": "forecast"}), twins, DIMENSIONS)
    assert [use.target for use in uses] == ["", "forecast"]


def test_mapping_files_are_read_back_as_written() -> None:
    wish = MappingWish({"A": "name", "Pris": ""}, True, "Ark1", 2, 4, False)
    assert wish_from_json(wish_to_json(wish)) == wish


def test_a_bare_object_is_a_mapping_of_columns() -> None:
    assert wish_from_json('{"uniqueId": "number"}').columns == {"uniqueId": "number"}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"format": "x"}', '{"columns": {"A": 1}}', '{"table": {"number": 0}}',
     '{"day_order": "x"}', '{"day_order": ["dmy"]}', '{"columns": []}x', "[" * 100_000],
)  # fmt: skip
def test_a_broken_mapping_file_is_refused(text: str) -> None:
    with pytest.raises(MappingError):
        wish_from_json(text)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ('{"columns": {"A": "name"}, "colour": {"A": "x"}}', "mapping.unknown_part", "colour"),
        ('{"format": "portfolio-desktop-mapping-1", "colums": {}}', "mapping.unknown_part",
         "colums"),
        ('{"table": {"sheet": "Ark1", "headerrow": 4}}', "mapping.unknown_part", "headerrow"),
        ('{"columns": {"A": "name", "A": "number"}}', "mapping.repeated", "A"),
        ('{"columns": {"A": "name"}, "columns": {}}', "mapping.repeated", "columns"),
    ],
)  # fmt: skip
def test_what_a_mapping_file_says_in_vain_is_named(text: str, code: str, part: str) -> None:
    with pytest.raises(MappingError) as caught:
        wish_from_json(text)
    assert (caught.value.code, caught.value.text) == (code, part)


def test_a_remembered_layout_leads_to_the_same_uses() -> None:
    again = apply_wish(wish_of(TABLE), TABLE, DIMENSIONS)
    assert [use.target for use in again] == [use.target for use in TABLE]


def test_letters_count_like_a_spreadsheet() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_amounts_and_numbers_are_told_from_words() -> None:
    assert all(looks_like_amount(text) for text in ("12,6 mio. kr.", "1.000.000"))
    assert not looks_like_amount("følger planen")
    assert not looks_like_amount("$6,279,429")
    assert all(looks_like_number(text) for text in ("17-1", "22-3 ", "P23-12"))
    assert not looks_like_number("Nyt system 2-1 trin")


def test_longer_headings_that_mean_something_else_are_left_alone() -> None:
    assert uses_of("Projekt", "Nr.", ("Status risici", LAMPS), "Budget 2024", "Projektejers navn",
                   "Oprindelig leverandør") == ["name", "number", "", "", "", ""]  # fmt: skip


def test_longer_headings_that_begin_with_a_known_one_are_used_with_a_doubt() -> None:
    facts = [
        ColumnFacts((title,), filled=5)
        for title in ("Nr.", "Projekt", "Bemærkninger fra projektet", "Forventet slutdato jf. plan")
    ]
    uses = recognise(facts, DIMENSIONS)
    assert [use.target for use in uses] == ["number", "name", "remarks", "forecast"]
    assert [use.note for use in uses[2:]] == [ColumnNote.GUESSED] * 2
