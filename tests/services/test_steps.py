"""Work in steps."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.services.steps import gathered, run_through


def test_what_is_made_one_by_one_is_gathered_in_steps() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(7):
            made.append(number)
            yield number

    steps = gathered(numbers(), 3)
    next(steps)
    assert made == [0, 1, 2]
    assert run_through(steps) == tuple(range(7))


def test_nothing_is_gathered_of_nothing() -> None:
    assert run_through(gathered((), 3)) == ()
