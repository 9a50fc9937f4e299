"""The papers of a meeting are made between the window's events: it is answered meanwhile, and what
is given up leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from portfolio_desktop.services.issues import issues_of
from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.runner import WorkerRunner
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.issuing.ground import hold_meeting, in_issuing, issue_it

_LONGEST_S, _BREATH_S = 60, 0.001


def until(is_so: Callable[[], bool]) -> None:
    """Let the window take its turns until it is so; inside of a dialog qtbot cannot wait."""
    end = time.monotonic() + _LONGEST_S
    while not is_so():
        assert time.monotonic() < end, "it never came"
        QApplication.processEvents()
        time.sleep(_BREATH_S)  # what runs beside the window comes on


def nothing_runs(desk: Desk) -> bool:
    runner = desk.context.runner
    assert isinstance(runner, WorkerRunner)
    return not runner._jobs


def laid_out(preview: IssuePreview) -> None:
    until(lambda: preview._issue.isEnabled())


def test_the_dialog_answers_while_the_papers_are_made(slow_desk: Desk) -> None:
    hold_meeting(slow_desk)
    turns: list[bool] = []

    def act(preview: IssuePreview) -> None:
        counting = QTimer(preview)
        counting.timeout.connect(lambda: turns.append(preview._issue.isEnabled()))
        counting.start(0)
        assert not preview._issue.isEnabled()
        assert "Materialet sættes op …" in words_in(preview)
        laid_out(preview)
        assert preview._report.document.pageCount() > 1
        counting.stop()

    in_issuing(slow_desk, act)
    assert turns.count(False) > 20


def test_who_closes_the_dialog_while_they_are_made_gives_that_up(slow_desk: Desk) -> None:
    hold_meeting(slow_desk)
    seen: list[IssuePreview] = []

    def act(preview: IssuePreview) -> None:
        seen.append(preview)
        close = named(preview, "Luk")
        assert isinstance(close, QPushButton)
        close.click()

    in_issuing(slow_desk, act)
    (preview,) = seen
    assert preview._running is None
    assert preview._pdf == b""
    assert issues_of(slow_desk.context.reader) == ()


def test_who_closes_the_dialog_while_the_register_is_checked_has_issued_nothing(
    slow_desk: Desk,
) -> None:
    hold_meeting(slow_desk)

    def act(preview: IssuePreview) -> None:
        laid_out(preview)
        issue_it(preview)
        assert "Kontrollerer registret …" in words_in(preview)

    in_issuing(slow_desk, act)
    until(lambda: nothing_runs(slow_desk))
    assert issues_of(slow_desk.context.reader) == ()


def test_what_is_issued_in_turns_is_kept(slow_desk: Desk) -> None:
    hold_meeting(slow_desk)

    def act(preview: IssuePreview) -> None:
        laid_out(preview)
        issue_it(preview)
        until(lambda: "Udsendt: Dagsorden, version 1" in words_in(preview))

    in_issuing(slow_desk, act)
    assert len(issues_of(slow_desk.context.reader)) == 1


def test_papers_are_saved_whole_by_who_closes_the_dialog_at_once(
    slow_desk: Desk, tmp_path: Path
) -> None:
    hold_meeting(slow_desk)
    slow_desk.files.new_path = target = tmp_path / "dagsorden.pdf"
    pdf: list[bytes] = []

    def act(preview: IssuePreview) -> None:
        laid_out(preview)
        pdf.append(preview._pdf)
        preview._save.click()

    in_issuing(slow_desk, act)
    until(target.exists)
    until(lambda: nothing_runs(slow_desk))
    assert target.read_bytes() == pdf[0]
