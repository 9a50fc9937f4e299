"""The list of change requests: found, opened, begun and decided from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.services.history import request_history
from portfolio_desktop.services.requests import (
    ChangeDraft,
    RequestDraft,
    draft_request,
    submit_request,
)
from portfolio_desktop.ui.dialogs.decision import DecisionDialog
from portfolio_desktop.ui.dialogs.request import RequestDialog
from portfolio_desktop.ui.dialogs.request_history import RequestHistoryDialog
from portfolio_desktop.ui.pages.records import RecordTable
from portfolio_desktop.ui.verbs.handlers import handlers
from tests.ui.answering import answer, press
from tests.ui.conftest import type_text
from tests.ui.desk import Desk
from tests.ui.ground import named, words_in
from tests.ui.walking import faults_of


@pytest.fixture
def listed(desk: Desk) -> Desk:
    """A draft for 17-1 and a submitted request for 22-2, on their page."""
    register = desk.context.register
    for number, title in (("17-1", "Senere slut"), ("22-2", "Andet omfang")):
        later = (ChangeDraft(Subject.END, "dec. 2025"),)
        draft = RequestDraft(desk.row(number).id, title=title, reason="Udbud", changes=later)
        added = draft_request(register, draft)
        desk.context.announce(added.change)
        if number == "22-2":
            desk.context.perform(lambda made=added.id: submit_request(register, made))
    desk.go("19-2")
    desk.shortcut("page_requests")
    return desk


def table(desk: Desk) -> RecordTable:
    found = desk.window.page("requests").findChild(RecordTable)
    assert found is not None
    return found


def button(desk: Desk, name: str) -> QPushButton:
    found = named(desk.window.page("requests"), name)
    assert isinstance(found, QPushButton)
    return found


def meet(kind: type[QDialog], seen: list[str]) -> None:
    """What comes in front is written down and closed again."""

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        seen.append(dialog.windowTitle())
        dialog.done(0)

    QTimer.singleShot(0, close)


def mark(desk: Desk, project: str) -> None:
    model = table(desk).model()
    told = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    table(desk).selectRow(next(at for at, words in enumerate(told) if words.startswith(project)))


def test_the_list_has_the_focus_and_enter_opens(listed: Desk) -> None:
    assert table(listed).hasFocus()
    mark(listed, "17-1")
    seen: list[str] = []
    meet(RequestDialog, seen)
    listed.press(Qt.Key.Key_Return)
    assert len(seen) == 1


def test_a_decision_is_recorded_from_the_list(listed: Desk) -> None:
    mark(listed, "17-1")
    assert not button(listed, "Registrér beslutning…").isEnabled(), "a draft is submitted first"
    mark(listed, "22-2")
    seen: list[str] = []
    meet(DecisionDialog, seen)
    button(listed, "Registrér beslutning…").click()
    assert len(seen) == 1


def test_the_marked_request_is_opened_decided_and_looked_back_on(listed: Desk) -> None:
    mark(listed, "22-2")
    request = listed.window.requests.marked
    told = [line.sentence for line in request_history(listed.context.present, request)]
    assert told[-1].startswith("Ny ændringsanmodning")
    seen: list[str] = []
    for verb, kind in (("open_request", RequestDialog), ("decide_request", DecisionDialog)):
        meet(kind, seen)
        listed.menu(verb)

    def look(dialog: RequestHistoryDialog) -> None:
        assert faults_of(dialog) == []
        assert dialog.table.model().rowCount() == len(told) == 2
        assert told[0] in words_in(dialog)
        press(dialog, "Luk")

    came = answer(RequestHistoryDialog, look)
    listed.shortcut("request_history")
    assert (len(seen), came) == (2, [True])


def test_a_new_request_is_made_for_the_marked_project(listed: Desk) -> None:
    seen: list[str] = []
    meet(RequestDialog, seen)
    button(listed, "Ny anmodning for 19-2…").click()
    assert len(seen) == 1
    listed.menu("page_portfolio")
    listed.go("16-5")
    listed.menu("page_requests")
    assert button(listed, "Ny anmodning for 16-5…").isEnabled()
    assert faults_of(listed.window.page("requests")) == []


def test_a_search_for_nothing_leaves_nothing_to_open_or_decide(listed: Desk) -> None:
    type_text(named(listed.window.page("requests"), "Søg i ændringsanmodninger"), "findes ikke")
    assert not button(listed, "Åbn").isEnabled()
    assert not button(listed, "Registrér beslutning…").isEnabled()


@pytest.mark.parametrize(
    "verb", ["open_request", "decide_request", "request_history", "close_request"]
)
def test_with_nothing_marked_or_on_another_page_no_verb_of_a_request_opens_anything(
    listed: Desk, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda *_shown: opened.append(verb))
    mark(listed, "22-2")
    listed.menu(verb)
    do = handlers(listed.window)[verb]
    assert len(opened) == 1
    table(listed).clearSelection()
    table(listed).setCurrentIndex(QModelIndex())
    assert listed.window.requests.marked == ""
    assert not listed.window.actions_by_id[verb].isEnabled()
    do()
    mark(listed, "22-2")
    listed.menu("page_portfolio")
    assert not listed.window.actions_by_id[verb].isEnabled()
    do()
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("page", "name"),
    [("requests", "Søg i ændringsanmodninger"), ("history", "Søg i historikken")],
)
def test_ctrl_f_searches_in_the_page_that_is_shown(listed: Desk, page: str, name: str) -> None:
    listed.shortcut(f"page_{page}")
    listed.shortcut("search")
    assert named(listed.window.page(page), name).hasFocus()
    listed.menu("page_portfolio")
    listed.shortcut("search")
    assert listed.window.tools.search.hasFocus()
