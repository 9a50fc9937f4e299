"""What holds for every verb: languages, one clear line when refused, never a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from portfolio_desktop import __version__
from portfolio_desktop.cli import argparse_words, console, verbs
from portfolio_desktop.cli.arguments import VERBS
from portfolio_desktop.cli.console import say, warn
from portfolio_desktop.cli.main import main
from portfolio_desktop.environment import files

from .conftest import Answer, Windows

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[..., Answer]


def test_the_version_is_told_and_nothing_else(start: Call) -> None:
    assert start("--version") == Answer(0, f"Portfolio Desktop {__version__}\n", "")


def test_the_help_of_the_program_is_all_in_the_language_of_the_user(call: Call) -> None:
    danish = call("--help").out
    assert "vis programmets version" in danish
    assert "show program" not in danish
    assert "show program's version number and exit" in call("--language", "en", "--help").out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_danish_and_in_english(call: Call, verb: str) -> None:
    danish, english = call(verb, "--help"), call("--language", "en", verb, "--help")
    assert (danish.status, english.status) == (0, 0)
    assert danish.out.startswith("brug: ")
    assert english.out.startswith("usage: ")
    assert "vis denne hjælp" in danish.out
    assert "positional" not in danish.out


def test_the_language_comes_from_the_flag_or_the_environment(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTFOLIO_DESKTOP_LANGUAGE", "en")
    assert call("--help").out.startswith("usage: ")
    assert call("--language=da", "--help").out.startswith("brug: ")
    assert call("check", "--language", "da", "--help").out.startswith("brug: ")
    assert call("check", "væk.pfreg", "--language", "da").complaint.startswith("væk.pfreg: ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["import"], "der mangler: FILE, --register (se portfolio-desktop import --help)"),
        (["history", "a.pfreg", "--jsn"], "det forstås ikke: --jsn (se portfolio-desktop --help)"),
        (["export", "a.pfreg", "--to"], "--to: der skal stå én værdi"),
        (["meeting"], "der mangler: list|create|issue (se portfolio-desktop meeting --help)"),
        (["--language", "se"], "--language: 'se' kan ikke vælges (vælg mellem "),
        (["improt"], "»improt« er hverken en kommando eller et register."),
        (["exprt", "rsi.pfreg"], "»exprt« er hverken en kommando eller et register."),
        (["PACK", "rsi.pfreg", "-o", "a.pdf"], "»PACK« er hverken en kommando eller et register."),
        (["rsi.pfreg", "export"], "det forstås ikke: export"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_one_danish_line(
    call: Call, words: list[str], expected: str
) -> None:
    answer = call(*words)
    assert (answer.status, answer.out) == (2, "")
    assert expected in answer.complaint


def test_a_register_alone_opens_the_window(call: Call, windows: Windows) -> None:
    assert call().status == 0
    assert call("--language", "en", "rsi.pfreg").status == 0
    assert windows == [None, Path("rsi.pfreg")]


@pytest.mark.parametrize(
    ("error", "status", "expected"),
    [
        (KeyError("Bo Hansen"), 2, "Der skete en uventet fejl (KeyError)"),
        (KeyboardInterrupt(), 130, "Afbrudt."),
        (PermissionError(13, "denied", "a.pfreg"), 2, "Der er ikke adgang til »a.pfreg«"),
        (FileNotFoundError(2, "none", "b.pfreg"), 2, "»b.pfreg« eller dens mappe findes ikke"),
    ],
)
def test_whatever_goes_wrong_ends_in_one_line(
    call: Call,
    program_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    expected: str,
) -> None:
    def failing(_options: Namespace, _open_window: verbs.OpenWindow) -> int:
        raise error

    monkeypatch.setattr(verbs, "history", failing)
    answer = call("history", "a.pfreg")
    assert answer.status == status
    assert answer.complaint.startswith(expected)
    (log,) = (program_home / "Log").iterdir()
    written = log.read_text(encoding="utf-8")
    assert "Hansen" not in written
    assert ("error=KeyError at=test_frame.py:" in written) == isinstance(error, KeyError)


def test_a_program_with_a_broken_part_says_so_in_one_line_too(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("portfolio_desktop.cli.sentences", "portfolio_desktop.cli.history"):
        monkeypatch.setitem(sys.modules, name, None)
    answer = call("history", "a.pfreg")
    assert (answer.status, answer.out) == (2, "")
    assert "(ModuleNotFoundError)" in answer.complaint


def test_an_old_console_shows_what_it_can(
    call: Call, monkeypatch: pytest.MonkeyPatch, start: Call
) -> None:
    answer = start("improt\u2713", PYTHONIOENCODING="cp1252")
    assert answer.status == 2
    assert answer.complaint == "»improt?« er hverken en kommando eller et register."


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "ascii"])
def test_a_change_is_told_in_every_code_page(start: Call, tmp_path: Path, code_page: str) -> None:
    """A program's output that is led to a file on Windows has the old code page."""
    path = tmp_path / "kreds.pfreg"
    assert start("new", path, "--name", "Kreds").status == 0
    told = start("history", path, PYTHONIOENCODING=code_page)
    assert told.status == 0
    assert "Navn: " in told.out
    assert "-> Kreds" in told.out
    assert ("Økonomi" in told.out) == (code_page != "ascii")


def test_a_reader_that_has_seen_enough_is_no_error(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def talking(_options: Namespace, _open_window: verbs.OpenWindow) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(verbs, "history", talking)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    assert call("history", "a.pfreg").status == 0


def test_the_same_holds_where_windows_calls_it_an_invalid_argument(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(StringIO):
        def write(self, text: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

        def fileno(self) -> int:
            return 1

    def talking(_options: Namespace, _open_window: verbs.OpenWindow) -> int:
        monkeypatch.setattr(sys, "stdout", Closed())
        say("…")
        return 1

    monkeypatch.setattr(verbs, "history", talking)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert call("history", "a.pfreg").status == 0


@pytest.mark.parametrize("words", [["--help"], ["tables", "--json", "liste.csv"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_program_whose_reader_goes_away_ends_quietly(
    program_home: Path, tmp_path: Path, words: list[str], unbuffered: str
) -> None:
    del program_home
    (tmp_path / "liste.csv").write_text("Nr.;Projekt\n17-1;PGDB\n", encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "portfolio_desktop", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout is not None
    assert started.stderr is not None
    started.stdout.close()
    complaint = started.stderr.read()
    started.stderr.close()
    assert (started.wait(), complaint) == (0, b"")


def test_a_program_without_a_console_shows_its_complaint_in_a_box(
    program_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The windowed program on Windows has no streams: who double-clicked would see nothing."""
    del program_home
    boxes: list[str] = []
    monkeypatch.setattr(console, "show_box", boxes.append)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["improt"], Windows().open) == 2
    assert boxes == ["»improt« er hverken en kommando eller et register."]
    assert main(["--version"], Windows().open) == 0
    assert len(boxes) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk that Linux lends")
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_an_answer_for_which_there_is_no_room_is_told_in_one_line(
    tmp_path: Path, flags: list[str]
) -> None:
    (tmp_path / "a.csv").write_text("Nr.;Projekt\n24-1;Booking\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "portfolio_desktop", "tables", "a.csv", *flags],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "portfolio-desktop: Svaret kunne ikke skrives: der er ikke mere plads på disken. "
        "Det, kommandoen nåede at gøre, gælder."
    ]


def test_what_is_said_is_one_line_that_no_terminal_obeys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("    æøå\x1b[2J")
    warn("line one\n  line two\x07")
    said = capsys.readouterr()
    assert said == ("    æøå\ufffd[2J\n", "portfolio-desktop: line one line two\ufffd\n")


def test_the_words_lent_to_argparse_are_its_own() -> None:
    import argparse
    import inspect

    source = inspect.getsource(argparse).replace("'\n", "").replace('"\n', "")
    words = [word for word in argparse_words.WORDS if word.split("%")[0] not in source]
    assert words == []


@pytest.mark.parametrize(
    "words",
    [
        ["new", "con.pfreg"],
        ["pack", "kreds.pfreg", "-o", "nul.pdf"],
        ["export", "kreds.pfreg", "--to", "aux.json"],
        ["export", "kreds.pfreg", "--to", "hvad?.csv"],
    ],
)
def test_on_windows_a_name_of_a_device_is_refused_before_it_is_touched(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("new", "kreds.pfreg").status == 0
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    answer = call(*words)
    assert answer.status == 2
    assert "f.eks. CON, NUL og COM1." in answer.complaint
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["kreds.pfreg"]
