"""The two lists of the register's settings: its status dimensions and its phases."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from portfolio_desktop.domain.project import Phase
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services import dimensions, phases
from portfolio_desktop.services.dimensions import DimensionDraft
from portfolio_desktop.services.words import dimension_letter, dimension_name, phase_name
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.controls import button, label, labelled
from portfolio_desktop.ui.dialogs.settings_page import SettingsKeeper
from portfolio_desktop.ui.dialogs.settings_words import SHORT, WordField, WordKind, WordsPage
from portfolio_desktop.ui.pages.records import RecordColumn
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S

_NAME_WIDTH = 260


class DimensionsPage(WordsPage[Dimension]):
    """The status dimensions. A new one is written below the list, or taken ready-made."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper, _dimensions())
        self._name = self.text_line(_("Name of the new dimension"))
        self._name.setPlaceholderText(_("for instance Climate"))
        self._letter = self.text_line(_("Letter of the new dimension"))
        self._letter.setFixedWidth(SHORT)
        self._own_letter = False
        self._offers = QHBoxLayout()
        self._offers.setSpacing(SPACE_S)
        self._add_button = button(_("Add dimension"))
        self.below.addLayout(
            _add_row(
                (labelled(_("New dimension"), self._name), _NAME_WIDTH),
                (labelled(pgettext("dimension", "Letter"), self._letter), SHORT),
                self._add_button,
            )
        )
        self.below.addLayout(self._offers)
        self._name.textEdited.connect(self._propose_letter)
        self._letter.textEdited.connect(self._take_letter)
        for field in (self._name, self._letter):
            field.returnPressed.connect(self._add)
        self._add_button.clicked.connect(self._add)

    def show_saved(self) -> None:
        super().show_saved()
        self._show_offers(dimensions.offered_dimensions(self.keeper.context.reader))

    def unsaved(self) -> object:
        return super().unsaved(), self._name.text()

    def _propose_letter(self, name: str) -> None:
        """The letter follows the name until one is written."""
        if not self._own_letter:
            reader = self.keeper.context.reader
            self._letter.setText(dimensions.propose_letter(reader, name, active_language()))

    def _take_letter(self, letter: str) -> None:
        self._own_letter = bool(letter)

    def _add(self) -> None:
        draft = DimensionDraft.in_language(
            active_language(), self._name.text(), self._letter.text()
        )
        if self._added(draft):
            self._name.clear()
            self._letter.clear()
            self._own_letter = False
            self._name.setFocus()

    def _added(self, draft: DimensionDraft) -> bool:
        register = self.keeper.context.register
        fields = {f"name_{language}": self._name for language in Language}
        fields |= {f"letter_{language}": self._letter for language in Language}
        fields["name"] = self._name
        done = self.keeper.carry_out(lambda: dimensions.add_dimension(register, draft), fields)
        if done is not None:
            self.choose_last_in_use()
        return done is not None

    def _show_offers(self, drafts: tuple[DimensionDraft, ...]) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        if drafts:
            self._offers.addWidget(label(_("Often used:"), "caption"))
        before = self._add_button
        for draft in drafts:
            made = self._offer(draft)
            self._offers.addWidget(made)
            self.setTabOrder(before, made)
            before = made
        self._offers.addStretch(1)

    def _offer(self, draft: DimensionDraft) -> QPushButton:
        danish = active_language() is Language.DANISH
        name = draft.name_da if danish else draft.name_en
        made = button(f"+ {name}", look="link", name=_("Add {name}").format(name=name))
        made.clicked.connect(lambda _checked=False: self._added(draft))
        return made


class PhasesPage(WordsPage[Phase]):
    """The phases. A new one is written below the list."""

    def __init__(self, keeper: SettingsKeeper) -> None:
        super().__init__(keeper, _phases())
        self._name = self.text_line(_("Name of the new phase"))
        self._name.setPlaceholderText(_("for instance Closing"))
        add = button(_("Add phase"))
        self.below.addLayout(_add_row((labelled(_("New phase"), self._name), _NAME_WIDTH), add))
        self._name.returnPressed.connect(self._add)
        add.clicked.connect(self._add)

    def unsaved(self) -> object:
        return super().unsaved(), self._name.text()

    def _add(self) -> None:
        register, name = self.keeper.context.register, self._name.text()
        fields = {f"name_{language}": self._name for language in Language}
        done = self.keeper.carry_out(
            lambda: phases.add_phase(register, name, active_language()), fields
        )
        if done is not None:
            self.choose_last_in_use()
            self._name.clear()
            self._name.setFocus()


def _add_row(*parts: tuple[QWidget, int] | QPushButton) -> QHBoxLayout:
    """Fields of a given width, and the button that stands in line with them."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_M)
    for part in parts:
        if isinstance(part, QPushButton):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        else:
            part[0].setFixedWidth(part[1])
            row.addWidget(part[0])
    row.addStretch(1)
    return row


def _dimensions() -> WordKind[Dimension]:
    rename, letter = dimensions.rename_dimension, dimensions.set_dimension_letter
    danish, english = Language.DANISH, Language.ENGLISH
    return WordKind(
        title=_("Status dimensions"),
        advice=_(
            "What the projects are judged on each month, in the order of grid and report. What is "
            "taken out of use keeps its lamps and can come back."
        ),
        fields=(
            WordField(
                "name_da",
                _("Danish name"),
                lambda each: each.name_da,
                lambda register, key, text: rename(register, key, danish, text),
            ),
            WordField(
                "letter_da",
                _("Danish letter"),
                lambda each: each.letter_da,
                lambda register, key, text: letter(register, key, danish, text),
                short=True,
            ),
            WordField(
                "name_en",
                _("English name"),
                lambda each: each.name_en,
                lambda register, key, text: rename(register, key, english, text),
            ),
            WordField(
                "letter_en",
                _("English letter"),
                lambda each: each.letter_en,
                lambda register, key, text: letter(register, key, english, text),
                short=True,
            ),
        ),
        columns=(
            RecordColumn(pgettext("dimension", "Letter"), dimension_letter, SHORT),
            RecordColumn(pgettext("list", "Name"), dimension_name),
        ),
        all=Reader.dimensions,
        name=dimension_name,
        move=dimensions.move_dimension,
        retire=dimensions.retire_dimension,
        restore=dimensions.restore_dimension,
    )


def _phases() -> WordKind[Phase]:
    rename = phases.rename_phase
    return WordKind(
        title=_("Phases"),
        advice=_(
            "The phases a project goes through, in order. One that projects are in cannot be taken "
            "out of use."
        ),
        fields=(
            WordField(
                "name_da",
                _("Danish name"),
                lambda each: each.name_da,
                lambda register, key, text: rename(register, key, Language.DANISH, text),
            ),
            WordField(
                "name_en",
                _("English name"),
                lambda each: each.name_en,
                lambda register, key, text: rename(register, key, Language.ENGLISH, text),
            ),
        ),
        columns=(RecordColumn(pgettext("list", "Name"), phase_name),),
        all=Reader.phases,
        name=phase_name,
        move=phases.move_phase,
        retire=phases.retire_phase,
        restore=phases.restore_phase,
    )
