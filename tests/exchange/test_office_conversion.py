"""Office files made into PDF by another program, which may fail, hang or not be there."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import threading
import time
from pathlib import Path

import pytest

from portfolio_desktop.exchange import microsoft_office, office_conversion
from portfolio_desktop.exchange.annex_cleaning import cleaned
from portfolio_desktop.exchange.annex_reading import ANNEX_LIMITS
from portfolio_desktop.exchange.microsoft_office import office_command
from portfolio_desktop.exchange.office_conversion import (
    PROGRAM,
    ConversionError,
    ConverterBusyError,
    NoConverterError,
    as_pdf,
    libreoffice,
)

OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet"
PPTX = OFFICE + "presentationml.presentation"
FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"

ON_WINDOWS = sys.platform == "win32"
MEANS = """
import os, subprocess, sys, time
from pathlib import Path
made, beside = Path("annex.pdf"), Path(__file__).parent
"""
"""What each script that stands in for LibreOffice begins with."""
SOON = 20.0 if ON_WINDOWS else 3.0
"""Seconds in which two programs have surely started."""


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script in Python stand in the place of LibreOffice."""
    code = folder / "stand_in.py"
    code.write_text(f"{MEANS}\n{script}\n", encoding="utf-8")
    path = folder / "soffice.bat" if ON_WINDOWS else folder / "soffice"
    python = f'"{sys.executable}" -S "{code}"'
    path.write_text(f"@{python} %*" if ON_WINDOWS else f'#!/bin/sh\nexec {python} "$@"\n')
    path.chmod(0o755)
    monkeypatch.setenv(PROGRAM, str(path))


def seen_to_grow(path: Path) -> bool:
    """Whether whoever writes to it is still at work."""
    size = path.stat().st_size
    time.sleep(0.5)
    return path.stat().st_size > size


def test_nothing_is_converted_where_there_is_no_program() -> None:
    assert libreoffice() == ""
    with pytest.raises(NoConverterError):
        as_pdf(b"PK", DOCX)


def test_the_program_finds_the_file_under_a_plain_name_and_the_pdf_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = '(beside / "asked").write_text("\\n".join(sys.argv), encoding="utf-8")'
    program(tmp_path, monkeypatch, f'{asking}; made.write_bytes(Path("annex.docx").read_bytes())')
    assert as_pdf(b"PK indhold", DOCX) == b"PK indhold"
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "--headless" in asked
    assert 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},' in asked
    folder = Path(asked.splitlines()[-1]).parent
    assert not folder.exists()


def test_macros_links_and_the_network_are_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = 'settings = Path("profile/user/registrymodifications.xcu").read_text(encoding="utf-8")'
    program(tmp_path, monkeypatch, f'{kept}; made.write_text(settings + os.environ["https_proxy"])')
    told = as_pdf(b"PK", XLSX).decode()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in told
    assert told.count('oor:name="Link" oor:op="fuse"><value>2') == 2
    assert told.endswith("http://127.0.0.1:9")


@pytest.mark.parametrize("script", ["sys.exit(1)", "pass", "os.abort()"])
def test_a_program_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program(tmp_path, monkeypatch, script)
    with pytest.raises(ConversionError):
        as_pdf(b"PK", DOCX)


def test_a_program_that_cannot_be_started_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAM, str(tmp_path / "taken away"))
    with pytest.raises(ConversionError):
        as_pdf(b"PK", DOCX)


@pytest.mark.parametrize("way", ["too long", "told to stop", "left behind"])
def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Also a child whose parent has ended long ago."""
    child = 'while True: open(sys.argv[1], "a").write("."); time.sleep(0.05)'
    (tmp_path / "child.py").write_text(f"import sys, time\n{child}\n", encoding="utf-8")
    start = '[sys.executable, "-S", str(beside / "child.py"), str(beside / "sign")]'
    program(
        tmp_path,
        monkeypatch,
        f"subprocess.Popen({start})\n"
        'while not (beside / "sign").exists(): time.sleep(0.05)\n'
        + ("" if way == "left behind" else "time.sleep(300)"),
    )
    sign, stop = tmp_path / "sign", threading.Event()
    if way == "told to stop":
        threading.Thread(target=set_when_there, args=(stop, sign)).start()
    before = time.monotonic()
    with pytest.raises(ConversionError):
        as_pdf(b"PK", DOCX, stop, seconds=SOON if way == "too long" else 60.0)
    assert time.monotonic() - before < 50
    ends = time.monotonic() + 10
    while seen_to_grow(sign) and time.monotonic() < ends:
        pass
    assert not seen_to_grow(sign)


def set_when_there(stop: threading.Event, sign: Path) -> None:
    while not sign.exists():
        time.sleep(0.05)
    stop.set()


@pytest.mark.skipif(ON_WINDOWS, reason="the size of files is not limited there")
def test_one_that_writes_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_conversion, "_LARGEST", 1_000_000)
    program(tmp_path, monkeypatch, "time.sleep(0.3); made.write_bytes(bytes(5_000_000))")
    with contextlib.suppress(ConversionError):
        assert len(as_pdf(b"PK", DOCX)) <= 1_000_000


@pytest.mark.parametrize(
    ("ending", "lines"),
    [
        (
            "docx",
            (
                "$office = New-Object -ComObject Word.Application",
                "Name = 'WINWORD.EXE'",
                "$office.DisplayAlerts = 0",
                "$office.Documents.Open($source, $false, $true, $false, 'x', 'x')",
                "$file.ExportAsFixedFormat($target, 17, $false, 0, 0, 1, 1, 0, $false, $true, 1, "
                "$true, $true, $true)",
                "$file.Close(0)",
                "$office.Quit(0)",
            ),
        ),
        (
            "xlsx",
            (
                "$office = New-Object -ComObject Excel.Application",
                "Name = 'EXCEL.EXE'",
                "$office.DisplayAlerts = $false",
                "$office.Workbooks.Open($source, 0, $true, 5, 'x', 'x', $true)",
                "$file.ExportAsFixedFormat(0, $target, 0, $false, $false)",
                "$file.Close($false)",
                "$office.Quit()",
            ),
        ),
        (
            "pptx",
            (
                "[IO.File]::WriteAllText(\"$PSScriptRoot\\busy\", '')",
                "$office = New-Object -ComObject PowerPoint.Application",
                "Name = 'POWERPNT.EXE'",
                "$office.DisplayAlerts = 1",
                "$office.Presentations.Open($source, -1, 0, 0)",
                "$file.SaveAs($target, 32)",
                "$file.Close()",
                "$office.Quit()",
            ),
        ),
    ],
)
def test_the_microsoft_program_for_the_kind_is_asked(
    tmp_path: Path, ending: str, lines: tuple[str, ...]
) -> None:
    """Compared with Microsoft's reference: none of these programs is where tests are run."""
    script = Path(office_command(tmp_path, ending)[-1]).read_text(encoding="ascii")
    places = [script.index(line) for line in (*lines[:2], "$office.AutomationSecurity = 3")]
    places += [script.index(line) for line in lines[3:]]
    assert all(line in script for line in lines)
    assert places == sorted(places)
    assert script.count("{") == script.count("}")
    assert not re.search(r"[{]\w+[}]", script), "a field that was not filled"


@pytest.mark.parametrize("name", ["Bo's mappe", "O\u2019Briens \u201a$(x) `æøå`", "[1] 100 %"])
def test_the_script_for_a_microsoft_program_holds_no_name_that_would_have_to_be_quoted(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    *asked, script = office_command(folder, "xlsx")
    assert Path(script) == folder / "convert.ps1"
    assert asked[-1] == "-File"
    assert Path(script).read_text(encoding="ascii") == (
        Path(office_command(tmp_path, "xlsx")[-1]).read_text(encoding="ascii")
    )


def with_microsoft_office(
    folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, *endings: str
) -> None:
    """Let a script stand in the place of PowerShell, and some of the programs be there."""
    program(folder, monkeypatch, script)
    stand_in = libreoffice()
    monkeypatch.delenv(PROGRAM)
    monkeypatch.setattr(office_conversion, "libreoffice", lambda: "")
    monkeypatch.setattr(office_conversion, "office_makes", lambda ending: ending in endings)
    monkeypatch.setattr(microsoft_office, "_powershell", lambda: stand_in)


def test_each_kind_is_made_by_the_microsoft_program_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = 'made.write_text(Path(sys.argv[-1]).read_text() + os.environ.get("PSMODULEPATH", "own"))'
    monkeypatch.setenv("PSMODULEPATH", "that of a newer one")
    with_microsoft_office(tmp_path, monkeypatch, told, "docx", "xlsx")
    assert b"Word.Application" in as_pdf(b"PK", DOCX)
    assert b"Excel.Application" in as_pdf(b"PK", XLSX)
    assert as_pdf(b"PK", XLSX).endswith(b"own")
    with pytest.raises(NoConverterError):
        as_pdf(b"PK", PPTX)


def test_a_powerpoint_in_the_hands_of_its_user_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = 'Path("busy").write_text(""); sys.exit(1)'
    with_microsoft_office(tmp_path, monkeypatch, busy, "pptx")
    with pytest.raises(ConverterBusyError):
        as_pdf(b"PK", PPTX)


def test_no_microsoft_program_is_asked_where_the_owner_wants_none_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_microsoft_office(tmp_path, monkeypatch, 'made.write_text("PDF")', "docx")
    monkeypatch.setenv(PROGRAM, "")
    with pytest.raises(NoConverterError):
        as_pdf(b"PK", DOCX)


def test_a_file_with_a_password_is_not_handed_to_a_program_that_would_ask_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_microsoft_office(tmp_path, monkeypatch, 'made.write_text("PDF")', "pptx")
    with pytest.raises(ConversionError):
        as_pdf(bytes.fromhex("d0cf11e0a1b11ae1"), PPTX)


@pytest.mark.skipif(ON_WINDOWS, reason="Windows looks for programs, not for scripts")
@pytest.mark.parametrize(("numbers", "ended"), [("41 4001", ["41", "4001"]), ("", [])])
def test_the_microsoft_program_that_hangs_is_ended_by_its_number_and_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: str, ended: list[str]
) -> None:
    """It is no child of the script, and others of its kind may hold what their user writes."""
    killer = tmp_path / "bin" / "taskkill"
    killer.parent.mkdir()
    killer.write_text(f'#!/bin/sh\necho "$*" >> "{tmp_path}/killed"\n')
    killer.chmod(0o755)
    monkeypatch.setenv("PATH", str(killer.parent), prepend=os.pathsep)
    hangs = f'Path("started").write_text("{numbers}\\n"); time.sleep(300)'
    with_microsoft_office(tmp_path, monkeypatch, hangs, "xlsx")
    with pytest.raises(ConversionError):
        as_pdf(b"PK", XLSX, seconds=SOON)
    killed = tmp_path / "killed"
    assert (killed.read_text().splitlines() if killed.exists() else []) == [
        f"/F /FI PID eq {number} /FI IMAGENAME eq EXCEL.EXE" for number in ended
    ]


def test_a_microsoft_program_that_is_only_starting_is_waited_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microsoft_office, "_STARTING", 0.5)
    with_microsoft_office(tmp_path, monkeypatch, "time.sleep(300)", "docx")
    stop = threading.Event()
    stop.set()
    before = time.monotonic()
    with pytest.raises(ConversionError):
        as_pdf(b"PK", DOCX, stop)
    assert 0.5 <= time.monotonic() - before < 20


@pytest.mark.skipif(not FIXTURES.exists(), reason="no real files beside the checkout")
def test_libreoffice_makes_the_same_pages_of_the_same_workbook(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(PROGRAM)
    if not libreoffice():
        pytest.skip("NO OFFICE FILE WAS CONVERTED: LibreOffice is not here")
    data = next(FIXTURES.glob("porte*.xlsx")).read_bytes()
    one, other = (
        cleaned(as_pdf(data, XLSX), "application/pdf", "s", ANNEX_LIMITS) for _ in range(2)
    )
    assert one == other
    assert one.facts.can_be_bound
    assert "Porteføljestatus RSI-kredsen" in one.facts.pages[0].text
