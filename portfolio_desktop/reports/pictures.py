"""Pictures in a document: each kept once, however often it is drawn."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc


def picture_name(canvas: Any, data: bytes) -> str:
    """The name by which the page that is drawn may show a picture, a PNG without transparency."""
    document = canvas._doc
    key = hashlib.sha256(data).hexdigest()
    name = str(document.getXObjectName(key))
    if name not in document.idToObject:
        picture = pdfdoc.PDFImageXObject(key, ImageReader(io.BytesIO(data)), mask=None)
        picture.name = key
        picture.XObjects = None
        document.Reference(picture, name)
        document.addForm(key, picture)
    canvas._currentPageHasImages = 1
    canvas._formsinuse.append(key)
    return name
