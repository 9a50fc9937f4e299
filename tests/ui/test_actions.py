"""Every action has a verb: verbs are looked up only when the first is wished for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from portfolio_desktop.environment.texts import Language, _, active_language, use_language
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


@pytest.mark.parametrize(("title", "most"), [("&Meeting", MENU_LINES), ("&View", 20)])
def test_a_long_menu_is_folded(title: str, most: int) -> None:
    (menu,) = (menu for menu in MENUS if menu.title == title)
    assert sum(entry is not None for entry in menu.entries) <= most


def menus_in(menus: Iterable[MenuSpec]) -> Iterator[MenuSpec]:
    for menu in menus:
        yield menu
        yield from menus_in(each for each in menu.entries if isinstance(each, MenuSpec))


@pytest.mark.parametrize("language", Language)
def test_each_entry_of_a_menu_has_a_letter_of_its_own(language: Language) -> None:
    """A letter that two entries share chooses neither, and what is typed next is lost."""
    before, titles = active_language(), {spec.id: spec.text for spec in ACTIONS}
    use_language(language)
    try:
        for menu in menus_in(MENUS):
            entries = (
                each.title if isinstance(each, MenuSpec) else titles[each]
                for each in menu.entries
                if each is not None
            )
            texts = [text for text in map(_, entries) if "&" in text]
            letters = [text[text.index("&") + 1].casefold() for text in texts]
            assert sorted(letters) == sorted(set(letters)), texts
    finally:
        use_language(before)
