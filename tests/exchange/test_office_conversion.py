"""Office files made into PDF by another program, which may fail, hang or not be there."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from pathlib import Path

import pytest

from portfolio_desktop.exchange import office_conversion
from portfolio_desktop.exchange.annex_cleaning import cleaned
from portfolio_desktop.exchange.annex_reading import ANNEX_LIMITS
from portfolio_desktop.exchange.office_conversion import (
    PROGRAM,
    ConversionError,
    NoConverterError,
    as_pdf,
    libreoffice,
)
from portfolio_desktop.exchange.word_conversion import word_command

OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX, XLSX = OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet"
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


def test_word_is_asked_by_a_script_beside_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "Bo's mappe"
    folder.mkdir()
    command = word_command(folder)
    script = Path(command[-1]).read_text(encoding="utf-8-sig")
    assert "Bo''s mappe" in script
    assert "$word.AutomationSecurity = 3" in script
    assert "{" + "source}" not in script


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
