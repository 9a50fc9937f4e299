#!/usr/bin/env python3
"""Everything a newcomer needs, with nothing but Python 3.11 or later.

    python3 dev.py demo          a demo register and its printed pack; then the window
    python3 dev.py test          the tests; what follows goes to pytest

    python3 dev.py setup         only make .venv ready
    python3 dev.py run           the program; what follows goes to it
    python3 dev.py check         linter, format, types, import contracts, catalogue
    python3 dev.py bench         measure speed
    python3 dev.py screenshots   pictures of every page
    python3 dev.py build         the frozen program, started once to see that it works

The first call makes `.venv` and installs the locked packages; later ones only look at a stamp.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / "ready"
RIVALS_LOCK = ROOT / "requirements" / "bench.txt"
RIVALS_STAMP = VENV / "ready-to-bench"
OLDEST_PYTHON = (3, 11)

# What Qt opens at run time on Linux, and the Debian package that has it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def venv_python() -> Path:
    if os.name == "nt":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def wanted_stamp() -> str:
    """Changes with the lock, the project file, the Python and the place of the checkout."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for path in (LOCK, ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready() -> bool:
    try:
        return STAMP.read_text(encoding="ascii") == wanted_stamp() and venv_python().exists()
    except (FileNotFoundError, NotADirectoryError):
        return False


def set_up() -> None:
    if is_ready():
        return
    print("Setting up .venv; this takes a minute or two the first time.", flush=True)
    install_system_packages()
    STAMP.unlink(missing_ok=True)
    if not is_same_python():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    pip("install", "--require-hashes", "-r", str(LOCK))
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))
    STAMP.write_text(wanted_stamp(), encoding="ascii")


def is_same_python() -> bool:
    """Whether .venv is there, works, and is of the Python that runs this."""
    if not venv_python().exists():
        return False
    asked = [str(venv_python()), "-c", "import sys, pip; print(sys.version)"]
    answer = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False)
    return answer.stdout.strip() == sys.version.strip()


def pip(*arguments: str) -> None:
    settings = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    quiet = ["-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    subprocess.run([str(venv_python()), *quiet, *arguments], env=settings, check=True)


def install_system_packages() -> None:
    """On Debian and its relatives, install what is missing as root, or say how to."""
    missing = missing_packages()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        sys.exit(f"Missing system libraries; on Debian they are in: {' '.join(missing)}")
    if os.geteuid() != 0:
        sys.exit(f"Missing system packages. Please run:\n  sudo {' '.join(install)}")
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=settings, check=True)
    subprocess.run(install, env=settings, check=True, stdout=subprocess.DEVNULL)


def missing_packages() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    missing = [name for library, name in SYSTEM_LIBRARIES.items() if not can_open(library)]
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in FONT_FOLDERS):
        missing.append("fonts-dejavu-core")
    if not has_ensurepip():
        missing.append("python3-venv")
    return missing


def can_open(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Debian keeps what `venv` needs in a package of its own."""
    asked = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(asked, stderr=subprocess.DEVNULL, check=False).returncode == 0


def python(*arguments: str, cwd: Path | None = ROOT) -> int:
    return subprocess.run([str(venv_python()), *arguments], cwd=cwd, check=False).returncode


def program(*arguments: str) -> int:
    """The program itself runs where the caller stands, so that paths mean what they say."""
    return python("-m", "portfolio_desktop", *arguments, cwd=None)


def check() -> int:
    """Every check, also after one has failed; 1 when any did."""
    checks = {
        "linter": ("-m", "ruff", "check"),
        "format": ("-m", "ruff", "format", "--check"),
        "types": ("-m", "mypy", "--platform", "linux"),
        "types on Windows": ("-m", "mypy", "--platform", "win32", "portfolio_desktop"),
        "import contracts": (
            "-c",
            "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])",
        ),
        "catalogue": (str(Path("tools") / "texts.py"), "--check"),
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if python(*command) != 0:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def build(rest: list[str]) -> int:
    """Freeze into `dist/`, then start what was made; what follows the verb goes to pytest."""
    made = python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    return made or python("-m", "pytest", "-m", "frozen", "tests/frozen", *rest)


def bench(rest: list[str]) -> int:
    """Measure, beside the programs that the pack is measured against."""
    wanted = f"{wanted_stamp()}\n{hashlib.sha256(RIVALS_LOCK.read_bytes()).hexdigest()}"
    if not RIVALS_STAMP.exists() or RIVALS_STAMP.read_text(encoding="ascii") != wanted:
        print("Installing what the program is measured against.", flush=True)
        pip("install", "--require-hashes", "-r", str(RIVALS_LOCK))
        RIVALS_STAMP.write_text(wanted, encoding="ascii")
    return python("-m", "benchmarks", *rest)


SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")
"""The tests run in one process more than there are cores (`tests/conftest.py`); `-n 0` after the
verb means one."""


def run_verb(verb: str, rest: list[str]) -> int:
    if verb == "demo":
        return program("demo", *rest)
    if verb == "run":
        return program(*rest)
    if verb == "test":
        return python("-m", "pytest", *SIDE_BY_SIDE, *rest)
    if verb == "check":
        return check()
    if verb == "bench":
        return bench(rest)
    if verb == "screenshots":
        return python(str(Path("tools") / "screenshots.py"), *rest)
    if verb == "build":
        return build(rest)
    print(f"Ready: {venv_python().with_name('portfolio-desktop')}")
    return 0


VERBS = ("setup", "demo", "run", "test", "check", "bench", "screenshots", "build")


def main(arguments: list[str]) -> int:
    if arguments in ([], ["--help"], ["-h"]):
        print(__doc__)
        return 0
    if arguments[0] not in VERBS:
        print(__doc__)
        print(f"There is no verb “{arguments[0]}”.", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        oldest = ".".join(str(part) for part in OLDEST_PYTHON)
        sys.exit(f"Python {oldest} or later is needed; this is {sys.version.split()[0]}.")
    try:
        set_up()
    except subprocess.CalledProcessError as error:
        print(f"Setting up failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    return run_verb(arguments[0], arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
