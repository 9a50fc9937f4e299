"""The long calls of Qt's PDF classes, made without Python's lock.

To open a report of six thousand pages takes PDFium more than a tenth of a second, and so do its
bookmarks and letting go of it; each is one call. PySide keeps Python's lock for as long as that
lasts, so the window would stand still even where another thread makes the call. `ctypes` gives the
lock away: the functions are found in Qt's library by the names under which a compiler exports them.
Where these names are not to be had, PySide makes the calls, and the window waits.

While one of them runs, nothing else of any document can be asked: PDFium does one thing at a time.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QIODevice, QObject
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from shiboken6 import Shiboken

_WINDOWS = sys.platform == "win32"
_LIBRARY = "Qt6Pdf.dll" if _WINDOWS else "libQt6Pdf.so.6"
"""It is in the process already, as `QtPdf` is: by its name that one is found and no other."""
_LOAD, _CLOSE, _READ_BOOKMARKS = (
    (
        "?load@QPdfDocument@@QEAAXPEAVQIODevice@@@Z",
        "?close@QPdfDocument@@QEAAXXZ",
        "?setDocument@QPdfBookmarkModel@@QEAAXPEAVQPdfDocument@@@Z",
    )
    if _WINDOWS
    else (
        "_ZN12QPdfDocument4loadEP9QIODevice",
        "_ZN12QPdfDocument5closeEv",
        "_ZN17QPdfBookmarkModel11setDocumentEP12QPdfDocument",
    )
)


def load(document: QPdfDocument, source: QIODevice) -> None:
    """As `document.load(source)`."""
    _call(_LOAD, document.load, document, source)


def close(document: QPdfDocument) -> None:
    """As `document.close()`."""
    _call(_CLOSE, document.close, document)


def read_bookmarks(bookmarks: QPdfBookmarkModel, document: QPdfDocument) -> None:
    """As `bookmarks.setDocument(document)`."""
    _call(_READ_BOOKMARKS, bookmarks.setDocument, bookmarks, document)


def give_the_lock_away() -> bool:
    """Whether all of them do; where not, no other thread than the window's may make them."""
    return all(_exported(_LIBRARY, name) for name in (_LOAD, _CLOSE, _READ_BOOKMARKS))


def _call(name: str, method: Callable[..., object], *objects: QObject) -> None:
    """The function of this name with these objects, or else the method, which is the first one's,
    with the rest of them."""
    function = _exported(_LIBRARY, name)
    if function is None:
        method(*objects[1:])
    else:
        function(*map(_place_of, objects))


@cache
def _exported(library: str, name: str) -> Callable[..., Any] | None:
    """The function of this name, which takes objects and returns nothing; None where there is
    none."""
    try:
        found = ctypes.CDLL(library)[name]
    except (OSError, AttributeError):
        return None
    found.restype = None
    return found


def _place_of(thing: QObject) -> ctypes.c_void_p:
    """Where the object of C++ is kept."""
    (place,) = Shiboken.getCppPointer(thing)
    return ctypes.c_void_p(place)
