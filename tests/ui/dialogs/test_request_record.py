"""A decided change request tells what was recorded, whatever the plan has become since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.verbs.requests import request_dialog
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import faults_of

JUNE = ChangeDraft(Subject.END, "juni 2024")
APPROVAL = Decision(
    RequestState.APPROVED,
    "10.11.2023",
    "Prøvekredsen",
    "Prøvekredsen den 10. november 2023, punkt 5",
    "Datoen rykkes ikke igen.",
)


def submitted(place: Ground, *changes: ChangeDraft) -> str:
    draft = new_request_draft(
        place.context.reader, place.project("17-1").id, place.register.today()
    )
    wish = replace(
        draft,
        title="To måneder mere",
        reason="Testbrugere mangler.",
        consequence="Testen står stille.",
        requested_by="Region Hovedstaden",
        changes=changes or (JUNE,),
    )
    request = draft_request(place.register, wish).id
    submit_request(place.register, request)
    return request


def decided(place: Ground, decision: Decision, *changes: ChangeDraft) -> str:
    request = submitted(place, *changes)
    decide_request(place.register, request, decision)
    return request


def opened(place: Ground, request: str) -> QDialog:
    dialog = request_dialog(place.context, place.window, request)
    dialog.show()
    QApplication.processEvents()
    return dialog


def test_it_tells_what_was_decided_and_what_came_of_it(place: Ground) -> None:
    dialog = opened(place, decided(place, APPROVAL))
    words = words_in(dialog)
    for told in (
        "To måneder mere",
        "Hvad der blev ændret\nSlutdato\nmar. 2024 → jun. 2024 (+3 måneder)",
        "Testbrugere mangler.",
        "Testen står stille.",
        "Region Hovedstaden, fremsendt 2. nov. 2023",
        "Beslutning\nGodkendt\nPrøvekredsen den 10. november 2023, punkt 5",
        "Datoen rykkes ikke igen.",
        "Godkendt plan, version 2",
    ):
        assert told in words
    dialog.reject()


def test_it_keeps_its_words_when_the_plan_moves_on(place: Ground) -> None:
    request = decided(place, APPROVAL)
    decided(place, APPROVAL, ChangeDraft(Subject.END, "dec. 2024"))
    words = words_in(opened(place, request))
    assert "mar. 2024 → jun. 2024" in words
    assert "Godkendt plan, version 2" in words
    assert "dec. 2024" not in words


def test_what_was_granted_stands_above_what_was_asked_for(place: Ground) -> None:
    granted = (ChangeDraft(Subject.END, "maj 2024"),)
    outcome = RequestState.APPROVED_WITH_CHANGES
    request = decided(place, replace(APPROVAL, outcome=outcome, granted=granted))
    words = words_in(opened(place, request))
    assert "Slutdato\nmar. 2024 → maj 2024 (+2 måneder)\nØnsket: jun. 2024" in words
    assert "Godkendt med ændringer" in words


@pytest.mark.parametrize("outcome", [RequestState.REJECTED, RequestState.WITHDRAWN])
def test_a_refused_one_changed_nothing(place: Ground, outcome: RequestState) -> None:
    words = words_in(opened(place, decided(place, replace(APPROVAL, outcome=outcome))))
    assert "Hvad der blev ønsket\nSlutdato\nmar. 2024 → jun. 2024" in words
    assert "version" not in words


def test_nothing_in_it_promises_consequences_or_can_be_written_in(place: Ground) -> None:
    dialog = opened(place, decided(place, APPROVAL))
    assert "Konsekvenser ved godkendelse" not in words_in(dialog)
    assert "Behandles på" not in words_in(dialog)
    assert not dialog.findChildren(QLineEdit)
    assert not dialog.findChildren(QPlainTextEdit)
    assert dialog.focusWidget() is named(dialog, "Luk")


@pytest.mark.parametrize("language", list(Language))
def test_every_control_is_named(place: Ground, language: Language) -> None:
    use_language(language)
    assert faults_of(opened(place, decided(place, APPROVAL))) == []


def test_a_postponed_one_is_still_written_in_and_tells_why_it_waits(place: Ground) -> None:
    postponed = replace(APPROVAL, outcome=RequestState.POSTPONED, note="Afventer konfliktrådet.")
    dialog = opened(place, decided(place, postponed))
    assert isinstance(dialog, RequestDialog)
    words = words_in(dialog)
    assert "Konsekvenser ved godkendelse" in words
    assert "Udsat\nPrøvekredsen den 10. november 2023, punkt 5\nAfventer konfliktrådet." in words
    dialog.reject()
