"""A meeting in the desk's register, and the dialogs of issuing as the user opens them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QMessageBox

from portfolio_desktop.ui.issuing.issue_preview import IssuePreview
from portfolio_desktop.ui.issuing.issued import IssuedDialog
from tests.services.meeting_ground import FORUM, ITEMS, MEETING, PEOPLE, POINTS, put
from tests.ui.answering import answer, in_dialog, press
from tests.ui.desk import Desk

Act = Callable[[IssuePreview], None]


def hold_meeting(desk: Desk) -> None:
    """The board meets on 10 November 2023 about six items."""
    register = desk.context.present
    items = [replace(each, project_id=None, request_id=None) for each in ITEMS]
    people = [replace(each, participant_id=None) for each in PEOPLE]
    put(register, FORUM, MEETING)
    put(register, *people)
    put(register, *items)
    put(register, *POINTS)


def in_issuing(desk: Desk, act: Act, *, by_keys: bool = False) -> None:
    in_dialog(IssuePreview, act, lambda: desk.choose("issue", by_keys=by_keys))


def in_issued(desk: Desk, act: Callable[[IssuedDialog], None], *, by_keys: bool = False) -> None:
    in_dialog(IssuedDialog, act, lambda: desk.choose("issued", by_keys=by_keys))


def issue_it(preview: IssuePreview, answer_words: str = "Udsend") -> list[str]:
    """Press "Udsend…" and answer the question; what was asked."""
    asked: list[str] = []

    def say(box: QMessageBox) -> None:
        asked.append(f"{box.text()}\n{box.informativeText()}")
        press(box, answer_words)

    came = answer(QMessageBox, say)
    preview._issue.click()
    QApplication.processEvents()
    assert came
    return asked
