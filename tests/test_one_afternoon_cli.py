"""One afternoon of the secretariat by script: table in, corrections, decision, report, a crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.afternoon import DONE, PERIOD
from tests.workflows.neighbours import shared

CHECKOUT = Path(__file__).resolve().parents[1]


def program(*words: str | Path, expect: int = 0) -> str:
    """Run a verb as a user's script does; its standard output."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "portfolio_desktop", *map(str, words)],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == expect, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def exported(register: Path, name: str) -> dict[str, Any]:
    """The projects of the register by number."""
    target = register.parent / name
    program("export", register, "--to", target)
    document = json.loads(target.read_bytes())
    return {project["number"]: project for project in document["projects"]}


def month(project: dict[str, Any]) -> dict[str, Any]:
    (found,) = [report for report in project["reports"] if report["period"] == PERIOD]
    assert isinstance(found, dict)
    return found


def work_and_crash(register: Path) -> None:
    """Let another process work in the register and kill it while it has the file open."""
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.afternoon", str(register)],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == DONE
        program("export", register, "--to", register.parent / "locked.json", expect=2)
        worker.kill()


def filled(folder: Path, kind: str) -> Path:
    """A new register with the real table in it."""
    table, register = shared("fixtures", f"porteføljestatus-2023-11.{kind}"), folder / "rsi.pfreg"
    program("new", register, "--name", "RSI-kredsen")
    program("import", table, "--register", register, "--report", folder / "report.json")
    report = json.loads((folder / "report.json").read_bytes())
    assert (report["period"], report["counts"]["new"], report["complete"]) == (PERIOD, 13, True)
    return register


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_the_other_kinds_of_file_come_in_as_well(kind: str, tmp_path: Path) -> None:
    assert filled(tmp_path, kind).is_file()


def test_an_afternoon_of_the_secretariat(tmp_path: Path) -> None:
    register = filled(tmp_path, "docx")
    before = exported(register, "before.json")
    assert month(before["22-3"])["overall"] == "green"
    assert before["17-1"]["deadline"]["latest"] == "2024-04-30"

    work_and_crash(register)

    after = exported(register, "after.json")
    assert month(after["22-3"])["overall"] == "yellow"
    assert month(after["20-5"])["remarks"] == "Udbuddet begynder forfra."
    assert after["19-2"]["forecast"]["latest"] == "2023-11-28"
    moved = after["17-1"]
    assert moved["deadline"]["latest"] == moved["approved"]["latest"] == "2024-05-31"
    assert moved["original"]["latest"] == "2024-04-30"
    assert [request["state"] for request in moved["change_requests"]] == ["approved"]
    untouched = set(before) - {"22-3", "20-5", "19-2", "17-1"}
    assert {number: after[number] for number in untouched} == {
        number: before[number] for number in untouched
    }

    history = program("history", register, "--project", "17-1")
    assert "Fortrudt" in history
    assert "Gentaget" in history
    assert program("check", register, "--json", expect=1)
    program("pack", register, "-o", tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_json_goes_through_a_new_register_unchanged(tmp_path: Path) -> None:
    table = shared("fixtures", "porteføljestatus-2023-11.docx")
    first, second = tmp_path / "1.pfreg", tmp_path / "2.pfreg"
    program("new", first)
    program("import", table, "--register", first, "--accept-proposed")
    exported(first, "first.json")
    program("new", second)
    program("import", tmp_path / "first.json", "--register", second)
    exported(second, "second.json")
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
