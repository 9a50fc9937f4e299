"""`demo` and `pack`: a register and its printed report, the same bytes each time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_desktop.cli.main import main
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.two_texts import set_secretariat_note

from .conftest import Answer, Windows

Call = Callable[..., Answer]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo in it, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--dir", str(folder), "--no-window"], Windows().open) == 0
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    """The demo register, its report beside it."""
    folder = shutil.copytree(made, tmp_path / "prøve")
    (register,) = folder.glob("*.pfreg")
    return register


def test_demo_makes_a_register_with_its_report_and_opens_no_window_without_a_screen(
    call: Call, demo: Path, windows: Windows
) -> None:
    assert demo.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    again = call("demo", "--dir", demo.parent)
    assert (again.status, windows) == (0, [])
    assert again.out.endswith("Her er ingen skærm, så vinduet åbnes ikke.\n")
    assert '"sound": true' in call("check", demo, "--json").out


def test_where_there_is_a_screen_demo_opens_the_window_on_it(
    call: Call, tmp_path: Path, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_desktop.cli.demo.has_screen", lambda: True)
    assert call("demo", "--dir", tmp_path).status == 0
    assert windows == list(tmp_path.glob("*.pfreg"))
    assert call("demo", "--dir", tmp_path, "--no-window").status == 0
    assert len(windows) == 1


def test_a_second_demo_leaves_the_first_alone(call: Call, demo: Path) -> None:
    before = demo.read_bytes()
    assert call("demo", "--dir", demo.parent, "--no-window").status == 0
    assert demo.read_bytes() == before
    assert len(list(demo.parent.glob("*.pdf"))) == len(list(demo.parent.glob("*.pfreg"))) == 2


def test_pack_prints_the_same_register_to_the_same_bytes(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        answer = call("pack", demo, "-o", tmp_path / name)
        assert answer.status == 0
        assert answer.out.startswith("Statusrapporten for november 2023 med 20 projekter")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_whoever_prints_a_register_without_a_secretariat_prints_the_same_bytes(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = tmp_path / "rsi.pfreg"
    call("new", register)
    printed = []
    for name in ("alice", "bob"):
        monkeypatch.setenv("LOGNAME", name)
        assert call("pack", register, "-o", tmp_path / f"{name}.pdf").status == 0
        printed.append((tmp_path / f"{name}.pdf").read_bytes())
    assert printed[0] == printed[1]


def test_what_ought_to_be_mended_is_named_and_stops_nothing(call: Call, demo: Path) -> None:
    answer = call("pack", demo, "-o", demo.with_name("ud.pdf"))
    assert answer.status == 0
    warnings = answer.err.splitlines()
    assert any("19-2" in line for line in warnings)
    assert call("check", demo).status == 1


def test_what_goes_before_the_board_is_told_with_its_months_and_account(
    call: Call, demo: Path
) -> None:
    answer = json.loads(call("check", demo, "--period", "2023-10", "--json").out)
    found = {each["number"]: each for each in answer["escalations"]}
    kiit = found["18-6"]
    assert (kiit["cause"], kiit["stage"], kiit["reported"]) == ("red", "received", True)
    assert kiit["months"] == {"2023-08": "red", "2023-09": "red", "2023-10": "red"}
    assert kiit["account"]["received_on"] == "2023-11-07"
    assert "given_by" not in kiit["account"]
    assert found["16-2"]["turned"] == ["2023-09"]
    assert found["16-2"]["account"] is None
    assert found["23-1"]["stage"] == "reminded"
    assert (found["12-3"]["taken_off"], found["19-5"]["reported"]) == (True, False)
    codes = {(each["number"], each["code"]) for each in answer["warnings"]}
    assert ("18-6", "check_account_not_ready") in codes
    assert ("22-1", "check_account_not_ready") not in codes, "its account is approved"
    assert ("12-3", "check_item_taken_off") in codes
    told = call("check", demo, "--period", "2023-10").out
    assert "5 projekter er eskaleret til mødet:" in told
    assert "18-6 Klinisk Immunologisk IT (KIIT): Rød nu – Modtaget 7. nov. 2023" in told
    assert "eskaleret, men taget af dagsordenen" in told.casefold()
    warned = call("pack", demo, "--period", "2023-10", "-o", demo.with_name("ud.pdf")).err
    assert "redegørelsen er modtaget, men ikke godkendt" in warned


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--meeting", "2023-11-11"], "intet møde »2023-11-11«"),
        (["--kind", "minutes"], "Angiv mødet med --meeting"),
        (["--edition", "åben"], "--edition: 'åben' kan ikke vælges"),
        (["--period", "okt 2023"], "okt 2023"),
        (["--as-of", "snart"], "»snart« er ikke en dag"),
        (["--compared-with-meeting", "oktober"], "»oktober« er ikke en dag"),
        (["--purpose", "alle"], "--purpose: 'alle' kan ikke vælges"),
    ],
)
def test_what_pack_cannot_do_is_refused_and_nothing_is_written(
    call: Call, demo: Path, words: list[str], expected: str
) -> None:
    target = demo.with_name("ud.pdf")
    answer = call("pack", demo, "-o", target, *words)
    assert answer.status == 2
    assert expected in answer.complaint
    assert not target.exists()


@pytest.fixture
def words_of(call: Call, demo: Path, tmp_path: Path) -> Callable[..., str]:
    """The words of a report printed with these flags."""
    pdfplumber = pytest.importorskip("pdfplumber")

    def printed(*flags: str) -> str:
        target = tmp_path / "ord.pdf"
        assert call("pack", demo, "-o", target, *flags).status == 0
        with pdfplumber.open(target) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)

    return printed


def test_pack_compares_with_the_last_meeting_where_that_is_asked_for(
    words_of: Callable[..., str],
) -> None:
    assert "Ændret siden sidste måned" in words_of()
    told = words_of("--compared-with-meeting", "1.9.2023")
    assert "Ændret siden sidste møde" in told
    assert "sidste måned" not in told


def test_pack_prints_the_purposes_that_are_asked_for(words_of: Callable[..., str]) -> None:
    assert "Formål" in words_of("--purpose", "all")
    assert "Formål" not in words_of("--purpose", "none")


def test_pack_prints_the_secretariats_remarks_unless_they_are_not_wanted(
    words_of: Callable[..., str], demo: Path
) -> None:
    with open_register(demo, actor="Anne") as register:
        month = max(register.reader.periods())
        reported = next(
            each
            for each in register.reader.reports([month])
            if each.stage is ReportStage.REPORTED and each.remarks
        )
        set_secretariat_note(register, reported.project_id, month, "Se punkt 4.")
    assert "Sekretariatet: Se punkt 4." in words_of("--period", str(month))
    without = words_of("--period", str(month), "--no-secretariat-remarks")
    assert "Se punkt 4." not in without


def test_pack_prints_sub_projects_unless_they_are_not_wanted(words_of: Callable[..., str]) -> None:
    assert "23-1-2" in words_of()
    assert "23-1-2" not in words_of("--no-sub-projects")


def test_pack_makes_no_folder_and_writes_no_kind_of_file_that_it_does_not_know(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    assert call("pack", demo, "-o", tmp_path / "ikke her" / "ud.pdf").status == 2
    assert not (tmp_path / "ikke her").exists()
    assert call("pack", demo, "-o", tmp_path / "ud.rtf").complaint == (
        "ud.rtf skal ende på .pdf, .docx eller .xlsx."
    )
    assert call("pack", demo, "-o", ".").complaint == ". skal ende på .pdf, .docx eller .xlsx."


def test_pack_of_an_earlier_day_shows_the_register_as_it_was(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    assert call("pack", demo, "-o", tmp_path / "now.pdf").status == 0
    then = call("pack", demo, "-o", tmp_path / "then.pdf", "--as-of", "2023-03-31")
    assert then.status == 0
    assert (tmp_path / "then.pdf").read_bytes() != (tmp_path / "now.pdf").read_bytes()


def test_pack_of_an_earlier_day_means_the_month_and_the_warnings_of_that_day(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    then = call("pack", demo, "-o", tmp_path / "then.pdf", "--as-of", "2023-03-31")
    assert "februar 2023" in then.out
    same = call(
        "pack", demo, "-o", tmp_path / "again.pdf", "--as-of", "2023-03-31", "--period", "2023-10"
    )
    assert "oktober 2023" in same.out
    now = call("pack", demo, "-o", tmp_path / "now.pdf")
    assert then.err != now.err


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_nothing_is_written_over_a_register_whatever_it_is_called(
    call: Call, demo: Path, tmp_path: Path, ending: str
) -> None:
    disguised = demo.rename(tmp_path / f"register.{ending}")
    before = disguised.read_bytes()
    verb = ("pack", disguised, "-o") if ending == "pdf" else ("export", disguised, "--to")
    assert call(*verb, disguised).status == 2
    assert disguised.read_bytes() == before


def test_sheet_prints_a_page_for_each_project_that_is_named(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "ark.pdf"
    answer = call("sheet", demo, "23-1", "18-6", "-o", pdf, "--period", "2023-11")
    assert (answer.status, answer.out.strip()) == (
        0,
        f"Udskrev 2 projektark for november 2023 til {pdf}.",
    )
    first = pdf.read_bytes()
    assert call("sheet", demo, "23-1", "18-6", "-o", pdf, "--period", "2023-11").status == 0
    assert pdf.read_bytes() == first


def test_the_open_sheet_of_a_closed_project_is_refused_in_words(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    with open_register(demo, actor="Anne") as register:
        project = next(each for each in register.reader.projects() if each.number == "18-6")
        close_project(register, project.id, Closure(True, "Udbud", "Et udbud"))
    pdf = tmp_path / "ark.pdf"
    both = call("sheet", demo, "18-6", "23-1", "-o", pdf, "--edition", "open")
    assert both.status == 0
    assert "Den åbne udgave har intet ark for 18-6." in both.err
    pdf.unlink()
    alone = call("sheet", demo, "18-6", "-o", pdf, "--edition", "open")
    assert alone.status == 2
    assert "Den åbne udgave har intet ark for 18-6." in alone.err
    assert not pdf.exists()


def test_sheet_refuses_a_number_that_nobody_has_and_touches_no_file(
    call: Call, demo: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "ark.pdf"
    answer = call("sheet", demo, "99-1", "-o", pdf)
    assert answer.status == 2
    assert "Intet projekt har nummeret 99-1." in answer.err
    assert not pdf.exists()
    assert call("sheet", demo, "23-1", "-o", tmp_path / "ark.docx").status == 2
