"""Draws the program's icon from its two SVG files: `.png` for windows, `.ico` for Windows' shell.

    python tools/icon.py

Below 32 pixels the detailed drawing turns to mud, so a plainer one is used there.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
NAME = "portfolio-desktop"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
DETAILED_FROM = 32


def drawn(size: int) -> bytes:
    """One PNG, `size` pixels square."""
    plainer = "" if size >= DETAILED_FROM else "-small"
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICONS / f"{NAME}{plainer}.svg")).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """The ICO container: a header, one 16-byte entry per picture, then the PNGs as they are."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries, body = b"", b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack(
            "<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(body)
        )
        body += picture
    return header + entries + body


def main() -> int:
    application = QGuiApplication([])
    pictures = {size: drawn(size) for size in SIZES}
    (ICONS / f"{NAME}.png").write_bytes(pictures[256])
    (ICONS / f"{NAME}.ico").write_bytes(ico(pictures))
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
