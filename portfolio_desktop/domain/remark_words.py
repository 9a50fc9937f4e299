"""The words with which Danish remarks name colours and status dimensions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portfolio_desktop.domain.status import Colour

COLOUR_WORDS: dict[str, Colour] = {
    word: colour
    for colour, words in (
        (Colour.GREEN, "grøn grønt grønne"),
        (Colour.YELLOW, "gul gult gule"),
        (Colour.RED, "rød rødt røde"),
    )
    for word in words.split()
}

DIMENSION_WORDS: dict[str, str] = {
    word: key
    for key, words in (
        ("deliverables", "leverance leverancen leverancer leverancerne"),
        ("time", "tid tiden tidsplan tidsplanen"),
        (
            "cost",
            "økonomi økonomien penge pengene budget budgettet projektudgifter projektudgifterne",
        ),
        ("resources", "ressource ressourcer ressourcerne ressourcesituationen"),
        ("resources", "bemanding bemandingen"),
        ("benefits", "gevinst gevinster gevinsterne gevinstrealiseringen"),
        ("risks", "risici risiciene risikobilledet"),
        ("quality", "kvalitet kvaliteten"),
    )
    for word in words.split()
}

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        ("en én et ét", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"), start=1
    )
    for word in words.split()
}

_SENTENCES = re.compile(r"(?:[^.!?\n;]|\.(?=\w))+[.!?\n;]?")
"""A full stop within a date or an abbreviation ends no sentence."""
_ANY_COLOUR = re.compile(r"\b(?:grøn|gul|rød)")


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def coloured_sentences(text: str) -> list[str]:
    """The sentences of a text in small letters that hold a colour, white space made single."""
    if not _ANY_COLOUR.search(text):
        return []
    sentences = (" ".join(sentence.split()) for sentence in _SENTENCES.findall(text))
    return [sentence for sentence in sentences if _ANY_COLOUR.search(sentence)]
