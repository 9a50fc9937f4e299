"""Files of compiled code beside Python's own, on the same terms.

Written where Python may write bytecode, read by the Python that wrote them, and thrown away where
they are damaged. As with that bytecode, who may write there decides what the program does: the sum
finds damage, not intent.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

_SUM_BYTES = 4


def usual_place(name: str) -> Path:
    """Beside the bytecode of this package, and like this of one Python and its way to optimise."""
    beside = Path(__file__).with_name("kept_code.py")
    return Path(cache_from_source(str(beside))).with_suffix(f".{name}")


def read_kept(place: Path) -> dict[Any, Any]:
    """Nothing from a file that is missing, damaged, or another Python's."""
    try:
        kept = place.read_bytes()
    except OSError:
        return {}
    begin = len(MAGIC_NUMBER) + _SUM_BYTES
    content = memoryview(kept)[begin:]
    if kept[:begin] != MAGIC_NUMBER + _sum(content):
        return {}
    try:
        found = marshal.loads(content)
    except (EOFError, TypeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_kept(place: Path, found: dict[Any, Any]) -> None:
    """A start that cannot keep them has lost nothing but time."""
    if sys.dont_write_bytecode:
        return
    from portfolio_desktop.environment.files import write_whole  # at a first start alone

    content = marshal.dumps(found)
    with suppress(OSError):
        write_whole(place, MAGIC_NUMBER + _sum(content) + content)


def _sum(content: bytes | memoryview) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM_BYTES, "little")
