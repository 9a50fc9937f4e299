"""The walls of docs/architecture.md: who may import whom, and how large a room may grow."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "portfolio_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FILE = 400
LONGEST_FUNCTION = 50


def test_the_layers_import_only_what_stands_to_their_right() -> None:
    """The contracts stand in pyproject.toml under `tool.importlinter`."""
    checked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports;"
            "sys.exit(lint_imports(no_logo=True, no_cache=True))",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_grows_beyond_reading(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= LONGEST_FILE, f"{path.name} has {lines} lines"
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, f"{path.name}: {long}"


@pytest.mark.parametrize(
    "heavy",
    [
        "reportlab",
        "openpyxl",
        "docx",
        "lxml",
        "pypdfium2",
        "pikepdf",
        "PIL",
        "pyphen",
        "PySide6",
    ],
)
def test_starting_the_command_line_loads_nothing_heavy(heavy: str) -> None:
    """The window opens at once and a verb needs no Qt because these are imported where used."""
    code = (
        "import sys, portfolio_desktop.__main__, portfolio_desktop.cli.main;"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


OPEN_EDITION = frozenset({"open_only", "hidden", "for_edition", "open_reader", "what_is_shut"})
"""What the making of the open edition is made of."""


def test_whoever_lays_out_never_asks_what_is_closed() -> None:
    """Content comes opened: no layout and no file writer takes anything away by itself."""
    for package in ("reports", "exchange"):
        for path in sorted((PACKAGE / package).glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert not _names_imported(path) & (OPEN_EDITION | {"Edition", "OpenReader"}), path.name
            asked = {each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
            assert "open_only" not in asked, path.name


def test_content_for_the_open_edition_is_read_through_one_door() -> None:
    """Only these make a reader of the open edition; all others get theirs from them."""
    doors = {
        path.name
        for path in MODULES
        if any(
            isinstance(node, ast.ImportFrom)
            and node.module == "portfolio_desktop.services.open_edition"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert doors == {
        "agenda_content.py",
        "pack_content.py",
        "sheet_content.py",
        "since_meeting.py",
        "issuing.py",
        "freezes.py",
        "closed_names.py",  # makes none: it asks what must not be named
    }


def test_one_function_makes_what_the_open_edition_is_made_of() -> None:
    """Nobody takes the pieces behind `open_edition`, and all content is made through it."""
    pieces = {"open_reader", "OpenReader", "OpenRows", "Shut", "Why", "what_is_shut"}
    imported = {path: _names_imported(path) for path in MODULES}
    takers = {path.name for path, names in imported.items() if names & pieces}
    assert takers == {"open_edition.py"}
    makers = {path.name for path, names in imported.items() if "for_edition" in names}
    assert makers == {"agenda_content.py", "pack_content.py", "sheet_content.py", "issuing.py"}
    texts = {path: path.read_text(encoding="utf-8") for path in MODULES}
    named = {path.name for path, text in texts.items() if "def for_edition(" in text}
    assert named == {"open_edition.py"}


def _names_imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


def test_the_map_names_no_module_that_is_gone() -> None:
    """In docs/architecture.md: files by name, and the modules in the first column of `services`."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    files = set(re.findall(r"`(?:[a-z_]+/)*([a-z_]+\.py)`", text))
    services = text.split("\n## Services\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|;]+`)", services, flags=re.MULTILINE)
    names = {f"{name}.py" for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    there = {path.name for path in (*MODULES, *(ROOT / "tools").glob("*.py"))}
    there |= {
        path.name for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")
    }
    assert len(names) > 50
    assert (files | names) - there == set()
