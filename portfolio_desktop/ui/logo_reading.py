"""A logo read from a file of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPixmap

from portfolio_desktop.services.look_values import Logo

_KINDS = frozenset({b"png", b"jpeg", b"svg"})
_MOST = QSize(900, 264)
"""Six pixels for each point that a logo has on a front page."""


def logo_of(path: Path) -> Logo | None:
    """The picture, on white and no larger than print can show; None where it is no PNG, JPEG or
    SVG, or cannot be read."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if reader.format().data() not in _KINDS:
        return None
    size = reader.size()
    drawn = reader.format().data() == b"svg"
    if size.isValid() and (drawn or size.width() > _MOST.width() or size.height() > _MOST.height()):
        reader.setScaledSize(size.scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else _on_white(image)


def _on_white(image: QImage) -> Logo:
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(flat)
    return Logo(bytes(data.data()), flat.width(), flat.height())


def logo_picture(logo: Logo, most: QSize) -> QPixmap:
    """The logo as it is shown on screen, within that size."""
    picture = QPixmap()
    picture.loadFromData(logo.data, "PNG")
    return picture.scaled(
        most.boundedTo(picture.size()),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
