"""The field for case texts: what is shown and read again, its keys, and what is pasted."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.case_text import Block, BlockKind, Run, case_text, tidy
from portfolio_desktop.ui.case_text import CaseTextBox, CaseTextField
from portfolio_desktop.ui.points_box import PointsBox

SIGNS = st.text(alphabet="ab1.)-*\\ \n\xa0æ•_#<&", max_size=30)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockKind),
        st.lists(st.builds(Run, SIGNS, st.booleans()), max_size=3).map(tuple),
    ),
    max_size=5,
)
TEXT = "Konklusion: **ny plan**\n\n- ét\n- to\n\n1. først\n2. så"


@pytest.fixture
def box(qtbot: QtBot) -> CaseTextBox:
    made = CaseTextBox("Sagsfremstilling")
    qtbot.addWidget(made)
    return made


def press(box: CaseTextBox | PointsBox, text: str) -> None:
    """Type letters as they come from the keyboard, Danish ones too."""
    for letter in text:
        cursor = box.textCursor()
        if letter in " \n":
            key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_Return
            QTest.keyClick(box, key)
        else:
            cursor.insertText(letter)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(BLOCKS)
def test_text_to_field_to_text_is_stable(box: CaseTextBox, of: list[Block]) -> None:
    text = case_text(of)
    box.show_text(text, afresh=True)
    assert box.words_in_document() == text
    assert not box.unsaved


def test_the_field_shows_bold_and_lists(box: CaseTextBox) -> None:
    box.show_text(TEXT, afresh=True)
    assert box.toPlainText() == "Konklusion: ny plan\nét\nto\nførst\nså"
    assert [block.kind.value for block in box.read_blocks()] == [
        "paragraph",
        "bullet",
        "bullet",
        "number",
        "number",
    ]


def test_bold_by_its_key_and_back(box: CaseTextBox, qtbot: QtBot) -> None:
    box.show_text("Det haster", afresh=True)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert box.words_in_document() == "**Det haster**"
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert box.words_in_document() == "Det haster"


def test_a_list_begins_as_it_is_written_and_ends_with_an_empty_point(box: CaseTextBox) -> None:
    press(box, "- mål\nmidler\n\nSlut")
    assert box.words_in_document() == "- mål\n- midler\n\nSlut"
    box.clear()
    press(box, "1. først\nså\n\nSlut")
    assert box.words_in_document() == "1. først\n2. så\n\nSlut"


def test_a_paragraph_that_looks_like_a_list_inside_is_left_alone(box: CaseTextBox) -> None:
    press(box, "Fra - til 1. maj")
    assert box.words_in_document() == "Fra - til 1. maj"


def paste(box: CaseTextBox | PointsBox, *, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    box.insertFromMimeData(data)


def test_pasted_word_text_comes_without_its_looks(box: CaseTextBox) -> None:
    html = (
        "<p style='font-size:20pt;color:red'>Rød <b>plan</b></p>"
        "<ul><li>a</li><li>b</li></ul><img src='x.png'>"
    )
    paste(box, html=html, text="Rød plan")
    assert box.words_in_document() == "Rød **plan**\n\n- a\n- b"
    assert "20pt" not in box.toHtml()


def test_a_few_pasted_words_stay_in_their_sentence(box: CaseTextBox) -> None:
    box.show_text("Det er vigtigt", afresh=True)
    cursor = box.textCursor()
    cursor.setPosition(6)
    box.setTextCursor(cursor)
    paste(box, text=" meget")
    assert box.words_in_document() == "Det ermeget vigtigt"
    box.undo()
    assert box.words_in_document() == "Det er vigtigt"


def test_what_is_copied_here_is_pasted_here(box: CaseTextBox) -> None:
    box.show_text(TEXT, afresh=True)
    box.selectAll()
    data = box.createMimeDataFromSelection()
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.fill_document("")
    box.insertFromMimeData(data)
    assert box.words_in_document() == tidy(TEXT)


def test_words_are_saved_while_they_are_written_and_nothing_moves(
    box: CaseTextBox, qtbot: QtBot
) -> None:
    saved: list[tuple[str, bool]] = []
    box.written.connect(lambda words, goes_on: saved.append((words, goes_on)))
    box.show_text("", afresh=True)
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusIn))
    box.textCursor().insertText("Første  ")
    box.save()
    box.textCursor().insertText("anden")
    box.save()
    assert saved == [("Første", False), ("Første  anden", True)]
    box.textCursor().insertText(" ")
    box.show_text("Første  anden")
    assert box.toPlainText() == "Første  anden "
    assert box.document().isUndoAvailable()


def test_another_items_text_takes_the_place_of_what_is_written(box: CaseTextBox) -> None:
    box.show_text("Et", afresh=True)
    box.textCursor().insertText("Skrevet ")
    box.show_text("To")
    assert box.unsaved, "another one's save leaves what is being written"
    box.show_text("Tre", afresh=True)
    assert box.toPlainText() == "Tre"
    assert not box.document().isUndoAvailable()


def test_the_buttons_shape_and_show_the_form(qtbot: QtBot) -> None:
    field = CaseTextField("Resumé")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.box.setFocus()
    field.box.show_text("en\n\nto", afresh=True)
    field.box.selectAll()
    field._bullet.click()
    assert field.box.words_in_document() == "- en\n- to"
    assert field._bullet.isChecked()
    field.box.clearFocus()
    assert not field._bullet.isChecked()
    field.set_read_only(True)
    field.box.turn_bold()
    assert field.box.words_in_document() == "- en\n- to"
    assert QKeySequence("Ctrl+B").toString() in field._bold.toolTip()


def test_points_are_lines_with_numbers(qtbot: QtBot) -> None:
    points = PointsBox("Indstilling")
    qtbot.addWidget(points)
    points.show_text("godkender planen\ntager resten til efterretning", afresh=True)
    points.moveCursor(QTextCursor.MoveOperation.End)
    press(points, "\ndrøfter\n")
    assert points.words_in_document().split("\n") == [
        "godkender planen",
        "tager resten til efterretning",
        "drøfter",
    ]
    paste(points, text="\n• x\n• y")
    assert points.words_in_document().split("\n")[3:] == ["x", "y"]
    assert points.document().begin().textList().count() == 5
