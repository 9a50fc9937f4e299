"""A report laid out beside the window ends as all work there does."""

from __future__ import annotations

import pytest

from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.workflows.packing import Cancelled, PackCancelled
from portfolio_desktop.workflows.packing import Progress as Report


def _draw(report: Report, cancelled: Cancelled) -> bytes:
    report(1, 2)
    if cancelled():
        raise PackCancelled
    return b"%PDF"


def test_it_tells_how_far_it_is_and_hands_back_the_file() -> None:
    told: list[tuple[int, int]] = []
    assert laid_out(_draw, Progress(lambda done, total: told.append((done, total)))) == b"%PDF"
    assert told == [(1, 2)]


def test_given_up_it_ends_as_work_that_was_given_up() -> None:
    progress = Progress(lambda _done, _total: progress.cancel())
    with pytest.raises(CancelledError):
        laid_out(_draw, progress)
