"""Keys of the register's own words: what stands in the log and in exports for a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def key_from(name: str, taken: Iterable[str], otherwise: str) -> str:
    """Small letters, digits and underscores, not among `taken`; the same on every laptop.

    `otherwise` is where a name has none of them.
    """
    word = unicodedata.normalize("NFKC", name).casefold().translate(_DANISH)
    plain = unicodedata.normalize("NFKD", word)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    base = re.sub(r"[^a-z0-9]+", "_", bare).strip("_") or otherwise
    key, number, known = base, 2, set(taken)
    while key in known:
        key, number = f"{base}_{number}", number + 1
    return key
