"""A compiled gettext catalogue (`.mo`), of which only what is asked for is read.

Python's own reader takes every message apart when it opens the file, which each start of the
program would wait for. Here opening notes where each message stands.
"""

from __future__ import annotations

import struct
from pathlib import Path

_MAGIC = 0x950412DE
_CONTEXT_END, _FORM_END = "\x04", b"\0"
_TWO_FORMS = "nplurals=2; plural=(n != 1)"


class Catalogue:
    """Translates into one language; what it does not have stays as it is.

    For languages with one form for 1 and another for the rest; ValueError for any other, and for a
    file that is no catalogue of this machine's byte order.
    """

    def __init__(self, path: Path) -> None:
        self._data = data = path.read_bytes()
        magic, _version, count, ids, self._texts = struct.unpack_from("=5I", data)
        if magic != _MAGIC:
            raise ValueError(f"no catalogue: {path.name}")
        places = struct.unpack_from(f"={2 * count}I", data, ids)
        starts = zip(places[::2], places[1::2], strict=True)
        # A message that counts is known by its form for 1, which stands before the other.
        self._numbers = {
            data[at : at + size].partition(_FORM_END)[0]: number
            for number, (size, at) in enumerate(starts)
        }
        self._known: dict[str, tuple[str, ...]] = {}
        if _TWO_FORMS not in self._forms("")[0]:
            raise ValueError(f"other plural forms than {_TWO_FORMS}")

    def gettext(self, message: str) -> str:
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        forms = self._forms(singular)
        one, many = forms if len(forms) == 2 else (singular, plural)
        return one if count == 1 else many

    def pgettext(self, context: str, message: str) -> str:
        forms = self._forms(f"{context}{_CONTEXT_END}{message}")
        return forms[0] if forms else message

    def _forms(self, key: str) -> tuple[str, ...]:
        """The translation, of a message that counts both forms; nothing where there is none."""
        known = self._known.get(key)
        if known is None:
            number = self._numbers.get(key.encode())
            known = self._known[key] = () if number is None else self._read(number)
        return known

    def _read(self, number: int) -> tuple[str, ...]:
        size, at = struct.unpack_from("=2I", self._data, self._texts + 8 * number)
        return tuple(form.decode() for form in self._data[at : at + size].split(_FORM_END))
