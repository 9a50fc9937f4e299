"""The history page: what was done, of all projects or of one, and undone from where it stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.storage.values import Label
from portfolio_desktop.ui import stepping
from portfolio_desktop.ui.pages.history import HistoryPage
from portfolio_desktop.ui.pages.records import READ_AT_ONCE
from portfolio_desktop.ui.runner import WorkerRunner
from portfolio_desktop.ui.theme import Theme
from tests.ui.desk import OCTOBER
from tests.ui.ground import Ground, ground, named, words_in
from tests.ui.walking import controls_of, faults_of


@pytest.fixture
def place(theme: Theme, small_register: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Ground]:
    with ground(theme, Path(shutil.copy(small_register, tmp_path))) as made:
        yield made


@pytest.fixture
def page(place: Ground) -> HistoryPage:
    shown = HistoryPage(place.context)
    column = QVBoxLayout(place.window)
    column.addWidget(shown)
    place.window.resize(1100, 700)
    place.window.show()
    QApplication.processEvents()
    return shown


def paint_red(place: Ground, number: str = "22-2") -> None:
    place.context.perform(
        lambda: set_colour(place.register, place.project(number).id, OCTOBER, OVERALL, Colour.RED)
    )
    QApplication.processEvents()


def rows(page: HistoryPage) -> list[list[str]]:
    view = named(page, "Historik")
    assert isinstance(view, QTableView)
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def mark(page: HistoryPage, row: int) -> None:
    view = named(page, "Historik")
    assert isinstance(view, QTableView)
    view.selectRow(row)


def details(page: HistoryPage) -> str:
    box = named(page, "Hvad ændringen gjorde")
    assert isinstance(box, QPlainTextEdit)
    return box.toPlainText()


def press(page: HistoryPage, words: str) -> None:
    button = named(page, words)
    assert isinstance(button, QPushButton)
    button.click()
    QApplication.processEvents()


def test_every_edit_is_told_newest_first(page: HistoryPage, place: Ground) -> None:
    before = len(rows(page))
    assert before == place.edits()
    paint_red(place)
    newest = rows(page)[0]
    assert len(rows(page)) == before + 1
    assert newest[0].startswith("02.11.2023")
    assert newest[1] == "Prøve"
    assert "22-2" in newest[2]
    assert "rød" in newest[2] + newest[3]


def test_the_marked_edit_is_told_in_full(page: HistoryPage, place: Ground) -> None:
    project = place.project("17-1").id
    place.context.perform(
        lambda: set_remarks(place.register, project, OCTOBER, "Ord nok til æøå. " * 30)
    )
    assert details(page).count("Ord nok til æøå.") == 30
    mark(page, 1)
    assert "Ord nok" not in details(page)


def test_an_edit_is_undone_from_where_it_stands(page: HistoryPage, place: Ground) -> None:
    paint_red(place)
    paint_red(place, "17-1")
    mark(page, 1)
    press(page, "Fortryd denne ændring")
    assert place.report("22-2").overall is Colour.GREEN
    assert place.report("17-1").overall is Colour.RED
    undone = rows(page)[2]
    assert "(fortrudt)" in undone[2]
    mark(page, 2)
    assert not named(page, "Fortryd denne ændring").isEnabled()


def test_what_was_changed_since_is_not_undone(page: HistoryPage, place: Ground) -> None:
    paint_red(place)
    place.context.perform(
        lambda: set_colour(
            place.register, place.project("22-2").id, OCTOBER, OVERALL, Colour.YELLOW
        )
    )
    mark(page, 1)
    press(page, "Fortryd denne ændring")
    assert len(place.told) == 1
    assert place.report("22-2").overall is Colour.YELLOW


def test_the_history_of_one_project(page: HistoryPage, place: Ground) -> None:
    paint_red(place)
    everything = len(rows(page))
    page.show_project(place.project("22-2").id)
    assert 0 < len(rows(page)) < everything
    assert "22-2 Ældre apoteksløsning" in words_in(page)
    press(page, "Vis alle projekter")
    assert len(rows(page)) == everything
    assert "22-2 Ældre apoteksløsning" not in words_in(page)


def search(page: HistoryPage, words: str) -> None:
    field = named(page, "Søg i historikken")
    assert isinstance(field, QLineEdit)
    field.setText(words)


def test_an_edit_is_found_by_its_words(page: HistoryPage, place: Ground) -> None:
    paint_red(place)
    project = place.project("17-1").id
    place.context.perform(
        lambda: set_remarks(place.register, project, OCTOBER, "Ærø venter på Ålborg")
    )
    everything = len(rows(page))
    search(page, "aalborg ÆRØ")
    (found,) = rows(page)
    assert "17-1" in found[2]
    assert "1 fundet" in words_in(page)
    search(page, "status 22-2 rød 02.11.2023")
    assert len(rows(page)) == 1
    press(page, "Fortryd denne ændring")
    assert place.report("22-2").overall is Colour.GREEN
    assert len(rows(page)) == 2, "the undoing has the same words"
    search(page, "findes ikke")
    assert rows(page) == []
    assert not named(page, "Fortryd denne ændring").isEnabled()
    search(page, "")
    assert len(rows(page)) == everything + 1
    assert "fundet" not in words_in(page)


def test_only_the_newest_words_searched_for_are_shown(
    page: HistoryPage, place: Ground, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A long history is read between the window's events, and given up for another search."""
    monkeypatch.setattr(stepping, "AT_ONCE_MS", 0)
    monkeypatch.setattr(stepping, "SLICE_MS", 0)
    runner = WorkerRunner()
    monkeypatch.setattr(place.context, "runner", runner)
    search(page, "17-1")
    assert "Søger …" in words_in(page)
    search(page, "19-2")
    qtbot.waitUntil(lambda: "fundet" in words_in(page))
    assert rows(page)
    assert all("19-2" in row[2] + row[3] for row in rows(page))
    runner.close()


def test_the_history_of_the_marked_project_alone(page: HistoryPage, place: Ground) -> None:
    page.offer_project("22-2")
    page.marked_wished.connect(lambda: page.show_project(place.project("22-2").id))
    everything = len(rows(page))
    press(page, "Kun 22-2")
    assert 0 < len(rows(page)) < everything
    assert "Kun 22-2" not in [each.accessibleName() for each in controls_of(page)]
    search(page, "17-1")
    assert rows(page) == []
    press(page, "Vis alle projekter")
    assert rows(page)
    assert "Kun 22-2" in [each.accessibleName() for each in controls_of(page)]


def test_a_change_made_meanwhile_is_there_when_the_page_is_shown(
    page: HistoryPage, place: Ground
) -> None:
    before = len(rows(page))
    page.hide()
    project = place.project("16-5").id
    draft = project_draft(place.context.reader, project)
    place.context.perform(
        lambda: edit_project(place.register, project, replace(draft, name="Register i drift"))
    )
    page.show()
    assert len(rows(page)) == before + 1


def test_closing_the_register_empties_the_page(page: HistoryPage, place: Ground) -> None:
    page.show_project(place.project("22-2").id)
    path = place.register.path
    place.context.use_register(None)
    assert rows(page) == []
    assert not named(page, "Fortryd denne ændring").isEnabled()
    place.context.use_register(open_register(path, actor="Prøve"))
    assert rows(page)


def test_older_edits_are_read_as_one_comes_to_them(page: HistoryPage, place: Ground) -> None:
    project = place.project("17-1").id
    for turn in range(READ_AT_ONCE * 2):
        set_remarks(place.register, project, OCTOBER, f"Bemærkning nummer {turn}")
    page.show_project(None)
    everything = place.edits()
    assert READ_AT_ONCE <= len(rows(page)) < everything
    view = named(page, "Historik")
    assert isinstance(view, QTableView)
    while view.model().canFetchMore(QModelIndex()):
        view.scrollToBottom()
        QApplication.processEvents()
    assert len(rows(page)) == everything
    assert rows(page)[-1][2] == "Nyt register"


def test_every_control_is_named(page: HistoryPage, place: Ground) -> None:
    page.show_project(place.project("22-2").id)
    assert len(controls_of(page)) >= 4
    assert faults_of(page) == []


def test_a_large_edit_shows_its_beginning_and_all_of_it_when_asked(
    page: HistoryPage, place: Ground
) -> None:
    with place.register.edit(Label("demo_filled")) as edit:
        for number in range(30):
            edit.create("participant", f"p-{number}", {"name": f"Region nummer {number}"})
    page.hide()
    page.show_project(None)
    page.show()
    details = page.findChild(QPlainTextEdit)
    assert details is not None
    shown = details.toPlainText().count("→")
    press(page, "Vis alt, hvad den ændrede")
    assert shown < 30
    assert details.toPlainText().count("→") == 30
    offered = [each.text() for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]
    assert "Vis alt, hvad den ændrede" not in offered
