"""The modules of the program that a start loads, read together from one file.

Python looks for each module by itself: in the folder, for its bytecode, whether this is still that
of its source. A start loads two hundred, and for modules as small as these the looking takes as
long as what is in them. Here their bytecode stands in one file (`kept_file.py` says on which
terms), and of each only its source is looked at: one that has changed is loaded in Python's way.
In the frozen program, which has its modules in one file anyway, nothing is found and nothing kept.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from portfolio_desktop.environment.kept_file import read_kept, write_kept

_Kept = tuple[str, int, int, bytes]
"""The source of a module, when and how large it was, and the bytecode made of it."""
_BEGIN = "portfolio_desktop."


@contextmanager
def modules_read_together(place: Path) -> Iterator[None]:
    """What is imported of the program meanwhile is taken from `place` where it was imported at an
    earlier start, and put there where it was not."""
    finder = _KeptModules(place)
    before = frozenset(sys.modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
    finder.keep(sys.modules.keys() - before)


class _KeptModules:
    """What `sys.meta_path` may hold; not of the class for that, which is costly to load."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._kept: dict[str, _Kept] = read_kept(place)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        kept = self._kept.get(fullname)
        if kept is None or not path or not _is_as_it_was(kept, path[0]):
            return None
        folder = os.path.dirname(kept[0])  # noqa: PTH120 - at every import
        inside = [folder] if kept[0].endswith("__init__.py") else None
        return spec_from_file_location(
            fullname, kept[0], loader=_KeptLoader(fullname, kept), submodule_search_locations=inside
        )

    def keep(self, imported: Set[str]) -> None:
        """All that is known and what was imported in Python's own way, where there is some."""
        new = {name: kept for name in imported if (kept := _made_by_python(name)) is not None}
        if new:
            write_kept(self._place, self._kept | new)


class _KeptLoader(SourceFileLoader):
    """Python's own for a module that has a source, but for where its bytecode comes from."""

    def __init__(self, fullname: str, kept: _Kept) -> None:
        super().__init__(fullname, kept[0])
        self._bytecode = kept[3]

    def get_code(self, fullname: str) -> CodeType | None:
        code: CodeType = marshal.loads(self._bytecode)
        return code


def _is_as_it_was(kept: _Kept, folder: str) -> bool:
    """Whether the source still stands in `folder` and nobody has touched it."""
    source, modified, size, _bytecode = kept
    try:
        now = os.stat(source)  # noqa: PTH116 - at every import
    except OSError:
        return False
    return source.startswith(folder) and (now.st_mtime_ns, now.st_size) == (modified, size)


def _made_by_python(name: str) -> _Kept | None:
    """What to keep of a module of the program; None for one that came from here, or from another
    place than a source of its own."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    loader = spec.loader if spec is not None and name.startswith(_BEGIN) else None
    if type(loader) is not SourceFileLoader:
        return None
    source = Path(loader.path)
    try:
        before = source.stat()
        bytecode = marshal.dumps(loader.get_code(name))
    except (OSError, SyntaxError):
        return None  # it was changed while it was loaded
    return str(source), before.st_mtime_ns, before.st_size, bytecode
