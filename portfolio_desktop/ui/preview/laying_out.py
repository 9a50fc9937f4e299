"""A report laid out beside the window: given up as all such work is."""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.workflows.packing import Cancelled, PackCancelled
from portfolio_desktop.workflows.packing import Progress as Report

Draw = Callable[[Report, Cancelled], bytes]


def laid_out(draw: Draw, progress: Progress) -> bytes:
    """The PDF; CancelledError where it was given up."""
    try:
        return draw(progress.report, lambda: progress.cancelled)
    except PackCancelled:
        raise CancelledError from None
