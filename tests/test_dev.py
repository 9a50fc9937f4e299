"""`dev.py`, the newcomer's script: ready means ready, and what follows the verb is passed on."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, working on an empty checkout."""
    spec = importlib.util.spec_from_file_location("dev_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "requirements" / "bench.txt").write_text("b==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements" / "dev.txt")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "ready")
    monkeypatch.setattr(module, "RIVALS_LOCK", tmp_path / "requirements" / "bench.txt")
    monkeypatch.setattr(module, "RIVALS_STAMP", tmp_path / ".venv" / "ready-to-bench")
    return module


def make_ready(dev: ModuleType) -> None:
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    dev.STAMP.write_text(dev.wanted_stamp(), encoding="ascii")


def test_an_empty_checkout_is_not_ready_and_a_set_up_one_is(dev: ModuleType) -> None:
    assert not dev.is_ready()
    make_ready(dev)
    assert dev.is_ready()


@pytest.mark.parametrize("changed", ["LOCK", "pyproject"])
def test_a_changed_lock_or_project_asks_for_a_new_set_up(dev: ModuleType, changed: str) -> None:
    make_ready(dev)
    path = dev.LOCK if changed == "LOCK" else dev.ROOT / "pyproject.toml"
    path.write_text("changed\n", encoding="utf-8")
    assert not dev.is_ready()


def test_who_only_sets_up_is_told_where_the_program_is(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    make_ready(dev)
    assert dev.main(["setup"]) == 0
    assert capsys.readouterr().out == f"Ready: {dev.venv_python().parent / 'portfolio-desktop'}\n"


def test_an_interrupted_set_up_is_not_ready(dev: ModuleType) -> None:
    make_ready(dev)
    dev.STAMP.unlink()
    assert not dev.is_ready()
    dev.STAMP.write_text(dev.wanted_stamp(), encoding="ascii")
    dev.venv_python().unlink()
    assert not dev.is_ready()


def test_missing_libraries_are_named_to_who_may_not_install_them(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda: ["libegl1", "libxcb-cursor0"])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"sudo apt-get install .* libegl1 libxcb-cursor0"):
        dev.install_system_packages()


def test_every_library_belongs_to_a_package_and_a_strange_one_is_missed(dev: ModuleType) -> None:
    assert not dev.can_open("libno-such-library.so.7")
    assert all(name.startswith("lib") for name in dev.SYSTEM_LIBRARIES.values())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["demo", "--dir", "x"], ["-m", "portfolio_desktop", "demo", "--dir", "x"]),
        (["run", "a.pfreg"], ["-m", "portfolio_desktop", "a.pfreg"]),
        (
            ["test", "-k", "name", "-q"],
            ["-m", "pytest", "-n", "auto", "--dist", "worksteal", "-k", "name", "-q"],
        ),
        (["screenshots", "x"], [str(Path("tools") / "screenshots.py"), "x"]),
    ],
)
def test_what_follows_the_verb_is_passed_on_and_the_status_comes_back(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str], expected: list[str]
) -> None:
    commands: list[list[str]] = []

    def recorded(command: list[str], **_settings: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 3)

    make_ready(dev)
    monkeypatch.setattr(dev.subprocess, "run", recorded)
    assert dev.main(words) == 3
    assert commands == [[str(dev.venv_python()), *expected]]


def test_what_the_program_is_measured_against_is_installed_once(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def recorded(command: list[str], **_settings: object) -> subprocess.CompletedProcess[str]:
        commands.append(command[1:])
        return subprocess.CompletedProcess(command, 0)

    make_ready(dev)
    monkeypatch.setattr(dev.subprocess, "run", recorded)
    assert [dev.main(["bench", "pack"]), dev.main(["bench", "--write"])] == [0, 0]
    installed, *measured = commands
    assert installed[-4:] == ["install", "--require-hashes", "-r", str(dev.RIVALS_LOCK)]
    assert measured == [["-m", "benchmarks", "pack"], ["-m", "benchmarks", "--write"]]


def test_a_check_can_be_told_to_a_file_in_the_code_page_of_windows(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(dev, "python", lambda *_arguments: 0)
    monkeypatch.setattr(sys, "stdout", told)
    assert dev.check() == 0
    told.seek(0)
    assert "all checks passed" in told.read()


def test_without_a_known_verb_the_verbs_are_told() -> None:
    for words, status in (([], 0), (["--help"], 0), (["tset"], 2)):
        told = subprocess.run(
            [sys.executable, "-X", "utf8", str(SCRIPT), *words],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert told.returncode == status
        assert "python3 dev.py demo" in told.stdout
        assert told.stderr == ("There is no verb “tset”.\n" if status else "")
