"""Short questions at the meeting: a new item, what is agreed, who leaves, and when it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from portfolio_desktop.domain.board_choices import ActionKind, ItemKind
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.actions import ActionDraft, add_action
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.item_absences import leave_from
from portfolio_desktop.services.items import ItemDraft, add_item
from portfolio_desktop.services.meeting_desk import DeskItem, MeetingDesk
from portfolio_desktop.services.meeting_holding import hold_meeting, meeting_end
from portfolio_desktop.services.meeting_lacks import lacking_words
from portfolio_desktop.services.meeting_typed import typed_clock
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.ui.choice_box import ChoiceBox
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.field_captions import date_caption
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M


class AddedItemDialog(FramedDialog):
    """A new item that came up at the meeting, behind the one that is treated; `added` is its id."""

    def __init__(
        self, context: WindowContext, parent: QWidget, desk: MeetingDesk, after: DeskItem | None
    ) -> None:
        super().__init__(context, parent, _("Add an item"))
        self._desk, self._after = desk, after
        self.added = ""
        self.show_head(_("Add an item"), desk.name)
        self.resize(520, 300)
        self._name = TextLine(_("Title"))
        self._kind = ChoiceBox()
        self._kind.setAccessibleName(_("Type of item"))
        for kind in ItemKind:
            self._kind.addItem(capital(board_word(kind)), kind)
        self.name_field("title", self._name)
        self.body.addWidget(labelled(_("Title"), self._name))
        self.body.addWidget(labelled(_("Type of item"), self._kind))
        words = _("The minutes say that the item was added at the meeting.")
        self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addStretch(1)
        self.show_verb(_("Add"), self._add)
        self._name.setFocus()
        self.guard_typed(self._name.text)

    def _add(self) -> None:
        self.clear_fault()
        register, meeting = self.context.register, self._desk.meeting.id
        after = self._after.id if self._after is not None else None
        draft = ItemDraft(self._name.text(), ItemKind(self._kind.currentData()))
        done = self.context.perform(
            lambda: add_item(register, meeting, draft, after=after, added=True)
        )
        if done is not None:
            self.added = done.id
            self.context.announce(done.change)
            self.accept()


class AgreeDialog(FramedDialog):
    """What was agreed under an item: what, who and by when. The page of follow-up has the rest."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        desk: MeetingDesk,
        item: DeskItem,
        point: str,
    ) -> None:
        super().__init__(context, parent, _("New follow-up"))
        self._begun = ActionDraft(
            meeting_id=desk.meeting.id,
            item_id=item.id,
            project_id=item.project_id or None,
            recommendation_id=point or None,
        )
        self.show_head(_("New follow-up"), item.heading)
        self.resize(620, 380)
        kinds = ((kind.value, capital(board_word(kind))) for kind in ActionKind)
        self._kind = choice(_("Kind of follow-up"), kinds, ActionKind.ACTION.value)
        self._what = TextLine(_("What is agreed"))
        self._who = TextLine(_("Who"))
        self._due = TextLine(_("Due"))
        self._due.setPlaceholderText(_("for instance 15.1.2024 or Q1 2024"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_M)
        places = (
            ("title", self._what, 0, 0, 2),
            ("owner", self._who, 1, 0, 1),
            ("due", self._due, 1, 1, 1),
            ("kind", self._kind, 2, 0, 1),
        )
        for name, field, row, column, span in places:
            self.name_field(name, field)
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        grid.addWidget(date_caption(self._due, date_rules(context.reader)), 2, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self._finish()

    def _finish(self) -> None:
        self.show_verb(_("Add"), self._add)
        self._what.setFocus()
        self.guard_typed(self._draft)

    def _draft(self) -> ActionDraft:
        return replace(
            self._begun,
            kind=ActionKind(self._kind.currentData()),
            title=self._what.text(),
            owner=self._who.text(),
            due=self._due.text(),
        )

    def _add(self) -> None:
        self.clear_fault()
        register, draft = self.context.register, self._draft()
        done = self.context.perform(lambda: add_action(register, draft))
        if done is not None:
            self.context.announce(done.change)
            self.accept()


class LeavesDialog(FramedDialog):
    """Who leaves before an item, so that this and all that follow go on without them."""

    def __init__(self, context: WindowContext, parent: QWidget, item: DeskItem) -> None:
        super().__init__(context, parent, _("Somebody leaves the meeting"))
        self._item = item
        self.show_head(_("Somebody leaves the meeting"), item.heading)
        self.resize(520, 300)
        self._who = ChoiceBox()
        self._who.setAccessibleName(_("Who leaves"))
        for person in item.people:
            self._who.addItem(person.name, person.attendance_id)
        self._reason = TextLine(_("Why"))
        self._reason.setPlaceholderText(_("for instance: left at 14.10"))
        self.name_field("attendance_id", self._who)
        self.body.addWidget(labelled(_("Who leaves"), self._who))
        self.body.addWidget(labelled(_("Why"), self._reason))
        words = _("This item and all that follow are noted as without them.")
        self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addStretch(1)
        self.show_verb(_("Note it"), self._note)
        self._who.setFocus()

    def _note(self) -> None:
        self.clear_fault()
        register, who = self.context.register, str(self._who.currentData() or "")
        reason = self._reason.text()
        done = self.context.perform(lambda: leave_from(register, self._item.id, who, reason))
        if done is not None:
            self.accept()


class EndDialog(FramedDialog):
    """When the meeting ended; from then on it is held, and its minutes are a draft."""

    def __init__(self, context: WindowContext, parent: QWidget, desk: MeetingDesk) -> None:
        super().__init__(context, parent, _("The meeting is over"))
        self._desk = desk
        self.show_head(_("The meeting is over"), desk.name)
        self.resize(520, 300)
        self._ended = TextLine(_("It ended at"), typed_clock(desk.meeting.ended_at))
        self._ended.setPlaceholderText(_("for instance 15.30"))
        self.name_field("ended_at", self._ended)
        self.body.addWidget(labelled(_("It ended at"), self._ended))
        self.body.addWidget(label(_explanation(desk), wrap=True))
        self.body.addStretch(1)
        self.show_verb(_("Save"), self._end)
        self._ended.setFocus()
        self.guard_typed(self._ended.text)

    def _end(self) -> None:
        self.clear_fault()
        register, ended = self.context.register, self._ended.text()
        meeting = self._desk.meeting.id
        possible = self.context.perform(
            lambda: meeting_end(register.reader, meeting, ended), edits=False
        )
        if possible is None or not (self._meant() and self._misses_nothing()):
            return
        if self.context.perform(lambda: hold_meeting(register, meeting, ended)) is not None:
            self.context.note_done()
            self.accept()

    def _meant(self) -> bool:
        """A meeting whose day is still to come is hardly over."""
        if not _is_ahead(self._desk, self.context.register.today()):
            return True
        question = _("The meeting is not until {day}. Is it over already?")
        return confirmed(
            self,
            question.format(day=day_words(self._desk.meeting.held_on)),
            go_on=_("It is over"),
            stay=_("Not yet"),
        )

    def _misses_nothing(self) -> bool:
        """What the minutes will lack is told once, before the meeting is over."""
        lacking = () if self._desk.held else lacking_words(self._desk, self._ended.text())
        return not lacking or confirmed(
            self,
            "\n".join(lacking),
            go_on=_("It is over"),
            stay=_("Not yet"),
            why=_("It can also be written later, until the minutes are approved."),
        )


def _is_ahead(desk: MeetingDesk, today: date) -> bool:
    day = desk.meeting.held_on
    return not desk.held and day is not None and day > today


def _explanation(desk: MeetingDesk) -> str:
    if desk.held:
        return _("The meeting is noted as held; only the time is changed.")
    return _(
        "The meeting is noted as held, and those who were invited and sent no apologies as present."
        " The minutes are begun as a draft."
    )
