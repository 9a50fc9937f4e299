"""A box with words for who started the windowed program, before and without any window of ours."""

from __future__ import annotations

import sys

_TITLE = "Portfolio Desktop"
_WARNING_SIGN = 0x30  # MB_ICONWARNING with the one button OK


def show_box(text: str) -> None:
    """Show it until it is closed. Only Windows has programs without a console to speak on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _WARNING_SIGN)
