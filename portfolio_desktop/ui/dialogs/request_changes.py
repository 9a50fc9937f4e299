"""The part of a change request that says what changes: a line for each topic, before → after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from portfolio_desktop.domain.change_request import About, Subject, Topic
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.request_offer import Offer, offer
from portfolio_desktop.services.requested import dropped_words
from portfolio_desktop.services.requests import ChangeDraft
from portfolio_desktop.services.words import subject_word
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.controls import tool_button
from portfolio_desktop.ui.dialogs.change_line import ChangeLine


class RequestChanges(QWidget):
    """The lines that are asked for; the end date always stands first. `changed` after any word.

    `typed` is what the lines say, `drafts` leaves out what was not filled in. With `only_these`
    no line can be added to those given, nor taken away, and where there are several each can be
    refused. `today` gives the years that are offered.
    """

    changed = Signal()
    field_added = Signal(str, object)
    field_removed = Signal(str)

    def __init__(
        self,
        reader: Reader,
        project_id: str,
        drafts: Iterable[ChangeDraft],
        today: date,
        *,
        only_these: bool = False,
    ) -> None:
        super().__init__()
        self._reader = reader
        self._project = project_id
        self._today = today
        self._only_these = only_these
        self._lines: dict[Topic, ChangeLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = tool_button(_("+ Add a field"), name=_("Add a field"), look="quiet")
        self._more.setProperty("look", "link")
        self._more.setVisible(not only_these)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        end = ChangeDraft(Subject.END)
        given = {} if only_these else {end.topic: end}
        given |= {draft.topic: draft for draft in drafts}
        self._refusable = only_these and len(given) > 1
        for draft in sorted(given.values(), key=lambda draft: draft.topic.place[:2]):
            self._add(draft)

    @property
    def typed(self) -> tuple[ChangeDraft, ...]:
        return tuple(line.draft for line in self._lines.values())

    @property
    def drafts(self) -> tuple[ChangeDraft, ...]:
        return tuple(draft for draft in self.typed if draft.said)

    @property
    def refused(self) -> tuple[Topic, ...]:
        """The points that are ticked as not approved."""
        return tuple(topic for topic, line in self._lines.items() if line.refused)

    def write(self, topic: Topic, after: str) -> None:
        """Ask for this of a topic, in its line or in one that is added."""
        if topic in self._lines:
            self._lines[topic].write(after)
        else:
            self._add_by_hand(topic, after)

    def fields(self) -> dict[str, QWidget]:
        """The fields by the names that refusals use."""
        return {name: field for line in self._lines.values() for name, field in line.fields.items()}

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (*(stop for line in self._lines.values() for stop in line.stops), self._more)

    def _add(self, draft: ChangeDraft) -> None:
        line = ChangeLine(
            self._reader,
            self._project,
            draft,
            fixed=self._only_these,
            refusable=self._refusable,
            count=self._count_of_new(draft.topic),
        )
        line.changed.connect(self.changed)
        line.unwanted.connect(lambda: self._remove(draft.topic))
        self._lines[draft.topic] = line
        self._column.insertWidget(self._column.count() - 1, line)
        self._offer_rest()
        for name, field in line.fields.items():
            self.field_added.emit(name, field)

    def _count_of_new(self, topic: Topic) -> int:
        """Which of the milestones that come with the request it is."""
        return sum(bool(each.about.added) for each in self._lines) + 1 if topic.about.added else 1

    def _remove(self, topic: Topic) -> None:
        """Take a line away, with what was written in it; the cursor goes to the one before."""
        place = list(self._lines).index(topic)
        line = self._lines.pop(topic)
        for name in line.fields:
            self.field_removed.emit(name)
        before = list(self._lines.values())[max(place - 1, 0)]
        before.first.setFocus()
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._offer_rest()
        self.changed.emit()

    def _offer_rest(self) -> None:
        if self._only_these:
            return
        rest = offer(self._reader, self._project, self._lines, self._today)
        menu = QMenu(self._more)
        for subject in rest.subjects:
            self._offer(menu, subject_word(subject), Topic(subject))
        self._offer_milestones(menu, rest)
        self._offer_years(menu, rest)
        self._more.setMenu(menu)

    def _offer_milestones(self, menu: QMenu, rest: Offer) -> None:
        below = menu.addMenu(subject_word(Subject.MILESTONE))
        for choice in rest.milestones:
            self._offer(below, choice.name, choice.topic)
        if rest.droppable:
            out = below.addMenu(_("Drops out of the plan"))
            for choice in rest.droppable:
                self._offer(out, choice.name, choice.topic, dropped_words())
        if rest.milestones:
            below.addSeparator()
        new = below.addAction(_("New milestone…"))
        new.triggered.connect(lambda: self._add_by_hand(_new_milestone()))

    def _offer_years(self, menu: QMenu, rest: Offer) -> None:
        below = menu.addMenu(subject_word(Subject.YEAR_BUDGET))
        for year in rest.years:
            if not year.parties and year.whole is not None:
                self._offer(below, str(year.year), year.whole)
                continue
            parties = below.addMenu(str(year.year))
            if year.whole is not None:
                self._offer(parties, pgettext("economy", "In all"), year.whole)
            for choice in year.parties:
                self._offer(parties, choice.name, choice.topic)

    def _offer(self, menu: QMenu, words: str, topic: Topic, after: str = "") -> None:
        """An entry that adds a line, where `after` is what it is to become."""
        entry = menu.addAction(words.replace("&", "&&"))
        entry.triggered.connect(lambda _checked=False: self._add_by_hand(topic, after))

    def _add_by_hand(self, topic: Topic, after: str = "") -> None:
        self._add(ChangeDraft(topic.subject, after, topic.about))
        self._lines[topic].first.setFocus()
        self.changed.emit()


def _new_milestone() -> Topic:
    return Topic(Subject.MILESTONE, About(added=new_id()))
