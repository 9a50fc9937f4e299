"""Which moment the register is to be looked at: a day, a time, or one that it knows of."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.moments import (
    Moment,
    known_moments,
    proposed_moment,
    typed_moment,
)
from portfolio_desktop.services.typed import typed_day
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, heading, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_M

_DAY_WIDTH, _TIME_WIDTH, _WHEN_WIDTH = 150, 110, 150


class LookBackDialog(FramedDialog):
    """`moment` is what was chosen, once the dialog is accepted. `marked` is an edit that the user
    stands on: it is offered first, else the last meeting is."""

    def __init__(
        self, context: WindowContext, parent: QWidget, marked: Moment | None = None
    ) -> None:
        title = _("The register as it was")
        super().__init__(context, parent, title)
        self.resize(600, 560)
        self.moment: Moment | None = None
        self._chosen: Moment | None = None
        self._day = TextLine(_("Day"))
        self._time = TextLine(pgettext("of day", "Time"))
        self._day.setPlaceholderText(_("for instance 13.10.2023"))
        self._time.setPlaceholderText(_("whole day"))
        self._day.setFixedWidth(_DAY_WIDTH)
        self._time.setFixedWidth(_TIME_WIDTH)
        self.name_field("day", self._day)
        self.name_field("time", self._time)
        known = known_moments(context.present)
        columns: tuple[RecordColumn[Moment], ...] = (
            RecordColumn(_("What"), lambda moment: moment.known_as),
            RecordColumn(_("When"), lambda moment: moment.short, _WHEN_WIDTH),
        )
        self._model = RecordModel(columns, self)
        self._model.set_records((marked, *known) if marked is not None else known)
        self._table = RecordTable(_("Moments the register knows"), self._model)
        self._table.lay_out((0, _WHEN_WIDTH))
        self._lay_out_body()
        self._table.selectionModel().currentRowChanged.connect(lambda new, _old: self._take(new))
        self._table.activated.connect(lambda _index: self._accept_typed())
        for field in (self._day, self._time):
            field.textEdited.connect(self._forget_chosen)
        self._propose(marked or proposed_moment(context.present))
        self._day.setFocus()
        self._day.selectAll()

    def _lay_out_body(self) -> None:
        self.body.addWidget(
            label(
                _(
                    "The whole window then shows what the register held at that moment, and it can"
                    " be printed and exported as it was. Nothing can be changed meanwhile."
                ),
                wrap=True,
            )
        )
        fields = QHBoxLayout()
        fields.setSpacing(SPACE_M)
        fields.addWidget(labelled(self._day.accessibleName(), self._day))
        fields.addWidget(labelled(self._time.accessibleName(), self._time))
        fields.addStretch(1)
        self.body.addLayout(fields)
        some = bool(self._model.records)
        choose = heading(_("Or choose a moment"))
        for part in (choose, self._table):
            part.setVisible(some)
        self.body.addWidget(choose)
        self.body.addWidget(self._table, 1)
        if not some:
            self.body.addStretch(1)
        self.show_verb(_("Show"), self._accept_typed)

    def _propose(self, moment: Moment | None) -> None:
        if moment in self._model.records:
            self._table.selectRow(self._model.records.index(moment))
        else:
            self._day.setText(typed_day(self.context.present.today()))

    def _take(self, index: QModelIndex) -> None:
        """The fields say what is marked in the list."""
        if index.isValid():
            moment = self._model.records[index.row()]
            self._day.setText(typed_day(moment.day))
            self._time.setText(moment.clock)
            self._chosen = moment

    def _forget_chosen(self) -> None:
        """What is typed counts from now on."""
        self._chosen = None
        self._table.clearSelection()
        self._table.setCurrentIndex(QModelIndex())

    def _accept_typed(self) -> None:
        self.clear_fault()
        if self._chosen is None:
            try:
                day, time = self._day.text(), self._time.text()
                self._chosen = typed_moment(self.context.present, day, time)
            except RuleError as refused:
                self.show_fault(message_for(refused))
                return
        self.moment = self._chosen
        self.accept()
