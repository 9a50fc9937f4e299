"""A report read for the screen, in turns: PDFium looks each page up when it is asked about it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument

from portfolio_desktop.services.steps import Steps


def reading_steps(pdf: bytes, parent: QObject) -> Steps[QPdfDocument]:
    """The document, ready to be shown.

    A view asks for the size of all pages at once, which takes a tenth of a second for two thousand
    that were never looked up. Here they are, one in each step, and the view finds them known.
    """
    document = loaded(pdf, parent)
    try:
        pages = document.pageCount()
        yield 0, pages
        for page in range(pages):
            document.pagePointSize(page)
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
