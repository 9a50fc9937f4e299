"""The printed report is an accessible PDF (PDF/UA-1), as a validator of that standard judges it."""

from __future__ import annotations

import faulthandler
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.meetings import ItemSource
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.workflows.demo import demo_texts, make_demo, shown_period
from portfolio_desktop.workflows.issuing import agenda_bytes, issue_now, prepare_issue
from portfolio_desktop.workflows.packing import print_pack
from tests.services.meeting_ground import ITEMS, board_register, put

CHECKER = Path(__file__).resolve().parents[2].parent / "shared" / "pdfcheck" / "verapdf"

# The validator is fetched at its first use; the tests' own home is new each time.
KEPT = Path(tempfile.gettempdir()) / "portfolio-desktop-verapdf"


@pytest.mark.skipif(sys.platform == "win32", reason="the validator is started by a shell script")
@pytest.mark.skipif(not CHECKER.exists(), reason="no veraPDF beside the checkout")
@pytest.mark.skipif(shutil.which("java") is None, reason="veraPDF needs Java, and there is none")
@pytest.mark.parametrize("printed", ["report", "agenda"])
def test_what_is_printed_passes_pdf_ua(tmp_path: Path, printed: str) -> None:
    faulthandler.cancel_dump_traceback_later()  # the limit below is its own
    pack = tmp_path / "printed.pdf"
    _report(tmp_path, pack) if printed == "report" else _agenda(tmp_path, pack)
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


def _report(folder: Path, pack: Path) -> None:
    with open_register(make_demo(folder), actor="test") as register:
        print_pack(register, PackOptions(shown_period(demo_texts())), pack)


def _agenda(folder: Path, pack: Path) -> None:
    """Second version of the next meeting's agenda, after one was issued for the one before."""
    with board_register(folder) as board:
        put(board, replace(ITEMS[1], id="n-1", meeting_id="m-2"))
        for meeting in ("m-1", "m-2"):
            issue_now(board, AgendaWish(meeting), Sending("3.11.2023"))
        put(board, replace(ITEMS[5], id="n-2", meeting_id="m-2", source=ItemSource.FOLLOW_UP))
        put(board, replace(ITEMS[3], id="n-3", meeting_id="m-2"))
        put(board, Action("x-1", number="7", title="Revideret plan", project_id="p-17-1"))
        set_colour(board, "p-22-3", Period(2023, 10), OVERALL, Colour.RED)
        pack.write_bytes(agenda_bytes(prepare_issue(board, AgendaWish("m-2")).content))
