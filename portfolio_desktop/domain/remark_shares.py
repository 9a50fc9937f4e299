"""How many participants a Danish remark says report a colour: "1 ud af 5 regioner melder gult".

As with `remark_colours`: where it is not certain, nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portfolio_desktop.domain.remark_words import (
    COLOUR_WORDS,
    DIMENSION_WORDS,
    NUMBER_WORDS,
    coloured_sentences,
    one_of,
)
from portfolio_desktop.domain.status import OVERALL, Colour


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `total` participants report the colour, on a dimension or `OVERALL`."""

    count: int
    total: int
    colour: Colour
    dimension: str = OVERALL


_NUMBER = rf"(?:[1-9][0-9]?|{one_of(NUMBER_WORDS)})"
_PARTIES = (
    r"(?:deltagende\s)?(?:regioner(?:ne)?|parter(?:ne)?|kommuner(?:ne)?|deltagere|myndigheder)"
)
_SHARE = re.compile(
    rf"\b(?:(?P<count>{_NUMBER})\s(?:ud\s)?af\s(?:de\s)?|alle\s)(?P<total>{_NUMBER})\s"
    rf"(?:{_PARTIES}\s(?:rapporterer|melder|er|har)|(?:rapporterer|melder))\s"
    r"(?:(?:fortsat|stadig|nu|også|en|et)\s)*"
    rf"(?P<colour>{one_of(COLOUR_WORDS)})\b(?:\sstatus)?"
    rf"(?:\s(?:(?:på|for)\s)?(?P<dimension>{one_of(DIMENSION_WORDS)})\b)?"
    r"(?=\s?(?:[,.:;!)–]|$)"
    r"|\s(?:da|fordi|idet|efter|grundet|pga|på grund|som|og|mens|men|hvilket"
    r"|denne måned)\b)"
)
_CLAUSE = re.compile(r"[,:;()–]|\b(?:men|mens|fordi|da|idet|og)\b")
_DOUBT = re.compile(
    r"\b(?:ikke|at|kan|kunne|vil|ville|skal|bør|må|forvent\w*|ventes|måske|risiko|hvis|såfremt|når|inden"
    r"|før|var|blev|tidligere|sidste|forrige|delprojekt\w*)\b"
)
_CONDITION = re.compile(r"\b(?:hvis|såfremt|medmindre)\b|\?$")


def named_shares(remark: str) -> tuple[Share, ...]:
    """The shares that the remark names for certain, in its order."""
    return tuple(
        _share(match)
        for sentence in coloured_sentences(remark.lower())
        if not _CONDITION.search(sentence)
        for match in _SHARE.finditer(sentence)
        if not _DOUBT.search(_clause_before(sentence, match.start()))
    )


def _share(match: re.Match[str]) -> Share:
    total = _number(match["total"])
    count = total if match["count"] is None else _number(match["count"])
    dimension = match["dimension"]
    key = OVERALL if dimension is None else DIMENSION_WORDS[dimension]
    return Share(count, total, COLOUR_WORDS[match["colour"]], key)


def _number(text: str) -> int:
    return NUMBER_WORDS[text] if text in NUMBER_WORDS else int(text)


def _clause_before(sentence: str, place: int) -> str:
    before = sentence[:place]
    ends = [boundary.end() for boundary in _CLAUSE.finditer(before)]
    return before[ends[-1] :] if ends else before
