"""The forms of one organisation and of one person."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.month_words import participant_kind_word
from portfolio_desktop.services.participants import (
    ParticipantDraft,
    add_participant,
    edit_participant,
    in_danish_order,
    kind_of_name,
    participant_draft,
)
from portfolio_desktop.services.people import PersonDraft, add_person, edit_person, person_draft
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine
from portfolio_desktop.ui.dialogs.row_form import RowForm
from portfolio_desktop.ui.field_captions import mail_caption
from portfolio_desktop.ui.words import capital

_SIZE = (560, 360)


class ParticipantDialog(RowForm):
    """Asks for an organisation's facts; `participant` is the one that was saved, `name` what a new
    one is called. Its kind follows from the name until it is chosen."""

    def __init__(
        self, context: WindowContext, parent: QWidget, participant: str = "", *, name: str = ""
    ) -> None:
        title = _("Edit participant") if participant else _("New participant")
        super().__init__(context, parent, title, participant)
        self.resize(*_SIZE)
        reader = context.reader
        draft = (
            participant_draft(reader, participant)
            if participant
            else ParticipantDraft(name, kind=kind_of_name(name))
        )
        self._name = TextLine(pgettext("party", "Name"), draft.name)
        self._short = TextLine(_("Short name"), draft.short_name)
        kinds = ((kind.value, capital(participant_kind_word(kind))) for kind in ParticipantKind)
        self._kind = choice(_("Kind"), kinds, draft.kind.value)
        if not participant:
            self._propose_kind()
        self._from = TextLine(_("Takes part from"), draft.valid_from)
        self._to = TextLine(_("Takes part until"), draft.valid_to)
        for field in (self._from, self._to):
            field.setPlaceholderText(_("for instance 1.1.2027; empty for always"))
        others = [
            (each.id, each.name) for each in in_danish_order(reader) if each.id != participant
        ]
        self._successor = choice(
            _("Followed by"), [("", _("Nobody")), *others], draft.successor_id or ""
        )
        self.place("name", self._name, 0, 0)
        self.place("short_name", self._short, 0, 1)
        self.place("kind", self._kind, 1, 0)
        self.place("valid_from", self._from, 2, 0)
        self.place("valid_to", self._to, 2, 1)
        self.place("successor_id", self._successor, 1, 1)
        self.body.addStretch(1)
        self.finish(_("Save"), self._keep, self._draft)
        self._name.setFocus()

    def _propose_kind(self) -> None:
        """A kind by the name while that is written, and no longer once one has been chosen."""
        chosen: list[int] = []

        def propose(name: str) -> None:
            if not chosen:
                self._kind.setCurrentIndex(self._kind.findData(kind_of_name(name).value))

        self._name.textChanged.connect(propose)
        self._kind.activated.connect(chosen.append)

    @property
    def participant(self) -> str:
        return self.row

    def _draft(self) -> ParticipantDraft:
        return ParticipantDraft(
            self._name.text(),
            self._short.text(),
            ParticipantKind(self._kind.currentData()),
            self._from.text(),
            self._to.text(),
            self._successor.currentData() or None,
        )

    def _keep(self) -> None:
        register, draft = self.context.register, self._draft()
        self.keep_row(
            lambda: add_participant(register, draft),
            lambda: edit_participant(register, self.row, draft),
        )


class PersonDialog(RowForm):
    """Asks for a person's name, title, mail and organisation, and nothing more."""

    def __init__(self, context: WindowContext, parent: QWidget, person: str = "") -> None:
        title = _("Edit person") if person else _("New person")
        super().__init__(context, parent, title, person)
        self.resize(*_SIZE)
        reader = context.reader
        draft = person_draft(reader, person) if person else PersonDraft()
        self._name = TextLine(pgettext("party", "Name"), draft.name)
        self._title_line = TextLine(_("Job title"), draft.title)
        self._mail = TextLine(_("Mail"), draft.mail)
        others = [(each.id, each.name) for each in in_danish_order(reader)]
        self._organisation = choice(
            _("Organisation"),
            [("", pgettext("organisation", "None")), *others],
            draft.participant_id or "",
        )
        self.place("name", self._name, 0, 0)
        self.place("title", self._title_line, 0, 1)
        self.place("mail", self._mail, 1, 0)
        self.place("participant_id", self._organisation, 1, 1)
        self.add(mail_caption(self._mail), 2)
        self.body.addStretch(1)
        self.finish(_("Save"), self._keep, self._draft)
        self._name.setFocus()

    @property
    def person(self) -> str:
        return self.row

    def _draft(self) -> PersonDraft:
        return PersonDraft(
            self._name.text(),
            self._title_line.text(),
            self._mail.text(),
            self._organisation.currentData() or None,
        )

    def _keep(self) -> None:
        register, draft = self.context.register, self._draft()
        self.keep_row(
            lambda: add_person(register, draft),
            lambda: edit_person(register, self.row, draft),
        )


def pages() -> QTabWidget:
    """An empty row of pages, each behind its tab."""
    made = QTabWidget()
    made.setDocumentMode(True)
    made.tabBar().setDrawBase(False)
    return made


def choice(name: str, entries: Iterable[tuple[str, str]], chosen: str) -> QComboBox:
    """A list to choose from; an entry that is no longer offered is added, never dropped."""
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    for value, words in entries:
        made.addItem(words, value)
    index = made.findData(chosen)
    if index < 0:
        made.addItem(chosen, chosen)
        index = made.count() - 1
    made.setCurrentIndex(index)
    return made
