"""The two long calls of Qt's PDF documents, made without Python's lock.

To open a report of six thousand pages takes PDFium more than a tenth of a second, and so does
letting go of it; each is one call. PySide keeps Python's lock for as long as that lasts, so the
window would stand still even where another thread makes the call. `ctypes` gives the lock away: the
functions are found in Qt's library by the names under which a compiler exports them. Where there
are none of these names, PySide makes the calls, and the window waits.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QIODevice, QObject
from PySide6.QtPdf import QPdfDocument
from shiboken6 import Shiboken

_WINDOWS = sys.platform == "win32"
_LIBRARY = "Qt6Pdf.dll" if _WINDOWS else "libQt6Pdf.so.6"
"""It is in the process already, as `QtPdf` is: by its name that one is found and no other."""
_LOAD = (
    "?load@QPdfDocument@@QEAAXPEAVQIODevice@@@Z"
    if _WINDOWS
    else "_ZN12QPdfDocument4loadEP9QIODevice"
)
_CLOSE = "?close@QPdfDocument@@QEAAXXZ" if _WINDOWS else "_ZN12QPdfDocument5closeEv"


def load(document: QPdfDocument, source: QIODevice) -> None:
    """As `document.load(source)`."""
    call = exported(_LIBRARY, _LOAD, 2)
    if call is None:
        document.load(source)
    else:
        call(_place_of(document), _place_of(source))


def close(document: QPdfDocument) -> None:
    """As `document.close()`."""
    call = exported(_LIBRARY, _CLOSE, 1)
    if call is None:
        document.close()
    else:
        call(_place_of(document))


@cache
def exported(library: str, name: str, objects: int) -> Callable[..., Any] | None:
    """The function of this name, which takes so many objects and returns nothing; None where there
    is none."""
    try:
        found = ctypes.CDLL(library)[name]
    except (OSError, AttributeError):
        return None
    found.argtypes = [ctypes.c_void_p] * objects
    found.restype = None
    return found


def _place_of(thing: QObject) -> int:
    """Where the object of C++ is kept."""
    (place,) = Shiboken.getCppPointer(thing)
    return int(place)
