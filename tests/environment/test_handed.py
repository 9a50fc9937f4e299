"""What is handed to a viewer stays while the program runs, and is not left about for ever."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from portfolio_desktop.environment.handed import handed_file


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_each_file_keeps_its_name_and_stands_alone(place: Path) -> None:
    first = handed_file("Statusrapport 2023-10.pdf", b"one")
    with first.open("rb"):  # as a viewer holds it, on Windows against everyone
        second = handed_file("Statusrapport 2023-10.pdf", b"two")
    assert first.name == second.name == "Statusrapport 2023-10.pdf"
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert {path.parent for path in place.iterdir()} == {place}


def test_what_was_left_another_day_goes_and_what_is_of_today_stays(place: Path) -> None:
    old, young = handed_file("a.pdf", b"a").parent, handed_file("b.pdf", b"b").parent
    (old / "a.pdf").chmod(stat.S_IREAD)  # which Windows does not remove
    long_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (long_ago, long_ago))
    handed_file("c.pdf", b"c")
    assert not old.exists()
    assert young.exists()


def test_a_name_that_no_file_can_have_is_made_one(place: Path) -> None:
    assert handed_file("Møde 4: RSI.pdf", b"one").name == "Møde 4- RSI.pdf"


def test_at_the_end_of_the_program_nothing_is_left(place: Path) -> None:
    code = (
        "import sys, tempfile; tempfile.tempdir = sys.argv[1];"
        "from portfolio_desktop.environment.handed import handed_file;"
        "path = handed_file('a.pdf', b'a'); path.chmod(0o400); print(path.read_bytes())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "b'a'"
    assert list(place.iterdir()) == []
