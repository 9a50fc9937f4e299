"""The validator of PDF standards, asked about many files in one run: Java starts slowly."""

from __future__ import annotations

import faulthandler
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

CHECKER = Path(__file__).resolve().parents[2].parent / "shared" / "pdfcheck" / "verapdf"

# The validator is fetched at its first use; the tests' own home is new each time.
KEPT = Path(tempfile.gettempdir()) / "portfolio-desktop-verapdf"

STANDARDS = ("ua1", "3a")

# Java's second compiler and its many collectors cost more here than they save.
QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

_VERDICT = re.compile(r"^(PASS|FAIL) \S+ (.+) assertions=\d+ ms=\d+$")


def _need_validator() -> None:
    """Skips, and says aloud what nobody has looked at, where there is no validator."""
    lacking = ""
    if sys.platform == "win32":
        lacking = "the validator is started by a shell script"
    elif not CHECKER.exists():
        lacking = f"no veraPDF at {CHECKER}"
    elif shutil.which("java") is None:
        lacking = "veraPDF needs Java, and there is none"
    if lacking:
        pytest.skip(f"PDF/UA-1 AND PDF/A-3a WERE NOT CHECKED: {lacking}")


def judged(standard: str, files: Sequence[Path]) -> dict[str, list[str]]:
    """What the standard says against each file, by the file's name; nothing against a good one."""
    _need_validator()
    faulthandler.cancel_dump_traceback_later()  # the limit below is its own
    answer = subprocess.run(
        ["bash", str(CHECKER), standard, *map(str, files)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env={**os.environ, "VERAPDF": str(KEPT), "JAVA_TOOL_OPTIONS": QUICK_TO_START},
        check=False,
    )
    found: dict[str, list[str]] = {}
    faults: list[str] = []
    for line in answer.stdout.splitlines():
        verdict = _VERDICT.match(line)
        if verdict is None:
            faults.append(line.strip())
            continue
        faults = found[Path(verdict[2]).name] = [] if verdict[1] == "PASS" else ["FAIL"]
    missing = {file.name for file in files} - found.keys()
    assert not missing, f"no verdict on {missing}: {answer.stdout}{answer.stderr}"
    return found
