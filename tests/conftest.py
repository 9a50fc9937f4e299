"""What every test gets: no screen, no real home folder, Danish, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Set before anything imports Qt, and before `environment.folders` looks for the user's folders;
# started programs inherit all of it.
_HOME = Path(tempfile.mkdtemp(prefix="portfolio-desktop-tests-"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PORTFOLIO_DESKTOP_HOME"] = str(_HOME / "program")
os.environ.pop("PORTFOLIO_DESKTOP_LANGUAGE", None)
for _name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = str(_HOME)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())

from portfolio_desktop.environment.texts import Language, use_language  # noqa: E402

settings.register_profile("suite", deadline=None, max_examples=60)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def danish() -> None:
    """Every test starts in the language of the users."""
    use_language(Language.DANISH)


@pytest.fixture
def english() -> None:
    use_language(Language.ENGLISH)


@pytest.fixture
def program_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of its own for preferences, logs, backups and proposed registers."""
    home = tmp_path / "program-home"
    monkeypatch.setenv("PORTFOLIO_DESKTOP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A window still shown or a thread still running after a test is that test's failure."""
    threads = set(threading.enumerate())
    windows = _shown_windows()
    yield
    left = [
        thread.name
        for thread in threading.enumerate()
        if thread not in threads and thread.is_alive() and not thread.daemon
    ]
    shown = [name for name in _shown_windows() if name not in windows]
    assert not left, f"threads still running: {left}"
    assert not shown, f"windows still shown: {shown}"


def _shown_windows() -> list[str]:
    """Class and title of what is shown, without importing Qt for tests that do not use it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [
        f"{type(window).__name__} {window.windowTitle()!r}"
        for window in widgets.QApplication.topLevelWidgets()
        if window.isVisible()
    ]
