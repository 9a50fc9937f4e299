"""The texts of an item: summary, recommendation in numbered points, case and consequences."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.meetings import Item
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.ui.case_text import CaseTextBox, CaseTextField
from portfolio_desktop.ui.controls import TextLine, heading, labelled
from portfolio_desktop.ui.points_box import PointsBox
from portfolio_desktop.ui.tokens import SPACE_M

POINTS, EXPECTED = "recommendation", "expected"
"""The parts that are no case text: the numbered points, and one line for the chair."""
Box: TypeAlias = CaseTextBox | PointsBox


class ItemTexts(QWidget):
    """`written(part, words, goes_on)` asks for a text to be saved; `unsaved_changed` follows
    `unsaved`. `expected` is one line, for the chair alone."""

    written = Signal(str, str, bool)
    unsaved_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._saved: dict[str, str] = {}
        self.expected = TextLine(_("Expected decision"))
        self._fields = {
            "summary": CaseTextField(_("Summary"), rows=2),
            "case_text": CaseTextField(_("Case"), rows=6, grows_to=40),
            "time_consequence": CaseTextField(
                pgettext("consequence", "Time"), name=_("Consequences for time"), rows=2
            ),
            "cost_consequence": CaseTextField(
                pgettext("consequence", "Economy"), name=_("Consequences for the economy"), rows=2
            ),
            "risk_consequence": CaseTextField(
                pgettext("consequence", "Risks"), name=_("Consequences for risks"), rows=2
            ),
        }
        self.points = PointsBox(_("Recommendation"))
        self._lay_out()
        self.boxes: dict[str, Box] = {
            **{part: field.box for part, field in self._fields.items()},
            POINTS: self.points,
        }
        for part, box in self.boxes.items():
            box.written.connect(
                lambda words, goes_on, name=part: self.written.emit(name, words, goes_on)
            )
            box.unsaved_changed.connect(self.unsaved_changed)
        self.expected.committed.connect(lambda words: self.written.emit(EXPECTED, words, False))
        self.expected.textChanged.connect(lambda _text: self.unsaved_changed.emit())
        self.expected.editingFinished.connect(self.unsaved_changed)  # after it was committed

    def _lay_out(self) -> None:
        consequences = QHBoxLayout()
        consequences.setSpacing(SPACE_M)
        for part in ("time_consequence", "cost_consequence", "risk_consequence"):
            consequences.addWidget(self._fields[part], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._fields["summary"])
        column.addWidget(
            labelled(_("Recommendation: it is recommended that the board"), self.points)
        )
        column.addWidget(self._fields["case_text"])
        column.addWidget(heading(_("Consequences for")))
        column.addLayout(consequences)
        column.addWidget(labelled(_("For the chair: the expected decision"), self.expected))

    @property
    def unsaved(self) -> bool:
        """Whether words here are not in the file."""
        return self.expected.unsaved or any(box.unsaved for box in self.boxes.values())

    def show_item(self, item: Item, points: str, *, editable: bool, afresh: bool) -> None:
        """Show what is saved now; `afresh` where it is another item."""
        self._saved = {
            **{part: str(getattr(item, part)) for part in (*self._fields, EXPECTED)},
            POINTS: points,
        }
        for field in self._fields.values():
            field.set_read_only(not editable)
        self.points.setReadOnly(not editable)
        for part, box in self.boxes.items():
            box.show_text(self._saved[part], afresh=afresh)
        self.expected.setReadOnly(not editable)
        self.expected.show_text(self._saved[EXPECTED], afresh=afresh)

    def named(self, part: str) -> str:
        """What the field of a text is called."""
        field = self.expected if part == EXPECTED else self.boxes[part]
        return field.accessibleName()

    def save(self) -> None:
        """Ask for everything that is not in the file yet to be saved."""
        for box in self.boxes.values():
            box.save()
        self.expected.commit()

    def keep_writing(self) -> None:
        """Saving failed: leave what was written in place, to be tried again."""
        for part, box in self.boxes.items():
            box.expect_saved(self._saved.get(part, ""))
        self.expected.expect_saved(self._saved.get(EXPECTED, ""))
