"""What every test gets: no screen, no real home folder, Danish, and nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
import traceback
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Set before anything imports Qt, and before `environment.folders` looks for the user's folders;
# started programs inherit all of it.
_FREE_BYTES = 2 << 30


def _memory() -> Path | None:
    """A folder in memory, where there is one with room: most tests wait for nothing but the disk.

    Processes that are killed and calls that fail have the disk all the same (`tests/storage`).
    """
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < _FREE_BYTES:
        return None
    return memory


# The workers and the programs that tests start inherit both: where folders of tests lie, and that
# what Python has compiled is kept, or each of hundreds of programs compiles all of it again.
if (_MEMORY := _memory()) is not None:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_HOME = Path(tempfile.mkdtemp(prefix="portfolio-desktop-tests-", dir=_MEMORY))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PORTFOLIO_DESKTOP_HOME"] = str(_HOME / "program")
os.environ.pop("PORTFOLIO_DESKTOP_LANGUAGE", None)
# What is printed must not depend on the office programs of the machine.
os.environ["PORTFOLIO_DESKTOP_OFFICE"] = ""
for _name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = str(_HOME)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())

from portfolio_desktop.environment.texts import Language, active_language, use_language  # noqa: E402

settings.register_profile("suite", deadline=None, max_examples=60)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


# How long a dialog may wait for its answer, the next one that follows it, and the calls shown then.
DIALOG_MS, AGAIN_MS, CALLS = 20_000, 500, 12


@pytest.hookimpl(trylast=True)  # after the tests were put in a random order
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: begun last it would leave the other processes with nothing."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are cores: some tests wait, as for a program that hangs."""
    return (yield) + 1


def pytest_collection_finish() -> None:
    """Nothing of what was collected becomes garbage before the end, and it need not be looked
    through each time some is searched for."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Qt's objects go while the application stands; the end of the interpreter knows no order."""
    gc.collect()
    _delete_what_was_closed()


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def danish() -> None:
    """Every test starts in the language of the users; the catalogue is read once for them all."""
    if active_language() is not Language.DANISH:
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
    _delete_what_was_closed()
    left = [
        thread.name
        for thread in threading.enumerate()
        if thread not in threads and thread.is_alive() and not thread.daemon
    ]
    shown = [name for name in _shown_windows() if name not in windows]
    assert not left, f"threads still running: {left}"
    assert not shown, f"windows still shown: {shown}"


@pytest.fixture(autouse=True)
def every_dialog_is_answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """A dialog or menu that nobody answers is closed and is the failure of the test that opened
    it. Whatever else hangs ends the run (`faulthandler_timeout`)."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    stuck: list[str] = []
    watch = QTimer()
    watch.setInterval(DIALOG_MS)

    def look() -> None:
        open_still = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if open_still is not None:
            stuck.append("".join(traceback.format_stack()[-CALLS:]))
            open_still.close()
            watch.setInterval(AGAIN_MS)

    watch.timeout.connect(look)
    request.getfixturevalue("qapp")
    watch.start()
    yield
    watch.stop()
    if stuck:
        pytest.fail(f"nobody answered:\n{stuck[0]}", pytrace=False)


@pytest.fixture(autouse=True)
def clipboard_left_empty(request: pytest.FixtureRequest) -> Iterator[None]:
    """The clipboard of the screen-less platform is destroyed after the interpreter; what a test
    made in Python and left there would crash the run at its very end."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and "qapp" in request.fixturenames:
        gui.QGuiApplication.clipboard().clear()


def _delete_what_was_closed() -> None:
    """`deleteLater` waits for an event loop, which most tests never enter."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


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
