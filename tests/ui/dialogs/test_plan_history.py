"""The approved plans of a project, as one reads them; a version leads to the request behind it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.ui.dialogs.plan_history import PlanHistoryDialog
from tests.ui.ground import Ground, press, words_in
from tests.ui.walking import faults_of


def approved(place: Ground, title: str, end: str) -> str:
    register, project = place.register, place.project("17-1").id
    draft = new_request_draft(place.context.reader, project, register.today())
    wish = replace(draft, title=title, changes=(ChangeDraft(Subject.END, end),))
    request = draft_request(register, wish).id
    submit_request(register, request)
    day = f"{register.today():%d.%m.%Y}"
    decision = Decision(RequestState.APPROVED, day, "Prøvekredsen", "Mødet")
    decide_request(register, request, decision)
    return request


def opened(place: Ground) -> PlanHistoryDialog:
    dialog = PlanHistoryDialog(place.context, place.window, place.project("17-1").id)
    dialog.show()
    QApplication.processEvents()
    return dialog


def test_it_tells_every_version_and_opens_the_request_behind_one(place: Ground) -> None:
    first = approved(place, "Miljøet er ikke klar", "maj 2024")
    approved(place, "Testen tager længere tid", "aug. 2024")
    dialog = opened(place)
    words = words_in(dialog)
    assert "flyttet 2 gange" in words
    assert words.index("version 3") < words.index("version 2") < words.index("Oprindelig plan")
    assert "Miljøet er ikke klar" in words
    assert "maj 2024 → aug. 2024" in words
    assert faults_of(dialog) == []
    press(dialog, "Åbn anmodningen bag Godkendt plan, version 2")
    assert not dialog.isVisible()
    assert dialog.request == first


def test_a_plan_that_was_never_changed_says_so(place: Ground) -> None:
    dialog = opened(place)
    assert "ikke flyttet" in words_in(dialog)
    assert "mar. 2024" in words_in(dialog)
    assert dialog.request == ""
    dialog.reject()
