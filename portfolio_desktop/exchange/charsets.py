"""The letters behind a text file's bytes, with a doubt wherever they may be others.

Files without a byte-order mark that are no UTF-8 come from Windows (1252), from DOS and old systems
(850, whose Danish letters are those of 865) or from a Mac. They are told apart by what the bytes
above 127 would be in each: letters where a word has letters, in the case that the word has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.exchange.tables import FileNote, Note

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CHARSETS = {"cp1252": "Windows-1252", "cp850": "DOS 850", "mac_roman": "MacRoman"}
"""The usual one first: it is taken where none is clearly better."""

_WORD = re.compile(rb"[0-9A-Za-z\x80-\xff]*[\x80-\xff][0-9A-Za-z\x80-\xff]*")
_MOST_WORDS = 5_000
_DANISH = frozenset("æøåÆØÅ")
_READ_TWICE = re.compile(
    "|".join(
        re.escape(letter.encode("utf-8").decode(charset))
        for charset in _CHARSETS
        for letter in sorted(_DANISH)
    )
)
"""What is left of a Danish letter when UTF-8 has been taken for something else and saved again."""

_CLEAR = 2.0
"""So much better than the next one a code page must fit."""

_DANISH_FITS, _NEIGHBOUR_FITS, _LETTER_FITS, _LONE_LETTER_FITS = 3.0, 2.5, 0.5, 1.0
_APOSTROPHE_FITS, _SIGN_FITS, _MAY_BE_QUOTE = 3.0, 2.0, 1.0
_STRANGE, _ODD_CASE, _ODD_SIGN, _NO_SIGN = -1.0, -2.0, -2.5, -4.0
_NEIGHBOURS = frozenset("äöüéÄÖÜÉ")
_APOSTROPHES = frozenset("’´`")
_OPENING = frozenset("‘‚„“")
_CLOSING = frozenset("“”®©™²³")
_AROUND_WORDS = frozenset("–—…»«”°\u00a0")
_LONE_SIGNS = frozenset("–—…’´§½°€£\u00a0")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes) -> Decoded:
    """By byte-order mark, else by the pattern of NULs, else UTF-8, else the likeliest code page.

    Notes say where letters are uncertain or lost, which then stand as U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _noted(data[len(mark) :].decode(name, "replace"))
    wide = _wide_charset(data[:4096])
    if wide:
        return _noted(data.decode(wide, "replace"))
    try:
        return _noted(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data)


def _not_utf8(data: bytes) -> Decoded:
    """UTF-8 with a few broken letters, or else the likeliest code page."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole > 4 * broken:
        return _noted(text)
    name, certain = likeliest_charset(data)
    return _noted(data.decode(name, "replace"), "" if certain else _CHARSETS[name])


def as_named(data: bytes, charset: str) -> Decoded:
    """By the charset that the file names for itself. LookupError where there is none such."""
    return _noted(data.decode(charset, "replace"))


def _wide_charset(head: bytes) -> str:
    """UTF-16 without a mark shows by its NULs: nearly every other byte."""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        places, others = head[start::2], head[1 - start :: 2]
        if len(places) > 2 and places.count(0) > 0.4 * len(places) > 2 * others.count(0):
            return name
    return ""


def _noted(text: str, uncertain: str = "") -> Decoded:
    """`uncertain` names the code page that is only the likeliest."""
    if not uncertain and _READ_TWICE.search(text):
        uncertain = "UTF-8"
    notes = [Note(FileNote.CHARSET_UNCERTAIN, uncertain)] if uncertain else []
    if "\ufffd" in text:
        notes.append(Note(FileNote.LETTERS_LOST))
    return Decoded(text, tuple(notes))


def likeliest_charset(data: bytes) -> tuple[str, bool]:
    """One of the code pages by its Python name, and whether it is clearly that one."""
    words = _words(data)
    weights = {name: [_weigh(word, name) for word in words] for name in _CHARSETS}
    scores = {name: sum(sum(signs) for signs in found) for name, found in weights.items()}
    best = max(scores, key=lambda name: scores[name])
    others = max(score for name, score in scores.items() if name != best)
    clear = scores[best] > 0 and scores[best] - others >= _CLEAR
    return best, clear and not _is_odd(weights[best]) and not _is_foreign(words)


def _is_odd(weights: Iterable[Iterable[float]]) -> bool:
    """Whether one word has a sign where no word has one, or many have capitals inside."""
    worst = [min(signs) for signs in weights]
    odd_cases = sum(weight == _ODD_CASE for weight in worst)
    return min(worst, default=0.0) <= _ODD_SIGN or 20 * odd_cases > len(worst)


def _words(data: bytes) -> set[bytes]:
    """Different words with a byte above 127."""
    found: set[bytes] = set()
    for match in _WORD.finditer(data):
        found.add(match[0])
        if len(found) >= _MOST_WORDS:
            break
    return found


def _is_foreign(words: Iterable[bytes]) -> bool:
    """Whether the words have more strange letters than any language of the code pages has."""
    long = [word for word in words if len(word) > 3]
    foreign = sum(2 * sum(byte > 127 for byte in word) > len(word) + 1 for word in long)
    return foreign * 5 > len(long)


def _weigh(word: bytes, charset: str) -> list[float]:
    """For each byte above 127 how well it fits its place in the word."""
    text = word.decode(charset, "replace")
    return [
        _fit(text[at - 1] if at else "", letter, text[at + 1 : at + 2])
        for at, letter in enumerate(text)
        if ord(letter) > 127
    ]


def _fit(left: str, sign: str, right: str) -> float:
    beside = left.isalpha() or right.isalpha()
    if sign == "\ufffd":
        return _NO_SIGN
    if not sign.isalpha():
        return _sign_fit(left, sign, right) if beside else _lone_fit(sign)
    if not beside:
        return _LONE_LETTER_FITS if sign in _DANISH and not (left or right) else _STRANGE
    if not _case_fits(left, sign, right):
        return _ODD_CASE
    if sign in _DANISH:
        return _DANISH_FITS
    return _NEIGHBOUR_FITS if sign in _NEIGHBOURS else _STRANGE if sign == "µ" else _LETTER_FITS


def _case_fits(left: str, letter: str, right: str) -> bool:
    """Capitals begin words or stand among capitals; no small letter stands before a capital."""
    if letter.isupper():
        return not left.isalpha() or (left.isupper() and not right.islower())
    return not right.isupper()


def _lone_fit(sign: str) -> float:
    return _SIGN_FITS if sign in _LONE_SIGNS else _STRANGE


def _sign_fit(left: str, sign: str, right: str) -> float:
    """A sign beside a letter: some stand before words, some after them, few inside."""
    before, after = not left.isalpha(), not right.isalpha()
    if sign in _APOSTROPHES:
        return _APOSTROPHE_FITS
    if not before and not after:
        return _ODD_SIGN
    if sign in _AROUND_WORDS or (before and sign in _OPENING) or (after and sign in _CLOSING):
        return _MAY_BE_QUOTE if sign == "‘" else _SIGN_FITS
    return _ODD_SIGN if unicodedata.category(sign) in {"Cc", "So", "Sm"} else _STRANGE
