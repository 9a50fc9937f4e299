"""Where the window stands on the screen and how it is divided, from one start to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from portfolio_desktop.ui.screen_room import keep_on_screen

if TYPE_CHECKING:
    from portfolio_desktop.ui.main_window import MainWindow


def restore_place(window: MainWindow, splitter: QSplitter) -> None:
    """As it was kept, as far as the screen has room for that now."""
    preferences = window.context.choices.read()
    window.resize(1440, 860)
    window.setMinimumSize(1024, 600)
    window.restoreGeometry(QByteArray.fromBase64(preferences.window_geometry.encode()))
    keep_on_screen(window)
    splitter.restoreState(QByteArray.fromBase64(preferences.window_state.encode()))


def keep_place(window: MainWindow, splitter: QSplitter) -> None:
    choices = window.context.choices
    choices.keep(
        replace(
            choices.read(),
            window_geometry=_text(window.saveGeometry()),
            window_state=_text(splitter.saveState()),
        )
    )


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
