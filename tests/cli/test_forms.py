"""`forms`, and `import` of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.form_ground import NOVEMBER, fill

from .conftest import Answer

Call = Callable[..., Answer]


@pytest.fixture
def form(call: Call, register: Path, tmp_path: Path) -> Path:
    answer = call("forms", register, "--period", NOVEMBER.__str__(), "--to", tmp_path / "ud")
    assert (answer.status, answer.err) == (0, "")
    (path,) = (tmp_path / "ud").iterdir()
    return path


def test_a_form_for_each_project_lies_in_the_folder(form: Path) -> None:
    assert form.name == "18-4 NDIS november 2023.xlsx"


def test_made_again_it_is_the_same_file_and_a_filled_one_is_kept(
    call: Call, register: Path, form: Path
) -> None:
    again = ("forms", register, "--period", "2023-11", "--to", form.parent)
    call(*again)
    assert len(list(form.parent.iterdir())) == 1
    filled = fill(form, {"remarks": "Udfyldt."}).read_bytes()
    call(*again)
    assert form.read_bytes() == filled
    assert sorted(path.name for path in form.parent.iterdir()) == [
        "18-4 NDIS november 2023 2.xlsx",
        "18-4 NDIS november 2023.xlsx",
    ]


def test_a_form_for_a_participant(call: Call, register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parter"
    answer = call("forms", register, "--participant", "region nord", "--to", folder)
    assert answer.status == 0
    assert [path.name for path in folder.iterdir()] == ["Region Nord november 2023.xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--project", "99-9"), "99-9"),
        (("--participant", "Nordpolen"), "Nordpolen"),
        (("--period", "nov"), "2023-10"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(
    call: Call, register: Path, tmp_path: Path, words: tuple[str, str], said: str
) -> None:
    answer = call("forms", register, "--to", tmp_path / "x", *words)
    assert answer.status == 2
    assert said in answer.complaint
    assert not (tmp_path / "x").exists()


def test_a_filled_in_form_is_tried_then_imported_then_unchanged(
    call: Call, register: Path, form: Path, tmp_path: Path
) -> None:
    fill(form, {"light.overall": "rødt", "reason.overall": "Forsinket.", "reported_by": "Karen"})
    told = tmp_path / "r.json"
    tried = call("import", form, "--register", register, "--dry-run", "--report", told)
    assert tried.status == 0
    assert "Status denne måned: gul → rød" in tried.out
    report = json.loads(told.read_text(encoding="utf-8"))
    (row,) = report["forms"]
    assert (report["edit"], row["sender"], row["used"]) == (None, "Karen", True)
    done = call("import", form, "--register", register)
    assert (done.status, done.out.splitlines()[-1]) == (
        0,
        "1 rapport hentet ind, 0 uændret, 0 ikke brugt.",
    )
    again = call("import", form, "--register", register)
    assert again.out.splitlines()[-1] == "0 rapporter hentet ind, 1 uændret, 0 ikke brugt."


def test_of_several_files_each_one_that_is_not_used_is_named(
    call: Call, register: Path, form: Path, tmp_path: Path
) -> None:
    fill(form, {"remarks": "Nyt.", "reported_by": "Karen"})
    other = tmp_path / "noget.csv"
    other.write_text("a;b\n1;2\n")
    answer = call("import", form, other, "--register", register)
    assert answer.status == 1
    assert "noget.csv" in answer.err
    assert "1 rapport hentet ind, 0 uændret, 1 ikke brugt." in answer.out


def test_flags_for_tables_are_refused_with_forms(call: Call, register: Path, form: Path) -> None:
    answer = call("import", form, "--register", register, "--period", "2023-11")
    assert answer.status == 2
    assert "--period" in answer.complaint
