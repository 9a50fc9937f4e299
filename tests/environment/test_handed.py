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

from portfolio_desktop.environment.handed import handed_file, passing_folder


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


def test_a_folder_for_a_program_goes_with_it_also_where_it_failed(place: Path) -> None:
    def fail() -> None:
        with passing_folder() as folder:
            (folder / "annex.docx").write_bytes(b"secret")
            assert list(place.iterdir()) == [folder]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform != "win32", reason="what is open can be removed elsewhere")
def test_what_is_held_longer_than_the_folder_is_needed_goes_another_day(place: Path) -> None:
    with passing_folder() as folder:
        held = (folder / "annex.docx").open("wb")
    assert folder.exists()
    held.close()
    long_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(folder, (long_ago, long_ago))
    handed_file("a.pdf", b"a")
    assert not folder.exists()


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
