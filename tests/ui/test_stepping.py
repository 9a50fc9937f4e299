"""A long reading between the events of the window: told, given up, failed, and done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from portfolio_desktop.services.steps import Steps
from portfolio_desktop.ui import runner as running
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.progress import CancelledError
from portfolio_desktop.ui.runner import InlineRunner, WorkerRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[WorkerRunner]:
    made = WorkerRunner()
    yield made
    made.close()


@pytest.fixture
def one_step_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every step took as long as may be taken between two events."""
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    monkeypatch.setattr(stepping, "SLICE_MS", 0)


def let_turns_pass(qtbot: QtBot) -> None:
    """Until whatever the window's events still bring by themselves has had its turn."""
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    qtbot.waitUntil(lambda: len(turns) > 2)
    timer.stop()


def counting(last: int, closed: list[str] | None = None) -> Steps[str]:
    try:
        for number in range(1, last + 1):
            yield number, last
    finally:
        if closed is not None:
            closed.append("closed")
    return "read"


def test_what_is_read_in_a_moment_is_there_at_once(runner: WorkerRunner) -> None:
    done: list[str] = []
    told: list[tuple[int, int]] = []
    runner.run_steps(counting(3), done.append, pytest.fail, lambda *step: told.append(step))
    assert done == ["read"]
    assert told == []


@pytest.mark.usefixtures("one_step_at_a_time")
def test_what_takes_longer_tells_how_far_it_is(qtbot: QtBot, runner: WorkerRunner) -> None:
    done: list[str] = []
    told: list[tuple[int, int]] = []
    runner.run_steps(counting(3), done.append, pytest.fail, lambda *step: told.append(step))
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_is_not_read_at_once_begins_in_a_later_turn(
    qtbot: QtBot, runner: WorkerRunner
) -> None:
    done: list[str] = []
    begun: list[None] = []

    def steps() -> Steps[str]:
        begun.append(None)
        return (yield from counting(3))

    runner.run_steps(steps(), done.append, pytest.fail, at_once=False)
    assert not begun
    qtbot.waitUntil(lambda: done == ["read"])


def test_what_nobody_asked_for_leaves_the_moment_to_others(
    qtbot: QtBot, runner: WorkerRunner
) -> None:
    done: list[str] = []
    runner.run_steps(counting(3), lambda _result: done.append("aside"), pytest.fail, aside=True)
    runner.run_steps(counting(3), lambda _result: done.append("asked"), pytest.fail)
    assert done == ["asked"]
    qtbot.waitUntil(lambda: done == ["asked", "aside"])


def test_what_nobody_asked_for_is_read_one_after_the_other(
    qtbot: QtBot, runner: WorkerRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two slices in one turn of the window would hold it up for twice as long."""
    monkeypatch.setattr(stepping, "ASIDE_MS", 0)
    taken: list[str] = []

    def naming(name: str) -> Steps[None]:
        for number in range(3):
            taken.append(name)
            yield number, 3

    ended: list[None] = []
    for name in ("first", "second"):
        runner.run_steps(naming(name), ended.append, pytest.fail, aside=True)
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert taken == ["first"] * 3 + ["second"] * 3


def test_what_nobody_asked_for_rests_after_each_slice(qtbot: QtBot, runner: WorkerRunner) -> None:
    slices: list[tuple[float, float]] = []
    slice_s = stepping.ASIDE_MS / 1000

    def slow() -> Steps[None]:
        for number in range(3):
            begun = time.perf_counter()
            time.sleep(slice_s)
            slices.append((begun, time.perf_counter()))
            yield number, 3

    ended: list[None] = []
    runner.run_steps(slow(), ended.append, pytest.fail, aside=True)
    qtbot.waitUntil(lambda: bool(ended))
    rests = [after - end for (_begun, end), (after, _end) in pairwise(slices)]
    assert min(rests) > slice_s / 2


def test_nothing_is_taken_aside_while_somebody_types(
    qtbot: QtBot, runner: WorkerRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(stepping, "ASIDE_MS", 0)
    monkeypatch.setattr(running, "_REST_S", 3600.0)
    runner.rest_aside()
    runner.run_steps(counting(3), lambda _result: done.append("aside"), pytest.fail, aside=True)
    let_turns_pass(qtbot)
    assert done == []
    monkeypatch.setattr(running, "_REST_S", 0.0)
    runner.rest_aside()
    qtbot.waitUntil(lambda: done == ["aside"])


@pytest.mark.usefixtures("one_step_at_a_time")
@pytest.mark.parametrize("stop", [False, True])
def test_what_was_read_is_handed_over_in_a_turn_of_its_own(
    qtbot: QtBot, runner: WorkerRunner, stop: bool
) -> None:
    """To show it takes as long as some of the steps. Given up before that, it is not shown."""
    turns: list[str] = []
    outcome: list[object] = []

    def reading() -> Steps[str]:
        yield 1, 2
        turns.append("read")
        return "found"

    def turn() -> None:
        if turns and not outcome:
            turns.append("turn")
            if stop:
                progress.cancel()

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start()
    progress = runner.run_steps(reading(), outcome.append, outcome.append)
    qtbot.waitUntil(lambda: bool(outcome))
    timer.stop()
    assert turns[:2] == ["read", "turn"]
    assert isinstance(outcome[0], CancelledError if stop else str)


@pytest.mark.usefixtures("one_step_at_a_time")
def test_what_is_given_up_is_closed_and_never_done(qtbot: QtBot, runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    closed: list[str] = []
    progress = runner.run_steps(
        counting(1_000_000, closed), lambda _result: pytest.fail("it ended"), errors.append
    )
    progress.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], CancelledError)
    assert closed == ["closed"]


@pytest.mark.usefixtures("one_step_at_a_time")
def test_closing_the_runner_gives_up_what_is_being_read(runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    closed: list[str] = []
    runner.run_steps(counting(1_000_000, closed), pytest.fail, errors.append)
    runner.close()
    assert isinstance(errors[0], CancelledError)
    assert closed == ["closed"]


def broken() -> Steps[str]:
    yield 1, 2
    raise ValueError("no")


def test_a_failure_in_the_first_moment_is_told(runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    runner.run_steps(broken(), pytest.fail, errors.append)
    assert isinstance(errors[0], ValueError)


@pytest.mark.usefixtures("one_step_at_a_time")
def test_a_later_failure_is_told_too(qtbot: QtBot, runner: WorkerRunner) -> None:
    errors: list[BaseException] = []
    runner.run_steps(broken(), pytest.fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


def test_the_inline_twin_takes_all_steps_at_once() -> None:
    done: list[str] = []
    errors: list[BaseException] = []
    inline = InlineRunner()
    inline.run_steps(counting(3), done.append, pytest.fail)
    inline.run_steps(broken(), pytest.fail, errors.append)
    assert done == ["read"]
    assert isinstance(errors[0], ValueError)


def test_while_an_edit_is_open_nothing_is_read_and_nobody_is_called_back(
    qtbot: QtBot, runner: WorkerRunner
) -> None:
    done: list[str] = []
    next_began = Event()
    with runner.holding():
        runner.run_steps(counting(3), done.append, pytest.fail)
        runner.run(lambda _progress: "worked", done.append, pytest.fail)
        runner.run(lambda _progress: next_began.set(), lambda _result: None, pytest.fail)
        qtbot.waitUntil(next_began.is_set)  # jobs run one after another: the one before is over
        let_turns_pass(qtbot)
        assert done == []
    qtbot.waitUntil(lambda: len(done) == 2)
    assert sorted(done) == ["read", "worked"]


@pytest.mark.usefixtures("one_step_at_a_time")
def test_what_nobody_asked_for_waits_while_something_else_is_read(
    qtbot: QtBot, runner: WorkerRunner
) -> None:
    order: list[str] = []

    def noting(name: str, last: int) -> Steps[str]:
        for number in range(last):
            order.append(name)
            yield number, last
        return name

    done: list[str] = []
    runner.run_steps(noting("aside", 2), done.append, pytest.fail, aside=True)
    runner.run_steps(noting("asked", 40), done.append, pytest.fail)
    qtbot.waitUntil(lambda: done == ["asked", "aside"])
    assert order == ["asked"] * 40 + ["aside"] * 2
