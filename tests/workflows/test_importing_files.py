"""Which table, which month and which columns of a file count, and what is refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.mapping import ColumnNote
from portfolio_desktop.exchange.mapping_wish import MappingWish
from portfolio_desktop.exchange.tables import (
    Cell,
    CellNote,
    SourceKind,
    Workbook,
    read_pasted_tables,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.import_values import (
    ImportChoices,
    ImportPreview,
    ImportRefused,
)
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import (
    ImportOptions,
    apply,
    prepare_workbook,
)
from tests.workflows.ground import (
    GREEN,
    JOURNAL,
    NOVEMBER,
    OCTOBER,
    RED,
    REGISTRY,
    brought_in,
    codes,
    preview,
    report,
    tables_of,
)


def test_the_months_own_words_are_used_and_the_meetings_not(register: RegisterFile) -> None:
    text = ("Til mødet i kredsen, november 2023", "Status pr. ultimo oktober 2023")
    seen = preview(register, JOURNAL, period=None, text=text)
    assert seen.period == OCTOBER
    assert seen.notes == ()


def test_a_bare_month_is_used_with_a_doubt(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL, period=None, text=("Oversigt oktober 2023",))
    assert (seen.period, codes(seen.notes)) == (OCTOBER, ["import.period_uncertain"])


def test_without_a_month_nothing_is_imported(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL, period=None)
    assert seen.period_missing
    with pytest.raises(ImportRefused) as caught:
        apply(register, seen, ImportChoices())
    assert caught.value.message.code == "period_missing"
    assert seen.source is not None
    again = prepare_workbook(register, seen.path, seen.source, ImportOptions(OCTOBER))
    assert apply(register, again, ImportChoices()).change.edit is not None


def test_a_table_without_status_needs_no_month(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Slutdato", "Formål"]
    seen = preview(register, ["1", "A", "Dec 24", "Drift"], heads=heads, period=None)
    assert not seen.period_missing
    apply(register, seen, ImportChoices())
    assert register.reader.periods() == ()


def test_a_file_that_is_no_status_table_is_one_sentence(register: RegisterFile) -> None:
    tables = tables_of(["Navn", "Telefon"], ["Anna", "1"], ["Bo", "2"])
    with pytest.raises(ImportRefused) as caught:
        prepare_workbook(register, Path("x.xlsx"), tables)
    assert caught.value.message.code == "no_status_table"
    with pytest.raises(ImportRefused):
        prepare_workbook(register, Path("x.xlsx"), Workbook(SourceKind.XLSX, ()))


def test_a_status_table_without_rows_is_called_that(register: RegisterFile) -> None:
    with pytest.raises(ImportRefused) as caught:
        preview(register)
    assert caught.value.message.code == "no_rows"


def test_an_empty_status_cell_leaves_the_status_that_the_month_has(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Fase", "Status", "Bemærkninger"]
    other = ["2", "B", "Analyse", ("", GREEN), ""]
    brought_in(register, ["1", "A", "Analyse", ("", RED), "Bagud."], other, heads=heads)
    seen = preview(register, ["1", "A", "Analyse", "", ""], other, heads=heads)
    assert seen.rows[0].changes == ()
    assert codes(seen.rows[0].doubts) == ["import.lamp_empty"]


def test_an_old_preview_is_not_applied(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL)
    brought_in(register, REGISTRY)
    with pytest.raises(ImportRefused) as caught:
        apply(register, seen, ImportChoices())
    assert caught.value.message.code == "register_changed"


def test_a_changed_mapping_is_remembered_for_the_layout(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Slutdato", "Særligt", "Status"]
    row = ["1", "A", "Dec 24", "Forsinket", ("", RED)]
    wish = MappingWish({"Særligt": "remarks"})
    brought_in(register, row, heads=heads, wish=wish)
    again = preview(register, row, heads=heads, period=NOVEMBER)
    assert again.columns[3].target == "remarks"
    assert codes(again.notes) == ["import.mapping_remembered"]


def test_lamps_that_are_pictures_are_told_by_row_or_by_column(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Status sidste måned", "Status denne måned"]
    picture = Cell(note=CellNote.PICTURE)
    rows = (["1", "A", picture, picture], ["2", "B", picture, ("", RED)])
    seen = preview(register, *rows, heads=heads)
    assert [use.note for use in seen.columns] == [None, None, ColumnNote.PICTURES, None]
    assert "cell.picture" in codes(seen.rows[0].doubts)
    assert codes(seen.rows[1].doubts) == []


def test_hidden_rows_are_read_and_named(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Slutdato", "Status"]
    (table,) = tables_of(heads, ["1", "A", "Dec 24", "rød"], ["2", "B", "Dec 24", "gul"]).tables
    rows = (*table.rows[:2], dataclasses.replace(table.rows[2], hidden=True))
    book = Workbook(SourceKind.XLSX, (dataclasses.replace(table, rows=rows),))
    seen = prepare_workbook(register, Path("x.xlsx"), book, ImportOptions(OCTOBER))
    assert [row.number for row in seen.rows] == ["1", "2"]
    assert [import_sentence(note) for note in seen.notes] == [
        "Rækker, der er skjult i arket, er læst med: 3"
    ]


def test_a_guessed_and_a_doubled_column_are_told_with_their_use(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Slutdato", "Slutdato", "Bemærkniger"]
    seen = preview(register, ["1", "A", "Dec 24", "Dec 25", "Venter."], heads=heads)
    assert [import_sentence(note) for note in seen.notes] == [
        "Flere kolonner hedder »Slutdato«; kolonne C bruges som »Forventet slutdato«."
        " Se efter, om det er den rigtige.",
        "Kolonne E »Bemærkniger« bruges som »Bemærkninger«, men det er et gæt."
        " Se efter, om det er rigtigt.",
    ]
    assert seen.rows[0].changes[2].after == "Dec 24"


def test_a_wish_that_does_not_fit_is_refused(register: RegisterFile) -> None:
    with pytest.raises(ImportRefused) as caught:
        preview(register, JOURNAL, wish=MappingWish({"Findes ikke": "name"}))
    assert "»Findes ikke«" in caught.value.message.happened


def pasted(register: RegisterFile, text: str, html: str = "") -> ImportPreview:
    """As the window does it: read in a process of its own, then previewed."""
    workbook = read_pasted_tables(text, html)
    return prepare_workbook(register, Path("udklip"), workbook, ImportOptions(OCTOBER))


def test_cells_pasted_from_a_spreadsheet_come_in(register: RegisterFile) -> None:
    text = "Nr.\tProjekt\tSlutdato\tStatus\n22-1\tJournalen\tDec 24\tgul\n22-2\tData\tN/A\trød\n"
    apply(register, pasted(register, text), ImportChoices())
    found = [report(register, number) for number in ("22-1", "22-2")]
    assert [each and each.overall for each in found] == [Colour.YELLOW, Colour.RED]


def test_a_table_pasted_from_a_document_keeps_its_colours(register: RegisterFile) -> None:
    html = (
        "<table><tr><td>Nr.</td><td>Projekt</td><td>Slutdato</td><td>Status</td></tr>"
        "<tr><td>22-1</td><td>Journalen</td><td>Dec 24</td>"
        '<td style="background:#FFC000"></td></tr>'
        '<tr><td>22-2</td><td>Data</td><td>N/A</td><td bgcolor="#FF0000"></td></tr></table>'
    )
    apply(register, pasted(register, "", html), ImportChoices())
    found = [report(register, number) for number in ("22-1", "22-2")]
    assert [each and each.overall for each in found] == [Colour.YELLOW, Colour.RED]


def test_pasted_prose_is_refused(register: RegisterFile) -> None:
    with pytest.raises(ImportRefused):
        pasted(register, "Kære alle\nVi ses på mødet.")


def test_an_earlier_lamp_belongs_to_the_month_its_heading_names(register: RegisterFile) -> None:
    row = ["1", "A", ("", GREEN), ("", RED)]
    for heads, month in (
        (["Nr.", "Projekt", "Status aug 2023", "Status okt 2023"], "2023-08"),
        (["Nr.", "Projekt", "Juli", "Oktober"], "2023-07"),
    ):
        seen = preview(register, row, heads=heads, period=OCTOBER)
        reports = {write.values["period"]: write for write in seen.rows[0].writes
                   if write.table == "report"}  # fmt: skip
        assert reports[month].values["overall"] is Colour.GREEN
        assert reports["2023-10"].values["overall"] is Colour.RED


def test_lamps_of_the_last_meeting_are_not_taken_for_the_last_month(register: RegisterFile) -> None:
    heads = ["Nr.", "Projekt", "Ved sidste møde", "Status nu"]
    seen = preview(register, ["1", "A", ("", GREEN), ("", RED)], heads=heads)
    assert [use.target for use in seen.columns] == ["number", "name", "", "overall"]


def test_another_month_than_the_files_own_is_questioned(register: RegisterFile) -> None:
    seen = preview(register, JOURNAL, period=NOVEMBER, text=("Status pr. 31. oktober 2023",))
    assert (seen.period, codes(seen.notes)) == (NOVEMBER, ["import.period_differs"])


def test_recognised_columns_leave_no_trace_in_the_register(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    assert register.reader.settings() == ()


def test_of_two_months_sheets_the_wished_or_the_latest_one_is_taken(register: RegisterFile) -> None:
    rows = [["Nr.", "Projekt", "Slutdato", "Status"], ["1", "A", "Dec 24", ("", RED)]]
    both = Workbook(
        SourceKind.XLSX,
        tuple(
            table
            for sheet in ("Sep 2024", "Okt 2024", "Aug 2024")
            for table in tables_of(*rows, sheet=sheet).tables
        ),
    )
    path = Path("x.xlsx")
    assert prepare_workbook(register, path, both).period == Period(2024, 10)
    seen = prepare_workbook(register, path, both, ImportOptions(Period(2024, 9)))
    assert [table.name for table in seen.tables if table.chosen] == ["arket »Sep 2024«"]
    assert codes(seen.notes) == ["import.other_table"] * 2


@pytest.mark.parametrize("hidden", [True, False])
def test_a_second_status_table_is_named_and_counts_as_left_out_unless_it_is_hidden(
    register: RegisterFile, hidden: bool
) -> None:
    heads = ["Nr.", "Projekt", "Slutdato", "Status"]
    (north,) = tables_of(heads, ["1", "A", "Dec 24", ("", RED)], sheet="Nord").tables
    (south,) = tables_of(
        heads, ["2", "B", "Dec 24", ("", RED)], ["3", "C", "Maj 25", ("", RED)], sheet="Syd"
    ).tables
    both = Workbook(SourceKind.XLSX, (dataclasses.replace(north, hidden=hidden), south))
    seen = prepare_workbook(register, Path("x.xlsx"), both, ImportOptions(Period(2024, 9)))
    assert codes(seen.notes) == ["import.hidden_table" if hidden else "import.other_table"]
    assert apply(register, seen, ImportChoices()).complete is hidden
