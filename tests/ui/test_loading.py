"""What stands beside the grid is loaded a piece at a time."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from portfolio_desktop.environment import kept_code
from portfolio_desktop.ui import loading
from portfolio_desktop.ui.loading import (
    COUNT_MODULES,
    FORM_MODULES,
    PAGE_MODULES,
    PANEL_MODULES,
    Loading,
)

PIECES = ("this_is_loaded_first", "this_is_loaded_second")


def test_each_module_has_a_turn_of_its_own(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    for name in PIECES:
        (folder / f"{name}.py").touch()
    monkeypatch.syspath_prepend(folder)
    seen: list[list[str]] = []
    parent = QObject()
    turn = QTimer(parent)
    turn.timeout.connect(lambda: seen.append([name for name in PIECES if name in sys.modules]))
    turn.start()
    Loading(PIECES, lambda: seen.append(["done"]), parent)
    qtbot.waitUntil(lambda: ["done"] in seen)
    changes = [each for each, _turns in groupby(seen)]
    assert changes[:4] == [[], [PIECES[0]], list(PIECES), ["done"]]
    parent.deleteLater()
    for name in PIECES:
        del sys.modules[name]


def test_what_was_compiled_before_is_read_from_the_disk_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of modules is loaded after every edit, too."""
    read: list[Path] = []
    monkeypatch.setattr(loading, "usual_place", lambda name: tmp_path / name)
    monkeypatch.setattr(kept_code, "read_kept", lambda place: read.append(place) or {})
    parent = QObject()
    done: list[None] = []
    for _list in range(2):
        Loading(("json",), partial(done.append, None), parent)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert read == [tmp_path / "later.classes"]
    parent.deleteLater()


@pytest.mark.parametrize("name", [*COUNT_MODULES, *PANEL_MODULES, *PAGE_MODULES, *FORM_MODULES])
def test_what_is_loaded_ahead_is_there(name: str) -> None:
    assert import_module(name).__name__ == name
