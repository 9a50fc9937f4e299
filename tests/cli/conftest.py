"""The command line called as its users call it, and what it said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from portfolio_desktop.cli.main import main
from portfolio_desktop.services.registers import new_register
from tests.workflows.form_ground import form_ground


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error, without the program's name."""
        assert self.err.startswith("portfolio-desktop: ")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.removeprefix("portfolio-desktop: ").strip()


class Windows(list[Path | None]):
    """The registers for which a window was asked."""

    def open(self, register: Path | None) -> int:
        self.append(register)
        return 0


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def call(
    program_home: Path, windows: Windows, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Calls the command line in this process."""
    del program_home

    def called(*words: str | Path) -> Answer:
        capsys.readouterr()
        status = main([str(word) for word in words], windows.open)
        return Answer(status, *capsys.readouterr())

    return called


@pytest.fixture
def start(program_home: Path) -> Callable[..., Answer]:
    """Calls it as a program of its own, for what only a process can show."""
    del program_home

    def started(*words: str | Path, **settings: str) -> Answer:
        import os

        done = subprocess.run(
            [sys.executable, "-m", "portfolio_desktop", *map(str, words)],
            env={**os.environ, "PYTHONUTF8": "1", **settings},
            capture_output=True,
            timeout=60,
            check=False,
        )
        encoding = settings.get("PYTHONIOENCODING", "utf-8")
        said = (
            stream.decode(encoding).replace("\r\n", "\n") for stream in (done.stdout, done.stderr)
        )
        return Answer(done.returncode, *said)

    return started


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register in which forms can be brought in; a module may have another."""
    path = tmp_path / "rsi.pfreg"
    with new_register(path, name="RSI", forum="", secretariat="", actor="A") as made:
        form_ground(made, tmp_path)
    return path
