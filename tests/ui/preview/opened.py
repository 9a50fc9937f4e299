"""The preview as the menu opens it."""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.ui.preview.pack_preview import PackPreview
from tests.ui.answering import answer
from tests.ui.desk import Desk


def in_preview(desk: Desk, act: Callable[[PackPreview], None]) -> None:
    """Open the report by its menu, do something in its window, and close it."""

    def close_after(preview: PackPreview) -> None:
        act(preview)
        preview.reject()

    came = answer(PackPreview, close_after)
    desk.menu("pack")
    assert came
