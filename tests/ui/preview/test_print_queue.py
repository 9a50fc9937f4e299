"""A print that was stopped, and what a real CUPS has of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

QUEUE = "papir"
SETTINGS = """
Listen {folder}/socket
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
FileDevice Yes
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/passing
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
"""
PRINT = """
import sys
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from portfolio_desktop.ui.preview.print_choice import PrintChoice, printer_for
from portfolio_desktop.ui.preview.print_run import PrintRun
app = QApplication([])
document = QPdfDocument()
document.load(sys.argv[1])
run = PrintRun(document, printer_for(PrintChoice("papir"), "Dagsorden æ"), document)
run.finished.connect(lambda printed: (print(printed.name), app.quit()))
if sys.argv[2] == "stop":
    run.progressed.connect(lambda done, _total: run.cancel() if done == 2 else None)
run.start()
app.exec()
"""
"""In a process of its own: CUPS keeps for a thread which server it was told of first."""


@pytest.fixture
def cups() -> Iterator[dict[str, str]]:
    """The environment in which a CUPS of the test's own has a queue that is held."""
    if shutil.which("cupsd") is None or shutil.which("lpadmin") is None:
        pytest.skip("NO PRINT WAS STOPPED: CUPS is not here")
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        for part in ("spool", "cache", "state", "passing"):
            (folder / part).mkdir()
        for kind, text in (("cupsd", SETTINGS), ("cups-files", FILES)):
            (folder / f"{kind}.conf").write_text(text.format(folder=folder), encoding="utf-8")
        settings = ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        server = subprocess.Popen(["cupsd", "-f", *settings], stderr=subprocess.DEVNULL)
        try:
            yield queued_at({**os.environ, "CUPS_SERVER": f"{folder}/socket"})
        finally:
            server.terminate()
            server.wait(timeout=20)


def queued_at(where: dict[str, str]) -> dict[str, str]:
    ends = time.monotonic() + 10
    while "is running" not in asked(where, "lpstat", "-r") and time.monotonic() < ends:
        time.sleep(0.1)
    asked(where, "lpadmin", "-p", QUEUE, "-E", "-v", "file:/dev/null")
    asked(where, "cupsdisable", QUEUE)
    if "disabled" not in asked(where, "lpstat", "-p", QUEUE):
        pytest.skip("NO PRINT WAS STOPPED: CUPS may not be started here")
    return where


def asked(where: dict[str, str], *command: str) -> str:
    english = {**where, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=english, check=False)
    return done.stdout


@pytest.mark.parametrize(
    ("way", "ended", "waiting"), [("whole", "WHOLE", 1), ("stop", "CANCELLED", 0)]
)
def test_who_stops_leaves_nothing_in_the_queue(
    tmp_path: Path, cups: dict[str, str], way: str, ended: str, waiting: int
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "four.pdf"))
    for page in range(4):
        canvas.drawString(100, 100, f"Side {page}")
        canvas.showPage()
    canvas.save()
    told = asked(cups, sys.executable, "-c", PRINT, str(tmp_path / "four.pdf"), way)
    assert told.split() == [ended]
    assert len(asked(cups, "lpstat", "-W", "not-completed", "-o", QUEUE).splitlines()) == waiting
