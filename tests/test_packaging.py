"""The program as others get it: a wheel that holds all it needs, locks that install anywhere."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
LOCKS = ROOT / "requirements"

needs_pip = pytest.mark.skipif(
    importlib.util.find_spec("pip") is None or importlib.util.find_spec("ensurepip") is None,
    reason="this Python has no pip or venv",
)


def run(*command: str | Path, **settings: str) -> str:
    """Standard output; the test fails with standard error when the command does."""
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, "PYTHONUTF8": "1", **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that setuptools leaves nothing in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    tracked = ["pyproject.toml", "portfolio_desktop", "resources"]
    for name in tracked:
        for path in [ROOT / name, *(ROOT / name).rglob("*")]:
            if path.is_file() and "__pycache__" not in path.parts:
                copy = source / path.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    (source / "README.md").write_text("Portfolio Desktop", encoding="utf-8")
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    run(sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", folder, source)
    (built,) = folder.glob("*.whl")
    return built


@needs_pip
def test_the_wheel_holds_every_resource_but_the_translators_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    held = {
        name.split("/data/share/portfolio-desktop/resources/", 1)[1]
        for name in names
        if "/data/share/portfolio-desktop/resources/" in name
    }
    wanted = {
        path.relative_to(RESOURCES).as_posix()
        for path in RESOURCES.rglob("*")
        if path.is_file() and path.suffix != ".po"
    }
    assert held == wanted


@needs_pip
def test_an_installed_wheel_starts_and_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = ["install", "--no-deps", "--no-index", "--quiet", str(wheel)]
    run(sys.executable, "-m", "pip", "--python", python, *install)
    # The dependencies are lent by path, which leaves out the development install beside them.
    lent = {"PYTHONPATH": sysconfig.get_path("purelib")}
    code = "from portfolio_desktop.environment.resources import resource; print(resource('fonts'))"
    found = Path(run(python, "-P", "-c", code, **lent).strip())
    assert found.is_relative_to(tmp_path)
    assert (found / "SourceSans3-Regular.ttf").is_file()
    assert "Portfolio Desktop" in run(python, "-P", "-m", "portfolio_desktop", "--version", **lent)


@needs_pip
def test_a_wheel_in_a_folder_of_its_own_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "målmappe"
    install = ["install", "--no-deps", "--no-index", "--quiet", "--target", str(folder)]
    run(sys.executable, "-m", "pip", *install, wheel)
    code = "from portfolio_desktop.environment.resources import resource; print(resource('fonts'))"
    found = Path(run(sys.executable, "-P", "-c", code, PYTHONPATH=str(folder)).strip())
    assert found.is_relative_to(folder)


def pins(name: str) -> dict[str, str]:
    text = (LOCKS / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "winkit.txt"])
def test_a_lock_names_no_index_and_has_a_hash_for_every_package(name: str) -> None:
    text = (LOCKS / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    packages = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(packages) == len(pins(name))
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_windows_gets_what_only_windows_needs() -> None:
    text = (LOCKS / "dev.txt").read_text(encoding="utf-8")
    for package in ("colorama", "pefile", "pywin32-ctypes"):
        assert re.search(rf"^{package}==\S+ ; sys_platform == 'win32'", text, re.MULTILINE)
        assert package in pins("winkit.txt")


def test_what_is_developed_with_is_what_is_shipped() -> None:
    shipped, developed = pins("run.txt"), pins("dev.txt")
    assert {name: developed.get(name) for name in shipped} == shipped
    assert shipped["pyside6-essentials"].startswith("6.11.")
    assert pins("winkit.txt")["pyside6-essentials"] == "6.8.3"


def test_the_locks_hold_every_package_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=!~ ]", line)[0].lower().replace("_", "-") for line in asked}
    assert names <= pins("dev.txt").keys()


def test_the_list_of_changes_tells_each_thing_once_under_a_heading() -> None:
    """Merging has put back what had been moved under its heading."""
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("### "))
    titles = [found[1] for line in lines if (found := re.match(r"- \*\*([^*]+)\*\*", line))]
    assert not [line for line in lines[:first] if line.startswith("- ")]
    assert sorted(set(titles)) == sorted(titles)
