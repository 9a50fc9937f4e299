"""The few controls the window is made of, each with an accessible name."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.brought_files import TakeFiles, took_files
from portfolio_desktop.ui.own_undo import claim_key, step_of
from portfolio_desktop.ui.tokens import CONTROL_HEIGHT

Look = Literal["plain", "primary", "quiet", "link", "row", "filter", "group"]
Level = Literal["title", "welcome", "heading", "caption", "strong", "past", "here", "late", "plain"]

_LINE_ENDS = {0x2028: "\n", 0x2029: "\n"}
"""How a document keeps the breaks between its lines and paragraphs."""


def is_enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PressedByEnter(QPushButton):
    """A button that Enter presses where the focus is on it, as the space bar does; elsewhere Enter
    belongs to the dialog.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class MenuButton(QToolButton):
    """As `PressedByEnter`, for a button that may carry a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()


def button(text: str, *, look: Look = "plain", name: str = "", tip: str = "") -> QPushButton:
    """A button 32 px high. `name` is read aloud where `text` says too little ("…", "›")."""
    made = PressedByEnter(text)
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
    made = MenuButton()
    dress(made, text, name=name, look=look)
    return made


def dress(
    made: QToolButton, text: str, *, name: str, look: Literal["button", "quiet"] = "button"
) -> None:
    """Make it look as every `tool_button` does."""
    made.setText(text)
    made.setProperty("look", look)
    made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFixedHeight(CONTROL_HEIGHT)


def tick(text: str) -> QCheckBox:
    """A box to tick, with its words beside it."""
    made = QCheckBox(text)
    made.setAccessibleName(text)
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
    dress_anew(target)


def set_look(target: QWidget, look: str) -> None:
    """Give a control that is already shown another look of the style sheet; "" is its plain one."""
    if (target.property("look") or "") != look:
        target.setProperty("look", look)
        dress_anew(target)


def dress_anew(target: QWidget) -> None:
    """Let the style sheet see a property that was changed; what was never shown is yet to be
    dressed, and then sees it."""
    if target.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
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


def framed(inside: QWidget) -> QFrame:
    """A panel with this part in it, to its edges."""
    made = frame("panel")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
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
        self.take_files: TakeFiles | None = None
        self.setAccessibleName(name)
        self._saved = text
        self.setText(text)
        self.setCursorPosition(0)
        self.editingFinished.connect(self.commit)

    @property
    def unsaved(self) -> bool:
        """Whether other words stand here than those that are saved."""
        return _words(self.text()) != _words(self._saved)

    def show_text(self, text: str, *, afresh: bool = False) -> None:
        """Show what is saved now; nothing is committed. Words that are not saved stay, and a line
        that says it already is left to its writer.

        `afresh` where it is another thing's, whatever the line has now.
        """
        said = self.hasFocus() and _words(self.text()) == text
        kept = (self.unsaved or said) and not afresh
        self._saved = text
        if self.text() != text and not kept:
            self.setText(text)
            self.setCursorPosition(0)  # a long text is read from its beginning

    def expect_saved(self, text: str) -> None:
        """Know that `text` is what is saved, and keep what is written: saving it failed."""
        self._saved = text

    def commit(self) -> None:
        if self.text() != self._saved:
            self._saved = self.text()
            self.committed.emit(self._saved)

    def event(self, event: QEvent) -> bool:
        return claim_key(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(self, event)
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            event.ignore()
        elif step is not None:
            step()
        elif not self._pastes_files(event):
            super().keyPressEvent(event)

    def _pastes_files(self, event: QKeyEvent) -> bool:
        pastes = event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly()
        content = QGuiApplication.clipboard().mimeData() if pastes else None
        return content is not None and took_files(self, content, self.take_files)


def mark_unsaved(line: TextLine, *, on: bool) -> None:
    """Whether a line has the edge of a field whose words were refused, and is read aloud so."""
    set_look(line, "fault" if on else "")
    line.setAccessibleDescription(_("Not saved: it was refused.") if on else "")


class TextBox(QPlainTextEdit):
    """Several lines of text, `rows` high; Tab moves on, and Escape is left to the part around.

    Where `grows_to` is more, the box grows with what is written, up to so many lines.
    """

    def __init__(self, name: str, text: str = "", *, rows: int = 4, grows_to: int = 0) -> None:
        super().__init__()
        self.take_files: TakeFiles | None = None
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._rows = rows
        self._most = max(rows, grows_to)
        self.setPlainText(text)
        if grows_to > rows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def raw_text(self) -> str:
        """The text as it is, with the spaces that do not break, which `toPlainText` loses."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not took_files(self, source, self.take_files):
            super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # in another width the words make other lines

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ReadOnlyChange:  # its look depends on that; Qt forgets it
            self.viewport().update()

    def sizeHint(self) -> QSize:
        # A plain document is as high as it has lines.
        lines = min(max(self._rows, int(self.document().size().height())), self._most)
        return QSize(240, lines * self.fontMetrics().lineSpacing() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        return claim_key(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(self, event)
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif step is not None:
            step()
        else:
            super().keyPressEvent(event)


def _words(text: str) -> str:
    return " ".join(text.split())
