"""Every action has a verb: verbs are looked up only when the first is wished for."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.ui.actions import MenuSpec
from portfolio_desktop.ui.menus import ACTIONS, MENUS
from portfolio_desktop.ui.verbs.handlers import handlers
from tests.ui.desk import Desk


def test_every_action_has_a_verb_and_every_verb_an_action(desk: Desk) -> None:
    assert set(handlers(desk.window)) == {spec.id for spec in ACTIONS}


MENU_LINES = 16
"""What fits a laptop's screen at 150 % with room to spare, separators apart."""


def verbs_in(menu: MenuSpec) -> Iterator[str]:
    for entry in menu.entries:
        if isinstance(entry, MenuSpec):
            yield from verbs_in(entry)
        elif entry is not None:
            yield entry


def test_no_verb_stands_twice_in_a_menu() -> None:
    for menu in MENUS:
        verbs = list(verbs_in(menu))
        assert sorted(verbs) == sorted(set(verbs)), menu.title


def test_the_menu_of_meetings_is_short() -> None:
    (meeting,) = (menu for menu in MENUS if menu.title == "&Meeting")
    assert sum(entry is not None for entry in meeting.entries) <= MENU_LINES
