"""The controls: when they commit, what they ask for, and what they are called."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.controls import TextBox, TextLine, button, label, labelled
from portfolio_desktop.ui.lamp_controls import Chip, LampButtons, LampView, TrendView
from portfolio_desktop.ui.panel.passage_box import PassageBox
from portfolio_desktop.ui.theme import Theme
from tests.ui.conftest import ring, type_text


def beside(qtbot: QtBot, control: QWidget) -> tuple[QWidget, QPushButton]:
    """The control in a shown window, with a button to move the focus to."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(control)
    other = QPushButton("Andet")
    column.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    control.setFocus()
    return window, other


def test_a_passage_is_saved_when_it_is_left_and_only_when_changed(
    qtbot: QtBot, theme: Theme
) -> None:
    box = PassageBox("Bemærkninger")
    box.show_text("Før", afresh=True)
    _window, other = beside(qtbot, box)
    said: list[tuple[str, bool]] = []
    box.written.connect(lambda words, goes_on: said.append((words, goes_on)))
    other.setFocus()
    assert said == []
    box.setFocus()
    box.selectAll()
    type_text(box, "Testmiljø på plads")
    assert said == []
    other.setFocus()
    assert said == [("Testmiljø på plads", False)]


def test_saves_of_one_visit_to_a_passage_go_on_with_one_another(qtbot: QtBot, theme: Theme) -> None:
    box = PassageBox("Bemærkninger")
    _window, other = beside(qtbot, box)
    said: list[bool] = []
    box.written.connect(lambda _words, goes_on: said.append(goes_on))
    for words in ("Test", "miljø"):
        type_text(box, words)
        ring(box, "pause")
    other.setFocus()
    box.setFocus()
    type_text(box, " er på plads")
    other.setFocus()
    assert said == [False, True, False]


def test_escape_loses_no_words(qtbot: QtBot, theme: Theme) -> None:
    field = TextLine("Titel", "Gemt")
    _window, other = beside(qtbot, field)
    said: list[str] = []
    field.committed.connect(said.append)
    type_text(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    other.setFocus()
    (words,) = said
    assert sorted(words) == sorted("Gemtx")


def test_showing_what_was_saved_commits_nothing(qtbot: QtBot, theme: Theme) -> None:
    box, text_line = PassageBox("Bemærkninger"), TextLine("Titel")
    _window, other = beside(qtbot, box)
    said: list[str] = []
    box.written.connect(lambda words, _goes_on: said.append(words))
    text_line.committed.connect(said.append)
    box.show_text("Nyt fra registret")
    text_line.show_text("Nyt")
    text_line.commit()
    other.setFocus()
    assert said == []
    assert (box.toPlainText(), text_line.text()) == ("Nyt fra registret", "Nyt")


def test_a_save_never_takes_the_words_that_are_being_written_in_a_line(
    qtbot: QtBot, theme: Theme
) -> None:
    field = TextLine("Minutter", "10")
    _window, other = beside(qtbot, field)
    said: list[str] = []
    field.committed.connect(said.append)
    field.selectAll()
    type_text(field, "1")
    field.show_text("10")  # what another field saved comes back
    type_text(field, "5")
    assert field.text() == "15"
    other.setFocus()
    assert said == ["15"]
    field.setFocus()
    field.show_text("20")
    assert field.text() == "20", "nothing was being written"
    type_text(field, "x")
    field.show_text("30", afresh=True)
    assert (field.text(), field.unsaved) == ("30", False), "it is another thing's"


def test_a_box_grows_with_its_words_up_to_its_limit(qtbot: QtBot, theme: Theme) -> None:
    box = TextBox("Begrundelse", rows=1, grows_to=3)
    window, _other = beside(qtbot, box)
    heights = []
    for lines in (1, 2, 3, 9):
        box.setPlainText("\n".join("ord" for _line in range(lines)))
        QApplication.processEvents()
        heights.append(box.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    box.setPlainText("ord " * 60)
    QApplication.processEvents()
    assert box.height() == heights[2], "a long line is broken into several"
    box.setPlainText("ord " * 30)
    window.resize(900, 400)
    QApplication.processEvents()
    wide = box.height()
    window.resize(150, 400)
    qtbot.waitUntil(lambda: box.height() > wide)


def test_a_file_is_never_pasted_as_words(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "Bilag.pdf"))])
    for field in (TextBox("Bemærkninger"), TextLine("Titel")):
        window, _other = beside(qtbot, field)
        QApplication.clipboard().setMimeData(content)
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        words = field.toPlainText() if isinstance(field, TextBox) else field.text()
        assert words == ""
        assert QToolTip.text() == "En fil kan ikke sættes ind i en tekst."
        QToolTip.hideText()
        window.hide()


def test_tab_leaves_a_text_box(qtbot: QtBot, theme: Theme) -> None:
    box = TextBox("Bemærkninger")
    _window, other = beside(qtbot, box)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert box.toPlainText() == ""


def test_a_text_line_commits_on_enter_once(qtbot: QtBot, theme: Theme) -> None:
    text_line = TextLine("Titel", "Før")
    _window, other = beside(qtbot, text_line)
    said: list[str] = []
    text_line.committed.connect(said.append)
    text_line.selectAll()
    type_text(text_line, "Udskydelse")
    qtbot.keyClick(text_line, Qt.Key.Key_Return)
    other.setFocus()
    assert said == ["Udskydelse"]


def test_lamp_buttons_ask_and_do_not_change_by_themselves(qtbot: QtBot, theme: Theme) -> None:
    lamps = LampButtons(theme, "Tid")
    qtbot.addWidget(lamps)
    lamps.show_colour(Colour.GREEN)
    asked: list[object] = []
    lamps.chosen.connect(asked.append)
    buttons = lamps.findChildren(QWidget)
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert asked == [Colour.RED]
    assert lamps.colour is Colour.GREEN
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert asked == [Colour.RED, None]
    assert lamps.colour is Colour.GREEN


def test_digits_on_lamp_buttons_ask_for_their_colour(qtbot: QtBot, theme: Theme) -> None:
    lamps = LampButtons(theme, "Tid")
    qtbot.addWidget(lamps)
    asked: list[object] = []
    lamps.chosen.connect(asked.append)
    first = lamps.findChildren(QWidget)[0]
    for key in (Qt.Key.Key_2, Qt.Key.Key_0):
        qtbot.keyClick(first, key)
    assert asked == [Colour.YELLOW, None]


def name_and_role(widget: QWidget) -> tuple[str, QAccessible.Role]:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name), seen.role()


def test_controls_say_what_they_are(qtbot: QtBot, theme: Theme) -> None:
    field = TextBox("")
    box = labelled("Begrundelse", field)
    qtbot.addWidget(box)
    assert name_and_role(field) == ("Begrundelse", QAccessible.Role.EditableText)
    lamp = LampView(theme, "Tid, forrige måned")
    qtbot.addWidget(lamp)
    lamp.show_colour(Colour.YELLOW)
    assert name_and_role(lamp)[0] == "Tid, forrige måned: gul"
    trend = TrendView(theme, "Historik")
    qtbot.addWidget(trend)
    trend.show_months((Colour.GREEN, None))
    assert name_and_role(trend)[0].startswith("Historik: grøn, ")
    chip = Chip(theme, "Røde", lamp=Colour.RED)
    qtbot.addWidget(chip)
    chip.show_count(2)
    assert chip.text() == "Røde 2"
    assert name_and_role(chip)[0]


def test_user_text_is_never_markup(qtbot: QtBot, theme: Theme) -> None:
    made = label("<b>R&D</b> < 5 %")
    qtbot.addWidget(made)
    assert isinstance(made, QLabel)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_button_without_words_is_named(qtbot: QtBot, theme: Theme) -> None:
    made = button("›", name="Næste måned")
    qtbot.addWidget(made)
    assert name_and_role(made) == ("Næste måned", QAccessible.Role.Button)


def test_a_box_that_is_locked_looks_so_at_once(qtbot: QtBot, theme: Theme) -> None:
    """As it stands on the screen; a picture of the box would paint it anew."""
    box = TextBox("Redegørelse", "Planen er skredet.")
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()

    def ground() -> str:
        shown = box.screen().grabWindow(box.winId()).toImage()
        return shown.pixelColor(box.rect().bottomRight() - QPoint(15, 15)).name().upper()

    palette = theme.palette
    qtbot.waitUntil(lambda: ground() == palette.panel.upper())
    box.setReadOnly(True)
    qtbot.waitUntil(lambda: ground() == palette.page.upper())
    box.setReadOnly(False)
    qtbot.waitUntil(lambda: ground() == palette.panel.upper())


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[str] = []
    made = button("Ny")
    made.clicked.connect(lambda: pressed.append("Ny"))
    _window, _other = beside(qtbot, made)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Enter)
    assert pressed == ["Ny", "Ny"]
