"""Windows that fit the screen they open on: what is too large scrolls, its buttons stay."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

_FRAME = QSize(12, 44)
"""What the system draws around a window, in px; it cannot be asked before the window is shown."""
_ABOUT = 24
"""What is shown above and below a field that gets the focus, in px."""


class ScrollRoom(QScrollArea):
    """Shows a part whole where there is room, and scrolls it where there is not."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)
        self._part = part

    def follow_focus(self) -> None:
        """From now on show the field that gets the focus otherwise than by a press on it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focused)

    def _show_focused(self, _before: QWidget | None, field: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if field is not None and self._part.isAncestorOf(field) and not pressed:
            # A field that was shown this moment gets its place a moment later.
            QTimer.singleShot(0, self, self._show_field)

    def _show_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._part.isAncestorOf(field):
            self.ensureWidgetVisible(field, 0, _ABOUT)

    def sizeHint(self) -> QSize:
        return self._part.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def needed(self, width: int) -> QSize:
        """How large this must be, where `width` px wide, to show its part without scrolling.

        Reckoned as beside a scroll bar: one that came before there was room makes words wrap
        earlier, and would stay because of the line that this takes.
        """
        part = self._part
        least = part.minimumSizeHint()
        layout = part.layout()
        if layout is not None and layout.hasHeightForWidth():
            beside = width - self.verticalScrollBar().sizeHint().width()
            least.setHeight(layout.totalHeightForWidth(max(beside, least.width())))
        return least


def replace_part(area: QScrollArea, part: QWidget) -> None:
    """Show another part in it. Qt would delete the former one at once, and this may be asked for by
    a box in it that has not finished telling of a choice.
    """
    former = area.takeWidget()
    area.setWidget(part)
    if former is not None:
        former.setParent(area)
        former.hide()
        former.deleteLater()


class PageStack(QStackedWidget):
    """Asks for the room that the shown page needs; Qt's own asks for that of the largest page."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()


def room_on_screen(window: QWidget) -> QRect:
    """Where the inside of a window may stand: on its parent's screen, clear of bars and frame."""
    parent = window.parentWidget()
    room = (parent or window).screen().availableGeometry()
    return room.adjusted(
        _FRAME.width() // 2,
        _FRAME.height() - _FRAME.width() // 2,
        -(_FRAME.width() // 2),
        -(_FRAME.width() // 2),
    )


def fit_dialog(dialog: QWidget, body: ScrollRoom) -> None:
    """Give a dialog the size that shows its body, or all the screen has; it never shrinks."""
    body.updateGeometry()  # else the dialog reckons without what came into it just now
    room = room_on_screen(dialog).size()
    size = dialog.size()
    around = dialog.sizeHint() - body.sizeHint()
    wanted = body.needed(size.width() - max(around.width(), 0)) + around
    dialog.setMinimumSize(dialog.minimumSize().boundedTo(room))
    dialog.resize(size.expandedTo(wanted).boundedTo(room))


def keep_on_screen(window: QWidget) -> None:
    """Bring a window whose place was kept from another screen wholly onto the one it opens on."""
    room = room_on_screen(window)
    window.setMinimumSize(window.minimumSize().boundedTo(room.size()))
    size = window.size().boundedTo(room.size())
    window.resize(size)
    place = window.geometry()
    left = max(room.left(), min(place.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(place.top(), room.bottom() + 1 - size.height()))
    if (left, top) != (place.left(), place.top()):
        window.setGeometry(QRect(left, top, size.width(), size.height()))
