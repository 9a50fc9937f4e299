"""`new`, `export`, `history` and `check` on real files, with their statuses."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.dismissals import dismiss_warning
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour

from .conftest import Answer

Call = Callable[..., Answer]


@pytest.fixture
def register(call: Call, tmp_path: Path) -> Path:
    """One project, green in September and yellow in October 2023."""
    path = tmp_path / "kreds æøå.pfreg"
    made = call("new", path, "--name", "Prøve", "--forum", "Kredsen")
    assert (made.status, made.err) == (0, "")
    with open_register(path, actor="Åse") as opened:
        draft = ProjectDraft(number="22-3", name="Billedindeks", forecast_end="18.12.2023")
        add_project(opened, draft)
        (project,) = opened.reader.projects()
        set_colour(opened, project.id, Period(2023, 9), "time", Colour.GREEN)
        set_colour(opened, project.id, Period(2023, 10), "time", Colour.YELLOW)
    return path


def test_new_makes_a_register_once(call: Call, register: Path) -> None:
    before = register.read_bytes()
    again = call("new", register)
    assert (again.status, again.out) == (2, "")
    assert again.complaint
    assert register.read_bytes() == before


@pytest.mark.parametrize("name", ["rsi.xlsx", "rsi"])
def test_new_wants_the_ending_of_a_register(call: Call, tmp_path: Path, name: str) -> None:
    answer = call("new", tmp_path / name)
    assert (answer.status, answer.complaint) == (2, f"{name} skal ende på .pfreg.")
    assert list(tmp_path.glob("rsi*")) == []


def test_a_warning_set_aside_is_told_and_no_longer_counts(call: Call, register: Path) -> None:
    before = call("check", register, "--json")
    found = json.loads(before.out)["warnings"]
    assert {each["dismissed"] for each in found} == {None}
    with open_register(register, actor="Åse") as opened:
        (project,) = opened.reader.projects()
        for each in found:
            dismiss_warning(
                opened, project.id, "2023-10", each["code"], each["field"], "Set igennem."
            )
    after = call("check", register, "--json")
    assert (before.status, after.status) == (1, 0)
    assert {each["dismissed"] for each in json.loads(after.out)["warnings"]} == {"Set igennem."}
    assert "sat til side: Set igennem." in call("check", register).out


def test_an_older_register_is_brought_up_and_the_verb_says_so(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "gammel.pfreg"
    path.write_bytes((Path(__file__).parents[1] / "_files" / "schema-1.pfreg").read_bytes())
    answer = call("history", path, "--json")
    assert answer.status == 0
    assert "gammel (version 1).pfreg" in answer.err
    assert "opdateret til denne version" in answer.err
    assert call("history", path, "--json").err == ""


def test_a_register_in_a_synchronised_folder_is_refused(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Region Syd"
    folder.mkdir()
    answer = call("new", folder / "rsi.pfreg")
    assert answer.status == 2
    assert "OneDrive synkroniserer" in answer.complaint
    assert list(folder.iterdir()) == []


def test_export_writes_every_kind_and_names_what_it_cannot(
    call: Call, register: Path, tmp_path: Path
) -> None:
    for ending in ("json", "xlsx", "csv"):
        target = tmp_path / f"ud.{ending}"
        assert call("export", register, "--to", target).status == 0
        assert target.stat().st_size > 0
    projects = json.loads((tmp_path / "ud.json").read_text(encoding="utf-8"))["projects"]
    assert [project["number"] for project in projects] == ["22-3"]
    lines = (tmp_path / "ud.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.reader(lines, delimiter=";"))
    assert "Billedindeks" in rows[1]
    for ending in ("docx", "txt"):
        answer = call("export", register, "--to", tmp_path / f"ud.{ending}")
        assert (answer.status, answer.out) == (2, "")
        assert not (tmp_path / f"ud.{ending}").exists()


def test_export_as_of_a_day_before_the_register_is_refused(
    call: Call, register: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ud.json"
    assert call("export", register, "--to", target, "--as-of", "1.1.2020").status == 2
    assert call("export", register, "--to", target, "--as-of", "i går").complaint == (
        "»i går« er ikke en dag. Skriv den som 2023-11-10 eller 10.11.2023."
    )
    assert not target.exists()


def test_flags_that_would_do_nothing_are_refused(
    call: Call, register: Path, tmp_path: Path
) -> None:
    answer = call("export", register, "--to", tmp_path / "ud.csv", "--with-history")
    assert answer.complaint == "--with-history og --with-persons gælder kun json."


def test_json_with_history_holds_every_edit(call: Call, register: Path, tmp_path: Path) -> None:
    target = tmp_path / "ud.json"
    assert call("export", register, "--to", target, "--with-history").status == 0
    told = json.loads(call("history", register, "--json").out)
    history = json.loads(target.read_text(encoding="utf-8"))["history"]
    assert {line["edit"] for line in told} == {edit["edit"] for edit in history}


def test_history_tells_of_one_project_or_of_all(call: Call, register: Path) -> None:
    everything = call("history", register).out
    of_one = json.loads(call("history", register, "--project", "22-3", "--json").out)
    assert "Åse" in everything
    assert len(of_one) == 3
    assert all(line["changes"] for line in of_one)
    assert call("history", register, "--project", "99-9").complaint == (
        "Intet projekt har nummeret 99-9."
    )


def test_history_tells_all_that_a_large_edit_changed_when_asked(call: Call, register: Path) -> None:
    short = call("history", register).out
    long = call("history", register, "--all-changes").out
    assert "og 14 mere (--all-changes viser dem)" in short
    assert "Realisation" not in short
    assert "Realisation" in long
    assert "--all-changes" not in long


def test_of_projects_with_the_same_number_the_name_tells_which(call: Call, register: Path) -> None:
    with open_register(register, actor="Åse") as opened:
        add_project(opened, ProjectDraft(number="22-3", name="Et andet"))
    answer = call("history", register, "--project", "22-3")
    assert answer.complaint == (
        "Flere projekter har nummeret 22-3: »Billedindeks«, »Et andet«. Angiv navnet i stedet."
    )
    named = json.loads(call("history", register, "--project", "et andet", "--json").out)
    assert [line["sentence"] for line in named] == ["Nyt projekt 22-3"]


def test_check_finds_a_sound_file_sound(call: Call, register: Path) -> None:
    answer = json.loads(call("check", register, "--json").out)
    assert (answer["sound"], answer["file"], answer["period"]) == (True, [], "2023-10")


def behind_its_back(register: Path, statement: str) -> None:
    with closing(sqlite3.connect(register, isolation_level=None)) as connection:
        connection.executescript(statement)


def test_check_finds_a_changed_row(call: Call, register: Path) -> None:
    behind_its_back(register, "UPDATE project SET name = 'Noget andet'")
    answer = call("check", register, "--json")
    assert answer.status == 1
    found = json.loads(answer.out)
    assert found["sound"] is False
    assert [finding["facts"]["field"] for finding in found["file"]] == ["name"]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE project SET name = 'Noget andet'",
         "Navn for projekt 22-3 er ændret uden om programmet: historikken siger noget andet."),
        ("UPDATE light SET colour = 'red' WHERE colour = 'yellow'",
         "Status for 22-3 (tid, oktober 2023) er ændret uden om programmet: historikken siger"
         " noget andet."),
        ("DELETE FROM light WHERE colour = 'green'",
         "Status for 22-3 (tid, september 2023) findes i historikken, men ikke længere i"
         " registret."),
        ("DELETE FROM project",
         "Projekt 22-3 findes i historikken, men ikke længere i registret."),
        ("CREATE TEMP TABLE copied AS SELECT * FROM project;"
         " UPDATE copied SET id = 'x', number = '24-9';"
         " INSERT INTO project SELECT * FROM copied",
         "Projekt 24-9 findes i registret, men ikke i historikken."),
    ],
)  # fmt: skip
def test_check_tells_of_damage_in_the_users_words(
    call: Call, register: Path, statement: str, sentence: str
) -> None:
    behind_its_back(register, statement)
    answer = call("check", register)
    assert answer.status == 1
    told = answer.out.splitlines()
    assert sentence in told
    assert not re.search("[0-9a-f]{8}-[0-9a-f]{4}", answer.out)
    advice = next(line for line in told if line.startswith("Gendan den seneste sikkerhedskopi"))
    assert "Sikkerhedskopier" in told[told.index(advice) + 1]


def test_a_register_that_something_was_added_to_is_not_said_to_be_none(
    call: Call, register: Path
) -> None:
    behind_its_back(register, "CREATE VIEW oversigt AS SELECT number, name FROM project")
    answer = call("check", register)
    assert answer.status == 2
    assert "programmet ikke har lavet (»oversigt«)" in answer.complaint
    assert "ikke et porteføljeregister" not in answer.complaint


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE project SET forecast_end_text = 'dec. 24', forecast_end_precision = 'month',"
        " forecast_end_earliest = '2024m12-01', forecast_end_latest = '2024-12-31'",
        "UPDATE report SET period = '2O23-10'",
        "UPDATE project SET name = CAST(x'4ac6' AS TEXT)",
        "UPDATE project SET kind = 'prqject'",
    ],
)
def test_check_answers_for_a_file_whose_values_cannot_be_read(
    call: Call, register: Path, statement: str
) -> None:
    with closing(sqlite3.connect(register)) as connection:
        connection.execute(statement)
        connection.commit()
    answer = call("check", register, "--json")
    assert answer.status == 1
    assert json.loads(answer.out)["sound"] is False
    assert call("check", register).status == 1
    assert call("export", register, "--to", register.with_suffix(".json")).status in {0, 2}


def test_check_finds_a_file_too_damaged_to_open(call: Call, register: Path) -> None:
    content = bytearray(register.read_bytes())
    content[4096 : 4096 * 6] = bytes(4096 * 5)
    register.write_bytes(content)
    answer = call("check", register, "--json")
    assert answer.status == 1
    assert json.loads(answer.out)["sound"] is False
    assert (call("check", register).status, call("history", register).status) == (1, 2)
    assert register.read_bytes() == content


@pytest.mark.parametrize(
    "words",
    [
        ["check", "REGISTER"],
        ["history", "REGISTER"],
        ["export", "REGISTER", "--to", "ud.json"],
        ["pack", "REGISTER", "-o", "ud.pdf"],
        ["import", "tabel.xlsx", "--register", "REGISTER"],
    ],
)
def test_while_it_is_open_elsewhere_every_verb_says_who_has_it(
    call: Call, register: Path, tmp_path: Path, words: list[str]
) -> None:
    """The other is a process of its own, as the window is."""
    code = (
        "import sys; from pathlib import Path;"
        "from portfolio_desktop.services.registers import open_register;"
        "r = open_register(Path(sys.argv[1]), actor='Bo'); print('open', flush=True);"
        "sys.stdin.read(); r.close()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(register)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        answer = call(*(register if word == "REGISTER" else word for word in words))
    finally:
        holder.communicate(timeout=30)
    assert (answer.status, answer.out) == (2, "")
    assert "Registret er åbent på denne maskine siden" in answer.complaint
    assert not (tmp_path / "ud.json").exists()


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04" + b"x" * 200, b"SQLite format 3\x00" + b"\x00" * 2000]
)
def test_what_is_no_register_is_refused_by_name_and_left_alone(
    call: Call, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "x.pfreg"
    if content is not None:
        path.write_bytes(content)
    answer = call("history", path)
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaint.startswith(f"{path}: ")
    assert (path.read_bytes() if path.exists() else None) == content


@pytest.mark.parametrize("name", [".", "mappe", "mappe.csv"])
def test_a_folder_is_no_file_to_export_to(
    call: Call, register: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).mkdir(exist_ok=True)
    answer = call("export", register, "--to", name)
    assert (answer.status, answer.complaint) == (2, f"{name} er en mappe.")
