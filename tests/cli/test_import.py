"""`import` and `tables`: tried first, then done, with all that was left out named."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.reporting import open_month

from .conftest import Answer

Call = Callable[..., Answer]

SHARED = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
ROWS = (
    "Nr.;Projekt;Slutdato;Fase;Status sidste måned;Status denne måned;Bemærkninger;Kaffe\r\n"
    "24-1;Fælles booking;ultimo 2027;Analyse;Grøn;Grøn;Planen holder.;ja\r\n"
    "24-2;Digitalt følgebrev;1. halvår 2026;Gennemførelse;Gul;Rød;Leverandøren er bagud.;nej\r\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "status æøå.csv"
    path.write_text(ROWS, encoding="cp1252", newline="")
    return path


@pytest.fixture
def register(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "rsi.pfreg"
    assert call("new", path).status == 0
    return path


def exported(call: Call, register: Path) -> dict[str, dict[str, Any]]:
    target = register.with_suffix(".json")
    assert call("export", register, "--to", target).status == 0
    projects = json.loads(target.read_text(encoding="utf-8"))["projects"]
    return {project["number"]: project for project in projects}


def test_tables_shows_what_stands_in_the_file(call: Call, table: Path) -> None:
    assert "24-2 | Digitalt følgebrev | 1. halvår 2026" in call("tables", table).out
    (found,) = json.loads(call("tables", table, "--json").out)["tables"]
    assert found["titles"][:3] == ["Nr.", "Projekt", "Slutdato"]
    assert [row["cells"][0]["text"] for row in found["rows"]] == ["Nr.", "24-1", "24-2"]


def test_tables_knows_a_register_from_a_table(call: Call, register: Path) -> None:
    exported(call, register)
    answer = call("tables", register.with_suffix(".json"))
    assert (answer.status, answer.complaint) == (
        2, "rsi.json er et helt register og ingen tabel: hent det ind med import."
    )  # fmt: skip


def test_tables_refuses_what_holds_none_in_one_line(call: Call, tmp_path: Path) -> None:
    broken = tmp_path / "status.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    for path in (broken, tmp_path / "findes ikke.xlsx"):
        answer = call("tables", path)
        assert (answer.status, answer.out) == (2, "")
        assert path.name in answer.complaint


def test_a_table_is_brought_in_with_its_lamps_and_dates(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.json"
    answer = call(
        "import", table, "--register", register, "--period", "2023-10", "--report", report
    )
    assert answer.status == 1
    assert "»Kaffe«" in answer.err
    projects = exported(call, register)
    assert projects["24-2"]["forecast"]["text"] == "1. halvår 2026"
    assert [month["overall"] for month in projects["24-2"]["reports"]] == ["yellow", "red"]
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["period"], told["complete"], told["counts"]["new"]) == ("2023-10", False, 2)
    assert [c["title"] for c in told["columns"] if c["used_as"] is None] == ["Kaffe"]


def test_a_dry_run_tells_the_same_and_changes_nothing(
    call: Call, register: Path, table: Path
) -> None:
    before = register.read_bytes()
    answer = call("import", table, "--register", register, "--period", "2023-10", "--dry-run")
    assert answer.status == 1
    assert "24-1" in answer.out
    assert "ultimo 2027" in answer.out
    assert exported(call, register) == {}
    assert len(register.read_bytes()) == len(before)


def test_the_same_table_again_changes_nothing(call: Call, register: Path, table: Path) -> None:
    words = ("import", table, "--register", register, "--period", "2023-10")
    call(*words)
    before = exported(call, register)
    assert "uændrede 2" in call(*words).out
    assert exported(call, register) == before


def test_a_row_whose_colour_cannot_be_read_is_left_out_where_the_month_is_a_copy(
    call: Call, register: Path, table: Path
) -> None:
    call("import", table, "--register", register, "--period", "2023-10")
    with open_register(register, actor="Anne") as opened:
        open_month(opened, "2023-11")
    table.write_text(ROWS.replace("Gul;Rød", "Gul;lilla"), encoding="cp1252", newline="")
    answer = call("import", table, "--register", register, "--period", "2023-11")
    assert answer.status == 1
    assert "24-2" not in answer.out
    assert "En status skal ses efter. Tag rækken med i vinduet. 24-2" in answer.err
    projects = exported(call, register)
    assert [projects[number]["reports"][-1]["stage"] for number in ("24-1", "24-2")] == [
        "reported",
        "draft",
    ]


def test_without_a_month_the_table_is_refused(call: Call, register: Path, table: Path) -> None:
    answer = call("import", table, "--register", register)
    assert (answer.status, answer.out) == (2, "")
    assert "--period" in answer.complaint
    assert exported(call, register) == {}


def test_a_table_from_an_old_system_keeps_its_letters_or_tells_its_doubt(
    call: Call, register: Path, tmp_path: Path
) -> None:
    table = tmp_path / "gammel.csv"
    words = ("import", table, "--register", register, "--period", "2023-10")
    table.write_bytes("Nr.;Projekt;Status\n1;Blå bølge på Ærø;rød\n".encode("cp850"))
    assert "tegnsæt" not in call(*words).err
    assert exported(call, register)["1"]["name"] == "Blå bølge på Ærø"
    table.write_bytes("Nr.;Projekt;Status\n2;Größe † ‡ Пр;gul\n".encode("cp1251", "replace"))
    for answer in (call(*words, "--dry-run"), call("tables", table)):
        assert "Filens tegnsæt er usikkert" in answer.err


def test_colours_of_rules_come_in_where_they_are_plain_and_are_named_where_not(
    call: Call, register: Path, tmp_path: Path
) -> None:
    table, report = tmp_path / "regler.xlsx", tmp_path / "rapport.json"
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ["Nr.", "Projekt", "Meldt", "Status denne måned", "Status på tid"],
        ["1", "Journalen", "R", None, "x"],
        ["2", "Registret", "G", None, "x"],
    ):
        sheet.append(line)
    for area, formula, colour in (
        ("D2:D3", '$C2="R"', "FF0000"),
        ("D2:D3", '$C2="G"', "00B050"),
        ("E2:E3", "LEN($C2)>TODAY()", "FF0000"),
    ):
        fill = PatternFill(bgColor=colour)
        sheet.conditional_formatting.add(area, FormulaRule(formula=[formula], fill=fill))
    book.save(table)
    words = ("import", table, "--register", register, "--period", "2023-10", "--report", report)
    answer = call(*words)
    lamps = [exported(call, register)[number]["reports"][0]["overall"] for number in ("1", "2")]
    assert lamps == ["red", "green"]
    assert "Sheet, E2:E3" in answer.err
    notes = json.loads(report.read_text(encoding="utf-8"))["notes"]
    assert [(note["code"], note["params"]["place"]) for note in notes] == [
        ("file.colour_rule", "Sheet, E2:E3")
    ]


def test_of_two_tables_side_by_side_the_status_table_comes_in_and_the_other_is_named(
    call: Call, register: Path, tmp_path: Path
) -> None:
    table, report = tmp_path / "side om side.xlsx", tmp_path / "rapport.json"
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ["Nr.", "Projekt", "Slutdato", "Status", None, "Navn", "Region", "E-mail"],
        ["1", "Journalen", "dec. 2024", "rød", None, "Ida", "Nord", "i@x.dk"],
        ["2", "Registret", "dec. 2025", "gul", None, "Bo", "Syd", "b@x.dk"],
        ["3", "Bookingen", "dec. 2026", "grøn"],
    ):
        sheet.append(line)
    book.save(table)
    words = ("import", table, "--register", register, "--period", "2023-10", "--report", report)
    answer = call(*words)
    assert answer.status == 0
    assert "ikke brugt: arket »Sheet«, tabel 2, 2 rækker" in answer.err
    assert "Nord" not in json.dumps(exported(call, register))
    told = json.loads(report.read_text(encoding="utf-8"))
    assert [(each["rows"], each["used"]) for each in told["tables"]] == [(3, True), (2, False)]
    assert [column["title"] for column in told["columns"]] == [
        "Nr.",
        "Projekt",
        "Slutdato",
        "Status",
    ]


def test_what_stands_under_the_table_is_named(call: Call, register: Path, tmp_path: Path) -> None:
    table, report = tmp_path / "fod.csv", tmp_path / "rapport.json"
    table.write_text(
        "Nr.;Projekt;Status\n17-1;Journalen;rød\n17-2;Registret;gul\n\n17-3\n\nKilde: os\n",
        encoding="utf-8",
    )
    words = ("import", table, "--register", register, "--period", "2023-10", "--report", report)
    answer = call(*words)
    assert answer.status == 1
    assert "Ikke brugt: tabel 1, række 5. Registret har intet projekt 17-3" in answer.err
    assert "Kilde: os" in answer.err
    assert json.loads(report.read_text(encoding="utf-8"))["lines"] == ["Kilde: os"]


@pytest.mark.parametrize("place", [".", "/"])
def test_a_folder_is_called_a_folder(call: Call, register: Path, place: str) -> None:
    for words in (("import", place, "--register", register), ("tables", place)):
        answer = call(*words)
        assert answer.status == 2
        assert f"»{Path(place)}« er en mappe" in answer.complaint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a name in a folder")
def test_a_pipe_is_not_waited_for(call: Call, register: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "rør.xlsx"
    os.mkfifo(pipe)
    answer = call("import", pipe, "--register", register)
    assert answer.status == 2
    assert "rør.xlsx" in answer.complaint


def test_a_mapping_says_what_a_column_means(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "kolonner.json"
    mapping.write_text(json.dumps({"columns": {"Kaffe": "purpose"}}), encoding="utf-8")
    words = ("import", table, "--register", register, "--period", "2023-10")
    assert call(*words, "--mapping", mapping).status == 0
    assert exported(call, register)["24-1"]["purpose"] == "ja"
    mapping.write_text('{"columns": {"Te": "purpose"}}', encoding="utf-8")
    answer = call(*words, "--mapping", mapping)
    assert answer.status == 2
    assert "Te" in answer.complaint
    assert call(*words, "--mapping", tmp_path / "væk.json").status == 2


def test_a_part_that_a_mapping_cannot_have_is_named(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "kolonner.json"
    mapping.write_text('{"columns": {"Kaffe": null}, "ark": "Status"}', encoding="utf-8")
    answer = call("import", table, "--register", register, "--mapping", mapping)
    assert answer.status == 2
    assert "»ark«" in answer.complaint
    assert exported(call, register) == {}


def test_a_register_goes_out_as_json_and_into_a_new_one_unchanged(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    call("import", table, "--register", register, "--period", "2023-10")
    first = exported(call, register)
    other = tmp_path / "kopi.pfreg"
    assert call("new", other).status == 0
    assert call("import", register.with_suffix(".json"), "--register", other).status == 0
    assert exported(call, other) == first


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_the_secretariats_own_table_comes_in_whole(call: Call, register: Path, ending: str) -> None:
    source = SHARED / f"porteføljestatus-2023-11.{ending}"
    if not source.is_file():
        pytest.skip("the shared fixtures are not beside the checkout")
    answer = call("import", source, "--register", register, "--accept-proposed")
    assert answer.status in {0, 1}, answer.err
    assert len(exported(call, register)) == 13


def test_a_report_never_costs_the_register_the_table_or_the_mapping(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "kolonner.json"
    mapping.write_text('{"columns": {"Kaffe": null}}', encoding="utf-8")
    other = tmp_path / "et andet register.json"
    other.write_bytes(register.read_bytes())
    files = {path: path.read_bytes() for path in (register, table, mapping, other)}
    words = ("import", table, "--register", register, "--period", "2023-10", "--mapping", mapping)
    for path in files:
        answer = call(*words, "--report", path)
        assert answer.status == 2
        assert str(path) in answer.complaint
    assert {path: path.read_bytes() for path in files} == files


def test_a_report_that_has_no_place_stops_the_import_before_it_begins(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    before = register.read_bytes()
    words = ("import", table, "--register", register, "--period", "2023-10", "--report")
    for path in (tmp_path, tmp_path / "ingen mappe" / "rapport.json", table / "rapport.json"):
        assert call(*words, path).status == 2
    assert register.read_bytes() == before


def test_a_report_that_fails_at_the_last_moment_does_not_deny_the_import(
    call: Call, register: Path, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("portfolio_desktop.cli.importing.write_whole", full)
    report = tmp_path / "rapport.json"
    words = ("import", table, "--register", register, "--period", "2023-10", "--report", report)
    answer = call(*words)
    assert answer.status == 1
    assert "Rapporten er ikke skrevet" in answer.err
    assert len(exported(call, register)) == 2


def test_projects_that_the_table_leaves_out_are_named_and_stay(
    call: Call, register: Path, table: Path, tmp_path: Path
) -> None:
    words = ("--register", register, "--period", "2023-10")
    call("import", table, *words)
    shorter = tmp_path / "kortere.csv"
    shorter.write_text("\n".join(ROWS.splitlines()[:2]), encoding="cp1252")
    answer = call("import", shorter, *words)
    assert "24-2 Digitalt følgebrev står ikke i filen" in answer.err
    assert exported(call, register).keys() == {"24-1", "24-2"}
