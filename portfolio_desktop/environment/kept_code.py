"""Code that a package compiles from source in every process, compiled once and kept.

PySide has the Python half of its binding zipped inside its library and compiles its 3,400 lines
anew at every start, a twentieth of what its import takes. Python writes the methods of a dataclass
as source and compiles them, five sixths of what making the class takes. Here the outcome is kept
where Python keeps the bytecode of this very module, and on the same terms: written where Python may
write bytecode, read by the Python that wrote it, and compiled anew where it is damaged. As with
that bytecode, who may write there decides what the program does: the sum finds damage, not intent.
"""

# Compiled code follows the `__future__` of whoever calls compile(): PySide's caller has this one.
from __future__ import annotations

import builtins
import collections
import dataclasses
import marshal
import sys
import typing
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

from portfolio_desktop.environment.files import write_whole

_Codes = dict[tuple[str, bytes], Any]
_SUM_BYTES = 4


@contextmanager
def compiled_once(place: Path, left_out: Collection[str] = ()) -> Iterator[None]:
    """What is compiled meanwhile is taken from `place` where the same source was compiled at an
    earlier start, and put there where it was not. Modules `left_out`, by file name, are empty."""
    kept = _KeptCode(place, left_out)
    usual = builtins.compile
    # Said this way since no function of ours has all the forms of compile().
    vars(builtins)["compile"] = kept.compile
    try:
        yield
    finally:
        vars(builtins)["compile"] = usual
    kept.keep()


@contextmanager
def classes_compiled_once(place: Path) -> Iterator[None]:
    """As `compiled_once`, for the methods of the dataclasses and named tuples made meanwhile."""
    kept = _KeptCode(place)
    # Names of these modules alone: for everybody else they stay Python's own.
    vars(dataclasses)["exec"] = kept.execute
    vars(collections)["eval"] = kept.evaluate
    vars(typing)["compile"] = kept.annotation
    try:
        yield
    finally:
        del vars(dataclasses)["exec"], vars(collections)["eval"], vars(typing)["compile"]
    kept.keep()


def usual_place(name: str) -> Path:
    """Beside the bytecode of this module, and like this of one Python and its way to optimise."""
    return Path(cache_from_source(__file__)).with_suffix(f".{name}")


class _KeptCode:
    """Compiled modules by file name and source, so that another version of a package never meets
    the code of an older one."""

    def __init__(self, place: Path, left_out: Collection[str] = ()) -> None:
        self._place = place
        self._left_out = left_out
        self._usual: Callable[..., object] = compile
        self._codes = _read(place)
        self._has_new = False

    def compile(
        self, source: object, filename: object, mode: str, *rest: object, **more: object
    ) -> object:
        """As Python's own; whole modules in bytes are looked for first."""
        if not isinstance(source, bytes) or mode != "exec" or rest or more:
            return self._usual(source, filename, mode, *rest, **more)
        key = (str(filename), b"" if filename in self._left_out else source)
        if key not in self._codes:
            self._add(key, self._usual(key[1], filename, mode))
        return self._codes[key]

    def execute(self, source: str, space: dict[str, Any], names: dict[str, Any]) -> None:
        """As Python's exec() of a text that has no `__future__`."""
        exec(self._text(source, "exec"), space, names)

    def evaluate(self, source: str, space: dict[str, Any]) -> object:
        """As Python's eval() of such a text."""
        return eval(self._text(source, "eval"), space)

    def annotation(self, source: str, _filename: str, mode: str) -> object:
        """As Python's compile() of the name of a field's type."""
        return self._text(source, mode)

    def _text(self, source: str, mode: str) -> Any:
        key = (mode, source.encode("utf-8", "surrogatepass"))
        if key not in self._codes:
            self._add(key, self._usual(source, "<string>", mode, dont_inherit=True))
        return self._codes[key]

    def _add(self, key: tuple[str, bytes], code: Any) -> None:
        self._codes[key] = code
        self._has_new = True

    def keep(self) -> None:
        """A start that cannot keep them has lost nothing but time."""
        if not self._has_new or sys.dont_write_bytecode:
            return
        content = marshal.dumps(self._codes)
        with suppress(OSError):
            write_whole(self._place, MAGIC_NUMBER + _sum(content) + content)


def _read(place: Path) -> _Codes:
    """Nothing from a file that is missing, damaged, or another Python's."""
    try:
        kept = place.read_bytes()
    except OSError:
        return {}
    begin = len(MAGIC_NUMBER) + _SUM_BYTES
    content = kept[begin:]
    if kept[:begin] != MAGIC_NUMBER + _sum(content):
        return {}
    try:
        codes = marshal.loads(content)
    except (EOFError, TypeError, ValueError):
        return {}
    return codes if isinstance(codes, dict) else {}


def _sum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM_BYTES, "little")
