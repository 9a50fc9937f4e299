"""A project leaves the portfolio only with a reason, and comes back by one undo."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from portfolio_desktop.services.history import undo
from portfolio_desktop.ui.dialogs.archive import ArchiveDialog
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import controls_of, faults_of

REASON = "Hvorfor går det ud af porteføljen?"


def opened(place: Ground) -> ArchiveDialog:
    dialog = ArchiveDialog(place.context, place.window, place.project("22-2").id)
    dialog.show()
    QApplication.processEvents()
    return dialog


def press(dialog: ArchiveDialog, words: str) -> None:
    button = named(dialog, words)
    assert isinstance(button, QPushButton)
    button.click()


def test_a_project_is_archived_with_its_reason(place: Ground) -> None:
    dialog = opened(place)
    assert "22-2 Ældre apoteksløsning" in words_in(dialog)
    field = named(dialog, REASON)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Afløst af det fælles system")
    press(dialog, "Arkivér")
    project = place.project("22-2")
    assert project.archived
    assert project.archived_reason == "Afløst af det fælles system"
    assert not dialog.isVisible()
    undo(place.register)
    assert not place.project("22-2").archived


def test_without_a_reason_it_is_refused_at_the_field(place: Ground) -> None:
    dialog = opened(place)
    before = place.edits()
    press(dialog, "Arkivér")
    assert dialog.isVisible()
    assert dialog.focusWidget() is named(dialog, REASON)
    assert place.told
    assert place.edits() == before
    dialog.close()


def test_every_control_is_named(place: Ground) -> None:
    dialog = opened(place)
    assert len(controls_of(dialog)) == 3
    assert faults_of(dialog) == []
    dialog.close()
