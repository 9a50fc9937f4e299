"""Whether a window could be seen."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """False on a Linux machine without a display, and wherever Qt was told to draw on none."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
