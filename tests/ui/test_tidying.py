"""Garbage is searched for when nobody waits."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui import tidying
from portfolio_desktop.ui.tidying import Tidying


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.own = self


def tied() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


def turned_away() -> weakref.ref[Knot]:
    """What lay there, set aside, when the user turned away."""
    knot = tied()
    gc.freeze()
    _application().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    return knot


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


@pytest.fixture
def tidy(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    before = gc.get_threshold()
    monkeypatch.setattr(tidying, "_AWAY_MS", 0)
    made = Tidying(qapp)
    yield made
    made.deleteLater()
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_new_is_searched_and_what_is_old_is_not(tidy: Tidying) -> None:
    new = tied()
    tidy.tidy()
    assert new() is None
    old = Knot()
    told = weakref.ref(old)
    tidy.tidy()
    del old
    tidy.tidy()
    assert told() is not None, "it grew old while it was held"
    tidy.tidy_wholly()
    assert told() is None


def test_much_that_is_new_is_set_aside_unsearched(tidy: Tidying) -> None:
    """Also where all of it was made at once, so that Python counts hardly a search since."""
    tidy.tidy()
    gc.disable()
    much = [[number] for number in range(30_000)]
    gc.enable()
    gc.collect(0)
    new = tied()
    tidy.tidy()
    assert new() is not None
    assert gc.get_freeze_count() > len(much)


def test_everything_is_searched_once_the_user_has_turned_away(tidy: Tidying, qtbot: QtBot) -> None:
    knot = turned_away()
    qtbot.waitUntil(lambda: knot() is None)


def test_nothing_is_searched_while_something_large_is_made(tidy: Tidying) -> None:
    gc.disable()
    set_aside, new = gc.get_freeze_count(), tied()
    tidy.tidy()
    assert gc.get_freeze_count() == set_aside, "it would never be searched again"
    gc.enable()
    tidy.tidy()
    assert new() is None


def test_a_user_who_is_soon_back_does_not_wait_for_a_search(tidy: Tidying, qtbot: QtBot) -> None:
    knot = turned_away()
    _application().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    turns: list[int] = []
    for _turn in range(3):
        QTimer.singleShot(0, lambda: turns.append(1))
    qtbot.waitUntil(lambda: len(turns) == 3)
    assert knot() is not None
