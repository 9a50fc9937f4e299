"""The register's settings: each change is saved at once, told where it is refused, and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from portfolio_desktop.domain.thresholds import STATE_CRITERIA
from portfolio_desktop.services.criteria import criteria
from portfolio_desktop.services.history import history
from portfolio_desktop.services.settings import date_rules, hints_wanted
from portfolio_desktop.ui.dialogs.register_settings import RegisterSettings
from portfolio_desktop.workflows.own_forms import keep_layout, known_layouts
from tests.ui.ground import Ground, named, words_in
from tests.ui.walking import controls_of, faults_of
from tests.workflows.own_form import LAYOUT

PARTS = [
    "Registret",
    "Statusdimensioner",
    "Faser",
    "Datoer",
    "Vejledende status",
    "Egne skemaer",
    "Papirer",
]


class Settings:
    """The dialog as a user has it in front of them, open at one of its parts."""

    def __init__(self, place: Ground, part: str) -> None:
        self.place = place
        self.dialog = RegisterSettings(place.context, place.window)
        self.dialog.show()
        self.dialog.activateWindow()
        assert QTest.qWaitForWindowActive(self.dialog)
        tabs = self.dialog.findChild(QTabWidget)
        assert tabs is not None
        titles = [tabs.tabText(each) for each in range(tabs.count())]
        assert titles == PARTS
        tabs.setCurrentIndex(titles.index(part))
        QApplication.processEvents()

    def control(self, name: str) -> QWidget:
        return named(self.dialog, name)

    def write(self, name: str, text: str) -> QLineEdit:
        """Write in a field and press Enter."""
        field = self.control(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        field.insert(text)
        field.textEdited.emit(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return field

    def press(self, name: str) -> None:
        control = self.control(name)
        assert isinstance(control, QAbstractButton)
        control.click()
        QApplication.processEvents()

    def pick(self, name: str, value: int) -> None:
        choice = self.control(name)
        assert isinstance(choice, QComboBox)
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())

    def mark(self, word: str) -> None:
        table = self.table
        names = [row[0] for row in self.rows()] if len(self.rows()[0]) == 2 else []
        names = names or [row[1] for row in self.rows()]
        table.selectRow(names.index(word))
        table.setCurrentIndex(table.model().index(names.index(word), 0))

    @property
    def table(self) -> QTableView:
        (found,) = [each for each in self.dialog.findChildren(QTableView) if each.isVisible()]
        return found

    def rows(self) -> list[tuple[str, ...]]:
        model = self.table.model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def fault(self) -> str:
        return words_in(self.dialog)


@pytest.mark.parametrize("part", PARTS)
def test_every_control_is_named(place: Ground, part: str) -> None:
    settings = Settings(place, part)
    assert len(controls_of(settings.dialog)) >= (2 if part == "Egne skemaer" else 5)
    assert faults_of(settings.dialog) == []
    settings.dialog.close()


def test_the_register_gets_another_name_and_board(place: Ground) -> None:
    settings = Settings(place, "Registret")
    settings.write("Navn", "Sundheds-it")
    settings.write("Forum, som det skal stå på materialet", "Den fælles kreds")
    info = place.context.reader.info()
    assert (info.name, info.forum) == ("Sundheds-it", "Den fælles kreds")
    assert "Sundheds-it" in words_in(settings.dialog), "the head follows"
    before = place.edits()
    field = settings.write("Navn", " ")
    assert settings.dialog.isVisible()
    assert settings.dialog.focusWidget() is field
    assert field.property("look") == "fault"
    assert "Registret mangler et navn" in settings.fault
    assert place.edits() == before
    settings.write("Navn", "Sundheds-it 2")
    assert field.property("look") == ""
    assert "Registret mangler et navn" not in settings.fault
    settings.dialog.reject()
    assert not settings.dialog.isVisible()


def test_a_dimension_is_added_by_name_and_its_letter_proposed(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    name = settings.control("Navn på den nye dimension")
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Risk")
    letter = settings.control("Bogstav for den nye dimension")
    assert isinstance(letter, QLineEdit)
    assert letter.text() == "Ri", "R stands for Ressourcer"
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert settings.rows()[-1] == ("Ri", "Risk", "")
    assert settings.dialog.isVisible()
    assert settings.dialog.focusWidget() is name
    assert name.text() == letter.text() == ""
    assert named(settings.dialog, "Dansk navn").property("text") == "Risk"
    QTest.keyClicks(name, "Klima")
    letter.setText("t")
    letter.textEdited.emit("t")
    QTest.keyClick(letter, Qt.Key.Key_Return)
    assert settings.dialog.focusWidget() is letter
    assert "Tid har allerede bogstavet »t«" in settings.fault
    assert len(settings.rows()) == 5
    name.clear()
    settings.dialog.reject()


def test_ready_made_ones_are_offered_until_they_are_there(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    settings.press("Tilføj Gevinster")
    assert settings.rows()[-1] == ("G", "Gevinster", "")
    offered = [each.accessibleName() for each in controls_of(settings.dialog)]
    assert "Tilføj Gevinster" not in offered
    assert "Tilføj Kvalitet" in offered
    settings.dialog.reject()


def test_the_marked_dimension_is_renamed_moved_and_taken_out_of_use(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    settings.mark("Tid")
    settings.write("Dansk navn", "Fremdrift")
    settings.write("Dansk bogstav", "F")
    assert settings.rows()[1] == ("F", "Fremdrift", "")
    QTest.keySequence(settings.dialog, QKeySequence("Alt+Up"))
    assert [row[1] for row in settings.rows()][:2] == ["Fremdrift", "Leverancer"]
    assert not settings.control("Flyt op").isEnabled()
    settings.press("Flyt ned")
    settings.press("Flyt ned")
    assert [row[1] for row in settings.rows()] == [
        "Leverancer",
        "Økonomi",
        "Fremdrift",
        "Ressourcer",
    ]
    settings.press("Tag ud af brug")
    assert settings.rows()[-1] == ("F", "Fremdrift", "ude af brug")
    assert named(settings.dialog, "Dansk navn").property("text") == "Fremdrift", "still marked"
    assert not settings.control("Flyt ned").isEnabled()
    settings.press("Tag i brug igen")
    assert settings.rows()[2] == ("F", "Fremdrift", "")
    settings.dialog.reject()


def test_what_was_refused_stays_in_its_field_and_is_asked_about(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    settings.mark("Tid")
    field = settings.write("Dansk navn", "Økonomi")
    assert "»Økonomi« findes allerede" in settings.fault
    assert field.text() == "Økonomi"
    asked: list[str] = []

    def answer() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        (discard,) = [each for each in question.buttons() if each.text() == "Kassér"]
        discard.click()

    QTimer.singleShot(0, answer)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["Kassér det, du har skrevet?"]
    assert not settings.dialog.isVisible()
    assert [each.name_da for each in place.context.reader.dimensions()][1] == "Tid"


def test_another_row_is_not_chosen_while_a_name_is_refused(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    settings.mark("Tid")
    field = settings.write("Dansk navn", "Økonomi")
    corner = settings.table.visualRect(settings.table.model().index(0, 1)).center()
    QTest.mouseClick(
        settings.table.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        corner,
    )
    QApplication.processEvents()
    assert settings.table.currentIndex().row() == 1
    assert [each.row() for each in settings.table.selectionModel().selectedRows()] == [1]
    assert field.text() == "Økonomi"
    settings.press("Flyt ned")
    assert [row[1] for row in settings.rows()][1] == "Tid"
    settings.write("Dansk navn", "Fremdrift")
    assert settings.rows()[1] == ("T", "Fremdrift", "")
    settings.dialog.reject()
    assert not settings.dialog.isVisible()


def test_everything_done_here_is_undone_from_here_and_nothing_before_it(place: Ground) -> None:
    first = Settings(place, "Statusdimensioner")
    first.press("Tilføj Gevinster")
    first.dialog.reject()
    settings = Settings(place, "Statusdimensioner")
    assert not settings.control("Fortryd").isEnabled()
    settings.press("Tilføj Risici")
    settings.mark("Tid")
    settings.press("Tag ud af brug")
    settings.press("Fortryd: statusdimensionen tid taget ud af brug")
    assert settings.rows()[1] == ("T", "Tid", "")
    QTest.keySequence(settings.dialog, QKeySequence(QKeySequence.StandardKey.Undo))
    QApplication.processEvents()
    assert [row[1] for row in settings.rows()][4:] == ["Gevinster"]
    assert not settings.control("Fortryd").isEnabled()
    settings.dialog.reject()


def test_a_phase_is_added_and_one_in_use_stays(place: Ground) -> None:
    settings = Settings(place, "Faser")
    settings.write("Navn på den nye fase", "Afslutning")
    assert settings.rows()[-1] == ("Afslutning", "")
    settings.mark("Gennemførelse")
    settings.press("Tag ud af brug")
    assert "3 projekter er i denne fase: 16-5, 17-1, 19-2." in settings.fault
    assert settings.rows()[3] == ("Gennemførelse", "")
    settings.mark("Idé")
    settings.press("Tag ud af brug")
    assert settings.rows()[-1] == ("Idé", "ude af brug")
    assert history(place.register)[0].sentence == "Fasen idé taget ud af brug"
    settings.dialog.reject()


def test_what_ultimo_means_is_chosen_and_brought_back(place: Ground) -> None:
    settings = Settings(place, "Datoer")
    usual = date_rules(place.context.reader)
    assert not settings.control("Brug den sædvanlige betydning").isEnabled()
    settings.pick("Månedens ultimo begynder på dag", 20)
    settings.pick("Årets ultimo begynder med", 11)
    rules = date_rules(place.context.reader)
    assert (rules.late_from_day, rules.late_from_month) == (20, 11)
    settings.pick("Årets primo slutter med", 6)
    assert "skal følge efter hinanden" in settings.fault
    assert date_rules(place.context.reader) == rules
    settings.pick("Årets primo slutter med", 4)
    assert date_rules(place.context.reader).early_until_month == 4
    settings.press("Brug den sædvanlige betydning")
    assert date_rules(place.context.reader) == usual
    settings.dialog.reject()


def test_hints_are_switched_off(place: Ground) -> None:
    settings = Settings(place, "Vejledende status")
    switch = settings.dialog.findChild(QCheckBox)
    assert isinstance(switch, QCheckBox)
    assert switch.text() == "Vis vejledende status"
    assert switch.isChecked()
    switch.click()
    assert not hints_wanted(place.context.reader)
    settings.press("Fortryd: vejledende status slået fra")
    assert switch.isChecked()
    settings.dialog.reject()


def test_an_own_form_is_renamed_and_forgotten(place: Ground) -> None:
    empty = Settings(place, "Egne skemaer")
    assert "kender ingen af jeres egne skemaer endnu" in words_in(empty.dialog)
    empty.dialog.reject()
    keep_layout(place.register, LAYOUT)
    settings = Settings(place, "Egne skemaer")
    assert "10 svar" in words_in(settings.dialog)
    assert faults_of(settings.dialog) == []
    settings.write("Navn på skemaet »Kredsens skema«", "  Regionens  skema ")
    (layout,) = known_layouts(place.context.reader)
    assert (layout.name, layout.places) == ("Regionens skema", LAYOUT.places)
    settings.write("Navn på skemaet »Regionens skema«", "")
    assert settings.dialog.fault.startswith("Skemaet skal have et navn på højst 80 tegn.")
    settings.write("Navn på skemaet »Regionens skema«", "Regionens skema")
    settings.press("Glem skemaet »Regionens skema«")
    assert known_layouts(place.context.reader) == ()
    settings.press("Fortryd: skemaet »Regionens skema« glemt")
    assert [each.name for each in known_layouts(place.context.reader)] == ["Regionens skema"]
    settings.dialog.reject()


def test_the_criteria_are_the_organisations_own(place: Ground) -> None:
    settings = Settings(place, "Vejledende status")
    settings.write("Hvad kriterierne hedder", "Kredsens kriterier")
    settings.write("Tid: rød over så mange måneder", "6")
    settings.write("Økonomi: rød over beløbet", "2,5 mio. kr.")
    now = criteria(place.context.reader)
    assert (now.name, now.red_above_months, now.red_above_ore) == (
        "Kredsens kriterier",
        6,
        250_000_000,
    )
    assert "mere end 6 måneder efter den godkendte plan" in words_in(settings.dialog)
    before = place.edits()
    field = settings.write("Tid: gul fra så mange måneder", "halvanden")
    assert field.property("look") == "fault"
    assert "»halvanden« er ikke et helt tal" in settings.fault
    assert place.edits() == before
    settings.write("Tid: gul fra så mange måneder", "7")
    assert "Rød skal komme efter gul" in settings.fault
    settings.press("Brug de kriterier, der følger med programmet")
    assert criteria(place.context.reader) == STATE_CRITERIA
    settings.dialog.reject()


def test_the_settings_open_with_the_cursor_in_the_first_field(place: Ground) -> None:
    settings = Settings(place, "Registret")
    focus = settings.dialog.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Navn"
    settings.dialog.reject()


def test_tab_goes_through_a_part_as_it_is_read(place: Ground) -> None:
    settings = Settings(place, "Statusdimensioner")
    settings.table.setFocus()
    met = []
    for _step in range(11):
        focus = settings.dialog.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert met == [
        "Statusdimensioner",
        "Dansk navn",
        "Dansk bogstav",
        "Engelsk navn",
        "Engelsk bogstav",
        "Flyt ned",
        "Tag ud af brug",
        "Navn på den nye dimension",
        "Bogstav for den nye dimension",
        "Tilføj dimension",
        "Tilføj Gevinster",
    ]
    settings.dialog.reject()
