"""The guide, the keys of the window, and what program this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop import __version__
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, _, active_language
from portfolio_desktop.ui.actions import ActionSpec
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.menus import ACTIONS
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL


class KeysDialog(QDialog):
    """All keys on one sheet: those of the grid, and those of the menus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_S)
        column.addWidget(label(_("Keyboard"), "title"))
        across = QGridLayout()
        across.setHorizontalSpacing(SPACE_XL * 2)
        across.addWidget(heading(_("In the grid")), 0, 0)
        across.addWidget(heading(_("Everywhere")), 0, 1)
        top = Qt.AlignmentFlag.AlignTop
        everywhere = _menu_keys(ACTIONS)
        half = (len(everywhere) + 1) // 2
        across.addWidget(_keys(_grid_keys()), 1, 0, top)
        across.addWidget(_keys(everywhere[:half]), 1, 1, top)
        across.addWidget(_keys(everywhere[half:]), 1, 2, top)
        column.addLayout(across)
        column.addSpacing(SPACE_M)
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class GuideDialog(QDialog):
    """The guide, to be read beside the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("User guide"))
        self.resize(760, 720)
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


def _grid_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("1   2   3", _("Green, yellow, red for the lamp in the cell, else the overall one")),
        ("0", _("Take the colour away")),
        ("Tab", _("To the reason, in the panel")),
        ("F2", _("Edit what is in the cell")),
        ("Esc   Ctrl+1", _("From the panel back to the grid; what is written is saved")),
        ("← ↑ → ↓", _("From cell to cell")),
        ("Shift+↑   Shift+↓", _("Mark several projects; Esc marks one again")),
        ("Home   End", _("First and last row; with Ctrl first and last column")),
        ("Ctrl+↑   Ctrl+↓", _("To the heading above and below")),
        ("Alt+1 … Alt+9", _("The views, as they stand in the menu View")),
        ("← →", _("On a heading: fold and unfold the group")),
    )


def _menu_keys(specs: tuple[ActionSpec, ...]) -> tuple[tuple[str, str], ...]:
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (
            _(spec.shown) if spec.shown else QKeySequence(spec.shortcut).toString(native),
            _(spec.text).replace("&", "").rstrip("…"),
        )
        for spec in specs
        if spec.shortcut is not None
    )


def _keys(entries: tuple[tuple[str, str], ...]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(6)
    for place, (keys, words) in enumerate(entries):
        grid.addWidget(label(keys, "strong"), place, 0)
        grid.addWidget(label(words), place, 1)
    return box
