"""Where a text says nearly what a closed thing says: in another inflection or order, with a hyphen
more or less, or with one word changed.

A phrase is looked for by its significant words: three letters or more, neither a number nor one of
the small words that stand in every sentence. It is said where a sentence holds all of them, or all
but one of four or more, no further apart than twice the length of the phrase. A phrase with fewer
than three is not looked for, nor one with fewer than two beside the words of every status report:
such words meet everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
"""A word with the parts that hyphens hold together."""
_SENTENCE_END = re.compile(r"[.!?:;](?=\s|$)|\n")
_LEAST_LETTERS = 3
_LEAST_WORDS = 3
_LEAST_OWN = 2
"""Words of a phrase that are not those of every status report."""
_ONE_MAY_DIFFER = 4
_ROOM = 2
"""So many times its own length a phrase may be spread."""
_ENDINGS = (
    *("ernes", "erne", "ende", "enes", "ene", "ede", "ens", "ers", "ets"),
    *("en", "er", "es", "et", "te", "e", "s", "t"),
)
_SMALL_WORDS = (
    "alle allerede alt altså and andre are bare begge blev bliver blive burde bør dem den denne der"
    " deres det dette dig din disse dog efter eller end endnu enhver far fem fik fire flere flest"
    " for fordi fra før først får gang gennem giver give går gør gøre ham han har have havde hele"
    " her hos hun hvad hvem hver hvilken hvilke hvis hvor hvordan hvornår ikke ind inden indtil"
    " ingen intet jeg kan kommer komme kun kunne lidt lige man mange med meget mellem men mens mere"
    " mest mig min mindre mod måske måtte ned nej nogen noget nogle not nye nyt når nær næste også"
    " omkring over overfor samme samt selv senere ses siden sidste sig sin sine skal skulle som"
    " stadig står stor store syv sådan tage tager that the there they this til tilbage tre two ud"
    " uden under var ved via vil ville vor være været was were which will with would you"
)
_REPORT_WORDS = (
    "ændringsanmodning analyse anskaffelse beslutning budget dagsorden december drift februar"
    " gennemførelse grøn gul januar juli juni kredsen leverancer marts maj august september oktober"
    " november april måned møde økonomi part penge plan program projekt rapport rapporterer"
    " realisering region regionerne ressourcer rød samlet status styregruppe tid"
)


class Nearly(NamedTuple):
    """That a text says nearly the phrase of a thing, from where to where."""

    thing: str
    start: int
    end: int


class _Phrase(NamedTuple):
    thing: str
    needed: int
    """How many of its significant words have to stand in a text."""
    room: int
    """So many words of a text it may be spread over."""


class _Found(NamedTuple):
    """A word of a phrase in a sentence: which of its words, and the how manieth of the sentence."""

    which: int
    place: int
    start: int
    end: int


class NearPhrases:
    """Finds what is nearly said in texts; a text is cut into words once for all phrases."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Each phrase with the id of what it is of."""
        self._phrases: list[_Phrase] = []
        self._words: dict[str, list[tuple[int, int]]] = {}
        self._met: dict[str, frozenset[tuple[int, int]]] = {}
        for thing, phrase in phrases:
            self._add(thing, phrase)

    def __bool__(self) -> bool:
        return bool(self._phrases)

    def allow(self, name: str) -> None:
        """Ask for more of each phrase than this name says, which gives nothing away."""
        for number, found in self._found_in(name, 0, len(name)).items():
            phrase, held = self._phrases[number], len({each.which for each in found})
            self._phrases[number] = phrase._replace(needed=max(phrase.needed, held + 1))

    def said_in(self, text: str) -> Iterator[Nearly]:
        """Where a text says any of them, sentence by sentence."""
        for start, end in _sentences(text):
            for number, found in self._found_in(text, start, end).items():
                phrase = self._phrases[number]
                run = _run(found, phrase)
                if run:
                    yield Nearly(phrase.thing, run[0].start, run[-1].end)

    def _add(self, thing: str, phrase: str) -> None:
        words = [each[0] for each in _WORD.finditer(phrase)]
        significant: list[str] = []
        for word in words:
            if _is_significant(word) and not any(_are_one(word, each) for each in significant):
                significant.append(word)
        count = len(significant)
        own = sum(not _beginnings(each) & _OF_REPORTS for each in significant)
        if count < _LEAST_WORDS or own < _LEAST_OWN:
            return
        for which, word in enumerate(significant):
            for beginning in _beginnings_in(phrase, word):
                self._words.setdefault(beginning, []).append((len(self._phrases), which))
        needed = count - 1 if count >= _ONE_MAY_DIFFER else count
        self._phrases.append(_Phrase(thing, needed, _ROOM * len(words)))

    def _found_in(self, text: str, start: int, end: int) -> dict[int, list[_Found]]:
        """By phrase those of its words that stand there, in their order."""
        found: dict[int, list[_Found]] = {}
        for place, word, span in _words_in(text, start, end):
            for number, which in self._words_that_are(word):
                found.setdefault(number, []).append(_Found(which, place, *span))
        return found

    def _words_that_are(self, word: str) -> frozenset[tuple[int, int]]:
        """Which words of which phrases it is; most words come again in most texts."""
        known = self._met.get(word)
        if known is None:
            beginnings = _beginnings(word)
            known = frozenset(each for part in beginnings for each in self._words.get(part, ()))
            self._met[word] = known
        return known


def _run(found: Sequence[_Found], phrase: _Phrase) -> Sequence[_Found]:
    """The first run that holds as many of its words as are needed; nothing where none does."""
    for first in range(len(found) - phrase.needed + 1):
        held: set[int] = set()
        for last in range(first, len(found)):
            if found[last].place - found[first].place >= phrase.room:
                break
            held.add(found[last].which)
            if len(held) >= phrase.needed:
                return found[first : last + 1]
    return ()


def sentences(text: str) -> Iterator[str]:
    """A text sentence by sentence; a line is one, too."""
    yield from (text[start:end] for start, end in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    ends = [0, *(each.end() for each in _SENTENCE_END.finditer(text)), len(text)]
    yield from ((start, end) for start, end in pairwise(ends) if start < end)


def _words_in(text: str, start: int, end: int) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The how manieth each word is, and where it stands; parts that hyphens hold together also come
    as they are written without them, in the place of the first."""
    place = 0
    for whole in _WHOLE.finditer(text, start, end):
        parts = list(_WORD.finditer(text, *whole.span()))
        if len(parts) > 1:
            yield place, "".join(part[0] for part in parts), whole.span()
        for part in parts:
            yield place, part[0], part.span()
            place += 1


def _beginnings_in(phrase: str, word: str) -> frozenset[str]:
    """Those of a word of the phrase, and of what it is a part of there without the hyphens."""
    found = _beginnings(word)
    for whole in _WHOLE.findall(phrase):
        parts = _WORD.findall(whole)
        if len(parts) > 1 and any(_are_one(word, part) for part in parts):
            found |= _beginnings("".join(parts))
    return found


def _is_significant(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and word.casefold() not in _SMALL


def _are_one(word: str, other: str) -> bool:
    return bool(_beginnings(word) & _beginnings(other))


@lru_cache(maxsize=50_000)
def _beginnings(word: str) -> frozenset[str]:
    """The word without each ending that it may have, a doubled sign before it once: two words that
    share any are one, such as "tilbud" and "tilbuddet"."""
    whole = word.casefold().replace("aa", "å")
    found = {whole}
    for ending in _ENDINGS:
        rest = whole.removesuffix(ending)
        if rest != whole and len(rest) >= _LEAST_LETTERS:
            found.add(rest)
            if len(rest) > _LEAST_LETTERS and rest[-1] == rest[-2]:
                found.add(rest[:-1])
    return frozenset(found)


_SMALL = frozenset(_SMALL_WORDS.split())
_OF_REPORTS = frozenset().union(*map(_beginnings, _REPORT_WORDS.split()))
