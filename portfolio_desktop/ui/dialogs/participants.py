"""The organisations and people of the register: two lists, each row with a form of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.participants import Participant, Person
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import participants, people
from portfolio_desktop.services.month_words import participant_kind_word, roll_up_word
from portfolio_desktop.services.settings import roll_up_rule, use_roll_up_rule
from portfolio_desktop.services.words import day_words
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.erasing import EraseDialog
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import ParticipantDialog, PersonDialog, pages
from portfolio_desktop.ui.pages.records import RecordColumn, RecordModel, RecordTable
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.ui.words import capital

_SIZE = (860, 600)
Kept = TypeVar("Kept", Participant, Person)


class KeptList(QWidget, Generic[Kept]):
    """A list with its verbs. Enter opens the marked row, Delete removes it."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, name: str, columns: tuple[RecordColumn[Kept], ...], new: str, erase: str = ""
    ) -> None:
        super().__init__()
        self.model: RecordModel[Kept] = RecordModel(columns, self)
        self.table = RecordTable(name, self.model)
        self.table.lay_out(tuple(column.width for column in columns))
        self.new = button(new)
        self.open = button(_("Edit…"))
        self.remove = button(_("Remove"))
        self.erase = button(erase) if erase else None
        self.setFocusProxy(self.table)
        verbs = QHBoxLayout()
        verbs.setSpacing(SPACE_S)
        for each in filter(None, (self.new, self.open, self.remove, self.erase)):
            verbs.addWidget(each)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.table, 1)
        column.addLayout(verbs)
        self.table.activated.connect(lambda _index: self._tell(self.opened.emit))
        self.open.clicked.connect(lambda: self._tell(self.opened.emit))
        self.remove.clicked.connect(lambda: self._tell(self.removed.emit))

    @property
    def marked(self) -> str:
        """The id of the marked row, "" for none."""
        place = self.table.marked()
        return self.model.records[place].id if place is not None else ""

    def show_records(self, records: tuple[Kept, ...], marked: str) -> None:
        """Show these, with the one of this id marked where it is still there."""
        place = max(self.table.marked() or 0, 0)
        self.model.set_records(records)
        places = [at for at, record in enumerate(records) if record.id == marked]
        if records:
            self.table.selectRow(places[0] if places else min(place, len(records) - 1))
        for each in filter(None, (self.open, self.remove, self.erase)):
            each.setEnabled(bool(records))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._tell(self.removed.emit)
            return
        super().keyPressEvent(event)

    def _tell(self, wish: Callable[[str], None]) -> None:
        if self.marked:
            wish(self.marked)


class ParticipantsDialog(FramedDialog):
    """Every change is saved at once and can be undone; only erasing a person cannot."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Participants and people"))
        self.resize(*_SIZE)
        self._names: dict[str, str] = {}
        self.organisations: KeptList[Participant] = KeptList(
            _("Participants"), _participant_columns(self._names), _("New participant…")
        )
        self.people: KeptList[Person] = KeptList(
            _("People"), _person_columns(self._names), _("New person…"), _("Erase for good…")
        )
        self.tabs = pages()
        self.tabs.addTab(self.organisations, _("Participants"))
        self.tabs.addTab(self.people, _("People"))
        self.body.addWidget(self.tabs, 1)
        self.body.addLayout(self._rule_row())
        close = button(_("Close"), look="primary")
        close.clicked.connect(self.accept)
        self.show_foot((), (close,))
        self._connect()
        self._show()
        first = self.organisations
        (first.table if first.model.records else first.new).setFocus()

    def _rule_row(self) -> QHBoxLayout:
        """How reports become a suggestion in projects without a rule of their own."""
        self._rule = ChoiceBox()
        caption = _("The participants' reports suggest for a project")
        self._rule.setAccessibleName(caption)
        for rule in RollUpRule:
            self._rule.addItem(roll_up_word(rule), rule.value)
        self._rule.setCurrentIndex(self._rule.findData(roll_up_rule(self.context.reader).value))
        self._rule.setEnabled(self.context.writable)
        self._rule.activated.connect(lambda _index: self._use_rule())
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(label(caption))
        row.addWidget(self._rule)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        organisations, persons = self.organisations, self.people
        organisations.new.clicked.connect(lambda: self._open_participant(""))
        organisations.opened.connect(self._open_participant)
        organisations.removed.connect(self._remove_participant)
        persons.new.clicked.connect(lambda: self._open_person(""))
        persons.opened.connect(self._open_person)
        persons.removed.connect(self._remove_person)
        if persons.erase is not None:
            persons.erase.clicked.connect(lambda: self._erase_person(persons.marked))
        for verb in (organisations.new, organisations.remove, persons.new, persons.remove):
            verb.setVisible(self.context.writable)
        if persons.erase is not None:
            persons.erase.setVisible(self.context.writable)

    def _show(self, participant: str = "", person: str = "") -> None:
        reader = self.context.reader
        found = participants.in_danish_order(reader)
        self._names |= {each.id: each.name for each in found}
        self.organisations.show_records(found, participant or self.organisations.marked)
        self.people.show_records(people.in_danish_order(reader), person or self.people.marked)

    def _open_participant(self, participant: str) -> None:
        form = ParticipantDialog(self.context, self, participant)
        if form.exec():
            self._show(participant=form.participant)

    def _open_person(self, person: str) -> None:
        form = PersonDialog(self.context, self, person)
        if form.exec():
            self._show(person=form.person)

    def _remove_participant(self, participant: str) -> None:
        register = self.context.register
        self._perform(lambda: participants.remove_participant(register, participant))

    def _remove_person(self, person: str) -> None:
        self._perform(lambda: people.remove_person(self.context.register, person))

    def _erase_person(self, person: str) -> None:
        name = people.person_draft(self.context.reader, person).name
        if not (name and self.context.writable):
            return
        if EraseDialog(self.context, self, person).exec():
            register = self.context.register
            words = _("Erasing {name} from the whole register …").format(name=name)
            self.clear_fault()
            erased = self.context.perform_to_its_end(
                words, lambda: people.erase_person(register, person)
            )
            if erased is not None:
                self._show()

    def _use_rule(self) -> None:
        rule = RollUpRule(self._rule.currentData())
        self._perform(lambda: use_roll_up_rule(self.context.register, rule))

    def _perform(self, verb: Callable[[], object]) -> None:
        self.clear_fault()
        if self.context.writable and self.context.perform(verb) is not None:
            self._show()


def _participant_columns(names: Mapping[str, str]) -> tuple[RecordColumn[Participant], ...]:
    """`names` are the participants' by id; what comes into it later is shown too."""
    return (
        RecordColumn(pgettext("party", "Name"), lambda each: each.name, 0),
        RecordColumn(_("Short name"), lambda each: each.short_name, 96),
        RecordColumn(_("Kind"), lambda each: capital(participant_kind_word(each.kind)), 110),
        RecordColumn(_("From"), lambda each: day_words(each.valid_from), 104),
        RecordColumn(_("Until"), lambda each: day_words(each.valid_to), 104),
        RecordColumn(_("Followed by"), lambda each: names.get(each.successor_id or "", ""), 0),
    )


def _person_columns(names: Mapping[str, str]) -> tuple[RecordColumn[Person], ...]:
    return (
        RecordColumn(pgettext("party", "Name"), lambda each: each.name or _("(erased)"), 0),
        RecordColumn(_("Job title"), lambda each: each.title, 180),
        RecordColumn(_("Mail"), lambda each: each.mail, 200),
        RecordColumn(_("Organisation"), lambda each: names.get(each.participant_id or "", ""), 0),
    )
