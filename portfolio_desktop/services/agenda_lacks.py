"""What the papers of a meeting lack or have too much, told before they are sent. Nothing of it
prevents that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from portfolio_desktop.domain.meetings import (
    Attendance,
    Item,
    ItemKind,
    ItemSource,
    Meeting,
    Recommendation,
)
from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_values import AgendaItem
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.meeting_order import agenda_period, meetings_left_open
from portfolio_desktop.services.meeting_rules import items_of, meeting_of
from portfolio_desktop.services.pack_numbers import long_day
from portfolio_desktop.services.pack_parts import Part, SheetsOf
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.services.words import capital, period_words
from portfolio_desktop.storage.reader import Reader


def lacks_of(
    reader: Reader, wish: AgendaWish, printed: Collection[AgendaItem]
) -> tuple[PaperFinding, ...]:
    """One each: a month that was not opened, earlier meetings that nobody has marked, that
    nobody takes part, that the items are left out, chosen projects of which the open edition has no
    sheet, the items to be decided that recommend nothing, those about projects that are escalated
    no longer, and in the open edition closed ones about open projects. `printed` are the items in
    the papers.
    """
    meeting = meeting_of(reader, wish.meeting_id)
    months = (*_of_an_earlier_month(reader, meeting), *_left_open(reader, meeting))
    nobody = [PaperFinding(words) for words in _nobody(reader, wish)]
    left_out = [PaperFinding(words) for words in _left_out(wish)]
    if wish.minutes:
        return (*nobody, *left_out)
    about = [*(PaperFinding(words) for words in months), *nobody, *left_out]
    about += _without_sheet(reader, wish)
    if not wish.choice.has(Part.ITEMS):
        return (*about, *_unread_annexes(wish, printed))
    shown = {each.id for each in printed}
    numbered = [each for each in items_of(reader, wish.meeting_id) if each[1].id in shown]
    return (
        *about,
        *_without_recommendation(reader, numbered),
        *_escalated_no_longer(numbered, printed),
        *_about_open_projects(reader, wish, numbered),
        *_unread_annexes(wish, printed),
    )


def _of_an_earlier_month(reader: Reader, meeting: Meeting) -> Iterator[str]:
    """A meeting sees the month before it, once that is opened."""
    if meeting.held_on is None:
        return
    due, shown = Period.of(meeting.held_on).previous, agenda_period(reader, meeting)
    if shown == due and due not in reader.periods():
        yield _("{month} is not opened").format(month=capital(period_words(due)))
    elif shown != due:
        words = _("{month} is not opened: the status in the papers is that of {shown}")
        yield words.format(month=capital(period_words(due)), shown=period_words(shown))


def _left_open(reader: Reader, meeting: Meeting) -> Iterator[str]:
    for each in meetings_left_open(reader, meeting):
        if each.held_on is not None:
            words = _("The meeting on {day} is marked neither as held nor as cancelled")
            yield words.format(day=long_day(each.held_on))


def _nobody(reader: Reader, wish: AgendaWish) -> Iterator[str]:
    if not reader.board.rows(Attendance, meeting_id=[wish.meeting_id]):
        yield _("The meeting has no participants")


def _left_out(wish: AgendaWish) -> Iterator[str]:
    if not wish.choice.has(Part.ITEMS):
        yield _("The agenda's items are not in the papers")


def _without_sheet(reader: Reader, wish: AgendaWish) -> Iterator[PaperFinding]:
    """Projects that were chosen one by one and are closed: told by number, for a closed one's name
    may be, too."""
    choice = wish.choice
    if not (wish.open_only and choice.has(Part.SHEETS) and choice.sheets is SheetsOf.CHOSEN):
        return
    closed = reader.projects(reader.closed_projects() & set(choice.projects))
    for project in sorted(closed, key=lambda each: (number_key(each.number), each.id)):
        words = _("{project} is closed and has no project sheet in the open edition")
        called = project.number or project.open_heading or project.name
        yield PaperFinding(words.format(project=called), "", project.id)


def _without_recommendation(
    reader: Reader, numbered: Iterable[tuple[int, Item]]
) -> Iterator[PaperFinding]:
    deciding = [(number, item) for number, item in numbered if item.kind is ItemKind.DECISION]
    points = reader.board.rows(Recommendation, item_id=[item.id for _number, item in deciding])
    recommending = {each.item_id for each in points if each.text.strip()}
    for number, item in deciding:
        if item.id not in recommending:
            words = _("Item {number}, {title}: no recommendation")
            yield PaperFinding(words.format(number=number, title=_title(item)), item.id)


def _escalated_no_longer(
    numbered: Iterable[tuple[int, Item]], printed: Iterable[AgendaItem]
) -> Iterator[PaperFinding]:
    """Items that were put there for a project that is, or was, red or had turned yellow."""
    standing = {
        each.id
        for each in printed
        if each.closed or (each.escalation is not None and not each.escalation.settled)
    }
    for number, item in numbered:
        if item.source is ItemSource.ESCALATION and item.id not in standing:
            words = _("Item {number}, {title}: the project is escalated no longer")
            yield PaperFinding(words.format(number=number, title=_title(item)), item.id)


def _about_open_projects(
    reader: Reader, wish: AgendaWish, numbered: Iterable[tuple[int, Item]]
) -> Iterator[PaperFinding]:
    """Who closes an item may not think of the project it is about: that is told of elsewhere."""
    if not wish.open_only or not (wish.choice.status or wish.choice.has(Part.SHEETS)):
        return
    shut = [each for each in numbered if each[1].closed and each[1].project_id is not None]
    ids = {item.project_id or "" for _number, item in shut} - reader.closed_projects()
    opened = {each.id: each for each in reader.projects(ids)}
    words = _(
        "Item {number} is closed, but not its project {project}: its lamps, remarks and risks stand"
        " in the open edition"
    )
    for number, item in shut:
        project = opened.get(item.project_id or "")
        if project is not None:
            sentence = words.format(number=number, project=f"{project.number} {project.name}")
            yield PaperFinding(sentence, item_id=item.id, project_id=project.id)


def _unread_annexes(wish: AgendaWish, printed: Iterable[AgendaItem]) -> Iterator[PaperFinding]:
    """Texts of the register are searched for what is closed (`closed_mentions`), files are not."""
    annexed = any(each.annexes for each in printed if not each.closed)
    if wish.open_only and annexed and wish.choice.has(Part.ANNEXES):
        words = _("What the annexes say has not been searched for what is closed: look at them")
        yield PaperFinding(words)


def _title(item: Item) -> str:
    return item.title.strip() or capital(board_word(item.source))
