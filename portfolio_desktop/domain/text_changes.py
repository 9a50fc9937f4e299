"""What is new in a text since last time, word by word, and where its sentences end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    SAME = "same"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the white space that follows it."""

    text: str
    change: Change


def changed_words(before: str, after: str) -> tuple[Segment, ...]:
    """The difference of two texts, word by word; neighbouring segments differ in kind.

    SAME and NEW together are exactly `after`, SAME and REMOVED the words of `before`. Differences
    in white space are no change. What is removed stands before what is new in its place.
    """
    return _segments(_WORDS.findall(before), _WORDS.findall(after))


def sentences(text: str) -> list[str]:
    """The text in sentences, each with the white space after it; joined they are the text."""
    parts: list[str] = []
    start = 0
    for end in _SENTENCE_ENDS.finditer(text):
        words = text[start : end.start("end")].split()
        if end["line"] is None and words and words[-1].lower().lstrip("(") in _ABBREVIATIONS:
            continue
        parts.append(text[start : end.end()])
        start = end.end()
    return [*parts, text[start:]] if start < len(text) else parts


_WORDS = re.compile(r"\A\s+|\S+\s*")
_SENTENCE_ENDS = re.compile(r"(?P<end>(?P<line>\n)\s*|[.!?][)”»«\"]?\s+(?=[\"”“»«(]?[A-ZÆØÅÉ0-9]))")
_SHORT = """
nr kl ca pt p.t mio mia pct bl.a f.eks fx m.fl m.m dvs jf pkt kap dr hhv inkl ekskl evt stk afs
tlf vedr resp
jan feb mar apr jun jul aug sep sept okt nov dec
"""
_ABBREVIATIONS = frozenset(_SHORT.split()) | {"d", "s"} | {str(day) for day in range(1, 32)}
"""Words whose full stop ends no sentence, without it."""
_RUNS = (1, 3, 12)
"""How many parts in a row may serve as an anchor: few words of a long text occur only once."""
_SMALL = 2_500
"""The most pairs of words that are compared one with another in a gap between anchors."""


def _segments(before: Sequence[str], after: Sequence[str]) -> tuple[Segment, ...]:
    old = [_plain(part) for part in before]
    new = [_plain(part) for part in after]
    kinds: list[tuple[Change, str]] = []
    at_old = at_new = 0
    for left, right in [*_common(old, new), (len(old), len(new))]:
        kinds += [(Change.REMOVED, part) for part in before[at_old:left]]
        kinds += [(Change.NEW, part) for part in after[at_new:right]]
        kinds += [(Change.SAME, part) for part in after[right : right + 1]]
        at_old, at_new = left + 1, right + 1
    return _joined(kinds)


def _plain(part: str) -> str:
    return " ".join(part.split())


def _joined(kinds: Sequence[tuple[Change, str]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    texts: list[str] = []
    for place, (kind, text) in enumerate(kinds):
        texts.append(text)
        if place + 1 == len(kinds) or kinds[place + 1][0] is not kind:
            segments.append(Segment("".join(texts), kind))
            texts = []
    return tuple(segments)


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places with equal parts, rising in both texts.

    Parts that occur once in both are anchors; between them the same is done again, and small gaps
    without anchors are compared directly. So even texts of many thousand words take milliseconds,
    where comparing everything with everything takes seconds.
    """
    pairs: list[tuple[int, int]] = []
    gaps = [(0, len(old), 0, len(new))]
    while gaps:
        low, high, left, right = gaps.pop()
        while low < high and left < right and old[low] == new[left]:
            pairs.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            pairs.append((high, right))
        if low == high or left == right:
            continue
        gap = (low, high, left, right)
        anchors = next(filter(None, (_anchors(old, new, gap, run) for run in _RUNS)), [])
        if anchors:
            ends = [*anchors, (high, right)]
            starts = [(low, left), *((one + 1, other + 1) for one, other in anchors)]
            gaps += [
                (start[0], end[0], start[1], end[1])
                for start, end in zip(starts, ends, strict=True)
            ]
            pairs += anchors
        elif (high - low) * (right - left) <= _SMALL:
            pairs += _compared(old[low:high], new[left:right], low, left)
    return sorted(pairs)


def _anchors(
    old: Sequence[str], new: Sequence[str], gap: tuple[int, int, int, int], run: int
) -> list[tuple[int, int]]:
    """The longest rising series of runs of so many parts that occur exactly once on both sides."""
    low, high, left, right = gap
    old_places = _single(old[low:high], run)
    new_places = _single(new[left:right], run)
    return _rising(
        [(low + at, left + new_places[key]) for key, at in old_places.items() if key in new_places]
    )


def _single(parts: Sequence[str], run: int) -> dict[tuple[str, ...], int]:
    """Where each run that occurs once begins, in order."""
    keys = list(zip(*(parts[step:] for step in range(run)), strict=False))
    count = Counter(keys)
    return {key: at for at, key in enumerate(keys) if count[key] == 1}


def _rising(candidates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series that rises in the second place too."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    last_of_length: list[int] = []
    for place, candidate in enumerate(candidates):
        length = bisect_left(tails, candidate[1])
        chains.append((candidate, last_of_length[length - 1] if length else -1))
        if length == len(tails):
            tails.append(candidate[1])
            last_of_length.append(place)
        else:
            tails[length], last_of_length[length] = candidate[1], place
    found: list[tuple[int, int]] = []
    at = last_of_length[-1] if last_of_length else -1
    while at >= 0:
        found.append(chains[at][0])
        at = chains[at][1]
    return found[::-1]


def _compared(old: Sequence[str], new: Sequence[str], low: int, left: int) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [
        (low + block.a + step, left + block.b + step)
        for block in blocks
        for step in range(block.size)
    ]
