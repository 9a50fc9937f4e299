"""What the dialogs share: a closed one is gone, an open one tells what was refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_desktop.services.messages import Message
from portfolio_desktop.ui.controls import TextBox, TextLine, button
from portfolio_desktop.ui.dialogs import frame
from portfolio_desktop.ui.dialogs.discarding import may_discard
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from tests.ui.ground import Ground, words_in


def opened(place: Ground) -> tuple[FramedDialog, TextLine]:
    dialog = FramedDialog(place.context, place.window, "Prøve")
    first, second = TextLine("Første"), TextLine("Andet")
    dialog.body.addWidget(first)
    dialog.body.addWidget(second)
    dialog.name_field("second", second)
    dialog.show_foot((), (button("Gem"),))
    dialog.resize(620, 300)
    dialog.show()
    QApplication.processEvents()
    return dialog, second


def test_a_refusal_is_told_at_its_field_until_it_is_cleared(place: Ground) -> None:
    dialog, second = opened(place)
    place.context.tell(Message("code", "Det gik ikke.", "Intet er ændret.", field="second"))
    assert "Det gik ikke. Intet er ændret." in words_in(dialog)
    assert dialog.focusWidget() is second
    assert second.property("look") == "fault"
    assert second.accessibleDescription() == "Det gik ikke. Intet er ændret."
    dialog.clear_fault()
    assert "Det gik ikke." not in words_in(dialog)
    assert not second.property("look")
    assert second.accessibleDescription() == ""
    dialog.reject()


def test_a_refusal_moves_no_field_and_goes_when_a_field_is_edited(place: Ground) -> None:
    dialog, second = opened(place)
    before = second.geometry()
    place.context.tell(Message("code", "Det gik ikke.", "Skriv noget andet.", field="second"))
    QApplication.processEvents()
    assert "Det gik ikke." in words_in(dialog)
    assert second.geometry() == before
    second.setText("Noget andet")
    assert "Det gik ikke." not in words_in(dialog)
    dialog.reject()


def test_typed_words_are_thrown_away_only_after_one_question(
    place: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, second = opened(place)
    dialog.guard_typed(second.text)
    answers = [False, True]
    monkeypatch.setattr(frame, "may_discard", lambda _dialog: answers.pop(0))
    second.setText("Skrevet")
    dialog.close()
    assert dialog.isVisible()
    dialog.close()
    assert not dialog.isVisible()
    assert answers == []


def test_an_untouched_dialog_closes_without_a_question(
    place: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, second = opened(place)
    dialog.guard_typed(second.text)
    monkeypatch.setattr(frame, "may_discard", lambda _dialog: pytest.fail("asked"))
    dialog.close()
    assert not dialog.isVisible()


def test_a_shown_dialog_grows_for_what_comes_into_it(place: Ground) -> None:
    dialog, second = opened(place)
    later = QWidget()
    later.setFixedHeight(240)
    dialog.body.addWidget(later)
    later.show()
    dialog.make_room()
    QApplication.processEvents()
    assert second.visibleRegion().boundingRect().height() == second.height()
    assert later.visibleRegion().boundingRect().height() == 240
    dialog.reject()


@pytest.mark.parametrize(("words", "discards"), [("Kassér", True), ("Skriv videre", False)])
def test_the_question_is_answered_by_its_buttons(place: Ground, words: str, discards: bool) -> None:
    dialog, _second = opened(place)

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        (pressed,) = [each for each in question.buttons() if each.text() == words]
        pressed.click()

    QTimer.singleShot(0, answer)
    assert may_discard(dialog) is discards
    dialog.reject()


def test_a_closed_dialog_is_gone_and_hears_nothing_more(place: Ground) -> None:
    dialog, _second = opened(place)
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)
    place.context.tell(Message("code", "Ingen hører det."))


def test_enter_presses_what_has_the_focus_and_ctrl_enter_the_chief_button(
    place: Ground, qtbot: QtBot
) -> None:
    dialog = FramedDialog(place.context, place.window, "Prøve")
    words, gone, keep = TextBox("Hvorfor"), button("Annullér"), button("Gem")
    pressed: list[str] = []
    gone.clicked.connect(lambda: pressed.append("Annullér"))
    keep.clicked.connect(lambda: pressed.append("Gem"))
    dialog.body.addWidget(words)
    dialog.show_foot((), (gone, keep))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    QTest.keyClick(gone, Qt.Key.Key_Return)
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Annullér", "Gem"]
    dialog.reject()
