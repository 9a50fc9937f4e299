"""Free-text search: what is typed and what is searched, folded the same way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SPELLINGS = str.maketrans(
    {
        "å": "aa",
        "æ": "ae",
        "ø": "oe",
        "ä": "ae",
        "ö": "oe",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "\u00ad": "",
        "\u00a0": " ",
    }
)


def folded(text: str) -> str:
    """Text without case, accents or spelling variants: "Ålborg" and "AALBORG" give the same.

    The Danish letters become two (aa, ae, oe), never the other way, so that a longer query only
    ever narrows what a shorter one found.
    """
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_SPELLINGS)
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.casefold().translate(_SPELLINGS)


def query_words(query: str) -> tuple[str, ...]:
    """The folded words of a query; all of them must be found, in any order and any field."""
    return tuple(folded(query).split())


def matches(search_text: str, words: Iterable[str]) -> bool:
    """Whether a folded text holds every (folded) word, also inside a word."""
    return all(word in search_text for word in words)
