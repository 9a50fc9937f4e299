"""Every text that a person can meet has one Danish translation, compiled and up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_danish_catalogue_is_whole_and_compiled() -> None:
    checked = subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "tools" / "texts.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
