"""Where a Danish word may be cut.

Compounds are cut at their joints: `resources/hyphenation/da.txt` holds the parts of the domain's
compounds, with their own good cuts. Other words are cut by the Danish patterns of pyphen, less the
cuts that leave a piece without a vowel, which its patterns get wrong.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import pyphen

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.reports.gate import SOFT_HYPHEN


class Cut(NamedTuple):
    """A place in a word. `hyphen` is printed there; `joint` is the border of two words."""

    position: int
    hyphen: str
    joint: bool


LEAST = 3
"""Letters that stay together at either end: no `Gennemførels-e`."""

LONGEST = 60
"""Letters of a word; more is a slip or an attack and is cut by force where the line ends."""

_LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_AFTER = re.compile(r"(?<=[-/–—_\\@])(?=[^-/–—\s.,;:)])|(?<=\])(?=\[)")
_VOWEL = re.compile(r"[aeiouyæøåéüöä]", re.I)


class _Vocabulary(NamedTuple):
    """The parts of compounds in small letters with their inner cuts, and what grammar adds."""

    parts: dict[str, tuple[int, ...]]
    endings: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    parts: dict[str, tuple[int, ...]] = {}
    endings: set[str] = set()
    for line in resource("hyphenation", "da.txt").read_text(encoding="utf-8").splitlines():
        for entry in line.partition("#")[0].split():
            first, *others = entry.split("-")
            if not first:
                endings.update(others)
                continue
            cuts = accumulate((len(piece) for piece in others[:-1]), initial=len(first))
            parts[entry.replace("-", "")] = tuple(cuts) if others else ()
    return _Vocabulary(parts, frozenset(endings))


class Hyphenator:
    """Remembers the cuts of every word it has been asked for."""

    def __init__(self) -> None:
        self._patterns = pyphen.Pyphen(lang="da_DK", left=2, right=2)
        self._known: dict[str, tuple[Cut, ...]] = {}

    def cuts(self, word: str) -> tuple[Cut, ...]:
        """All places where `word`, punctuation and all, may end a line; ascending."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word)
        return known

    def _find(self, word: str) -> tuple[Cut, ...]:
        cuts = {place.start(): Cut(place.start(), "", True) for place in _AFTER.finditer(word)}
        if "[U+" not in word and "@" not in word and "://" not in word:
            for run in _LETTERS.finditer(word):
                for cut in self._in_letters(run[0]):
                    position = run.start() + cut.position
                    cuts.setdefault(position, cut._replace(position=position))
        return tuple(cuts[position] for position in sorted(cuts) if 0 < position < len(word))

    def _in_letters(self, word: str) -> list[Cut]:
        if not 2 * LEAST <= len(word) <= LONGEST or not word[1:].islower():
            return []  # short, no Danish word at all, or an acronym
        found = self._joined(word.lower())
        return [
            Cut(place, SOFT_HYPHEN, joint)
            for place, joint in found
            if (2 if joint else LEAST) <= place <= len(word) - LEAST
        ]

    def _joined(self, word: str) -> list[tuple[int, bool]]:
        """The cuts of a word in small letters: by its parts, else by the patterns."""
        found = _composed(word)
        if found is not None:
            return found
        joint = _first_joint(word)
        if joint:
            after = self._joined(word[joint:])
            inner = [(place, False) for place in _vocabulary().parts[word[:joint]]]
            return [*inner, (joint, True), *((joint + place, kind) for place, kind in after)]
        return [(place, False) for place in self._by_patterns(word)]

    def _by_patterns(self, word: str) -> list[int]:
        places = list(self._patterns.positions(word))
        wrong: set[int] = set()
        for start, end in pairwise([0, *places, len(word)]):
            if end - start < 2 or not _VOWEL.search(word[start:end]):
                wrong |= {start, end}
        return [place for place in places if place not in wrong]


def _first_joint(word: str) -> int:
    """Where a known part with a binding s ends and an unknown one begins; 0 where none does."""
    for end in range(len(word) - 4, 4, -1):
        if word[end - 1] == "s" and word[:end] in _vocabulary().parts:
            return 0 if word[end:].startswith("kab") else end
    return 0


def _composed(word: str) -> list[tuple[int, bool]] | None:
    """The cuts of a word made of known parts, as (place, whether a joint); None if it is not.

    Of several readings the one with the longest first part that works is taken.
    """
    parts, endings = _vocabulary()
    dead: set[int] = set()

    def rest(start: int) -> list[tuple[int, bool]] | None:
        if start in dead:
            return None
        for end in range(len(word), start + 1, -1):
            inner = parts.get(word[start:end])
            if inner is None:
                continue
            own = [(start + place, False) for place in inner]
            if end == len(word) or word[end:] in endings:
                return own
            after = rest(end)
            if after is not None:
                return [*own, (end, True), *after]
        dead.add(start)
        return None

    return rest(0)
