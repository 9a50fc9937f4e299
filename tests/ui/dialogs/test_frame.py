"""What the dialogs share: a closed one is gone, an open one tells what was refused."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.controls import TextLine
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from tests.ui.ground import Ground, words_in


def opened(place: Ground) -> tuple[FramedDialog, TextLine]:
    dialog = FramedDialog(place.context, place.window, "Prøve")
    first, second = TextLine("Første"), TextLine("Andet")
    dialog.body.addWidget(first)
    dialog.body.addWidget(second)
    dialog.name_field("second", second)
    dialog.show()
    QApplication.processEvents()
    return dialog, second


def test_a_refusal_is_told_at_its_field_until_it_is_cleared(place: Ground) -> None:
    dialog, second = opened(place)
    place.context.tell(Message("code", "Det gik ikke.", "Intet er ændret.", field="second"))
    assert "Det gik ikke. Intet er ændret." in words_in(dialog)
    assert dialog.focusWidget() is second
    dialog.clear_fault()
    assert "Det gik ikke." not in words_in(dialog)
    dialog.reject()


def test_a_closed_dialog_is_gone_and_hears_nothing_more(place: Ground) -> None:
    dialog, _second = opened(place)
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)
    place.context.tell(Message("code", "Ingen hører det."))
