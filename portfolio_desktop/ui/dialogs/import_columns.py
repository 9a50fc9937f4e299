"""Which column of the file is used as what, and changing it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.exchange.mapping import ColumnUse
from portfolio_desktop.exchange.sheet_places import column_letter
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.controls import button, heading, label
from portfolio_desktop.ui.screen_room import replace_part
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S
from portfolio_desktop.workflows.import_words import column_sentence, target_name, targets

_TITLE_WIDTH, _USE_WIDTH = 240, 230
_EXAMPLE_LETTERS = 70


class ImportColumns(QWidget):
    """A line for each column. `uses_wished` carries the uses by column index as the user wants
    them; `recognition_wished` asks to forget all that was said about them.
    """

    uses_wished = Signal(object)
    recognition_wished = Signal()

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._choices: dict[int, QComboBox] = {}
        self.remember = QCheckBox(_("Use the columns like this next time"))
        self.remember.setAccessibleName(self.remember.text())
        self.remember.setChecked(True)
        self._again = button(_("Recognise again"), look="quiet")
        self._again.clicked.connect(self.recognition_wished)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self.remember)
        foot.addStretch(1)
        foot.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def show_columns(self, uses: Sequence[ColumnUse], examples: Sequence[str]) -> None:
        """Show every column with a cell of it as an example; the scroll stays where it was, and
        so does the focus.
        """
        place = self._area.verticalScrollBar().value()
        focused = next((i for i, box in self._choices.items() if box.hasFocus()), None)
        body = QWidget()
        body.setProperty("look", "panel")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, SPACE_M, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        titles = (_("Column"), _("Heading"), _("Example"), _("Used as"), _("Note"))
        for at, title in enumerate(titles):
            grid.addWidget(heading(title), 0, at)
        self._choices = {}
        for line, (use, example) in enumerate(zip(uses, examples, strict=True), start=1):
            self._add_line(grid, line, use, example)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(len(uses) + 1, 1)
        replace_part(self._area, body)
        self._area.verticalScrollBar().setValue(place)
        if focused in self._choices:
            self._choices[focused].setFocus()

    def _add_line(self, grid: QGridLayout, line: int, use: ColumnUse, example: str) -> None:
        letter = column_letter(use.index)
        title = label(use.title or _("(no heading)"), "strong" if use.title else "caption")
        title.setWordWrap(True)
        title.setFixedWidth(_TITLE_WIDTH)
        shown = example if len(example) <= _EXAMPLE_LETTERS else example[:_EXAMPLE_LETTERS] + "…"
        choice = self._choice(use, letter)
        self._choices[use.index] = choice
        grid.addWidget(label(letter, "caption"), line, 0)
        grid.addWidget(title, line, 1)
        grid.addWidget(label(shown, "caption", wrap=True), line, 2)
        grid.addWidget(choice, line, 3)
        grid.addWidget(label(column_sentence(use.note), "caption", wrap=True), line, 4)

    def _choice(self, use: ColumnUse, letter: str) -> QComboBox:
        choice = ChoiceBox()
        choice.setAccessibleName(_("Column {letter} is used as").format(letter=letter))
        choice.setAccessibleDescription(use.title)
        choice.setFixedWidth(_USE_WIDTH)
        choice.addItem(_("– not used –"), "")
        for target in targets(self._vocabulary):
            choice.addItem(target_name(target, self._vocabulary), target)
        choice.setCurrentIndex(max(choice.findData(use.target), 0))
        choice.activated.connect(lambda _index, at=use.index: self._wish(at))
        return choice

    def _wish(self, changed: int) -> None:
        """A use belongs to one column: whoever had it before is not used any more."""
        uses = {index: str(choice.currentData()) for index, choice in self._choices.items()}
        for index, target in uses.items():
            if index != changed and target == uses[changed]:
                uses[index] = ""
        self.uses_wished.emit(uses)
