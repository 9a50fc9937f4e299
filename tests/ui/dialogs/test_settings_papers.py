"""The look of the papers in the register's settings: a logo from a file, a colour that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTabWidget, QWidget

from portfolio_desktop.services.look import look_of
from portfolio_desktop.services.look_values import SHIPPED_ACCENT
from portfolio_desktop.ui.dialogs.register_settings import RegisterSettings
from portfolio_desktop.ui.dialogs.settings_papers import PapersPage
from portfolio_desktop.ui.logo_reading import logo_of
from tests.ui.ground import Ground, named, words_in

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10">'
    '<rect width="20" height="10" fill="#117733"/></svg>'
)


class OneFile:
    """The system's file dialogue, answered with one file."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def existing(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        assert "*.png" in filters
        return self.path

    def several(self, parent: QWidget, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        raise AssertionError

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        raise AssertionError

    def new(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        raise AssertionError

    def unused(self, parent: QWidget, title: str, proposed: Path, filters: str) -> Path | None:
        raise AssertionError


class Papers:
    """The dialog open at the papers."""

    def __init__(self, place: Ground, path: Path | None = None) -> None:
        self.place = place
        self.dialog = RegisterSettings(place.context, place.window)
        self.dialog.show()
        self.dialog.activateWindow()
        assert QTest.qWaitForWindowActive(self.dialog)
        tabs = self.dialog.findChild(QTabWidget)
        page = self.dialog.findChild(PapersPage)
        assert tabs is not None
        assert page is not None
        tabs.setCurrentWidget(page)
        page.files = OneFile(path)
        self.page = page

    def press(self, name: str) -> None:
        control = named(self.dialog, name)
        assert isinstance(control, QAbstractButton)
        control.click()

    def write(self, text: str) -> QLineEdit:
        field = named(self.dialog, "Papirernes farve")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return field

    @property
    def accent(self) -> str:
        return look_of(self.place.context.reader).accent


def png(folder: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(17, 119, 51, 128))
    path = folder / "logo.png"
    assert image.save(str(path))
    return path


def test_a_logo_is_chosen_shown_and_taken_away(place: Ground, tmp_path: Path) -> None:
    papers = Papers(place, png(tmp_path, 60, 20))
    assert "Intet logo" in words_in(papers.dialog)
    papers.press("Vælg et logo…")
    logo = look_of(place.context.reader).logo
    assert logo is not None
    assert (logo.width, logo.height) == (60, 20)
    assert "Intet logo" not in words_in(papers.dialog)
    papers.press("Fjern logoet")
    assert look_of(place.context.reader).logo is None
    papers.press("Fortryd: intet logo på papirerne længere")
    assert look_of(place.context.reader).logo == logo
    papers.dialog.close()


def test_a_file_that_is_no_picture_is_refused_by_its_name(place: Ground, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"<html>")
    papers, before = Papers(place, path), place.edits()
    papers.press("Vælg et logo…")
    assert "logo.png" in words_in(papers.dialog)
    assert place.edits() == before
    papers.dialog.close()


def test_who_gives_up_choosing_changes_nothing(place: Ground) -> None:
    papers, before = Papers(place, None), place.edits()
    papers.page.ask_colour = lambda _parent, _before: ""
    papers.press("Vælg et logo…")
    papers.press("Vælg en farve…")
    assert place.edits() == before
    papers.dialog.close()


def test_a_colour_is_written_or_chosen(place: Ground) -> None:
    papers = Papers(place)
    papers.write("8a1c5b")
    assert papers.accent == "#8A1C5B"
    papers.page.ask_colour = lambda _parent, before: {"#8A1C5B": "#00557f"}[before]
    papers.press("Vælg en farve…")
    assert papers.accent == "#00557F"
    papers.press("Brug programmets farve")
    assert papers.accent == SHIPPED_ACCENT
    papers.dialog.close()


def test_for_a_pale_colour_the_nearest_that_can_be_read_is_offered(place: Ground) -> None:
    papers = Papers(place)
    field = papers.write("#FFB000")
    assert papers.accent == SHIPPED_ACCENT
    assert field.property("look") == "fault"
    assert "for lys" in words_in(papers.dialog)
    papers.press("Brug #9F6D00")
    assert papers.accent == "#9F6D00"
    assert field.text() == "#9F6D00"
    assert field.property("look") == ""
    papers.dialog.close()


@pytest.mark.parametrize(("width", "height"), [(2000, 400), (100, 3000)])
def test_a_large_picture_is_kept_no_larger_than_print_shows(
    width: int, height: int, tmp_path: Path, qapp: object
) -> None:
    logo = logo_of(png(tmp_path, width, height))
    assert logo is not None
    assert logo.width <= 900
    assert logo.height <= 264
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.15)


def test_what_is_seen_through_is_white_on_paper(tmp_path: Path, qapp: object) -> None:
    logo = logo_of(png(tmp_path, 8, 8))
    assert logo is not None
    image = QImage.fromData(logo.data)
    assert not image.hasAlphaChannel()
    assert abs(image.pixelColor(4, 4).red() - 136) <= 2


def test_a_drawing_is_made_a_picture(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(SVG, encoding="utf-8")
    logo = logo_of(path)
    if logo is None:
        pytest.skip("Qt here reads no SVG")
    assert (logo.width, logo.height) == (900, 225)
