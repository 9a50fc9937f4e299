"""Programmes in the list: folded by triangle, key and menu; remembered; found by search."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from portfolio_desktop.domain.project import ProjectKind
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.ui.panel.parts_section import SHOWN
from portfolio_desktop.ui.panel.sections import LinkLine
from tests.ui.desk import Desk
from tests.ui.ground import named, press, words_in

TOP, PART = "16-5", "22-2"


@pytest.fixture
def programme(desk: Desk) -> Desk:
    """16-5 is a programme, and 22-2 part of it."""
    context = desk.context
    register, top, part = context.register, desk.row(TOP).id, desk.row(PART).id
    for row, fields in ((top, {"kind": ProjectKind.PROGRAMME}), (part, {"parent_id": top})):
        draft = replace(project_draft(register.reader, row), **fields)
        context.perform(lambda row=row, draft=draft: edit_project(register, row, draft))
    desk.window.portfolio.group_by("")
    desk.qtbot.waitUntil(lambda: desk.window.panel.view.isVisible())
    return desk


def test_sub_projects_stand_under_their_programme(programme: Desk) -> None:
    shown = programme.shown()
    assert shown[shown.index(TOP) + 1] == PART
    assert programme.row(TOP).parts.told.startswith("1 delprojekt")
    programme.window.portfolio.sort_by("number", descending=True)
    assert programme.shown() == sorted(shown, reverse=True), "a sorted list is flat"


def test_left_folds_at_the_name_and_right_unfolds(programme: Desk) -> None:
    counts = programme.window.portfolio.portfolio.counts
    programme.go(TOP, "name")
    programme.press(Qt.Key.Key_Left)
    assert PART not in programme.shown()
    assert programme.window.current_project == programme.row(TOP).id
    assert programme.window.portfolio.portfolio.counts == counts
    programme.press(Qt.Key.Key_Right)
    assert PART in programme.shown()
    programme.go(TOP, "now")
    programme.press(Qt.Key.Key_Left)
    assert PART in programme.shown(), "elsewhere the arrows move the cursor"


def test_the_triangle_folds(programme: Desk) -> None:
    view = programme.window.portfolio.view
    programme.go(TOP, "name")
    cell = view.visualRect(view.currentIndex())
    where = QPoint(cell.left() + 10, cell.top() + 16)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert PART not in programme.shown()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert PART in programme.shown()


@pytest.mark.parametrize("way", ["menu", "shortcut"])
def test_the_verb_folds_from_a_sub_project_too(programme: Desk, way: str) -> None:
    programme.go(PART)
    getattr(programme, way)("turn_programme")
    assert PART not in programme.shown()
    assert programme.window.current_project == programme.row(TOP).id
    assert programme.preferences.folded_programmes == (programme.row(TOP).id,)
    getattr(programme, way)("turn_programme")
    assert PART in programme.shown()
    assert programme.preferences.folded_programmes == ()


def test_a_search_finds_what_is_folded(programme: Desk) -> None:
    programme.menu("fold_programmes")
    assert PART not in programme.shown()
    programme.window.portfolio.search("apotek")
    assert programme.shown() == [PART]
    programme.window.portfolio.search("")
    assert PART not in programme.shown()
    programme.context.project_requested.emit(programme.row(PART).id)
    assert programme.window.current_project == programme.row(PART).id


def test_a_programme_moves_with_its_sub_projects(programme: Desk) -> None:
    programme.go(TOP)
    before = programme.shown()
    assert before.index(TOP) == 0
    programme.menu("move_down")
    after = programme.shown()
    assert after[:3] == [before[2], TOP, PART]


def test_the_panel_s_list_leads_to_each_sub_project_by_click_and_by_key(programme: Desk) -> None:
    link_words = "22-2 Ældre apoteksløsning, grøn, uden dato"
    for way in ("click", "enter"):
        programme.menu("fold_programmes")
        programme.go(TOP)
        assert "1 delprojekt · 1 uden dato" in words_in(programme.window.panel.view)
        link = named(programme.window.panel.view, link_words)
        if way == "click":
            QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        else:
            link.setFocus()
            programme.press(Qt.Key.Key_Return)
        assert programme.window.current_project == programme.row(PART).id
        assert programme.window.portfolio.view.hasFocus(), "one goes on by the arrows there"


def test_a_long_list_is_short_until_all_of_it_is_asked_for(programme: Desk) -> None:
    context, top = programme.context, programme.row(TOP).id
    for number in range(14):
        draft = ProjectDraft(f"30-{number}", f"Del {number}", parent_id=top)
        context.perform(lambda draft=draft: add_project(context.register, draft).change)
    programme.go(TOP)
    view = programme.window.panel.view

    def listed() -> int:
        return sum(each.isVisible() for each in view.parts.findChildren(LinkLine))

    assert listed() == SHOWN
    press(view, "Delprojekter: og 3 til")
    assert listed() == 15
    programme.window.panel.refresh()
    assert listed() == 15, "an edit does not fold it again"


def test_who_goes_to_a_sub_project_unfolds_its_own_programme_alone(programme: Desk) -> None:
    context, register = programme.context, programme.context.register
    other = programme.row("17-1").id
    for row, fields in (
        (other, {"kind": ProjectKind.PROGRAMME}),
        (programme.row("19-2").id, {"parent_id": other}),
    ):
        draft = replace(project_draft(register.reader, row), **fields)
        context.perform(lambda row=row, draft=draft: edit_project(register, row, draft))
    programme.menu("fold_programmes")
    context.project_requested.emit(programme.row(PART).id)
    assert programme.window.current_project == programme.row(PART).id
    assert PART in programme.shown()
    assert "19-2" not in programme.shown(), "the other one stays folded"
