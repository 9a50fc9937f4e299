"""Sort keys: Danish alphabetical order, project numbers, and the manual order of a list.

All keys are plain strings whose code points sort as wanted, so that any sorter can use them; no
locale of the machine is asked, since Danish is missing on many.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_desktop.domain.project import Project

_ALPHABET_END = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "ő": "|", "œ": "|", "å": "}", "ü": "y", "ű": "y"}
    | {"ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i"}
)
"""The three signs after z in the code table stand for the three letters after z."""

_SIGNS_AFTER_Z = frozenset("{|}")
_BRACES = str.maketrans("{|}", "   ")

_FOREIGN_LETTERS = frozenset("äöü")
_FOREIGN = str.maketrans({"ä": "æ\x01", "ö": "ø\x01", "ü": "y\x01"})
"""Between words that are otherwise equal the Danish letter comes first."""

_NO_TEXT = "\U0010ffff"
_LONGEST_NUMBER = 1000


def danish_key(text: str) -> str:
    """Sorts text as a Danish dictionary does: æ, ø and å last, aa as å, ä with æ, ö with ø, ü as y.

    Numbers within the text sort by value. Signs come before digits and digits before letters.
    Accents, then capitals decide only between texts that are otherwise equal.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    danish = _FOREIGN_LETTERS.isdisjoint(folded)
    return f"{_primary(folded)}\x00{folded if danish else folded.translate(_FOREIGN)}\x00{text}"


@lru_cache(maxsize=1 << 14)
def number_key(number: str) -> str:
    """Sorts project numbers part by part: 16-5, 16-10, 17-1, then those with letters, then none."""
    joined = re.sub(r"\s*[-‐‑–—./]\s*", "-", number.strip())
    return danish_key(joined) if joined else _NO_TEXT


def _primary(folded: str) -> str:
    if not _SIGNS_AFTER_Z.isdisjoint(folded):
        folded = folded.translate(_BRACES)
    # One letter after the other: a table is slow on a text that is not of ASCII signs alone.
    plain = folded.replace("aa", "}").replace("å", "}").replace("æ", "{").replace("ø", "|")
    if plain.isascii():
        # Nearly every text: the signs go by the table, and only numbers are looked for.
        return _NUMBERS.sub(_weight, plain.translate(_SIGNS))
    parts = unicodedata.normalize("NFKD", plain.translate(_ALPHABET_END))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return _NUMBERS_AND_SIGNS.sub(_weight, plain)


_SIGN = "\x01"
_SIGNS = {code: _SIGN for code in range(128) if not (chr(code).isalnum() or chr(code) in "{|}")}
_NUMBERS = re.compile(r"[0-9]+")
_NUMBERS_AND_SIGNS = re.compile(r"[0-9]+|[^\w{|}]|_")


def _weight(found: re.Match[str]) -> str:
    run = found.group()
    if run[0] not in "0123456789":
        return _SIGN
    value = run.lstrip("0")
    return "0" + chr(0x30 + min(len(value), _LONGEST_NUMBER)) + value


_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def rank_between(before: str, after: str) -> str:
    """A rank that sorts strictly between two others; "" is an open end.

    Ranks are fractions in base 62 and never end in 0, so there is always room. ValueError where
    `before` does not sort before `after`, or either is no rank.
    """
    for rank in (before, after):
        if rank.endswith("0") or not set(rank) <= set(_DIGITS):
            raise ValueError(f"not a rank: {rank!r}")
    if after and before >= after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    found, place, upper = "", 0, after
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _DIGITS.index(upper[place]) if place < len(upper) else len(_DIGITS)
        if high - low > 1:
            return found + _DIGITS[(low + high) // 2]
        found += _DIGITS[low]
        if high > low:
            if place + 1 < len(upper):
                return found[:-1] + _DIGITS[high]
            # From here on anything above the rest of `before` stays below `after`.
            upper = ""
        place += 1


def spread_ranks(count: int) -> tuple[str, ...]:
    """So many ranks in order, evenly spread, for a list that gets its first manual order."""
    width = 1
    while len(_DIGITS) ** width <= count:
        width += 1
    room = len(_DIGITS) ** width
    return tuple(_digits(step * room // (count + 1), width) for step in range(1, count + 1))


def _digits(value: int, width: int) -> str:
    signs = ""
    for _ in range(width):
        value, digit = divmod(value, len(_DIGITS))
        signs = _DIGITS[digit] + signs
    return signs.rstrip("0")


def order_key(rank: str, number: str, name: str = "") -> str:
    """The board's order: those moved by hand first, by rank; the others by number, then name."""
    place = f"0{rank}" if rank else "1"
    return f"{place}\x00{number_key(number)}\x00{danish_key(name)}"


def project_order(projects: Iterable[Project]) -> tuple[Project, ...]:
    """The projects as the board lists them: manual rank wins, then number, name and id."""
    return tuple(
        sorted(projects, key=lambda each: (order_key(each.rank, each.number, each.name), each.id))
    )
