"""Beneath the text for the meeting: what the project wrote, and whether it stands by our words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.two_texts import TextState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.text_facts import TextFacts
from portfolio_desktop.ui.controls import button, frame, heading, line
from portfolio_desktop.ui.panel.difference import DifferenceLabel
from portfolio_desktop.ui.panel.sections import wrapped
from portfolio_desktop.ui.theme import Theme
from portfolio_desktop.ui.tokens import SPACE_S, SPACE_XS


class MeetingText(QWidget):
    """Hidden while the text is the project's own and nobody has asked about it."""

    restoring_wished = Signal()
    """The project's words are to go to the meeting again."""
    adoption_wished = Signal()
    """The text is the project's own after all."""
    question_wished = Signal()
    answer_wished = Signal()
    withdrawal_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reported = QWidget()
        self._difference = DifferenceLabel(theme)
        self._nothing = wrapped(_("The project wrote no text."), "caption")
        self._restore = button(_("Use the project's text again"), look="link")
        self._adopt = button(_("The text is the project's own"), look="link")
        self._rule = line()
        self._words = wrapped("", "strong")
        self._ask = button(_("Ask for confirmation…"))
        self._answer = button(_("Confirmed…"), name=_("The text is confirmed…"))
        self._withdraw = button(
            _("Take back"), look="link", name=_("Take back the confirmation of the text")
        )
        for control, wish in (
            (self._restore, self.restoring_wished),
            (self._adopt, self.adoption_wished),
            (self._ask, self.question_wished),
            (self._answer, self.answer_wished),
            (self._withdraw, self.withdrawal_wished),
        ):
            control.clicked.connect(wish)
        self._lay_out()

    def _lay_out(self) -> None:
        self._lay_out_reported()
        card = frame("aside")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_S + 2, SPACE_S, SPACE_S + 2, SPACE_S)
        inside.setSpacing(SPACE_S)
        inside.addWidget(self._reported)
        inside.addWidget(self._rule)
        inside.addWidget(self._words)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._ask)
        buttons.addWidget(self._answer)
        buttons.addWidget(self._withdraw, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _lay_out_reported(self) -> None:
        column = QVBoxLayout(self._reported)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(heading(_("Reported text, and what was changed in it")))
        column.addWidget(self._difference)
        column.addWidget(self._nothing)
        for link in (self._restore, self._adopt):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self._restore, self._adopt, self._ask, self._answer, self._withdraw)

    def show_texts(self, texts: TextFacts, *, editable: bool) -> None:
        """Show what is saved now; without `editable` there is nothing to press."""
        self.setVisible(texts.changed or texts.state is not None)
        self._reported.setVisible(texts.changed)
        self._difference.show_difference(texts.difference if texts.reported else ())
        self._difference.setVisible(bool(texts.reported))
        self._nothing.setVisible(not texts.reported)
        self._rule.setVisible(texts.changed and texts.state is not None)
        self._words.setText(texts.words)
        self._words.setVisible(bool(texts.words))
        for control, shown in (
            (self._restore, texts.changed),
            (self._adopt, texts.changed),
            (self._ask, texts.state is TextState.CHANGED),
            (self._answer, texts.state in {TextState.CHANGED, TextState.AWAITED}),
            (self._withdraw, texts.state in {TextState.AWAITED, TextState.CONFIRMED}),
        ):
            control.setVisible(editable and shown)
