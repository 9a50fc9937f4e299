"""The frozen program as `dev.py build` made it: it starts, speaks and prints by itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from portfolio_desktop import __version__

pytestmark = pytest.mark.frozen

ENDING = ".exe" if os.name == "nt" else ""
FOLDER = Path(__file__).resolve().parents[2] / "dist" / "portfolio-desktop"
SHARED = Path(__file__).resolve().parents[3] / "shared"


def run(*arguments: str | Path, program: str = "portfolio-desktop", status: int = 0) -> str:
    """Standard output of a frozen program, which must end with `status`."""
    done = subprocess.run(
        [str(FOLDER / (program + ENDING)), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_it_tells_its_version() -> None:
    assert run("--version").strip() == f"Portfolio Desktop {__version__}"


def test_it_makes_the_demo_register_and_prints_its_pack(tmp_path: Path) -> None:
    run("demo", "--dir", tmp_path, "--no-window")
    (pack,) = tmp_path.glob("*.pdf")
    (register,) = tmp_path.glob("*.pfreg")
    assert pack.read_bytes().startswith(b"%PDF-")
    assert '"sound": true' in run("check", register, "--json", status=1)
    run("pack", register, "-o", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == pack.read_bytes()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_its_import_worker_reads_foreign_files(tmp_path: Path, ending: str) -> None:
    table = SHARED / "fixtures" / f"porteføljestatus-2023-11.{ending}"
    if not table.is_file():
        pytest.skip("the shared fixtures are not beside the checkout")
    assert "Sundhedsjournalen" in run("tables", table)


def test_the_windowed_program_answers_too(tmp_path: Path) -> None:
    run("demo", "--dir", tmp_path, "--no-window", program="Portfolio Desktop")
    assert list(tmp_path.glob("*.pdf"))


def test_nothing_that_only_developers_need_is_in_it() -> None:
    names = {path.name for path in FOLDER.rglob("*")}
    assert names.isdisjoint({"pytest", "mypy", "numpy", "libQt6Quick.so.6", "Qt6Quick.dll"})
    assert any(name.startswith("qtbase_da") for name in names)
