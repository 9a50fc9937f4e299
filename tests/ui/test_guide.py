"""The guide speaks in one voice, and every menu path in it leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, _, use_language
from portfolio_desktop.ui.actions import MenuSpec
from portfolio_desktop.ui.menus import ACTIONS, MENUS

languages = pytest.mark.parametrize("language", Language)


@pytest.fixture(autouse=True)
def danish_again() -> Iterator[None]:
    yield
    use_language(Language.DANISH)


def guide(language: Language) -> str:
    name = "da.md" if language is Language.DANISH else "en.md"
    return resource("guide", name).read_text(encoding="utf-8")


def plain(text: str) -> str:
    """The words of a menu without its underlined letter and its dots."""
    return _(text).replace("&", "").rstrip("…")


def paths(menu: MenuSpec, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way through a menu, as the words one sees."""
    words = {spec.id: spec.text for spec in ACTIONS}
    here = (*above, plain(menu.title))
    yield here
    for entry in menu.entries:
        if isinstance(entry, MenuSpec):
            yield from paths(entry, here)
        elif entry is not None:
            yield (*here, plain(words[entry]))


@languages
def test_every_menu_path_is_bold_and_leads_somewhere(language: Language) -> None:
    use_language(language)
    known = {path for menu in MENUS for path in paths(menu)}
    text = guide(language)
    bold = re.findall(r"\*\*([^*\n]+ › [^*\n]+)\*\*", text)
    assert len(bold) > 15
    assert "›" not in re.sub(r"\*\*[^*\n]+\*\*", "", text), "a path that is not bold"
    for path in bold:
        assert tuple(path.split(" › ")) in known, path
    titles = "|".join(sorted({re.escape(path[0]) for path in known}))
    assert re.findall(rf"\b(?:{titles}) (?:→|->|>|/) ", text) == []


def test_the_danish_guide_says_du() -> None:
    text = guide(Language.DANISH)
    assert re.findall(r".*\b(?:jer|jeres|Deres)\b.*", text) == []
    within = re.findall(
        r"(?<![.:!?|–] )(?<!\*\*)(?<!^)(?<!^- )(?<!\+)\bI\b[^\n]{0,20}", text, re.MULTILINE
    )
    assert within == [], "I as one speaks to several"
