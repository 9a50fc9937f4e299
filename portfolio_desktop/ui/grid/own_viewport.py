"""A viewport that PySide knows from its beginning."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> QWidget:
    """The same as Qt makes by itself, made here.

    Asked for one of Qt's, PySide sets up every class there is of widgets, wizards and scenes among
    them, to find out which of them it is; the first paint would wait for that.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # by which Qt's style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    return viewport
