"""A change of organisation: previewed, carried out, taken back by one undo."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QTabWidget

from portfolio_desktop.services.history import undo
from portfolio_desktop.ui.dialogs.reorganising import ReorganisationDialog
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import faults_of


def opened(place: Ground) -> ReorganisationDialog:
    dialog = ReorganisationDialog(place.context, place.window)
    dialog.show()
    QApplication.processEvents()
    return dialog


def write(dialog: ReorganisationDialog, name: str, text: str) -> None:
    field = named(dialog, name)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def press(dialog: ReorganisationDialog, words: str) -> None:
    button = named(dialog, words)
    assert isinstance(button, QPushButton)
    button.click()


def filled(place: Ground) -> ReorganisationDialog:
    dialog = opened(place)
    write(dialog, "De nye parters første dag", "1.1.2027")
    write(dialog, "Besluttet af (møde eller skriftlig behandling)", "RSI-kredsen, punkt 4")
    write(dialog, "Region Hovedstaden videreføres af", "Region Østdanmark")
    return dialog


def lead(place: Ground, number: str) -> str:
    names = {each.id: each.name for each in place.context.reader.participants()}
    return names.get(place.project(number).lead_id or "", "")


def test_what_will_change_is_listed_before_anything_is_changed(place: Ground) -> None:
    dialog = filled(place)
    before = place.edits()
    press(dialog, "Forhåndsvisning")
    table = named(dialog, "Hvad der ændres")
    assert isinstance(table, QTableView)
    model = table.model()
    told = [
        [str(model.index(row, column).data()) for column in range(3)]
        for row in range(model.rowCount())
    ]
    assert [
        "17-1 Patologisk databank",
        "Projektledende part",
        "Region Hovedstaden → Region Østdanmark",
    ] in told
    assert f"{len(told)} oplysninger ændres." in words_in(dialog)
    assert place.edits() == before


def test_it_is_carried_out_and_taken_back_at_once(place: Ground) -> None:
    dialog = filled(place)
    before = place.edits()
    press(dialog, "Gennemfør")
    assert not dialog.isVisible()
    assert lead(place, "17-1") == "Region Østdanmark"
    assert place.edits() == before + 1
    undo(place.register)
    assert lead(place, "17-1") == "Region Hovedstaden"


def test_what_is_missing_is_asked_for_at_its_field(place: Ground) -> None:
    dialog = filled(place)
    write(dialog, "De nye parters første dag", "")
    press(dialog, "Forhåndsvisning")
    assert "Datoen mangler" in words_in(dialog)
    press(dialog, "Gennemfør")
    assert dialog.isVisible()
    pages = dialog.findChild(QTabWidget)
    assert pages is not None
    assert pages.currentIndex() == 0
    assert dialog.focusWidget() is named(dialog, "De nye parters første dag")


def test_every_control_has_a_name(place: Ground) -> None:
    assert faults_of(opened(place)) == []
