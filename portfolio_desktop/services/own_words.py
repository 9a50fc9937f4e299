"""The register's own words: status dimensions and phases share names in two languages, an order,
and whether they are in use. None is ever deleted, since old reports and projects speak of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeAlias

from portfolio_desktop.domain.ordering import rank_between, spread_ranks
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import line, refuse


class OwnWord(Protocol):
    """A dimension or a phase, as far as they are alike."""

    @property
    def id(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def name_da(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def rank(self) -> str: ...
    @property
    def active(self) -> bool: ...


Ranks: TypeAlias = list[tuple[str, str]]
"""Row ids with the ranks to write."""


def name_field(language: Language) -> str:
    return f"name_{language.value}"


def require_name(words: Sequence[OwnWord], key: str, names: dict[str, str], field: str) -> None:
    """A RuleError with the field unless the names by field are good for the word of that key.

    One language is enough. No other word may have either name; one out of use is to be brought
    back instead.
    """
    wanted = {folded(name) for name in names.values() if name}
    if not wanted:
        raise refuse("word_unnamed", field)
    for word in words:
        taken = next((n for n in (word.name_da, word.name_en) if n and folded(n) in wanted), "")
        if taken and word.key != key:
            raise refuse("word_taken" if word.active else "word_retired", field, name=taken)


def renamed(word: OwnWord, language: Language, name: str) -> dict[str, str]:
    """Both names by field, with a new one in a language."""
    field = name_field(language)
    return {"name_da": word.name_da, "name_en": word.name_en, field: line(name)}


def ranks_moved(words: Sequence[OwnWord], word: OwnWord, step: int) -> Ranks:
    """What puts a word one place up (-1) or down (+1) among those in use; nothing at the edge."""
    used = [each for each in words if each.active]
    place = used.index(word) + step if word in used else -1
    if not 0 <= place < len(used):
        return []
    others = [each for each in words if each.id != word.id]
    at = others.index(used[place]) + (step > 0)
    return _ranks_at(others, at, word.id)


def ranks_added(words: Sequence[OwnWord], row: str) -> Ranks:
    """What puts a new row after all others."""
    return _ranks_at(words, len(words), row)


def _ranks_at(others: Sequence[OwnWord], place: int, row: str) -> Ranks:
    """The rank between the neighbours; where they leave no room, all ranks are written anew."""
    ranks = [each.rank for each in others]
    before = ranks[place - 1] if place else ""
    after = ranks[place] if place < len(ranks) else ""
    if all(ranks) and all(one < other for one, other in pairwise(ranks)):
        try:
            return [(row, rank_between(before, after))]
        except ValueError:  # a rank that another program wrote
            pass
    ids = [each.id for each in others]
    ids.insert(place, row)
    return list(zip(ids, spread_ranks(len(ids)), strict=True))
