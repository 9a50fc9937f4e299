"""The guide, and what program this is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from portfolio_desktop import __version__
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, _, active_language
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.screen_room import keep_on_screen, room_on_screen
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_GUIDE_WIDTH, _GUIDE_LEAST = 720, 560


class GuideDialog(QDialog):
    """The guide, to be read beside the work: as high as the window, right of it where the screen
    has room for that, else over its right side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("User guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._put_beside(parent.window())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_L)
        column.setSpacing(SPACE_L)
        text = QTextBrowser()
        text.setAccessibleName(_("User guide"))
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.document().setDocumentMargin(SPACE_XL)
        danish = active_language() is Language.DANISH
        guide = resource("guide", "da.md" if danish else "en.md")
        text.setMarkdown(guide.read_text(encoding="utf-8"))
        _space_headings(text.document())
        column.addWidget(text, 1)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, SPACE_XL, 0)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _put_beside(self, window: QWidget) -> None:
        frame, room = window.frameGeometry(), room_on_screen(window)
        right = min(frame.right() + 1, room.right() + 1 - _GUIDE_WIDTH)
        height = max(window.height(), _GUIDE_LEAST)
        self.setGeometry(QRect(right, window.geometry().top(), _GUIDE_WIDTH, height))
        keep_on_screen(self)


class AboutDialog(QDialog):
    """Name, version, and whose work is in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Portfolio Desktop"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(label(_("Portfolio Desktop"), "title"))
        column.addWidget(label(_("Version {version}").format(version=__version__), "caption"))
        text = _(
            "The portfolio register of a steering group's secretariat. It works without a network "
            "and keeps everything in one file on this machine."
        )
        column.addWidget(label(text, wrap=True))
        column.addWidget(
            label(
                _("Made with Qt for Python (LGPL), reportlab and Source Sans 3 (OFL)."),
                "caption",
                wrap=True,
            )
        )
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        column.addSpacing(SPACE_M)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(420)


def _space_headings(document: QTextDocument) -> None:
    """Markdown comes without room above its headings."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.headingLevel() > 1:
            form.setTopMargin(SPACE_L)
            form.setBottomMargin(SPACE_S)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()
