"""Several projects moved in the board's order: one edit, whatever stood there before."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.services.board_moves import move_projects
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.storage.register_file import RegisterFile


def shown(register: RegisterFile) -> list[str]:
    return [each.id for each in project_order(register.reader.projects())]


def fill(register: RegisterFile, count: int) -> list[str]:
    while len(register.reader.projects()) < count:
        number = f"20-{len(register.reader.projects()) + 1}"
        add_project(register, ProjectDraft(number=number, name=f"Nr. {number}"))
    return shown(register)


def test_several_are_put_after_another_in_the_order_given(register: RegisterFile) -> None:
    a, b, c, d, e = fill(register, 5)
    move_projects(register, [d, b], a)
    assert shown(register) == [a, d, b, c, e]
    assert history(register)[0].sentence == "Plads på listen for 2 projekter"
    move_projects(register, [e, c], None)
    assert shown(register) == [e, c, a, d, b]
    undo(register)
    undo(register)
    assert shown(register) == [a, b, c, d, e]


def test_many_keep_short_ranks(register: RegisterFile) -> None:
    ids = fill(register, 60)
    move_projects(register, ids[10:], ids[0])
    move_projects(register, ids[30:], ids[0])
    assert shown(register) == [ids[0], *ids[30:], *ids[10:30], *ids[1:10]]
    assert max(len(each.rank) for each in register.reader.projects()) < 12


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sets(st.integers(0, 6), min_size=1, max_size=4), st.integers(-1, 6))))
def test_any_moves_give_the_order_they_ask_for(
    register: RegisterFile, moves: list[tuple[set[int], int]]
) -> None:
    ids = fill(register, 7)
    for places, after in moves:
        moved = [ids[place] for place in sorted(places)]
        others = [each for each in ids if each not in moved]
        anchor = None if after < 0 or ids[after] in moved else ids[after]
        move_projects(register, moved, anchor)
        at = 0 if anchor is None else others.index(anchor) + 1
        ids = [*others[:at], *moved, *others[at:]]
        assert shown(register) == ids
