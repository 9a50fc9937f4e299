"""Long work beside the window: in order, told back in the window's thread, and given up."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.progress import CancelledError, Progress
from portfolio_desktop.ui.runner import InlineRunner, WorkerRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[WorkerRunner]:
    made = WorkerRunner()
    yield made
    made.close()


def test_a_job_runs_beside_the_window_and_answers_in_it(qtbot: QtBot, runner: WorkerRunner) -> None:
    answers: list[tuple[str, bool]] = []
    here = threading.current_thread()

    def done(name: str) -> None:
        answers.append((name, threading.current_thread() is here))

    runner.run(lambda _progress: threading.current_thread().name, done, pytest.fail)
    qtbot.waitUntil(lambda: bool(answers))
    name, answered_here = answers[0]
    assert name != here.name
    assert answered_here


def test_jobs_run_one_after_another(qtbot: QtBot, runner: WorkerRunner) -> None:
    seen: list[int] = []
    for number in range(5):
        runner.run(lambda _progress, told=number: told, seen.append, pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [0, 1, 2, 3, 4]


def test_progress_reaches_the_window(qtbot: QtBot, runner: WorkerRunner) -> None:
    steps: list[tuple[int, int]] = []
    ended: list[None] = []

    def job(progress: Progress) -> None:
        for step in range(1, 4):
            progress.report(step, 3)

    runner.run(job, ended.append, pytest.fail, lambda done, total: steps.append((done, total)))
    qtbot.waitUntil(lambda: bool(ended))
    assert steps == sorted(steps)
    assert steps[-1] == (3, 3)


def test_of_much_that_is_reported_between_two_turns_the_newest_is_told(
    qtbot: QtBot, runner: WorkerRunner
) -> None:
    told: list[tuple[int, int]] = []
    reported, turned = threading.Event(), threading.Event()

    def job(progress: Progress) -> None:
        for step in range(1, 1001):
            progress.report(step, 2000)
        reported.set()
        turned.wait(5)
        progress.report(2000, 2000)

    done: list[None] = []
    runner.run(job, done.append, done.append, lambda step, total: told.append((step, total)))  # type: ignore[arg-type]
    assert reported.wait(5)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(1000, 2000)]
    turned.set()
    qtbot.waitUntil(lambda: bool(done))
    assert told == [(1000, 2000), (2000, 2000)]


def test_a_job_given_up_ends_by_failing(qtbot: QtBot, runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    begun = threading.Event()

    def job(progress: Progress) -> None:
        begun.set()
        while True:
            progress.report(0, 1)

    progress = runner.run(job, lambda _result: pytest.fail("it ended"), errors.append)
    assert begun.wait(5)
    progress.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], CancelledError)


def test_a_failure_is_told_and_the_next_job_runs(qtbot: QtBot, runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    done: list[int] = []

    def broken(_progress: Progress) -> int:
        raise ValueError("no")

    runner.run(broken, done.append, errors.append)
    runner.run(lambda _progress: 7, done.append, errors.append)
    qtbot.waitUntil(lambda: done == [7])
    assert isinstance(errors[0], ValueError)


def test_the_inline_twin_answers_at_once() -> None:
    done: list[int] = []
    errors: list[BaseException] = []

    def broken(_progress: Progress) -> int:
        raise ValueError("no")

    inline = InlineRunner()
    inline.run(lambda _progress: 7, done.append, pytest.fail)
    inline.run(broken, done.append, errors.append)
    inline.close()
    assert done == [7]
    assert isinstance(errors[0], ValueError)
