"""The boards: their usual place and times, their deadlines, and what their agendas are made of."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.domain.agenda_template import TemplateLine
from portfolio_desktop.domain.board_choices import ItemSource
from portfolio_desktop.domain.meeting_days import MeetingDay
from portfolio_desktop.environment.texts import Language, _, pgettext
from portfolio_desktop.services.agenda_wishes import standing_title
from portfolio_desktop.services.forums import (
    ForumDraft,
    add_forum,
    agenda_language,
    agenda_template,
    all_forums,
    edit_forum,
    forum_draft,
    new_forum_draft,
    remove_forum,
    set_forum_active,
)
from portfolio_desktop.services.meeting_days import meeting_day_name
from portfolio_desktop.services.meeting_typed import LONGEST_MINUTES, count, typed_count
from portfolio_desktop.services.typed import line
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, button, heading, label, labelled, tick
from portfolio_desktop.ui.dialogs.frame import FramedDialog
from portfolio_desktop.ui.dialogs.participant_forms import choice
from portfolio_desktop.ui.tokens import SPACE_L, SPACE_M, SPACE_S

_BELOW = Qt.AlignmentFlag.AlignBottom


def language_word(language: Language) -> str:
    danish = language is Language.DANISH
    return pgettext("language", "Danish") if danish else pgettext("language", "English")


class ForumsDialog(FramedDialog):
    """One board at a time; each is kept by “Save” in one edit."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Boards"))
        self.resize(960, 620)
        self._shown = ""
        self.forum = choice(_("Board to show"), (), "")
        self.lines = _lines()
        languages = ((each.value, language_word(each)) for each in Language)
        self.language = choice(_("Language of the agendas"), languages, "")
        self.template = TemplateForm()
        self._state = label("", "caption")
        self._retire = button(_("Take out of use"))
        self._remove = button(_("Remove"))
        self._fill_body()
        for name, field in self.lines.items():
            self.name_field(name, field)
        self._offer()
        self.forum.activated.connect(lambda _at: self._choose())
        self._show()

    def _fill_body(self) -> None:
        lines = self.lines
        above = QHBoxLayout()
        above.addWidget(labelled(_("Show"), self.forum), 2)
        above.addWidget(self._state, 3)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_M)
        places = (
            ("name", 0, 0, 3),
            ("short_name", 0, 3, 1),
            ("place", 1, 0, 2),
            ("starts", 1, 2, 1),
            ("ends", 1, 3, 1),
            ("points_days", 3, 0, 1),
            ("material_days", 3, 1, 1),
            ("issue_days", 3, 2, 1),
            ("minutes_days", 3, 3, 1),
        )
        days = _("Working days before the meeting (the minutes: after it); empty for none")
        grid.addWidget(heading(days), 2, 0, 1, 4)
        for name, row, column, span in places:
            field = lines[name]
            grid.addWidget(labelled(field.accessibleName(), field), row, column, 1, span)
        grid.addWidget(labelled(_("Language of the agendas"), self.language), 4, 0, 1, 2)
        spoken = _("What “Fill the agenda” writes is in this language, whatever the screen speaks.")
        grid.addWidget(label(spoken, "caption", wrap=True), 4, 2, 1, 2, _BELOW)
        left = QVBoxLayout()
        left.setSpacing(SPACE_M)
        left.addLayout(above)
        left.addLayout(grid)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(SPACE_L)
        both.addLayout(left, 3)
        both.addWidget(self.template, 2)
        self.body.addLayout(both, 1)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        keep = button(_("Save"), look="primary")
        keep.clicked.connect(self._keep)
        self._retire.clicked.connect(self._turn_active)
        self._remove.clicked.connect(self._take_away)
        self.show_foot((self._retire, self._remove), (close, keep))

    def _offer(self) -> None:
        self.forum.clear()
        for each in all_forums(self.context.reader):
            self.forum.addItem(each.name, each.id)
        self.forum.addItem(_("New board…"), "")
        self._shown = self.forum.itemData(0)

    def _choose(self) -> None:
        """Another board; what was typed for the one before is asked about."""
        wanted = self.forum.currentData()
        if wanted != self._shown and self.gives_up_typed():
            self._shown = wanted
            self._show()
        else:
            self.forum.setCurrentIndex(self.forum.findData(self._shown))

    def _show(self) -> None:
        reader, shown = self.context.reader, self._shown
        draft = forum_draft(reader, shown) if shown else new_forum_draft(reader)
        for name, field in self.lines.items():
            field.show_text(getattr(draft, name), afresh=True)
        self.template.show_lines(agenda_template(reader, shown or None))
        spoken = agenda_language(reader, shown or None)
        self.language.setCurrentIndex(self.language.findData(spoken.value))
        self.forum.setCurrentIndex(self.forum.findData(shown))
        active = all(each.active for each in all_forums(reader) if each.id == shown)
        self._state.setText("" if active else _("Out of use"))
        self._retire.setText(_("Take out of use") if active else _("Take into use again"))
        for made in (self._retire, self._remove):
            made.setEnabled(bool(shown))
        self.lines["name"].setFocus()
        self.guard_typed(self._as_typed)

    def _as_typed(self) -> object:
        return self.draft(), self.template.typed(), self.language.currentData()

    def draft(self) -> ForumDraft:
        typed = {name: field.text() for name, field in self.lines.items()}
        return ForumDraft(**typed, language=self.language.currentData())

    def _keep(self) -> None:
        self.clear_fault()
        context, draft = self.context, self.draft()
        register, shown = context.register, self._shown
        if shown:
            kept = context.perform(
                lambda: edit_forum(register, shown, draft, self.template.lines())
            )
            made = shown if kept is not None else ""
        else:
            added = context.perform(lambda: add_forum(register, draft, self.template.lines()))
            if added is not None:
                context.announce(added.change)
            made = added.id if added is not None else ""
        if made:
            self._offer()
            self._shown = made
            self._show()

    def _turn_active(self) -> None:
        register, shown = self.context.register, self._shown
        active = any(each.active for each in all_forums(self.context.reader) if each.id == shown)
        if self.context.perform(lambda: set_forum_active(register, shown, not active)) is not None:
            self._show()

    def _take_away(self) -> None:
        self.clear_fault()
        register, shown = self.context.register, self._shown
        if self.context.perform(lambda: remove_forum(register, shown)) is not None:
            self._offer()
            self._show()


OWN_HEADED = (
    ItemSource.AGENDA,
    ItemSource.ANNOUNCEMENTS,
    ItemSource.PORTFOLIO,
    ItemSource.FOLLOW_UP,
    ItemSource.NEXT_MEETING,
    ItemSource.OTHER_BUSINESS,
)
"""Items that a board may head as it likes; the others are named after what they are about."""


class _TemplateRow(NamedTuple):
    """One kind of item: whether it is wanted, its heading where that can be chosen, its time."""

    wanted: QCheckBox
    heading: TextLine | None
    minutes: TextLine

    @property
    def typed(self) -> tuple[bool, str, str]:
        own = self.heading.text() if self.heading is not None else ""
        return self.wanted.isChecked(), own, self.minutes.text()


class TemplateForm(QWidget):
    """Which items a board's agendas are made of, what they are headed, and how long each takes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[TemplateLine, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        head = QHBoxLayout()
        head.addWidget(heading(_("The agenda fills itself with")), 1)
        head.addWidget(heading(_("Minutes")))
        column.addLayout(head)
        column.addLayout(self._grid)
        own = _("A heading of your own can be written in the field; empty is the usual one.")
        column.addWidget(label(own, "caption", wrap=True))
        column.addStretch(1)
        self._rows: dict[ItemSource, _TemplateRow] = {}

    def show_lines(self, lines: tuple[TemplateLine, ...]) -> None:
        """Show a board's template; the rows are made once."""
        self._lines = lines
        for place, each in enumerate(lines):
            if each.source not in self._rows:
                self._rows[each.source] = self._make_row(each.source, place)
            row = self._rows[each.source]
            row.wanted.setChecked(each.wanted)
            row.minutes.show_text(typed_count(each.minutes), afresh=True)
            if row.heading is not None:
                row.heading.show_text(each.title, afresh=True)

    def _make_row(self, source: ItemSource, place: int) -> _TemplateRow:
        name = standing_title(source)
        minutes = TextLine(_("Minutes for {item}").format(item=name))
        minutes.setFixedWidth(64)
        self._grid.addWidget(minutes, place, 2)
        if source not in OWN_HEADED:
            box = tick(name)
            self._grid.addWidget(box, place, 0, 1, 2)
            return _TemplateRow(box, None, minutes)
        box = tick("")
        box.setAccessibleName(name)
        own = TextLine(_("Heading instead of “{item}”").format(item=name))
        own.setPlaceholderText(name)
        self._grid.addWidget(box, place, 0)
        self._grid.addWidget(own, place, 1)
        return _TemplateRow(box, own, minutes)

    def typed(self) -> object:
        """What stands here, to be compared."""
        return [row.typed for row in self._rows.values()]

    def lines(self) -> tuple[TemplateLine, ...]:
        """The template as it stands; a RuleError where minutes are no number."""
        return tuple(self._line(each) for each in self._lines)

    def _line(self, before: TemplateLine) -> TemplateLine:
        wanted, own, minutes = self._rows[before.source].typed
        title = line(own) if before.source in OWN_HEADED else before.title
        return TemplateLine(
            before.source, wanted, title, count(minutes, "minutes", LONGEST_MINUTES)
        )


def _lines() -> dict[str, TextLine]:
    return {
        "name": TextLine(_("Name of the board")),
        "short_name": TextLine(_("Short name of the board")),
        "place": TextLine(_("Usual place")),
        "starts": TextLine(_("Usually starts at")),
        "ends": TextLine(_("Usually ends at")),
        "points_days": TextLine(meeting_day_name(MeetingDay.POINTS)),
        "material_days": TextLine(meeting_day_name(MeetingDay.MATERIAL)),
        "issue_days": TextLine(meeting_day_name(MeetingDay.ISSUE)),
        "minutes_days": TextLine(meeting_day_name(MeetingDay.MINUTES)),
    }
