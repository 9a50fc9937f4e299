"""The guide and the keys, under Help."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, use_language
from tests.ui.desk import Desk
from tests.ui.walking import faults_of


def shown_by(desk: Desk, action: str) -> list[str]:
    """What the dialog of a menu entry says, and what is wrong with its names."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        seen.extend(each.toPlainText() for each in dialog.findChildren(QTextBrowser))
        seen.extend(faults_of(dialog))
        dialog.accept()

    QTimer.singleShot(0, look)
    desk.menu(action)
    return seen


@pytest.mark.parametrize(
    ("language", "first"), [(Language.DANISH, "Brugerguide"), (Language.ENGLISH, "User guide")]
)
def test_the_guide_is_read_in_the_window(desk: Desk, language: Language, first: str) -> None:
    use_language(language)
    (text,) = shown_by(desk, "guide")
    assert text.startswith(first)
    assert "Ctrl+Z" in text
    assert "**" not in text, "marks are shown as what they mean"


def test_both_guides_say_the_same_things() -> None:
    danish, english = (
        resource("guide", f"{language.value}.md").read_text(encoding="utf-8")
        for language in Language
    )
    for pattern in (r"^#+ ", r"^\| ", r"^- ", r"^\d\. ", r"^$"):
        counts = {len(re.findall(pattern, text, re.MULTILINE)) for text in (danish, english)}
        assert len(counts) == 1, pattern


def test_keys_are_called_what_stands_on_them(desk: Desk) -> None:
    words = shown_by(desk, "keys")
    assert "Ctrl+Skift+Plus" in words
    assert "Ctrl+Skift+Minus" in words
    assert "Ctrl+PgDn" in words
    assert not [each for each in words if each.endswith("++") or "PgDown" in each]


@pytest.mark.parametrize(
    ("action", "keys"),
    [("green", "1"), ("yellow", "2"), ("red", "3"), ("no_light", "0"), ("next_month", "Ctrl+PgDn")],
)
def test_the_menu_shows_the_key_of_each_status(desk: Desk, action: str, keys: str) -> None:
    assert desk.window.actions_by_id[action].text().split("\t")[1] == keys
