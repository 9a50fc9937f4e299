"""Every text that a person can meet has one Danish translation, compiled and up to date."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARKERS = {"_", "mark", "ngettext", "pgettext"}


def test_the_danish_catalogue_is_whole_and_compiled() -> None:
    checked = subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "tools" / "texts.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_text_hides_in_an_f_string() -> None:
    """There Python 3.11 shows it to nobody who collects texts, and 3.12 does."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / "portfolio_desktop").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKERS
    ]
    assert hidden == []
