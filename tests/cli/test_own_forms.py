"""`import` of the organisation's own form: told once where its answers stand, then known again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio_desktop.services.form_layouts import form_layouts, keep_form_layout
from portfolio_desktop.services.registers import open_register
from tests.workflows.own_form import ANSWERS, LAYOUT_VALUE, own_docx, own_xlsx

from .conftest import Answer

Call = Callable[..., Answer]


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    path = tmp_path / "skema.json"
    path.write_text(json.dumps(LAYOUT_VALUE), encoding="utf-8")
    return path


def _kept(register: Path) -> dict[str, Any]:
    with open_register(register, actor="A") as opened:
        return dict(form_layouts(opened.reader))


def test_told_once_it_is_known_again(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    form = own_xlsx(tmp_path / "svar.xlsx")
    answer = call("import", form, "--register", register, "--form-layout", layout)
    assert answer.status == 0
    assert "Registret kender fra nu af skemaet »Kredsens skema«." in answer.out
    assert "18-4 NDIS: Anne Holm (svar.xlsx)" in answer.out
    corrected = own_docx(tmp_path / "nyt.docx", {**ANSWERS, "light.time": "grøn"})
    answer = call("import", corrected, "--register", register)
    assert (answer.status, "1 rapport hentet ind" in answer.out) == (0, True)
    answer = call("import", corrected, form, "--register", register, "--dry-run")
    assert "1 uændret" in answer.out


def test_told_otherwise_it_is_read_so_from_then_on(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    form = own_xlsx(tmp_path / "svar.xlsx")
    call("import", form, "--register", register, "--form-layout", layout)
    fewer = {key: place for key, place in LAYOUT_VALUE["fields"].items() if key != "forecast"}
    layout.write_text(json.dumps({**LAYOUT_VALUE, "fields": fewer}), encoding="utf-8")
    answer = call("import", form, "--register", register, "--form-layout", layout)
    assert answer.status == 0
    assert _kept(register)["Kredsens skema"]["fields"].keys() == fewer.keys()


def test_the_name_of_one_that_only_a_newer_version_reads_stays_taken(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    newer = {"format": "noget nyere"}
    with open_register(register, actor="A") as opened:
        keep_form_layout(opened, "Kredsens skema", newer)
    form = own_xlsx(tmp_path / "svar.xlsx")
    answer = call("import", form, "--register", register, "--form-layout", layout)
    assert answer.status != 0
    assert "Registret kender allerede et skema" in answer.err
    assert _kept(register) == {"Kredsens skema": newer}


def test_nothing_is_kept_by_a_dry_run(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    form = own_xlsx(tmp_path / "svar.xlsx")
    args = ("import", form, "--register", register, "--form-layout", layout, "--dry-run")
    answer = call(*args)
    assert "Status denne måned: gul → rød" in answer.out
    assert _kept(register) == {}


def test_a_layout_that_fits_no_file_is_refused(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("Nr.;Projekt;Status\n18-4;NDIS;gul\n", encoding="utf-8")
    answer = call("import", table, "--register", register, "--form-layout", layout)
    assert answer.status == 2
    assert "Ingen af filerne er et skema som »Kredsens skema«" in answer.err
    assert _kept(register) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Filen fortæller ikke, hvor svarene står i et skema."),
        (
            json.dumps({**LAYOUT_VALUE, "fields": {"period": {"cell": "B2"}}}),
            "Det mangler at blive udpeget, hvor skemaet angiver: Projekt (nummer eller navn).",
        ),
    ],
)
def test_a_layout_that_cannot_be_followed_is_refused(
    call: Call, register: Path, layout: Path, tmp_path: Path, text: str, said: str
) -> None:
    layout.write_text(text, encoding="utf-8")
    form = own_xlsx(tmp_path / "svar.xlsx")
    answer = call("import", form, "--register", register, "--form-layout", layout)
    assert (answer.status, said in answer.err) == (2, True)


def test_the_report_tells_of_a_form_that_is_refused(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    form = own_xlsx(tmp_path / "svar.xlsx", {**ANSWERS, "project": "77-1"})
    report = tmp_path / "r.json"
    answer = call(
        *("import", form, "--register", register, "--form-layout", layout, "--report", report)
    )
    assert answer.status == 1
    (told,) = json.loads(report.read_text(encoding="utf-8"))["forms"]
    assert told["problem"]["code"] == "form.own_project_unknown"


def test_a_table_is_still_a_table_where_a_form_is_known(
    call: Call, register: Path, layout: Path, tmp_path: Path
) -> None:
    call(
        *("import", own_xlsx(tmp_path / "a.xlsx"), "--register", register),
        *("--form-layout", layout),
    )
    table = tmp_path / "tabel.csv"
    table.write_text("Nr.;Projekt;Status\n18-4;NDIS;gul\n", encoding="utf-8")
    answer = call("import", table, "--register", register, "--period", "2023-11")
    assert answer.status == 0
