"""Office files made into PDF by another program, which may fail, hang or not be there."""

from __future__ import annotations

import os
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

posix = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv(PROGRAM, str(path))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text(encoding="ascii").split()[2] != "Z"


def test_nothing_is_converted_where_there_is_no_program() -> None:
    assert libreoffice() == ""
    with pytest.raises(NoConverterError):
        as_pdf(b"PK", DOCX)


@posix
def test_the_program_finds_the_file_under_a_plain_name_and_the_pdf_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/asked; cat annex.docx > annex.pdf')
    assert as_pdf(b"PK indhold", DOCX) == b"PK indhold"
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert "--headless" in asked
    assert "pdf:writer_pdf_Export:" in asked
    folder = Path(asked.split()[-1]).parent
    assert not folder.exists()


@posix
def test_macros_links_and_the_network_are_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = "cat profile/user/registrymodifications.xcu > annex.pdf; echo $https_proxy >> annex.pdf"
    program(tmp_path, monkeypatch, kept)
    told = as_pdf(b"PK", XLSX).decode()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in told
    assert told.count('oor:name="Link" oor:op="fuse"><value>2') == 2
    assert told.endswith("http://127.0.0.1:9\n")


@posix
@pytest.mark.parametrize("script", ["exit 1", "true", "kill -9 $$"])
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


@posix
@pytest.mark.parametrize("told_to_stop", [False, True])
def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told_to_stop: bool
) -> None:
    program(tmp_path, monkeypatch, f"sleep 300 & echo $! > {tmp_path}/child; wait")
    stop = threading.Event()
    if told_to_stop:
        threading.Timer(1.0, stop.set).start()
    before = time.monotonic()
    with pytest.raises(ConversionError):
        as_pdf(b"PK", DOCX, stop, seconds=60.0 if told_to_stop else 1.0)
    assert time.monotonic() - before < 30
    child = int((tmp_path / "child").read_text(encoding="ascii"))
    ends = time.monotonic() + 10
    while is_running(child) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not is_running(child)


@posix
def test_one_that_writes_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_conversion, "_LARGEST", 1_000_000)
    program(tmp_path, monkeypatch, "sleep 0.3; head -c 5000000 /dev/zero > annex.pdf")
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
