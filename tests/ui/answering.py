"""Answering the dialog that a verb of the window opens and waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

_LOOK_AGAIN_MS, _LOOKS = 10, 1_000

Dialog = TypeVar("Dialog", bound=QDialog)


def answer(kind: type[Dialog], act: Callable[[Dialog], None]) -> list[bool]:
    """Do something in the dialog of this kind that comes next; what is returned tells whether it
    came. One in which that fails is closed, so that nothing waits for it."""
    came: list[bool] = []

    def look(looks: int = _LOOKS) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            if looks:
                QTimer.singleShot(_LOOK_AGAIN_MS, lambda: look(looks - 1))
            return
        came.append(True)
        try:
            act(dialog)
        except BaseException:
            dialog.done(QDialog.DialogCode.Rejected)
            raise

    QTimer.singleShot(0, look)
    return came


def in_dialog(
    kind: type[Dialog],
    act: Callable[[Dialog], object],
    wish: Callable[[], object],
    leave: Callable[[Dialog], object] = lambda dialog: dialog.reject(),
) -> None:
    """Do something in the dialog of this kind that a wish opens, and leave it."""

    def and_leave(dialog: Dialog) -> None:
        act(dialog)
        leave(dialog)

    came = answer(kind, and_leave)
    wish()
    assert came, f"no {kind.__name__} came"


def press(widget: QWidget, words: str) -> None:
    """Press the one button that says this, or begins with it where none says just that."""
    seen = [each for each in widget.findChildren(QPushButton) if each.isVisible()]
    exact = [each for each in seen if each.text() == words]
    (found,) = exact or [each for each in seen if each.text().startswith(words)]
    assert found.isEnabled(), found.text()
    found.click()
