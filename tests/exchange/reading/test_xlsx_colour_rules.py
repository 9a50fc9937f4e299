"""Conditional colours: those that say themselves when they hold are shown, all others are named."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from portfolio_desktop.exchange.tables import FileNote, Workbook

from .files import number, read_here, sheet, words, xlsx

RED, GREEN = "#FF0000", "#00B050"
STYLES = (
    "<fonts><font/></fonts><fills><fill/></fills><cellXfs><xf/></cellXfs>"
    '<dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf>'
    '<dxf><fill><patternFill><bgColor rgb="FF00B050"/></patternFill></fill></dxf>'
    "<dxf><font><b/></font></dxf></dxfs>"
)
TITLES = words("A1", "Nr.") + words("B1", "Farve") + words("C1", "Status") + words("D1", "Dage")


def rule(
    area: str, formula: str, kind: str = "expression", *, style: str = "0", more: str = ""
) -> str:
    return (
        f'<conditionalFormatting sqref="{area}"><cfRule type="{kind}" dxfId="{style}" priority="1" '
        f"{more}><formula>{escape(formula)}</formula></cfRule></conditionalFormatting>"
    )


def row(at: int, colour: str = "", status: str = "", days: str = "") -> str:
    return (
        words(f"A{at}", f"17-{at}")
        + (words(f"B{at}", colour) if colour else "")
        + (words(f"C{at}", status) if status else "")
        + (number(f"D{at}", days) if days else "")
    )


def book(path: Path, rules: str, *rows: str) -> Workbook:
    return read_here(xlsx(path / "a.xlsx", sheet(TITLES, *rows, after=rules), styles=STYLES))


def fills(workbook: Workbook, column: int = 2) -> list[str | None]:
    (table,) = workbook.tables
    return [r.cells[column].fill if len(r.cells) > column else None for r in table.body]


def left_out(workbook: Workbook) -> list[str]:
    return [note.place for note in workbook.notes if note.code is FileNote.COLOUR_RULE]


def test_words_and_numbers_of_the_cell_itself_colour_it(tmp_path: Path) -> None:
    rules = rule("C2:C9", "", "containsText", more='text="rød"') + rule(
        "D2:D9", "3", "cellIs", more='operator="greaterThan"'
    )
    seen = book(tmp_path, rules, row(2, "x", "Rødt lys", "4"), row(3, "x", "grøn", "3"))
    assert (fills(seen), fills(seen, 3), left_out(seen)) == ([RED, None], [RED, None], [])


@pytest.mark.parametrize(
    "formula",
    [
        '$B2="Rød"',
        '=$B2="RØD"',
        '"rød"=$B2',
        "$B2=$B$9",
        'OR($B2="R",$B2="Rød")',
        'AND($B2="Rød",$D2>30)',
        'NOT($B2<>"Rød")',
        'ISNUMBER(SEARCH("ød",$B2))',
        'NOT(ISERROR(SEARCH("rød",$B2)))',
        '($B2="Rød")',
        "$D2>=31.5",
        "AND($D2>-1, NOT(ISBLANK($B2)), $D2=$D$2)",
    ],
)
def test_a_comparison_with_a_cell_of_the_row_colours_the_lamp(tmp_path: Path, formula: str) -> None:
    rows = (row(2, "Rød", "", "31.5"), row(3, "Grøn", "x", "2"), row(9, "Rød", "", "31.5"))
    seen = book(tmp_path, rule("C2:C3", formula), *rows)
    assert (fills(seen)[:2], left_out(seen)) == ([RED, None], [])


def test_a_relative_reference_moves_along_with_the_cell(tmp_path: Path) -> None:
    rows = (row(2, "rød", "a"), row(3, "gul", "rød"))
    seen = book(tmp_path, rule("B2:C3", 'B2="rød"'), *rows)
    assert (fills(seen, 1), fills(seen)) == ([RED, None], [None, RED])


def test_the_rule_that_stands_first_wins(tmp_path: Path) -> None:
    rules = rule("C2:C3", '$B2<>""', style="1").replace('priority="1"', 'priority="2"')
    seen = book(tmp_path, rules + rule("C2:C3", '$B2="Rød"'), row(2, "Rød"), row(3, "x", "y"))
    assert fills(seen) == [RED, GREEN]


def test_a_written_cell_may_be_what_a_rule_compares_with(tmp_path: Path) -> None:
    rules = rule("C2:C3", "$B$2", "cellIs", more='operator="equal"')
    seen = book(tmp_path, rules, row(2, "R", "r"), row(3, "x", "G"))
    assert (fills(seen), left_out(seen)) == ([RED, None], [])


@pytest.mark.parametrize(
    "formula",
    [
        "VLOOKUP($A2,$H$1:$I$9,2,FALSE)=3",
        "MOD(ROW(),2)=0",
        "$D2-TODAY()<30",
        'Ark2!$B2="Rød"',
        'LEFT($B2,1)="R"',
        '$B2&"x"="Rødx"',
        '$B2="Rød',
        "$B2",
        "AND()",
        '$B2="Rød")',
        "(" * 300 + "1=1" + ")" * 300,
        'SEARCH("r?d",$B2)',
        'ISNUMBER(SEARCH("r?d",$B2))',
        "",
    ],
)
def test_any_other_formula_is_left_out_and_its_cells_are_named(
    tmp_path: Path, formula: str
) -> None:
    seen = book(tmp_path, rule("C2:C3", formula), row(2, "Rød", "x"), row(3, "Grøn", "x"))
    assert (fills(seen), left_out(seen)) == ([None, None], ["Ark1, C2:C3"])


def test_a_comparison_with_what_has_no_plain_value_is_left_out_for_that_cell(
    tmp_path: Path,
) -> None:
    error = words("A3", "17-3") + '<c r="B3" t="e"><v>#REF!</v></c>' + words("C3", "x")
    seen = book(tmp_path, rule("C2:C3", '$B2="Rød"'), row(2, "Rød", "x"), error)
    assert (fills(seen), left_out(seen)) == ([RED, None], ["Ark1, C3"])


def test_whole_columns_and_several_areas_are_named_as_a_spreadsheet_names_them(
    tmp_path: Path,
) -> None:
    rules = rule("C1:C1048576 A2", "ROW()=1") + rule("A3:XFD3", "ROW()=1")
    seen = book(tmp_path, rules, row(2, "Rød", "x"), row(3, "Grøn", "x"))
    assert left_out(seen) == ["Ark1, C:C, A2, 3:3"]


def test_scales_icons_and_rules_for_other_sheets_are_named(tmp_path: Path) -> None:
    scale = (
        '<conditionalFormatting sqref="D2:D3"><cfRule type="iconSet" priority="3"><iconSet>'
        '<cfvo type="num" val="1"/></iconSet></cfRule></conditionalFormatting>'
    )
    newer = (
        '<extLst><ext><x:conditionalFormattings xmlns:x="x" xmlns:m="m"><x:conditionalFormatting>'
        '<x:cfRule type="containsText" text="rød" priority="2"><m:f>1</m:f><x:dxf/></x:cfRule>'
        "<m:sqref>C2:C3</m:sqref></x:conditionalFormatting></x:conditionalFormattings></ext></extLst>"
    )
    seen = book(tmp_path, scale + newer, row(2, "Rød", "x", "1"), row(3, "Grøn", "x", "2"))
    assert left_out(seen) == ["Ark1, D2:D3, C2:C3"]


def test_a_rule_without_any_colour_is_no_loss(tmp_path: Path) -> None:
    seen = book(tmp_path, rule("C2:C3", "ROW()=2", style="2"), row(2, "Rød", "x"))
    assert seen.notes == ()


def test_a_rule_about_cells_without_anything_in_them_is_no_loss(tmp_path: Path) -> None:
    seen = book(tmp_path, rule("H20:H30", "ROW()=2"), row(2, "Rød", "x"), row(3, "Gul", "y"))
    assert seen.notes == ()
