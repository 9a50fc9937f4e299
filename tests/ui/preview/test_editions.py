"""Which edition is printed, as a secretary chooses it and reads it on the pages."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.ui.preview.pack_preview import PackPreview
from portfolio_desktop.ui.preview.sheets import SheetPreview
from tests.reports.reading import text_of
from tests.ui.answering import in_dialog
from tests.ui.desk import Desk
from tests.ui.ground import words_in
from tests.ui.preview.conftest import Handed, names_of
from tests.ui.preview.opened import in_preview, print_from


def close(desk: Desk, number: str) -> None:
    register = desk.window.context.register
    project = next(each for each in register.reader.projects() if each.number == number)
    close_project(register, project.id, Closure(True, "Forhandling", "Et fortroligt projekt"))


def choose_open(preview: QWidget, *, on: bool = True) -> None:
    found = preview.findChildren(QAbstractButton)
    next(each for each in found if each.text().startswith("Åben udgave")).setChecked(on)


def button(preview: QWidget, words: str) -> QPushButton:
    return next(each for each in preview.findChildren(QPushButton) if each.text() == words)


def test_the_status_report_says_that_it_is_confidential_and_has_an_open_edition(
    desk: Desk, handed: Handed
) -> None:
    close(desk, "17-1")
    texts: list[str] = []

    def print_both(preview: PackPreview) -> None:
        texts.append(text_of(preview._pdf))
        print_from(preview)
        choose_open(preview)
        texts.append(text_of(preview._pdf))
        print_from(preview)

    in_preview(desk, print_both)
    full, opened = texts
    assert "Samlet udgave – fortrolig" in full
    assert "Patologi" in full
    assert "Åben udgave" in opened
    assert "Et fortroligt projekt" in opened
    assert "Patologi" not in opened
    assert names_of(handed) == [
        "Statusrapport 2023-10 fortrolig.pdf",
        "Statusrapport 2023-10 åben.pdf",
    ]


def test_where_nothing_is_closed_the_full_report_says_nothing_of_editions(desk: Desk) -> None:
    texts: list[str] = []
    in_preview(desk, lambda preview: texts.append(text_of(preview._pdf)))
    assert "udgave" not in texts[0].lower()


def test_a_sheet_says_in_head_and_name_which_edition_it_is(desk: Desk, handed: Handed) -> None:
    close(desk, "17-1")
    desk.go("17-1")
    texts: list[str] = []

    def print_it(preview: SheetPreview) -> None:
        texts.append(text_of(preview._pdf))
        print_from(preview)

    in_dialog(SheetPreview, print_it, lambda: desk.menu("sheets"))
    assert "Samlet udgave – fortrolig" in texts[0]
    assert names_of(handed) == ["Projektark 17-1 2023-10 fortrolig.pdf"]


def test_the_open_sheet_of_a_closed_project_is_words_that_are_neither_saved_nor_printed(
    desk: Desk,
) -> None:
    close(desk, "17-1")
    desk.go("17-1")
    said: list[str] = []
    ready: list[bool] = []

    def look(preview: SheetPreview) -> None:
        choose_open(preview)
        said.append(words_in(preview))
        ready.extend(button(preview, name).isEnabled() for name in ("Gem som PDF…", "Udskriv…"))
        choose_open(preview, on=False)
        ready.extend(button(preview, name).isEnabled() for name in ("Gem som PDF…", "Udskriv…"))
        said.append(words_in(preview))

    in_dialog(SheetPreview, look, lambda: desk.menu("sheets"))
    assert "Den åbne udgave har intet ark for 17-1." in said[0]
    assert "Den åbne udgave har intet ark" not in said[1]
    assert ready == [False, False, True, True]
