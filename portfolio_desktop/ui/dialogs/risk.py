"""A risk or an issue: how grave it is, who has it, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from portfolio_desktop.domain.risk_rules import LEAST, MOST, level_of
from portfolio_desktop.domain.risks import RiskKind, RiskResponse, Trend
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.follow_words import (
    consequence_word,
    level_word,
    probability_word,
    trend_words,
)
from portfolio_desktop.services.project_names import name_of, project_named
from portfolio_desktop.services.risks import (
    RiskDraft,
    add_risk,
    edit_risk,
    new_risk_draft,
    risk_draft,
)
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextBox, TextLine, label
from portfolio_desktop.ui.dialogs.closure_fold import ClosureFold
from portfolio_desktop.ui.dialogs.named_fields import project_line
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.dialogs.row_form import RowForm
from portfolio_desktop.ui.words import capital

_SIZE = (760, 620)


class RiskDialog(RowForm):
    """Asks for a risk's facts; `project` is whose a new one is, "" where it is yet to be said."""

    def __init__(
        self, context: WindowContext, parent: QWidget, risk: str = "", *, project: str = ""
    ) -> None:
        title = _("Edit risk or issue") if risk else _("New risk or issue")
        super().__init__(context, parent, title, risk, columns=4)
        reader = context.reader
        self._before = (
            risk_draft(reader, risk)
            if risk
            else new_risk_draft(reader, project, context.register.today())
        )
        self.resize(*_SIZE)
        self._make_fields(self._before)
        self._lay_out_fields()
        whose = name_of(reader, self._before.project_id)
        parts = (self._before.number, whose if risk else "")
        self.show_head(title, " · ".join(part for part in parts if part))
        self.finish(_("Save") if risk else _("Add"), self._keep, self._draft)
        (self._title_line if self._before.project_id else self._project).setFocus()

    def _make_fields(self, draft: RiskDraft) -> None:
        self._project = project_line(self.context.reader, draft.project_id)
        self._project.setReadOnly(bool(self.row))
        kinds = ((kind.value, capital(board_word(kind))) for kind in RiskKind)
        self._kind = choice(_("Risk or issue"), kinds, draft.kind.value)
        self._raised = TextLine(_("Raised on"), draft.raised_on)
        self._title_line = TextLine(_("What may happen, or has happened"), draft.title)
        self._probability = _grades(_("Probability"), probability_word, draft.probability)
        self._consequence = _grades(_("Consequence"), consequence_word, draft.consequence)
        self._level = label("", "strong")
        self._owner = TextLine(_("Owner of the risk"), draft.owner)
        self._owner.setPlaceholderText(_("name or role"))
        unsaid = ("", pgettext("choice", "Not stated"))
        trends = ((each.value, trend_words(each)) for each in Trend)
        self._trend = choice(_("Trend"), (unsaid, *trends), draft.trend or "")
        responses = ((each.value, capital(board_word(each))) for each in RiskResponse)
        self._response = choice(_("Response"), (unsaid, *responses), draft.response or "")
        self._handling = TextBox(_("What is done"), draft.response_note, rows=2)
        self._description = TextBox(_("Description"), draft.description, rows=3)
        self._fold = ClosureFold(draft.closure)
        self._fold.unfolded.connect(self.make_room)
        for box in (self._probability, self._consequence):
            box.currentIndexChanged.connect(lambda _at: self._show_level())
        self._show_level()

    def _lay_out_fields(self) -> None:
        self.place("project_id", self._project, 0, 0, 2)
        self.place("kind", self._kind, 0, 2)
        self.place("raised_on", self._raised, 0, 3)
        self.place("title", self._title_line, 1, 0, 4)
        self.place("probability", self._probability, 2, 0)
        self.place("consequence", self._consequence, 2, 1)
        self.place("trend", self._trend, 2, 2)
        self.place("response", self._response, 2, 3)
        self.add(self._level, 3)
        self.place("owner", self._owner, 4, 0, 2)
        self.place("response_note", self._handling, 5, 0, 4)
        self.place("description", self._description, 6, 0, 4)
        self.name_field("closed_reason", self._fold.reason)
        self.name_field("open_heading", self._fold.heading)
        self.body.addStretch(1)
        self.body.addWidget(self._fold)

    def _show_level(self) -> None:
        """What the two grades make: "Risikotal 4 × 5 = 20: høj"."""
        first, second = self._probability.currentData(), self._consequence.currentData()
        if not first or not second:
            self._level.setText(_("The risk is not assessed until both are chosen."))
            return
        points = int(first) * int(second)
        words = _("Risk number {first} × {second} = {points}: {level}").format(
            first=first, second=second, points=points, level=level_word(level_of(points))
        )
        self._level.setText(words)

    def _draft(self) -> RiskDraft:
        """As it is written; the project is read once it is saved."""
        response, trend = self._response.currentData(), self._trend.currentData()
        return replace(
            self._before,
            project_id=self._project.text(),
            kind=RiskKind(self._kind.currentData()),
            title=self._title_line.text(),
            description=self._description.raw_text(),
            probability=self._probability.currentData(),
            consequence=self._consequence.currentData(),
            owner=self._owner.text(),
            response=RiskResponse(response) if response else None,
            response_note=self._handling.raw_text(),
            trend=Trend(trend) if trend else None,
            raised_on=self._raised.text(),
            closure=self._fold.closure(),
        )

    def _keep(self) -> None:
        register, reader = self.context.register, self.context.reader

        def read() -> RiskDraft:
            return replace(self._draft(), project_id=self._project_id(reader))

        self.keep_row(
            lambda: add_risk(register, read()), lambda: edit_risk(register, self.row, read())
        )

    def _project_id(self, reader: Reader) -> str:
        return self._before.project_id if self.row else required_project(reader, self._project)


def required_project(reader: Reader, line: TextLine) -> str:
    """The project that is written in the line; a RuleError where none is."""
    found = project_named(reader, line.text())
    if found is None:
        raise refuse("concern_project_missing", "project_id")
    return found


def _grades(name: str, word: Callable[[int], str], chosen: str) -> QComboBox:
    entries = [(str(grade), f"{grade} {word(grade)}") for grade in range(LEAST, MOST + 1)]
    return choice(name, [("", _("Not assessed")), *entries], chosen)
