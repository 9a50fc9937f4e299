"""A long log is written in pieces and told of; it is one edit, whole or not at all."""

from __future__ import annotations

import pytest

from portfolio_desktop.storage import appending
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import LABEL, opened

ROWS = 7


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "_AT_ONCE", 3)


class Told:
    """What was told while rows were logged; the telling in which it is given up, from 0, if any."""

    def __init__(self, last: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self._last = last

    def __call__(self, done: int, total: int) -> None:
        if len(self.steps) == self._last:
            raise InterruptedError
        self.steps.append((done, total))


def fill(register: RegisterFile, told: Told) -> None:
    with register.edit(LABEL, progress=told) as session:
        for number in range(ROWS):
            session.create("project", f"p{number}", {"name": f"Projekt {number} æøå"})


def test_pieces_are_one_edit_and_the_telling_never_goes_back(register: RegisterFile) -> None:
    before, told = len(list(register.edits())), Told()
    fill(register, told)
    # One telling of the rows, then each of three pieces made and each written.
    assert len(told.steps) == 1 + 3 + 3
    parts = [done / total for done, total in told.steps[1:]]
    assert parts == sorted(parts)
    assert 0 <= parts[0] < parts[-1] < 1
    newest, *earlier = register.edits()
    assert len(earlier) == before
    assert len(register.operations(newest.id)) == ROWS
    assert register.check() == ()


@pytest.mark.parametrize("telling", range(7))
def test_given_up_anywhere_leaves_the_file_as_it_was(register: RegisterFile, telling: int) -> None:
    before = register.position()
    with pytest.raises(InterruptedError):
        fill(register, Told(telling))
    assert register.reader.projects() == ()
    register.close()
    with opened(register.path) as again:
        assert again.position() == before
        fill(again, Told())
        assert len(again.reader.projects()) == ROWS
        assert again.check() == ()
