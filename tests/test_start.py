"""What a start of the window loads: what the grid needs, and not what comes after it."""

from __future__ import annotations

import json
import subprocess
import sys

LATER = (
    "domain.board_choices",
    "domain.plan",
    "services.history",
    "services.places",
    "services.projects",
    "storage.board_tables",
    "storage.history",
    "storage.lineage",
    "ui.file_dialogues",
    "ui.page_facts",
    "ui.panel.controller",
    "ui.unsaved_words",
    "ui.verbs.concerns",
    "ui.verbs.handlers",
    "ui.verbs.minutes",
    "cli.arguments",
)
SCRIPT = """
import builtins, json, sys
usual = builtins.__import__
from portfolio_desktop.__main__ import window_program
window_program()
ours = [name for name in sys.modules if name.startswith("portfolio_desktop.")]
import PySide6.support.signature.lib.pyi_generator as stubs
has_qt = "PySide6.QtWidgets" in sys.modules
costly = sorted({"docx", "openpyxl", "reportlab", "lxml", "hashlib"} & set(sys.modules))
has_usual, has_stubs = builtins.__import__ is usual, hasattr(stubs, "generate_pyi")
print(json.dumps([ours, costly, has_usual, has_qt, has_stubs]))
"""


def test_a_start_loads_what_the_grid_needs_and_nothing_of_what_comes_later() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    loaded, costly, usual_import, has_qt, has_stubs = json.loads(done.stdout)
    names = {name.removeprefix("portfolio_desktop.") for name in loaded}
    assert names & set(LATER) == set()
    assert "ui.grid.view" in names
    assert costly == []
    assert has_qt
    assert not has_stubs
    assert usual_import, "PySide's hook would read the source of every module"
