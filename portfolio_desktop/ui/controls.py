"""The few controls the window is made of, each with an accessible name."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.ui.tokens import CONTROL_HEIGHT

Look = Literal["plain", "primary", "quiet", "link", "row"]
Level = Literal["title", "welcome", "heading", "caption", "strong", "here", "late", "plain"]

PAUSE_MS = 1500
"""How long a person may rest while writing before the text is saved."""


def button(text: str, *, look: Look = "plain", name: str = "", tip: str = "") -> QPushButton:
    """A button 32 px high. `name` is read aloud where `text` says too little ("…", "›")."""
    made = QPushButton(text)
    if look != "plain":
        made.setProperty("look", look)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(name or text.replace("&", ""))
    made.setToolTip(tip)
    return made


def tool_button(
    text: str, *, name: str, look: Literal["button", "quiet"] = "button"
) -> QToolButton:
    """A button that may carry a menu; `name` is what it is for, in words."""
    made = QToolButton()
    made.setText(text)
    made.setProperty("look", look)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFixedHeight(CONTROL_HEIGHT)
    return made


def label(text: str = "", level: Level = "plain", *, wrap: bool = False) -> QLabel:
    """A line of text in one of the few sizes; user text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("level", level)
    made.setWordWrap(wrap)
    return made


def heading(text: str) -> QLabel:
    """The heading of a section in a panel or a dialog."""
    return label(text, "heading")


def set_level(target: QLabel, level: Level) -> None:
    """Change the size and colour of a label that is already shown."""
    target.setProperty("level", level)
    target.style().unpolish(target)
    target.style().polish(target)


def set_look(target: QWidget, look: str) -> None:
    """Give a control that is already shown another look of the style sheet; "" is its plain one."""
    if (target.property("look") or "") != look:
        target.setProperty("look", look)
        target.style().unpolish(target)
        target.style().polish(target)


def line() -> QFrame:
    """A thin line between two sections."""
    made = QFrame()
    made.setProperty("look", "line")
    return made


def frame(look: str) -> QFrame:
    """An empty frame in a look of the style sheet: bar, foot, side, card, hint, fault, panel."""
    made = QFrame()
    made.setProperty("look", look)
    return made


def labelled(caption: str, control: QWidget) -> QWidget:
    """A caption above a control; the caption also names it aloud, unless it has a name already."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    above = heading(caption)
    above.setBuddy(control)
    column.addWidget(above)
    column.addWidget(control)
    if not control.accessibleName():
        control.setAccessibleName(caption)
    return box


class TextLine(QLineEdit):
    """One line of text. `committed` carries it when it was changed and the user leaves, or presses
    Enter or Escape; what Escape does then is for the part or the dialog around to say."""

    committed = Signal(str)

    def __init__(self, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._saved = text
        self.setText(text)
        self.setCursorPosition(0)
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show what is saved now; nothing is committed."""
        self._saved = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)  # a long text is read from its beginning

    def expect_saved(self, text: str) -> None:
        """Know that `text` is what is saved, and keep what is written: saving it failed."""
        self._saved = text

    def commit(self) -> None:
        if self.text() != self._saved:
            self._saved = self.text()
            self.committed.emit(self._saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            event.ignore()
            return
        super().keyPressEvent(event)


class TextBox(QPlainTextEdit):
    """Several lines of text. `committed` carries it when it was changed and the user leaves the
    field, rests for a moment while writing, or presses Escape. Tab moves on."""

    committed = Signal(str)

    def __init__(
        self, name: str, text: str = "", *, rows: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._rows = rows
        self._saved = text
        self.setPlainText(text)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._rest)

    def show_text(self, text: str) -> None:
        """Show what is saved now; nothing is committed and what is being written is not disturbed
        when it is the same."""
        self._saved = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._pause.stop()

    def expect_saved(self, text: str) -> None:
        """Know that `text` is what is saved, and keep what is written: saving it failed."""
        self._saved = text

    def commit(self) -> None:
        self._pause.stop()
        text = self.toPlainText()
        if text != self._saved:
            self._saved = text
            self.committed.emit(text)

    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().lineSpacing() * self._rows
        return QSize(240, lines + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            event.ignore()
            return
        super().keyPressEvent(event)

    def _rest(self) -> None:
        if self.toPlainText() != self._saved and not self.isReadOnly():
            self._pause.start()
