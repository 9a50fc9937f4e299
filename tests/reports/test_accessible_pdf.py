"""The printed report is an accessible PDF (PDF/UA-1), as a validator of that standard judges it."""

from __future__ import annotations

import faulthandler
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.packing import print_pack

CHECKER = Path(__file__).resolve().parents[2].parent / "shared" / "pdfcheck" / "verapdf"

# The validator is fetched at its first use; the tests' own home is new each time.
KEPT = Path(tempfile.gettempdir()) / "portfolio-desktop-verapdf"


@pytest.mark.skipif(sys.platform == "win32", reason="the validator is started by a shell script")
@pytest.mark.skipif(not CHECKER.exists(), reason="no veraPDF beside the checkout")
@pytest.mark.skipif(shutil.which("java") is None, reason="veraPDF needs Java, and there is none")
def test_the_demo_report_passes_pdf_ua(tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # the limit below is its own
    pack = tmp_path / "report.pdf"
    with open_register(make_demo(tmp_path), actor="test") as register:
        print_pack(register, PackOptions(shown_period(demo_texts())), pack)
    judged = subprocess.run(
        ["bash", str(CHECKER), "ua1", str(pack)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        env={**os.environ, "VERAPDF": str(KEPT)},
        check=False,
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert "PASS" in judged.stdout
