"""The preview as the menu opens it."""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.ui.preview.pack_preview import PackPreview
from tests.ui.answering import in_dialog
from tests.ui.desk import Desk


def in_preview(desk: Desk, act: Callable[[PackPreview], None]) -> None:
    """Open the report by its menu, do something in its window, and close it."""
    in_dialog(PackPreview, act, lambda: desk.menu("pack"))
