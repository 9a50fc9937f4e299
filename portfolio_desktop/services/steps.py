"""Long work in short steps, so that a window can answer between them.

A reading in steps is a generator: it yields how far it has come as (done, total), may be closed at
any step, and returns its result. No step of a register of ordinary size is felt. It holds nothing
open between steps; an edit made meanwhile makes what was read stale, so it begins again.

A long edit is one transaction and is told of otherwise: its function takes a `Progress`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from itertools import islice
from typing import TypeAlias, TypeVar

from portfolio_desktop.environment.texts import Language, speaking
from portfolio_desktop.storage.values import Progress

T = TypeVar("T")

Done: TypeAlias = tuple[int, int]
"""How many of how many parts are done; the total may grow while more is found."""

Steps: TypeAlias = Generator[Done, None, T]


def run_through(steps: Steps[T], progress: Progress | None = None) -> T:
    """The result, all steps taken at once. `progress` is told of each, and may raise to end it."""
    with closing(steps):
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:
                result: T = end.value
                return result
            if progress is not None:
                progress(done, total)


def as_part(steps: Steps[T], part: int, parts: int) -> Steps[T]:
    """One of several equal parts of a reading (part 0 is the first): it tells how far all is."""
    try:
        while True:
            done, total = next(steps)
            yield part * total + done, parts * total
    except StopIteration as end:
        result: T = end.value
        return result


def in_language(language: Language, steps: Steps[T]) -> Steps[T]:
    """The same reading, whose words are of that language; between its steps all is as before."""
    with closing(steps):
        while True:
            with speaking(language):
                try:
                    done = next(steps)
                except StopIteration as end:
                    result: T = end.value
                    return result
            yield done


def in_parts(items: Sequence[T], size: int) -> Generator[tuple[T, ...], None, None]:
    """The items, so many at a time."""
    rest = iter(items)
    while part := tuple(islice(rest, size)):
        yield part


def gathered(items: Iterable[T], at_once: int) -> Steps[tuple[T, ...]]:
    """All the items, which are made so many in each step; how many there will be nobody knows."""
    found: list[T] = []
    for item in items:
        found.append(item)
        if len(found) % at_once == 0:
            yield 1, 2
    return tuple(found)


def part_of(progress: Progress | None, part: int, parts: int) -> Progress | None:
    """What one of several equal parts of a long edit (part 0 is the first) reports to."""
    if progress is None:
        return None
    return lambda done, total: progress(part * total + done, parts * total)
