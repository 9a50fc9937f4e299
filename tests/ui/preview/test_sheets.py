"""Project sheets from the grid to paper, by menu, by key and by a right click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.ui.actions import MenuSpec
from portfolio_desktop.ui.menus import PROJECT_ENTRIES
from portfolio_desktop.ui.preview.preview import Preview
from portfolio_desktop.ui.preview.sheets import SheetPreview
from tests.reports.reading import pages, text_of
from tests.ui.answering import in_dialog
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.preview.conftest import Handed, names_of
from tests.ui.preview.opened import in_preview, print_from


def in_sheets(desk: Desk, act: Callable[[SheetPreview], None]) -> None:
    in_dialog(SheetPreview, act, lambda: desk.menu("sheets"))


def printed(preview: SheetPreview) -> bytes:
    return preview._pdf


def test_the_marked_projects_have_a_page_each(desk: Desk) -> None:
    found: list[bytes] = []
    desk.go("17-1")
    in_sheets(desk, lambda preview: found.append(printed(preview)))
    assert len(pages(found[0])) == 1
    assert "17-1" in text_of(found[0])
    desk.window.actions_by_id["mark_all"].trigger()
    rows = len(desk.window.portfolio.view.marks.rows())
    in_sheets(desk, lambda preview: found.append(printed(preview)))
    assert rows > 1
    assert len(pages(found[1])) == rows


def test_the_key_opens_it_too_and_the_form_names_the_project(desk: Desk) -> None:
    desk.go("17-1")
    said: list[str] = []
    in_dialog(
        SheetPreview,
        lambda preview: said.append(words_in(preview)),
        lambda: desk.shortcut("sheets"),
    )
    assert "17-1 " in said[0]
    assert "Projektark" in said[0]


def test_it_stands_among_the_papers_of_the_project_by_a_right_click() -> None:
    menus = [each for each in PROJECT_ENTRIES if isinstance(each, MenuSpec)]
    assert any("sheets" in menu.entries for menu in menus)


def test_what_it_is_compared_with_is_chosen(desk: Desk) -> None:
    use_last_meeting(desk.window.context.present, date(2023, 10, 6))
    desk.go("17-1")
    texts: list[str] = []

    def compare(preview: SheetPreview) -> None:
        texts.append(text_of(printed(preview)))
        month = next(
            each
            for each in preview.findChildren(QRadioButton)
            if each.text().startswith("Med sidste måned")
        )
        month.setChecked(True)
        texts.append(text_of(printed(preview)))

    in_sheets(desk, compare)
    assert "Ved sidste møde" in texts[0]
    assert "Sidste måned" in texts[1]


def test_the_open_edition_can_be_asked_for(desk: Desk) -> None:
    desk.go("17-1")
    found: list[bool] = []

    def choose(preview: SheetPreview) -> None:
        box = next(
            each for each in preview.findChildren(QCheckBox) if each.text().startswith("Åben")
        )
        box.setChecked(True)
        found.append(bool(printed(preview)))

    in_sheets(desk, choose)
    assert found == [True]


def test_the_file_is_called_after_the_projects(desk: Desk, handed: Handed) -> None:
    desk.go("17-1")
    in_sheets(desk, print_from)
    assert names_of(handed) == ["Projektark 17-1 2023-10.pdf"]


@pytest.mark.parametrize("language", Language)
def test_no_form_is_scrolled_sideways(desk: Desk, language: Language) -> None:
    use_language(language)
    use_last_meeting(desk.window.context.present, date(2023, 9, 28))
    desk.go("17-1")
    in_sheets(desk, fits)
    in_preview(desk, fits)


def fits(preview: Preview[Any, Any]) -> None:
    QApplication.processEvents()
    across = preview._form_room.horizontalScrollBar()
    assert across.maximum() == 0, "all of it can be read where it stands"
