"""Whether a window could be opened, and seen."""

from __future__ import annotations

import os
import sys

_DRAWN_NOWHERE = frozenset({"offscreen", "minimal"})


def can_open_window() -> bool:
    """False only on a Linux machine without a display, unless Qt was told where to draw."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_screen() -> bool:
    """Whether somebody would see a window; Qt may have been told to draw on no screen at all."""
    return can_open_window() and os.environ.get("QT_QPA_PLATFORM") not in _DRAWN_NOWHERE
