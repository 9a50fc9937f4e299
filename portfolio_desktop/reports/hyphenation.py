"""Where a Danish word may be cut.

Compounds are cut at their joints: `resources/hyphenation/da.txt` holds the parts of the domain's
compounds, with their own good cuts. Other words are cut by the Danish patterns of pyphen, less the
cuts that leave a piece without a vowel, which its patterns get wrong.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pyphen

from portfolio_desktop.environment.resources import resource


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
_ENDINGS = frozenset(
    ("s", "e", "en", "et", "er", "es", "ens", "ets", "ers", "erne", "ernes", "ene", "enes", "n")
    + ("ne", "nes", "r", "rne", "rnes", "rs", "re", "t", "te", "ter", "ede", "eder", "edes")
)
"""What Danish grammar adds to a word."""


@cache
def _parts() -> dict[str, tuple[int, ...]]:
    """The parts of compounds in small letters, each with its inner cuts."""
    parts: dict[str, tuple[int, ...]] = {}
    for line in resource("hyphenation", "da.txt").read_text(encoding="utf-8").splitlines():
        for entry in line.partition("#")[0].split():
            pieces = entry.split("-")
            cuts = [len("".join(pieces[: n + 1])) for n in range(len(pieces) - 1)]
            parts["".join(pieces)] = tuple(cuts)
    return parts


class Hyphenator:
    """Remembers the cuts of every word it has been asked for."""

    def __init__(self) -> None:
        self._patterns = pyphen.Pyphen(lang="da_DK", left=LEAST, right=LEAST)
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
        small = word.lower()
        joined = _composed(small)
        if joined is None:
            return [Cut(place, "-", False) for place in self._by_patterns(small)]
        return [
            Cut(place, "-", joint)
            for place, joint in joined
            if LEAST <= place <= len(word) - LEAST or (joint and 2 <= place <= len(word) - LEAST)
        ]

    def _by_patterns(self, word: str) -> list[int]:
        places = list(self._patterns.positions(word))
        bounds = [0, *places, len(word)]
        wrong: set[int] = set()
        for start, end in pairwise(bounds):
            if not _VOWEL.search(word[start:end]):
                wrong |= {start, end}
        return [place for place in places if place not in wrong]


def _composed(word: str) -> list[tuple[int, bool]] | None:
    """The cuts of a word made of known parts, as (place, whether a joint); None if it is not.

    Of several readings the one with the longest first part that works is taken.
    """
    parts = _parts()
    dead: set[int] = set()

    def rest(start: int) -> list[tuple[int, bool]] | None:
        if start in dead:
            return None
        for end in range(len(word), start + 1, -1):
            inner = parts.get(word[start:end])
            if inner is None:
                continue
            own = [(start + place, False) for place in inner]
            if end == len(word) or word[end:] in _ENDINGS:
                return own
            after = rest(end)
            if after is not None:
                return [*own, (end, True), *after]
        dead.add(start)
        return None

    return rest(0)
