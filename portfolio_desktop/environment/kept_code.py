"""Code that a package compiles from source in every process, compiled once and kept.

PySide has the Python half of its binding zipped inside its library and compiles its 3,400 lines
anew at every start, a twentieth of what its import takes; the search pattern by which it would tell
the arguments of a signature apart takes as long again. Python writes the methods of a dataclass as
source and compiles them, five sixths of what making the class takes. Here the outcome is kept
(`kept_file.py` says on which terms).
"""

# Compiled code follows the `__future__` of whoever calls compile(): PySide's caller has this one.
from __future__ import annotations

import builtins
import collections
import dataclasses
import typing
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from portfolio_desktop.environment.kept_file import read_kept, write_kept

_PATTERNS = vars(import_module("re._compiler"))
_USUAL_PATTERN, _ENGINE = _PATTERNS["compile"], _PATTERNS["_sre"]
"""Where `re` makes a pattern into steps, how it does, and the engine it hands them to."""


@contextmanager
def compiled_once(place: Path, left_out: Collection[str] = ()) -> Iterator[None]:
    """Modules and search patterns compiled meanwhile are taken from `place` where the same source
    was compiled at an earlier start, and put there where it was not. Modules `left_out`, by file
    name, are empty."""
    kept = _KeptCode(place, left_out)
    usual = builtins.compile
    # Said this way since no function of ours has all the forms of compile().
    vars(builtins)["compile"] = kept.compile
    try:
        with _patterns_compiled_once(kept):
            yield
    finally:
        vars(builtins)["compile"] = usual
    kept.keep()


@contextmanager
def classes_compiled_once(place: Path) -> Iterator[None]:
    """As `compiled_once`, for search patterns and the methods of the dataclasses and named tuples
    made meanwhile."""
    kept = KeptClasses(place)
    with kept.used():
        yield
    kept.keep()


class KeptClasses:
    """The same in several goes, of which the last ends with `keep`."""

    def __init__(self, place: Path) -> None:
        self._kept = _KeptCode(place)
        self.keep = self._kept.keep

    @contextmanager
    def used(self) -> Iterator[None]:
        # Names of these modules alone: for everybody else they stay Python's own.
        vars(dataclasses)["exec"] = self._kept.execute
        vars(collections)["eval"] = self._kept.evaluate
        vars(typing)["compile"] = self._kept.annotation
        try:
            with _patterns_compiled_once(self._kept):
                yield
        finally:
            del vars(dataclasses)["exec"], vars(collections)["eval"], vars(typing)["compile"]


@contextmanager
def _patterns_compiled_once(kept: _KeptCode) -> Iterator[None]:
    before, _PATTERNS["compile"] = _PATTERNS["compile"], kept.pattern
    try:
        yield
    finally:
        _PATTERNS["compile"] = before


class _KeptCode:
    """Compiled modules by file name and source, so that another version of a package never meets
    the code of an older one."""

    def __init__(self, place: Path, left_out: Collection[str] = ()) -> None:
        self._place = place
        self._left_out = left_out
        self._usual: Callable[..., object] = compile
        self._codes: dict[tuple[str, bytes], Any] = read_kept(place)
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

    def pattern(self, source: object, flags: int = 0) -> object:
        """As `re`'s own compile(); a pattern for bytes is not kept."""
        if not isinstance(source, str):
            return _USUAL_PATTERN(source, flags)
        key = (f"pattern {_ENGINE.MAGIC} {flags} in bytes", source.encode("utf-8", "surrogatepass"))
        if key not in self._codes:
            self._add(key, _steps(source, flags))
        text, flags, steps, *groups = self._codes[key]
        return _ENGINE.compile(text, flags, memoryview(steps).cast("I").tolist(), *groups)

    def _text(self, source: str, mode: str) -> Any:
        key = (mode, source.encode("utf-8", "surrogatepass"))
        if key not in self._codes:
            self._add(key, self._usual(source, "<string>", mode, dont_inherit=True))
        return self._codes[key]

    def _add(self, key: tuple[str, bytes], code: Any) -> None:
        self._codes[key] = code
        self._has_new = True

    def keep(self) -> None:
        """Once more the whole file, where there is something new."""
        if self._has_new:
            write_kept(self._place, self._codes)
            self._has_new = False


def _steps(source: str, flags: int) -> tuple[object, ...]:
    """What `re` would hand to its engine: bare numbers, the steps as bytes, which are read at
    once."""
    from array import array  # where a pattern is made alone

    def noted(source: str, flags: int, code: list[int], *groups: object) -> tuple[object, ...]:
        return source, int(flags), array("I", code).tobytes(), *groups

    _PATTERNS["_sre"] = SimpleNamespace(**vars(_ENGINE) | {"compile": noted})
    try:
        steps: tuple[object, ...] = _USUAL_PATTERN(source, flags)
    finally:
        _PATTERNS["_sre"] = _ENGINE
    return steps
