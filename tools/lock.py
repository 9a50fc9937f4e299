"""Makes the locks in `requirements/` from pyproject.toml: exact versions with the hash of every
file of each release, for Linux and Windows and for each supported Python.

    python -m pip install uv
    python tools/lock.py

`run.txt` is what the program needs, `dev.txt` that and the tools, `bench.txt` that and what the
program is measured against. `winkit.txt` is `dev.txt` for the
one Windows Python of the Windows test, with the PySide6 that runs there; it has no markers, since
it is installed from Linux, where they would answer for the wrong system. None names an index:
where packages come from is the machine's own affair.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
EVERYWHERE = ("--universal", "--python-version", "3.11")
WINDOWS = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.12")
TOOLS = ("--extra", "dev")
RIVALS = (*TOOLS, "--extra", "bench")
WINKIT_PYSIDE = "6.8.3"

NOTE = "# Made by tools/lock.py from pyproject.toml; not edited by hand.\n"


def compiled(*flags: str) -> str:
    command = [
        *("uv", "pip", "compile", "pyproject.toml", "--quiet"),
        *("--generate-hashes", "--no-annotate", "--no-header"),
        *("--no-emit-index-url", "--no-emit-find-links"),
        *flags,
    ]
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def write(name: str, lock: str) -> None:
    if "://" in lock:
        sys.exit(f"{name} names an index or a download address")
    (FOLDER / name).write_text(NOTE + lock, encoding="utf-8", newline="\n")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    run = compiled(*EVERYWHERE)
    write("run.txt", run)
    with tempfile.TemporaryDirectory() as folder:
        shipped = Path(folder) / "shipped.txt"
        shipped.write_text(run, encoding="utf-8")
        tools = compiled(*EVERYWHERE, *TOOLS, "--constraint", str(shipped))
        write("dev.txt", tools)
        shipped.write_text(tools, encoding="utf-8")
        write("bench.txt", compiled(*EVERYWHERE, *RIVALS, "--constraint", str(shipped)))
        older = Path(folder) / "older.txt"
        parts = ("PySide6-Essentials", "PySide6-Addons", "shiboken6")
        older.write_text("".join(f"{part}=={WINKIT_PYSIDE}\n" for part in parts), encoding="utf-8")
        write("winkit.txt", compiled(*WINDOWS, *TOOLS, "--constraint", str(older)))


if __name__ == "__main__":
    main()
