"""The program without a verb is the window, on whatever register is named."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Answer

Call = Callable[..., Answer]


def test_the_window_opens_on_the_named_register_and_keeps_verbs_out(
    call: Call, program_home: Path, tmp_path: Path
) -> None:
    register = tmp_path / "rsi.pfreg"
    assert call("new", register).status == 0
    window = subprocess.Popen(
        [sys.executable, "-m", "portfolio_desktop", str(register)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for_line("window_shown", program_home / "Log")
        answer = call("check", register)
    finally:
        window.kill()
        said = window.communicate(timeout=30)
    assert answer.status == 2
    assert answer.complaint.startswith(f"{register}: ")
    assert said == (b"", b"")


def wait_for_line(word: str, folder: Path) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for log in folder.glob("*.log"):
            if word in log.read_text(encoding="utf-8"):
                return
        time.sleep(0.05)
    raise AssertionError(f"{word} was never logged")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a screen")
def test_without_a_screen_the_window_is_refused_in_one_line(start: Call) -> None:
    answer = start(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert (answer.status, answer.complaint) == (2, "Der er ingen skærm her at åbne vinduet på.")
