"""The frozen program as `dev.py build` made it: it starts, speaks, reads and prints by itself."""

from __future__ import annotations

import json
import locale
import os
import shutil
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PyInstaller.archive.readers import CArchiveReader

from portfolio_desktop import __version__
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.registers import open_register
from tests.exchange.annex_files import picture
from tests.reports.reading import pages

pytestmark = pytest.mark.frozen

ENDING = ".exe" if os.name == "nt" else ""
FOLDER = Path(__file__).resolve().parents[2] / "dist" / "portfolio-desktop"
SHARED = Path(__file__).resolve().parents[3] / "shared"
CONSOLE, WINDOWED = "portfolio-desktop", "Portfolio Desktop"
KINDS = ("docx", "xlsx", "pdf")
DAY = "2023-11-10"
"""Of the demo's next meeting."""


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


def ask(*arguments: str | Path, program: str = CONSOLE, folder: Path = FOLDER) -> Answer:
    """What a frozen program says, in the code page of this machine, and its exit status."""
    done = subprocess.run(
        [str(folder / (program + ENDING)), *map(str, arguments)],
        capture_output=True,
        encoding=locale.getencoding(),
        errors="replace",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)


def run(*arguments: str | Path, program: str = CONSOLE, status: int = 0) -> str:
    """Standard output of a frozen program, which must end with `status`."""
    answer = ask(*arguments, program=program)
    assert answer.status == status, answer.out + answer.err
    return answer.out


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose name is none that every code page has room for; programs work in its desk."""
    home = tmp_path / "Søren Ærø Ågård ✓"
    desk = home / "Skrivebord"
    desk.mkdir(parents=True)
    monkeypatch.setenv("PORTFOLIO_DESKTOP_HOME", str(home / "AppData"))
    monkeypatch.chdir(desk)
    return home


def real_table(ending: str) -> Path:
    table = SHARED / "fixtures" / f"porteføljestatus-2023-11.{ending}"
    if not table.is_file():
        pytest.skip("the shared fixtures are not beside the checkout")
    return table


def projects_of(register: str) -> dict[str, dict[str, object]]:
    run("export", register, "--to", "alt.json")
    told = json.loads(Path("alt.json").read_text(encoding="utf-8"))
    return {project["number"]: project for project in told["projects"]}


def test_it_tells_its_version() -> None:
    assert run("--version").strip() == f"Portfolio Desktop {__version__}"


def test_it_makes_the_demo_register_and_prints_its_pack(tmp_path: Path) -> None:
    run("demo", "--dir", tmp_path, "--no-window")
    (pack,) = tmp_path.glob("*.pdf")
    (register,) = tmp_path.glob("*.pfreg")
    assert pack.read_bytes().startswith(b"%PDF-")
    assert '"sound": true' in run("check", register, "--json", status=1)
    run("pack", register, "--period", "2023-10", "-o", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == pack.read_bytes()
    run("pack", register, "--period", "2023-10", "-o", tmp_path / "word.docx")
    assert zipfile.is_zipfile(tmp_path / "word.docx")


def test_the_demo_s_next_meeting_is_issued_and_all_of_it_goes_over_to_another_register(
    home: Path,
) -> None:
    run("demo", "--dir", home, "--no-window")
    (register,) = home.glob("*.pfreg")
    run("meeting", "issue", register, "--meeting", DAY, "-o", "dagsorden.pdf")
    run("pack", register, "--meeting", DAY, "--issued", "1", "-o", "igen.pdf")
    assert Path("igen.pdf").read_bytes() == Path("dagsorden.pdf").read_bytes()
    run("export", register, "--to", "rød.json")
    run("new", "anden.pfreg", "--name", "En anden")
    run("import", "rød.json", "--register", "anden.pfreg")
    run("pack", "anden.pfreg", "--meeting", DAY, "--issued", "1", "-o", "anden.pdf")
    assert Path("anden.pdf").read_bytes() == Path("dagsorden.pdf").read_bytes()


def test_annexes_are_taken_apart_and_bound_into_the_papers(home: Path) -> None:
    """Its reading process has all it needs for PDFs and pictures; what it cannot read would be
    attached, on one page that says so."""
    run("demo", "--dir", home, "--no-window")
    (file,) = home.glob("*.pfreg")
    with open_register(file, actor="test") as register:
        (meeting,) = (
            each for each in register.reader.board.rows(Meeting) if str(each.held_on) == DAY
        )
        first = Owner(OwnerField.ITEM, items_of(register.reader, meeting.id)[0][1].id)
        for kind in ("PNG", "JPEG"):
            add_attachment(register, first, f"Kort.{kind}", picture(kind))
    run("meeting", "issue", file, "--meeting", DAY, "-o", "dagsorden.pdf")
    with pikepdf.open("dagsorden.pdf") as papers:
        assert not papers.attachments
    printed = pages(Path("dagsorden.pdf").read_bytes())
    assert sum("Bilag 13.1 · Porteføljestatus" in page for page in printed) > 1
    for annex in ("Bilag 1.1 · Kort", "Bilag 1.2 · Kort"):
        assert any(annex in page for page in printed)


@pytest.mark.parametrize("program", [CONSOLE, WINDOWED])
@pytest.mark.parametrize("ending", KINDS)
def test_both_programs_bring_the_real_table_in_and_print_it(
    home: Path, ending: str, program: str
) -> None:
    """The windowed one has no streams of its own on Windows and asks the other to read for it."""
    table = real_table(ending)
    copied = Path(shutil.copy(table, home / f"Åbne punkter æøå.{ending}"))
    run("new", "rød grød.pfreg", "--name", "Rød grød", program=program)
    run("import", copied, "--register", "rød grød.pfreg", "--period", "2023-10", program=program)
    projects = projects_of("rød grød.pfreg")
    assert len(projects) == 13
    assert projects["23-1"]["name"] == "Sundhedsjournalen 4.0"
    run("pack", "rød grød.pfreg", "-o", "møde.pdf", program=program)
    assert Path("møde.pdf").read_bytes().startswith(b"%PDF-")
    assert list((home / "AppData" / "Log").glob("portfolio-desktop-*.log"))


def test_its_status_says_how_it_went(home: Path) -> None:
    """0 done, 1 something was left out or found, 2 refused, in one line."""
    Path("liste.csv").write_text(
        "Nr.;Projekt;Kaffe;Samlet status\n24-1;Ældre it;sort;Rød\n", encoding="cp1252"
    )
    assert ask("new", "kreds.pfreg") == Answer(0, "kreds.pfreg er lavet.\n", "")
    words = ("import", "liste.csv", "--register", "kreds.pfreg", "--period", "2023-10")
    assert ask(*words).status == 1
    assert projects_of("kreds.pfreg")["24-1"]["name"] == "Ældre it"
    assert ask("check", "kreds.pfreg").status == 1
    refused = ask("pack", "væk.pfreg", "-o", "møde.pdf")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith(
        "portfolio-desktop: væk.pfreg: Registerfilen væk.pfreg findes ikke."
    )
    assert refused.err.count("\n") == 1
    assert not Path("møde.pdf").exists()
    assert ask("improt").status == 2
    assert ask("import", "liste.csv").status == 2


def test_its_place_may_have_any_name(home: Path) -> None:
    elsewhere = home / "Programmer æøå ✓"
    shutil.copytree(FOLDER, elsewhere)
    Path("liste.csv").write_text("Nr.;Projekt\n24-1;Ældre it\n", encoding="utf-8")
    answer = ask("tables", "liste.csv", "--json", folder=elsewhere)
    assert answer.status == 0
    assert "24-1" in answer.out
    assert ask("demo", "--no-window", program=WINDOWED, folder=elsewhere).status == 0
    (pack,) = Path("demo").glob("*.pdf")
    assert pack.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(os.name != "nt", reason="devices have names in every folder on Windows only")
def test_no_device_is_written_to(home: Path) -> None:
    run("new", "kreds.pfreg")
    for name in ("nul.pdf", "aux.pdf", "hvad?.pdf"):
        refused = ask("pack", "kreds.pfreg", "-o", name)
        assert refused.status == 2
        assert "f.eks. CON, NUL og COM1." in refused.err
    assert ask("new", "con.pfreg").status == 2


def test_its_window_opens_on_a_register_and_can_be_killed_at_any_time(home: Path) -> None:
    run("new", "kreds.pfreg")
    log = home / "AppData" / "Log"
    window = subprocess.Popen([str(FOLDER / (WINDOWED + ENDING)), "kreds.pfreg"])
    try:
        wait_for(log, "window_shown")
        assert Path("kreds.pfreg.open").is_file()
        assert "kreds.pfreg" in ask("check", "kreds.pfreg").err
    finally:
        window.kill()
        window.wait()
    assert '"sound": true' in run("check", "kreds.pfreg", "--json")


def wait_for(log: Path, event: str) -> None:
    """Until the program's log tells of it."""
    end = time.monotonic() + 45
    while not any(event in path.read_text(encoding="utf-8") for path in log.glob("*.log")):
        assert time.monotonic() < end, f"{event} never came"
        time.sleep(0.1)


def test_what_is_only_found_by_name_at_run_time_is_in_it() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*")}
    for name in (
        "holidays/locale/da/LC_MESSAGES/DK.mo",
        "tzdata/zoneinfo/Europe/Copenhagen",
        "resources/i18n/da/LC_MESSAGES/portfolio_desktop.mo",
    ):
        assert any(file.endswith(name) for file in files), name
    program = CArchiveReader(str(FOLDER / (CONSOLE + ENDING)))
    modules = program.open_embedded_archive("PYZ.pyz").toc
    assert {"portfolio_desktop.app", "holidays.countries.denmark", "tzdata"} <= modules.keys()


def test_pyside_is_imported_as_ours_imports_it_before_pyinstaller_s_hook_does() -> None:
    begin = list(CArchiveReader(str(FOLDER / (WINDOWED + ENDING))).toc)
    assert begin.index("frozen_start") < begin.index("pyi_rth_pyside6")
    assert list(FOLDER.rglob("environment/__pycache__/kept_code.*.pyside"))
    for part in ("entrance", "window", "later"):
        assert list(FOLDER.rglob(f"environment/__pycache__/kept_code.*.{part}.classes")), part
    assert not list(FOLDER.rglob("environment/__pycache__/kept_code.*.modules"))


def test_nothing_that_only_developers_need_is_in_it() -> None:
    names = {path.name for path in FOLDER.rglob("*")}
    assert names.isdisjoint({"pytest", "mypy", "numpy", "libQt6Quick.so.6", "Qt6Quick.dll"})
    assert any(name.startswith("qtbase_da") for name in names)
