"""A pause is asked for with its first day, its reason and its end; resuming with a date."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.services.history import undo
from portfolio_desktop.ui.dialogs.pausing import PauseDialog, ResumeDialog
from tests.ui.ground import Ground, named, press, words_in, write
from tests.ui.walking import faults_of


def shown(dialog: QDialog) -> QDialog:
    dialog.show()
    QApplication.processEvents()
    return dialog


def pause(place: Ground) -> None:
    dialog = shown(PauseDialog(place.context, place.window, place.project("22-2").id))
    write(dialog, "Hvorfor sættes det på pause?", "Afventer den nye leverandør")
    write(dialog, "På pause fra", "5.10.2023")
    write(dialog, "Ventes genoptaget", "medio 2024")
    assert "forstås som medio 2024" in words_in(dialog)
    assert "Oktober 2023 viser »på pause« og ingen farve" in words_in(dialog)
    press(dialog, "Sæt på pause")
    assert not dialog.isVisible()
    assert place.noted[-1] == "22-2 sat på pause fra 5. okt. 2023"


def test_a_project_is_put_on_hold_and_resumed(place: Ground) -> None:
    before = place.edits()
    pause(place)
    project = place.project("22-2")
    assert (project.state, project.state_from) == (LifecycleState.PAUSED, date(2023, 10, 5))
    assert project.expected_resume == read_date("medio 2024")
    assert place.report("22-2").no_light is NoLight.PAUSED
    dialog = shown(ResumeDialog(place.context, place.window, project.id))
    assert "Afventer den nye leverandør" in words_in(dialog)
    write(dialog, "Rapporterer igen fra", "ultimo 2024")
    press(dialog, "Genoptag")
    assert place.project("22-2").state is LifecycleState.ACTIVE
    assert place.report("22-2").reports_from == read_date("ultimo 2024")
    assert place.noted[-1] == "22-2 genoptaget 31. okt. 2023"
    assert place.edits() == before + 2
    undo(place.register)
    undo(place.register)
    assert place.project("22-2").state is LifecycleState.ACTIVE


def test_a_pause_without_a_reason_is_refused_at_the_field(place: Ground) -> None:
    dialog = shown(PauseDialog(place.context, place.window, place.project("22-2").id))
    press(dialog, "Sæt på pause")
    assert dialog.focusWidget() is named(dialog, "Hvorfor sættes det på pause?")
    dialog.close()


def test_the_sentence_follows_the_day(place: Ground) -> None:
    dialog = shown(PauseDialog(place.context, place.window, place.project("22-2").id))
    day = named(dialog, "På pause fra")
    assert isinstance(day, QLineEdit)
    assert day.text() == "31.10.2023", "shown is October, today is in November"
    assert "viser »på pause«" in words_in(dialog)
    day.setText("2.11.2023")
    assert "Oktober 2023 bliver stående, for pausen begynder først 2. nov. 2023." in words_in(
        dialog
    )
    day.setText("2.11")
    assert "pausen begynder" not in words_in(dialog)
    day.setText("")
    write(dialog, "Hvorfor sættes det på pause?", "Udbud")
    press(dialog, "Sæt på pause")
    assert place.project("22-2").state_from == date(2023, 10, 31), "as was proposed"


def test_every_control_is_named(place: Ground) -> None:
    for kind in (PauseDialog, ResumeDialog):
        dialog = shown(kind(place.context, place.window, place.project("22-2").id))
        assert faults_of(dialog) == []
        dialog.close()
