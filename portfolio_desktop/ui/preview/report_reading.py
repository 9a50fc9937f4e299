"""A report read for the screen, in turns: PDFium looks each page up when it is asked about it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument

from portfolio_desktop.services.steps import Steps

_AT_ONCE, _IN_A_STEP = 150, 25
"""So many pages need no steps, and so many are looked up in each where there are more; some
milliseconds."""


def reading_steps(pdf: bytes, parent: QObject) -> Steps[QPdfDocument]:
    """The document, ready to be shown.

    A view asks for the size of all pages at once, which takes a tenth of a second for two thousand
    that were never looked up. Here they are, some in each step, and the view finds them known. What
    has no more pages than that is read in a single step.
    """
    document = loaded(pdf, parent)
    try:
        pages = document.pageCount()
        if pages > _AT_ONCE:
            yield 0, pages
        for page in range(pages):
            document.pagePointSize(page)
            if pages > _AT_ONCE and page % _IN_A_STEP == _IN_A_STEP - 1:
                yield page + 1, pages
    except GeneratorExit:
        document.deleteLater()
        raise
    return document


def loaded(pdf: bytes, parent: QObject) -> QPdfDocument:
    """The document with its bytes, which live as long as it does."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document
